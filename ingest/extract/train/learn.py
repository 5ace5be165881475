#!/usr/bin/env python3
"""Learns the tables of model/ from annotated articles. Plain Python with numpy; README.md says how it is run.

Usage: learn.py SHARED texts OUT.jsonl
       learn.py SHARED fit WEIGHINGS.jsonl MODEL_DIR TASK...  [--without ARTICLE,ARTICLE]

texts lays out the texts that `go test -run TestWriteWeighings -texts OUT.jsonl -weighings WEIGHINGS.jsonl` reads;
fit learns tables from what that wrote. The tasks go in the order claim, keep, same, place, part, each on weighings that were
written with the tables before it in place; learn.sh runs them all.
"""
import collections
import json
import pathlib
import re
import sys

import numpy as np

import annotated

# ---------------------------------------------------------------------------------------------- texts

def glue(tokens, i, open_quote):
    """Whether token i follows the one before it without a space."""
    t = tokens[i]
    short = {"s", "t", "re", "ve", "ll", "d", "m"}
    return (
        t in {",", ".", ";", ":", "!", "?", ")", "]", "’", "”", "%", "n't", "n’t", "-"}
        or re.fullmatch(r"['’](s|re|ve|ll|d|m|t)", t)
        or t in short and tokens[i - 1] in {"’", "'"}
        or t == "'" and i + 1 < len(tokens) and tokens[i + 1] in short
        or t == '"' and open_quote
        or tokens[i - 1] in {"(", "[", "“", "$", "£", "#", "-"}
        or tokens[i - 1] == '"' and open_quote
    )


def lay_out(tokens):
    """Tokens as running text, and where each stands in it."""
    text, places, open_quote = "", [], False
    for i, t in enumerate(tokens):
        if text and not glue(tokens, i, open_quote):
            text += " "
        places.append((len(text), len(text) + len(t)))
        text += t
        if t == '"':
            open_quote = not open_quote
    return text, places


def corpora(shared):
    """Yields (id, text, annotations) of every training text."""
    for f in sorted((shared / "gold").glob("*.txt")):
        yield "gold/" + f.stem, f.read_text(encoding="utf-8"), None
    for a in annotated.openings(shared):
        yield a["id"], a["text"], None
    wiki = shared / "corpora" / "WikiEvents"
    for line in open(wiki / "train_triggers_args_simplified.jsonl", encoding="utf-8"):
        d = json.loads(line)
        text, at = lay_out(d["tokens"])
        yield "wiki/" + d["docid"], text, [
            {
                "at": [at[e["trigger"]["start_idx"]][0], at[e["trigger"]["end_idx"] - 1][1]],
                "args": [(a["role"], a["text"]) for a in e["arguments"]],
            }
            for e in d["event_mentions"]
        ]
    ecb = shared / "corpora" / "ECBplus"
    docs, mentions = {}, collections.defaultdict(list)  # its Dev part is kept for measuring
    for line in open(ecb / "ECB_Train_corpus.txt", encoding="utf-8"):
        f = line.rstrip("\n").split("\t")
        if len(f) > 3:
            docs.setdefault(f[0], {}).setdefault(int(f[1]), []).append((int(f[2]), f[3]))
    for m in json.load(open(ecb / "ECB_Train_Event_gold_mentions.json", encoding="utf-8")):
        mentions[m["doc_id"]].append(m)
    for doc, sentences in docs.items():
        text, at = "", {}
        for s, words in sentences.items():
            line, places = lay_out([w for _, w in words])
            for (n, _), (a, b) in zip(words, places):
                at[s, n] = (len(text) + a, len(text) + b)
            text += line + (" " if line.endswith((".", "!", "?", '"', "'")) else "\n")
        yield "ecb/" + doc, text, [
            {"at": [at[m["sent_id"], n[0]][0], at[m["sent_id"], n[-1]][1]], "chain": m["coref_chain"]}
            for m in mentions[doc]
            if (n := m["tokens_number"]) and (m["sent_id"], n[0]) in at and (m["sent_id"], n[-1]) in at
        ]


# ---------------------------------------------------------------------------------------------- labels


def overlap(a, b):
    return min(a[1], b[1]) - max(a[0], b[0]) > 0


