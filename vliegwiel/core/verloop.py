"""How the client's own numbers went over time: a series for each domain and each ruler that was measured more than once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

LATTEN = ("belang", "vertrouwen")
SCORE_VAN, SCORE_TOT, LAT_VAN, LAT_TOT = 1, 5, 0, 10


@dataclass(frozen=True)
class Punt:
    """One number at one moment."""

    waarde: float
    moment: datetime


@dataclass(frozen=True)
class Reeks:
    """The numbers of one domain (``lat`` False) or ruler, oldest first; always two or more, between ``van`` and ``tot``."""

    id: str
    naam: str
    punten: tuple[Punt, ...]
    lat: bool = False

    def __post_init__(self) -> None:
        if len(self.punten) < 2 or any(a.moment > b.moment for a, b in zip(self.punten, self.punten[1:], strict=False)):
            raise ValueError(f"{self.id}: een verloop heeft twee of meer metingen, op volgorde")
        if any(not self.van <= p.waarde <= self.tot for p in self.punten):
            raise ValueError(f"{self.id}: een meting buiten de schaal")

    @property
    def van(self) -> int:
        """The lowest number that can be given."""
        return LAT_VAN if self.lat else SCORE_VAN

    @property
    def tot(self) -> int:
        """The highest number that can be given."""
        return LAT_TOT if self.lat else SCORE_TOT


def verloop(inhoud: Mapping[str, Any]) -> tuple[Reeks, ...]:
    """Return what a shared summary (JSON form) tells about time; what is no number on the scale is left out."""
    return (*_gebieden(inhoud), *_latten(inhoud))


def _gebieden(inhoud: Mapping[str, Any]) -> Iterator[Reeks]:
    for rij in inhoud.get("rijen", ()):
        metingen = [*((m["waarde"], m["moment"]) for m in rij.get("eerder", ())), (rij["score"], rij.get("score_op"))]
        yield from _reeks(rij["leefgebied"], str(rij["naam"]), metingen, lat=False)


def _latten(inhoud: Mapping[str, Any]) -> Iterator[Reeks]:
    for naam in LATTEN:
        metingen = [(m["waarde"], m["moment"]) for m in inhoud.get("latten", {}).get(naam, ())]
        yield from _reeks(naam, naam, metingen, lat=True)


def _reeks(wat: str, naam: str, metingen: list[tuple[Any, Any]], *, lat: bool) -> Iterator[Reeks]:
    van, tot = (LAT_VAN, LAT_TOT) if lat else (SCORE_VAN, SCORE_TOT)
    punten = [Punt(g, datetime.fromisoformat(m)) for w, m in metingen if m and (g := _getal(w)) is not None]
    goed = sorted((p for p in punten if van <= p.waarde <= tot), key=lambda p: p.moment)
    if len(goed) > 1:
        yield Reeks(wat, naam, tuple(goed), lat)


def _getal(waarde: Any) -> float | None:
    """A score is a number, a ruler the text of one; a reason why there is none is neither."""
    if isinstance(waarde, bool):
        return None
    try:
        return float(waarde)
    except (TypeError, ValueError):
        return None
