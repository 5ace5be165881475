"""Event triggers: WikiEvents (all of its types), RAMS (one trigger a window), ECB+ (every happening)."""

import json
from pathlib import Path

from corpus import Document, Sentence, bio, join_clitics, split

SHINGLE = 5
DUPLICATE = 0.05  # share of a document's shingles found in the dev part


def kinds(path: Path = Path(__file__).with_name("triggers.tsv")) -> dict[tuple[str, str], str]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return {(corpus, prefix): kind for corpus, prefix, kind in rows}


def kind_of(table: dict[tuple[str, str], str], corpus: str, event_type: str) -> str:
    parts = event_type.lower().split(".")
    for n in range(len(parts), 0, -1):
        kind = table.get((corpus, ".".join(parts[:n])))
        if kind:
            return kind
    raise ValueError(f"triggers.tsv: no kind for {corpus} {event_type}")


def shingles(words: list[str]) -> set[tuple[str, ...]]:
    low = [w.lower() for w in words if w[:1].isalnum()]
    return {tuple(low[i : i + SHINGLE]) for i in range(len(low) - SHINGLE + 1)}


def layered(words: list[str], spans: list[tuple[int, int, str]]) -> dict[str, list]:
    """trigger and kind layers of a document annotated exhaustively for triggers."""
    trigger, kind = ["O"] * len(words), [None] * len(words)
    for a, b, k in spans:
        for i in range(a, min(b, len(words))):
            trigger[i] = kind[i] = k
    # span keeps triggers apart that adjoin or share a kind; for scoring only.
    return {"trigger": trigger, "kind": kind, "span": bio(len(words), [(a, b, "") for a, b, _ in sorted(set(spans))])}


def places(words: list[str], text: str) -> list[tuple[int, int]]:
    """Where a trigger's words stand in the document. The file writes "kil" for "kill" and "went of" for "went off"."""
    for parts in (text.split(" "), (text + text[-1:]).split(" ")):
        n = len(parts)
        found = [(i, i + n) for i in range(len(words) - n + 1) if words[i : i + n] == parts]
        if found:
            return found
    return []


def relocated(words: list[str], events: list[tuple[str, str]]) -> tuple[list[tuple[int, int, str]], set[int]]:
    """Triggers of a training document put where they belong, and the words about which nothing is known.

    The training file that is left of WikiEvents gives every trigger the position of the first place where its words occur,
    so that five attacks stand upon one "attack". How many there are of each is known: where the words occur
    no more often than that, all places are triggers; where they do mostly, all are taken for triggers; else, the places are open unless
    nearly none is one.
    """
    by_text: dict[str, list[str]] = {}
    for text, kind in events:
        by_text.setdefault(text, []).append(kind)
    spans, unknown = [], set()
    for text, ks in by_text.items():
        found = places(words, text)
        kind = max(sorted(set(ks)), key=ks.count)
        share = len(ks) / max(1, len(found))
        if share >= 0.6:
            spans += [(a, b, kind) for a, b in found]
        elif share >= 0.1:
            unknown |= {i for a, b in found for i in range(a, b)}
    return spans, unknown


def wikievents(corpora: Path, part: str) -> list[Document]:
    """Train leaves out what shares its text with the dev part."""
    table, out = kinds(), []
    dev = [json.loads(line) for line in (corpora / "WikiEvents" / "dev.jsonl").open(encoding="utf-8")]
    if part == "dev":
        for d in dev:
            spans = [(e["trigger"]["start"], e["trigger"]["end"], kind_of(table, "wikievents", e["event_type"])) for e in d["event_mentions"]]
            stops, n = [], 0
            for words, _ in d["sentences"]:
                n += len(words)
                stops.append(n)
            out.append(Document(f"wikievents/{d['doc_id']}", split(d["tokens"], layered(d["tokens"], spans), stops)))
        return out
    known = set().union(*(shingles(d["tokens"]) for d in dev))
    for line in (corpora / "WikiEvents" / "train_triggers_args_simplified.jsonl").open(encoding="utf-8"):
        d = json.loads(line)
        mine = shingles(d["tokens"])
        if len(mine & known) > DUPLICATE * len(mine):
            continue
        spans, unknown = relocated(d["tokens"], [(e["trigger"]["text"], kind_of(table, "wikievents", e["event_type"])) for e in d["event_mentions"]])
        layers = layered(d["tokens"], spans)
        for i in unknown:
            if layers["trigger"][i] == "O":
                layers["trigger"][i] = None
        out.append(Document(f"wikievents/{d['docid']}", split(d["tokens"], layers)))
    return out


def rams(corpora: Path) -> list[Document]:
    """Windows with one trigger each: what it is, is known; that the other words are none, is not."""
    table, out = kinds(), []
    for line in (corpora / "RAMS" / "dev.jsonlines").open(encoding="utf-8"):
        d = json.loads(line)
        a, b, ((event_type, _),) = d["evt_triggers"][0]
        words = [w for s in d["sentences"] for w in s]
        kind: list = [None] * len(words)
        kind[a : b + 1] = [kind_of(table, "rams", event_type)] * (b + 1 - a)
        stops, n = [], 0
        for s in d["sentences"]:
            n += len(s)
            stops.append(n)
        out.append(Document(f"rams/{d['doc_key']}", split(words, {"kind": kind}, stops)))
    return out


def ecb(corpora: Path, part: str) -> list[Document]:
    """ECB+: which words are events. Only sentences with some annotation were read by its annotators."""
    name = {"train": "Train", "dev": "Dev"}[part]
    root = corpora / "ECBplus"
    events = json.loads((root / f"ECB_{name}_Event_gold_mentions.json").read_text(encoding="utf-8"))
    entities = json.loads((root / f"ECB_{name}_Entity_gold_mentions.json").read_text(encoding="utf-8"))
    marked: dict[tuple[str, int], set[int]] = {}
    for m in entities:
        marked.setdefault((m["doc_id"], m["sent_id"]), set())
    for m in events:
        marked.setdefault((m["doc_id"], m["sent_id"]), set()).update(m["tokens_number"])
    docs: dict[str, dict[int, list[str]]] = {}
    for line in (root / f"ECB_{name}_corpus.txt").read_text(encoding="utf-8").splitlines():
        cols = line.split("\t")
        if len(cols) >= 4:
            docs.setdefault(cols[0], {}).setdefault(int(cols[1]), []).append(cols[3])
    out = []
    for doc_id, sents in docs.items():
        doc = Document(f"ecb/{doc_id}", [])
        for number, words in sorted(sents.items()):
            event = marked.get((doc_id, number))
            layer = [None] * len(words) if event is None else ["E" if i in event else "O" for i in range(len(words))]
            doc.sentences.append(join_clitics(Sentence(words, {"event": layer})))
        out.append(doc)
    return out
