"""A household: cases that are linked because each of the clients said yes, with one owner and one shared plan.

*Eén gezin, één plan, één hulpverlener* (seed: Leeuwarden). A household cannot be built with fewer than two cases,
without every member's own consent, or with two owners; the database refuses the same things by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from vliegwiel.core.toestemming import HUISHOUDEN, GeenToestemming, Toestemming
from vliegwiel.core.veld import GEEN_AANTAL, LANG, OngeldigVeld, tekst

MINST, MEEST = 2, 12
MAX_BETROKKEN = 99


class TweedeEigenaar(Exception):
    """The cases of a household are with one consultant; this would make it two."""


class AlInHuishouden(Exception):
    """This case is in a household already."""


@dataclass(frozen=True)
class Lid:
    """One linked case, with the consent that it rests on. ``eigenaar_id``: who works on it, if anybody does."""

    overdracht_id: str
    referentie: str
    toestemming: Toestemming
    eigenaar_id: str | None

    def __post_init__(self) -> None:
        van_dit = self.toestemming.soort == HUISHOUDEN and self.toestemming.overdracht_id == self.overdracht_id
        if not (van_dit and self.toestemming.geldig):
            raise GeenToestemming(HUISHOUDEN)


@dataclass(frozen=True)
class Huishouden:
    """The linked cases. ``doel``: what they work on together. The rest: how many professionals, at start and at review."""

    id: str
    leden: tuple[Lid, ...]
    doel: str = ""
    betrokken_start: int | None = None
    betrokken_herzien: int | None = None
    herzien_op: date | None = None

    def __post_init__(self) -> None:
        if not MINST <= len({lid.overdracht_id for lid in self.leden}) == len(self.leden) <= MEEST:
            raise ValueError(f"een huishouden heeft {MINST} tot {MEEST} verschillende zaken")
        if len({lid.eigenaar_id for lid in self.leden} - {None}) > 1:
            raise TweedeEigenaar
        tekst("doel", self.doel, LANG, verplicht=False)
        for veld, waarde in (("betrokken_start", self.betrokken_start), ("betrokken_herzien", self.betrokken_herzien)):
            if waarde is not None and not 0 <= waarde <= MAX_BETROKKEN:
                raise OngeldigVeld(veld, GEEN_AANTAL)
        if (self.betrokken_herzien is None) != (self.herzien_op is None):
            raise ValueError("een herziening heeft een dag en een aantal")

    @property
    def eigenaar_id(self) -> str | None:
        """Who works on the cases; None when nobody does."""
        return next((lid.eigenaar_id for lid in self.leden if lid.eigenaar_id), None)

    def met(self, lid: Lid) -> Huishouden:
        """Return it with one case more; raises ``TweedeEigenaar``, ``AlInHuishouden``."""
        if lid.overdracht_id in {ander.overdracht_id for ander in self.leden}:
            raise AlInHuishouden
        return replace(self, leden=(*self.leden, lid))

    def zonder(self, overdracht_id: str) -> Huishouden | None:
        """Return it without a case; None when no household is left."""
        rest = tuple(lid for lid in self.leden if lid.overdracht_id != overdracht_id)
        return replace(self, leden=rest) if len(rest) >= MINST else None
