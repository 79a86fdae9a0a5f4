"""The contact card is kept encrypted, and a later card adds to it."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from tests.hulp.overdrachten import NU, maak_gesprek
from vliegwiel.core.contactwens import OnleesbareContactwens
from vliegwiel.storage import Database
from vliegwiel.storage.contactwens import Contactwensen
from vliegwiel.storage.tabellen import contactwens
from vliegwiel.storage.versleuteling import Versleuteling

KLUIS = Versleuteling(bytes(range(32)))


async def test_a_conversation_without_a_card_has_no_contact_data(database: Database) -> None:
    async with database.lezen() as verbinding:
        assert await Contactwensen(verbinding, KLUIS).lees("bestaat-niet") == {}


async def test_a_later_card_adds_to_the_earlier_one_and_replaces_the_same_field(database: Database) -> None:
    gesprek_id = await maak_gesprek(database)
    for velden in (
        {"naam": "Sam", "hoe": "bellen"},
        {"hoe": "mailen", "vertrouwenspersoon": {"naam": "Noor", "rol": "meedenken"}},
    ):
        async with database.transactie() as verbinding:
            await Contactwensen(verbinding, KLUIS).bewaar(gesprek_id, velden, NU)
    async with database.lezen() as verbinding:
        samen = await Contactwensen(verbinding, KLUIS).lees(gesprek_id)
    assert samen == {"naam": "Sam", "hoe": "mailen", "vertrouwenspersoon": {"naam": "Noor", "rol": "meedenken"}}


async def test_cards_that_come_at_the_same_moment_are_both_kept(database: Database) -> None:
    gesprek_id = await maak_gesprek(database)

    async def bewaar(nummer: int) -> None:
        async with database.transactie() as verbinding:
            await Contactwensen(verbinding, KLUIS).bewaar(gesprek_id, {f"veld{nummer}": nummer}, NU)

    await asyncio.gather(*(bewaar(n) for n in range(8)))
    async with database.lezen() as verbinding:
        assert await Contactwensen(verbinding, KLUIS).lees(gesprek_id) == {f"veld{n}": n for n in range(8)}


async def test_the_table_holds_no_readable_telephone_number(database: Database) -> None:
    gesprek_id = await maak_gesprek(database)
    async with database.transactie() as verbinding:
        await Contactwensen(verbinding, KLUIS).bewaar(gesprek_id, {"telefoon": "0612345678"}, NU)
        bytes_ = await verbinding.scalar(select(contactwens.c.versleuteld))
    assert b"0612345678" not in bytes_


async def test_with_another_key_reading_fails_with_a_named_error(database: Database) -> None:
    gesprek_id = await maak_gesprek(database)
    async with database.transactie() as verbinding:
        await Contactwensen(verbinding, KLUIS).bewaar(gesprek_id, {"naam": "Sam"}, NU)
        with pytest.raises(OnleesbareContactwens):
            await Contactwensen(verbinding, Versleuteling(bytes(32))).lees(gesprek_id)
