"""The description of the API: a data file, served as it is."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

BESCHRIJVING = Path(__file__).with_name("openapi.json")


def voeg_toe(app: web.Application) -> None:
    """Serve ``/api/openapi.json``."""
    inhoud = BESCHRIJVING.read_bytes()

    async def beschrijving(_: web.Request) -> web.Response:
        return web.Response(body=inhoud, content_type="application/json", charset="utf-8")

    app.router.add_get("/api/openapi.json", beschrijving)
