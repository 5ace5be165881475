"""What every reader gives: documents of sentences with layers of labels."""

import re
from dataclasses import dataclass, field

Span = tuple[int, int, int]  # sentence, first word, end word (exclusive)


@dataclass
class Sentence:
    """Words and, by layer, one label for each word; None where the corpus does not say."""

    words: list[str]
    layers: dict[str, list] = field(default_factory=dict)


@dataclass
class Document:
    name: str
    sentences: list[Sentence]
    chains: list[list[Span]] | None = None  # coreference, mentions in the order of the text


def bio(n: int, spans: list[tuple[int, int, str]]) -> list[str]:
    """Labels of n words from (start, end, type); the first of overlapping spans wins. Type "" gives bare B and I."""
    out = ["O"] * n
    for start, end, kind in spans:
        if any(x != "O" for x in out[start:end]):
            continue
        for i in range(start, end):
            mark = "B" if i == start else "I"
            out[i] = f"{mark}-{kind}" if kind else mark
    return out


def spans_of(labels: list[str]) -> list[tuple[int, int, str]]:
    """(start, end, type) of a BIO sequence; an I that continues nothing opens a span."""
    out, start, kind = [], -1, ""
    for i, label in enumerate([*labels, "O"]):
        mark, _, k = label.partition("-")
        if start >= 0 and (mark != "I" or k != kind):
            out.append((start, i, kind))
            start = -1
        if mark != "O" and start < 0:
            start, kind = i, k
    return out


def join_clitics(s: Sentence) -> Sentence:
    """Some corpora cut clitics and abbreviations apart (police | ’ | s). Universal Dependencies has police | ’s, have | n’t, U.S."""
    words, keep = [], []  # keep: the old index of each new word
    i = 0
    while i < len(s.words):
        w = s.words[i]
        dots = i
        while dots + 1 < len(s.words) and len(s.words[dots]) == 1 and s.words[dots].isupper() and s.words[dots + 1] == ".":
            dots += 2
        if dots >= i + 4:  # U | . | S | . is U.S.
            words.append("".join(s.words[i:dots]))
            keep.append(i)
            i = dots
            continue
        nxt = s.words[i + 1].lower() if i + 1 < len(s.words) else ""
        if w in "'’" and i > 0 and nxt in ("s", "re", "ve", "ll", "d", "m"):
            words.append(w + s.words[i + 1])
            keep.append(i)
            i += 2
        elif w in "'’" and nxt == "t" and words and words[-1].lower().endswith("n") and len(words[-1]) > 2:
            host = words[-1]
            words[-1] = host[:-1] if host.lower() not in ("can",) else host[:-1]
            words.append(host[-1] + w + s.words[i + 1])
            keep.append(i)
            i += 2
        else:
            words.append(w)
            keep.append(i)
            i += 1
    return Sentence(words, {k: [v[j] for j in keep] for k, v in s.layers.items()})


# Words before a person's name that are no part of it.
TITLES = frozenset(
    "President Vice Prime Minister Foreign Defense Finance Interior Mr. Mrs. Ms. Dr. Secretary State General Chancellor Senator King "
    "Queen Prince Princess Pope Sheikh Ayatollah Mullah Judge Justice Governor Mayor Ambassador Spokesman Spokeswoman Chairman "
    "Director Chief Army Military Colonel Lieutenant Major Admiral Captain Commander Representative Congressman Professor Bishop "
    "Archbishop Cardinal Reverend Presidential Deputy Former U.S. Premier Attorney Lieutenant-General Brigadier Sergeant".split()
)

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col sgt capt maj adm gov sen rep rev hon st jr sr inc ltd co corp no vs "
    "jan feb mar apr jun jul aug sep sept oct nov dec etc e.g i.e u.s u.n u.k d.c a.m p.m".split()
)
CLOSERS = frozenset(["\"", "”", "’", "'", "''", ")", "]"])


def ends(words: list[str], i: int) -> bool:
    """Whether a sentence ends with word i, as far as its words tell."""
    if words[i] not in (".", "!", "?", "…", "...") and not (words[i] in CLOSERS and i > 0 and words[i - 1] in (".", "!", "?")):
        return False
    if i + 1 == len(words):
        return True
    if words[i + 1] in CLOSERS and words[i + 1] != "'":
        return False
    before = words[i - 1].lower().rstrip(".") if i else ""
    if words[i] == "." and (before in ABBREVIATIONS or (len(before) == 1 and before.isalpha())):
        return False
    return not words[i + 1][:1].islower()


def split(words: list[str], layers: dict[str, list], stops: list[int] | None = None) -> list[Sentence]:
    """Sentences of a run of words; stops are the ends of sentences where they are known."""
    out, start = [], 0
    for i in range(len(words)):
        if (i + 1 in stops) if stops is not None else (ends(words, i) or i - start > 120):
            out.append((start, i + 1))
            start = i + 1
    if start < len(words):
        out.append((start, len(words)))
    return [join_clitics(Sentence(words[a:b], {k: v[a:b] for k, v in layers.items()})) for a, b in out]


TOKEN = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+"
    r"|(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Capt|Gov|Sen|Rep|Rev|St|Jr|Sr|Inc|Ltd|Co|Corp|No|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.|[A-Z]\.(?=\s+[A-Z])"
    r"|\d+(?:[.,:]\d+)*|[#@]\w+|\.{2,}|--+|[^\W\d_]+|_+|\S"
)
CLITIC = re.compile(r"(?i)^(.+?)(n['’]t)$")


def tokenize(text: str) -> list[tuple[int, int]]:
    """Words of raw text as (start, end), close to Universal Dependencies; for corpora that come without tokens."""
    raw = [m.span() for m in TOKEN.finditer(text)]
    out: list[tuple[int, int]] = []
    i = 0
    while i < len(raw):
        a, b = raw[i]
        glued = i + 2 < len(raw) and raw[i + 1][0] == b and raw[i + 2][0] == raw[i + 1][1]
        mid = text[raw[i + 1][0] : raw[i + 1][1]] if i + 1 < len(raw) else ""
        nxt = text[raw[i + 2][0] : raw[i + 2][1]].lower() if i + 2 < len(raw) else ""
        if glued and mid in "'’" and text[a:b].isalpha() and nxt in ("s", "re", "ve", "ll", "d", "m"):
            out += [(a, b), (b, raw[i + 2][1])]
            i += 3
        elif glued and mid in "'’" and nxt == "t" and text[a:b].lower().endswith("n") and b - a > 1:
            out += [(a, b - 1), (b - 1, raw[i + 2][1])]
            i += 3
        else:
            out.append((a, b))
            i += 1
    return [s for s in out if s[0] < s[1]]


def sentences(text: str) -> list[list[tuple[int, int]]]:
    """Raw text as sentences of word offsets; line breaks end a sentence."""
    out: list[list[tuple[int, int]]] = []
    for line in re.finditer(r"[^\n]+", text):
        spans = [(a + line.start(), b + line.start()) for a, b in tokenize(line.group())]
        words = [text[a:b] for a, b in spans]
        start = 0
        for i in range(len(words)):
            if ends(words, i) or i == len(words) - 1:
                out.append(spans[start : i + 1])
                start = i + 1
    return [s for s in out if s]
