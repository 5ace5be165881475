"""Every dev score of a model.

    python evaluate.py --base DIR --corpora DIR MODEL [--out scores.json] [--sample N]

MODEL is a checkpoint (.pt, float32) or a weight file (its int8 matrices are dequantized, so the loss by packing shows).
"""

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import torch

import coref
import decode
import export
import read_events
import read_names
import read_quotes
import read_ud
from batches import Encoded, collate, encode
from corpus import Document, spans_of
from model import Model
from pieces import Pieces, chunks
from score import F1, CoNLL

THRESHOLDS = {"mention": -1.0, "ner": 0.0, "trigger": 0.0, "event": 0.0, "source": 0.0, "cue": 0.0, "content": 0.0}


def load(path: Path) -> tuple[Model, dict[str, float]]:
    if path.suffix == ".pt":
        state = torch.load(path, weights_only=False)
        model = Model(state["labels"])
        model.load_state_dict(state["model"])
        return model.eval(), THRESHOLDS
    model, header = export.read(path)
    return model, {**THRESHOLDS, **header["config"]["thresholds"]}


class Reader:
    """Runs the network over documents in chunks, several of like length at once."""

    def __init__(self, model: Model, pieces: Pieces, bf16: bool = False):
        self.model, self.pieces, self.bf16 = model, pieces, bf16
        self.known: dict[str, tuple[list[Encoded], torch.Tensor]] = {}

    def parts(self, doc: Document) -> list[Encoded]:
        return encode(doc, self.pieces, {})

    def vectors(self, doc: Document) -> tuple[list[Encoded], torch.Tensor]:
        """The sentences (overlong ones in parts) and the vectors of all words; remembered by the document's name."""
        if doc.name in self.known:
            return self.known[doc.name]
        sents = self.parts(doc)
        groups = [[sents[i] for i in g] for g in chunks([s.size for s in sents])]
        out = []
        for i in range(0, len(groups), 8):
            batch = collate(groups[i : i + 8])
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=self.bf16):
                x = self.model.encode(batch.ids, batch.cases)
            out.append(x.reshape(-1, x.shape[-1])[batch.first].float())
        self.known[doc.name] = (sents, torch.cat(out))
        return self.known[doc.name]

    def trees(self, sents: list[Encoded], h: torch.Tensor) -> list[tuple[list[int], list[str]]]:
        out, at = [], 0
        for s in sents:
            n = len(s.words)
            with torch.no_grad():
                arcs, p, q = self.model.tree(h[None, at : at + n])
                heads = decode.tree(arcs[0].numpy().astype(np.float64))
                scores = self.model.relations(p[0], q[0][heads])
            root = self.model.labels["rel"].index("root")
            scores[:, root] = -1e9
            rels = [self.model.labels["rel"][i] for i in scores.argmax(1).tolist()]
            out.append((heads, ["root" if g == 0 else r for g, r in zip(heads, rels)]))
            at += n
        return out

    def logits(self, name: str, h: torch.Tensor, bias: float = 0.0) -> np.ndarray:
        """Scores of a head; bias is added to O, its first label."""
        with torch.no_grad():
            out = self.model.head[name](h).numpy().astype(np.float64)
        if bias:
            out[:, 0] += bias
        return out

    def tags(self, name: str, h: torch.Tensor) -> list[str]:
        return [self.model.labels[name][i] for i in self.logits(name, h).argmax(1)]

    def spans(self, name: str, sents: list[Encoded], h: torch.Tensor, bias: float = 0.0) -> list[list[str]]:
        """BIO labels of each sentence under their grammar."""
        labels, scores = self.model.labels[name], self.logits(name, h, bias)
        mask, out, at = decode.bio_mask(labels), [], 0
        for s in sents:
            out.append(decode.viterbi(scores[at : at + len(s.words)], labels, mask))
            at += len(s.words)
        return out


def flat(doc: Document, layer: str) -> list:
    return [x for s in doc.sentences for x in s.layers[layer]]


