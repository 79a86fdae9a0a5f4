"""Taking a note away again: one that was written with the wrong case, or that should not be kept."""

from __future__ import annotations

from datetime import datetime

from vliegwiel.core.overdracht import NietDeEigenaar
from vliegwiel.services.overdracht import vind
from vliegwiel.services.poorten_overdracht import Overdrachten


async def vergeet(repo: Overdrachten, overdracht_id: str, medewerker_id: str, moment: datetime, nu: datetime) -> None:
    """Remove one's own note of this moment from an own case; that it happened stays in the log. A second time changes nothing.

    Raises ``NietDeEigenaar``, ``OverdrachtNietGevonden``.
    """
    if not (await vind(repo, overdracht_id)).van(medewerker_id):
        raise NietDeEigenaar
    if await repo.vergeet_notitie(overdracht_id, medewerker_id, moment):
        await repo.audit.noteer("notitie_weg", medewerker_id, overdracht_id, nu)
