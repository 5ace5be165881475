"""Words to word pieces and case classes, and sentences to chunks (FORMAT.md)."""

import unicodedata
from functools import lru_cache
from pathlib import Path

from tokenizers import Tokenizer

from base import TOKENIZER

MAX_PIECES = 192
MAX_WORD_PIECES = 16
PAD, UNK, CLS, SEP, MASK = 0, 100, 101, 102, 103
SPECIAL, LOWER, INITIAL, CAPS, SINGLE, MIXED, DIGITS, OTHER = range(8)


@lru_cache(maxsize=1 << 18)
def case_of(word: str) -> int:
    """The case class of a word as written."""
    cats = [unicodedata.category(c) for c in word]
    letters = [c for c in cats if c[0] == "L"]
    if any(c[0] == "N" for c in cats):
        return DIGITS
    if not letters:
        return OTHER
    upper = [c in ("Lu", "Lt") for c in letters]
    if not any(upper):
        return LOWER
    if all(upper):
        return SINGLE if len(upper) == 1 else CAPS
    if upper[0] and sum(upper) == 1:
        return INITIAL
    return MIXED


class Pieces:
    """The tokenizer of the base model, one word at a time."""

    def __init__(self, folder: Path):
        self.tok = Tokenizer.from_file(str(folder / TOKENIZER))
        self.tok.no_padding()
        self.tok.no_truncation()
        self.cache: dict[str, list[int]] = {}

    def word(self, word: str) -> list[int]:
        ids = self.cache.get(word)
        if ids is None:
            # A word that reads "[SEP]" would be taken for the special token; its brackets are punctuation.
            parts = word.replace("[", " [ ").replace("]", " ] ")
            ids = self.tok.encode(parts, add_special_tokens=False).ids[:MAX_WORD_PIECES] or [UNK]
            self.cache[word] = ids
        return ids

    def sentence(self, words: list[str]) -> list[list[int]]:
        return [self.word(w) for w in words]


def chunks(sizes: list[int], limit: int = MAX_PIECES) -> list[list[int]]:
    """Indices of consecutive sentences grouped into chunks; sizes are in pieces, each at most limit-2."""
    out: list[list[int]] = []
    room = 0
    for i, n in enumerate(sizes):
        if not out or n + 1 > room:
            out.append([])
            room = limit - 1
        out[-1].append(i)
        room -= n + 1
    return out


def cut(sizes: list[int], limit: int = MAX_PIECES) -> list[tuple[int, int]]:
    """A sentence's words (sizes in pieces) as parts [start, end) that each fit into a chunk."""
    parts, start, used = [], 0, 0
    for i, n in enumerate(sizes):
        if used + n > limit - 2:
            parts.append((start, i))
            start, used = i, 0
        used += n
    parts.append((start, len(sizes)))
    return parts
