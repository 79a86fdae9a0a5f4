"""Check the assistant's files as Rasa sees them: its validator, and its routing stories with the real model."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from bot.omgeving import DOMEIN, RESPONSES, ROOT, TRAININGSDATA, VERHALEN

# The one warning that belongs to the design: texts are spoken by the actions, never by a story or rule.
TOEGESTAAN = re.compile(r"The utterance '[^']+' is not used in any story or rule\.")
_MELDING = re.compile(r"(?P<soort>UserWarning|FutureWarning|WARNING|ERROR|CRITICAL)\b:?\s*(?P<tekst>.*)")
_ANSI = re.compile(r"\x1b\[[0-9;]*m")


def klachten(uitvoer: str) -> list[str]:
    """Return the warnings and errors in Rasa's output that are not the allowed one."""
    gevonden = []
    for regel in _ANSI.sub("", uitvoer).splitlines():
        melding = _MELDING.search(regel)
        if melding and not TOEGESTAAN.search(regel):
            gevonden.append(regel.strip())
    return gevonden


def _rasa(*woorden: str) -> subprocess.CompletedProcess[str]:
    omgeving = {k: v for k, v in os.environ.items() if k != "PYTHONWARNINGS"}
    omgeving["PYTHONPATH"] = str(ROOT)
    omgeving["PYTHONWARNINGS"] = "ignore::DeprecationWarning,ignore::FutureWarning"
    return subprocess.run(  # noqa: S603 — our own interpreter, fixed words
        [sys.executable, "-m", "rasa", *woorden], cwd=ROOT, env=omgeving, text=True, capture_output=True, check=False
    )


def keur_data() -> int:
    """Run ``rasa data validate``; returns an exit code, with every complaint on stderr."""
    data = [str(p) for p in (*TRAININGSDATA, VERHALEN, RESPONSES) if p.exists()]
    uit = _rasa("data", "validate", "--domain", str(DOMEIN[0]), "--data", *data, "--config", str(ROOT / "config.yml"))
    gevonden = klachten(uit.stdout + uit.stderr)
    if uit.returncode and not gevonden:
        gevonden = [(uit.stdout + uit.stderr).strip()]
    for klacht in gevonden:
        print(klacht, file=sys.stderr)
    toegestaan = len(TOEGESTAAN.findall(_ANSI.sub("", uit.stdout + uit.stderr)))
    print(
        f"rasa data validate: {len(gevonden)} klachten, {toegestaan} keer de toegestane waarschuwing.", file=sys.stderr
    )
    return 1 if gevonden else 0


def toets_verhalen(model: Path) -> int:
    """Run the routing stories against a model; returns an exit code, 1 when a story fails."""
    uit = _rasa(
        "test", "core", "--model", str(model), "--stories", str(VERHALEN), "--out", str(ROOT / "results"),
        "--e2e",
        "--fail-on-prediction-errors", "--no-plot",
    )  # fmt: skip
    print(_ANSI.sub("", uit.stdout + uit.stderr)[-2000:], file=sys.stderr)
    return 1 if uit.returncode else 0
