#!/bin/sh
# Learns the tables of ../model anew: learn.sh PYTHON SHARED. PYTHON has numpy; SHARED holds gold and corpora. Takes some
# minutes. Each table is learned from decisions that were taken with the tables before it in place.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
python=$1 shared=$(cd "$2" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PYTHONDONTWRITEBYTECODE=1
cd "$here/.."
go test -c -o "$work/extract.test" .
"$python" train/learn.py "$shared" texts "$work/texts.jsonl"
for task in claim keep same place part; do
	"$work/extract.test" -test.run TestWriteWeighings -texts "$work/texts.jsonl" -weighings "$work/weighings.jsonl" -tables .
	"$python" train/learn.py "$shared" fit "$work/weighings.jsonl" model "$task"
done
