"""The network: encoder and heads as FORMAT.md defines them. Parameter names are the tensor names of the file."""

import math
import random
import threading

import torch
from torch import nn
from torch.nn import functional as F

HIDDEN, HEADS, FFN, LAYERS, EPS = 384, 12, 1536, 8, 1e-12
ARC, REL, COREF, COREF_ROWS = 256, 96, 128, 39
DROPOUT = 0.1


class Dropout:
    """Dropout whose masks are windows of one pool of random numbers: drawing fresh ones took a tenth of the step."""

    def __init__(self, p: float, size: int = 1 << 22):
        self.pool = (torch.rand(size, generator=torch.Generator().manual_seed(0)) >= p).float() / (1 - p)
        self.state = threading.local()

    def seed(self, seed: int) -> None:
        """Fixes the masks that the calling thread draws next."""
        self.state.rng = random.Random(seed)

    def __call__(self, x: torch.Tensor, training: bool) -> torch.Tensor:
        if not training:
            return x
        n = x.numel()
        if n >= len(self.pool):
            return F.dropout(x, DROPOUT)
        start = self.state.rng.randrange(len(self.pool) - n)
        return x * self.pool[start : start + n].view(x.shape).to(x.dtype)


dropout = Dropout(DROPOUT)


def attention(q, k, v, mask):
    """Softmax attention by plain products: on a CPU in bfloat16 two to five times as fast as the fused kernel."""
    with torch.autocast("cpu", enabled=False):
        s = (q * q.shape[-1] ** -0.5) @ k.transpose(-1, -2)
        if mask is not None:
            s = s + mask.to(s.dtype)
        return torch.softmax(s, -1) @ v


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.ln1, self.ln2 = nn.LayerNorm(HIDDEN, EPS), nn.LayerNorm(HIDDEN, EPS)
        self.ffn1, self.ffn2 = nn.Linear(HIDDEN, FFN), nn.Linear(FFN, HIDDEN)

    def forward(self, x, mask):
        b, t, _ = x.shape
        q, k, v = (m(x).view(b, t, HEADS, -1).transpose(1, 2) for m in (self.q, self.k, self.v))
        a = attention(q, k, v, mask).transpose(1, 2).reshape(b, t, HIDDEN)
        x = self.ln1(x + dropout(self.o(a), self.training))
        return self.ln2(x + dropout(self.ffn2(F.gelu(self.ffn1(x))), self.training))


class Embed(nn.Module):
    def __init__(self, positions: int, pieces: int):
        super().__init__()
        self.word = nn.Parameter(torch.zeros(pieces, HIDDEN), requires_grad=False)
        self.pos = nn.Parameter(torch.zeros(positions, HIDDEN))
        self.case = nn.Parameter(torch.zeros(8, HIDDEN))
        self.ln = nn.LayerNorm(HIDDEN, EPS)

    def forward(self, ids, cases):
        x = F.embedding(ids, self.word) + self.pos[: ids.shape[1]] + F.embedding(cases, self.case)
        return dropout(self.ln(x), self.training)


class Arc(nn.Module):
    def __init__(self):
        super().__init__()
        self.root = nn.Parameter(torch.randn(ARC) * 0.05)
        self.bilinear = nn.Parameter(torch.randn(ARC + 1, ARC) / ARC)


class Rel(nn.Module):
    def __init__(self, relations: int):
        super().__init__()
        self.root = nn.Parameter(torch.randn(REL) * 0.05)
        self.bilinear = nn.Parameter(torch.randn(relations, REL + 1, REL + 1) / REL)


