"""Coreference over mention heads: features of pairs, the training loss, linking, and spans from heads."""

from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional as F

from corpus import Document, Span
from model import COREF_ROWS

WINDOW = 120  # antecedents looked at
BLOCK = 64
CANDIDATE = -1.5  # mention logit above which a word is a candidate while training
# Children of a head that are no part of its mention.
OUTSIDE = frozenset(
    ["case", "cc", "conj", "punct", "mark", "cop", "aux", "nsubj", "csubj", "advcl", "parataxis", "discourse", "dislocated",
     "ccomp", "vocative", "expl", "reparandum", "orphan", "list", "dep"]
)


@dataclass
class Words:
    """What the features need of a document's words."""

    sentence: np.ndarray  # [n] number of the sentence
    kind: np.ndarray  # 0 name, 1 pronoun, 2 other
    form: np.ndarray  # id of the lower-cased word
    name: np.ndarray  # id into names, 0 none
    names: list[frozenset]
    parent: np.ndarray  # index of the head in the document, -1 root
    chain: np.ndarray | None = None  # id of the chain of the mention that the word heads, -1 none; only where annotated


def words_of(sentences: list[tuple[list[str], list[str], list[int]]]) -> Words:
    """From (words, tags, heads) of each sentence; heads count from 1, 0 is the root."""
    forms: dict[str, int] = {}
    names: list[frozenset] = [frozenset()]
    known: dict[frozenset, int] = {names[0]: 0}
    sent, kind, form, name, parent = [], [], [], [], []
    for number, (words, tags, heads) in enumerate(sentences):
        base = len(sent)
        low = [w.lower() for w in words]
        i = 0
        run = [0] * len(words)
        while i < len(words):
            j = i
            while j < len(words) and tags[j] == "PROPN":
                j += 1
            if j > i:
                key = frozenset(low[i:j])
                if key not in known:
                    known[key] = len(names)
                    names.append(key)
                run[i:j] = [known[key]] * (j - i)
            i = max(j, i + 1)
        sent += [number] * len(words)
        kind += [0 if t == "PROPN" else 1 if t == "PRON" else 2 for t in tags]
        form += [forms.setdefault(w, len(forms)) for w in low]
        name += run
        parent += [base + h - 1 if h > 0 else -1 for h in heads]
    return Words(*(np.array(x, dtype=np.int64) for x in (sent, kind, form, name)), names, np.array(parent, dtype=np.int64))


def annotated(doc: Document) -> Words | None:
    """The features of a document with gold trees and chains."""
    if doc.chains is None:
        return None
    words = words_of([(s.words, s.layers["upos"], s.layers["head"]) for s in doc.sentences])
    starts = np.cumsum([0] + [len(s.words) for s in doc.sentences])
    words.chain = np.full(len(words.sentence), -1)
    for number, chain in enumerate(doc.chains):
        # Of nested mentions with one head the longer one is met later and wins; both are nearly always one chain.
        for s, a, b in sorted(chain, key=lambda m: m[2] - m[1]):
            words.chain[starts[s] + head_of(doc.sentences[s].layers["head"], a, b)] = number
    return words


def head_of(heads: list[int], start: int, end: int) -> int:
    """The first word of the span whose head lies outside it."""
    return next((i for i in range(start, end) if not start < heads[i] <= end), start)


def span_of(heads: list[int], rels: list[str], tags: list[str], head: int) -> tuple[int, int]:
    """The mention that a word heads: its subtree without the children in OUTSIDE, as far as it is contiguous.

    A verb is a mention by itself; a possessor includes its ’s (a case that follows).
    """
    if tags[head] in ("VERB", "AUX"):
        return head, head + 1
    n = len(heads)
    inside = [False] * n
    inside[head] = True
    changed = True
    while changed:
        changed = False
        for i in range(n):
            h = heads[i] - 1
            out = h == head and rels[i] in OUTSIDE and not (rels[i] == "case" and i > head)
            if not inside[i] and h >= 0 and inside[h] and not out:
                inside[i] = changed = True
    # Punctuation and what hangs outside splits the subtree: keep the run around the head.
    a, b = head, head + 1
    while a > 0 and (inside[a - 1] or (rels[a - 1] == "punct" and a > 1 and inside[a - 2])):
        a -= 1
    while b < n and (inside[b] or (rels[b] == "punct" and b + 1 < n and inside[b + 1])):
        b += 1
    return a, b


def bucket(x: np.ndarray, edges: list[int]) -> np.ndarray:
    return np.searchsorted(edges, x, side="right")


