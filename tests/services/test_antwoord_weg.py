"""An answer that the client changes or takes away on the page is changed or gone: everywhere, also from what is shared."""

from __future__ import annotations

import pytest

from tests.hulp.diensten import maak_dienst
from tests.hulp.normaal import NORMAAL, voer
from vliegwiel.core.gesprek import OnbekendAntwoord
from vliegwiel.core.samenvatting import vat_samen
from vliegwiel.services import gesprek
from vliegwiel.storage import Database


async def alles(dienst: gesprek.Dienst, gesprek_id: str) -> str:
    """Everything that is kept of a conversation."""
    async with dienst.opslag.lezen() as repo:
        opgeslagen = await repo.lees(gesprek_id)
        return str((opgeslagen, await repo.berichten(gesprek_id)))


async def test_every_answer_in_words_can_be_taken_away_and_no_word_of_it_stays(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    toestand = (await voer(dienst, begonnen.id, NORMAAL[:-1]))[-1].toestand
    velden = [v for v in ("wens", "waarom", "goed", "lastig", "belang_waarom", "stap") if toestand.velden.get(v)]
    assert {"wens", "waarom", "goed", "lastig"} <= set(velden)
    for veld in velden:
        woorden = toestand.velden[veld]
        na = await gesprek.bewerk_antwoord(dienst, begonnen.id, veld, "")
        assert veld not in vat_samen(na.toestand).velden
        assert woorden not in [c.citaat for c in na.toestand.matrix]
        assert woorden not in await alles(dienst, begonnen.id), veld
    with pytest.raises(OnbekendAntwoord):  # gone is gone
        await gesprek.bewerk_antwoord(dienst, begonnen.id, "wens", "")


async def test_other_words_take_the_place_of_the_old_ones_also_in_the_matrix(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    toestand = (await voer(dienst, begonnen.id, NORMAAL[:5]))[-1].toestand
    oud = toestand.velden["wens"]
    assert oud in [c.citaat for c in toestand.matrix]
    na = await gesprek.bewerk_antwoord(dienst, begonnen.id, "wens", "vrijwilligerswerk met dieren")
    assert vat_samen(na.toestand).velden["wens"] == "vrijwilligerswerk met dieren"
    assert "vrijwilligerswerk met dieren" in [c.citaat for c in na.toestand.matrix]
    assert oud not in await alles(dienst, begonnen.id)


@pytest.mark.parametrize("veld", ["bestaat_niet", "in_de_weg", "belang", "erbij"])
async def test_what_is_no_answer_in_words_is_refused(database: Database, veld: str) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    await voer(dienst, begonnen.id, NORMAAL[:5])
    with pytest.raises(OnbekendAntwoord):
        await gesprek.bewerk_antwoord(dienst, begonnen.id, veld, "iets")


async def test_after_sharing_the_client_is_asked_whether_to_share_the_change(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    toestand = (await voer(dienst, begonnen.id, NORMAAL))[-1].toestand
    na = await gesprek.bewerk_antwoord(dienst, begonnen.id, "waarom", "")
    assert na.toestand.vraag == "delen_weer"
    await voer(dienst, begonnen.id, [NORMAAL[-1].__class__("deel-weer-9", keuzes=("delen",))])
    async with dienst.opslag.lezen() as repo:
        overdracht = await repo.overdrachten.van_gesprek(begonnen.id)
        versies = await repo.overdrachten.versies(overdracht.id, 5)
    assert len(versies) == 2
    assert toestand.velden["waarom"] not in str([v.inhoud for v in versies])