class Gold:
    """What the careful reader of an article says about weighings."""

    def __init__(self, gold, graph, score):
        self.events, self.statements = gold["events"], gold["statements"]
        spans = lambda node: [(m["start"], m["end"]) for m in node.get("mentions", [])]
        everything = gold.get("entities", []) + gold.get("sources", [])
        self.names = score.align([dict(e, spans=spans(e)) for e in graph["entities"]], everything)

    def event(self, spans):
        """The event that most of the spans are mentions of, None for none."""
        hits = collections.Counter(v["id"] for v in self.events for s in v["spans"] for t in spans if overlap(s, t))
        best = hits.most_common(1)
        return next(v for v in self.events if v["id"] == best[0][0]) if best else None

    def claimed(self, w):
        """Whether the word tells what the claim is about, None where the reader has no such claim."""
        about = {s["event"] for s in self.statements if any(overlap(a, b) for a in s["spans"] for b in w["other"])}
        if not about:
            return None
        told = any(overlap(a, b) for v in self.events if v["id"] in about for a in v["spans"] for b in w["event"])
        return (1.0 if told else 0.0), 1.0

    def label(self, w):
        if w["task"] == "claim":
            return self.claimed(w)
        v = self.event(w["event"])
        if w["task"] == "keep":
            return (1.0 if v else 0.0), 1.0
        if w["task"] == "same":
            u = self.event(w["other"])
            return (1.0 if v["id"] == u["id"] else 0.0, 1.0) if u and v else None
        who = self.names.get(f"e{w['entity'] + 1}")
        if not v:
            return 0.0, EXTRA
        return (1.0 if who in v.get("places" if w["task"] == "place" else "participants", []) else 0.0), 1.0


EXTRA = 0.3  # weight of decisions about events that the gold does not have
WIKI = 0.15  # weight of the arguments of WikiEvents, which name places and people more sparingly
ECB = 0.25  # weight of the pairs of ECB+, which annotates some sentences of a text only
RULES = 0.5  # weight of what was read without the network

PLACE_ROLES = {"Place", "Destination", "Origin"}
NO_PART = PLACE_ROLES | {"Instrument", "ExplosiveDevice", "Components", "Topic", "Vehicle", "IdentifiedRole", "Crime"}


class Wiki:
    """The arguments of WikiEvents, by the words of their mentions."""

    def __init__(self, events, graph):
        self.events = events
        self.said = {e["id"]: {m["text"].lower() for m in e["mentions"] if m.get("kind") != "pronoun"} for e in graph["entities"]}

    def label(self, w):
        if w["task"] not in ("place", "part"):
            return None
        hits = [e for e in self.events if any(overlap(e["at"], s) for s in w["event"])]
        hits = [e for e in hits if e["args"]]
        if not hits:
            return None
        said = self.said[f"e{w['entity'] + 1}"]
        ours = {a[1].lower().replace(" ’ s", "") for e in hits for a in e["args"]
                if (a[0] in PLACE_ROLES if w["task"] == "place" else a[0] not in NO_PART)}
        if w["task"] == "place" and not ours:
            return None  # where it names no place, none was looked for
        return (1.0 if said & ours else 0.0), WIKI


class Chains:
    """The chains of ECB+."""

    def __init__(self, mentions):
        self.mentions = mentions

    def label(self, w):
        if w["task"] != "same":
            return None
        a = next((m for m in self.mentions if overlap(m["at"], w["event"][0])), None)
        b = next((m for m in self.mentions if overlap(m["at"], w["other"][0])), None)
        return (1.0 if a["chain"] == b["chain"] else 0.0, ECB) if a and b and a is not b else None


# ---------------------------------------------------------------------------------------------- learning


def indexed(rows, seen):
    """The signs that seen rows or more have, numbered; and of each sign of a row its row and its number."""
    count = collections.Counter(s for r in rows for s in set(r[2]))
    index = {s: i for i, s in enumerate(sorted(s for s, n in count.items() if n >= seen))}
    pairs = [(k, index[s]) for k, r in enumerate(rows) for s in r[2] if s in index]
    at_row, at_sign = np.array(pairs).T
    return index, at_row, at_sign


def descend(gradient, w, steps):
    """Adam (Kingma & Ba 2015, arXiv:1412.6980) with full batches and a rate that falls to 0, from w."""
    m, v = np.zeros_like(w), np.zeros_like(w)
    for t in range(1, steps + 1):
        g = gradient(w)
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        w = w - 0.05 * (1 - t / (steps + 1)) * (m / (1 - 0.9**t)) / (np.sqrt(v / (1 - 0.999**t)) + 1e-9)
    return w


