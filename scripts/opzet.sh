#!/usr/bin/env bash
# Sets up everything that `make run` (or, with the argument `test`, `make test`) needs, and skips what is there already.
# PYTHON310 and PYTHON312 choose the interpreters; see docs/beslissingen/0001-twee-omgevingen.md.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/opzet_hulp.sh
. scripts/opzet_hulp.sh
doel=${1:-run}

# Two set-ups at the same time would break each other's environments.
exec 9>var/opzet.slot
flock -n 9 || { echo "Een andere opzet is bezig. Ik wacht daarop." && flock 9; }

UV=
vind_uv() { # sets UV: a recent one on PATH, else our own from PyPI
    [ -z "$UV" ] || return 0
    if command -v uv >/dev/null && uv --version 2>/dev/null | grep -Eq '^uv (0\.([5-9]|[1-9][0-9])|[1-9])'; then
        UV=uv
        return
    fi
    UV=.venv/tools/bin/uv
    local stempel=.venv/tools/.stempel afdruk
    afdruk=$(vingerafdruk tools -- requirements/tools.txt)
    if actueel "$stempel" "$afdruk" && "$UV" --version >/dev/null 2>&1; then return; fi
    stap "Installatieprogramma (uv)" uv installeer_uv
    echo "$afdruk" >"$stempel"
}
installeer_uv() {
    local python
    python=$(vind_python 3.12+ "${PYTHON312:-}" PYTHON312)
    [ -n "$python" ] || python=$(vind_python 3.10 "${PYTHON310:-}" PYTHON310)
    [ -n "$python" ] || python=$(command -v python3 || true)
    [ -n "$python" ] || fout "Er is geen Python. Installeer pyenv of uv."
    "$python" -m venv --clear .venv/tools
    .venv/tools/bin/python -m pip install --quiet --require-hashes --no-deps -r requirements/tools.txt
}

# omgeving NAAM EIS KEUZE VARIABELE REQUIREMENTS
omgeving() {
    local naam=$1 eis=$2 keuze=$3 variabele=$4 eisen=$5 map=.venv/$1 afdruk
    afdruk=$(vingerafdruk "$naam" "$(uname -m)" -- "$eisen")
    if versie_klopt "$map/bin/python" "$eis" && actueel "$map/.stempel" "$afdruk"; then return 0; fi
    vind_uv
    rm -f "$map/.stempel"
    stap "Omgeving '$naam', Python $eis" "$naam" \
        installeer_omgeving "$map" "$eis" "$keuze" "$variabele" "$eisen"
    echo "$afdruk" >"$map/.stempel"
}
installeer_omgeving() {
    local map=$1 eis=$2 keuze=$3 variabele=$4 eisen=$5 python
    if ! versie_klopt "$map/bin/python" "$eis"; then
        python=$(vind_python "$eis" "$keuze" "$variabele")
        # Without one, uv looks in its own store, and downloads one where that is possible.
        "$UV" venv --quiet --clear --python "${python:-${eis%+}}" "$map" ||
            fout "Er is geen Python $eis. Installeer die met pyenv of uv, of wijs hem aan: make run $variabele=/pad/naar/python"
        # The installer does not enforce Rasa's bound, and a wrong interpreter fails late.
        versie_klopt "$map/bin/python" "$eis" || fout "$map kreeg niet Python $eis. Wijs de goede aan met $variabele."
    fi
    "$UV" pip sync --require-hashes --python "$map/bin/python" "$eisen"
}

# An environment that has the test tools keeps them: dev.txt holds everything in app.txt.
app_eisen() {
    if [ "$doel" = test ] || [ -x .venv/app/bin/pytest ]; then echo requirements/dev.txt; else echo requirements/app.txt; fi
}

voorkant() {
    local afdruk bronnen letters
    afdruk=$(vingerafdruk "$(uname -m)" -- package.json package-lock.json)
    if ! actueel node_modules/.stempel "$afdruk"; then
        command -v npm >/dev/null || fout "Node.js met npm ontbreekt. Installeer Node 18 of nieuwer."
        node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' || fout "Node 18 of nieuwer is nodig; dit is $(node --version)."
        stap "Opmaak ophalen (npm)" npm npm ci --ignore-scripts --no-audit --no-fund
        echo "$afdruk" >node_modules/.stempel
    fi
    letters=$(vingerafdruk "$afdruk" -- scripts/letters.mjs)
    if ! actueel vliegwiel/render/letters/.stempel "$letters"; then
        stap "Letters voor PDF" letters node scripts/letters.mjs
        echo "$letters" >vliegwiel/render/letters/.stempel
    fi
    mapfile -t bronnen < <(find vliegwiel/web -name vendor -prune -o -type f \
        \( -name '*.css' -o -name '*.html' -o -name '*.js' -o -name '*.py' -o -name '*.j2' -o -name '*.svg' -o -name '*.jinja*' \) -print | sort)
    afdruk=$(vingerafdruk "$afdruk" -- scripts/assets.mjs "${bronnen[@]}")
    if actueel vliegwiel/web/static/vendor/.stempel "$afdruk" && [ -s vliegwiel/web/static/vendor/nlds.css ]; then return; fi
    stap "Opmaak bundelen" assets node scripts/assets.mjs
    echo "$afdruk" >vliegwiel/web/static/vendor/.stempel
}

# The official Dutch spaCy pipeline is tried for a few seconds, once per bot environment; else the one in models/ is used.
taalmodel() {
    if [ ! -f .venv/bot/.taalmodel-geprobeerd ]; then
        stap "Nederlands taalmodel" taalmodel sh scripts/haal_spacy_model.sh
        : >.venv/bot/.taalmodel-geprobeerd
    fi
    local keuze
    keuze=$(.venv/bot/bin/python -m bot.taalmodel 2>&1 >/dev/null) || fout "$keuze"
    printf '✓ %s\n' "$keuze"
}

[ "$doel" != test ] || bash scripts/systeem.sh
omgeving app 3.12+ "${PYTHON312:-}" PYTHON312 "$(app_eisen)"
omgeving bot 3.10 "${PYTHON310:-}" PYTHON310 requirements/bot.txt
voorkant
taalmodel
stap "Taalbegrip" train .venv/bot/bin/python -m bot train
