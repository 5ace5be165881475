"""Reported speech: PolNeAR, brat annotations over raw text."""

from pathlib import Path

from corpus import Document, Sentence, bio, sentences

LAYERS = {"Source": "source", "Cue": "cue", "Content": "content"}


def annotations(path: Path) -> dict[str, list[tuple[int, int]]]:
    """Offsets of sources, cues and contents; a discontinuous span is several."""
    out: dict[str, list[tuple[int, int]]] = {v: [] for v in LAYERS.values()}
    for line in path.read_text(encoding="utf-8").splitlines():
        cols = line.split("\t")
        if not line.startswith("T") or len(cols) < 2:
            continue
        kind, _, where = cols[1].partition(" ")
        if kind not in LAYERS:
            continue
        for piece in where.split(";"):
            a, b = piece.split()
            out[LAYERS[kind]].append((int(a), int(b)))
    return out


def polnear(corpora: Path, part: str) -> list[Document]:
    docs = []
    root = corpora / "PolNeAR" / part
    files: dict[str, list[Path]] = {}
    for ann in sorted((root / "attributions").glob("*.ann")):
        files.setdefault(ann.stem.rpartition("_")[0], []).append(ann)
    for stem, anns in files.items():
        text = (root / "text" / f"{stem}.txt").read_text(encoding="utf-8")
        # A few articles were annotated twice; the first annotator is taken.
        spans = {k: sorted(v) for k, v in annotations(anns[0]).items()}
        doc = Document(f"polnear/{stem}", [])
        for sent in sentences(text):
            layers = {}
            for layer, all_ in spans.items():
                local = []
                for a, b in all_:
                    inside = [i for i, (s, e) in enumerate(sent) if s < b and e > a]
                    if inside:
                        local.append((inside[0], inside[-1] + 1, ""))
                layers[layer] = bio(len(sent), sorted(local))
            doc.sentences.append(Sentence([text[a:b] for a, b in sent], layers))
        docs.append(doc)
    return docs
