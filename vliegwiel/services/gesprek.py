"""The conversation's use cases: begin, receive a message, think a turn, finish it, edit the matrix.

One turn is two short transactions around one call to Rasa (``ontwerp.md``, one turn step by step). Nothing is lost:
a message is stored before anything else, and stays *ontvangen* until its replies are stored with it.
"""

from __future__ import annotations

import asyncio
import hashlib
import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from weakref import WeakValueDictionary

from vliegwiel.core import gesprek as kern
from vliegwiel.core.begrip import Begrip
from vliegwiel.core.crisis import screen
from vliegwiel.core.gesprek import Bijdrage, Delen, Effect, Toestand
from vliegwiel.core.gesprek.effecten import CelGewijzigd, CelWeg
from vliegwiel.core.gesprek.nood import CRISIS_VRAGEN
from vliegwiel.core.invoer import schoon, zonder_commando
from vliegwiel.core.leefgebied import LeefgebiedenSet
from vliegwiel.core.letterlijk import lees_letterlijk
from vliegwiel.core.maskeren import maskeer
from vliegwiel.core.matrix import Matrix
from vliegwiel.core.samenvatting import vat_samen
from vliegwiel.core.tekst import Catalogus, Uiting
from vliegwiel.services.ontvangst import ACT_VAN_KEUZE, Inkomend, OngeldigeKeuze, knop_van, lees_kaart
from vliegwiel.services.overdracht import Gedeeld, trek_in
from vliegwiel.services.overdracht import deel as deel_overdracht
from vliegwiel.services.poorten import (
    ASSISTENT,
    CLIENT,
    VERWERKT,
    Bericht,
    Gedacht,
    Opdracht,
    Opgeslagen,
    Opslag,
    Taalbegrip,
    TaalStoring,
    VersieConflict,
)

POGINGEN = 3


__all__ = [
    "Antwoord", "Dienst", "Gestart", "Inkomend", "OnbekendGesprek", "OngeldigeKeuze", "beantwoord", "bedenk", "bewerk",
    "deel", "denk", "haal_in", "lees", "ontvang", "opdracht", "rond_af", "start", "toestand_van", "token_hash", "zoek",
]  # fmt: skip


class OnbekendGesprek(LookupError):
    """There is no conversation with this id or token."""


@dataclass(frozen=True)
class Antwoord:
    """What the client gets back. ``wacht`` is true when the message is kept but not yet dealt with."""

    berichten: tuple[Bericht, ...]
    toestand: Toestand
    wacht: bool = False


@dataclass(frozen=True)
class Gestart:
    """A new conversation: its id, its secret token (shown once) and the opening."""

    id: str
    token: str
    antwoord: Antwoord


@dataclass(frozen=True)
class Dienst:
    """Everything the use cases need, composed once per process."""

    opslag: Opslag
    catalogus: Catalogus
    gebieden: LeefgebiedenSet
    klok: Callable[[], datetime]
    taal: Taalbegrip | None = None
    sloten: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    def slot(self, gesprek_id: str) -> asyncio.Lock:
        """Return the lock that keeps the turns of one conversation in order within this process."""
        return self.sloten.setdefault(gesprek_id, asyncio.Lock())


