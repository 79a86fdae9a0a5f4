"""A private PostgreSQL for the tests (``scripts.postgres``).

``postgres`` is the running server, ``postgres_url`` the address of its first database, and ``verse_postgres_url`` gives
each test an empty database of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest

from scripts.postgres import Postgres, eigen_server

__all__ = ["Postgres", "postgres", "postgres_url", "verse_postgres_url"]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server for the whole session."""
    with eigen_server() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_url(postgres: Postgres) -> str:
    """Address of the server's first database, shared by the whole session."""
    return postgres.url()


@pytest.fixture
def verse_postgres_url(postgres: Postgres) -> Iterator[str]:
    """Address of an empty database for one test."""
    naam = f"proef_{uuid4().hex}"
    postgres.voer_uit(f"CREATE DATABASE {naam}")
    yield postgres.url(naam)
    postgres.voer_uit(f"DROP DATABASE {naam} WITH (FORCE)")
