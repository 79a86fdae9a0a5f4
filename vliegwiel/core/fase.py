"""The two phases of the method: *contact en motivatie* (at most six months) and *activering* (at most two years).

Seed: Werk, een zorg minder. A phase has a first day and a last one; near its end the desk says so, calmly. Nothing
ends by itself: it is a reminder to talk about what comes next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vliegwiel.core.letterlijk_kalender import plus_maanden
from vliegwiel.core.veld import VOOR_BEGIN, OngeldigVeld, keuze

CONTACT, ACTIVERING = "contact_en_motivatie", "activering"
FASEN = (CONTACT, ACTIVERING)
MAANDEN: Mapping[str, int] = {CONTACT: 6, ACTIVERING: 24}
DAGEN_VOORAF: Mapping[str, int] = {CONTACT: 30, ACTIVERING: 60}
LOOPT, BIJNA_OM, OM = "loopt", "bijna_om", "om"


class OngeldigeFase(Exception):
    """This phase cannot begin now: it began already, or the case is past it."""


class NietInDezeFase(Exception):
    """This belongs to phase ``fase``, and the case is not in it."""

    def __init__(self, fase: str) -> None:
        super().__init__(fase)
        self.fase = fase


@dataclass(frozen=True)
class Fase:
    """One phase of a case."""

    naam: str
    begonnen_op: date

    def __post_init__(self) -> None:
        keuze("fase", self.naam, FASEN)

    @property
    def einde(self) -> date:
        """The day on which its time is over."""
        return plus_maanden(self.begonnen_op, MAANDEN[self.naam])

    def stand(self, vandaag: date) -> str:
        """Return LOOPT, BIJNA_OM (thirty days before the end; sixty in the second phase) or OM."""
        if vandaag >= self.einde:
            return OM
        return BIJNA_OM if self.einde - vandaag <= timedelta(days=DAGEN_VOORAF[self.naam]) else LOOPT


def huidige(fasen: Sequence[Fase]) -> Fase | None:
    """Return the phase in which a case is: the furthest one that began."""
    return max(fasen, key=lambda f: FASEN.index(f.naam), default=None)


def begin(fasen: Sequence[Fase], nieuw: Fase) -> Fase:
    """Return the phase that may begin; raises ``OngeldigeFase``, ``OngeldigVeld`` (voor_begin).

    Each phase begins once, and nobody goes back to an earlier one; skipping the first is possible.
    """
    nu_in = huidige(fasen)
    if nu_in and FASEN.index(nieuw.naam) <= FASEN.index(nu_in.naam):
        raise OngeldigeFase(nieuw.naam)
    return _na(nu_in, nieuw)


def verbeter(fasen: Sequence[Fase], begonnen_op: date) -> Fase:
    """Return the present phase with the day on which it really began; raises ``OngeldigeFase``, ``OngeldigVeld``."""
    nu_in = huidige(fasen)
    if nu_in is None:
        raise OngeldigeFase("")
    return _na(huidige([f for f in fasen if f != nu_in]), Fase(nu_in.naam, begonnen_op))


def _na(eerder: Fase | None, fase: Fase) -> Fase:
    if eerder and fase.begonnen_op < eerder.begonnen_op:
        raise OngeldigVeld("begonnen_op", VOOR_BEGIN)
    return fase
