"""Where somebody stands at finishing, and after six months: outcome codes and steps that a person fills in.

Rest, care and *tevreden zoals het is* are outcomes like any other; the order of the list is no order of worth.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from vliegwiel.core.letterlijk_kalender import plus_maanden
from vliegwiel.core.veld import LANG, keuze, tekst

UITKOMSTEN = (
    "dagbesteding",
    "vrijwilligerswerk",
    "betaald_werk_onder_16",
    "betaald_werk_vanaf_16",
    "opleiding",
    "eigen_bedrijf",
    "zorg",
    "tevreden_zoals_het_is",
    "rust",
    "niet_meer_bereikt",
    "verhuisd",
    "anders",
)
ANDERS = "anders"
NIET_GESPROKEN = frozenset({"niet_meer_bereikt", "verhuisd"})
# What the client says about the last half year; nobody else fills this in for them.
STAPPEN = ("flinke_stap", "kleine_stap", "gelijk", "moeilijker", "weet_niet")
AFRONDEN, ZES_MAANDEN = "afronden", "zes_maanden"
MAANDEN = 6


class NogGeenZesMaanden(Exception):
    """Steps are measured from six months on; before that there is nothing to measure."""


@dataclass(frozen=True)
class Uitkomst:
    """One outcome. ``stap`` only at six months, and not for somebody who was not spoken to; *anders* says what."""

    moment_van: str
    code: str
    toelichting: str
    door: str
    moment: datetime
    stap: str = ""

    def __post_init__(self) -> None:
        keuze("moment_van", self.moment_van, (AFRONDEN, ZES_MAANDEN))
        keuze("uitkomst", self.code, UITKOMSTEN)
        tekst("toelichting", self.toelichting, LANG, verplicht=self.code == ANDERS)
        if self.moment_van == ZES_MAANDEN and self.code not in NIET_GESPROKEN:
            keuze("stap", self.stap, STAPPEN)
        elif self.stap:
            raise ValueError("een stap hoort bij zes maanden, en bij wie is gesproken")


def meten_vanaf(begonnen_op: date) -> date:
    """Return the day from which the steps of a case are measured: six months after it came to the desk."""
    return plus_maanden(begonnen_op, MAANDEN)


def te_meten(begonnen_op: date, vandaag: date, *, gemeten: bool, afgerond: bool, mag_navragen: bool) -> bool:
    """Return whether to remind of measuring: it is time, nobody did, and a finished client agreed to be asked."""
    return not gemeten and vandaag >= meten_vanaf(begonnen_op) and (not afgerond or mag_navragen)
