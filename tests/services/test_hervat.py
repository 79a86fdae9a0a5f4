"""Stop on one device, go on with the code on another, on a real database: nothing is lost and nothing is given away."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import inspect, select

from tests.hulp.diensten import SLEUTEL, Klok, maak_dienst
from tests.hulp.normaal import NORMAAL, voer
from vliegwiel.core import hervatcode
from vliegwiel.services import beurt, gesprek, hervat
from vliegwiel.services.gesprek import Codes, Dienst, OnbekendGesprek
from vliegwiel.services.hervat import OnbekendeCode
from vliegwiel.services.ontvangst import Inkomend
from vliegwiel.storage import Database
from vliegwiel.storage.alle_tabellen import metadata


def later(dienst: Dienst, duur: timedelta) -> None:
    """Let time pass."""
    assert isinstance(dienst.klok, Klok)
    dienst.klok.nu += duur


async def alles_in(database: Database) -> str:
    """Return every value in the database as one text."""
    async with database.lezen() as verbinding:
        namen = await verbinding.run_sync(lambda v: inspect(v).get_table_names())
        rijen: list[Any] = []
        for naam in namen:
            if naam in metadata.tables:
                rijen += [tuple(r) for r in await verbinding.execute(select(metadata.tables[naam]))]
    return str(rijen)


async def test_stopping_half_way_and_going_on_elsewhere_loses_no_answer(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    await voer(dienst, begonnen.id, [*NORMAAL[:4], Inkomend("later-00", keuzes=("later_verder",))])
    code = await hervat.maak_code(dienst, begonnen.id)
    voor, gezegd = await gesprek.lees(dienst, begonnen.id)

    later(dienst, timedelta(days=20))
    binnen = await hervat.hervat(dienst, code.code)
    assert await gesprek.zoek(dienst, binnen.token) == begonnen.id
    assert [b.sleutel for b in binnen.antwoord.berichten] == ["utter_hervat", "utter_vraag_lastig"]
    na, alles = await gesprek.lees(dienst, binnen.id)
    assert alles[: len(gezegd)] == gezegd
    assert (na.matrix, na.velden, na.vraag) == (voor.matrix, voor.velden, "lastig")

    await voer(dienst, binnen.id, NORMAAL[4:])
    af, _ = await gesprek.lees(dienst, begonnen.id)
    assert af.is_gedeeld
    assert {"wens", "waarom", "goed", "lastig"} <= af.velden.keys()


async def test_the_old_device_keeps_working_and_sees_what_was_said_elsewhere(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    await voer(dienst, begonnen.id, NORMAAL[:2])
    code = await hervat.maak_code(dienst, begonnen.id)
    binnen = await hervat.hervat(dienst, code.code)
    await voer(dienst, binnen.id, NORMAAL[2:3])
    assert await gesprek.zoek(dienst, begonnen.token) == begonnen.id
    _, berichten = await gesprek.lees(dienst, begonnen.id)
    assert NORMAAL[2].id in [b.id for b in berichten]


async def test_the_code_and_the_tokens_are_nowhere_in_the_database(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    await voer(dienst, begonnen.id, [NORMAAL[0], Inkomend("later-00", keuzes=("later_verder",))])
    code = await hervat.maak_code(dienst, begonnen.id)
    binnen = await hervat.hervat(dienst, code.code)
    inhoud = await alles_in(database)
    for geheim in (code.code, code.code.replace("-", ""), binnen.token, begonnen.token):
        assert geheim not in inhoud
        assert geheim not in repr((code, binnen))


async def test_without_the_key_the_stored_hash_can_not_be_compared_with_codes(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    code = await hervat.maak_code(dienst, begonnen.id)
    ander = Dienst(dienst.opslag, dienst.catalogus, dienst.gebieden, dienst.klok, Codes(SLEUTEL[::-1], 90))
    with pytest.raises(OnbekendeCode):
        await hervat.hervat(ander, code.code)


async def test_a_code_typed_carelessly_opens_the_conversation(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    code = await hervat.maak_code(dienst, begonnen.id)
    slordig = f"  {code.code.lower().replace('-', ' ').replace('5', 's').replace('8', 'b').replace('v', 'u')}. "
    assert (await hervat.hervat(dienst, slordig)).id == begonnen.id


async def test_a_new_code_makes_the_old_one_useless(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    oud = await hervat.maak_code(dienst, begonnen.id)
    nieuw = await hervat.maak_code(dienst, begonnen.id)
    with pytest.raises(OnbekendeCode):
        await hervat.hervat(dienst, oud.code)
    assert (await hervat.hervat(dienst, nieuw.code)).id == begonnen.id


async def test_two_presses_at_once_leave_one_code_that_works(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    codes = await asyncio.gather(*(hervat.maak_code(dienst, begonnen.id) for _ in range(5)))
    open_ = 0
    for code in codes:
        try:
            await hervat.hervat(dienst, code.code)
            open_ += 1
        except OnbekendeCode:
            continue
    assert open_ == 1


async def test_a_code_works_until_its_last_moment_and_not_after_it(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    code = await hervat.maak_code(dienst, begonnen.id)
    later(dienst, timedelta(days=90) - timedelta(minutes=1))
    assert (await hervat.hervat(dienst, code.code)).id == begonnen.id
    later(dienst, timedelta(minutes=2))
    with pytest.raises(OnbekendeCode):
        await hervat.hervat(dienst, code.code)
    assert await hervat.bekijk_code(dienst, begonnen.id, code.code) == (None, None)


async def test_wrong_malformed_expired_renewed_and_withdrawn_codes_fail_in_the_same_way(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen, gewist, verlopen = [await gesprek.start(dienst) for _ in range(3)]
    oud = await hervat.maak_code(dienst, verlopen.id)
    later(dienst, timedelta(days=91))
    vervangen = await hervat.maak_code(dienst, begonnen.id)
    await hervat.maak_code(dienst, begonnen.id)
    weg = await hervat.maak_code(dienst, gewist.id)
    await voer(
        dienst, gewist.id, [Inkomend("wis-alles-1", keuzes=("verwijderen",)), Inkomend("wis-alles-2", keuzes=("ja",))]
    )
    fouten = set()
    for getypt in (hervatcode.nieuwe_code(), "", "hallo", "' OR 1=1 --", "é" * 500, oud.code, vervangen.code, weg.code):
        with pytest.raises(OnbekendeCode) as fout:
            await hervat.hervat(dienst, getypt)
        fouten.add((type(fout.value), fout.value.args))
    assert fouten == {(OnbekendeCode, ())}


async def test_the_browser_that_knows_the_code_is_shown_it_again_and_another_is_not(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    eerste = await hervat.zorg_voor_code(dienst, begonnen.id, "")
    assert eerste is not None
    assert await hervat.zorg_voor_code(dienst, begonnen.id, eerste.code) == eerste
    assert await hervat.zorg_voor_code(dienst, begonnen.id, "") is None
    assert await hervat.bekijk_code(dienst, begonnen.id, hervatcode.nieuwe_code()) == (None, eerste.verloopt_op)
    assert (await hervat.hervat(dienst, eerste.code)).id == begonnen.id


async def test_coming_in_twice_does_not_say_everything_twice(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    await voer(dienst, begonnen.id, NORMAAL[:2])
    code = await hervat.maak_code(dienst, begonnen.id)
    een, twee = await hervat.hervat(dienst, code.code), await hervat.hervat(dienst, code.code)
    assert [b.id for b in een.antwoord.berichten] == [b.id for b in twee.antwoord.berichten]
    assert een.token != twee.token
    await asyncio.gather(*(hervat.hervat(dienst, code.code) for _ in range(5)))
    _, berichten = await gesprek.lees(dienst, begonnen.id)
    assert [b.sleutel for b in berichten].count("utter_hervat") == 1


@pytest.mark.parametrize("eigen", [True, False])
async def test_a_device_that_is_closed_no_longer_opens_the_conversation_and_the_code_does(
    database: Database, eigen: bool
) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    code = await hervat.maak_code(dienst, begonnen.id)
    binnen = await hervat.hervat(dienst, code.code)
    weg, blijft = (begonnen.token, binnen.token) if eigen else (binnen.token, begonnen.token)
    await hervat.vergeet_toestel(dienst, weg)
    await hervat.vergeet_toestel(dienst, weg)
    with pytest.raises(OnbekendGesprek):
        await gesprek.zoek(dienst, weg)
    assert await gesprek.zoek(dienst, blijft) == begonnen.id
    assert (await hervat.hervat(dienst, code.code)).id == begonnen.id


async def test_a_message_that_waits_for_rasa_is_answered_after_coming_back(database: Database) -> None:
    dienst = maak_dienst(database)
    taal: Any = dienst.taal
    begonnen = await gesprek.start(dienst)
    await voer(dienst, begonnen.id, NORMAAL[:1])
    taal.stil = True
    await voer(dienst, begonnen.id, NORMAAL[1:2])
    code = await hervat.maak_code(dienst, begonnen.id)
    await hervat.hervat(dienst, code.code)
    taal.stil = False
    assert await beurt.haal_in(dienst, begonnen.id)
    toestand, _ = await gesprek.lees(dienst, begonnen.id)
    assert toestand.velden["wens"] == NORMAAL[1].tekst


def test_codes_without_a_real_key_can_not_be_made() -> None:
    for sleutel, dagen in ((b"", 90), (SLEUTEL[:31], 90), (SLEUTEL, 0)):
        with pytest.raises(ValueError, match="sleutel van 32 bytes"):
            Codes(sleutel, dagen)
