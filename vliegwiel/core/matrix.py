"""The life-domain matrix (leefgebiedenmatrix): what a client said, per domain, in the client's own words.

Strengths stand beside worries (WEZM!: belemmeringen *and* mogelijkheden). Every cell has a quote and a source;
an empty row is never a zero, and there is no total score.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from vliegwiel.core.begrip import POLARITEITEN

WEET_NIET = "weet_niet"
LIEVER_NIET = "liever_niet"
MAX_CITAAT = 500
ZELFDE_KEER = timedelta(hours=24)
"""A number given again this soon corrects the one before; later it stands beside it."""


class OngeldigeCel(ValueError):
    """A cell without a quote or without a source cannot exist."""


class OnbekendeRij(OngeldigeCel):
    """The domain set of this conversation has no row with this id."""


class OnbekendeCel(KeyError):
    """There is no cell with this id in the matrix."""


@dataclass(frozen=True)
class Cel:
    """One entry: what was said (``citaat``), about which row, with which polarity, in which message, by whom.

    ``soort`` is a polarity (zorg, kracht, wens, feit). ``bron`` is the id of the client's message. ``door`` is
    who typed it (client, or medewerker at the door). ``wie`` is ander when it is about somebody else.
    """

    id: str
    leefgebied: str
    soort: str
    citaat: str
    bron: str
    moment: datetime
    door: str = "client"
    wie: str = "zelf"
    tijd: str = "nu"

    def __post_init__(self) -> None:
        if not self.citaat.strip():
            raise OngeldigeCel("een cel heeft een citaat")
        if not self.bron:
            raise OngeldigeCel("een cel heeft een bron")
        if self.soort not in POLARITEITEN:
            raise OngeldigeCel(f"onbekende soort: {self.soort!r}")


@dataclass(frozen=True)
class Score:
    """A client's own score of a row: 1 (heel slecht) to 5 (heel goed), or ``weet_niet`` / ``liever_niet``."""

    leefgebied: str
    waarde: int | str
    moment: datetime

    def __post_init__(self) -> None:
        if self.waarde not in (1, 2, 3, 4, 5, WEET_NIET, LIEVER_NIET):
            raise OngeldigeCel(f"geen score: {self.waarde!r}")

    @property
    def cijfer(self) -> int | None:
        """The number 1–5, or None when the client did not give one."""
        return self.waarde if isinstance(self.waarde, int) else None


@dataclass(frozen=True)
class Matrix:
    """All cells and scores of one conversation. Changing it returns a new matrix."""

    cellen: tuple[Cel, ...] = ()
    scores: tuple[Score, ...] = field(default=())

    def __iter__(self) -> Iterator[Cel]:
        return iter(self.cellen)

    def cel(self, cel_id: str) -> Cel:
        """Return the cell; raises ``OnbekendeCel``."""
        for cel in self.cellen:
            if cel.id == cel_id:
                return cel
        raise OnbekendeCel(cel_id)

    def met(self, cel: Cel) -> Matrix:
        """Return the matrix with this cell added; the same words about the same row are kept once."""
        for oud in self.cellen:
            if oud.id == cel.id or (oud.leefgebied, oud.soort, oud.citaat) == (cel.leefgebied, cel.soort, cel.citaat):
                return self
        return replace(self, cellen=(*self.cellen, cel))

    def gewijzigd(self, cel_id: str, citaat: str, soort: str = "", leefgebied: str = "") -> Matrix:
        """Return the matrix with other words in one cell, and with another kind or row when these are named.

        Raises ``OnbekendeCel`` or ``OngeldigeCel``.
        """
        oud = self.cel(cel_id)
        woorden = citaat.strip()[:MAX_CITAAT]
        nieuw = replace(oud, citaat=woorden, soort=soort or oud.soort, leefgebied=leefgebied or oud.leefgebied)
        return replace(self, cellen=tuple(nieuw if c.id == cel_id else c for c in self.cellen))

    def zonder(self, cel_id: str) -> Matrix:
        """Return the matrix without one cell; raises ``OnbekendeCel``."""
        weg = self.cel(cel_id)
        return replace(self, cellen=tuple(c for c in self.cellen if c is not weg))

    def met_score(self, score: Score) -> Matrix:
        """Return the matrix with this score as the row's current one; an older one stays beside it."""
        rest = tuple(s for s in self.scores if not vervangt(score, s))
        return replace(self, scores=(*rest, score))

    def zonder_score(self, leefgebied: str) -> Matrix:
        """Return the matrix without the scores of one row."""
        return replace(self, scores=tuple(s for s in self.scores if s.leefgebied != leefgebied))

    def score(self, leefgebied: str) -> Score | None:
        """Return the current score of a row, or None."""
        return next((s for s in reversed(self.scores) if s.leefgebied == leefgebied), None)

    def eerdere(self, leefgebied: str) -> tuple[Score, ...]:
        """Return the scores that a row had before the current one, oldest first."""
        return tuple(s for s in self.scores if s.leefgebied == leefgebied)[:-1]

    def van(self, leefgebied: str, *soorten: str) -> tuple[Cel, ...]:
        """Return the cells of one row, of these kinds or of all."""
        return tuple(c for c in self.cellen if c.leefgebied == leefgebied and (not soorten or c.soort in soorten))

    def besproken(self) -> tuple[str, ...]:
        """Return the ids of rows with a cell or a score, in the order in which they came up."""
        return tuple(dict.fromkeys([*(c.leefgebied for c in self.cellen), *(s.leefgebied for s in self.scores)]))


def vervangt(nieuw: Score, oud: Score) -> bool:
    """Whether a score corrects an older one of the same row, rather than standing beside it."""
    return oud.leefgebied == nieuw.leefgebied and abs(nieuw.moment - oud.moment) < ZELFDE_KEER
