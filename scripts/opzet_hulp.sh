# Shared by the set-up scripts: progress, stamps, and finding the right Python. Source it from the repository root.
# shellcheck shell=bash

mkdir -p var/log

fout() { # MELDING…: say what is wrong and stop
    printf '✗ %s\n' "$@" >&2
    exit 1
}

# stap NAAM LOG OPDRACHT…: one line when it starts, a sign of life every 15 seconds, one line with the time it took.
# The command runs in the foreground, so that Ctrl-C reaches it.
stap() {
    local naam=$1 log=var/log/opzet-$2.log begin=$SECONDS status=0 hartslag
    shift 2
    printf '→ %s …\n' "$naam"
    (
        # The lock (9) is not for this one: its sleep may outlive the step.
        exec 9>&-
        while sleep 15 >/dev/null 2>&1 && kill -0 $$ 2>/dev/null; do
            printf '  … nog bezig (%d s)%s\n' $((SECONDS - begin)) "$(laatste_regel "$log")"
        done
    ) &
    hartslag=$!
    # shellcheck disable=SC2064 # this very process id
    trap "kill $hartslag 2>/dev/null || true" EXIT
    set +e # so that the subshell's own -e works, which `||` would switch off
    (set -e && "$@") >"$log" 2>&1 </dev/null
    status=$?
    set -e
    kill "$hartslag" 2>/dev/null
    wait "$hartslag" 2>/dev/null || true
    trap - EXIT
    if [ "$status" -ne 0 ]; then
        tail -n 25 "$log" | sed 's/^/    /' >&2
        fout "$naam is niet gelukt (code $status, na $((SECONDS - begin)) s). De hele uitvoer staat in $log"
    fi
    printf '✓ %s (%d s)\n' "$naam" $((SECONDS - begin))
}

laatste_regel() { # LOG: its last line, shortened, for the sign of life
    local regel
    regel=$(tail -c 2000 "$1" 2>/dev/null | tr '\r' '\n' | sed 's/\x1b\[[0-9;]*m//g' | tr -cd '[:print:]\n' | grep -v '^ *$' | tail -n 1 | cut -c1-90) || true
    [ -z "$regel" ] || printf ': %s' "$regel"
}

# Stamps hold a hash of what a step was made from. Times of files say nothing after a clone or a checkout.
vingerafdruk() { # WOORD… -- BESTAND…: a hash of the words and of the contents of the files
    local woorden=()
    while [ "$1" != -- ]; do woorden+=("$1") && shift; done
    shift
    { printf '%s\n' "${woorden[@]}" && sha256sum -- "$@"; } | sha256sum | cut -c1-40
}
actueel() { # STEMPEL VINGERAFDRUK
    [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]
}

versie_klopt() { # PYTHON EIS(3.10 of 3.12+)
    case $2 in
        3.10) "$1" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 10))' ;;
        3.12+) "$1" -c 'import sys; sys.exit(sys.version_info[:2] < (3, 12))' ;;
    esac >/dev/null 2>&1 </dev/null
}

pyenv_python() { # VERSIE: its interpreter, when pyenv has one
    local pyenv map
    pyenv=$(command -v pyenv || printf '%s' "${PYENV_ROOT:-$HOME/.pyenv}/bin/pyenv")
    map=$("$pyenv" prefix "$1" 2>/dev/null) && [ -x "$map/bin/python" ] && printf '%s' "$map/bin/python"
}

# vind_python EIS KEUZE VARIABELE: print the interpreter to use, or nothing. A shim of pyenv may be on PATH for a
# version that it does not have, so a candidate counts only when it runs and says the right version.
vind_python() {
    local eis=$1 keuze=$2 variabele=$3 versie kandidaat
    if [ -n "$keuze" ]; then
        versie_klopt "$keuze" "$eis" || fout "$variabele=$keuze is geen werkende Python $eis."
        printf '%s' "$keuze"
        return
    fi
    for versie in $([ "$eis" = 3.10 ] && echo 3.10 || echo 3.12 3.13 3.14); do
        for kandidaat in "$(pyenv_python "$versie" || true)" "$(command -v "python$versie" || true)"; do
            if [ -n "$kandidaat" ] && versie_klopt "$kandidaat" "$eis"; then
                printf '%s' "$kandidaat"
                return
            fi
        done
    done
    kandidaat=$(command -v python3 || true)
    if [ -n "$kandidaat" ] && versie_klopt "$kandidaat" "$eis"; then
        printf '%s' "$kandidaat"
    fi
}
