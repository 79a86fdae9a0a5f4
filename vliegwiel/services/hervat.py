"""Use cases of going on later: the code of a conversation, and coming in with it on another device.

The code is shown to whoever has the conversation's token, and only when it is made: what is kept is a keyed hash. So
neither the database nor a backup of it opens anything. Every device has a token of its own, so the old one keeps
working; renewing the code locks out whoever has only the old paper, not the devices that are in.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from vliegwiel.core import gesprek as kern
from vliegwiel.core import hervatcode
from vliegwiel.services.gesprek import Antwoord, Dienst, berichten_van, laad, toestand_van, token_hash
from vliegwiel.services.poorten import ASSISTENT, Gesprekken
from vliegwiel.services.poorten_hervat import Codestand

HERVAT = ("utter_hervat", "utter_hervat_klaar")


class OnbekendeCode(LookupError):
    """This code opens nothing: wrong, malformed, expired, renewed or withdrawn. Which of them is not known here."""


@dataclass(frozen=True)
class Code:
    """A code to show: grouped, with the moment after which it stops working."""

    code: str = field(repr=False)
    verloopt_op: datetime


@dataclass(frozen=True)
class Hervat:
    """A device that came in: the conversation, the device's own token (shown once), and what is said to it."""

    id: str
    token: str = field(repr=False)
    antwoord: Antwoord


def code_hash(dienst: Dienst, getypt: str) -> str:
    """Return what is stored of a code. What can't be a code gets a hash that nothing has, at the same cost."""
    kaal = hervatcode.lees(getypt)
    inhoud = f"code:{kaal}" if kaal is not None else "geen code"
    return hmac.new(dienst.codes.sleutel, inhoud.encode(), hashlib.sha256).hexdigest()


async def maak_code(dienst: Dienst, gesprek_id: str) -> Code:
    """Make the conversation's code, or a new one in its place; raises ``OnbekendGesprek``."""
    async with dienst.opslag.transactie() as repo:
        await laad(repo, gesprek_id, slot=True)
        return await _maak(dienst, repo, gesprek_id)


async def zorg_voor_code(dienst: Dienst, gesprek_id: str, bekend: str) -> Code | None:
    """Return the code to show, made if there is none that works. ``bekend``: the code that this browser remembers.

    None when there is one that works and the browser does not know it: then only the client can decide on a new one.
    Raises ``OnbekendGesprek``.
    """
    async with dienst.opslag.transactie() as repo:
        await laad(repo, gesprek_id, slot=True)
        stand = await repo.hervatten.code_van(gesprek_id)
        if stand is None or stand.verloopt_op <= dienst.klok():
            return await _maak(dienst, repo, gesprek_id)
    return _bekende(dienst, stand, bekend)


async def bekijk_code(dienst: Dienst, gesprek_id: str, bekend: str = "") -> tuple[Code | None, datetime | None]:
    """Return the remembered code when it is the one that works, and until when there is one that works. Writes nothing."""
    async with dienst.opslag.lezen() as repo:
        stand = await repo.hervatten.code_van(gesprek_id)
    if stand is None or stand.verloopt_op <= dienst.klok():
        return None, None
    return _bekende(dienst, stand, bekend), stand.verloopt_op


async def hervat(dienst: Dienst, getypt: str) -> Hervat:
    """Let a device in with the code, and put the open question once more; raises ``OnbekendeCode``.

    Coming in twice without saying anything in between says nothing twice.
    """
    nu, gezocht, token = dienst.klok(), code_hash(dienst, getypt), secrets.token_urlsafe(32)
    async with dienst.opslag.lezen() as repo:
        gesprek_id = await repo.hervatten.gesprek_met(gezocht, nu)
    if gesprek_id is None:
        raise OnbekendeCode
    async with dienst.slot(gesprek_id), dienst.opslag.transactie() as repo:
        opgeslagen = await laad(repo, gesprek_id, slot=True)
        if await repo.hervatten.gesprek_met(gezocht, nu) != gesprek_id:  # renewed or withdrawn in the meantime
            raise OnbekendeCode
        await repo.hervatten.geef_toegang(gesprek_id, token_hash(token), nu)
        toestand = toestand_van(dienst, opgeslagen)
        eerder = await repo.berichten(gesprek_id)
        bron = eerder[-1].antwoord_op if eerder and eerder[-1].van == ASSISTENT else None
        laatste = tuple(b for b in eerder if b.antwoord_op == bron and bron is not None)
        if any(b.sleutel in HERVAT for b in laatste):
            return Hervat(gesprek_id, token, Antwoord(laatste, toestand))
        gedaan = kern.hervat(toestand, nu)
        uitingen, gebruikt = dienst.catalogus.spreek(gedaan.teksten, gedaan.toestand.gebruikt)
        toestand = replace(gedaan.toestand, gebruikt=gebruikt)
        berichten = berichten_van(uitingen, f"h{opgeslagen.versie}", toestand.vraag, nu)
        await repo.voeg_toe(gesprek_id, berichten, nu)
        await repo.bewaar(gesprek_id, opgeslagen.versie, toestand.as_dict(), nu)
    return Hervat(gesprek_id, token, Antwoord(berichten, toestand))


async def vergeet_toestel(dienst: Dienst, token: str) -> None:
    """Make one device's token useless; nothing of the conversation goes. An unknown token is left alone."""
    async with dienst.opslag.transactie() as repo:
        await repo.hervatten.neem_toegang(token_hash(token), token_hash(secrets.token_urlsafe(32)))


async def _maak(dienst: Dienst, repo: Gesprekken, gesprek_id: str) -> Code:
    nu = dienst.klok()
    code = Code(hervatcode.nieuwe_code(), nu + timedelta(days=dienst.codes.dagen))
    await repo.hervatten.bewaar_code(gesprek_id, Codestand(code_hash(dienst, code.code), nu, code.verloopt_op))
    return code


def _bekende(dienst: Dienst, stand: Codestand, bekend: str) -> Code | None:
    kaal = hervatcode.lees(bekend)
    if kaal is None or not hmac.compare_digest(stand.code_hash, code_hash(dienst, kaal)):
        return None
    return Code(hervatcode.schrijf(kaal), stand.verloopt_op)
