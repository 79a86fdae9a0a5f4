"""``make evaluate``: how well is understood what people type, on lines that nothing was learned from.

Three measurements:

- the fixed test set ``data/proef`` with the model as it ships, file by file, beside three peers (``DATA=folder``: those
  files, the shipped model alone; ``SNEL=1``: no peers, no authors left out);
- authors that the trial encoder of ``scripts/encoder.sh`` left out, with thresholds from the *other*
  authors that were left out, so that neither weights nor thresholds know the author who is scored;
- the whole chain through Rasa: milliseconds for one message on one core, and memory.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.evaluatie import cijfers, vergelijken
from bot.evaluatie.drempels import drempels_van, halven, leer_zonder, weeg
from bot.evaluatie.gegevens import ANTWOORDVORMEN, PROEF, lees_proef
from bot.evaluatie.keten import meet_keten
from bot.evaluatie.letterlijk import meet_vormen
from bot.evaluatie.lezing import Onderdelen
from bot.evaluatie.maten import afgerond
from bot.evaluatie.peer import apart
from bot.nlu.corpus import Regel
from bot.nlu.drempels import Drempels
from bot.nlu.gelezen import Lezer
from bot.nlu.hoofden import Hoofden
from bot.nlu.voorbeelden import alle_regels
from bot.nlu.zinnen import Zinsencoder
from bot.omgeving import BEGRIPSMODEL, ROOT

WERK = ROOT / "var" / "evaluatie"
PROEFMODEL = ROOT / "var" / "proefmodel"


def per_bestand(delen: Onderdelen, regels: Sequence[Regel]) -> dict[str, Any]:
    """Return every figure, for each file apart."""
    uit = {}
    for bron in sorted({r.bron for r in regels}):
        eigen = [r for r in regels if r.bron == bron]
        uit[bron] = cijfers.alles(eigen, [delen.lees(r) for r in eigen])
    return uit


def geleverd() -> Onderdelen:
    """Return the model as ``rasa train`` makes it: heads adapted to all of data/, and n-grams learned from it."""
    regels, encoder, hoofden = alle_regels(), Zinsencoder(), Hoofden.laad(BEGRIPSMODEL)
    hoofden.leer_bij(regels, np.load(BEGRIPSMODEL / "geleerd.npy"), encoder)
    return Onderdelen(Lezer(encoder, hoofden), Drempels.laad()).leer(regels)


def meet_auteurs(map_: Path = PROEFMODEL) -> dict[str, Any]:
    """Score each author that the trial encoder left out, with thresholds from the others that it left out.

    They are halved: heads and n-grams learn one half while the other is scored.
    """
    regels = alle_regels()
    delen = {zonder: leer_zonder(map_, zonder, regels) for zonder in halven(map_)}
    gewogen = [g for zonder, d in delen.items() for g in weeg(d, [r for r in regels if r.bron in zonder])]
    uit = {}
    for zonder, d in delen.items():
        for auteur in zonder:
            d.zet(drempels_van([g for g in gewogen if g.regel.bron != auteur]))
            uit[auteur] = per_bestand(d, [r for r in regels if r.bron == auteur])[auteur]
    return uit


def meet(data: Path | None, model: Path, naar: Path | None, alles: bool) -> int:
    """Measure, print, and write JSON when asked. ``alles``: authors left out, and the peers, too (half an hour)."""
    regels = lees_proef(data or PROEF)
    uit: dict[str, Any] = {"keten": apart(meet_keten, model, [(r.tekst, r.vraag) for r in regels])}
    uit["bestanden"] = per_bestand(geleverd(), regels)
    vormen = (data or PROEF) / f"{ANTWOORDVORMEN}.jsonl"
    if vormen.is_file():
        uit["letterlijk"] = meet_vormen(vormen)
    if alles and not (PROEFMODEL / "zonder.json").is_file():
        print("Geen proefmodel (make encoder maakt het): de weggelaten auteurs worden overgeslagen.", file=sys.stderr)
    elif alles:
        uit["weggelaten_auteurs"] = meet_auteurs()
    if alles:
        gevonden = {naam: vergelijken.draai(naam, alle_regels(), regels, WERK) for naam in vergelijken.OPDRACHTEN}
        uit["anderen"] = {naam: cijfers_ for naam, cijfers_ in gevonden.items() if cijfers_}
    uit = afgerond(uit)
    print(json.dumps(uit, indent=1, ensure_ascii=False))
    if naar:
        naar.write_text(json.dumps(uit, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(samenvatting(uit), file=sys.stderr)
    return 0


def samenvatting(uit: dict[str, Any]) -> str:
    """Return the figures that count most, a line each."""
    regels = [f"keten: p50 {uit['keten']['p50_ms']} ms, p95 {uit['keten']['p95_ms']} ms, {uit['keten']['mb']} MB"]
    for bron, c in uit["bestanden"].items():
        g, d, k = c["gebieden"], c["daden"], c["crisis"]
        if g:
            regels.append(
                f"{bron}: gebieden {g['macro_f1']}, polariteit {g['polariteit']}, leeg maar toch {g['leeg_toch']}"
            )
        if d.get("regels"):
            regels.append(f"{bron}: daden {d['goed']} van {d['regels']}")
        if k:
            s = k["samen"]
            regels.append(
                f"{bron}: suïcide en geweld gezien {s['suicide_en_geweld_gezien']}, onschuldig: vraag "
                f"{s['onschuldig_vraag']}, acuut {s['onschuldig_acuut']}"
            )
    for soort, c in uit.get("letterlijk", {}).items():
        regels.append(f"letterlijk, {soort}: goed {c['goed']}, fout {c['fout']}, van {c['vormen']}")
    for naam, per in uit.get("anderen", {}).items():
        for bron, c in per.items():
            regels.append(
                f"{naam} op {bron}: gebieden {c['macro_f1']}, polariteit {c['polariteit']}, daden {c['daden_goed']}"
            )
    return "\n".join(regels)
