"""From scores to answers: BIO sequences under their grammar, and the best tree with one root."""

import numpy as np


def bio_mask(labels: list[str]) -> np.ndarray:
    """[from, to] 0 where a label may follow another, −inf where not: I-X only after B-X or I-X."""
    out = np.zeros((len(labels), len(labels)))
    for j, to in enumerate(labels):
        if to.startswith("I"):
            for i, fr in enumerate(labels):
                if fr == "O" or fr[1:] != to[1:]:
                    out[i, j] = -np.inf
    return out


def viterbi(scores: np.ndarray, labels: list[str], mask: np.ndarray) -> list[str]:
    """The best allowed sequence for [words, labels] scores."""
    start = np.array([-np.inf if x.startswith("I") else 0.0 for x in labels])
    best, back = scores[0] + start, []
    for row in scores[1:]:
        step = best[:, None] + mask
        back.append(step.argmax(0))
        best = step.max(0) + row
    path = [int(best.argmax())]
    for b in reversed(back):
        path.append(int(b[path[-1]]))
    return [labels[i] for i in reversed(path)]


def cycle(head: np.ndarray) -> list[int] | None:
    """Some cycle among nodes 1…n, or None; head[0] is unused."""
    state = np.zeros(len(head), dtype=np.int8)  # 0 new, 1 on the path, 2 done
    state[0] = 2
    for v in range(1, len(head)):
        path = []
        while state[v] == 0:
            state[v] = 1
            path.append(v)
            v = head[v]
        if state[v] == 1:
            return path[path.index(v):]
        for u in path:
            state[u] = 2
    return None


def arborescence(scores: np.ndarray) -> np.ndarray:
    """Chu-Liu/Edmonds. scores[i, j]: that j is the head of i, nodes 0…n, 0 the root. Gives the heads (0 for the root)."""
    s = scores.copy()
    np.fill_diagonal(s, -np.inf)
    s[0] = -np.inf
    head = s.argmax(1)
    head[0] = 0
    ring = cycle(head)
    if ring is None:
        return head
    ring_ = np.array(ring)
    others = np.array([v for v in range(len(s)) if v not in set(ring)])  # starts with the root
    k = len(others)
    small = np.full((k + 1, k + 1), -np.inf)
    small[:k, :k] = s[np.ix_(others, others)]
    into = s[np.ix_(ring_, others)] - s[ring_, head[ring_]][:, None]  # entering at a member frees it from the ring
    entry = into.argmax(0)
    small[k, :k] = into.max(0)
    out = s[np.ix_(others, ring_)]
    leave = out.argmax(1)
    small[:k, k] = out.max(1)
    got = arborescence(small)
    result = head.copy()
    for a, v in enumerate(others):
        if v:
            result[v] = ring_[leave[a]] if got[a] == k else others[got[a]]
    result[ring_[entry[got[k]]]] = others[got[k]]
    return result


def tree(arcs: np.ndarray) -> list[int]:
    """Heads (0 = root) of words 1…n from arcs [n, n+1]: the best tree of log-softmax scores with exactly one root."""
    n = len(arcs)
    s = np.full((n + 1, n + 1), -np.inf)
    top = arcs.max(1, keepdims=True)
    s[1:] = arcs - top - np.log(np.exp(arcs - top).sum(1, keepdims=True))
    head = arborescence(s)
    if (head[1:] == 0).sum() == 1:
        return head[1:].tolist()
    # More than one word hangs on the root: a large price on root arcs leaves one, and then the best choice of which.
    priced = s.copy()
    priced[1:, 0] -= 1e4
    return arborescence(priced)[1:].tolist()
