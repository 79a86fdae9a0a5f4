"""A conversation on a real database: it is held, typed words are buttons, and bad input is refused."""

from __future__ import annotations

import pytest

from tests.hulp.diensten import maak_dienst
from tests.hulp.normaal import NORMAAL, voer, wachtrij
from tests.hulp.taal_proef import Taalproef
from vliegwiel.core.invoer import BerichtLeeg, BerichtTeLang
from vliegwiel.core.overdracht import OverdrachtNietGevonden
from vliegwiel.services import beurt, gesprek
from vliegwiel.services.gesprek import OnbekendGesprek
from vliegwiel.services.ontvangst import Inkomend, OngeldigeKeuze
from vliegwiel.storage import Database


async def test_a_client_talks_and_shares_and_the_queue_has_the_wish(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    antwoorden = await voer(dienst, begonnen.id, NORMAAL)
    assert antwoorden[-1].toestand.gedeeld == 1
    assert await wachtrij(dienst) == ["ik wil weer werk"]


@pytest.mark.parametrize("opdracht", ["/restart", "/session_start", "/delen", '/inform{"naam": "x"}'])
async def test_a_command_typed_by_a_client_is_only_text(database: Database, opdracht: str) -> None:
    taal = Taalproef()
    dienst = maak_dienst(database, taal)
    begonnen = await gesprek.start(dienst)
    await voer(dienst, begonnen.id, [NORMAAL[0], Inkomend("een-commando", opdracht)])
    assert not taal.gevraagd[-1].tekst.startswith("/")
    assert await wachtrij(dienst) == []


@pytest.mark.parametrize(("tekst", "fout"), [("", BerichtLeeg), (" \n\x00 ", BerichtLeeg), ("a" * 2001, BerichtTeLang)])
async def test_bad_text_is_refused_and_nothing_is_stored(database: Database, tekst: str, fout: type[Exception]) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    with pytest.raises(fout):
        await beurt.beantwoord(dienst, begonnen.id, Inkomend("slechte-tekst", tekst))
    _, berichten = await gesprek.lees(dienst, begonnen.id)
    assert "slechte-tekst" not in [b.id for b in berichten]


async def test_an_unknown_conversation_and_a_strange_card_are_refused(database: Database) -> None:
    dienst = maak_dienst(database)
    with pytest.raises(OnbekendGesprek):
        await beurt.beantwoord(dienst, "bestaat-niet", Inkomend("bericht-xx", "hoi"))
    with pytest.raises(OnbekendGesprek):
        await gesprek.zoek(dienst, "geen-token")
    begonnen = await gesprek.start(dienst)
    with pytest.raises(OngeldigeKeuze):
        await beurt.beantwoord(dienst, begonnen.id, Inkomend("vreemde-kaart", kaart={"bsn": "1"}))


async def test_a_token_opens_only_its_own_conversation(database: Database) -> None:
    dienst = maak_dienst(database)
    een, ander = await gesprek.start(dienst), await gesprek.start(dienst)
    assert await gesprek.zoek(dienst, een.token) == een.id
    assert een.token != ander.token


async def test_an_unknown_handover_is_not_found(database: Database) -> None:
    from vliegwiel.services import overdracht

    dienst = maak_dienst(database)
    with pytest.raises(OverdrachtNietGevonden):
        async with dienst.opslag.transactie() as repo:
            await overdracht.claim(repo.overdrachten, "bestaat-niet", "niemand", dienst.klok())


@pytest.mark.parametrize(("tekst", "status"), [("Stoppen", "gestopt"), ("later verder!", "later")])
async def test_typing_the_words_of_a_button_is_pressing_it(database: Database, tekst: str, status: str) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    antwoorden = await voer(dienst, begonnen.id, [NORMAAL[0], Inkomend("getypte-knop", tekst)])
    assert antwoorden[-1].toestand.status == status


async def test_a_choice_of_the_last_question_can_be_typed(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    antwoorden = await voer(dienst, begonnen.id, [*NORMAAL[:5], Inkomend("getypte-keuze", "zo is het genoeg")])
    assert antwoorden[-1].toestand.gekozen == ()
    assert antwoorden[-1].toestand.vraag == "startpunt"
