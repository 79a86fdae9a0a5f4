"""What a client may see of what was shared: exactly what it is, where it is now, and whether it has changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from vliegwiel.core import overdracht as kern
from vliegwiel.core.contactwens import OnleesbareContactwens
from vliegwiel.core.gesprek import Toestand
from vliegwiel.core.overdracht import Overdracht
from vliegwiel.core.samenvatting import deelbaar
from vliegwiel.core.wijzigingen import Wijziging, wijzigingen
from vliegwiel.services.gesprek import Dienst, laad, toestand_van
from vliegwiel.services.poorten_overdracht import Versie

NIETS, INGETROKKEN = "niets", "ingetrokken"
ONTVANGEN, OPGEPAKT, CONTACT, AFGEROND = "ontvangen", "opgepakt", "contact", "afgerond"
STAPPEN = (ONTVANGEN, OPGEPAKT, CONTACT, AFGEROND)
GEPLAND, TERUG = "gepland", "terug"
# What a consultant's status means to the client: the last step that was reached, and what happens now.
BETEKENIS: Mapping[str, tuple[str, str]] = {
    kern.NIEUW: (ONTVANGEN, ONTVANGEN),
    kern.TERUGGEGEVEN: (ONTVANGEN, TERUG),
    kern.OPGEPAKT: (OPGEPAKT, OPGEPAKT),
    kern.GEPAUZEERD: (OPGEPAKT, GEPLAND),
    kern.IN_CONTACT: (CONTACT, CONTACT),
    kern.AFGEROND: (AFGEROND, AFGEROND),
}


@dataclass(frozen=True)
class Gevolgd:
    """Where it is with what a client shared.

    ``nu`` says what happens now: niets, ingetrokken, ontvangen, terug, opgepakt, gepland, contact or afgerond.
    ``stappen`` are the steps that were reached, with their moments; a finished talk may never have had the step contact.
    ``veranderd`` is what the consultant does not have yet. Never a consultant's name.
    """

    nu: str
    stappen: tuple[tuple[str, datetime], ...] = ()
    referentie: str = ""
    versie: Versie | None = None
    eerder: tuple[datetime, ...] = ()
    contact: Mapping[str, Any] | None = None
    bereikbaar: bool = False
    veranderd: tuple[Wijziging, ...] = ()
    ingetrokken_op: datetime | None = None


async def volg(dienst: Dienst, gesprek_id: str) -> Gevolgd:
    """Return it as it stands; writes nothing. Raises ``OnbekendGesprek``."""
    async with dienst.opslag.lezen() as repo:
        toestand = toestand_van(dienst, await laad(repo, gesprek_id))
        overdracht = await repo.overdrachten.bij_gesprek(gesprek_id)
        if overdracht is None:
            laatste = await repo.overdrachten.laatste_intrekking(gesprek_id)
            return Gevolgd(INGETROKKEN, ingetrokken_op=laatste) if laatste else Gevolgd(NIETS)
        versies = await repo.overdrachten.versies(overdracht.id, maximum=100)
        in_contact = await repo.overdrachten.audit.laatste_keer(kern.IN_CONTACT, overdracht.id)
        try:
            contact: Mapping[str, Any] | None = await repo.contact(gesprek_id)
        except OnleesbareContactwens:
            contact = None
    return Gevolgd(
        BETEKENIS[overdracht.status][1],
        _stappen(overdracht, versies[-1].gedeeld_op, in_contact),
        overdracht.referentie,
        versies[0],
        tuple(v.gedeeld_op for v in versies[1:]),
        contact,
        toestand.contact,
        _veranderd(toestand, versies[0]),
    )


def _stappen(
    overdracht: Overdracht, eerst_gedeeld: datetime, in_contact: datetime | None
) -> tuple[tuple[str, datetime], ...]:
    """Return the steps up to the one that was reached; a step that belongs to an earlier round does not count."""
    bereikt = STAPPEN.index(BETEKENIS[overdracht.status][0])
    begin = max(eerst_gedeeld, overdracht.gemaakt_op)
    if in_contact is not None and (overdracht.opgepakt_op is None or in_contact < overdracht.opgepakt_op):
        in_contact = None
    momenten = (begin, overdracht.opgepakt_op, in_contact, overdracht.afgerond_op)
    return tuple((naam, wanneer) for naam, wanneer in zip(STAPPEN[: bereikt + 1], momenten, strict=False) if wanneer)


def _veranderd(toestand: Toestand, versie: Versie) -> tuple[Wijziging, ...]:
    return wijzigingen(versie.inhoud, deelbaar(toestand).as_dict())