def token_hash(token: str) -> str:
    """Return what is stored of a token. It has 256 random bits, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def toestand_van(dienst: Dienst, opgeslagen: Opgeslagen) -> Toestand:
    """Build the state of a stored conversation."""
    matrix = Matrix(opgeslagen.cellen, opgeslagen.scores)
    return Toestand.from_dict(opgeslagen.toestand, dienst.gebieden, matrix)


async def start(dienst: Dienst) -> Gestart:
    """Begin a conversation and return its opening."""
    gesprek_id, token, nu = str(uuid.uuid4()), secrets.token_urlsafe(32), dienst.klok()
    eerste = kern.begin(Toestand(dienst.gebieden))
    uitingen, gebruikt = dienst.catalogus.spreek(eerste.teksten, {})
    toestand = replace(eerste.toestand, gebruikt=gebruikt)
    berichten = _berichten(uitingen, "opening", toestand.vraag, nu)
    async with dienst.opslag.transactie() as repo:
        await repo.begin(gesprek_id, token_hash(token), (dienst.gebieden.id, dienst.gebieden.versie), nu)
        await repo.voeg_toe(gesprek_id, berichten, nu)
        await repo.bewaar(gesprek_id, 0, toestand.as_dict(), nu)
    return Gestart(gesprek_id, token, Antwoord(berichten, toestand))


async def zoek(dienst: Dienst, token: str) -> str:
    """Return the conversation of a token; raises ``OnbekendGesprek``."""
    async with dienst.opslag.lezen() as repo:
        gesprek_id = await repo.zoek(token_hash(token))
    if gesprek_id is None:
        raise OnbekendGesprek
    return gesprek_id


async def lees(dienst: Dienst, gesprek_id: str) -> tuple[Toestand, list[Bericht]]:
    """Return the state and all messages; raises ``OnbekendGesprek``."""
    async with dienst.opslag.lezen() as repo:
        opgeslagen = await _lees(repo, gesprek_id)
        return toestand_van(dienst, opgeslagen), await repo.berichten(gesprek_id)


async def beantwoord(dienst: Dienst, gesprek_id: str, inkomend: Inkomend) -> Antwoord:
    """Take one message through the whole turn; the same id again gives the same answer and stores it once.

    Raises ``OnbekendGesprek``, ``OngeldigeKeuze`` and the errors of ``core.invoer`` (empty, too long).
    """
    async with dienst.slot(gesprek_id):
        await ontvang(dienst, gesprek_id, inkomend)
        await _haal_in(dienst, gesprek_id)
        return await _antwoord(dienst, gesprek_id, inkomend.id)


async def haal_in(dienst: Dienst, gesprek_id: str) -> bool:
    """Deal with messages that were kept during a failure; returns whether none is left waiting."""
    async with dienst.slot(gesprek_id):
        return await _haal_in(dienst, gesprek_id)


async def ontvang(dienst: Dienst, gesprek_id: str, inkomend: Inkomend) -> None:
    """Transaction 1: store the message as *ontvangen*, masked, in order; a known id is left as it is."""
    nu = dienst.klok()
    tekst = maskeer(schoon(inkomend.tekst)) if not inkomend.keuzes and inkomend.kaart is None else ""
    async with dienst.opslag.transactie() as repo:
        opgeslagen = await _lees(repo, gesprek_id, slot=True)
        if await repo.bericht(gesprek_id, inkomend.id):
            return
        vraag = await _beantwoorde_vraag(dienst, repo, opgeslagen, inkomend)
        kaart = None
        if inkomend.kaart is not None:
            kaart, velden = lees_kaart(vraag, inkomend.kaart)
            await repo.bewaar_contact(gesprek_id, velden, nu)
        gedrukt = inkomend.keuzes or knop_van(tekst, await repo.berichten(gesprek_id), dienst.catalogus)
        bericht = Bericht(inkomend.id, CLIENT, nu, tekst, keuzes=gedrukt, kaart=kaart, vraag=vraag)
        await repo.voeg_toe(gesprek_id, [bericht], nu)


async def denk(dienst: Dienst, gesprek_id: str, bericht_id: str, begrip: Begrip) -> Gedacht | None:
    """Think one turn and write nothing: the new state, effects and rendered bubbles; None when it is done already."""
    async with dienst.opslag.lezen() as repo:
        opgeslagen = await _lees(repo, gesprek_id)
        bericht = await repo.bericht(gesprek_id, bericht_id)
    if bericht is None:
        raise OnbekendGesprek
    if bericht.status == VERWERKT:
        return None
    return bedenk(dienst, opgeslagen, bericht, begrip)


def bedenk(dienst: Dienst, opgeslagen: Opgeslagen, bericht: Bericht, begrip: Begrip) -> Gedacht:
    """Return the turn that follows from one stored message and what was understood of it."""
    bijdrage = Bijdrage(
        bericht.id, bericht.moment, bericht.tekst, begrip, tuple(bericht.keuzes), bericht.kaart, bericht.vraag or None
    )
    gedaan = kern.beurt(toestand_van(dienst, opgeslagen), bijdrage)
    uitingen, gebruikt = dienst.catalogus.spreek(gedaan.teksten, gedaan.toestand.gebruikt)
    toestand = replace(gedaan.toestand, gebruikt=gebruikt)
    berichten = _berichten(uitingen, bericht.id, toestand.vraag, bericht.moment)
    return Gedacht(opgeslagen.versie, toestand.as_dict(), gedaan.effecten, berichten)


async def deel(dienst: Dienst, gesprek_id: str, gedacht: Gedacht) -> Gedeeld | None:
    """Put the summary of a turn that shares in the queue, once per version; None when the turn does not share.

    For the custom action, which owns this one write.
    """
    versie = next((e.versie for e in gedacht.effecten if isinstance(e, Delen)), None)
    if versie is None:
        return None
    nu = dienst.klok()
    async with dienst.opslag.transactie() as repo:
        toestand = toestand_van(dienst, await _lees(repo, gesprek_id, slot=True))
        for effect in gedacht.effecten:
            toestand = kern.pas_toe(toestand, effect)
        samenvatting = vat_samen(Toestand.from_dict(gedacht.toestand, dienst.gebieden, toestand.matrix))
        inhoud = samenvatting.as_dict()
        return await deel_overdracht(repo.overdrachten, gesprek_id, versie, inhoud, samenvatting.veiligheid, nu)


async def bewerk(dienst: Dienst, gesprek_id: str, effect: CelGewijzigd | CelWeg) -> Antwoord:
    """Change or remove one line of the matrix; raises ``OnbekendGesprek``, ``OnbekendeCel``, ``OngeldigeCel``."""
    nu = dienst.klok()
    async with dienst.slot(gesprek_id), dienst.opslag.transactie() as repo:
        opgeslagen = await _lees(repo, gesprek_id, slot=True)
        gedaan = kern.bewerk(toestand_van(dienst, opgeslagen), effect, nu)
        uitingen, gebruikt = dienst.catalogus.spreek(gedaan.teksten, gedaan.toestand.gebruikt)
        toestand = replace(gedaan.toestand, gebruikt=gebruikt)
        berichten = _berichten(uitingen, f"w{opgeslagen.versie}", toestand.vraag, nu)
        await repo.voer_uit(gesprek_id, gedaan.effecten, dienst.catalogus.versie)
        await repo.voeg_toe(gesprek_id, berichten, nu)
        await repo.bewaar(gesprek_id, opgeslagen.versie, toestand.as_dict(), nu)
    return Antwoord(berichten, toestand)


async def _lees(repo: Any, gesprek_id: str, *, slot: bool = False) -> Opgeslagen:
    opgeslagen: Opgeslagen | None = await repo.lees(gesprek_id, slot=slot)
    if opgeslagen is None:
        raise OnbekendGesprek
    return opgeslagen


async def _beantwoorde_vraag(dienst: Dienst, repo: Any, opgeslagen: Opgeslagen, inkomend: Inkomend) -> str:
    """Return the question that is answered; the page says which message it answers, else it is the open one."""
    toestand = toestand_van(dienst, opgeslagen)
    gevraagd = await repo.bericht(opgeslagen.id, inkomend.antwoord_op) if inkomend.antwoord_op else None
    vraag = gevraagd.vraag if gevraagd and gevraagd.van == ASSISTENT else toestand.vraag
    if inkomend.kaart is not None:
        # A card may come late, or from a page that shows it all the time; only known cards are taken.
        return vraag if kern.soort_van(vraag) in ("contact", "steun") else str(inkomend.kaart.get("soort", ""))
    return str(vraag)


async def _haal_in(dienst: Dienst, gesprek_id: str) -> bool:
    """Deal with all waiting messages, in order; stops at the first failure."""
    while True:
        async with dienst.opslag.lezen() as repo:
            wachtend = await repo.wachtend(gesprek_id)
        if not wachtend:
            return True
        try:
            await _verwerk(dienst, gesprek_id, wachtend[0])
        except TaalStoring:
            return False


async def _verwerk(dienst: Dienst, gesprek_id: str, bericht: Bericht) -> None:
    """Understand one message and finish its turn; a conflicting change in between means thinking again."""
    for poging in range(POGINGEN):
        async with dienst.opslag.lezen() as repo:
            opgeslagen = await _lees(repo, gesprek_id)
        toestand = toestand_van(dienst, opgeslagen)
        eigen = _zonder_rasa(toestand, bericht)
        if eigen is not None:
            gedacht = bedenk(dienst, opgeslagen, bericht, eigen)
        elif dienst.taal is None:
            raise TaalStoring("er is geen taalbegrip")
        else:
            gedacht = await dienst.taal.denk(opdracht(gesprek_id, bericht, toestand, poging))
        try:
            await rond_af(dienst, gesprek_id, bericht, gedacht)
        except VersieConflict:
            continue
        return
    raise TaalStoring("het gesprek veranderde steeds")


def _zonder_rasa(toestand: Toestand, bericht: Bericht) -> Begrip | None:
    """Crisis help works when everything else is down: rules alone are enough for it, so Rasa is not asked."""
    signaal = screen(bericht.tekst)
    if signaal.niveau in ("acuut", "vermoeden"):
        return Begrip(crisis=signaal)
    if toestand.vraag in CRISIS_VRAGEN:
        intent = next((ACT_VAN_KEUZE[k] for k in bericht.keuzes if k in ACT_VAN_KEUZE), "keuze")
        gelezen = lees_letterlijk(bericht.tekst, toestand.vraag) if bericht.tekst else None
        if bericht.keuzes or gelezen:
            return Begrip(intent=intent, crisis=signaal, letterlijk=gelezen)
    return None


def opdracht(gesprek_id: str, bericht: Bericht, toestand: Toestand, poging: int) -> Opdracht:
    """Return what Rasa gets: neutralised text, or the intent that a button or card stands for."""
    if bericht.kaart is not None:
        tekst = "/kaart"
    elif bericht.keuzes:
        tekst = f"/{ACT_VAN_KEUZE.get(bericht.keuzes[0], 'keuze')}" if len(bericht.keuzes) == 1 else "/keuze"
    else:
        tekst = zonder_commando(bericht.tekst)
    return Opdracht(gesprek_id, bericht.id, f"{toestand.versie}.{poging}", tekst, toestand.vraag, tuple(bericht.keuzes))


async def rond_af(dienst: Dienst, gesprek_id: str, bericht: Bericht, gedacht: Gedacht) -> None:
    """Transaction 2: effects, new state, replies and *verwerkt*, or nothing; raises ``VersieConflict``."""
    nu = dienst.klok()
    effecten: tuple[Effect, ...] = gedacht.effecten
    alles_weg = any(isinstance(e, kern.AllesWeg) for e in effecten)
    async with dienst.opslag.transactie() as repo:
        await repo.bewaar(gesprek_id, gedacht.versie, gedacht.toestand, nu)
        if alles_weg:
            await repo.wis(gesprek_id, behalve=bericht.id)
        await repo.voer_uit(gesprek_id, effecten, dienst.catalogus.versie)
        await repo.voeg_toe(gesprek_id, gedacht.uitingen, nu)
        await repo.verwerkt(gesprek_id, bericht.id)
        if alles_weg:
            await trek_in(repo.overdrachten, gesprek_id, nu)


async def _antwoord(dienst: Dienst, gesprek_id: str, bericht_id: str) -> Antwoord:
    async with dienst.opslag.lezen() as repo:
        toestand = toestand_van(dienst, await _lees(repo, gesprek_id))
        bericht = await repo.bericht(gesprek_id, bericht_id)
        antwoorden = await repo.antwoorden(gesprek_id, bericht_id)
    if bericht and bericht.status == VERWERKT:
        return Antwoord(tuple(antwoorden), toestand)
    storing = Bericht(f"{bericht_id}-storing", ASSISTENT, dienst.klok(), dienst.catalogus.zeg("utter_storing"),
                      soort="storing", sleutel="utter_storing")  # fmt: skip
    return Antwoord((storing,), toestand, wacht=True)


def _berichten(uitingen: tuple[Uiting, ...], bron: str, vraag: str, nu: datetime) -> tuple[Bericht, ...]:
    """Turn bubbles into messages with ids that are the same on every attempt."""
    laatste = len(uitingen) - 1
    return tuple(
        Bericht(f"{bron}.{n}", ASSISTENT, nu, u.tekst, status=VERWERKT, keuzes=u.keuzes, kaart=u.kaart,
                vraag=vraag if n == laatste else "", soort=u.soort, sleutel=u.sleutel, meer=u.meer, antwoord_op=bron)
        for n, u in enumerate(uitingen)
    )  # fmt: skip
