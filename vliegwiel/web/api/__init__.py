"""The HTTP API for a chat client (``/api/openapi.json``)."""

from __future__ import annotations

from aiohttp import web

from vliegwiel.web.api import gesprekken, hervatten, matrix, openapi, plan


def voeg_toe(app: web.Application) -> None:
    """Add the routes of the API."""
    openapi.voeg_toe(app)
    gesprekken.voeg_toe(app)
    matrix.voeg_toe(app)
    hervatten.voeg_toe(app)
    plan.voeg_toe(app)
