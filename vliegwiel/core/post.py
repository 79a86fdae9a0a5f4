"""Telling a team by e-mail that something waits: what is told, when a letter goes again, and what it may never do twice.

A letter says how many there are and where to look. Not a word about a client, not even a reference.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

NIEUW, TE_LAAT, TERUGBEL = "nieuw", "te_laat", "terugbel"
SOORTEN = (TERUGBEL, NIEUW, TE_LAAT)

# KLAAR: may be sent. BEZIG: a process is at it, and has not sent the text yet. ZENDING: the text is on its way.
# ONZEKER: it went, and the answer never came; it is not sent again, because it may have arrived.
KLAAR, BEZIG, ZENDING = "klaar", "bezig", "zending"
VERSTUURD, ONZEKER, OPGEGEVEN = "verstuurd", "onzeker", "opgegeven"

VERS = timedelta(days=1)  # older ones were there before mail was switched on
# A call-back that nobody took up is told once more, this long before the promised moment; not when it was just told.
HERINNER_VOOR, HERINNER_NA = timedelta(minutes=20), timedelta(minutes=10)
LEASE = timedelta(minutes=10)
OPGEVEN_NA = timedelta(days=2)
EERSTE_PAUZE, LANGSTE_PAUZE, LANGSTE_BIJ_SPOED = timedelta(minutes=1), timedelta(hours=1), timedelta(minutes=5)


class PostMislukt(Exception):
    """The letter was certainly not taken; ``str()`` is the kind of error, without a word of what was sent."""


class PostOnzeker(Exception):
    """The text was sent and no answer came: it may have arrived."""


@dataclass(frozen=True)
class Brief:
    """One letter to one team. ``spoed``: somebody waits for a call, so it waits for nothing."""

    id: str
    team: str
    spoed: bool
    aantallen: Mapping[str, int]
    gemaakt_op: datetime
    pogingen: int = 0


def volgende(brief: Brief, nu: datetime) -> datetime | None:
    """Return when to try again after a failure, later and later; None: it is given up."""
    if nu - brief.gemaakt_op >= OPGEVEN_NA:
        return None
    langste = LANGSTE_BIJ_SPOED if brief.spoed else LANGSTE_PAUZE
    return nu + min(EERSTE_PAUZE * (1 << min(brief.pogingen - 1, 10)), langste)
