"""Telling another system what was shared: the states of one message, and when it is tried again.

A message says that a version of a hand-over is to be brought over, that it was finished, or that it is gone; or that
somebody has to look once more whether a late answer left something twice. Its contents are
read when it is sent and kept nowhere else, so what a client took back is in no message that still waits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

OVERDRACHT, INTREKKING, AFRONDING, NAKIJKEN = "overdracht", "intrekking", "afronding", "nakijken"
# wacht: will be tried; dood: tried for the last time; vervallen: overtaken by something newer; rust: somebody let it be.
WACHT, VERSTUURD, DOOD, VERVALLEN, RUST = "wacht", "verstuurd", "dood", "vervallen", "rust"
STATUSSEN = (WACHT, VERSTUURD, DOOD, VERVALLEN, RUST)
OPEN = (WACHT, DOOD)

EERSTE_UITSTEL = timedelta(seconds=30)
LANGSTE_UITSTEL = timedelta(hours=6)
# The other side may ask for patience, but not for ever.
LANGSTE_VERZOEK = timedelta(days=1)
# After an attempt of which nobody knows how it ended: by then it came through, or it never will.
NAKIJKEN_NA = timedelta(minutes=15)


class OpdrachtNietGevonden(Exception):
    """There is no such message (any more)."""


class OpdrachtNietDood(Exception):
    """Only a message that is tried no more can be tried again or let be."""


@dataclass(frozen=True)
class Opdracht:
    """One message. ``nummer`` only grows; messages about one hand-over are sent in that order.

    ``versie`` is 0 for a withdrawal. ``pogingen`` counts from the start or from the last *opnieuw*; ``geprobeerd``: the
    other side may know of it. ``op_afstand``: ids over there. ``fout``: a kind of error, never its words.
    """

    nummer: int
    id: str
    soort: str
    overdracht_id: str
    referentie: str
    versie: int
    status: str
    pogingen: int
    geprobeerd: bool
    gemaakt_op: datetime
    gewijzigd_op: datetime
    volgende_op: datetime
    fout: str = ""
    op_afstand: Mapping[str, str] = field(default_factory=dict)


def uitstel(pogingen: int, toeval: float, gevraagd: timedelta | None = None) -> timedelta:
    """Return how long to wait after this many attempts: doubling, with half of it left to chance (0 ≤ ``toeval`` < 1).

    ``gevraagd`` is what the other side asked for; it is never less than that.
    """
    keer: int = 2 ** min(max(pogingen, 1) - 1, 20)
    basis = min(EERSTE_UITSTEL * keer, LANGSTE_UITSTEL)
    eigen = basis * (0.5 + 0.5 * toeval)
    return max(eigen, min(gevraagd, LANGSTE_VERZOEK)) if gevraagd else eigen
