"""How many short literal answers the rules read, on forms that their author never saw."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from pathlib import Path

from bot.nlu.corpus import LEEFGEBIEDEN
from vliegwiel.core.letterlijk import DATUM, GEBIEDEN, lees_letterlijk

VANDAAG = date(2026, 11, 25)  # the Wednesday that the forms count from


def _goed(vorm: dict) -> bool | None:
    """Whether a form is read as meant; None when nothing is read, and the conversation asks on."""
    soort, waarde = vorm["soort"], vorm["waarde"]
    gelezen = lees_letterlijk(vorm["text"], soort, LEEFGEBIEDEN if soort == GEBIEDEN else (), VANDAAG)
    if gelezen is None:
        return None
    if soort == DATUM:
        return gelezen.datum == waarde
    return set(gelezen.waarde) == set(waarde) if soort == GEBIEDEN else bool(gelezen.waarde == waarde)


def meet_vormen(pad: Path) -> dict[str, dict[str, float]]:
    """Return for each kind of answer the share that is read rightly, and the share that is read wrongly."""
    per_soort: dict[str, list[bool | None]] = defaultdict(list)
    for regel in pad.read_text(encoding="utf-8").splitlines():
        vorm = json.loads(regel)
        per_soort[vorm["soort"]].append(_goed(vorm))
    per_soort["alle"] = [g for lijst in list(per_soort.values()) for g in lijst]
    return {
        soort: {"vormen": len(g), "goed": g.count(True) / len(g), "fout": g.count(False) / len(g)}
        for soort, g in per_soort.items()
    }
