"""Hand-overs as lists in the order of the queue, a page at a time.

A page begins behind a place in the order (keyset), so the thousandth costs as much as the first. Only the rows of one
page are joined with what the client shared.
"""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, TextClause, func, literal, select, tuple_, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.overdracht import IN_WACHTRIJ, MET_EIGENAAR, Overdracht
from vliegwiel.core.wachtrij import Gezocht, Plek, Rijfilter
from vliegwiel.services.poorten_wachtrij import Regel
from vliegwiel.storage.tabellen import VOLGORDE, WACHT, auditregel, medewerker, overdracht, overdracht_versie, zoekwoord

BEKEKEN = "contact_bekeken"
_VELDEN = tuple(veld.name for veld in fields(Overdracht))
_SLEUTEL = tuple(overdracht.c[naam] for naam in VOLGORDE)


class RijRepository:
    """Lists, within one transaction (``services.poorten_wachtrij.Rij``)."""

    def __init__(self, verbinding: AsyncConnection) -> None:
        self._verbinding = verbinding

    async def pagina(self, keuze: Rijfilter, plek: Plek | None, hooguit: int, *, terug: bool = False) -> list[Regel]:
        """Return at most this many, in order: behind ``plek``, or with ``terug`` the nearest before it."""
        vraag = select(overdracht.c.id).where(*_waar(keuze)).limit(hooguit)
        if plek is not None:
            hier = tuple_(*(literal(w, k.type) for w, k in zip(_waarden(plek), _SLEUTEL, strict=True)))
            sleutel = tuple_(*_SLEUTEL)
            vraag = vraag.where(sleutel < hier if terug else sleutel > hier)
        ids = vraag.order_by(*(k.desc() if terug else k for k in _SLEUTEL)).subquery()
        regels = met_inhoud().join(ids, ids.c.id == overdracht.c.id).order_by(*_SLEUTEL)
        return [_regel(rij) for rij in await self._verbinding.execute(regels)]

    async def aantal(self, keuze: Rijfilter, hooguit: int) -> int:
        """Return how many there are, counted up to ``hooguit``."""
        geteld = select(overdracht.c.id).where(*_waar(keuze)).limit(hooguit).subquery()
        return int(await self._verbinding.scalar(select(func.count()).select_from(geteld)) or 0)

    async def van_eigenaar(self, medewerker_id: str) -> list[Regel]:
        """Return what this consultant works on, in no particular order."""
        bekeken = (
            select(func.max(auditregel.c.moment))
            .where(
                auditregel.c.overdracht_id == overdracht.c.id,
                auditregel.c.medewerker_id == medewerker_id,
                auditregel.c.actie == BEKEKEN,
            )
            .scalar_subquery()
        )
        vraag = met_inhoud().add_columns(bekeken.label("bekeken_op"))
        vraag = vraag.where(overdracht.c.eigenaar_id == medewerker_id, overdracht.c.status.in_(MET_EIGENAAR))
        return [_regel(rij, rij.bekeken_op) for rij in await self._verbinding.execute(vraag)]


def _waarden(plek: Plek) -> tuple[Any, ...]:
    return plek.vlag, plek.vanaf, plek.sinds, plek.id


def _waar(keuze: Rijfilter) -> list[ColumnElement[bool] | TextClause]:
    kolom = overdracht.c
    waar: list[ColumnElement[bool] | TextClause] = []
    waar.append(kolom.eigenaar_id == keuze.eigenaar_id if keuze.eigenaar_id else kolom.team == keuze.team)
    waar.append(WACHT if set(keuze.statussen) == set(IN_WACHTRIJ) else kolom.status.in_(keuze.statussen))
    if keuze.postcode4:
        waar.append(kolom.postcode4 == keuze.postcode4)
    if keuze.gezocht:
        waar.append(_gevonden(keuze.gezocht))
    return waar


def _gevonden(gezocht: Gezocht) -> ColumnElement[bool]:
    """Return: this reference, or every one of these words in the name."""
    # One list of ids, not two conditions with "or": that would look at every hand-over of the team.
    met_alle = (
        select(zoekwoord.c.overdracht_id)
        .where(zoekwoord.c.sleutel.in_(gezocht.sleutels))
        .group_by(zoekwoord.c.overdracht_id)
        .having(func.count() == len(set(gezocht.sleutels)))
    )
    bekend = select(overdracht.c.id).where(overdracht.c.referentie == gezocht.referentie)
    return overdracht.c.id.in_(union_all(bekend, met_alle) if gezocht.sleutels else bekend)


def met_eigenaar() -> Select[Any]:
    """Return the query for hand-overs with the name of their owner."""
    eigenaar = medewerker.c.naam.label("eigenaar")
    return select(overdracht, eigenaar).outerjoin(medewerker, medewerker.c.id == overdracht.c.eigenaar_id)


def met_inhoud() -> Select[Any]:
    """Return the query for hand-overs with the few words of what was shared last that a list shows."""
    versie = overdracht_versie.c
    huidig = (versie.overdracht_id == overdracht.c.id) & (versie.versie == overdracht.c.versie)
    wens, na_signaal = versie.inhoud[("velden", "wens")].as_string(), versie.inhoud["na_signaal"].as_string()
    geld = versie.inhoud["geldstress"].as_boolean()
    kolommen = (versie.gedeeld_op, wens.label("wens"), na_signaal.label("na_signaal"), geld.label("geldstress"))
    return met_eigenaar().add_columns(*kolommen).join(overdracht_versie, huidig)


def als_overdracht(rij: Row[Any] | None) -> Overdracht | None:
    """Return the hand-over of a row, or None."""
    return None if rij is None else Overdracht(**{naam: rij._mapping[naam] for naam in _VELDEN})


def _regel(rij: Row[Any], bekeken_op: datetime | None = None) -> Regel:
    gevonden = als_overdracht(rij)
    assert gevonden is not None  # noqa: S101  (for the type checker: a row is not None)
    return Regel(gevonden, rij.wens or "", rij.gedeeld_op, bekeken_op, rij.na_signaal or "", bool(rij.geldstress))
