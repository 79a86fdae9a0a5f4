"""The targets of the whole run: what was seen, what it has to be, and whether it is."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from gesprekproef.gesprek import Gesprek
from gesprekproef.maten import Maten, percentiel

TWEE = 2
Paar = tuple[Gesprek, Maten]


@dataclass(frozen=True)
class Doel:
    """One target. ``gezien`` is None when nothing was played that it is about."""

    id: str
    gezien: float | None
    grens: float
    hoogstens: bool
    procent: bool = False

    @property
    def gehaald(self) -> bool:
        """Whether the target is met; a target that nothing was played for is not."""
        if self.gezien is None:
            return False
        return self.gezien <= self.grens if self.hoogstens else self.gezien >= self.grens


def doelen(paren: Sequence[Paar]) -> tuple[Doel, ...]:
    """Return every target of the issue, over the conversations that were played."""
    vol = [m.beurten_tot_doel for g, m in paren if _twee_onderwerpen(g) and m.beurten_tot_doel]
    snel = [m.beurten_tot_doel for g, m in paren if g.snel and m.beurten_tot_doel]
    m = [m for _, m in paren]
    gezegd = sum(x.cellen.gezegd for x in m)
    alle_cellen = sum(x.cellen.cellen for x in m)
    vragen = sum(x.vragen for x in m)
    return (
        Doel("vol_mediaan", statistics.median(vol) if vol else None, 18, hoogstens=True),
        Doel("vol_meest", max(vol, default=None), 22, hoogstens=True),
        Doel("snel_meest", max(snel, default=None), 4, hoogstens=True),
        Doel("reflecties", _deel(sum(x.reflecties for x in m), vragen), 1, hoogstens=False),
        Doel("open", _deel(sum(x.open_vragen for x in m), vragen), 0.5, hoogstens=False, procent=True),
        Doel("verboden", sum(len(x.verboden) for x in m) if m else None, 0, hoogstens=True),
        Doel("opnieuw", sum(len(x.opnieuw_gevraagd) for x in m) if m else None, 0, hoogstens=True),
        Doel("goed", _deel(sum(x.cellen.goed for x in m), gezegd), 0.85, hoogstens=False, procent=True),
        Doel("fout", _deel(sum(len(x.cellen.fout) for x in m), alle_cellen), 0.03, hoogstens=True, procent=True),
        Doel("verloren", sum(len(x.verloren) for x in m) if m else None, 0, hoogstens=True),
        Doel("niet_klaar", sum(not x.klaar for x in m) if m else None, 0, hoogstens=True),
    )


def tijden(paren: Sequence[Paar]) -> dict[str, float]:
    """Return the time per turn over all conversations, in milliseconds."""
    alle = [b.ms for g, _ in paren for b in g.beurten if b.ms]
    return {"mediaan": percentiel(alle, 50), "p95": percentiel(alle, 95), "langst": max(alle, default=0.0)}


def _twee_onderwerpen(g: Gesprek) -> bool:
    """Whether a full talk really was one: a talk that was cut short by the assistant may not flatter the median."""
    return g.volledig and len({b.vraag for b in g.beurten if b.vraag.startswith("score:")}) == TWEE


def _deel(deel: int, geheel: int) -> float | None:
    return deel / geheel if geheel else None
