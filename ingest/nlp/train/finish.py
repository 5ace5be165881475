"""From a trained checkpoint to what the repository keeps: weights.bin, golden vectors, dev scores.

    python finish.py --base DIR --corpora DIR CHECKPOINT --weights ../model/weights.bin --golden ../model/testdata/golden.json --scores DIR

Decoding constants are chosen on the dev parts first: how sure a mention must be, and what is added to O where the F1 of
a layer is best with more or fewer words marked than the likeliest label gives.
"""

import argparse
import json
from pathlib import Path

import torch

import base
import evaluate
import export
import golden
import read_events
import read_names
import read_quotes
import read_ud
from evaluate import THRESHOLDS, Reader
from pieces import Pieces
from score import F1

BIASES = [-1.5, -1.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5]
MENTIONS = [-2.0, -1.5, -1.0, -0.5, 0.0]


def choose(reader: Reader, corpora: Path) -> dict[str, float]:
    """The constants with the best dev F1; 0 unless something else is better."""
    out = dict(THRESHOLDS)
    near = sorted(BIASES, key=abs)  # ties go to the smaller change
    polnear = read_quotes.polnear(corpora, "dev")
    scores = {b: evaluate.quotes(reader, polnear, dict.fromkeys(("source", "cue", "content"), b)) for b in near}
    for k in ("source", "cue", "content"):
        out[k] = max(near, key=lambda b: round(scores[b][k]["token"].f(), 4))
    articles = read_names.worldwide(corpora, "dev")
    three = {"PER", "ORG", "LOC"}
    out["ner"] = max(near, key=lambda b: round(evaluate.names(reader, articles, three, {}, b)["all"].f(), 4))
    events = read_events.wikievents(corpora, "dev")
    out["trigger"] = max(near, key=lambda b: round(evaluate.triggers(reader, events, b)["identification"].f(), 4))
    ecb = read_events.ecb(corpora, "dev")
    out["event"] = max(near, key=lambda b: round(evaluate.events(reader, ecb, b).f(), 4))
    gum = read_ud.gum(corpora, "dev")
    out["mention"] = max(MENTIONS, key=lambda t: round(evaluate.coreference(reader, gum, t).f(), 4))
    return out


def main() -> None:
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("checkpoint", type=Path)
    p.add_argument("--base", type=Path, required=True)
    p.add_argument("--corpora", type=Path, required=True)
    p.add_argument("--weights", type=Path, required=True)
    p.add_argument("--golden", type=Path, required=True)
    p.add_argument("--scores", type=Path, required=True, help="folder for scores.json")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--bf16", action="store_true", help="choose the constants in bfloat16")
    p.add_argument("--only-export", action="store_true", help="skip the scores of the unpacked network")
    args = p.parse_args()
    torch.set_num_threads(args.threads)
    model, _ = evaluate.load(args.checkpoint)
    pieces = Pieces(args.base)
    plain = Reader(model, pieces)
    thresholds = choose(Reader(model, pieces, args.bf16), args.corpora)
    print("constants", json.dumps(thresholds), flush=True)
    export.write(model, base.vocab(args.base), thresholds, args.weights)
    packed, header = export.read(args.weights)
    args.golden.parent.mkdir(parents=True, exist_ok=True)
    golden.write(packed, header, pieces, args.golden)
    columns = {"packed": evaluate.everything(Reader(packed, pieces), args.corpora, thresholds)}
    if not args.only_export:
        columns["float32"] = evaluate.everything(plain, args.corpora, thresholds)
    rows = {}
    for name in columns["packed"]:
        row = {c: s[name].f() if isinstance(s[name], F1) else s[name] for c, s in columns.items()}
        rows[name] = {c: round(v, 4) for c, v in row.items()}
        print(f"{name:55} " + "  ".join(f"{c} {v:.3f}" for c, v in row.items()))
    (args.scores / "scores.json").write_text(json.dumps({"constants": thresholds, "scores": rows}, indent=1) + "\n")


if __name__ == "__main__":
    main()
