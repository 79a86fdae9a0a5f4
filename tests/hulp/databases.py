"""The same test on SQLite and on PostgreSQL: an empty, migrated database per test.

Migrating takes longer than copying, so it is done once per session for each of the two.
"""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests.hulp.postgres import Postgres
from vliegwiel.storage import Database, migreer

SOORTEN = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def gemigreerd_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    pad = tmp_path_factory.mktemp("sqlite") / "leeg.db"
    migreer(f"sqlite+aiosqlite:///{pad}")
    return pad


@pytest.fixture(scope="session")
def gemigreerd_postgres(postgres: Postgres) -> str:
    """Name of a migrated PostgreSQL database to copy."""
    naam = f"leeg_{uuid4().hex}"
    postgres.voer_uit(f"CREATE DATABASE {naam}")
    migreer(postgres.url(naam))
    return naam


@pytest.fixture(params=SOORTEN)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Address of an empty, migrated database; the test runs once for each kind."""
    if request.param == "sqlite":
        pad = tmp_path / "vliegwiel.db"
        shutil.copyfile(request.getfixturevalue("gemigreerd_sqlite"), pad)
        yield f"sqlite+aiosqlite:///{pad}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    naam = f"proef_{uuid4().hex}"
    server.voer_uit(f"CREATE DATABASE {naam} TEMPLATE {request.getfixturevalue('gemigreerd_postgres')}")
    yield server.url(naam)
    server.voer_uit(f"DROP DATABASE {naam} WITH (FORCE)")


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An open database."""
    gemaakt = Database(database_url)
    yield gemaakt
    await gemaakt.sluit()
