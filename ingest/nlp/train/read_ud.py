"""Universal Dependencies: EWT and GUM (tags, lemmas, trees), OntoGUM (coreference), GUM's entities, UDS factuality."""

import json
import re
import zipfile
from collections import Counter, defaultdict
from pathlib import Path

from corpus import TITLES, Document, Sentence

GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "object": "PRODUCT", "event": "MISC", "abstract": "MISC"}
ADDRESS = re.compile(r"(?i)https?:|www\.|.*@|.*\.(com|org|net|pdf|docx?|xls|jpg)$")


def rows(path: Path):
    """Yields (comments, token rows) for each sentence; multiword ranges and empty nodes left out."""
    comments, tokens = {}, []
    with path.open(encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line.startswith("#"):
                key, _, value = line[1:].partition("=")
                comments[key.strip()] = value.strip()
            elif not line:
                if tokens:
                    yield comments, tokens
                comments, tokens = {}, []
            else:
                cols = line.split("\t")
                if cols[0].isdigit():
                    tokens.append(cols)
    if tokens:
        yield comments, tokens


def script(form: str, lemma: str) -> str:
    """The shortest edit from form to lemma: case, letters to cut at the end, letters to add (FORMAT.md)."""
    case = "L" if lemma == lemma.lower() else "K"
    base = form.lower() if case == "L" else form
    same = 0
    while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
        same += 1
    return f"{case}{len(base) - same}:{lemma[same:]}"


def apply_script(form: str, edit: str) -> str:
    cut, _, add = edit[1:].partition(":")
    base = form.lower() if edit[0] == "L" else form
    return base[: max(0, len(base) - int(cut))] + add


def sentence(tokens: list[list[str]]) -> Sentence:
    words = [t[1] for t in tokens]
    return Sentence(words, {
        "upos": [t[3] if t[3] != "_" else None for t in tokens],
        "lemma": [script(t[1], t[2]) if t[2] != "_" or t[1] == "_" else None for t in tokens],
        "head": [int(t[6]) for t in tokens],
        "rel": [t[7].split(":")[0] for t in tokens],
    })


def entity_spans(rows_of_doc: list[list[list[str]]]) -> list[tuple[str, str, int, int, int]]:
    """Entity= annotations of a document as (group, type, sentence, start, end)."""
    out, open_ = [], []
    for s, tokens in enumerate(rows_of_doc):
        for w, t in enumerate(tokens):
            m = re.search(r"(?:^|\|)Entity=([^|]+)", t[9])
            if not m:
                continue
            for part in re.finditer(r"\(([^()]+)(\))?|([^()]+)\)", m.group(1)):
                if part.group(1):
                    fields = part.group(1).split("-")
                    kind = fields[1] if len(fields) > 1 else ""
                    if part.group(2):
                        out.append((fields[0], kind, s, w, w + 1))
                    else:
                        open_.append((fields[0], kind, s, w))
                else:
                    group = part.group(3).split("-")[0]
                    for i in range(len(open_) - 1, -1, -1):
                        if open_[i][0] == group:
                            g, kind, s0, w0 = open_.pop(i)
                            if s0 == s:  # a mention lies in one sentence
                                out.append((g, kind, s, w0, w + 1))
                            break
    return out


def no_names(sent: Sentence) -> list:
    """What the tags say of names: O where there can be none, open where there may be one."""
    return ["O" if ADDRESS.match(w) or not (u in ("PROPN", "NUM", "SYM") or w[:1].isupper() and u in ("ADJ", "NOUN", "X")) else None
            for w, u in zip(sent.words, sent.layers["upos"])]


def gum_names(sent: Sentence, spans: list[tuple[int, int, str]]) -> list:
    """Names among GUM's mentions: the run of proper nouns around the head of a mention; titles before it are none of it."""
    upos, heads, rels, n = sent.layers["upos"], sent.layers["head"], sent.layers["rel"], len(sent.words)
    out = no_names(sent)
    done = [False] * n
    for start, end, kind in sorted(spans, key=lambda x: x[0] - x[1]):
        inside = [i for i in range(start, end) if not start < heads[i] <= end]
        head = inside[0] if inside else start
        if upos[head] != "PROPN" or ADDRESS.match(sent.words[head]):
            continue
        a, b = head, head + 1
        while a > start and upos[a - 1] == "PROPN" and rels[a - 1] in ("compound", "flat"):
            a -= 1
        while b < end and (upos[b] == "PROPN" or (sent.words[b].lower() in ("of", "-") and b + 1 < end and upos[b + 1] == "PROPN")):
            b += 1
        while kind == "person" and a < b and sent.words[a] in TITLES:
            out[a] = "O"
            a += 1
        if any(done[a:b]):
            continue
        for i in range(a, b):
            done[i] = True
            out[i] = None if kind not in GUM_TYPES else ("B-" if i == a else "I-") + GUM_TYPES[kind]
    return out


def read(path: Path) -> list[tuple[str, list[dict], list[list[list[str]]]]]:
    """Documents of a .conllu file as (name, comments of sentences, rows of sentences)."""
    docs: list = []
    for comments, tokens in rows(path):
        if "newdoc id" in comments or not docs:
            docs.append((comments.get("newdoc id", path.stem), [], []))
        docs[-1][1].append(comments)
        docs[-1][2].append(tokens)
    return docs


def ewt(corpora: Path, part: str) -> list[Document]:
    fact = factuality(corpora)
    out = []
    for name, comments, sents in read(corpora / "UD_English-EWT" / f"en_ewt-ud-{part}.conllu"):
        doc = Document(f"ewt/{name}", [sentence(t) for t in sents])
        for c, s in zip(comments, doc.sentences):
            s.layers["ner"] = no_names(s)
            values = fact.get(c.get("sent_id", ""))
            if values:
                s.layers["factuality"] = [values.get(i) for i in range(len(s.words))]
        out.append(doc)
    return out


def gum(corpora: Path, part: str) -> list[Document]:
    """GUM with trees and names, and OntoGUM's chains where its words are the same."""
    out = []
    for name, _, sents in read(corpora / "GUM" / f"gum_noreddit-{part}.conllu"):
        doc = Document(f"gum/{name}", [sentence(t) for t in sents])
        by_sentence = defaultdict(list)
        for _, kind, s, a, b in entity_spans(sents):
            by_sentence[s].append((a, b, kind))
        for i, s in enumerate(doc.sentences):
            s.layers["ner"] = gum_names(s, by_sentence[i])
        onto = corpora / "GUM" / "ontogum" / part / f"{name}.conllu"
        if onto.exists():
            onto_rows = [t for _, _, ss in read(onto) for t in ss]
            if [[t[1] for t in s] for s in onto_rows] == [s.words for s in doc.sentences]:
                doc.chains = chains(onto_rows)
        out.append(doc)
    return out


def chains(rows_of_doc: list[list[list[str]]]) -> list[list[tuple[int, int, int]]]:
    groups = defaultdict(set)
    for g, _, s, a, b in entity_spans(rows_of_doc):
        groups[g].add((s, a, b))
    return sorted(sorted(v) for v in groups.values() if len(v) > 1)


def factuality(corpora: Path) -> dict[str, dict[int, float]]:
    """UDS 1.0 factuality of EWT train: id of the sentence -> index of the word -> about −3…3."""
    folder = corpora / "UDS_factuality" / "decomp" / "data"
    ids = {k: v["sentence_id"] for k, v in json.loads((folder / "ud_ids.json").read_text(encoding="utf-8")).items()}
    with zipfile.ZipFile(folder / "1.0" / "normalized" / "sentence" / "annotations" / "factuality.zip") as z:
        data = json.loads(z.read("factuality.json"))["data"]
    out: dict[str, dict[int, float]] = {}
    for graph, nodes in data.items():
        for node, attributes in nodes.items():
            word = re.search(r"-pred-(\d+)$", node)
            value = attributes.get("factuality", {}).get("factual", {}).get("value")
            if word and value is not None and graph in ids:
                out.setdefault(ids[graph], {})[int(word.group(1)) - 1] = value
    return out


def lemma_scripts(docs: list[Document], most: int) -> list[str]:
    """The most frequent edit scripts, most frequent first."""
    count = Counter(x for d in docs for s in d.sentences for x in s.layers["lemma"] if x)
    return [k for k, _ in sorted(count.items(), key=lambda kv: (-kv[1], kv[0]))[:most]]
