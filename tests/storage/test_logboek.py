"""The log can't be changed from the application, and reads fast and in order however long it is."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError

from tests.hulp.overdrachten import NU, inhoud, maak_gesprek, maak_medewerker
from tests.hulp.postgres import Postgres
from vliegwiel.render.csv_ import csv_rijen
from vliegwiel.services import overdracht as dienst
from vliegwiel.services.logboek import BLOK, Vraag, alles, bekijk, cellen
from vliegwiel.storage import Database, migreer
from vliegwiel.storage.audit import AuditRepository
from vliegwiel.storage.logboek import Logboekopslag, LogboekRepository
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.storage.tabellen import auditregel

ROLLEN = Path(__file__).parents[2] / "scripts" / "postgres_rollen.sql"


async def noteer(database: Database, actie: str = "bekeken", wie: str | None = None, keer: int = 1) -> None:
    async with database.transactie() as verbinding:
        regels = [{"actie": actie, "medewerker_id": wie, "moment": NU + timedelta(seconds=n)} for n in range(keer)]
        await verbinding.execute(insert(auditregel), regels)


@pytest.mark.parametrize(
    "poging",
    [
        update(auditregel).values(actie="niets gedaan"),
        update(auditregel).values(moment=NU - timedelta(days=9)),
        delete(auditregel),
        delete(auditregel).where(auditregel.c.id == 1),
    ],
)
async def test_no_line_of_the_log_is_changed_or_removed(database: Database, poging: object) -> None:
    await noteer(database, keer=2)
    with pytest.raises(DBAPIError, match="regels van het logboek veranderen niet"):
        async with database.transactie() as verbinding:
            await verbinding.execute(poging)  # type: ignore[call-overload]
    async with database.lezen() as verbinding:
        assert list((await verbinding.execute(select(auditregel.c.actie))).scalars()) == ["bekeken", "bekeken"]


async def test_a_line_is_not_replaced_and_the_log_not_emptied_either(database: Database) -> None:
    await noteer(database)
    anders = "TRUNCATE auditregel"
    if database.engine.dialect.name == "sqlite":
        anders = "INSERT OR REPLACE INTO auditregel (id, moment, actie) VALUES (1, '2026-01-01', 'niets gedaan')"
    with pytest.raises(DBAPIError, match="regels van het logboek veranderen niet"):
        async with database.transactie() as verbinding:
            await verbinding.execute(text(anders))
    async with database.lezen() as verbinding:
        assert await verbinding.scalar(select(func.count()).select_from(auditregel)) == 1


async def test_what_a_client_takes_back_leaves_its_lines(database: Database) -> None:
    gesprek_id = await maak_gesprek(database)
    async with database.transactie() as verbinding:
        repo = OverdrachtRepository(verbinding)
        gedeeld = await dienst.deel(repo, gesprek_id, 1, inhoud(), None, NU)
        await repo.audit.noteer("bekeken", None, gedeeld.overdracht_id, NU, "versie 1")
        await dienst.trek_in(repo, gesprek_id, NU)
        regels = await LogboekRepository(verbinding).regels(Vraag(referentie=gedeeld.referentie), 10)
    assert [(r.actie, r.referentie, r.wat) for r in regels] == [
        ("ingetrokken", gedeeld.referentie, ""),
        ("bekeken", gedeeld.referentie, "versie 1"),
    ]


async def test_pages_follow_each_other_without_a_gap_while_lines_are_added(database: Database) -> None:
    await noteer(database, keer=120)
    async with database.transactie() as verbinding:
        repo = LogboekRepository(verbinding)
        eerste, verder = await bekijk(repo, Vraag(), "m1", NU)
        tweede, daarna = await bekijk(repo, Vraag(voor=verder), "m1", NU)
        derde, einde = await bekijk(repo, Vraag(voor=daarna), "m1", NU)
    nummers = [r.id for r in (*eerste, *tweede, *derde)]
    assert nummers == list(range(120, 0, -1))
    assert einde is None


async def test_looking_is_itself_written_down_with_the_filters_but_not_what_was_looked_for(database: Database) -> None:
    anouk = await maak_medewerker(database)
    async with database.transactie() as verbinding:
        repo = LogboekRepository(verbinding)
        await bekijk(repo, Vraag(medewerker_id=anouk, van=date(2026, 3, 1)), anouk, NU)
        [regel], _ = await bekijk(repo, Vraag(actie="logboek_bekeken"), anouk, NU)
    assert (regel.wie, regel.wat) == ("Anouk", "persoon, periode")


async def test_filters_by_person_action_and_days_in_the_netherlands(database: Database) -> None:
    anouk, bilal = await maak_medewerker(database), await maak_medewerker(database, "Bilal")
    async with database.transactie() as verbinding:
        audit, repo = AuditRepository(verbinding), LogboekRepository(verbinding)
        laat = NU.replace(hour=23, minute=30)  # half past midnight in the Netherlands
        await audit.noteer("bekeken", anouk, None, NU)
        await audit.noteer("account_gestopt", bilal, None, laat, f"medewerker:{anouk}")

        async def acties(**filters: object) -> list[str]:
            return [r.actie for r in await repo.regels(Vraag(**filters), 10)]  # type: ignore[arg-type]

        # What was done to her account belongs to her, too.
        assert await acties(medewerker_id=anouk) == ["account_gestopt", "bekeken"]
        assert await acties(medewerker_id=bilal) == ["account_gestopt"]
        assert await acties(tot=NU.date()) == ["bekeken"]
        assert await acties(van=NU.date() + timedelta(days=1)) == ["account_gestopt"]
        assert await repo.acties() == ["account_gestopt", "bekeken"]
        assert [r.wat for r in await repo.regels(Vraag(actie="account_gestopt"), 1)] == ["account van Anouk"]


async def test_the_whole_log_comes_in_blocks_and_in_order(database: Database) -> None:
    await noteer(database, keer=BLOK + 5)
    blokken = [blok async for blok in alles(Logboekopslag(database), Vraag())]
    assert [len(b) for b in blokken] == [BLOK, 5]
    assert [r.id for b in blokken for r in b] == list(range(BLOK + 5, 0, -1))


async def test_a_name_that_looks_like_a_formula_is_text_in_a_spreadsheet(database: Database) -> None:
    boos = await maak_medewerker(database, '=HYPERLINK("x";"y")')
    await noteer(database, wie=boos)
    async with database.lezen() as verbinding:
        [regel] = await LogboekRepository(verbinding).regels(Vraag(), 1)
    assert '"\'=HYPERLINK(""x"";""y"")"' in csv_rijen([cellen(regel)]).decode()


async def test_with_the_roles_of_the_handbook_not_even_sql_changes_the_log(
    postgres: Postgres, verse_postgres_url: str
) -> None:
    """The application's role runs everything, and owns nothing: it can't take a trigger away."""
    migreer(verse_postgres_url)
    naam = verse_postgres_url.rpartition("/")[2]
    app = f"app_{naam}"
    postgres.voer_uit(f"CREATE ROLE {app} LOGIN")
    eigenaar = Database(verse_postgres_url)
    async with eigenaar.transactie() as verbinding:
        regels = [r for r in ROLLEN.read_text("utf-8").splitlines() if not r.startswith("--")]
        for opdracht in filter(None, (o.strip() for o in "\n".join(regels).split(";"))):
            await verbinding.execute(text(opdracht.replace(':"app"', app)))
    anders = Database(verse_postgres_url.replace("//vliegwiel@", f"//{app}@"))
    gesprek_id = await maak_gesprek(anders)
    async with anders.transactie() as verbinding:
        repo = OverdrachtRepository(verbinding)
        await dienst.deel(repo, gesprek_id, 1, inhoud(), None, NU)
        await repo.audit.noteer("bekeken", None, None, NU)
    for opdracht in (
        "ALTER TABLE auditregel DISABLE TRIGGER ALL",
        "DROP TRIGGER auditregel_geen_wijziging ON auditregel",
        "DROP TABLE auditregel",
        "DELETE FROM auditregel",
        "TRUNCATE auditregel",
        "SET session_replication_role = replica",
    ):
        with pytest.raises(DBAPIError, match=r"must be owner|permission denied"):
            await _probeer(anders, opdracht)
    await anders.sluit()
    async with eigenaar.transactie() as verbinding:
        await verbinding.execute(text(f"DROP OWNED BY {app}"))
    await eigenaar.sluit()
    postgres.voer_uit(f"DROP ROLE {app}")


async def _probeer(database: Database, opdracht: str) -> None:
    async with database.transactie() as verbinding:
        await verbinding.execute(text(opdracht))
