"""A press in the widget counts, also when the one before it is not finished."""

from __future__ import annotations

import asyncio

from playwright.async_api import Route, expect

from tests.hulp.webproef import Web
from tests.web.widget.conftest import NieuwePagina
from tests.web.widget.demo import naar_demo, open_kader, praat


async def test_a_press_while_the_talk_is_still_fetched_is_done_after_it(
    webdienst: Web, open_pagina: NieuwePagina
) -> None:
    pagina = await open_pagina()
    await naar_demo(webdienst, pagina)
    kader = await open_kader(pagina)
    await praat(kader)
    await kader.get_by_role("link", name="Alle hulplijnen").click()
    await expect(kader.get_by_role("heading", name="Nu hulp nodig?", level=1)).to_be_focused()
    gedrukt = asyncio.Event()

    async def houd_op(route: Route) -> None:
        await gedrukt.wait()
        await route.continue_()

    await pagina.route(lambda adres: adres.endswith("/"), houd_op)
    await kader.get_by_role("link", name="Naar het gesprek").click()
    async with pagina.expect_download():
        await kader.get_by_role("link", name="Download").click()
        gedrukt.set()
