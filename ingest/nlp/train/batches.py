"""Documents as tensors: chunks of varying length, batches of similar length, streams that can be resumed."""

import random
from dataclasses import dataclass, field, replace

import torch

from corpus import Document
from pieces import CAPS, CLS, DIGITS, INITIAL, LOWER, MASK, MAX_PIECES, OTHER, SEP, Pieces, case_of, chunks, cut

IGNORE = -100


@dataclass
class Encoded:
    """One sentence (or part of an overlong one): pieces and cases of each word, targets by layer."""

    words: list[str]
    pieces: list[list[int]]
    cases: list[int]
    targets: dict[str, list]
    size: int
    offset: int = 0  # index of its first word in the document


@dataclass
class Batch:
    ids: torch.Tensor  # [chunks, pieces]
    cases: torch.Tensor
    first: torch.Tensor  # [words] index of the word's first piece in the flattened batch
    sentences: list[tuple[int, int]]  # word ranges
    targets: dict[str, torch.Tensor]  # [words]
    documents: list[tuple[int, int, object]] = field(default_factory=list)  # (first word, end word, document's coreference)


def encode(doc: Document, pieces: Pieces, index: dict[str, dict[str, int]]) -> list[Encoded]:
    out, offset = [], 0
    for s in doc.sentences:
        ids = pieces.sentence(s.words)
        for a, b in cut([len(p) for p in ids]):
            targets = {}
            for layer, values in s.layers.items():
                values = values[a:b]
                if layer == "head":  # arcs that leave the part are unknown
                    values = [v if v == 0 else v - a if a < v <= b else IGNORE for v in values]
                elif layer == "factuality":
                    values = [float("nan") if v is None else v for v in values]
                elif layer in index:
                    values = [index[layer].get(v, IGNORE) if v is not None else IGNORE for v in values]
                else:
                    continue
                targets[layer] = values
            out.append(Encoded(s.words[a:b], ids[a:b], [case_of(w) for w in s.words[a:b]], targets, sum(map(len, ids[a:b])), offset + a))
        offset += len(s.words)
    return out


def recase(cases: list[int], how: str) -> list[int]:
    """The case classes that the same words have in a headline or without capitals."""
    if how == "caps":
        return [c if c in (DIGITS, OTHER) else CAPS for c in cases]
    if how == "lower":
        return [c if c in (DIGITS, OTHER) else LOWER for c in cases]
    if how == "title":
        return [INITIAL if c == LOWER else c for c in cases]
    return cases


def collate(groups: list[list[Encoded]], how: list[str] | None = None) -> Batch:
    """One chunk for each group of sentences."""
    width = max(2 + sum(s.size for s in g) + len(g) - 1 for g in groups)
    ids, cases = torch.zeros(len(groups), width, dtype=torch.long), torch.zeros(len(groups), width, dtype=torch.long)
    first, bounds = [], []
    layers = {k: (float("nan") if k == "factuality" else IGNORE) for g in groups for s in g for k in s.targets}
    targets: dict[str, list] = {k: [] for k in layers}
    for row, group in enumerate(groups):
        i, c = [CLS], [0]
        for s in group:
            bounds.append((len(first), len(first) + len(s.words)))
            for p, case in zip(s.pieces, recase(s.cases, how[row] if how else "")):
                first.append(row * width + len(i))
                i += p
                c += [case] * len(p)
            i.append(SEP)
            c.append(0)
            for k, missing in layers.items():
                targets[k] += s.targets.get(k, [missing] * len(s.words))
        ids[row, : len(i)] = torch.tensor(i)
        cases[row, : len(c)] = torch.tensor(c)
    tensors = {k: torch.tensor(v, dtype=torch.float if k == "factuality" else torch.long) for k, v in targets.items()}
    return Batch(ids, cases, torch.tensor(first), bounds, tensors)


class Stream:
    """Endless batches of one corpus. Every pass shuffles documents and cuts them anew; to resume, draw as often again."""

    def __init__(self, docs: list[list[Encoded]], seed: int, size: int, whole: list | None = None, masked: float = 0.0):
        """docs: encoded documents; size: pieces a batch; whole: the documents' coreference, which keeps documents together;
        masked: share of the words whose pieces are hidden."""
        self.docs, self.size, self.whole, self.masked = docs, size, whole, masked
        self.rng = random.Random(seed)
        self.queue: list = []
        self.passes = 0

    def groups(self, doc: list[Encoded], short: bool) -> list[list[Encoded]]:
        limit = self.rng.randint(32, MAX_PIECES) if short else MAX_PIECES
        shift = self.rng.randint(0, min(3, len(doc) - 1)) if short else 0
        sizes = [s.size for s in doc]
        parts = ([list(range(shift))] if shift else []) + [[i + shift for i in g] for g in chunks(sizes[shift:], limit)]
        parts = [g for part in parts for g in ([part] if sum(sizes[i] + 1 for i in part) < MAX_PIECES else [[i] for i in part])]
        return [[doc[i] for i in g] for g in parts]

    def style(self) -> str:
        x = self.rng.random()
        return "caps" if x < 0.02 else "lower" if x < 0.04 else "title" if x < 0.06 else ""

    def hide(self, s: Encoded) -> Encoded:
        """The sentence with some words masked: what is left of them is their case and what stands around them."""
        if not self.masked:
            return s
        return replace(s, pieces=[[MASK] * len(p) if self.rng.random() < self.masked else p for p in s.pieces])

    def refill(self) -> None:
        self.passes += 1
        order = list(range(len(self.docs)))
        self.rng.shuffle(order)
        if self.whole is not None:
            batch, used = [], 0
            for d in order:
                n = sum(s.size for s in self.docs[d])
                if batch and used + n > self.size * 1.3:
                    self.queue.append(batch)
                    batch, used = [], 0
                batch.append(d)
                used += n
            self.queue.append(batch)
        else:
            # A third of the documents is cut into shorter windows.
            parts = [g for d in order if self.docs[d] for g in self.groups(self.docs[d], self.rng.random() < 0.33)]
            parts.sort(key=lambda g: sum(s.size + 1 for s in g) + self.rng.random() * 12)
            batch, out = [], []
            for g in parts:
                n = max(sum(s.size + 1 for s in g), 1) + 1
                if batch and n * (len(batch) + 1) > self.size:
                    out.append(batch)
                    batch = []
                batch.append(g)
            out.append(batch)
            self.rng.shuffle(out)
            self.queue = out
        self.queue.reverse()

    def restart(self, size: int) -> None:
        """Goes on with batches of another size; the rest of the pass is dropped."""
        self.size, self.queue = size, []

    def draw(self):
        if not self.queue:
            self.refill()
        item = self.queue.pop()
        if self.whole is None:
            return [[self.hide(s) for s in g] for g in item], [self.style() for _ in item]
        short = self.rng.random() < 0.33
        return [(d, self.groups(self.docs[d], short)) for d in item], None

    def next(self, parts: int = 1) -> list[Batch]:
        """The next batch, in about as many parts as asked for; whole documents stay in one part."""
        item, how = self.draw()
        if self.whole is None:
            n = -(-len(item) // parts)
            return [collate(item[i : i + n], how[i : i + n]) for i in range(0, len(item), n)]
        out = []
        for d, groups in item:
            batch = collate(groups)
            batch.documents.append((0, len(batch.first), self.whole[d]))
            out.append(batch)
        return out
