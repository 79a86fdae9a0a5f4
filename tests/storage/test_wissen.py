"""Deleted words are gone from the disk, not only from the tables."""

from __future__ import annotations

from pathlib import Path

from tests.hulp.diensten import maak_dienst
from vliegwiel.services import beurt, gesprek
from vliegwiel.services.ontvangst import Inkomend
from vliegwiel.storage import Database, migreer


async def test_after_deleting_everything_no_file_of_the_database_holds_a_word(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/vliegwiel.db"
    migreer(url)
    database = Database(url)
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    for bericht in (
        Inkomend("bericht-1", keuzes=("begin",)),
        Inkomend("bericht-2", "ik wil werk in Zonnebloemstad"),
        Inkomend("bericht-3", keuzes=("verwijderen",)),
        Inkomend("bericht-4", keuzes=("ja",)),
    ):
        await beurt.beantwoord(dienst, begonnen.id, bericht)
    await database.sluit()
    assert not any(b"Zonnebloemstad" in pad.read_bytes() for pad in tmp_path.iterdir())
