"""Trains the network on all corpora at once.

    python train.py --base DIR --corpora DIR --out DIR [--steps N | --minutes M]

The learning rate follows the fraction of the run that is done: of --steps (repeatable), or of --minutes of wall time
(for a machine that others use). OUT gets last.pt, which a second call goes on from, and log.jsonl.
"""

import argparse
import json
import random
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

import base
import coref
import labels
import losses
import read_events
import read_names
import read_quotes
import read_ud
from batches import Batch, Stream, encode
from model import Model, dropout, optimizer_groups
from pieces import Pieces

SEED = 7
WARMUP = 0.06
CLIP = 1.0


# Corpora that are read several times, and what share of their words is hidden each time: names and triggers are to be
# told by what stands around them too, and not to be learned by heart.
MASKED = {"worldwide": 0.08, "gmb": 0.08, "crossner": 0.08, "wikievents": 0.08}


@dataclass(frozen=True)
class Phase:
    until: int  # step
    pieces: int  # a batch
    shares: dict[str, float]  # of the steps, by stream


# The treebanks teach the encoder most at first; later the small or hard corpora need the passes, in smaller batches.
PHASES = [
    Phase(1200, 2300, {"ewt": 0.19, "gum": 0.15, "worldwide": 0.26, "polnear": 0.22, "wikievents": 0.08, "rams": 0.015,
                       "ecb": 0.02, "gmb": 0.055, "crossner": 0.01}),
    Phase(3700, 1150, {"ewt": 0.14, "gum": 0.12, "worldwide": 0.30, "polnear": 0.21, "wikievents": 0.15, "rams": 0.015,
                       "ecb": 0.015, "gmb": 0.04, "crossner": 0.01}),
    Phase(5200, 1150, {"ewt": 0.12, "gum": 0.12, "worldwide": 0.30, "polnear": 0.22, "wikievents": 0.17, "rams": 0.01,
                       "ecb": 0.015, "gmb": 0.035, "crossner": 0.01}),
    Phase(200_000, 1150, {"ewt": 0.07, "gum": 0.08, "worldwide": 0.40, "polnear": 0.21, "wikievents": 0.18, "rams": 0.005,
                          "ecb": 0.01, "gmb": 0.03, "crossner": 0.015}),
]


def documents(corpora: Path) -> dict[str, list]:
    return {
        "ewt": read_ud.ewt(corpora, "train"),
        "gum": read_ud.gum(corpora, "train"),
        "worldwide": read_names.worldwide(corpora, "train"),
        "polnear": read_quotes.polnear(corpora, "train"),
        "wikievents": read_events.wikievents(corpora, "train"),
        "rams": read_events.rams(corpora),
        "ecb": read_events.ecb(corpora, "train"),
        "gmb": read_names.gmb(corpora),
        "crossner": read_names.crossner(corpora, "train"),
    }


def streams(docs: dict[str, list], pieces: Pieces, index: dict, masked: dict[str, float], size: int) -> dict[str, Stream]:
    out = {}
    for i, (name, ds) in enumerate(docs.items()):
        encoded = [encode(d, pieces, index) for d in ds]
        whole = [coref.annotated(d) for d in ds] if name == "gum" else None
        if name == "crossner":  # sentences that follow nothing: chunks are made of several documents
            encoded = [sum(encoded[i : i + 4], []) for i in range(0, len(encoded), 4)]
        out[name] = Stream(encoded, SEED * 100 + i, size, whole, masked.get(name, 0.0))
    return out


def schedule(seed: int, phases: list[Phase]) -> list[str]:
    """The stream of each step: shares kept in every hundred steps, order shuffled."""
    rng = random.Random(seed)
    due = dict.fromkeys(phases[0].shares, 0.0)
    out: list[str] = []
    for phase in phases:
        while len(out) < phase.until:
            block = []
            for _ in range(min(100, phase.until - len(out))):
                for k, share in phase.shares.items():
                    due[k] += share
                k = max(due, key=due.get)
                due[k] -= 1
                block.append(k)
            rng.shuffle(block)
            out += block
    return out


def rate(done: float) -> float:
    """Factor of the learning rates when this fraction of the run is done."""
    return done / WARMUP if done < WARMUP else max(0.0, (1 - done) / (1 - WARMUP))


class Workers:
    """Gradients of a batch by parts, one thread each core.

    The threads take parts as they get done, so that a core which other programs use costs its share and no more; one
    operation spread over all cores would wait for the slowest of them.
    """

    def __init__(self, model: Model, threads: int, bf16: bool):
        self.model, self.bf16, self.threads = model, bf16, threads
        self.pool = ThreadPoolExecutor(threads, initializer=torch.set_num_threads, initargs=(1,))

    def one(self, part: Batch, share: float, seed: int) -> dict[str, float]:
        dropout.seed(seed)
        parts = losses.losses(self.model, part, self.bf16)
        if parts:
            (losses.total(parts) * share).backward()
        return {k: float(v.detach()) for k, v in parts.items()}

    def step(self, parts: list[Batch], step: int) -> list[dict[str, float]]:
        words = sum(len(p.first) for p in parts)
        order = sorted(enumerate(parts), key=lambda x: -len(x[1].first))
        jobs = [self.pool.submit(self.one, p, len(p.first) / words, step * 1000 + i) for i, p in order]
        return [j.result() for j in jobs]


