#!/usr/bin/env python3
"""The annotated openings of articles: annotated.jsonl holds what a careful reader marked, as offsets, and no text.

Usage: annotated.py SHARED unpack DIR PART   writes the articles of a part (learn, kept) as SHARED/gold/score.py reads them
       annotated.py SHARED pack DIR PART     adds DIR/*.gold.json, marked beside DIR/*.txt, to a part; DIR/*.id says where
                                             each text is from: {"id": "polnear/…", "chars": code points, "sha256": …}

The texts are openings of articles in SHARED/corpora. "learn" is what learn.py learns from; "kept" is for measuring alone.
A line: id, part, chars, sha256 of the text; entities, sources, events, statements, located_in, affiliations as in
SHARED/gold/GUIDELINES.md, with "spans" ([start, end) in code points) for the words.
"""
import hashlib
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

HERE = pathlib.Path(__file__).resolve().parent
FILE = HERE / "annotated.jsonl"


def texts(shared):
    """The whole texts of the corpora that the openings are from, by id."""
    corpora, out = shared / "corpora", {}
    for a in xml.parse(corpora / "geoparsing" / "lgl.xml").getroot():
        out["lgl/" + a.get("docid")] = a.findtext("text") or ""
    for a in xml.parse(corpora / "geoparsing" / "GeoVirus.xml").getroot():
        out["geovirus/" + a.findtext("source").rsplit("/", 1)[1]] = a.findtext("text") or ""
    for f in (corpora / "PolNeAR" / "dev" / "text").glob("*.txt"):
        out["polnear/" + f.stem] = f.read_text(encoding="utf-8")
    return out


def openings(shared):
    """Yields what FILE says of each article, with its "text"."""
    whole = texts(shared)
    for line in open(FILE, encoding="utf-8"):
        a = json.loads(line)
        text = whole[a["id"]][: a["chars"]]
        if hashlib.sha256(text.encode()).hexdigest() != a["sha256"]:
            raise SystemExit(f"{a['id']}: the corpus has another text than was annotated")
        yield dict(a, text=text + "\n")


def snippet(text, start, end):
    """A short stretch around some words that occurs once, with the words in double brackets."""
    a, b = start, end
    while text.count(text[a:b]) > 1:
        a = text.rfind(" ", 0, max(0, a - 1)) + 1
        b = next((i for i in range(b + 1, len(text)) if text[i] == " "), len(text))
    return text[a:start] + "[[" + text[start:end] + "]]" + text[end:b]


def unpack(shared, folder, part):
    folder.mkdir(parents=True, exist_ok=True)
    for a in openings(shared):
        if a["part"] != part:
            continue
        text, name = a["text"], re.sub(r"[^A-Za-z0-9]+", "-", a["id"]).lower()

        def bracketed(x):
            return dict({k: v for k, v in x.items() if k != "spans"}, at=[snippet(text, *s) for s in x["spans"]])

        gold = {k: [bracketed(x) for x in a[k]] for k in ("entities", "sources", "events", "statements")}
        for e in gold["entities"]:
            e.update(name=e["id"], mentions=[])
        gold.update(located_in=a["located_in"], affiliations=a["affiliations"])
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        (folder / f"{name}.gold.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")


def pack(shared, folder, part):
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(shared / "gold"))
    import compile as goldfile

    fields = {"entities": ("id", "type"), "sources": ("id",), "events": ("id", "kind", "status", "participants", "places"),
              "statements": ("speaker", "act", "event")}
    with open(FILE, "a", encoding="utf-8") as out:
        for path in sorted(folder.glob("*.gold.json")):
            gold = goldfile.load(path)
            if gold["problems"]:
                raise SystemExit(f"{path.name}: {gold['problems'][0]}")
            row = json.loads(path.with_name(path.name.replace(".gold.json", ".id")).read_text(encoding="utf-8")) | {"part": part}
            for k, names in fields.items():
                row[k] = [{n: x[n] for n in names if n in x} | {"spans": x["spans"]} for x in gold.get(k, [])]
            row["located_in"] = gold.get("located_in", [])
            row["affiliations"] = [a[:2] for a in gold.get("affiliations", [])]
            out.write(json.dumps(row, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    command = {"unpack": unpack, "pack": pack}[sys.argv[2]]
    command(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[3]), sys.argv[4])
