"""Named entities: worldwide, CrossNER politics, GMB and the Universal NER view of EWT."""

import csv
import re
from pathlib import Path

from corpus import TITLES, Document, Sentence, join_clitics, split

WORLDWIDE = {
    "Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "FAC", "NORP": "NORP", "Date": "DATE",
    "Money": "MONEY", "Product": "PRODUCT", "Misc": "MISC",
}
# What a politician is called in CrossNER is a person to us, a party an organization; elections and events are MISC.
CROSSNER = {
    "politician": "PER", "person": "PER", "politicalparty": "ORG", "organisation": "ORG", "location": "LOC", "country": "LOC",
    "election": "MISC", "event": "MISC",  # misc is mostly nationalities and works: left open
}
GMB = {"geo": "LOC", "org": "ORG", "per": "PER", "gpe": "LOC"}
DATE_OR_SUM = re.compile(
    r"(?i)[$€£¥]|.*\d.*|(mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august"
    r"|september|october|november|december|.*century|dollars?|euros?|pounds?|(m|b|tr)illion"
)


def mapped(tag: str, types: dict[str, str]):
    if tag == "O":
        return "O"
    mark, _, kind = tag.partition("-")
    return f"{mark}-{types[kind]}" if kind in types else None


def open_dates(words: list[str], tags: list) -> list:
    """Corpora that do not mark dates and sums say nothing about the words these are made of."""
    return [None if t == "O" and DATE_OR_SUM.fullmatch(w) else t for w, t in zip(words, tags)]


def blocks(path: Path) -> list[list[list[str]]]:
    """Tab-separated rows of a file in groups parted by empty lines."""
    out: list[list[list[str]]] = [[]]
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            out.append([])
        elif not line.startswith("# "):
            out[-1].append(line.split("\t"))
    return [b for b in out if b]


def worldwide(corpora: Path, part: str) -> list[Document]:
    """One document an article; the address lines and links among the text are left out."""
    docs = []
    for path in sorted((corpora / "worldwide" / part).glob("*.tsv")):
        sents = []
        for rows in blocks(path):
            rows = [[c.strip() for c in r] for r in rows if r[0].strip()]
            if not rows or rows[0][0].startswith("http") or rows[0][0].startswith('"http'):
                continue
            tags = [mapped(r[1] if len(r) > 1 and r[1] else "O", WORLDWIDE) for r in rows]
            words = [r[0].replace('""', '"') for r in rows]
            sents += split(words, {"ner": tags})  # a block is a paragraph
        docs.append(Document(f"worldwide/{path.stem}", sents))
    return docs


def crossner(corpora: Path, part: str) -> list[Document]:
    out = []
    for i, rows in enumerate(blocks(corpora / "CrossNER-politics" / f"{part}.txt")):
        s = Sentence([r[0] for r in rows], {"ner": [mapped(r[1], CROSSNER) for r in rows]})
        s.layers["ner"] = open_dates(s.words, s.layers["ner"])
        out.append(Document(f"crossner/{i}", [join_clitics(s)]))
    return out


def uner(corpora: Path) -> list[Document]:
    """EWT dev with PER, ORG and LOC."""
    docs, doc, rows = [], None, []
    lines = (corpora / "UNER_English-EWT" / "en_ewt-ud-dev.iob2").read_text(encoding="utf-8").splitlines()
    for line in [*lines, ""]:
        if line.startswith("# newdoc") or doc is None:
            doc = Document("uner/" + line.partition("=")[2].strip(), [])
            docs.append(doc)
        elif not line.strip():
            if rows:
                doc.sentences.append(Sentence([r[1] for r in rows], {"ner": [r[2] if r[2] != "O" and "-" in r[2] else "O" for r in rows]}))
            rows = []
        elif not line.startswith("#"):
            rows.append(line.split("\t"))
    return docs


def without_titles(words: list[str], tags: list) -> list:
    """GMB counts titles to the names of people; ours begin after them."""
    out = list(tags)
    for i, (w, t) in enumerate(zip(words, tags)):
        first = i == 0 or out[i - 1] == "O" or not (out[i - 1] or "").endswith("-PER")
        if t in ("B-PER", "I-PER") and first:
            out[i] = "O" if w in TITLES else "B-PER"
    return out


def gmb(corpora: Path, per_document: int = 5) -> list[Document]:
    """GMB's sentences, grouped by the order of the file; the last one is cut off and left out."""
    sents: list[Sentence] = []
    with (corpora / "GMB" / "ner_dataset.csv").open(encoding="cp1252", newline="") as f:
        reader = csv.reader(f)
        next(reader)
        for number, word, pos, tag in (r for r in reader if len(r) == 4):
            if number or not sents:
                sents.append(Sentence([], {"ner": []}))
            label = mapped(tag, GMB)
            if tag.endswith("-gpe") and not (pos == "NNP" and not word.endswith(("an", "ese", "ish", "i"))):
                label = label.replace("LOC", "NORP")  # gpe: "Iraqi", "Israelis", but also countries that act
            sents[-1].words.append(word.strip() or "-")
            sents[-1].layers["ner"].append(label)
    for s in sents:
        s.layers["ner"] = without_titles(s.words, open_dates(s.words, s.layers["ner"]))
    sents = [join_clitics(s) for s in sents[:-1] if s.words]
    return [Document(f"gmb/{i}", sents[i : i + per_document]) for i in range(0, len(sents), per_document)]
