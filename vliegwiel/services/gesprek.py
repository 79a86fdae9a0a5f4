"""The conversation's use cases: begin, find, read, edit the matrix. One turn of it is in ``services.beurt``."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from weakref import WeakValueDictionary

from vliegwiel.core import gesprek as kern
from vliegwiel.core.gesprek import Toestand
from vliegwiel.core.gesprek.effecten import CelGewijzigd, CelKlopt, CelWeg
from vliegwiel.core.leefgebied import LeefgebiedenSet
from vliegwiel.core.matrix import Matrix
from vliegwiel.core.team import Teams, een_team
from vliegwiel.core.tekst import Catalogus, Uiting
from vliegwiel.core.terugbellen import Bereikbaarheid
from vliegwiel.services import deellink
from vliegwiel.services.deellink import Gekregen
from vliegwiel.services.poorten import ASSISTENT, VERWERKT, Bericht, Gesprekken, Opgeslagen, Opslag, Taalbegrip
from vliegwiel.services.wachttijd import Verwachting

MINSTE_SLEUTEL = 32  # bytes


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
class Codes:
    """How codes to go on elsewhere are made: the key of their hash (32 bytes or more), and how many days one works."""

    sleutel: bytes = field(repr=False)
    dagen: int

    def __post_init__(self) -> None:
        """Refuse a key that is no key, and a code that never works."""
        if len(self.sleutel) < MINSTE_SLEUTEL or self.dagen < 1:
            raise ValueError("een code heeft een sleutel van 32 bytes en werkt minstens 1 dag")


@dataclass(frozen=True)
class Dienst:
    """Everything the use cases need, composed once per process. ``gebieden`` are for new conversations."""

    opslag: Opslag
    catalogus: Catalogus
    gebieden: LeefgebiedenSet
    klok: Callable[[], datetime]
    codes: Codes
    taal: Taalbegrip | None = None
    bereikbaarheid: Bereikbaarheid = field(default_factory=Bereikbaarheid)
    teams: Teams = field(default_factory=een_team)
    sloten: WeakValueDictionary[str, asyncio.Lock] = field(default_factory=WeakValueDictionary)
    verwachting: Verwachting | None = None

    async def ververs(self) -> None:
        """Let what the texts say about waiting be what it is now."""
        if self.verwachting:
            await self.verwachting.ververs(self.klok())

    def slot(self, gesprek_id: str) -> asyncio.Lock:
        """Return the lock that keeps the turns of one conversation in order within this process."""
        return self.sloten.setdefault(gesprek_id, asyncio.Lock())


def token_hash(token: str) -> str:
    """Return what is stored of a token. It has 256 random bits, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def toestand_van(dienst: Dienst, opgeslagen: Opgeslagen) -> Toestand:
    """Build the state of a stored conversation, with the domain set that it began with."""
    matrix = Matrix(opgeslagen.cellen, opgeslagen.scores)
    return Toestand.from_dict(opgeslagen.toestand, opgeslagen.leefgebieden, matrix)


async def start(dienst: Dienst, gekregen: Gekregen | None = None) -> Gestart:
    """Begin a conversation and return its opening. ``gekregen``: the link with which somebody came."""
    gesprek_id, token, nu = str(uuid.uuid4()), secrets.token_urlsafe(32), dienst.klok()
    eerste = kern.begin(Toestand(dienst.gebieden), gekregen.via if gekregen else None)
    uitingen, gebruikt = dienst.catalogus.spreek(eerste.teksten, {})
    toestand = replace(eerste.toestand, gebruikt=gebruikt)
    berichten = berichten_van(uitingen, "opening", toestand.vraag, nu)
    async with dienst.opslag.transactie() as repo:
        await repo.begin(gesprek_id, token_hash(token), dienst.gebieden, nu)
        await repo.voeg_toe(gesprek_id, berichten, nu)
        await repo.bewaar(gesprek_id, 0, toestand.as_dict(), nu)
        if gekregen:
            await deellink.begin(repo.deellinks, gesprek_id, gekregen)
        if gekregen and gekregen.postcode4:
            # As if filled in on the contact card, where the client sees it and may change it.
            await repo.bewaar_contact(gesprek_id, {"postcode": gekregen.postcode4}, nu)
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
        opgeslagen = await laad(repo, gesprek_id)
        return toestand_van(dienst, opgeslagen), await repo.berichten(gesprek_id)


async def bewerk(dienst: Dienst, gesprek_id: str, effect: CelGewijzigd | CelKlopt | CelWeg) -> Antwoord:
    """Change, confirm or remove one line of the matrix; raises ``OnbekendGesprek``, ``OnbekendeCel``, ``OngeldigeCel``."""
    return await _bewerk(dienst, gesprek_id, lambda t, nu: kern.bewerk(t, effect, nu))


async def bewerk_antwoord(dienst: Dienst, gesprek_id: str, veld: str, woorden: str) -> Antwoord:
    """Change an answer, or remove it when ``woorden`` is empty; raises ``OnbekendGesprek``, ``OnbekendAntwoord``."""
    return await _bewerk(dienst, gesprek_id, lambda t, nu: kern.bewerk_antwoord(t, veld, woorden, nu))


async def bewerk_keuze(dienst: Dienst, gesprek_id: str, wat: str, waarde: str) -> Antwoord:
    """Change a number or a row, or remove it; raises ``OnbekendGesprek``, ``OnbekendAntwoord``, ``OngeldigeWaarde``."""
    return await _bewerk(dienst, gesprek_id, lambda t, nu: kern.bewerk_keuze(t, wat, waarde, nu))


async def _bewerk(dienst: Dienst, gesprek_id: str, werk: Callable[[Toestand, datetime], kern.Beurt]) -> Antwoord:
    nu = dienst.klok()
    async with dienst.slot(gesprek_id), dienst.opslag.transactie() as repo:
        opgeslagen = await laad(repo, gesprek_id, slot=True)
        gedaan = werk(toestand_van(dienst, opgeslagen), nu)
        uitingen, gebruikt = dienst.catalogus.spreek(gedaan.teksten, gedaan.toestand.gebruikt)
        toestand = replace(gedaan.toestand, gebruikt=gebruikt)
        berichten = berichten_van(uitingen, f"w{opgeslagen.versie}", toestand.vraag, nu)
        await repo.voer_uit(gesprek_id, gedaan.effecten, dienst.catalogus.versie)
        await repo.voeg_toe(gesprek_id, berichten, nu)
        await repo.bewaar(gesprek_id, opgeslagen.versie, toestand.as_dict(), nu)
    return Antwoord(berichten, toestand)


async def laad(repo: Gesprekken, gesprek_id: str, *, slot: bool = False) -> Opgeslagen:
    """Return a stored conversation; raises ``OnbekendGesprek``."""
    opgeslagen = await repo.lees(gesprek_id, slot=slot)
    if opgeslagen is None:
        raise OnbekendGesprek
    return opgeslagen


def berichten_van(uitingen: tuple[Uiting, ...], bron: str, vraag: str, nu: datetime) -> tuple[Bericht, ...]:
    """Turn bubbles into messages with ids that are the same on every attempt."""
    laatste = len(uitingen) - 1
    return tuple(
        Bericht(f"{bron}.{n}", ASSISTENT, nu, u.tekst, status=VERWERKT, keuzes=u.keuzes, kaart=u.kaart,
                vraag=vraag if n == laatste else "", soort=u.soort, sleutel=u.sleutel, meer=u.meer, antwoord_op=bron)
        for n, u in enumerate(uitingen)
    )  # fmt: skip
