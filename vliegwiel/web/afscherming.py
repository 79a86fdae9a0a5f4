"""A turn goes on when the client's connection breaks: the answer is stored and read later."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

WACHT_BIJ_SLUITEN = 25.0  # seconds: a little more than one turn may take


@dataclass(frozen=True)
class _Lopend:
    taken: set[asyncio.Task[Any]] = field(default_factory=set)


_LOPEND = web.AppKey("lopende_beurten", _Lopend)


def voeg_toe(app: web.Application) -> None:
    """Keep track of running turns, and let them finish when the application stops."""
    app[_LOPEND] = _Lopend()

    async def sluit(app: web.Application) -> AsyncIterator[None]:
        yield
        if app[_LOPEND].taken:
            await asyncio.wait(app[_LOPEND].taken, timeout=WACHT_BIJ_SLUITEN)

    app.cleanup_ctx.append(sluit)


def begin[T](app: web.Application, werk: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
    """Start work that nobody can cancel by going away."""
    taak = asyncio.ensure_future(werk)
    app[_LOPEND].taken.add(taak)
    taak.add_done_callback(app[_LOPEND].taken.discard)
    return taak


async def afgeschermd[T](app: web.Application, werk: Coroutine[Any, Any, T]) -> T:
    """Do the work and return its result; the work goes on when the waiting handler is cancelled."""
    return await asyncio.shield(begin(app, werk))
