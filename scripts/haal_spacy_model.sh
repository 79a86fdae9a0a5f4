#!/bin/sh
# Set-up's short attempt to fetch the official Dutch spaCy pipeline. It never fails the
# set-up: without it the bot uses the project's own pipeline in models/.
set -u
cd "$(dirname "$0")/.." || exit 0
python=.venv/bot/bin/python
officieel=nl_core_news_sm-3.7.0
seconden=8

is_er() {
    "$python" -c 'import sys; from bot.taalmodel import officiele_versie; sys.exit(not officiele_versie())'
}

if [ -z "${SPACY_MODEL:-}" ] && ! is_er 2>/dev/null; then
    echo "Ik probeer het officiële Nederlandse taalmodel op te halen (hooguit $seconden seconden)…"
    # --no-deps: the environment stays exactly what requirements/bot.txt says.
    PIP_RETRIES=0 PIP_TIMEOUT=5 PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1 \
        timeout -k 1 "$seconden" \
        "$python" -m spacy download "$officieel" --direct --no-deps >/dev/null 2>&1 \
        || echo "Dat lukte niet. Dat geeft niet: er is een eigen taalmodel."
fi
"$python" -m bot.taalmodel 2>&1 >/dev/null
exit 0
