"""Taking one case out of the desk: who may, with what, and that it is written down."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from vliegwiel.core import uitvoer as kern
from vliegwiel.core.contactwens import OnleesbareContactwens
from vliegwiel.core.overdracht import NietDeEigenaar, OverdrachtIngetrokken, OverdrachtNietGevonden
from vliegwiel.services.poorten_overdracht import Contactwensen, Overdrachten

MET_CONTACT = "contact_uitgevoerd"


def actie(vorm: str) -> str:
    """Return how the audit log calls taking a case out in this form."""
    return f"uitgevoerd_{vorm}"


async def voer_uit(
    repo: Overdrachten,
    contactwensen: Contactwensen,
    overdracht_id: str,
    medewerker_id: str,
    vorm: str,
    nu: datetime,
    *,
    leidt_team: str | None,
) -> dict[str, Any]:
    """Return the case, and write down that it went out. ``leidt_team``: also a case of this team, without contact data.

    Contact data that can't be read stay out. Raises ``NietDeEigenaar``, ``OverdrachtNietGevonden``.
    """
    overdracht = await repo.vind(overdracht_id)
    if overdracht is None:
        steen = await repo.ingetrokken(overdracht_id)
        raise OverdrachtIngetrokken(overdracht_id, steen.moment) if steen else OverdrachtNietGevonden(overdracht_id)
    eigen = overdracht.van(medewerker_id)
    if not (eigen or overdracht.team == leidt_team):
        raise NietDeEigenaar
    contact = None
    if eigen:
        try:
            contact = await contactwensen.lees(overdracht.gesprek_id)
        except OnleesbareContactwens:
            contact = None
    versie = (await repo.versies(overdracht_id, maximum=1))[0]
    await repo.audit.noteer(actie(vorm), medewerker_id, overdracht_id, nu, f"versie {overdracht.versie}")
    if contact:
        await repo.audit.noteer(MET_CONTACT, medewerker_id, overdracht_id, nu)
    return kern.als_dict(overdracht, versie.inhoud, versie.gedeeld_op, contact or None, nu)
