"""Writes a model as one NGMODEL1 file (FORMAT.md), int8 where that pays, and reads it back."""

import hashlib
import json
import struct
from pathlib import Path

import numpy as np
import torch

import pieces
from model import ARC, COREF, EPS, FFN, HEADS, HIDDEN, LAYERS, REL, Model

MAGIC = b"NGMODEL1"
ALIGN = 64
DTYPES = {"f32": np.float32, "f16": np.float16, "i8": np.int8, "u8": np.uint8}
ENCODER = ("q", "k", "v", "o", "ffn1", "ffn2")


def packed(name: str) -> bool:
    """Whether a tensor is stored as int8: the word embeddings and the matrices of the encoder."""
    parts = name.split(".")
    return name == "embed.word" or (parts[0] == "layer" and parts[2] in ENCODER and parts[3] == "weight")


def quantize(w: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Symmetric int8 with one scale a row: q in -127..127 and scale, w ~ scale*q."""
    scale = w.abs().amax(1, keepdim=True).clamp(min=1e-12) / 127
    return torch.round(w / scale).clamp(-127, 127).to(torch.int8), scale


def dequantized(model: Model) -> dict[str, torch.Tensor]:
    """The model's parameters as a reader of the file gets them back."""
    out = {}
    for name, p in model.state_dict().items():
        if packed(name):
            q, scale = quantize(p)
            p = q.float() * scale
        out[name] = p
    return out


def config(thresholds: dict[str, float]) -> dict:
    return {
        "layers": LAYERS, "hidden": HIDDEN, "heads": HEADS, "ffn": FFN, "eps": EPS,
        "max_pieces": pieces.MAX_PIECES, "max_word_pieces": pieces.MAX_WORD_PIECES,
        "arc": ARC, "rel": REL, "coref": COREF, "max_antecedents": 120, "cases": 8,
        "pad": pieces.PAD, "unk": pieces.UNK, "cls": pieces.CLS, "sep": pieces.SEP,
        "thresholds": thresholds,
    }


def write(model: Model, vocab: list[str], thresholds: dict[str, float], path: Path) -> None:
    """One file with all tensors of the model; deterministic for the same parameters."""
    tensors, blobs, offset = [], [], 0

    def add(name: str, dtype: str, array: np.ndarray, **extra):
        nonlocal offset
        blob = np.ascontiguousarray(array, dtype=DTYPES[dtype]).tobytes()
        tensors.append({"name": name, "dtype": dtype, "shape": list(array.shape), "offset": offset, "bytes": len(blob), **extra})
        blob += bytes(-len(blob) % ALIGN)
        blobs.append(blob)
        offset += len(blob)

    for name, p in model.state_dict().items():
        if name == "embed.pos":
            p = p[: pieces.MAX_PIECES]
        if packed(name):
            q, scale = quantize(p)
            add(name, "i8", q.numpy(), scale=name + ".scale")
            add(name + ".scale", "f32", scale[:, 0].numpy())
        else:
            add(name, "f32", p.float().numpy())
    add("vocab", "u8", np.frombuffer("\n".join(vocab).encode(), dtype=np.uint8))
    data = b"".join(blobs)
    header = json.dumps(
        {"config": config(thresholds), "vocab": "vocab", "labels": model.labels, "tensors": tensors,
         "sha256": hashlib.sha256(data).hexdigest()},
        ensure_ascii=False, separators=(",", ":"),
    ).encode()
    start = MAGIC + struct.pack("<I", len(header)) + header
    path.write_bytes(start + bytes(-len(start) % ALIGN) + data)


def read(path: Path) -> tuple[Model, dict]:
    """A model with the dequantized parameters of the file, and the file's header."""
    raw = path.read_bytes()
    if raw[:8] != MAGIC:
        raise ValueError(f"read {path}: not an NGMODEL1 file")
    (n,) = struct.unpack("<I", raw[8:12])
    header = json.loads(raw[12 : 12 + n])
    base = 12 + n + (-(12 + n) % ALIGN)
    if hashlib.sha256(raw[base:]).hexdigest() != header["sha256"]:
        raise ValueError(f"read {path}: data section is damaged")
    arrays = {}
    for t in header["tensors"]:
        a = np.frombuffer(raw, DTYPES[t["dtype"]], count=t["bytes"] // DTYPES[t["dtype"]]().itemsize, offset=base + t["offset"])
        arrays[t["name"]] = (a.reshape(t["shape"]), t.get("scale"))
    model = Model(header["labels"], positions=pieces.MAX_PIECES)
    state = {}
    for name in model.state_dict():
        a, scale = arrays[name]
        a = a.astype(np.float32)
        state[name] = torch.from_numpy(a * arrays[scale][0][:, None] if scale else a.copy())
    model.load_state_dict(state)
    return model.eval(), header
