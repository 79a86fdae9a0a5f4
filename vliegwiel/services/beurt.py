"""One turn of the conversation: receive a message, think, finish.

Two short transactions around one call to Rasa (``docs/beslissingen/0002``). Nothing is lost: a message is stored
before anything else, and stays *ontvangen* until its replies are stored with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from vliegwiel.core import gesprek as kern
from vliegwiel.core.begrip import Begrip
from vliegwiel.core.gesprek import Bijdrage, Delen, Effect, Toestand, script
from vliegwiel.core.gesprek.effecten import BerichtWeg
from vliegwiel.core.gesprek.via import GEVER_TYPT, ROL
from vliegwiel.core.invoer import schoon
from vliegwiel.core.maskeren import maskeer
from vliegwiel.core.samenvatting import deelbaar
from vliegwiel.services import deellink, nadenken, terugbellen
from vliegwiel.services.begrijpen import met_wat_er_stond, opdracht, zonder_rasa
from vliegwiel.services.gesprek import Antwoord, Dienst, OnbekendGesprek, berichten_van, laad, toestand_van
from vliegwiel.services.ontvangst import (
    TERUGBEL,
    Inkomend,
    OngeldigeKeuze,
    als_contactkaart,
    knop_van,
    lees_kaart,
    lees_terugbelkaart,
    los_postcode,
)  # fmt: skip
from vliegwiel.services.overdracht import Gedeeld, contact_gewijzigd, trek_in
from vliegwiel.services.overdracht import deel as deel_overdracht
from vliegwiel.services.poorten import (
    ASSISTENT,
    CLIENT,
    VERWERKT,
    Bericht,
    Gedacht,
    Gesprekken,
    Opgeslagen,
    TaalStoring,
    VersieConflict,
)  # fmt: skip

POGINGEN = 3
DEELVRAGEN = ("delen", "delen_weer")


async def beantwoord(dienst: Dienst, gesprek_id: str, inkomend: Inkomend) -> Antwoord:
    """Take one message through the whole turn; the same id again gives the same answer and stores it once.

    What a message says outright about a crisis waits for nothing: not for earlier ones, and not for a turn that is busy
    with Rasa. Words that may mean one wait for Rasa's opinion, and count in full when there is none.
    Raises ``OnbekendGesprek``, ``OngeldigeKeuze`` and the errors of ``core.invoer`` (empty, too long).
    """
    async with dienst.slot(f"{gesprek_id} in"):  # short, so that messages are stored in the order in which they came
        await ontvang(dienst, gesprek_id, inkomend)
    await _spoed(dienst, gesprek_id)
    async with dienst.slot(gesprek_id):
        if not await _haal_in(dienst, gesprek_id):
            await _spoed(dienst, gesprek_id, storing=True)
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
        opgeslagen = await laad(repo, gesprek_id, slot=True)
        if await repo.bericht(gesprek_id, inkomend.id):
            return
        vraag = await _beantwoorde_vraag(dienst, repo, opgeslagen, inkomend)
        kaart, bereik, velden = None, "", dict[str, Any]()
        getypt = nadenken.als_kaart(als_contactkaart(inkomend, vraag), vraag, nu)
        if getypt is not inkomend:
            inkomend, tekst = getypt, ""
        if inkomend.kaart is not None and vraag in nadenken.VRAGEN:
            kaart, bereik = nadenken.lees_kaart(inkomend.kaart, nu)
        elif inkomend.kaart is not None and vraag == TERUGBEL:
            kaart = await _terugbelkaart(dienst, repo, opgeslagen, inkomend.kaart, nu)
        elif inkomend.kaart is not None:
            kaart, velden = lees_kaart(vraag, inkomend.kaart)
            velden = await deellink.met_buurt(repo.deellinks, gesprek_id, velden)
        elif postcode := los_postcode(inkomend, vraag):
            velden = {"postcode": postcode}
        gedrukt = inkomend.keuzes or knop_van(tekst, await repo.berichten(gesprek_id), dienst.catalogus)
        door = wie_typt(toestand_van(dienst, opgeslagen), await repo.wachtend(gesprek_id))
        bericht = Bericht(inkomend.id, CLIENT, nu, tekst, keuzes=gedrukt, kaart=kaart, vraag=vraag, door=door)
        await repo.voeg_toe(gesprek_id, [bericht], nu)
        if bereik:
            await nadenken.bewaar_concept(repo.nadenkers, gesprek_id, bereik, nu)
        if velden:
            await repo.bewaar_contact(gesprek_id, velden, nu)
            await contact_gewijzigd(repo.overdrachten, gesprek_id, await repo.ligging(gesprek_id), dienst.teams, nu)


def wie_typt(toestand: Toestand, wachtend: Sequence[Bericht]) -> str:
    """Return the role of who types now: as the switch on the page stands, with what is kept but not yet dealt with."""
    stand = toestand.typt
    for keuze in (k for b in wachtend for k in b.keuzes):
        stand = "" if keuze == "meetypen_uit" else keuze if keuze in script.MEETYPERS else stand
        stand = ROL if keuze == GEVER_TYPT and toestand.gever else stand
    return stand or CLIENT


async def _terugbelkaart(
    dienst: Dienst, repo: Gesprekken, opgeslagen: Opgeslagen, kaart: Mapping[str, Any], nu: datetime
) -> dict[str, str]:
    """Store the request at once, so that it needs no Rasa; only after a crisis signal, else ``OngeldigeKeuze``."""
    if not toestand_van(dienst, opgeslagen).kaart_vast:
        raise OngeldigeKeuze("er is geen aanbod om te bellen")
    velden = lees_terugbelkaart(kaart)
    if velden is None:
        return {"terugbel": "nee"}
    return await terugbellen.vraag_aan(
        repo.terugbel, dienst.bereikbaarheid, opgeslagen.id, velden, dienst.catalogus.versie, nu
    )


async def denk(dienst: Dienst, gesprek_id: str, bericht_id: str, begrip: Begrip) -> Gedacht | None:
    """Think one turn and write nothing: the new state, effects and rendered bubbles; None when it is done already."""
    await dienst.ververs()
    async with dienst.opslag.lezen() as repo:
        opgeslagen = await laad(repo, gesprek_id)
        bericht = await repo.bericht(gesprek_id, bericht_id)
    if bericht is None:
        raise OnbekendGesprek
    if bericht.status == VERWERKT:
        return None
    return bedenk(dienst, opgeslagen, bericht, begrip)


def bedenk(dienst: Dienst, opgeslagen: Opgeslagen, bericht: Bericht, begrip: Begrip) -> Gedacht:
    """Return the turn that follows from one stored message and what was understood of it."""
    voor = toestand_van(dienst, opgeslagen)
    gelezen = met_wat_er_stond(voor, bericht, begrip)
    bijdrage = Bijdrage(
        bericht.id, bericht.moment, bericht.tekst, gelezen, tuple(bericht.keuzes), bericht.kaart, bericht.vraag or None,
        bericht.door,
        aanbod=dienst.bereikbaarheid.aanbod(dienst.klok()),
    )  # fmt: skip
    gedaan = kern.beurt(voor, bijdrage)
    uitingen, gebruikt = dienst.catalogus.spreek(gedaan.teksten, gedaan.toestand.gebruikt)
    toestand = replace(gedaan.toestand, gebruikt=gebruikt)
    berichten = berichten_van(uitingen, bericht.id, toestand.vraag, bericht.moment)
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
        toestand = toestand_van(dienst, await laad(repo, gesprek_id, slot=True))
        for effect in gedacht.effecten:
            toestand = kern.pas_toe(toestand, effect)
        samenvatting = deelbaar(Toestand.from_dict(gedacht.toestand, toestand.gebieden, toestand.matrix))
        inhoud = samenvatting.as_dict()
        ligging = await repo.ligging(gesprek_id)
        return await deel_overdracht(
            repo.overdrachten, gesprek_id, versie, inhoud, samenvatting.veiligheid, nu, ligging, dienst.teams
        )


async def _beantwoorde_vraag(dienst: Dienst, repo: Gesprekken, opgeslagen: Opgeslagen, inkomend: Inkomend) -> str:
    """Return the question that is answered; the page says which message it answers, else it is the open one."""
    toestand = toestand_van(dienst, opgeslagen)
    gevraagd = await repo.bericht(opgeslagen.id, inkomend.antwoord_op) if inkomend.antwoord_op else None
    vraag = gevraagd.vraag if gevraagd and gevraagd.van == ASSISTENT else toestand.vraag
    if inkomend.kaart is not None:
        # A card may come late, from an old tab: what it says it is goes before the question that is open now.
        return str(inkomend.kaart.get("soort") or vraag)
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


async def _spoed(dienst: Dienst, gesprek_id: str, storing: bool = False) -> None:
    """Deal with waiting messages that need no Rasa: a crisis signal, or the answer to a crisis question.

    ``storing``: Rasa did not answer, so every rule counts.
    """
    async with dienst.opslag.lezen() as repo:
        wachtend = await repo.wachtend(gesprek_id)
        vraag = toestand_van(dienst, await laad(repo, gesprek_id)).vraag
    for bericht in wachtend:
        if zonder_rasa(vraag, bericht, alles=storing) is not None:
            await _verwerk(dienst, gesprek_id, bericht, storing)


async def _verwerk(dienst: Dienst, gesprek_id: str, bericht: Bericht, storing: bool = False) -> None:
    """Understand one message and finish its turn; a conflicting change in between means thinking again."""
    for poging in range(POGINGEN):
        async with dienst.opslag.lezen() as repo:
            opgeslagen = await laad(repo, gesprek_id)
            nu_zo = await repo.bericht(gesprek_id, bericht.id)
        if nu_zo is None or nu_zo.status == VERWERKT:
            return
        toestand = toestand_van(dienst, opgeslagen)
        eigen = zonder_rasa(toestand.vraag, bericht, alles=storing)
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


async def rond_af(dienst: Dienst, gesprek_id: str, bericht: Bericht, gedacht: Gedacht) -> None:
    """Transaction 2: effects, new state, replies and *verwerkt*, or nothing; raises ``VersieConflict``."""
    nu = dienst.klok()
    effecten: tuple[Effect, ...] = gedacht.effecten
    alles_weg = any(isinstance(e, kern.AllesWeg) for e in effecten)
    gepland = next((e for e in effecten if isinstance(e, kern.NadenkenGepland)), None)
    async with dienst.opslag.transactie() as repo:
        await repo.bewaar(gesprek_id, gedacht.versie, gedacht.toestand, nu)
        if alles_weg or (gepland and gepland.alleen):
            await repo.wis(gesprek_id, behalve=bericht.id)
        await repo.voer_uit(gesprek_id, effecten, dienst.catalogus.versie)
        await repo.voeg_toe(gesprek_id, gedacht.uitingen, nu)
        await repo.verwerkt(gesprek_id, bericht.id)
        if gepland:
            await repo.nadenkers.plan(gesprek_id, date.fromisoformat(gepland.datum))
        if any(isinstance(e, kern.SteunWeg) for e in effecten):
            await _niemand_denkt_mee(repo, gesprek_id, nu)
        if alles_weg or any(isinstance(e, kern.NadenkenWeg | Delen) for e in effecten):
            await nadenken.trek_in(repo.nadenkers, gesprek_id, nu)
        if alles_weg or any(isinstance(e, kern.TerugbelWeg) for e in effecten):
            await terugbellen.trek_in(repo.terugbel, gesprek_id, nu)
        if any(isinstance(e, kern.Intrekken) for e in effecten):
            await _vervallen(repo, gesprek_id)
            await trek_in(repo.overdrachten, gesprek_id, nu)
        if alles_weg:
            await trek_in(repo.overdrachten, gesprek_id, nu, alles_weg=True)
        elif any(isinstance(e, Delen) for e in effecten):
            await deellink.tel_gedeeld(repo.deellinks, gesprek_id)


async def _niemand_denkt_mee(repo: Gesprekken, gesprek_id: str, nu: datetime) -> None:
    """Take the trusted person off the card, and out of the messages in which one was named."""
    if (await repo.contact(gesprek_id)).get("vertrouwenspersoon"):
        await repo.bewaar_contact(gesprek_id, {"vertrouwenspersoon": {"naam": "", "rol": ""}}, nu)
    genoemd = [b for b in await repo.berichten(gesprek_id) if b.van == CLIENT and b.vraag == "steun" and b.tekst]
    await repo.voer_uit(gesprek_id, [BerichtWeg(b.id) for b in genoemd], "")


async def _vervallen(repo: Gesprekken, gesprek_id: str) -> None:
    """A yes to sharing that still waits (Rasa was down) does not share any more after the client took it back."""
    for wachtend in await repo.wachtend(gesprek_id):
        if wachtend.vraag in DEELVRAGEN:
            await repo.verwerkt(gesprek_id, wachtend.id)


async def _antwoord(dienst: Dienst, gesprek_id: str, bericht_id: str) -> Antwoord:
    async with dienst.opslag.lezen() as repo:
        toestand = toestand_van(dienst, await laad(repo, gesprek_id))
        bericht = await repo.bericht(gesprek_id, bericht_id)
        antwoorden = await repo.antwoorden(gesprek_id, bericht_id)
    if bericht and bericht.status == VERWERKT:
        return Antwoord(tuple(antwoorden), toestand)
    storing = Bericht(f"{bericht_id}-storing", ASSISTENT, dienst.klok(), dienst.catalogus.zeg("utter_storing"),
                      soort="storing", sleutel="utter_storing")  # fmt: skip
    return Antwoord((storing,), toestand, wacht=True)
