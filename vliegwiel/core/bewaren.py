"""How long is kept: a finished case so many months after the last work on it, a talk that nobody shared so many days."""

from __future__ import annotations

from datetime import date, timedelta

from vliegwiel.core.letterlijk_kalender import plus_maanden

VOORAF = timedelta(days=30)  # so long before, the desk says which cases will go


def wissen_op(laatste: date, maanden: int) -> date:
    """Return the day on which a case with its last sign of work on ``laatste`` is erased."""
    return plus_maanden(laatste, maanden)


def wissen_voor(vandaag: date, maanden: int) -> date:
    """Return a day such that whatever had its last sign of work on it, or later, stays; the exact day is ``wissen_op``."""
    return plus_maanden(vandaag, -maanden) + timedelta(days=3)


def gesprek_tot(laatste: date, dagen: int, code_tot: date | None) -> date:
    """Return the last day on which a conversation that nobody shared is kept: at least as long as its code works."""
    tot = laatste + timedelta(days=dagen)
    return tot if code_tot is None else max(tot, code_tot)