class Coref(nn.Module):
    """Scores of antecedents for mention heads; feats holds the six feature rows of each pair."""

    def __init__(self):
        super().__init__()
        self.ana, self.ante = nn.Linear(HIDDEN, COREF), nn.Linear(HIDDEN, COREF)
        self.pair_ana, self.pair_ante = nn.Linear(HIDDEN, COREF), nn.Linear(HIDDEN, COREF)
        self.features = nn.Parameter(torch.randn(COREF_ROWS, COREF) * 0.1)
        self.out = nn.Linear(COREF, 1)

    def forward(self, h, ana, ante, feats):
        """h [mentions, 384]; ana, ante [pairs] indices into h; feats [pairs, 6]. Gives [pairs]."""
        u, t = self.ana(h), self.ante(h)
        v, w = self.pair_ana(h), self.pair_ante(h)
        g = v[ana] + w[ante] + F.embedding(feats, self.features).sum(1)
        return (u[ana] * t[ante]).sum(-1) / math.sqrt(COREF) + self.out(F.relu(g)).squeeze(-1)

    def block(self, ana, ante, rows):
        """The same for all pairs of ana [m, 384] and ante [n, 384]; rows [m, n, 39] marks the feature rows. Gives [m, n]."""
        g = self.pair_ana(ana)[:, None] + self.pair_ante(ante)[None] + rows @ self.features
        return self.ana(ana) @ self.ante(ante).T / math.sqrt(COREF) + self.out(F.relu(g)).squeeze(-1)


def ones(x):
    return torch.cat([x, x.new_ones(*x.shape[:-1], 1)], -1)


class Model(nn.Module):
    """labels: head name -> labels ([] for a head with one number), and "rel" -> relations."""

    def __init__(self, labels: dict[str, list[str]], positions: int = 512, pieces: int = 30522):
        super().__init__()
        self.labels = labels
        self.embed = Embed(positions, pieces)
        self.layer = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head = nn.ModuleDict({k: nn.Linear(HIDDEN, max(1, len(v))) for k, v in labels.items() if k != "rel"})
        self.arc_dep, self.arc_head = nn.Linear(HIDDEN, ARC), nn.Linear(HIDDEN, ARC)
        self.rel_dep, self.rel_head = nn.Linear(HIDDEN, REL), nn.Linear(HIDDEN, REL)
        self.arc, self.rel, self.coref = Arc(), Rel(len(labels["rel"])), Coref()

    def encode(self, ids, cases):
        """ids, cases [batch, pieces], 0 where padded. Gives [batch, pieces, 384]."""
        pad = (ids == 0)[:, None, None, :]
        x = self.embed(ids, cases)
        mask = pad.float() * -1e4 if bool(pad.any()) else None
        for layer in self.layer:
            x = layer(x, mask)
        return x

    def drop(self, h):
        return dropout(h, self.training)

    def tree(self, h):
        """h [sentences, words, 384]. Gives arc scores [s, words, 1+words] and the projections of the relations."""
        d, e = F.relu(self.arc_dep(h)), F.relu(self.arc_head(h))
        p, s = F.relu(self.rel_dep(h)), F.relu(self.rel_head(h))
        d, e, p, s = (self.drop(x) for x in (d, e, p, s))
        n = h.shape[0]
        e = torch.cat([self.arc.root.to(e.dtype).expand(n, 1, ARC), e], 1)
        s = torch.cat([self.rel.root.to(s.dtype).expand(n, 1, REL), s], 1)
        return ones(d) @ self.arc.bilinear.to(d.dtype) @ e.transpose(1, 2), p, s

    def relations(self, p, s):
        """p, s [words, 96] of dependents and their heads. Gives [words, relations]."""
        x = torch.einsum("na,rab->nrb", ones(p), self.rel.bilinear.to(p.dtype))
        return torch.einsum("nrb,nb->nr", x, ones(s))


def optimizer_groups(model: Model, encoder_lr: float, head_lr: float) -> list[dict]:
    """Encoder and heads at their own rates; no decay for vectors."""
    groups: dict[tuple[float, float], list] = {}
    for name, p in model.named_parameters():
        if not p.requires_grad:
            continue
        encoder = name.startswith(("layer.", "embed.")) and name != "embed.case"
        key = (encoder_lr if encoder else head_lr, 0.01 if p.ndim > 1 else 0.0)
        groups.setdefault(key, []).append(p)
    return [{"params": ps, "lr": lr, "peak": lr, "weight_decay": wd} for (lr, wd), ps in groups.items()]
