"""Golden vectors: what the network says about a few short texts, for the Go inference to match.

    python golden.py WEIGHTS BASE OUT.json
"""

import json
import sys
from pathlib import Path

import torch

import export
from pieces import CLS, SEP, Pieces, case_of

# Sentences of our own, as words; each text is one chunk.
TEXTS = [
    [["Mayor", "Ana", "Ruiz", "said", "on", "Monday", "that", "the", "bridge", "would", "reopen", "."]],
    [["It", "rained", "."], ["The", "match", "in", "São", "Paulo", "was", "called", "off", ",", "officials", "confirmed", "."]],
    [["“", "We", "do", "n’t", "know", "who", "fired", "first", ",", "”", "two", "diplomats", "told", "the", "AFP", "news", "agency", "."],
     ["She", "denied", "it", "."]],
    [["U.S.", "forces", "struck", "3", "depots", "near", "al-Qaryatayn", ",", "killing", "12", "people", ",", "per", "the", "NGO", "iWatch", "."]],
    [["POLICE", "ARREST", "MINISTER"], ["A", "court", "in", "Nairobi", "charged", "him", "with", "fraud", "worth", "$", "4.5m", "."],
     ["His", "lawyer", "called", "the", "case", "“", "a", "joke", "”", "."]],
    [["…"], ["東京", "Ærøskøbing", "naïve", "pneumonoultramicroscopicsilicovolcanoconiosisantidisestablishmentarianism", "x", "\u200b", "[SEP]", "?"]],
]
DIMS = 16  # of each piece's vector; words listed in FULL get all 384


def numbers(t: torch.Tensor) -> list:
    return [round(float(x), 6) for x in t.flatten()]


def one(model, pieces: Pieces, text: list[list[str]]) -> dict:
    ids, cases, firsts, bounds = [CLS], [0], [], [0]
    for words in text:
        for w in words:
            p = pieces.word(w)
            firsts.append(len(ids))
            ids += p
            cases += [case_of(w)] * len(p)
        ids.append(SEP)
        cases.append(0)
        bounds.append(len(firsts))
    x = model.encode(torch.tensor([ids]), torch.tensor([cases]))[0]
    h = x[firsts]
    trees = []
    for a, b in zip(bounds, bounds[1:]):
        arcs, p, s = model.tree(h[None, a:b])
        heads = arcs[0].argmax(1)
        heads = torch.where(heads == torch.arange(1, b - a + 1), torch.zeros_like(heads), heads)
        trees.append({
            "arcs": [numbers(r) for r in arcs[0]],
            "rel_heads": heads.tolist(),
            "rels": [numbers(r) for r in model.relations(p[0], s[0][heads])],
        })
    n = len(firsts)
    pairs = [(i, j) for i in range(1, min(n, 5)) for j in range(i)]
    feats = torch.tensor([[0, 9 + min(i - j - 1, 8), 18 + (i * 3 + j) % 9, 27 + i % 2, 29 + j % 6, 35 + i % 4] for i, j in pairs])
    ana, ante = torch.tensor([i for i, _ in pairs]), torch.tensor([j for _, j in pairs])
    return {
        "sentences": text, "ids": ids, "cases": cases, "first": firsts, "bounds": bounds,
        "pieces": [numbers(v[:DIMS]) for v in x],
        "full": {"0": numbers(x[0]), str(len(ids) - 1): numbers(x[-1])},
        "heads": {k: [numbers(r) for r in m(h)] for k, m in model.head.items() if k != "lemma"},
        "lemma": [numbers(r) for r in model.head["lemma"](h[:3])],  # the first three words only: 300 numbers each
        "trees": trees,
        "coref": {"pairs": pairs, "features": feats.tolist(), "scores": numbers(model.coref(h, ana, ante, feats))} if pairs else None,
    }


def write(model, header: dict, pieces: Pieces, out: Path) -> None:
    with torch.no_grad():
        texts = [one(model, pieces, t) for t in TEXTS]
    doc = {"sha256": header["sha256"], "labels": header["labels"], "texts": texts}
    out.write_text(json.dumps(doc, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def main(weights: str, base: str, out: str) -> None:
    model, header = export.read(Path(weights))
    write(model, header, Pieces(Path(base)), Path(out))


if __name__ == "__main__":
    main(*sys.argv[1:4])
