"""What never gets in, and what is gone when it is taken away: from the cell, the message, and what is shared."""

from __future__ import annotations

import pytest

from tests.hulp.diensten import maak_dienst
from tests.hulp.normaal import NORMAAL, voer, wachtrij
from tests.hulp.taal_proef import Taalproef
from vliegwiel.core.gesprek import CelGewijzigd, CelWeg
from vliegwiel.core.matrix import OnbekendeCel
from vliegwiel.services import beurt, gesprek
from vliegwiel.services.ontvangst import Inkomend
from vliegwiel.storage import Database


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
    assert cel.citaat not in str([v.inhoud for v in versies])


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


async def test_a_trusted_person_who_is_taken_out_is_off_the_card(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    await voer(dienst, begonnen.id, NORMAAL)
    await voer(dienst, begonnen.id, [Inkomend("steun-weg-1", "haal haar naam weg")])
    async with dienst.opslag.lezen() as repo:
        assert "Ank" not in str(await repo.contact(begonnen.id))
        assert (await repo.contact(begonnen.id))["telefoon"] == "06 12345678"
    toestand, _ = await gesprek.lees(dienst, begonnen.id)
    assert toestand.vraag == "delen_weer"
