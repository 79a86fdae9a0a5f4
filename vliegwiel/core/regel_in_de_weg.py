"""A rule that blocks (*regel in de weg*): a tag about the rule, with nothing of the client, so that it can be reported.

A tag of one's own is refused when it could say who somebody is: long numbers, addresses, masked data, names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vliegwiel.core.maskeren import maskeer
from vliegwiel.core.maskeren_namen import namen_in
from vliegwiel.core.veld import PERSOONSGEGEVEN, OngeldigVeld, keuze, regel

REGELS = (
    "bijverdienen",
    "kostendelersnorm",
    "wachttijd",
    "opleiding_naast_uitkering",
    "vrijwilligerswerk_naast_uitkering",
    "eigen_bedrijf_naast_uitkering",
    "schulden_en_beslag",
    "eigen_bijdrage",
    "briefadres",
    "woonurgentie",
    "kinderopvang",
    "papieren",
    "loket_naar_loket",
)
MAX_EIGEN = 60
MAX_CIJFERS = 4  # in a row: an article or a year, never a number of somebody
_LANG_GETAL = re.compile(r"\d(?:[\s.,/\-]*\d){4,}")
_TEKENS = re.compile(r"[^\W_]+(?:[ '’\-/,.&%€]+[^\W_%€]+)*[%.€]?")
# A name is a capital inside the tag; an abbreviation (WIA, DUO) is capitals only.
_NAAM = re.compile(r"(?<=\s)[A-ZÀ-Þ][a-zà-þ]")


@dataclass(frozen=True)
class RegelInDeWeg:
    """One rule: from the list, or a short tag of one's own (``eigen``) without anything of a client."""

    tag: str
    eigen: bool = False

    def __post_init__(self) -> None:
        if not self.eigen:
            keuze("regel", self.tag, REGELS)
            return
        schoon = regel("eigen", self.tag, MAX_EIGEN)
        verdacht = _LANG_GETAL.search(schoon) or _NAAM.search(schoon) or namen_in(schoon) or maskeer(schoon) != schoon
        if verdacht or not _TEKENS.fullmatch(schoon):
            raise OngeldigVeld("eigen", PERSOONSGEGEVEN)


def lees(gekozen: str, eigen: str) -> RegelInDeWeg:
    """Return the rule that a form says: one of the list, or else the own tag; raises ``OngeldigVeld``."""
    if gekozen:
        return RegelInDeWeg(gekozen)
    return RegelInDeWeg(regel("eigen", eigen, MAX_EIGEN), eigen=True)
