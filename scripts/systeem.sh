#!/usr/bin/env bash
# The tests want a real browser and a real PostgreSQL. What is missing is installed from the system's packages when we
# may do that; else this says what to install.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=scripts/opzet_hulp.sh
. scripts/opzet_hulp.sh

nodig=()
if [ -z "${VLIEGWIEL_CHROMIUM:-}" ] && ! command -v chromium >/dev/null && ! command -v chromium-browser >/dev/null; then
    nodig+=(chromium)
fi
if ! command -v postgres >/dev/null && ! compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null; then
    nodig+=(postgresql)
fi
[ ${#nodig[@]} -gt 0 ] || exit 0

beheer=()
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        beheer=(sudo -n)
    else
        fout "Voor de tests ontbreekt: ${nodig[*]}. Installeer dat met: sudo apt-get install ${nodig[*]}"
    fi
fi
command -v apt-get >/dev/null || fout "Voor de tests ontbreekt: ${nodig[*]}. Installeer dat met het pakketbeheer van dit systeem."

installeer() {
    "${beheer[@]}" apt-get update
    "${beheer[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${nodig[@]}"
}
stap "Systeempakketten voor de tests: ${nodig[*]}" systeem installeer
