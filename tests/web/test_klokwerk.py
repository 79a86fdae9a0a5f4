"""Work that the clock asks for goes on, whatever one round of it runs into, and ends with the application."""

from __future__ import annotations

import asyncio

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from vliegwiel.web import klokwerk


async def test_a_round_that_fails_is_told_without_its_contents_and_the_next_one_comes(
    caplog: pytest.LogCaptureFixture,
) -> None:
    rondes, drie = 0, asyncio.Event()

    async def doe(_: web.Application) -> None:
        nonlocal rondes
        rondes += 1
        if rondes == 3:
            drie.set()
        raise RuntimeError("wat een klant vertelde")

    app = web.Application()
    klokwerk.voeg_toe(app, klokwerk.Taak("herinneren", 0.0, doe))
    async with TestServer(app):
        await asyncio.wait_for(drie.wait(), 10)
    assert "herinneren is niet gelukt: RuntimeError" in caplog.text
    assert "klant" not in caplog.text


async def test_a_round_that_began_is_finished_before_the_application_has_stopped() -> None:
    begonnen, af = asyncio.Event(), []

    async def doe(_: web.Application) -> None:
        begonnen.set()
        await asyncio.sleep(0)
        af.append(True)

    app = web.Application()
    klokwerk.voeg_toe(app, klokwerk.Taak("versturen", 3600.0, doe))
    server = TestServer(app)
    await server.start_server()
    await asyncio.wait_for(begonnen.wait(), 10)
    await server.close()
    assert af == [True]


async def test_who_waits_for_the_first_rounds_meets_none_of_them_at_work() -> None:
    gedaan: list[str] = []

    def taak(naam: str) -> klokwerk.Taak:
        async def doe(_: web.Application) -> None:
            await asyncio.sleep(0)
            gedaan.append(naam)
            if naam == "mislukt":
                raise RuntimeError

        return klokwerk.Taak(naam, 3600.0, doe)

    app = web.Application()
    for naam in ("bijhouden", "mislukt"):
        klokwerk.voeg_toe(app, taak(naam))
    async with TestServer(app):
        await asyncio.wait_for(klokwerk.na_de_eerste_ronde(app), 10)
        assert sorted(gedaan) == ["bijhouden", "mislukt"]
