"""One round of the exchange: see what happened at the desk, send what is due, remember how it went.

One process at a time has the turn (a lease in the database, renewed on the way). An attempt is counted before it
begins, so a process that dies loses nothing: the message waits, and the next attempt looks up what was done.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from vliegwiel.core.contactwens import OnleesbareContactwens
from vliegwiel.core.klantinteracties import CONTACT, Afspraak, Bericht, maak_bericht
from vliegwiel.core.overdracht import AFGEROND
from vliegwiel.core.uitwisseling import (
    AFRONDING,
    DOOD,
    INTREKKING,
    LANGSTE_VERZOEK,
    NAKIJKEN,
    NAKIJKEN_NA,
    OVERDRACHT,
    VERSTUURD,
    VERVALLEN,
    WACHT,
    Opdracht,
    uitstel,
)
from vliegwiel.services import klantcontact
from vliegwiel.services.bewaren import VERNIETIGD
from vliegwiel.services.overdracht import CONTACTKAART
from vliegwiel.services.poorten_uitwisseling import (
    BeurtVoorbij,
    Geweigerd,
    Overkant,
    Overkantfout,
    Stand,
    Storing,
    Uitwisselingen,
    Uitwisselopslag,
)

log = logging.getLogger(__name__)
PER_RONDE = 20
BEWAAR = timedelta(days=30)
OVERDRACHT_SOORTEN = ("nieuw", "gewijzigd")
WEG_SOORTEN = ("ingetrokken", VERNIETIGD)  # taken back by the client, or erased when its time was over


@dataclass(frozen=True)
class Taakje:
    """A message with what it needs. ``bericht``: only of a hand-over; ``bekend``: ids over there, as far as known.

    ``eerder``: there were attempts before, and one of them may still come through.
    """

    opdracht: Opdracht
    bericht: Bericht | None
    bekend: Mapping[str, str]
    eerder: bool = False


@dataclass(frozen=True)
class Uitwisselaar:
    """Sends to one other side. ``toeval`` gives 0 ≤ x < 1; ``pogingen``: after so many, a message is dead."""

    opslag: Uitwisselopslag
    kant: Overkant
    afspraak: Afspraak
    klok: Callable[[], datetime]
    toeval: Callable[[], float]
    pogingen: int
    beurt: timedelta
    houder: str = field(default_factory=lambda: str(uuid4()))

    async def ronde(self) -> int:
        """Send what is due, until there is nothing, something is down, or others wait too; return how many were tried."""
        async with self.opslag.lezen() as repo:
            stand = await repo.stand()
            if stand and not await self._werk(repo, stand):
                return 0
        if stand is None:
            async with self.opslag.transactie() as repo:
                await repo.begin()
            return 0
        gedaan = 0
        try:
            while gedaan < PER_RONDE and (taak := await self._volgende()):
                gedaan += 1
                if not await self._verstuur(taak):
                    break
        except BeurtVoorbij:
            return gedaan
        async with self.opslag.transactie() as repo:
            await repo.laat_los(self.houder)
        return gedaan

    async def ruim_op(self) -> int:
        """Erase old messages about hand-overs that are gone."""
        async with self.opslag.transactie() as repo:
            return await repo.ruim_op(self.klok() - BEWAAR)

    async def _werk(self, repo: Uitwisselingen, stand: Stand) -> bool:
        nu = self.klok()
        if stand.houder not in (None, self.houder) and stand.houdt_tot and stand.houdt_tot >= nu:
            return False
        if await repo.overdrachten.outbox.laatste() > stand.laatste:
            return True
        return not (stand.pauze_tot and stand.pauze_tot > nu) and await repo.volgende(nu) is not None

    async def houd(self, repo: Uitwisselingen) -> None:
        """Take the turn, or keep it for longer; raises ``BeurtVoorbij``."""
        nu = self.klok()
        if not await repo.neem(self.houder, nu, nu + self.beurt):
            raise BeurtVoorbij

    async def _volgende(self) -> Taakje | None:
        """Take in what happened, and begin with the next message; None when nothing is due."""
        while True:
            async with self.opslag.transactie() as repo:
                await self.houd(repo)
                nu = self.klok()
                await verzamel(repo, nu, contact=CONTACT in self.afspraak.mee)
                stand = await repo.stand()
                opdracht = None if stand and stand.pauze_tot and stand.pauze_tot > nu else await repo.volgende(nu)
                if opdracht is None:
                    return None
                taak = await self._stel_op(repo, opdracht)
                if taak:
                    return await self._begin(repo, taak, nu)

    async def _begin(self, repo: Uitwisselingen, taak: Taakje, nu: datetime) -> Taakje:
        """Count the attempt before it begins: from here on the other side may know of it."""
        pogingen = taak.opdracht.pogingen + 1
        volgende = nu + uitstel(pogingen, self.toeval())
        opdracht = replace(taak.opdracht, pogingen=pogingen, geprobeerd=True, gewijzigd_op=nu, volgende_op=volgende)
        await repo.werk_bij(opdracht)
        return replace(taak, opdracht=opdracht)

    async def _stel_op(self, repo: Uitwisselingen, opdracht: Opdracht) -> Taakje | None:
        """Return the message with its contents; None when it went out of date, which is then written down."""
        alle = await repo.van_overdracht(opdracht.overdracht_id)
        bekend = next((o.op_afstand for o in reversed(alle) if o.op_afstand), {})
        eerder = opdracht.geprobeerd or (opdracht.soort == INTREKKING and any(o.pogingen > 1 for o in alle))
        if opdracht.versie == 0:  # it is gone: what has to go over there stands nowhere else
            return Taakje(opdracht, None, bekend, eerder)
        overdracht = await repo.overdrachten.vind(opdracht.overdracht_id)
        if overdracht is None or (opdracht.soort == AFRONDING and overdracht.status != AFGEROND):
            await repo.werk_bij(replace(opdracht, status=VERVALLEN))
            return None
        if opdracht.soort != OVERDRACHT:
            return Taakje(opdracht, None, bekend)
        versies = await repo.overdrachten.versies(overdracht.id, maximum=100)
        contact: dict[str, Any] | None = None
        if CONTACT in self.afspraak.mee:
            try:
                contact = await repo.contactwensen.lees(overdracht.gesprek_id)
            except OnleesbareContactwens:
                await repo.werk_bij(replace(opdracht, status=DOOD, fout="contact_onleesbaar"))
                return None
        bericht = maak_bericht(overdracht, versies[-1].gedeeld_op, versies[0].inhoud, contact, self.afspraak)
        return Taakje(opdracht, bericht, bekend, eerder)

    async def _verstuur(self, taak: Taakje) -> bool:
        """Try one message; False when the other side is down, so that the rest can wait."""
        kant, ids = _Bewaakt(self.kant, self), dict[str, str]()
        try:
            ids = await self._doe(kant, taak)
        except BeurtVoorbij:
            raise
        except Overkantfout as fout:
            return await self._mislukt(taak, fout)
        except Exception as fout:  # noqa: BLE001 – an answer of a shape that we did not foresee
            log.error("uitwisseling: onverwacht antwoord (%s)", type(fout).__qualname__)
            return await self._mislukt(taak, Storing("onverwacht"))
        async with self.opslag.transactie() as repo:
            await self.houd(repo)
            klaar = replace(taak.opdracht, status=VERSTUURD, fout="", op_afstand=ids, gewijzigd_op=self.klok())
            await repo.werk_bij(klaar)
            if klaar.versie == 0:
                for oud in await repo.van_overdracht(klaar.overdracht_id):
                    await repo.werk_bij(replace(oud, op_afstand={}))
            if taak.eerder and klaar.soort in (OVERDRACHT, INTREKKING):
                wat, later = (klaar.overdracht_id, klaar.referentie, klaar.versie), self.klok() + NAKIJKEN_NA
                await repo.voeg_toe(NAKIJKEN, *wat, self.klok(), later)
        return True

    async def _doe(self, kant: Overkant, taak: Taakje) -> dict[str, str]:
        """Do at the other side what the message says; return the ids over there."""
        opdracht = taak.opdracht
        if taak.bericht is not None:
            return await klantcontact.breng_over(kant, taak.bericht, taak.bekend, self.afspraak)
        if opdracht.versie == 0:
            await klantcontact.haal_weg(kant, opdracht.referentie, taak.bekend, self.afspraak)
        elif opdracht.soort == AFRONDING:
            await klantcontact.rond_af(kant, opdracht.referentie)
        else:
            await klantcontact.ruim_dubbel_op(kant, opdracht.referentie, taak.bekend)
        return {}

    async def _mislukt(self, taak: Taakje, fout: Overkantfout) -> bool:
        nu, opdracht = self.klok(), taak.opdracht
        later = fout.later if isinstance(fout, Storing) else None
        dood = isinstance(fout, Geweigerd) or opdracht.pogingen >= self.pogingen
        volgende = max(opdracht.volgende_op, nu + min(later, LANGSTE_VERZOEK)) if later else opdracht.volgende_op
        async with self.opslag.transactie() as repo:
            await self.houd(repo)
            nieuw = replace(opdracht, status=DOOD if dood else WACHT, fout=fout.soort, volgende_op=volgende)
            await repo.werk_bij(replace(nieuw, gewijzigd_op=nu))
            if later:
                await repo.pauzeer(nu + min(later, LANGSTE_VERZOEK))
        log.warning("uitwisseling: bericht %d, poging %d: %s", opdracht.nummer, opdracht.pogingen, fout.soort)
        return isinstance(fout, Geweigerd)


class _Bewaakt:
    """The other side, with a look now and then whether it is still our turn."""

    def __init__(self, kant: Overkant, van: Uitwisselaar) -> None:
        self._kant, self._van = kant, van
        self._sinds = van.klok()

    async def _beurt(self) -> Overkant:
        """Return the other side while it is our turn for at least one more call; raises ``BeurtVoorbij``."""
        nu = self._van.klok()
        if nu - self._sinds >= self._van.beurt / 4:  # a turn lasts two calls and a minute
            async with self._van.opslag.transactie() as repo:
                await self._van.houd(repo)
            self._sinds = nu
        return self._kant

    async def lijst(self, soort: str, **filters: str) -> list[Mapping[str, Any]]:
        return await (await self._beurt()).lijst(soort, **filters)

    async def maak(self, soort: str, inhoud: Mapping[str, Any]) -> str:
        return await (await self._beurt()).maak(soort, inhoud)

    async def wijzig(self, soort: str, uuid: str, inhoud: Mapping[str, Any]) -> None:
        await (await self._beurt()).wijzig(soort, uuid, inhoud)

    async def verwijder(self, soort: str, uuid: str) -> None:
        await (await self._beurt()).verwijder(soort, uuid)


async def verzamel(repo: Uitwisselingen, nu: datetime, *, contact: bool = False) -> None:
    """Make messages of what happened at the desk since the last time; ``contact``: contact data go along."""
    stand = await repo.stand()
    laatste = stand.laatste if stand else 0
    while gebeurtenissen := await repo.overdrachten.outbox.na(laatste):
        for g in gebeurtenissen:
            laatste = g.id
            if g.soort in OVERDRACHT_SOORTEN:
                await _gedeeld(repo, g.overdracht_id, nu)
            elif g.soort == CONTACTKAART and contact:
                await _ander_contact(repo, g.overdracht_id, nu)
            elif g.soort == AFGEROND:
                await _afgerond(repo, g.overdracht_id, nu)
            elif g.soort in WEG_SOORTEN:
                await _ingetrokken(repo, g.overdracht_id, nu)
    if stand is None or laatste != stand.laatste:
        await repo.schuif(laatste)


async def _gedeeld(repo: Uitwisselingen, overdracht_id: str, nu: datetime) -> None:
    overdracht = await repo.overdrachten.vind(overdracht_id)
    if overdracht and await repo.voeg_toe(OVERDRACHT, overdracht_id, overdracht.referentie, overdracht.versie, nu):
        await repo.laat_vervallen(overdracht_id, overdracht.versie, nu)


async def _ander_contact(repo: Uitwisselingen, overdracht_id: str, nu: datetime) -> None:
    """Send the newest version once more: what still waits, or is dead, reads the new card by itself when it goes."""
    overdracht = await repo.overdrachten.vind(overdracht_id)
    if overdracht is None or overdracht.status == AFGEROND:
        return
    for o in await repo.van_overdracht(overdracht_id):
        if (o.soort, o.versie, o.status) == (OVERDRACHT, overdracht.versie, VERSTUURD):
            await repo.werk_bij(replace(o, status=WACHT, pogingen=0, gewijzigd_op=nu, volgende_op=nu))


async def _afgerond(repo: Uitwisselingen, overdracht_id: str, nu: datetime) -> None:
    overdracht = await repo.overdrachten.vind(overdracht_id)
    if overdracht and await repo.van_overdracht(overdracht_id):
        await repo.voeg_toe(AFRONDING, overdracht_id, overdracht.referentie, overdracht.versie, nu)


async def _ingetrokken(repo: Uitwisselingen, overdracht_id: str, nu: datetime) -> None:
    eerder = await repo.van_overdracht(overdracht_id)
    await repo.laat_vervallen(overdracht_id, None, nu)
    if any(o.geprobeerd for o in eerder):
        await repo.voeg_toe(INTREKKING, overdracht_id, eerder[-1].referentie, 0, nu)
