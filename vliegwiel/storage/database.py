"""The engine and the unit of work: one transaction, with a repository per noun.

Who has to wait for somebody else's transaction tries again here, and nowhere else.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import event, make_url
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from vliegwiel.storage.botsing import POGINGEN, DatabaseBezet, botst

MIGRATIES = Path(__file__).parent / "migrations"
WACHT_OP_SLOT_MS = 10_000
WACHT_MET_OPRUIMEN_MS = 500  # a client waits for this too
WACHT_IN_DE_RIJ = 30.0  # seconds


class Database:
    """One database of one gemeente. Make one per process and ``sluit`` it at the end."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        # SQLite has one writer at a time, and lets who waits try their luck. In this process they stand in line.
        self._rij = asyncio.Lock() if self.engine.dialect.name == "sqlite" else None

    async def sluit(self) -> None:
        """Close all connections."""
        await self.ruim_op()
        await self.engine.dispose()

    async def ruim_op(self) -> None:
        """Take deleted words off the disk: SQLite keeps them in its log until that is written back and emptied."""
        if self.engine.dialect.name != "sqlite":
            return
        with contextlib.suppress(OperationalError):  # somebody reads or writes: the next time will do
            async with self.engine.connect() as verbinding:
                # Within a transaction SQLite refuses this.
                kaal = await verbinding.execution_options(isolation_level="AUTOCOMMIT", zonder_transactie=True)
                await kaal.exec_driver_sql(f"PRAGMA busy_timeout = {WACHT_MET_OPRUIMEN_MS}")
                try:
                    await kaal.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                finally:
                    await kaal.exec_driver_sql(f"PRAGMA busy_timeout = {WACHT_OP_SLOT_MS}")

    @asynccontextmanager
    async def transactie(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection in a writing transaction: committed at the end, rolled back on any error.

        Raises ``DatabaseBezet`` when somebody else kept what was needed.
        """
        try:
            async with AsyncExitStack() as stapel:
                if self._rij:
                    await _neem_beurt(stapel, self._rij)
                yield await self._begin(stapel)
        except DBAPIError as fout:
            if botst(fout):
                raise DatabaseBezet from None
            raise

    async def doe[T](self, werk: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        """Do all of this in one writing transaction; again from the start when somebody else was in the way.

        ``werk`` may only write in this database. Raises ``DatabaseBezet`` when that did not help either.
        """
        for _ in range(POGINGEN - 1):
            with contextlib.suppress(DatabaseBezet):
                async with self.transactie() as verbinding:
                    return await werk(verbinding)
        async with self.transactie() as verbinding:
            return await werk(verbinding)

    async def _begin(self, stapel: AsyncExitStack) -> AsyncConnection:
        try:
            return await stapel.enter_async_context(self.engine.begin())
        except DBAPIError as fout:
            if not botst(fout):
                raise
        return await stapel.enter_async_context(self.engine.begin())  # another process writes: once more

    @asynccontextmanager
    async def lezen(self) -> AsyncIterator[AsyncConnection]:
        """Give a connection that only reads; it never waits for a writer."""
        async with self.engine.connect() as verbinding:
            yield await verbinding.execution_options(alleen_lezen=True)


async def _neem_beurt(stapel: AsyncExitStack, rij: asyncio.Lock) -> None:
    try:
        async with asyncio.timeout(WACHT_IN_DE_RIJ):
            await stapel.enter_async_context(rij)
    except TimeoutError:
        raise DatabaseBezet from None


def _engine(url: str) -> AsyncEngine:
    if make_url(url).get_backend_name() != "sqlite":
        return create_async_engine(url, pool_pre_ping=True, pool_size=10, max_overflow=10)
    pad = make_url(url).database
    if pad and pad != ":memory:":
        Path(pad).parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(url, connect_args={"timeout": WACHT_OP_SLOT_MS / 1000})
    event.listen(engine.sync_engine, "connect", _sqlite_verbinding)
    event.listen(engine.sync_engine, "begin", _sqlite_begin)
    return engine


def _sqlite_verbinding(verbinding: Any, _: Any) -> None:
    # SQLAlchemy begins transactions itself (below); the driver's own implicit BEGIN comes too late for a reader
    # that becomes a writer.
    verbinding.isolation_level = None
    for pragma in (
        f"busy_timeout = {WACHT_OP_SLOT_MS}",  # first: the next one may have to wait
        "journal_mode = WAL",
        "foreign_keys = ON",
        "synchronous = NORMAL",
        "secure_delete = ON",
    ):
        cursor = verbinding.cursor()
        cursor.execute(f"PRAGMA {pragma}")
        cursor.close()


def _sqlite_begin(verbinding: Connection) -> None:
    opties = verbinding.get_execution_options()
    if opties.get("zonder_transactie"):
        return
    lezen = opties.get("alleen_lezen")
    verbinding.exec_driver_sql("BEGIN" if lezen else "BEGIN IMMEDIATE")


def _alembic(url: str) -> Config:
    configuratie = Config()
    configuratie.set_main_option("script_location", str(MIGRATIES))
    configuratie.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return configuratie


def migreer(url: str, naar: str = "head") -> None:
    """Bring the database to a revision (the newest by default); running it again changes nothing."""
    pad = make_url(url).database
    if make_url(url).get_backend_name() == "sqlite" and pad and pad != ":memory:":
        Path(pad).parent.mkdir(parents=True, exist_ok=True)
    if naar == "base":
        command.downgrade(_alembic(url), naar)
    else:
        command.upgrade(_alembic(url), naar)
