"""Conversations, messages, cells, scores and consents in the database."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Table, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.core.contactwens import Ligging
from vliegwiel.core.gesprek import (
    AntwoordGewijzigd,
    CelErbij,
    CelGewijzigd,
    CelWeg,
    Effect,
    ScoreGezet,
    ScoreWeg,
    ToestemmingGegeven,
)
from vliegwiel.core.gesprek.effecten import WEGGEHAALD, BerichtWeg, vervang
from vliegwiel.core.gesprek.verloop import kort
from vliegwiel.core.leefgebied import LeefgebiedenSet
from vliegwiel.core.matrix import ZELFDE_KEER, Cel, Score
from vliegwiel.services.poorten import CLIENT, ONTVANGEN, VERWERKT, Bericht, Opgeslagen, VersieConflict
from vliegwiel.storage.aanhalen import TUSSEN_AANHALING, zonder_aanhaling, zonder_antwoord
from vliegwiel.storage.contactwens import Contactwensen
from vliegwiel.storage.database import Database
from vliegwiel.storage.deellink import DeellinkRepository
from vliegwiel.storage.hervatten import HervatRepository
from vliegwiel.storage.leefgebieden import bewaar_set
from vliegwiel.storage.nadenken import NadenkRepository
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.storage.tabellen import (
    bericht,
    cel,
    contactwens,
    gesprek,
    hervatcode,
    leefgebiedenset,
    meting,
    toestemming,
)
from vliegwiel.storage.tabellen_deellink import gesprekvia
from vliegwiel.storage.terugbellen import TerugbelRepository
from vliegwiel.storage.versleuteling import Versleuteling


class Gespreksopslag:
    """Transactions on conversations; implements ``services.poorten.Opslag``."""

    def __init__(self, database: Database, versleuteling: Versleuteling) -> None:
        self._database = database
        self._versleuteling = versleuteling

    @asynccontextmanager
    async def transactie(self) -> AsyncIterator[GesprekRepository]:
        """Give a writing transaction."""
        async with self._database.transactie() as verbinding:
            repo = GesprekRepository(verbinding, self._versleuteling)
            yield repo
        if repo.gewist or repo.overdrachten.gewist:
            await self._database.ruim_op()

    @asynccontextmanager
    async def lezen(self) -> AsyncIterator[GesprekRepository]:
        """Give a reading transaction."""
        async with self._database.lezen() as verbinding:
            yield GesprekRepository(verbinding, self._versleuteling)


class GesprekRepository:
    """One transaction on conversations; implements ``services.poorten.Gesprekken``."""

    def __init__(self, verbinding: AsyncConnection, versleuteling: Versleuteling) -> None:
        self._v = verbinding
        self._contact = Contactwensen(verbinding, versleuteling)
        self.overdrachten = OverdrachtRepository(verbinding, versleuteling)
        self.nadenkers = NadenkRepository(verbinding, versleuteling)
        self.hervatten = HervatRepository(verbinding)
        self.terugbel = TerugbelRepository(verbinding, versleuteling)
        self.deellinks = DeellinkRepository(verbinding, versleuteling)
        self.gewist = False

    async def begin(self, gesprek_id: str, token_hash: str, leefgebieden: LeefgebiedenSet, nu: datetime) -> None:
        """Store a new, empty conversation, and its domain set where that is not kept yet."""
        await self._v.execute(
            insert(gesprek).values(
                id=gesprek_id,
                token_hash=token_hash,
                gestart_op=nu,
                laatst_actief_op=nu,
                leefgebieden_id=leefgebieden.id,
                leefgebieden_versie=leefgebieden.versie,
                leefgebieden_kenmerk=await bewaar_set(self._v, leefgebieden, nu),
                toestand={},
                versie=0,
            )
        )

    async def lees(self, gesprek_id: str, *, slot: bool = False) -> Opgeslagen | None:
        """Return a conversation; ``slot`` keeps other writers out (PostgreSQL; SQLite has one writer anyway)."""
        vraag = select(gesprek, leefgebiedenset.c.inhoud).join(leefgebiedenset).where(gesprek.c.id == gesprek_id)
        # Only the conversation is locked: the domain set is everybody's.
        rij = (await self._v.execute(vraag.with_for_update(of=gesprek) if slot else vraag)).one_or_none()
        if rij is None:
            return None
        return Opgeslagen(
            rij.id, rij.versie, rij.toestand, await self._cellen(gesprek_id), await self._scores(gesprek_id),
            LeefgebiedenSet.from_dict(rij.inhoud), rij.gestart_op, rij.laatst_actief_op,
        )  # fmt: skip

    async def _cellen(self, gesprek_id: str) -> tuple[Cel, ...]:
        vraag = select(cel).where(cel.c.gesprek_id == gesprek_id).order_by(cel.c.volgnummer)
        return tuple(
            Cel(r.id, r.leefgebied, r.soort, r.citaat, r.bron, r.moment, r.door, r.wie, r.tijd)
            for r in await self._v.execute(vraag)
        )

    async def _scores(self, gesprek_id: str) -> tuple[Score, ...]:
        vraag = select(meting).where(meting.c.gesprek_id == gesprek_id).order_by(meting.c.id)
        return tuple(
            Score(r.leefgebied, int(r.waarde) if r.waarde.isdigit() else r.waarde, r.moment)
            for r in await self._v.execute(vraag)
        )

    async def zoek(self, token_hash: str) -> str | None:
        """Return the id of the conversation with this token, or None."""
        gevonden: str | None = await self._v.scalar(select(gesprek.c.id).where(gesprek.c.token_hash == token_hash))
        return gevonden or await self.hervatten.zoek(token_hash)

    async def bericht(self, gesprek_id: str, bericht_id: str) -> Bericht | None:
        """Return one message, or None."""
        gevonden = await self._berichten(bericht.c.gesprek_id == gesprek_id, bericht.c.id == bericht_id)
        return gevonden[0] if gevonden else None

    async def berichten(self, gesprek_id: str, na: int = -1) -> list[Bericht]:
        """Return the messages after a sequence number, in order."""
        return await self._berichten(bericht.c.gesprek_id == gesprek_id, bericht.c.volgnummer > na)

    async def antwoorden(self, gesprek_id: str, bericht_id: str) -> list[Bericht]:
        """Return what the assistant replied to one client message, in order."""
        return await self._berichten(bericht.c.gesprek_id == gesprek_id, bericht.c.antwoord_op == bericht_id)

    async def wachtend(self, gesprek_id: str) -> list[Bericht]:
        """Return the client messages that were received but not yet dealt with, in order."""
        return await self._berichten(
            bericht.c.gesprek_id == gesprek_id, bericht.c.van == CLIENT, bericht.c.status == ONTVANGEN
        )

    async def _berichten(self, *waar: Any) -> list[Bericht]:
        vraag = select(bericht).where(*waar).order_by(bericht.c.volgnummer)
        return [_bericht(r) for r in await self._v.execute(vraag)]

    async def voeg_toe(self, gesprek_id: str, berichten: Sequence[Bericht], nu: datetime) -> None:
        """Store messages at the end of the conversation; the same id twice is stored once."""
        bestaand = set(await self._v.scalars(select(bericht.c.id).where(bericht.c.gesprek_id == gesprek_id)))
        nummer = await self._volgende(bericht, gesprek_id)
        for n, b in enumerate(x for x in berichten if x.id not in bestaand):
            rij = asdict(b) | {"volgnummer": nummer + n, "keuzes": [*b.keuzes], "gesprek_id": gesprek_id}
            await self._v.execute(insert(bericht).values(rij))
        await self._v.execute(update(gesprek).where(gesprek.c.id == gesprek_id).values(laatst_actief_op=nu))

    async def _volgende(self, tabel: Table, gesprek_id: str) -> int:
        hoogste = await self._v.scalar(select(func.max(tabel.c.volgnummer)).where(tabel.c.gesprek_id == gesprek_id))
        return 0 if hoogste is None else int(hoogste) + 1

    async def bewaar(self, gesprek_id: str, versie: int, toestand: dict[str, Any], nu: datetime) -> None:
        """Store the state if the version is still ``versie``; raises ``VersieConflict`` otherwise."""
        resultaat = await self._v.execute(
            update(gesprek)
            .where(gesprek.c.id == gesprek_id, gesprek.c.versie == versie)
            .values(toestand=toestand, versie=versie + 1, laatst_actief_op=nu)
        )
        if resultaat.rowcount != 1:
            raise VersieConflict

    async def voer_uit(self, gesprek_id: str, effecten: Sequence[Effect], tekstversie: str) -> None:
        """Carry out the effects on cells, scores and consents."""
        for effect in effecten:
            match effect:
                case CelErbij(nieuw):
                    nummer = await self._volgende(cel, gesprek_id)
                    await self._v.execute(
                        insert(cel).values(asdict(nieuw) | {"gesprek_id": gesprek_id, "volgnummer": nummer})
                    )
                case CelGewijzigd(cel_id, citaat, anders, rij):
                    await self._vergeet(gesprek_id, cel_id, tenzij=citaat)
                    nieuw_erin = {n: w for n, w in (("citaat", citaat), ("soort", anders), ("leefgebied", rij)) if w}
                    await self._v.execute(update(cel).where(*_een(gesprek_id, cel_id)).values(nieuw_erin))
                case CelWeg(cel_id):
                    await self._vergeet(gesprek_id, cel_id)
                    await self._v.execute(delete(cel).where(*_een(gesprek_id, cel_id)))
                case AntwoordGewijzigd(_, oud, _):
                    await self._vergeet_antwoord(gesprek_id, oud)
                case BerichtWeg(bericht_id):
                    await self._vergeet_bericht(gesprek_id, bericht_id)
                case ScoreGezet(score):
                    await self._vervang_score(gesprek_id, score)
                    await self._v.execute(
                        insert(meting).values(
                            gesprek_id=gesprek_id,
                            leefgebied=score.leefgebied,
                            waarde=str(score.waarde),
                            moment=score.moment,
                        )
                    )
                case ScoreWeg(leefgebied):
                    waar = (meting.c.gesprek_id == gesprek_id, meting.c.leefgebied == leefgebied)
                    await self._v.execute(delete(meting).where(*waar))
                case ToestemmingGegeven(soort, moment):
                    await self._v.execute(
                        insert(toestemming).values(
                            gesprek_id=gesprek_id, soort=soort, tekstversie=tekstversie, moment=moment
                        )
                    )
                case _:  # CelKlopt is the state's, Delen is done by the custom action, AllesWeg by ``wis``, Intrekken by the service
                    continue

    async def _vervang_score(self, gesprek_id: str, nieuw: Score) -> None:
        """Take away the number that this one corrects; one of weeks ago stays."""
        grens = (nieuw.moment - ZELFDE_KEER, nieuw.moment + ZELFDE_KEER)
        await self._v.execute(
            delete(meting).where(
                meting.c.gesprek_id == gesprek_id,
                meting.c.leefgebied == nieuw.leefgebied,
                meting.c.moment > grens[0],
                meting.c.moment < grens[1],
            )
        )

    async def _vergeet(self, gesprek_id: str, cel_id: str, tenzij: str = "") -> None:
        """Take the old words of a cell out of the stored messages as well: what was removed is gone everywhere.

        In the message itself and its replies as whole words; further on only where the assistant quotes them. Words
        that are ``tenzij`` stay as they are: only their row or kind was wrong.
        """
        oud = (await self._v.execute(select(cel.c.citaat, cel.c.bron).where(*_een(gesprek_id, cel_id)))).first()
        if oud is None or oud.citaat == tenzij:
            return
        self.gewist = True
        for b in await self.berichten(gesprek_id):
            if oud.bron in (b.id, b.antwoord_op):
                nieuw = vervang(vervang(b.tekst, oud.citaat, ""), kort(oud.citaat), "")
            elif b.van == CLIENT and len(oud.citaat.split()) > 1:
                nieuw = vervang(b.tekst, oud.citaat, "")  # said earlier, and put in its row with a button
            else:
                nieuw = zonder_aanhaling(b.tekst, oud.citaat)
            keuzes = [[w, zonder_aanhaling(label, oud.citaat)] for w, label in b.keuzes] if b.van != CLIENT else None
            if nieuw != b.tekst or (keuzes and [list(k) for k in b.keuzes] != keuzes):
                waar = (bericht.c.gesprek_id == gesprek_id, bericht.c.id == b.id)
                waarden = {"tekst": nieuw} | ({"keuzes": keuzes} if keuzes else {})
                await self._v.execute(update(bericht).where(*waar).values(waarden))

    async def _vergeet_antwoord(self, gesprek_id: str, oud: str) -> None:
        """Take an answer out of the messages: one that said only this is emptied, with what was quoted from it."""
        self.gewist = True
        for bericht_id, tekst in zonder_antwoord(await self.berichten(gesprek_id), oud):
            waar = (bericht.c.gesprek_id == gesprek_id, bericht.c.id == bericht_id)
            await self._v.execute(update(bericht).where(*waar).values(tekst=tekst))

    async def _vergeet_bericht(self, gesprek_id: str, bericht_id: str) -> None:
        """Empty one message of the client, and every quote in the replies to it."""
        self.gewist = True
        for b in await self.berichten(gesprek_id):
            if bericht_id in (b.id, b.antwoord_op):
                tekst = WEGGEHAALD if b.id == bericht_id else TUSSEN_AANHALING.sub(f"“{WEGGEHAALD}”", b.tekst)
                waar = (bericht.c.gesprek_id == gesprek_id, bericht.c.id == b.id)
                await self._v.execute(update(bericht).where(*waar).values(tekst=tekst))

    async def verwerkt(self, gesprek_id: str, bericht_id: str) -> None:
        """Mark a client message as dealt with."""
        waar = (bericht.c.gesprek_id == gesprek_id, bericht.c.id == bericht_id)
        await self._v.execute(update(bericht).where(*waar).values(status=VERWERKT))

    async def wis(self, gesprek_id: str, behalve: str) -> None:
        """Delete everything a client told; the one message that asked for it stays, emptied."""
        self.gewist = True
        for tabel in (cel, meting, contactwens, toestemming, hervatcode, gesprekvia):
            await self._v.execute(delete(tabel).where(tabel.c.gesprek_id == gesprek_id))
        await self._v.execute(delete(bericht).where(bericht.c.gesprek_id == gesprek_id, bericht.c.id != behalve))
        await self._v.execute(update(bericht).where(bericht.c.gesprek_id == gesprek_id).values(tekst=""))

    async def bewaar_contact(self, gesprek_id: str, velden: dict[str, Any], nu: datetime) -> None:
        """Store typed contact fields, encrypted, beside what is there."""
        await self._contact.bewaar(gesprek_id, velden, nu)

    async def contact(self, gesprek_id: str) -> dict[str, Any]:
        """Return the typed contact fields."""
        return await self._contact.lees(gesprek_id)

    async def ligging(self, gesprek_id: str) -> Ligging:
        """Return what the queue needs of the contact fields."""
        return await self._contact.ligging(gesprek_id)


def _een(gesprek_id: str, cel_id: str) -> tuple[Any, Any]:
    return cel.c.gesprek_id == gesprek_id, cel.c.id == cel_id


def _bericht(rij: Row[Any]) -> Bericht:
    gegevens = dict(rij._mapping)
    gegevens.pop("gesprek_id")
    gegevens["keuzes"] = tuple(tuple(k) if isinstance(k, list) else k for k in gegevens["keuzes"])
    return Bericht(**gegevens)
