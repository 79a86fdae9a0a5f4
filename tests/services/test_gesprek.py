"""One turn on a real database: nothing is lost, nothing happens twice, and help works when Rasa is silent."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import pytest

from tests.hulp.diensten import maak_dienst
from tests.hulp.taal_proef import Taalproef
from vliegwiel.core.gesprek import CelGewijzigd, CelWeg
from vliegwiel.core.invoer import BerichtLeeg, BerichtTeLang
from vliegwiel.core.matrix import OnbekendeCel
from vliegwiel.core.overdracht import OverdrachtNietGevonden
from vliegwiel.services import beurt, gesprek
from vliegwiel.services.gesprek import Antwoord, Dienst, OnbekendGesprek
from vliegwiel.services.ontvangst import Inkomend, OngeldigeKeuze
from vliegwiel.storage import Database

CONTACT = {"naam": "Sam", "telefoon": "06 12345678", "hoe": "bellen"}
NORMAAL: tuple[Inkomend, ...] = (
    Inkomend("bericht-00", keuzes=("begin",)),
    Inkomend("bericht-01", "ik wil weer werk"),
    Inkomend("bericht-02", "dan hoor ik er weer bij en verdien ik mijn eigen geld"),
    Inkomend("bericht-03", "ik fiets elke dag"),
    Inkomend("bericht-04", "ik heb schulden"),
    Inkomend("bericht-05", keuzes=("genoeg",)),
    Inkomend("bericht-06", keuzes=("werk",)),
    Inkomend("bericht-07", keuzes=("8",)),
    Inkomend("bericht-08", "omdat het moet lukken"),
    Inkomend("bericht-09", keuzes=("10",)),
    Inkomend("bericht-10", kaart={"naam": "Ank", "rol": "meedenken"}),
    Inkomend("bericht-11", keuzes=("geen_stap",)),
    Inkomend("bericht-12", kaart=CONTACT),
    Inkomend("bericht-13", keuzes=("delen",)),
)


async def voer(dienst: Dienst, gesprek_id: str, berichten: Iterable[Inkomend]) -> list[Antwoord]:
    """Send messages one after the other."""
    return [await beurt.beantwoord(dienst, gesprek_id, b) for b in berichten]


async def wachtrij(dienst: Dienst) -> list[str]:
    """Return the wishes that wait in the queue."""
    async with dienst.opslag.lezen() as repo:
        return [r.wens for r in await repo.overdrachten.wachtend("algemeen")]


async def test_a_client_talks_and_shares_and_the_queue_has_the_wish(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    antwoorden = await voer(dienst, begonnen.id, NORMAAL)
    assert antwoorden[-1].toestand.gedeeld == 1
    assert await wachtrij(dienst) == ["ik wil weer werk"]


async def test_contact_data_never_pass_through_rasa_and_stay_as_typed(database: Database) -> None:
    taal = Taalproef()
    dienst = maak_dienst(database, taal)
    begonnen = await gesprek.start(dienst)
    await voer(dienst, begonnen.id, NORMAAL)
    assert not any("Sam" in str(o) or "12345678" in str(o) or "Ank" in str(o) for o in taal.gevraagd)
    async with dienst.opslag.lezen() as repo:
        bewaard = await repo.contact(begonnen.id)
        berichten = await repo.berichten(begonnen.id)
    assert bewaard["telefoon"] == "06 12345678"
    assert bewaard["vertrouwenspersoon"] == {"naam": "Ank", "rol": "meedenken"}
    assert not any("12345678" in str(b) for b in berichten)


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


async def test_what_is_removed_is_gone_from_the_cell_and_from_the_stored_message(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    antwoorden = await voer(dienst, begonnen.id, NORMAAL[:5])
    cel = next(c for c in antwoorden[-1].toestand.matrix if c.leefgebied == "geld")
    na = await gesprek.bewerk(dienst, begonnen.id, CelWeg(cel.id))
    _, berichten = await gesprek.lees(dienst, begonnen.id)
    assert cel.id not in [c.id for c in na.toestand.matrix]
    assert not any(cel.citaat in b.tekst for b in berichten)


async def test_a_changed_line_is_changed_and_an_unknown_one_is_refused(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    antwoorden = await voer(dienst, begonnen.id, NORMAAL[:2])
    cel = antwoorden[-1].toestand.matrix.cellen[0]
    na = await gesprek.bewerk(dienst, begonnen.id, CelGewijzigd(cel.id, "ik wil vrijwilligerswerk"))
    assert na.toestand.matrix.cel(cel.id).citaat == "ik wil vrijwilligerswerk"
    with pytest.raises(OnbekendeCel):
        await gesprek.bewerk(dienst, begonnen.id, CelWeg("bestaat-niet"))


async def test_a_change_after_sharing_asks_whether_to_share_it_too(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    antwoorden = await voer(dienst, begonnen.id, NORMAAL)
    cel = antwoorden[-1].toestand.matrix.cellen[0]
    na = await gesprek.bewerk(dienst, begonnen.id, CelWeg(cel.id))
    assert na.toestand.vraag == "delen_weer"
    await beurt.beantwoord(dienst, begonnen.id, Inkomend("deel-weer-1", keuzes=("delen",)))
    async with dienst.opslag.lezen() as repo:
        overdracht = await repo.overdrachten.van_gesprek(begonnen.id)
        versies = await repo.overdrachten.versies(overdracht.id, 5)
    assert [v.versie for v in versies] == [2, 1]


async def test_deleting_everything_leaves_no_word_and_takes_the_hand_over_back(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    await voer(dienst, begonnen.id, NORMAAL)
    async with dienst.opslag.lezen() as repo:
        overdracht = await repo.overdrachten.van_gesprek(begonnen.id)
    await voer(
        dienst, begonnen.id, [Inkomend("wis-alles-1", keuzes=("verwijderen",)), Inkomend("wis-alles-2", keuzes=("ja",))]
    )
    async with dienst.opslag.lezen() as repo:
        assert await repo.contact(begonnen.id) == {}
        opgeslagen = await repo.lees(begonnen.id)
        assert not opgeslagen.cellen
        assert not any("werk" in b.tekst or "schulden" in b.tekst for b in await repo.berichten(begonnen.id))
        assert await repo.overdrachten.vind(overdracht.id) is None
        assert (await repo.overdrachten.outbox.na(0))[-1].soort == "ingetrokken"
    assert await wachtrij(dienst) == []


async def test_a_bsn_in_free_text_is_masked_before_it_is_stored_or_sent(database: Database) -> None:
    taal = Taalproef()
    dienst = maak_dienst(database, taal)
    begonnen = await gesprek.start(dienst)
    await voer(dienst, begonnen.id, [NORMAAL[0], Inkomend("met-een-bsn", "mijn bsn is 111222333 en ik wil werk")])
    _, berichten = await gesprek.lees(dienst, begonnen.id)
    assert not any("111222333" in b.tekst for b in berichten)
    assert not any("111222333" in o.tekst for o in taal.gevraagd)


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


async def test_a_removed_line_is_gone_from_the_wish_and_from_what_is_shared(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    antwoorden = await voer(dienst, begonnen.id, NORMAAL[:-1])
    cel = next(c for c in antwoorden[-1].toestand.matrix if c.citaat == "ik wil weer werk")
    await gesprek.bewerk(dienst, begonnen.id, CelWeg(cel.id))
    await voer(dienst, begonnen.id, NORMAAL[-1:])
    async with dienst.opslag.lezen() as repo:
        overdracht = await repo.overdrachten.van_gesprek(begonnen.id)
        versies = await repo.overdrachten.versies(overdracht.id, 1)
        opgeslagen = await repo.lees(begonnen.id)
    assert "weer werk" not in str(versies[0].inhoud)
    assert "weer werk" not in str(opgeslagen.toestand)


async def test_removing_a_short_word_leaves_the_rest_of_the_conversation_whole(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    antwoorden = await voer(dienst, begonnen.id, NORMAAL[:2])
    cel = antwoorden[-1].toestand.matrix.cellen[0]
    await gesprek.bewerk(dienst, begonnen.id, CelGewijzigd(cel.id, "e"))
    await gesprek.bewerk(dienst, begonnen.id, CelWeg(cel.id))
    _, berichten = await gesprek.lees(dienst, begonnen.id)
    assert "Ik ben een computer" in berichten[0].tekst


async def test_what_is_taken_back_right_away_is_gone_from_the_message_and_its_replies(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    for bericht in (
        Inkomend("b-1", keuzes=("begin",)),
        Inkomend("b-2", "ik wil weer kok worden in Zonnebloemstad"),
        Inkomend("b-3", "haal dat weg"),
    ):
        await beurt.beantwoord(dienst, begonnen.id, bericht)
    async with dienst.opslag.lezen() as repo:
        berichten = await repo.berichten(begonnen.id)
        opgeslagen = await repo.lees(begonnen.id)
    assert opgeslagen is not None
    assert not any("Zonnebloemstad" in b.tekst for b in berichten)
    assert "Zonnebloemstad" not in str(opgeslagen.toestand)
    assert not any("Zonnebloemstad" in c.citaat for c in opgeslagen.cellen)


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


async def test_a_number_typed_at_the_contact_card_is_kept_as_the_card(database: Database) -> None:
    taal = Taalproef()
    dienst = maak_dienst(database, taal)
    begonnen = await gesprek.start(dienst)
    await voer(dienst, begonnen.id, [Inkomend("mens-0001", keuzes=("mens_spreken",))])
    antwoord = await beurt.beantwoord(
        dienst, begonnen.id, Inkomend("nummer-01", "bel me in de ochtend op 010 000 00 00")
    )
    assert antwoord.toestand.contact
    assert antwoord.toestand.vraag == "delen"
    assert not any("010" in o.tekst for o in taal.gevraagd)
    async with dienst.opslag.lezen() as repo:
        assert not any("010" in b.tekst for b in await repo.berichten(begonnen.id))
