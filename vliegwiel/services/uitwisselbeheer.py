"""What an administrator does with the exchange: try again, let be, and send what was there before it was switched on."""

from __future__ import annotations

from datetime import datetime

from vliegwiel.core.uitwisseling import OVERDRACHT, OpdrachtNietDood, OpdrachtNietGevonden
from vliegwiel.services.poorten_uitwisseling import Uitwisselingen


async def haal_in(repo: Uitwisselingen, door: str, nu: datetime) -> int:
    """Let also be sent what was shared before the exchange was switched on and is not finished; return how many."""
    gemist = await repo.gemist()
    for overdracht in gemist:
        await repo.voeg_toe(OVERDRACHT, overdracht.id, overdracht.referentie, overdracht.versie, nu)
    if gemist:
        await repo.overdrachten.audit.noteer("uitwisseling_ingehaald", door, None, nu, f"{len(gemist)} overdrachten")
    return len(gemist)


async def wek(repo: Uitwisselingen, opdracht_id: str, status: str, actie: str, door: str, nu: datetime) -> None:
    """Try a dead message again (``status`` wacht) or let it be (rust); written down as ``actie``.

    Raises ``OpdrachtNietGevonden``, ``OpdrachtNietDood``.
    """
    opdracht = await repo.vind(opdracht_id)
    if opdracht is None:
        raise OpdrachtNietGevonden(opdracht_id)
    if not await repo.wek(opdracht_id, status, nu):
        raise OpdrachtNietDood(opdracht_id)
    await repo.overdrachten.audit.noteer(actie, door, opdracht.overdracht_id, nu)
