"""New hand-overs reach an open desk without reloading, and none is missed after a broken connection."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import ClientResponse

from tests.web.desk.conftest import Browser, Werkplek
from vliegwiel.web.desk.gebeurtenissen import BODE

GEDULD = 10.0  # seconds


@asynccontextmanager
async def stroom(
    browser: Browser, na: int | None = None, laatst_gezien: int | None = None
) -> AsyncIterator[ClientResponse]:
    """An open EventSource."""
    koppen = {} if laatst_gezien is None else {"Last-Event-ID": str(laatst_gezien)}
    vraag = {} if na is None else {"na": str(na)}
    antwoord = await browser.client.get("/desk/gebeurtenissen", params=vraag, headers=koppen)
    assert antwoord.status == 200
    assert antwoord.content_type == "text/event-stream"
    try:
        yield antwoord
    finally:
        antwoord.close()


async def volgende(antwoord: ClientResponse) -> tuple[int, str, str]:
    """The next event: id, kind, hand-over."""
    velden: dict[str, str] = {}
    async with asyncio.timeout(GEDULD):
        async for regel in antwoord.content:
            naam, _, waarde = regel.decode().strip().partition(": ")
            if naam and naam in ("id", "event", "data"):
                velden[naam] = waarde
            elif not naam and "data" in velden:
                break
    gegevens = json.loads(velden["data"])
    return int(velden["id"]), gegevens["soort"], gegevens["overdracht"]


async def test_a_new_hand_over_is_told_to_every_open_desk(werkplek: Werkplek) -> None:
    anouk, bilal = await werkplek.consulent("Anouk"), await werkplek.consulent("Bilal")
    async with stroom(anouk) as bij_anouk, stroom(bilal) as bij_bilal:
        overdracht = await werkplek.deel()
        for wie in (bij_anouk, bij_bilal):
            _, soort, welke = await volgende(wie)
            assert (soort, welke) == ("nieuw", overdracht)


async def test_after_a_broken_connection_the_desk_gets_what_it_missed_and_nothing_twice(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    eerste = await werkplek.deel()
    async with stroom(anouk) as antwoord:
        gezien, _, welke = await volgende(antwoord)
        assert welke == eerste
    tweede, derde = await werkplek.deel(), await werkplek.deel()
    async with stroom(anouk, na=0, laatst_gezien=gezien) as antwoord:
        assert [(await volgende(antwoord))[2] for _ in range(2)] == [tweede, derde]


async def test_what_happened_while_the_page_was_loading_is_told_too(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    await werkplek.deel()
    pagina = await anouk.tekst("/desk")
    laatste = int(pagina.split('data-laatste="')[1].split('"')[0])
    later = await werkplek.deel()
    async with stroom(anouk, na=laatste) as antwoord:
        assert (await volgende(antwoord))[1:] == ("nieuw", later)


async def test_claiming_is_an_event_for_the_others(werkplek: Werkplek) -> None:
    overdracht = await werkplek.deel()
    anouk, bilal = await werkplek.consulent("Anouk"), await werkplek.consulent("Bilal")
    async with stroom(bilal) as antwoord:
        assert (await volgende(antwoord))[1] == "nieuw"
        await anouk.post(f"/desk/overdrachten/{overdracht}/claim")
        assert (await volgende(antwoord))[1:] == ("opgepakt", overdracht)


async def test_more_events_than_fit_in_one_look_all_arrive_in_order(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    gedeeld = [await werkplek.deel() for _ in range(105)]
    async with stroom(anouk) as antwoord:
        gekomen = [await volgende(antwoord) for _ in gedeeld]
    assert [welke for _, _, welke in gekomen] == gedeeld


async def test_open_streams_end_when_the_desk_stops(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    assert werkplek.server.app is not None
    desk = next(app for app in werkplek.server.app._subapps if BODE in app)
    async with stroom(anouk) as antwoord, asyncio.timeout(GEDULD):
        await desk[BODE].stop()
        assert b"retry" in await antwoord.content.read()
