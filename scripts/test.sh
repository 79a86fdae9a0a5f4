#!/usr/bin/env bash
# The whole suite, in one go. It stops at the first part that fails; the largest part comes last, so that its closing
# line is the end of the output. A skipped test fails its part (tests/hulp/geen_skips.py).
set -euo pipefail
cd "$(dirname "$0")/.."
app=.venv/app/bin/python
bot=.venv/bot/bin/python
begin=$SECONDS

deel() { # NAAM OPDRACHT…
    printf '\n── %s (na %d s)\n' "$1" $((SECONDS - begin))
    "${@:2}"
}

deel 'Stijl, typen en importregels' bash scripts/lint.sh
deel 'Trainingsdata en regels van Rasa' $bot -m bot validate
deel 'Route van elke soort bericht' $bot -m bot test
deel 'Tests in de botomgeving' $bot -m pytest -c tests/bot/pytest.ini -p tests.hulp.geen_skips tests/bot
# Two at a time: a file stays together, so that what it shares is made once.
deel 'Tests in de appomgeving' $app -m pytest -n "${PROCESSEN:-2}" --dist loadfile
