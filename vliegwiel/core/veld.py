"""One field of a form at the desk, read strictly: what is not right is refused with a reason, never guessed."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

LEEG, TE_LANG, GEEN_KEUZE, GEEN_DAG, GEEN_AANTAL = "leeg", "te_lang", "geen_keuze", "geen_dag", "geen_aantal"
IN_TOEKOMST, VOOR_BEGIN, PERSOONSGEGEVEN = "in_toekomst", "voor_begin", "persoonsgegeven"
REDENEN = (LEEG, TE_LANG, GEEN_KEUZE, GEEN_DAG, GEEN_AANTAL, IN_TOEKOMST, VOOR_BEGIN, PERSOONSGEGEVEN)
JAREN = range(2000, 2200)
_GESCHREVEN = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
LANG, KORT = 2000, 120  # characters of a text, and of a name


class OngeldigVeld(ValueError):
    """Field ``veld`` cannot be used because of ``reden`` (one of ``REDENEN``); the words for both are in a template."""

    def __init__(self, veld: str, reden: str) -> None:
        super().__init__(f"{veld}: {reden}")
        self.veld = veld
        self.reden = reden


def tekst(veld: str, waarde: str, maximum: int = LANG, *, verplicht: bool = True) -> str:
    """Return a text without white space around it; raises ``OngeldigVeld`` (leeg, te_lang)."""
    schoon = waarde.replace("\x00", "").replace("\r\n", "\n").strip()
    if verplicht and not schoon:
        raise OngeldigVeld(veld, LEEG)
    if len(schoon) > maximum:
        raise OngeldigVeld(veld, TE_LANG)
    return schoon


def regel(veld: str, waarde: str, maximum: int = KORT, *, verplicht: bool = True) -> str:
    """Return a text on one line; raises like ``tekst``."""
    return tekst(veld, " ".join(waarde.split()), maximum, verplicht=verplicht)


def keuze(veld: str, waarde: str, mogelijk: Collection[str]) -> str:
    """Return one of the choices; raises ``OngeldigVeld`` (leeg, geen_keuze)."""
    if not waarde:
        raise OngeldigVeld(veld, LEEG)
    if waarde not in mogelijk:
        raise OngeldigVeld(veld, GEEN_KEUZE)
    return waarde


def dag(veld: str, waarde: str) -> date | None:
    """Return a day, None for an empty field; raises ``OngeldigVeld`` (geen_dag).

    As a browser sends it (2026-03-02), or as people write it (2-3-2026). A year of two digits that a browser fills up
    with zeros is no day.
    """
    kaal = waarde.strip()
    if not kaal:
        return None
    geschreven = _GESCHREVEN.fullmatch(kaal)
    try:
        gelezen = date(*(int(geschreven[n]) for n in (3, 2, 1))) if geschreven else date.fromisoformat(kaal)
    except ValueError:
        raise OngeldigVeld(veld, GEEN_DAG) from None
    if gelezen.year not in JAREN:
        raise OngeldigVeld(veld, GEEN_DAG)
    return gelezen


def geweest(veld: str, waarde: str, vandaag: date) -> date:
    """Return a day that is not in the future, today for an empty field; raises ``OngeldigVeld``."""
    gevonden = dag(veld, waarde) or vandaag
    if gevonden > vandaag:
        raise OngeldigVeld(veld, IN_TOEKOMST)
    return gevonden


def aantal(veld: str, waarde: str, hoogste: int) -> int | None:
    """Return a number from 0, None for an empty field; raises ``OngeldigVeld`` (geen_aantal)."""
    schoon = waarde.strip()
    if not schoon:
        return None
    if not (schoon.isascii() and schoon.isdigit()) or len(schoon) > len(str(hoogste)) or int(schoon) > hoogste:
        raise OngeldigVeld(veld, GEEN_AANTAL)
    return int(schoon)
