#!/usr/bin/env bash
# Trains the encoder of the assistant's understanding and writes it into models/. Hours of work, so never part of the
# set-up: the trained model is in the repository. PYTHON311 points at an interpreter.
# With only the argument --opzet it makes the environment and stops.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/opzet_hulp.sh
. scripts/opzet_hulp.sh
map=.venv/encoder
eisen=requirements/encoder.txt
eis=3.11

# The helpers know 3.10 and 3.12+, which the product runs on. These two say the same of 3.11.
versie_klopt() { # PYTHON EIS
    "$1" -c 'import sys; sys.exit("%d.%d" % sys.version_info[:2] != sys.argv[1])' "$2" >/dev/null 2>&1 </dev/null
}
vind_311() {
    local kandidaat
    if [ -n "${PYTHON311:-}" ]; then
        versie_klopt "$PYTHON311" $eis || fout "PYTHON311=$PYTHON311 is geen werkende Python $eis."
        printf '%s' "$PYTHON311"
        return
    fi
    for kandidaat in "$(pyenv_python $eis || true)" "$(command -v python$eis || true)" "$(command -v python3 || true)"; do
        if [ -n "$kandidaat" ] && versie_klopt "$kandidaat" $eis; then
            printf '%s' "$kandidaat"
            return
        fi
    done
}

installeer_encoder() {
    local python
    python=$(vind_311)
    [ -n "$python" ] || fout "Er is geen Python $eis. Installeer die met pyenv of uv, of wijs hem aan met PYTHON311."
    "$python" -m venv --clear "$map"
    # --no-deps: the list is complete, and what PyTorch asks for a graphics card is left out of it.
    "$map/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r "$eisen" ||
        fout "Mist alleen torch …+cpu? Wijs pip dan de CPU-bouw van PyTorch aan, met PIP_FIND_LINKS of PIP_EXTRA_INDEX_URL."
    "$map/bin/python" -c 'import torch' || fout "PyTorch start niet; de oorzaak staat hierboven."
}

afdruk=$(vingerafdruk encoder "$(uname -m)" -- "$eisen")
if ! { versie_klopt "$map/bin/python" $eis && actueel "$map/.stempel" "$afdruk"; }; then
    rm -f "$map/.stempel"
    stap "Omgeving 'encoder', Python $eis" encoder installeer_encoder
    echo "$afdruk" >"$map/.stempel"
fi
[ "${1:-}" != --opzet ] || exit 0

# On small virtual machines fresh pages cost more than the arithmetic: large pages, kept when they are freed, make training
# 4 times faster.
export GLIBC_TUNABLES=glibc.malloc.hugetlb=1:glibc.malloc.mmap_max=0:glibc.malloc.trim_threshold=20000000000:glibc.malloc.top_pad=1000000000
export THP_MEM_ALLOC_ENABLE=1
leer() { "$map/bin/python" -u -m bot.encoder.leren "$@"; }
uitvoer() { "$map/bin/python" -m bot.encoder.uitvoer "$@"; }
doel=models/nl_vliegwiel_begrip
# Whole authors that the trial leaves out: chat, told, crisis, acts. On them the thresholds are chosen.
zonder=(gemengd stem_verteld_2 crisis_3 crisis_9 crisis_10 handelingen_2 handelingen_4 handelingen_5)

leer --uit var/proef.pt --zonder "${zonder[@]}" --rondes 2
uitvoer var/proef.pt var/proefmodel
# The final model goes on from there, and reads everybody.
leer --verder var/proef.pt --uit var/encoder.pt --rondes 5 --bevries 3 --tempo 0.8
uitvoer var/encoder.pt "$doel"
.venv/bot/bin/python -m bot.evaluatie.drempels var/proefmodel "$doel"