def names(reader: Reader, docs: list[Document], types: set[str], merge: dict[str, str], bias: float = 0.0) -> dict[str, F1]:
    """Exact spans of the types, after merge renames predicted ones."""
    out: dict[str, F1] = defaultdict(F1)
    for n, doc in enumerate(docs):
        sents, h = reader.vectors(doc)
        said = spans_of([x for s in reader.spans("ner", sents, h, bias) for x in s])
        true = spans_of([x or "O" for x in flat(doc, "ner")])
        said_ = {(a, b, merge.get(k, k)) for a, b, k in said}
        for k in sorted(types):
            out[k].add({x for x in said_ if x[2] == k}, {x for x in set(true) if x[2] == k})
        out["all"].add({x for x in said_ if x[2] in types}, {x for x in true if x[2] in types})
    return out


def syntax(reader: Reader, docs: list[Document]) -> dict[str, float]:
    count: Counter = Counter()
    for doc in docs:
        sents, h = reader.vectors(doc)
        trees = reader.trees(sents, h)
        tags, edits = reader.tags("upos", h), reader.tags("lemma", h)
        heads = [g + s.offset if g else 0 for s, (hs, _) in zip(sents, trees) for g in hs]
        rels = [r for _, rs in trees for r in rs]
        gold_heads, at = [], 0
        for s in doc.sentences:
            gold_heads += [g + at if g else 0 for g in s.layers["head"]]
            at += len(s.words)
        words = [w for s in doc.sentences for w in s.words]
        for i, (t, g, r, e) in enumerate(zip(flat(doc, "upos"), gold_heads, flat(doc, "rel"), flat(doc, "lemma"))):
            count["words"] += 1
            count["upos"] += t == tags[i]
            count["uas"] += g == heads[i]
            count["las"] += g == heads[i] and r == rels[i]
            count["lemma"] += e is None or read_ud.apply_script(words[i], edits[i]) == read_ud.apply_script(words[i], e)
    return {k: count[k] / count["words"] for k in ("upos", "lemma", "uas", "las")}


def quotes(reader: Reader, docs: list[Document], thresholds: dict[str, float]) -> dict[str, dict[str, F1]]:
    out = {k: {"token": F1(), "span": F1()} for k in ("source", "cue", "content")}
    for doc in docs:
        sents, h = reader.vectors(doc)
        for k, scores in out.items():
            said = [x for s in reader.spans(k, sents, h, thresholds[k]) for x in s]
            true = flat(doc, k)
            scores["token"].add({i for i, x in enumerate(said) if x != "O"}, {i for i, x in enumerate(true) if x != "O"})
            scores["span"].add(set(spans_of(said)), set(spans_of(true)))
    return out


def runs(labels: list[str]) -> set[tuple[int, int, str]]:
    """Runs of one label other than O."""
    out, start = set(), 0
    for i in range(1, len(labels) + 1):
        if i == len(labels) or labels[i] != labels[start]:
            if labels[start] != "O":
                out.add((start, i, labels[start]))
            start = i
    return out


def triggers(reader: Reader, docs: list[Document], bias: float) -> dict[str, F1]:
    out = {"identification": F1(), "with kind": F1()}
    for doc in docs:
        sents, h = reader.vectors(doc)
        scores = reader.logits("trigger", h, bias)
        said = runs([reader.model.labels["trigger"][i] for i in scores.argmax(1)])
        true = {(a, b, flat(doc, "trigger")[a]) for a, b, _ in spans_of(flat(doc, "span"))}
        out["identification"].add({x[:2] for x in said}, {x[:2] for x in true})
        out["with kind"].add(said, true)
    return out


def events(reader: Reader, docs: list[Document], bias: float) -> F1:
    out = F1()
    for doc in docs:
        _, h = reader.vectors(doc)
        said, true = reader.logits("event", h, bias).argmax(1), flat(doc, "event")
        known = [i for i, x in enumerate(true) if x is not None]
        out.add({i for i in known if said[i]}, {i for i in known if true[i] == "E"})
    return out


def factuality(reader: Reader, docs: list[Document]) -> float:
    said, true = [], []
    for doc in docs:
        if not any("factuality" in s.layers for s in doc.sentences):
            continue
        _, h = reader.vectors(doc)
        got = reader.logits("factuality", h)[:, 0]
        gold = [x for s in doc.sentences for x in s.layers.get("factuality", [None] * len(s.words))]
        pairs = [(g, got[i]) for i, g in enumerate(gold) if g is not None]
        true += [a for a, _ in pairs]
        said += [b for _, b in pairs]
    return float(np.corrcoef(true, said)[0, 1]) if true else 0.0


