"""What the network is trained for: one loss for each layer of labels that a batch carries."""

import torch
from torch.nn import functional as F

import coref
from batches import IGNORE, Batch
from model import Model

# How much each loss counts beside the others. Sampling (train.py) decides how often its corpus comes.
WEIGHTS = {
    "upos": 0.5, "lemma": 0.3, "arc": 1.0, "rel": 0.5, "ner": 2.0, "source": 1.5, "cue": 1.5, "content": 1.0,
    "trigger": 3.0, "event": 0.7, "kind": 0.15, "factuality": 0.05, "mention": 0.7, "coref": 0.6,
}


def padded(bounds: list[tuple[int, int]]) -> torch.Tensor:
    """[sentences, longest] word indices, -1 where the sentence has ended."""
    longest = max(b - a for a, b in bounds)
    out = torch.full((len(bounds), longest), -1)
    for i, (a, b) in enumerate(bounds):
        out[i, : b - a] = torch.arange(a, b)
    return out


def tree(model: Model, h: torch.Tensor, batch: Batch) -> dict[str, torch.Tensor]:
    """Losses of heads and relations of the sentences that have them."""
    heads = batch.targets["head"]
    bounds = [(a, b) for a, b in batch.sentences if bool((heads[a:b] != IGNORE).any())]
    index = padded(bounds)
    there = index >= 0
    arcs, p, s = model.tree(h[index.clamp(min=0)])
    allowed = torch.cat([torch.ones(len(bounds), 1, dtype=torch.bool), there], 1)
    arcs = arcs.float().masked_fill(~allowed[:, None, :], -1e4)
    gold = torch.where(there, heads[index.clamp(min=0)], torch.tensor(IGNORE))
    known = gold != IGNORE
    rows = torch.arange(len(bounds))[:, None].expand_as(gold)[known]
    rels = model.relations(p[known], s[rows, gold[known]]).float()
    return {
        "arc": F.cross_entropy(arcs[known], gold[known]),
        "rel": F.cross_entropy(rels, batch.targets["rel"][index.clamp(min=0)][known], ignore_index=IGNORE),
    }


def losses(model: Model, batch: Batch, bf16: bool) -> dict[str, torch.Tensor]:
    with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
        x = model.encode(batch.ids, batch.cases)
        h = model.drop(x.reshape(-1, x.shape[-1]).index_select(0, batch.first))
        out = tree(model, h, batch) if "head" in batch.targets else {}
        for name, layer in model.head.items():
            gold = batch.targets.get(name)
            if gold is None:
                continue
            if name == "factuality":
                known = ~gold.isnan()
                if known.any():
                    out[name] = F.smooth_l1_loss(layer(h[known]).float().squeeze(-1), gold[known])
                continue
            known = gold != IGNORE
            if known.any():
                out[name] = F.cross_entropy(layer(h[known]).float(), gold[known])
    annotated = [d for d in batch.documents if d[2] is not None]
    if annotated:
        h = h.float()
        logit = model.head["mention"](h).squeeze(-1)
        out["mention"] = torch.stack([coref.mention_loss(logit[a:b], w) for a, b, w in annotated]).mean()
        out["coref"] = torch.stack([coref.loss(model, h[a:b], logit[a:b], w) for a, b, w in annotated]).mean()
    return out


def total(parts: dict[str, torch.Tensor]) -> torch.Tensor:
    return sum(WEIGHTS[k] * v for k, v in parts.items())
