"""Scores: F1 of sets, and the CoNLL average for coreference (MUC, B-cubed, CEAF-e)."""

import numpy as np


def prf(right: float, said: float, true: float) -> tuple[float, float, float]:
    p, r = right / max(said, 1e-9), right / max(true, 1e-9)
    return p, r, 2 * p * r / max(p + r, 1e-9)


class F1:
    """Counts of matched items over documents."""

    def __init__(self):
        self.right = self.said = self.true = 0

    def add(self, said: set, true: set) -> None:
        self.right += len(said & true)
        self.said += len(said)
        self.true += len(true)

    def f(self) -> float:
        return prf(self.right, self.said, self.true)[2]

    def __str__(self) -> str:
        p, r, f = prf(self.right, self.said, self.true)
        return f"{f:.3f} (precision {p:.3f}, recall {r:.3f})"


def muc(key: list[set], response: list[set]) -> tuple[float, float]:
    where = {m: i for i, c in enumerate(response) for m in c}
    right = total = 0
    for c in key:
        total += len(c) - 1
        right += len(c) - len({where.get(m, ("alone", m)) for m in c})
    return right, total


def b3(key: list[set], response: list[set]) -> tuple[float, float]:
    where = {m: c for c in response for m in c}
    right = total = 0.0
    for c in key:
        total += len(c)
        right += sum(len(c & where[m]) / len(c) for m in c if m in where)
    return right, total


def assignment(gain: np.ndarray) -> float:
    """The largest total of a one-to-one assignment (Hungarian method with potentials)."""
    cost = -gain if gain.shape[0] <= gain.shape[1] else -gain.T
    n, m = cost.shape
    u, v, match, way = np.zeros(n + 1), np.zeros(m + 1), np.zeros(m + 1, int), np.zeros(m + 1, int)
    for i in range(1, n + 1):
        match[0], j0 = i, 0
        low, used = np.full(m + 1, np.inf), np.zeros(m + 1, bool)
        while True:
            used[j0] = True
            free = ~used[1:]
            reduced = cost[match[j0] - 1] - u[match[j0]] - v[1:]
            better = free & (reduced < low[1:])
            low[1:][better], way[1:][better] = reduced[better], j0
            j1 = int(np.where(free, low[1:], np.inf).argmin()) + 1
            delta = low[j1]
            u[match[used]] += delta
            v[used] -= delta
            low[~used] -= delta
            j0 = j1
            if match[j0] == 0:
                break
        while j0:
            match[j0], j0 = match[way[j0]], way[j0]
    return float(sum(-cost[match[j] - 1, j - 1] for j in range(1, m + 1) if match[j]))


def ceafe(key: list[set], response: list[set]) -> float:
    if not key or not response:
        return 0.0
    return assignment(np.array([[2 * len(a & b) / (len(a) + len(b)) for b in response] for a in key]))


class CoNLL:
    """The average of three coreference scores over documents; chains of one mention are left out."""

    def __init__(self):
        self.counts = np.zeros((3, 4))  # right and all for recall, right and all for precision

    def add(self, said: list[list], true: list[list]) -> None:
        said_, true_ = [set(c) for c in said if len(c) > 1], [set(c) for c in true if len(c) > 1]
        e = ceafe(true_, said_)
        for i, row in enumerate([(*muc(true_, said_), *muc(said_, true_)), (*b3(true_, said_), *b3(said_, true_)),
                                 (e, len(true_), e, len(said_))]):
            self.counts[i] += row

    def parts(self) -> list[float]:
        return [prf(1, 1, 1)[2] * 0 if r == 0 else 2 * (r / rt) * (p / pt) / (r / rt + p / pt) for r, rt, p, pt in self.counts.tolist()]

    def f(self) -> float:
        return sum(self.parts()) / 3
