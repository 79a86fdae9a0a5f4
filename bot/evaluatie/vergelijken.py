"""The peers, on the same lines: each learns what our model learned, and answers the fixed test set."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.evaluatie.maten import f1
from bot.nlu.corpus import INHOUD, LEEFGEBIEDEN, Regel, met_bekend_gebied
from bot.nlu.leren_vermelding import doel as gebiedsdoel
from bot.omgeving import ROOT

OPDRACHTEN = {
    "rasa_standaard": (".venv/bot/bin/python", "-m", "bot.evaluatie.rasa_standaard"),
    "nlpjs": (".venv/bot/bin/python", "-m", "bot.evaluatie.nlpjs"),
    "bevroren": (".venv/encoder/bin/python", "-m", "bot.evaluatie.bevroren"),
}


def _als_json(regel: Regel) -> str:
    inhoud: dict[str, Any] = {
        "text": regel.tekst,
        "vraag": regel.vraag,
        "bron": regel.bron,
        "mentions": [vars(label) for label in regel.labels],
    }
    if regel.daad:
        inhoud["intent"] = regel.daad
    if regel.niveau:
        inhoud["niveau"] = regel.niveau
    return json.dumps(inhoud, ensure_ascii=False)


def draai(naam: str, leer: Sequence[Regel], proef: Sequence[Regel], map_: Path) -> dict[str, Any] | None:
    """Run one peer and return its figures; None, with the reason on stderr, when it can't run here."""
    map_.mkdir(parents=True, exist_ok=True)
    for bestand, regels in (("leer", leer), ("proef", proef)):
        (map_ / f"{bestand}.jsonl").write_text("".join(f"{_als_json(r)}\n" for r in regels), encoding="utf-8")
    python, *rest = OPDRACHTEN[naam]
    if not (ROOT / python).exists():
        print(f"{naam}: {python} ontbreekt (bash scripts/encoder.sh --opzet)", file=sys.stderr)
        return None
    omgeving = os.environ | {"OMP_NUM_THREADS": "1"}
    klaar = subprocess.run([python, *rest, str(map_)], cwd=ROOT, env=omgeving, check=False)  # noqa: S603
    if klaar.returncode:
        print(f"{naam}: gestopt met code {klaar.returncode}", file=sys.stderr)
        return None
    antwoorden = [json.loads(r) for r in (map_ / f"{naam}.jsonl").read_text(encoding="utf-8").splitlines()]
    info = json.loads((map_ / f"{naam}.info.json").read_text(encoding="utf-8"))
    per_bron: dict[str, Any] = {}
    for bron in sorted({r.bron for r in proef}):
        erin = [i for i, r in enumerate(proef) if r.bron == bron]
        per_bron[bron] = cijfers([proef[i] for i in erin], [antwoorden[i] for i in erin])
    return info | {"ms_p50": float(np.median([a["ms"] for a in antwoorden])), "bestanden": per_bron}


def cijfers(regels: Sequence[Regel], antwoorden: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return a peer's figures. Its threshold is the best one on these very lines, which flatters the peer."""
    bekend = set(met_bekend_gebied(regels))
    paren = [(r, a) for r, a in zip(regels, antwoorden, strict=True) if r in bekend]
    doel = gebiedsdoel([r for r, _ in paren]).astype(bool)
    score = np.array([[a["gebieden"][g] for g in LEEFGEBIEDEN] for _, a in paren])
    grenzen = np.unique(np.quantile(score, np.linspace(0.5, 0.999, 60)))
    grens = max(grenzen, key=lambda g: f1(doel, score > g).mean())
    leeg = ~doel.any(1)
    raak = [
        a["polariteiten"][g] in {x.polariteit for x in r.labels if x.leefgebied == g}
        for r, a in paren
        for g in {x.leefgebied for x in r.labels}
    ]
    daden = [(r.daad, a["daad"]) for r, a in zip(regels, antwoorden, strict=True) if r.daad and r.niveau is None]
    verteld = [a["daad"] == INHOUD for r, a in paren if not r.daad and r.labels and r.niveau is None]
    return {
        "macro_f1": float(f1(doel, score > grens).mean()),
        "leeg_toch": float((score[leeg] > grens).any(1).mean()) if leeg.any() else float("nan"),
        "polariteit": float(np.mean(raak)),
        "daden_goed": float(np.mean([a == b for a, b in daden])) if daden else float("nan"),
        "verteld_blijft_verteld": float(np.mean(verteld)) if verteld else float("nan"),
    }
