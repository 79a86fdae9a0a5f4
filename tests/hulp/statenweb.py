"""A conversation in any state of ``tests.hulp.staten``, stored as the product stores it, to look at in a browser."""

from __future__ import annotations

import secrets
import uuid
from dataclasses import replace

from tests.hulp.gesprek import BEGIN, Client
from vliegwiel.core.gesprek import CelErbij, ScoreGezet, Toestand, begin
from vliegwiel.services.gesprek import Dienst, berichten_van, token_hash
from vliegwiel.services.poorten import CLIENT, VERWERKT, Bericht

LANG = "Ik vertel wat meer dan anders, want hier moet ook een lang verhaal in passen. " * 3 + "Langwoord" * 12


async def zet_neer(dienst: Dienst, client: Client) -> str:
    """Store this client's conversation, with the opening and the last reply as its messages; returns its token."""
    gesprek_id, token, toestand = str(uuid.uuid4()), secrets.token_urlsafe(32), client.toestand
    opening, _ = dienst.catalogus.spreek(begin(Toestand(toestand.gebieden)).teksten, {})
    berichten = [
        *berichten_van(opening, "opening", "welkom", BEGIN),
        Bericht("b0", CLIENT, BEGIN, status=VERWERKT, keuzes=("begin",)),
        Bericht("b1", CLIENT, BEGIN, LANG, status=VERWERKT),
    ]
    if client.laatste is not None:
        uitingen, gebruikt = dienst.catalogus.spreek(client.laatste.teksten, toestand.gebruikt)
        toestand = replace(toestand, gebruikt=gebruikt)
        berichten += berichten_van(uitingen, "b1", toestand.vraag, BEGIN)
    inhoud = [*map(CelErbij, toestand.matrix.cellen), *map(ScoreGezet, toestand.matrix.scores)]
    async with dienst.opslag.transactie() as repo:
        await repo.begin(gesprek_id, token_hash(token), toestand.gebieden, BEGIN)
        await repo.voer_uit(gesprek_id, inhoud, dienst.catalogus.versie)
        await repo.voeg_toe(gesprek_id, berichten, BEGIN)
        await repo.bewaar(gesprek_id, 0, toestand.as_dict(), BEGIN)
    return token
