#!/usr/bin/env bash
# Scores the same generated rows with the product and with Python's PyTorch, and compares row by row.
#   examples/car-buyers/parity.sh [ROWS]
# Needs Debian's python3-torch and libopenblas0-openmp; PYTHON names another interpreter, WORK keeps the files in that folder.
set -euo pipefail

rows=${1:-400000}
here=$(cd "$(dirname "$0")" && pwd)
scoring=$here/../../bin/scoring
python=${PYTHON:-/usr/bin/python3}
seed=303
export PYTHONDONTWRITEBYTECODE=1

"$python" -c 'import torch' 2>/dev/null || {
  echo "parity.sh: $python has no torch; install python3-torch and libopenblas0-openmp, or set PYTHON" >&2
  exit 2
}
if [ -n "${WORK:-}" ]; then
  mkdir -p "$WORK"
  work=$(cd "$WORK" && pwd)
else
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
fi

for format in parquet csv; do
  rm -rf "$work/data-$format"
  "$scoring" example data --rows "$rows" --seed "$seed" --format "$format" --output "$work/data-$format"
done

# Nulls and empty texts are told apart in Parquet and are the same in CSV; both must get Python's scores.
runs=()
for run in parquet:256 parquet:4096 csv:1024; do
  format=${run%:*}
  batch=${run#*:}
  name=$format-batch-$batch
  options='{}'
  [ "$format" = parquet ] || options='{header: "true"}'
  cat >"$work/$name.yaml" <<MANIFEST
apiVersion: scoring.dev/v1alpha1
kind: ScoringJob
metadata: {name: car-buyers-$name}
spec:
  model: {uri: "file:$here/bundle"}
  input: {uri: "file:$work/data-$format", format: $format, options: $options}
  output:
    uri: "file:$work/scores-$name"
    format: csv
    columns: [device_id]
    options: {header: "true"}
  policy: {batchSize: $batch}
MANIFEST
  rm -rf "$work/scores-$name"
  "$scoring" run "$work/$name.yaml"
  runs+=("$name=$work/scores-$name")
done

"$python" "$here/train/score.py" --bundle "$here/bundle" --input "$work/data-csv" --output "$work/reference.csv"
"$python" "$here/train/compare.py" --reference "$work/reference.csv" "${runs[@]}"
