"""Deleted words are gone from the disk, not only from the tables."""

from __future__ import annotations

from pathlib import Path

from tests.hulp.diensten import maak_dienst
from vliegwiel.core.gesprek import CelWeg
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
    for _ in range(2):  # at once, and still when the database is closed
        assert not any(b"Zonnebloemstad" in pad.read_bytes() for pad in tmp_path.iterdir())
        await database.sluit()


async def test_after_removing_a_line_or_an_answer_no_file_of_the_database_holds_its_words(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/vliegwiel.db"
    migreer(url)
    database = Database(url)
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)

    async def zeg(nummer: int, tekst: str = "", keuze: str = "") -> None:
        inkomend = Inkomend(f"bericht-{nummer}", tekst, keuzes=(keuze,) if keuze else ())
        await beurt.beantwoord(dienst, begonnen.id, inkomend)

    await zeg(1, keuze="begin")
    await zeg(2, "ik wil werk op de Kievitslaan")
    await zeg(3, "dan zie ik de Molenwetering weer")
    await zeg(4, "ik fiets in Zonnebloemstad")
    await zeg(5, "haal dat weg")
    toestand, _ = await gesprek.lees(dienst, begonnen.id)
    for cel in toestand.matrix:
        await gesprek.bewerk(dienst, begonnen.id, CelWeg(cel.id))
    await gesprek.bewerk_antwoord(dienst, begonnen.id, "waarom", "")
    for woord in (b"Zonnebloemstad", b"Kievitslaan", b"Molenwetering"):
        assert not any(woord in pad.read_bytes() for pad in tmp_path.iterdir()), woord
    await database.sluit()
