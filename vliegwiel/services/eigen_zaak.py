"""Who may work on a case, and who may read what was added to it."""

from __future__ import annotations

from vliegwiel.core.overdracht import NietDeEigenaar, Overdracht
from vliegwiel.core.toestemming import COLLEGA, GeenToestemming
from vliegwiel.services.overdracht import vind
from vliegwiel.services.poorten_methoden import Methoden


async def eigen(m: Methoden, overdracht_id: str, medewerker_id: str) -> Overdracht:
    """Return a case of this consultant; raises ``NietDeEigenaar`` and like ``services.overdracht.vind``."""
    zaak = await vind(m.zaken, overdracht_id)
    if not zaak.van(medewerker_id):
        raise NietDeEigenaar
    return zaak


async def leesbaar(m: Methoden, overdracht_id: str, medewerker_id: str) -> Overdracht:
    """Return a case of which this consultant may read the plan; raises ``GeenToestemming`` and like ``services.overdracht.vind``.

    That is its owner, and a colleague who was named to the client and got a yes.
    """
    zaak = await vind(m.zaken, overdracht_id)
    if not zaak.van(medewerker_id) and not await m.toestemmingen.gedeeld_met(overdracht_id, medewerker_id):
        raise GeenToestemming(COLLEGA)
    return zaak
