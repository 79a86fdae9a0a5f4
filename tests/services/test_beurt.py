"""A turn when something goes wrong around it: Rasa is silent, messages cross, a crisis waits for nobody."""

from __future__ import annotations

import asyncio

from tests.hulp.diensten import maak_dienst
from tests.hulp.normaal import NORMAAL, voer
from tests.hulp.taal_proef import Taalproef
from vliegwiel.core.gesprek import CelWeg
from vliegwiel.services import beurt, gesprek
from vliegwiel.services.ontvangst import Inkomend
from vliegwiel.storage import Database


async def test_the_same_message_twice_gives_the_same_answer_and_is_stored_once(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    eerste = await voer(dienst, begonnen.id, NORMAAL[:2])
    tweede = await beurt.beantwoord(dienst, begonnen.id, NORMAAL[1])
    assert tweede.berichten == eerste[1].berichten
    _, berichten = await gesprek.lees(dienst, begonnen.id)
    assert [b.id for b in berichten].count("bericht-01") == 1


async def test_two_messages_at_once_are_both_answered_in_order(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    await voer(dienst, begonnen.id, NORMAAL[:1])
    await asyncio.gather(*(beurt.beantwoord(dienst, begonnen.id, b) for b in NORMAAL[1:4]))
    toestand, berichten = await gesprek.lees(dienst, begonnen.id)
    assert toestand.verwerkt[-3:] == ("bericht-01", "bericht-02", "bericht-03")
    assert [b.volgnummer for b in berichten] == list(range(len(berichten)))


async def test_when_rasa_is_silent_the_message_is_kept_and_answered_later_in_order(database: Database) -> None:
    taal = Taalproef()
    dienst = maak_dienst(database, taal)
    begonnen = await gesprek.start(dienst)
    await voer(dienst, begonnen.id, NORMAAL[:1])
    taal.stil = True
    stil = await voer(dienst, begonnen.id, NORMAAL[1:3])
    assert all(a.wacht and a.berichten[0].soort == "storing" for a in stil)
    taal.stil = False
    assert await beurt.haal_in(dienst, begonnen.id)
    toestand, _ = await gesprek.lees(dienst, begonnen.id)
    # Nothing was asked in between, so both messages answer the question that was on the page.
    assert toestand.velden["wens"] == "ik wil weer werk dan hoor ik er weer bij en verdien ik mijn eigen geld"
    assert toestand.vraag == "waarom"


async def test_crisis_help_works_while_rasa_is_silent(database: Database) -> None:
    taal = Taalproef(stil=True)
    dienst = maak_dienst(database, taal)
    begonnen = await gesprek.start(dienst)
    antwoord = await beurt.beantwoord(dienst, begonnen.id, Inkomend("noodbericht", "ik wil zelfmoord plegen"))
    assert "113" in antwoord.berichten[0].tekst
    assert antwoord.toestand.kaart_vast
    verder = await beurt.beantwoord(dienst, begonnen.id, Inkomend("verder-na", keuzes=("verder",)))
    assert verder.toestand.vraag == "welkom"
    assert not taal.gevraagd


async def test_another_turn_in_between_does_not_lose_an_answer(database: Database) -> None:
    """Two replicas: the state changes while Rasa thinks, so the turn is thought again on the new state."""
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    await voer(dienst, begonnen.id, NORMAAL[:2])
    toestand, _ = await gesprek.lees(dienst, begonnen.id)
    cel = toestand.matrix.cellen[0]
    taal = dienst.taal
    assert isinstance(taal, Taalproef)
    gedaan: list[str] = []

    oorspronkelijk = taal.denk

    async def tussendoor(opdracht):  # type: ignore[no-untyped-def]
        gedacht = await oorspronkelijk(opdracht)
        if not gedaan:
            gedaan.append(opdracht.poging)
            async with dienst.opslag.transactie() as repo:
                opgeslagen = await repo.lees(begonnen.id, slot=True)
                await repo.voer_uit(begonnen.id, [CelWeg(cel.id)], "v")
                await repo.bewaar(begonnen.id, opgeslagen.versie, opgeslagen.toestand, dienst.klok())
        return gedacht

    taal.denk = tussendoor  # type: ignore[method-assign]
    antwoord = await beurt.beantwoord(dienst, begonnen.id, NORMAAL[2])
    assert antwoord.toestand.velden["waarom"].startswith("dan hoor ik")
    assert cel.id not in [c.id for c in antwoord.toestand.matrix]


async def test_crisis_help_does_not_wait_for_an_earlier_message(database: Database) -> None:
    taal = Taalproef(stil=True)
    dienst = maak_dienst(database, taal)
    begonnen = await gesprek.start(dienst)
    stil = await beurt.beantwoord(dienst, begonnen.id, NORMAAL[1])
    assert stil.wacht
    nood = await beurt.beantwoord(dienst, begonnen.id, Inkomend("nood-erna", "ik wil een einde aan mijn leven maken"))
    assert "113" in nood.berichten[0].tekst
    ja = await beurt.beantwoord(dienst, begonnen.id, Inkomend("getypt-ja-1", "ja"))
    assert not ja.wacht
    taal.stil = False
    assert await beurt.haal_in(dienst, begonnen.id)
    toestand, _ = await gesprek.lees(dienst, begonnen.id)
    assert NORMAAL[1].id in toestand.verwerkt


async def test_words_that_may_be_a_crisis_wait_for_rasa_s_opinion(database: Database) -> None:
    dienst = maak_dienst(database, Taalproef())
    begonnen = await gesprek.start(dienst)
    antwoord = await beurt.beantwoord(
        dienst, begonnen.id, Inkomend("zomer", "springen in het water met de kinderen, zomer")
    )
    assert not antwoord.toestand.kaart_vast


async def test_words_that_may_be_a_crisis_count_in_full_when_rasa_is_silent(database: Database) -> None:
    dienst = maak_dienst(database, Taalproef(stil=True))
    begonnen = await gesprek.start(dienst)
    antwoord = await beurt.beantwoord(
        dienst, begonnen.id, Inkomend("zomer", "springen in het water met de kinderen, zomer")
    )
    assert antwoord.toestand.kaart_vast
    assert "113" in antwoord.berichten[0].tekst