def learn(rows, seen=3, l2=15.0, steps=400):
    """Logistic regression on rows (label, weight, signs, …): the weight of each sign, and the bias. Full batches, so that the
    same rows give the same table."""
    index, at_row, at_sign = indexed(rows, seen)
    y, weight = (np.array([r[k] for r in rows]) for k in (0, 1))

    def gradient(wb):
        w, b = wb[:-1], wb[-1]
        z = b + np.bincount(at_row, w[at_sign], minlength=len(rows))
        d = weight * (1 / (1 + np.exp(-z)) - y)
        return np.append(np.bincount(at_sign, d[at_row], minlength=len(index)) + l2 * w, d.sum()) / weight.sum()

    wb = descend(gradient, np.zeros(len(index) + 1), steps)
    return {s: wb[i] for s, i in index.items()}, wb[-1]


def choose(rows, seen=3, l2=6.0, steps=600):
    """The same where one of several is chosen: rows (label, weight, signs, group), softmax over each group; a group
    without a right answer, or with nothing else, teaches nothing. There is no bias."""
    groups = collections.defaultdict(list)
    for r in rows:
        groups[r[3]].append(r)
    rows = [r[:3] + (g,) for g, rs in enumerate(rs for rs in groups.values() if 0 < sum(r[0] for r in rs) < len(rs)) for r in rs]
    index, at_row, at_sign = indexed(rows, seen)
    y, weight, group = (np.array([r[k] for r in rows]) for k in (0, 1, 3))
    n = group.max() + 1

    def share(z):
        e = np.exp(z - z.max())
        return e / np.maximum(np.bincount(group, e, minlength=n), 1e-300)[group]

    def gradient(w):
        z = np.bincount(at_row, w[at_sign], minlength=len(rows))
        right = share(np.where(y > 0, z, z - 60))  # the right ones share what is right as they stand
        d = weight * (share(z) - right)
        return (np.bincount(at_sign, d[at_row], minlength=len(index)) + l2 * w) / weight.sum()

    w = descend(gradient, np.zeros(len(index)), steps)
    return {s: w[i] for s, i in index.items()}, 0.0


# Added to the bias of each table, in logits: where F1 by article is highest, some decisions are taken before they are even.
SHIFT = {"claim": 0.0, "keep": -0.2, "same": 1.0, "place": 1.0, "part": 0.75}


def fit(shared, weighings, out, tasks, without):
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(shared / "gold"))
    import compile as goldfile
    import score

    notes = {i: a for i, _, a in corpora(shared)}
    golds = {"gold/" + g["name"]: g for g in (goldfile.load(p) for p in sorted((shared / "gold").glob("*.gold.json")))}
    opened = {a["id"]: a for a in annotated.openings(shared)}
    golds.update((i, a) for i, a in opened.items() if a["part"] == "learn")
    rows = {t: [] for t in tasks}
    for line in open(weighings, encoding="utf-8"):
        d = json.loads(line)
        if d["id"].removeprefix("gold/") in without:
            continue
        if d["id"] in golds:
            judge = Gold(golds[d["id"]], d["graph"], score)
        elif d["id"] in opened:
            continue  # kept apart
        elif d["id"].startswith("wiki/"):
            judge = Wiki(notes[d["id"]], d["graph"])
        else:
            judge = Chains(notes[d["id"]])
        share = RULES if d["mode"] == "rules" else 1.0
        for w in d["weighings"] or []:
            if w["task"] in rows and (label := judge.label(w)):
                rows[w["task"]].append((label[0], label[1] * share, w["signs"], (d["id"], d["mode"], str(w["other"]))))
    for task in tasks:
        table, bias = (choose if task == "claim" else learn)(rows[task])
        lines = [f"{s}\t{round(1000 * x)}" for s, x in sorted(table.items()) if abs(round(1000 * x)) >= 10]
        head = f"# Weights of signs in thousandths of a logit, by train/learn.py from {len(rows[task])} decisions.\n"
        (pathlib.Path(out) / f"{task}.tsv").write_text(head + f"bias\t{round(1000 * (bias + SHIFT[task]))}\n" + "\n".join(lines) + "\n", encoding="utf-8")
        print(task, len(rows[task]), "decisions,", int(sum(r[0] for r in rows[task])), "yes,", len(lines), "signs")


def main(argv):
    shared, command = pathlib.Path(argv[0]), argv[1]
    if command == "texts":
        with open(argv[2], "w", encoding="utf-8") as f:
            for i, text, _ in corpora(shared):
                f.write(json.dumps({"id": i, "text": text}) + "\n")
    else:
        flags = argv.index("--without") if "--without" in argv else len(argv)
        without = set(argv[flags + 1].split(",")) if flags < len(argv) else set()
        fit(shared, argv[2], argv[3], argv[4:flags], without)


if __name__ == "__main__":
    main(sys.argv[1:])
