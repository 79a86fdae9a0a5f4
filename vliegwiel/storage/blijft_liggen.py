"""The cases that threaten to be left lying, one query for each list."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.overdracht import AFGEROND, GEPAUZEERD, IN_WACHTRIJ, MET_EIGENAAR, OPGEPAKT, TERUGGEGEVEN
from vliegwiel.core.zaak import Zaak
from vliegwiel.services import blijft_liggen as dienst
from vliegwiel.services.blijft_liggen import Grenzen
from vliegwiel.storage.tabellen import medewerker, overdracht
from vliegwiel.storage.tabellen_zaak import zaakstand
from vliegwiel.storage.zaak import VELDEN, WERKERS, als_overdracht, als_stand, van_nu


class BlijftLiggenRepository:
    """The lists, within one transaction (``services.blijft_liggen.BlijftLiggen``)."""

    def __init__(self, verbinding: AsyncConnection) -> None:
        self._v = verbinding

    async def lijst(
        self, naam: str, grenzen: Grenzen, teams: Collection[str] | None, eigenaar_id: str | None, maximum: int
    ) -> list[Zaak]:
        """Return the cases of one list, the longest waiting first."""
        o = overdracht.c
        vraag = select(overdracht, medewerker.c.naam.label("eigenaar"), *(zaakstand.c[veld] for veld in VELDEN))
        vraag = vraag.outerjoin(medewerker, medewerker.c.id == o.eigenaar_id).outerjoin(zaakstand, van_nu())
        vraag = vraag.where(o.status != AFGEROND, _waar(naam, grenzen))
        if teams is not None:
            vraag = vraag.where(o.team.in_(teams))
        if eigenaar_id is not None:
            vraag = vraag.where(o.eigenaar_id == eigenaar_id)
        rijen = await self._v.execute(vraag.order_by(o.gemaakt_op, o.id).limit(maximum))
        return [Zaak(als_overdracht(rij), als_stand(rij)) for rij in rijen]


def _waar(naam: str, grenzen: Grenzen) -> Any:
    o, s, m = overdracht.c, zaakstand.c, medewerker.c
    wens = or_(o.gewenst_op.is_(None), o.gewenst_op < grenzen.wens)
    zonder_contact = and_(s.eerste_contact_op.is_(None), o.gemaakt_op < grenzen.contact, wens)
    per_lijst = {
        dienst.WACHT_TE_LANG: and_(o.status.in_(IN_WACHTRIJ), zonder_contact),
        dienst.GEEN_EIGENAAR: or_(o.status == TERUGGEGEVEN, and_(o.status.in_(MET_EIGENAAR), o.eigenaar_id.is_(None))),
        dienst.EIGENAAR_INACTIEF: and_(o.eigenaar_id.is_not(None), or_(m.actief.is_(False), m.rol.not_in(WERKERS))),
        dienst.GEEN_CONTACT: and_(o.status == OPGEPAKT, zonder_contact),
        dienst.TERUGBELLEN_TE_LAAT: s.terugbellen_op < grenzen.vandaag,
        dienst.PAUZE_VOORBIJ: or_(
            and_(o.status == GEPAUZEERD, or_(s.gepauzeerd_tot.is_(None), s.gepauzeerd_tot <= grenzen.vandaag)),
            and_(o.status.in_(MET_EIGENAAR), s.hervat_op <= grenzen.vandaag),
        ),
        dienst.STIL: and_(o.status.in_(MET_EIGENAAR), s.gewaarschuwd_op >= o.gewijzigd_op),
    }
    return per_lijst[naam]
