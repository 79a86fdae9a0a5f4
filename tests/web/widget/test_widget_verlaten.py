"""The quick exit inside the page of another site: that whole page goes, and nothing is left of the talk."""

from __future__ import annotations

import pytest
from playwright.async_api import Route, expect

from tests.hulp.webproef import Web
from tests.web.widget.conftest import NieuwePagina
from tests.web.widget.demo import TELEFOON, WENS, naar_demo, open_kader, praat

KNOP = "Verlaat deze pagina"


async def weer(route: Route) -> None:
    await route.fulfill(body="<p>Het weer</p>", content_type="text/html")


@pytest.mark.parametrize("voorkeur", ["geen cookies van anderen", "geen opslag"])
async def test_leaving_takes_the_page_around_it_along_and_the_talk_is_gone(
    webdienst: Web, open_pagina: NieuwePagina, voorkeur: str
) -> None:
    pagina = await open_pagina(voorkeur, viewport=TELEFOON)
    await pagina.context.route("https://www.knmi.nl/**", weer)
    await naar_demo(webdienst, pagina)
    kader = await open_kader(pagina)
    await praat(kader)
    await kader.get_by_role("link", name="Alle hulplijnen").click()
    await expect(kader.get_by_role("heading", name="Nu hulp nodig?", level=1)).to_be_focused()
    knop = kader.get_by_role("button", name=KNOP)
    await expect(knop).to_have_count(1)
    await expect(knop).to_be_in_viewport(ratio=1)
    lengte = await pagina.evaluate("history.length")
    await knop.click()
    await expect(pagina.get_by_text("Het weer")).to_be_visible()
    assert await pagina.evaluate("history.length") == lengte
    await naar_demo(webdienst, pagina)
    kader = await open_kader(pagina)
    await expect(kader.locator("h1")).to_have_text("Wat wil jij?")
    assert await kader.get_by_text(WENS).count() == 0
    assert await pagina.context.cookies() == []


async def test_pressing_escape_on_and_on_closes_the_widget_and_leaves_the_page_alone(
    webdienst: Web, open_pagina: NieuwePagina
) -> None:
    pagina = await open_pagina()
    await naar_demo(webdienst, pagina)
    kader = await open_kader(pagina)
    await kader.locator("#tekst").fill("Half")
    for _ in range(3):
        await pagina.keyboard.press("Escape")
    await expect(pagina.get_by_role("dialog")).to_be_hidden()
    assert "/demo" in pagina.url
    await pagina.locator("vliegwiel-widget .knop").click()
    await expect(kader.locator("#tekst")).to_have_value("Half")
