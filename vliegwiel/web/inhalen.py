"""Trying again what was kept during a failure, without letting a reader wait for it too long."""

from __future__ import annotations

import asyncio

from aiohttp import web

from vliegwiel.services.beurt import haal_in
from vliegwiel.web.afscherming import begin
from vliegwiel.web.sleutels import DIENST

WACHT = 5.0  # seconds; the attempt itself goes on after that


async def probeer_in_te_halen(app: web.Application, gesprek_id: str) -> None:
    """Try to deal with waiting messages; returns when that is done, or when a reader has waited long enough."""
    taak = begin(app, haal_in(app[DIENST], gesprek_id))
    klaar, _ = await asyncio.wait({taak}, timeout=WACHT)
    for gedaan in klaar:
        gedaan.result()
