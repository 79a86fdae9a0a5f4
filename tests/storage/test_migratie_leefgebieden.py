"""Conversations from before the domain sets were kept go on with the one set that there was."""

from __future__ import annotations

from typing import Any

from sqlalchemy import MetaData, create_engine, insert, make_url

from tests.hulp.diensten import STANDAARD, Klok, maak_dienst
from vliegwiel.services import gesprek
from vliegwiel.storage import Database, migreer

GESPREK_ID = "00000000-0000-4000-8000-000000000001"


def schrijf(url: str, rijen: dict[str, dict[str, Any]]) -> None:
    """Write rows in the tables as they are now, whatever the code thinks of them."""
    engine = create_engine(make_url(url.replace("sqlite+aiosqlite", "sqlite")))
    tabellen = MetaData()
    tabellen.reflect(engine)
    with engine.begin() as verbinding:
        for naam, rij in rijen.items():
            verbinding.execute(insert(tabellen.tables[naam]).values(rij))
    engine.dispose()


async def test_an_older_conversation_is_read_with_its_rows_and_loses_nothing(
    database_url: str, database: Database
) -> None:
    migreer(database_url, "base")
    migreer(database_url, "0001")
    nu = Klok()()
    cel = {"id": "c1", "volgnummer": 0, "leefgebied": "geld", "soort": "zorg", "citaat": "veel schuld", "bron": "b1"}
    schrijf(
        database_url,
        {
            "gesprek": {
                "id": GESPREK_ID,
                "token_hash": "x",
                "gestart_op": nu,
                "laatst_actief_op": nu,
                "leefgebieden_id": "standaard",
                "leefgebieden_versie": 1,
                "toestand": {"vraag": "score:geld", "velden": {"wens": "rust"}},
                "versie": 3,
            },
            "cel": cel | {"gesprek_id": GESPREK_ID, "moment": nu, "door": "client", "wie": "zelf", "tijd": "nu"},
        },
    )
    migreer(database_url)
    gelezen, _ = await gesprek.lees(maak_dienst(database), GESPREK_ID)
    assert gelezen.gebieden == STANDAARD
    assert [c.citaat for c in gelezen.matrix] == ["veel schuld"]
    assert (gelezen.vraag, gelezen.velden) == ("score:geld", {"wens": "rust"})