def coreference(reader: Reader, docs: list[Document], threshold: float) -> CoNLL:
    """Own mentions, own tags and trees, on gold words and sentences."""
    out = CoNLL()
    for doc in docs:
        if doc.chains is None:
            continue
        sents, h = reader.vectors(doc)
        trees, tags = reader.trees(sents, h), reader.tags("upos", h)
        words = coref.words_of([(s.words, tags[s.offset : s.offset + len(s.words)], heads) for s, (heads, _) in zip(sents, trees)])
        with torch.no_grad():
            mention = reader.model.head["mention"](h).squeeze(-1)
            chains = coref.link(reader.model, h, mention, words, threshold)
        parsed = [(*t, tags[s.offset : s.offset + len(s.words)]) for s, t in zip(sents, trees)]
        out.add(coref.spans(parsed, chains), doc.chains)
    return out


def everything(reader: Reader, corpora: Path, thresholds: dict[str, float], sample: int = 0) -> dict[str, object]:
    """All scores, by name; sample > 0 looks at every n-th document only."""
    def some(docs):
        return docs[::sample] if sample else docs

    out: dict[str, object] = {}
    for label, docs, types, merge in (
        ("worldwide dev", some(read_names.worldwide(corpora, "dev")), {"PER", "ORG", "LOC"}, {}),
        ("worldwide dev, all types", some(read_names.worldwide(corpora, "dev")), {"PER", "ORG", "LOC", "FAC", "NORP", "DATE", "MONEY", "PRODUCT", "MISC"}, {}),
        ("CrossNER politics dev", some(read_names.crossner(corpora, "dev")), {"PER", "ORG", "LOC"}, {}),
        ("UNER EWT dev", some(read_names.uner(corpora)), {"PER", "ORG", "LOC"}, {}),
        ("UNER EWT dev, facilities as places", some(read_names.uner(corpora)), {"PER", "ORG", "LOC"}, {"FAC": "LOC"}),
    ):
        for k, f in names(reader, docs, types, merge, thresholds["ner"]).items():
            out[f"names {label} {k}"] = f
    ewt, gum = read_ud.ewt(corpora, "dev"), read_ud.gum(corpora, "dev")
    for label, docs in (("EWT", some(ewt)), ("GUM", some(gum))):
        for k, v in syntax(reader, docs).items():
            out[f"{k} {label} dev"] = v
    for k, f in quotes(reader, some(read_quotes.polnear(corpora, "dev")), thresholds).items():
        out[f"{k} PolNeAR dev token"], out[f"{k} PolNeAR dev span"] = f["token"], f["span"]
    for k, f in triggers(reader, read_events.wikievents(corpora, "dev"), thresholds["trigger"]).items():
        out[f"triggers WikiEvents dev {k}"] = f
    out["events ECB+ dev words"] = events(reader, some(read_events.ecb(corpora, "dev")), thresholds["event"])
    out["factuality EWT dev Pearson"] = factuality(reader, some(ewt))
    c = coreference(reader, gum if not sample else gum[:: max(1, sample // 3)], thresholds["mention"])
    out["coreference OntoGUM dev CoNLL"] = c.f()
    for k, v in zip(("MUC", "B3", "CEAFe"), c.parts()):
        out[f"coreference OntoGUM dev {k}"] = v
    return out


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("model", type=Path)
    p.add_argument("--base", type=Path, required=True)
    p.add_argument("--corpora", type=Path, required=True)
    p.add_argument("--out", type=Path)
    p.add_argument("--sample", type=int, default=0)
    p.add_argument("--threads", type=int, default=1)
    p.add_argument("--bf16", action="store_true", help="faster on processors that have it, for looks during training")
    args = p.parse_args()
    torch.set_num_threads(args.threads)
    model, thresholds = load(args.model)
    scores = everything(Reader(model, Pieces(args.base), args.bf16), args.corpora, thresholds, args.sample)
    for k, v in scores.items():
        print(f"{k:55} {v if isinstance(v, F1) else f'{v:.3f}'}")
    if args.out:
        args.out.write_text(json.dumps({k: round(v.f() if isinstance(v, F1) else v, 4) for k, v in scores.items()}, indent=1) + "\n")


if __name__ == "__main__":
    main()
