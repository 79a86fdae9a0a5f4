"""Measure the understanding on authors that the model has not read.

Whole files are left out – a file is an author – because a random part has the same author on both sides and flatters.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from bot.nlu.begrip import ANDERE_TAAL, oordeel
from bot.nlu.corpus import INHOUD, LEEFGEBIEDEN, Regel, lees_corpus, met_leefgebieden
from bot.nlu.daad import TECHNISCH
from bot.nlu.gelezen import lees
from bot.nlu.leren_crisis import Crisismodel
from bot.nlu.leren_daad import Daadmodel, Voorbeeld
from bot.nlu.leren_vermelding import Vermeldingmodel, macro_f1
from bot.nlu.talen import Taalmerker
from bot.nlu.zinnen import Zinsencoder, encoder
from bot.omgeving import TRAININGSDATA
from vliegwiel.core.begrip import NIVEAUS
from vliegwiel.core.crisis import screen

AUTEUR = "gemengd"  # all domains, and acts
CRISIS_AUTEURS = ("crisis_2", "crisis_5")


def lees_daden() -> list[Regel]:
    """Return the examples of data/nlu as lines."""
    regels = []
    for pad in sorted(TRAININGSDATA[0].glob("*.yml")):
        for deel in yaml.safe_load(pad.read_text(encoding="utf-8"))["nlu"]:
            ruw = deel["examples"]
            teksten = (
                [v["text"].strip() for v in ruw] if isinstance(ruw, list) else ruw.replace("- ", "", 1).split("\n- ")
            )
            if deel["intent"] not in {INHOUD, *TECHNISCH}:
                regels += [Regel(t.strip(), "open", "nlu", daad=deel["intent"]) for t in teksten if t.strip()]
    return regels


def meet_begrip(regels: Sequence[Regel], daden: Sequence[Regel], zinnen: Zinsencoder) -> dict[str, Any]:
    """Domains, polarity and acts on ``AUTEUR``."""
    anderen = [r for r in regels if r.bron != AUTEUR]
    zelf = [r for r in regels if r.bron == AUTEUR]
    kop = Vermeldingmodel().leer([*anderen, *daden], zinnen)
    leerdaden = [r for r in [*met_leefgebieden(anderen), *daden] if r.labels or r.daad]
    daadkop = Daadmodel().leer([Voorbeeld(r.tekst, INHOUD if r.labels else str(r.daad)) for r in leerdaden], zinnen)
    gezegd, gedaan, goed_hoe, hoe = [], [], 0, 0
    for regel in zelf:
        gelezen = lees(regel.tekst, regel.vraag, zinnen)
        odds = daadkop.is_daad(gelezen)
        vermeldingen = kop.zeg(gelezen, odds)
        gezegd.append([g in {v["leefgebied"] for v in vermeldingen} for g in LEEFGEBIEDEN])
        gedaan.append(oordeel(*daadkop.kansen(gelezen, odds)[0], vermeldingen, None)[0])
        eerste = {label.leefgebied: label.polariteit for label in reversed(regel.labels)}
        for v in {v["leefgebied"]: v for v in reversed(vermeldingen)}.values():
            if v["leefgebied"] in eerste:
                hoe += 1
                goed_hoe += v["polariteit"] == eerste[v["leefgebied"]]
    doel = np.array([[g in {v.leefgebied for v in r.labels} for g in LEEFGEBIEDEN] for r in zelf])
    uit = np.array(gezegd)
    leeg = ~doel.any(axis=1)
    daad = [(r.daad, d) for r, d in zip(zelf, gedaan, strict=True) if r.daad]
    inhoud = [d == INHOUD for r, d in zip(zelf, gedaan, strict=True) if r.labels]
    return {
        "leefgebieden_macro_f1": macro_f1(doel, uit),
        **{f"leefgebied_{g}_f1": macro_f1(doel[:, [i]], uit[:, [i]]) for i, g in enumerate(LEEFGEBIEDEN)},
        "lege_regels_met_vermelding": float(uit[leeg].any(axis=1).mean()),
        "polariteit_gegeven_leefgebied": goed_hoe / max(hoe, 1),
        "daden_goed": float(np.mean([a == b for a, b in daad])),
        "verteld_blijft_inhoud": float(np.mean(inhoud)),
    }


def meet_crisis(regels: Sequence[Regel], daden: Sequence[Regel], zinnen: Zinsencoder, auteur: str) -> dict[str, float]:
    """Crisis signals on one author, rules and model together."""
    model = Crisismodel().leer([*(r for r in regels if r.bron != auteur), *daden], zinnen)
    zelf = [r for r in regels if r.bron == auteur]
    hoogte = []
    for regel in zelf:
        signaal = screen(regel.tekst).ernstigste(model.zeg(lees(regel.tekst, regel.vraag, zinnen)))
        hoogte.append(NIVEAUS.index(signaal.niveau))
    gezien, niveau = np.array(hoogte), np.array([r.niveau for r in zelf])
    vermoeden, acuut = NIVEAUS.index("vermoeden"), NIVEAUS.index("acuut")
    ernstig = np.isin(niveau, ("acuut", "vermoeden"))
    return {
        "gezien": float((gezien[ernstig] >= vermoeden).mean()),
        "acuut_als_acuut": float((gezien[niveau == "acuut"] == acuut).mean()),
        "vals_alarm": float((gezien[niveau == "geen"] > 0).mean()),
        "vals_acuut": float((gezien[niveau == "geen"] == acuut).mean()),
    }


def meet_taal(regels: Sequence[Regel], daden: Sequence[Regel]) -> dict[str, float]:
    """Language: Dutch of an unread author, and every line in another language."""
    merker = Taalmerker().leer(
        [r.tekst for r in [*regels, *daden] if not r.taal and r.bron != AUTEUR and r.daad != ANDERE_TAAL]
    )
    nederlands = [r.tekst for r in regels if r.bron == AUTEUR]
    anders = [r.tekst for r in [*regels, *daden] if r.taal or r.daad == ANDERE_TAAL]
    return {
        "nederlands_als_vreemd": float(np.mean([merker.taal(t) is not None for t in nederlands])),
        "vreemd_gezien": float(np.mean([merker.taal(t) is not None for t in anders])),
    }


def meet(cijfers: Path | None) -> int:
    """Print the figures, and write them as JSON when asked; takes a few minutes."""
    regels, daden, zinnen = lees_corpus(), lees_daden(), encoder()
    zinnen.onthoud([r.tekst for r in [*regels, *daden]], _toon)
    uit: dict[str, Any] = {AUTEUR: meet_begrip(regels, daden, zinnen), "taal": meet_taal(regels, daden)}
    for auteur in CRISIS_AUTEURS:
        uit[auteur] = meet_crisis(regels, daden, zinnen, auteur)
    uit = {deel: {k: round(v, 3) for k, v in waarden.items()} for deel, waarden in uit.items()}
    print(json.dumps(uit, indent=2))
    if cijfers:
        cijfers.write_text(json.dumps(uit), encoding="utf-8")
    return 0


def _toon(gedaan: int, totaal: int) -> None:
    if gedaan % 3200 == 0 or gedaan == totaal:
        print(f"  zinnen lezen: {gedaan} van {totaal}", file=sys.stderr, flush=True)
