"""The label lists of the heads, in the order of their rows in the weight file."""

from corpus import Document
from read_ud import lemma_scripts

NER_TYPES = ["PER", "ORG", "LOC", "FAC", "NORP", "DATE", "MONEY", "PRODUCT", "MISC"]
BIO = ["O", "B", "I"]
LEMMA_SCRIPTS = 300

# The kinds of ../../../graph/doc.go's events; "other" is what remains.
KINDS = [
    "attack", "protest", "mobilization", "casualty", "justice", "crime", "election", "policy", "meeting", "agreement",
    "aid", "demand", "threat", "accusation", "personnel", "business", "disaster", "achievement", "publication",
    "movement", "other",
]


def build(trees: list[Document]) -> dict[str, list[str]]:
    """All label lists; tags, relations and lemma scripts come from the treebanks' training parts."""
    def seen(layer):
        return sorted({x for d in trees for s in d.sentences for x in s.layers[layer] if x})

    return {
        "upos": seen("upos"),
        "lemma": lemma_scripts(trees, LEMMA_SCRIPTS),
        "ner": ["O"] + [f"{mark}-{kind}" for kind in NER_TYPES for mark in "BI"],
        "source": BIO,
        "cue": BIO,
        "content": BIO,
        "trigger": ["O", *KINDS],
        "event": ["O", "E"],
        "kind": KINDS,
        "factuality": [],
        "mention": [],
        "rel": seen("rel"),
    }