def features(words: Words, ana: np.ndarray, ante: np.ndarray, order: np.ndarray) -> np.ndarray:
    """Rows of the feature table for pairs of words; order: rank of each word among the mention heads. Gives [pairs, 6]."""
    out = np.empty((len(ana), 6), dtype=np.int64)
    out[:, 0] = bucket(words.sentence[ana] - words.sentence[ante], [1, 2, 3, 4, 5, 8, 16, 32])
    out[:, 1] = 9 + bucket(order[ana] - order[ante], [2, 3, 4, 5, 8, 16, 32, 64])
    out[:, 2] = 18 + 3 * words.kind[ana] + words.kind[ante]
    out[:, 3] = 27 + (words.form[ana] == words.form[ante])
    a, b = words.name[ana], words.name[ante]
    relation = np.where((a == 0) & (b == 0), 0, np.where((a == 0) | (b == 0), 1, np.where(a == b, 3, 2)))
    for i in np.nonzero((relation == 2))[0]:
        x, y = words.names[a[i]], words.names[b[i]]
        if x & y:
            relation[i] = 4 if x <= y or y <= x else 5
    out[:, 4] = 29 + relation
    out[:, 5] = 35
    for i in np.nonzero(words.sentence[ana] == words.sentence[ante])[0]:
        x, y = ana[i], ante[i]
        out[i, 5] = 35 + (1 if under(words.parent, y, x) else 2 if under(words.parent, x, y) else 3 if words.parent[x] == words.parent[y] else 0)
    return out


def under(parent: np.ndarray, low: int, high: int) -> bool:
    """Whether high is among the ancestors of low."""
    for _ in range(len(parent)):
        low = parent[low]
        if low < 0:
            return False
        if low == high:
            return True
    return False


def pairs(heads: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Indices into heads of every (anaphor, antecedent) within the window."""
    n = len(heads)
    i, j = np.tril_indices(n, -1)
    near = i - j <= WINDOW
    return i[near], j[near]


def score(model, h: torch.Tensor, words: Words, heads: np.ndarray) -> torch.Tensor:
    """Antecedent scores [heads, heads], -inf where none is allowed, and the dummy in the last column."""
    n = len(heads)
    i, j = pairs(heads)
    order = np.zeros(len(words.sentence), dtype=np.int64)
    order[heads] = np.arange(n)
    feats = torch.from_numpy(features(words, heads[i], heads[j], order))
    marks = torch.zeros(n, n, COREF_ROWS)
    ti, tj = torch.from_numpy(i), torch.from_numpy(j)
    marks[ti[:, None], tj[:, None], feats] = 1
    allowed = torch.zeros(n, n, dtype=torch.bool)
    allowed[ti, tj] = True
    h = h[torch.from_numpy(heads)]
    rows = []
    for a in range(0, n, BLOCK):  # a band of the square, in blocks: gathering single pairs is far slower
        b, left = min(n, a + BLOCK), max(0, a - WINDOW)
        part = model.coref.block(h[a:b], h[left:b], marks[a:b, left:b]).masked_fill(~allowed[a:b, left:b], float("-inf"))
        rows.append(F.pad(part, (left, n - b), value=float("-inf")))
    return torch.cat([torch.cat(rows), h.new_zeros(n, 1)], 1)


def loss(model, h: torch.Tensor, mention: torch.Tensor, words: Words) -> torch.Tensor:
    """Negative log-likelihood of the right antecedents, summed over candidates and divided by their number."""
    gold = words.chain >= 0
    candidates = np.nonzero(gold | (mention.detach().float().numpy() > CANDIDATE))[0]
    if len(candidates) > 500:
        candidates = candidates[:500]
    if len(candidates) < 2:
        return h.sum() * 0
    scores = score(model, h, words, candidates)
    chain = torch.from_numpy(words.chain[candidates])
    same = (chain[:, None] == chain[None, :]) & (chain >= 0)[:, None] & torch.isfinite(scores[:, :-1])
    right = torch.cat([same, ~same.any(1, keepdim=True)], 1)
    good = scores.masked_fill(~right, float("-inf")).logsumexp(1)
    return (scores.logsumexp(1) - good).mean()


def link(model, h: torch.Tensor, mention: torch.Tensor, words: Words, threshold: float) -> list[list[int]]:
    """Chains as word indices of the document."""
    heads = np.nonzero(mention.float().numpy() > threshold)[0]
    if len(heads) < 2:
        return []
    best = score(model, h, words, heads).argmax(1).tolist()
    chain_of: dict[int, list[int]] = {}
    chains: list[list[int]] = []
    for i, j in enumerate(best):
        if j == len(heads):
            continue
        if j not in chain_of:
            chain_of[j] = [j]
            chains.append(chain_of[j])
        chain_of[j].append(i)
        chain_of[i] = chain_of[j]
    return [[int(heads[k]) for k in chain] for chain in chains]


def mention_loss(logit: torch.Tensor, words: Words) -> torch.Tensor:
    return F.binary_cross_entropy_with_logits(logit.float(), torch.from_numpy((words.chain >= 0).astype(np.float32)))


def spans(doc_sentences: list[tuple[list[int], list[str], list[str]]], chains: list[list[int]]) -> list[list[Span]]:
    """Chains of word indices as chains of spans; (heads, relations, tags) of each sentence."""
    where = [(s, i) for s, (heads, _, _) in enumerate(doc_sentences) for i in range(len(heads))]
    out = []
    for chain in chains:
        mentions = set()
        for w in chain:
            s, i = where[w]
            a, b = span_of(*doc_sentences[s], i)
            mentions.add((s, a, b))
        if len(mentions) > 1:
            out.append(sorted(mentions))
    return sorted(out)