class Run:
    """A training run that can be stopped and resumed."""

    def __init__(self, args: argparse.Namespace):
        self.args, self.step, self.seconds = args, 0, 0.0
        self.out = Path(args.out)
        self.out.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(SEED)
        docs = documents(Path(args.corpora))
        self.labels = labels.build(docs["ewt"] + docs["gum"])
        index = {k: {x: i for i, x in enumerate(v)} for k, v in self.labels.items()}
        self.phases = PHASES[-1:] if args.unmasked else PHASES
        self.streams = streams(docs, Pieces(Path(args.base)), index, {} if args.unmasked else MASKED, self.phases[0].pieces)
        self.model = Model(self.labels)
        self.model.load_state_dict(base.load(Path(args.base)), strict=False)
        if args.init:
            self.model.load_state_dict(torch.load(args.init, weights_only=False)["model"])
        self.optimizer = torch.optim.AdamW(optimizer_groups(self.model, args.encoder_lr, args.head_lr), betas=(0.9, 0.98), fused=True)
        self.workers = Workers(self.model, args.threads, not args.fp32)
        self.order = schedule(SEED, self.phases)
        last = self.out / "last.pt"
        if last.exists():
            state = torch.load(last, weights_only=False)
            self.model.load_state_dict(state["model"])
            self.optimizer.load_state_dict(state["optimizer"])
            torch.set_rng_state(state["rng"])
            self.step, self.seconds = state["step"], state["seconds"]
            for step in range(self.step):
                self.stream(step).draw()

    def stream(self, step: int) -> Stream:
        """The stream that a step draws from, at the batch size of its phase."""
        stream = self.streams[self.order[step]]
        pieces = next(p.pieces for p in self.phases if step < p.until)
        if stream.size != pieces:
            stream.restart(pieces)
        return stream

    def save(self, name: str = "last.pt") -> None:
        state = {"model": self.model.state_dict(), "labels": self.labels, "optimizer": self.optimizer.state_dict(),
                 "rng": torch.get_rng_state(), "step": self.step, "seconds": self.seconds}
        torch.save(state, self.out / (name + ".tmp"))
        (self.out / (name + ".tmp")).rename(self.out / name)

    def done(self) -> float:
        return self.step / self.args.steps if self.args.steps else self.seconds / 60 / self.args.minutes

    def train(self) -> None:
        self.model.train()
        means, pieces, tick, saved = defaultdict(list), 0, time.monotonic(), time.monotonic()
        log = (self.out / "log.jsonl").open("a")
        while self.done() < 1:
            began = time.monotonic()
            for group in self.optimizer.param_groups:
                group["lr"] = group["peak"] * rate(self.done())
            parts = self.stream(self.step).next(1 + self.args.threads)
            self.step += 1
            for result in self.workers.step(parts, self.step):
                for k, v in result.items():
                    means[k].append(v)
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), CLIP)
            self.optimizer.step()
            self.optimizer.zero_grad(set_to_none=True)
            pieces += sum(int((p.ids != 0).sum()) for p in parts)
            self.seconds += time.monotonic() - began
            if self.step % 50 == 0:
                row = {"step": self.step, "done": round(self.done(), 4), "minutes": round(self.seconds / 60, 1),
                       "pieces_s": round(pieces / (time.monotonic() - tick)),
                       **{k: round(float(np.mean(v)), 4) for k, v in means.items()}}
                print(json.dumps(row), file=log, flush=True)
                print(json.dumps(row), flush=True)
                means, pieces, tick = defaultdict(list), 0, time.monotonic()
            if time.monotonic() - saved > 60 * self.args.save_minutes:
                self.save()
                saved = time.monotonic()
        self.save("final.pt")


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--base", required=True, help="folder with the ONNX file of base.ARTIFACT and its tokenizer")
    p.add_argument("--corpora", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--steps", type=int, default=0)
    p.add_argument("--minutes", type=float, default=0)
    p.add_argument("--save-minutes", type=float, default=10)
    p.add_argument("--encoder-lr", type=float, default=3e-4)
    p.add_argument("--head-lr", type=float, default=2e-3)
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--fp32", action="store_true", help="no bfloat16 arithmetic (slower where the processor has it)")
    p.add_argument("--unmasked", action="store_true", help="the last phase only, and no word hidden")
    p.add_argument("--init", help="a checkpoint to start from instead of the base model alone")
    args = p.parse_args()
    if bool(args.steps) == bool(args.minutes):
        p.error("give either --steps or --minutes")
    torch.set_num_threads(1)  # the workers are the parallelism
    random.seed(SEED)
    np.random.seed(SEED)
    Run(args).train()


if __name__ == "__main__":
    main()
