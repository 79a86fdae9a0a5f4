#!/bin/sh
# Train the project's own small Dutch spaCy pipeline again (make spacy-model).
# About ten minutes on one core. Arguments go to train.py: --steps N, --out DIR.
set -eu
cd "$(dirname "$0")/.."
python=.venv/bot/bin/python
if [ ! -x "$python" ]; then
    echo "De botomgeving .venv/bot ontbreekt. Draai eerst: make run" >&2
    exit 1
fi
# One thread and a fixed hash seed: the same machine gives the same weights twice.
export PYTHONHASHSEED=0 OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 BLIS_NUM_THREADS=1
exec "$python" models/nl_vliegwiel_sm.recept/train.py "$@"
