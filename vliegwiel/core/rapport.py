"""What a report is about: the measures, what they are divided by, and when their numbers are final."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vliegwiel.core.letterlijk_kalender import plus_maanden
from vliegwiel.core.periode import KWARTAAL, Periode
from vliegwiel.core.uitkomst import NIET_GESPROKEN as NIET_GESPROKEN
from vliegwiel.core.voortgang import SLOEG_AAN as SLOEG_AAN

BEREIKT, GESTART, GEDEELD, OPGEPAKT, CONTACT = "bereikt", "gestart", "gedeeld", "opgepakt", "contact"
STAPPEN = (BEREIKT, GESTART, GEDEELD, OPGEPAKT, CONTACT)
MET_TEAM = (GEDEELD, OPGEPAKT, CONTACT)  # before sharing nobody belongs to a team
WACHTTIJD = "wachttijd"
GEHOORD, FASE = "gehoord", "fase"
UITKOMST, STAP, VAST_6, VAST_12 = "uitkomst6", "stap6", "vast6", "vast12"
BUURT = "buurt"
REGEL = "regel"  # what blocked; beside it what caught on: a case counts once for each
NIET_GEMETEN = "niet_gemeten"  # of who shared: no outcome was written down, or the data are gone
STIL_NA = 14  # days without anything: the conversation stopped
VENSTER = (-1, 2)  # months before and after the moment in which something counts for it
NA = {UITKOMST: 6, STAP: 6, VAST_6: 6, VAST_12: 12}
LANGSTE_WACHT = 99  # working days; longer counts as this


@dataclass(frozen=True)
class Spreiding:
    """Half of the people waited ``mediaan`` working days or less; a quarter ``kwart``, three quarters ``driekwart``."""

    kwart: int
    mediaan: int
    driekwart: int


def spreiding(verdeling: Sequence[tuple[int, int]]) -> Spreiding:
    """Return the quartiles of (value, how many) pairs, at least one: each a value that somebody really had."""
    rij = sorted(verdeling)
    totaal = sum(n for _, n in rij)

    def bij(deel: int) -> int:
        over = -(-totaal * deel // 4)  # rounded up: the first value with at least this part at or below it
        for waarde, aantal in rij:
            over -= aantal
            if over <= 0:
                return waarde
        return rij[-1][0]

    return Spreiding(bij(1), bij(2), bij(3))


def definitief_op(maat: str, periode: Periode) -> date:
    """Return the day from which nothing changes any more about a measure of everybody in a period."""
    if maat in NA:
        return plus_maanden(periode.einde, NA[maat] + VENSTER[1])
    if maat == BUURT:
        return periode.einde
    return periode.einde if periode.soort == KWARTAAL else max(k.einde for k in periode.kwartalen)


def hoort_bij(maat: str, gedeeld_op: date, dag: date) -> bool:
    """Return whether a day counts as so many months after sharing."""
    moment = plus_maanden(gedeeld_op, NA[maat])
    return plus_maanden(moment, VENSTER[0]) <= dag < plus_maanden(moment, VENSTER[1])
