"""The queue in a real browser: news keeps the filter, the page, and what somebody is typing."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, expect

from tests.web.desk.conftest import Werkplek
from tests.web.desk.test_browser import meld_aan

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_news_keeps_the_filter_and_what_is_being_typed(werkplek: Werkplek, browser: Browser) -> None:
    await werkplek.deel(wens="Uit mijn buurt", contact={"postcode": "3011"})
    pagina = await browser.new_page()
    await meld_aan(werkplek, pagina)
    await pagina.get_by_label("Buurt").fill("3011")
    await pagina.get_by_role("button", name="Toon").click()
    await expect(pagina.get_by_text("Uit mijn buurt")).to_be_visible()
    await pagina.get_by_label("Referentie of naam").fill("Sa")
    await werkplek.deel(wens="Uit een andere buurt", contact={"postcode": "3012"})
    await werkplek.deel(wens="Ook uit mijn buurt", contact={"postcode": "3011"})
    await expect(pagina.get_by_text("Ook uit mijn buurt")).to_be_visible()
    await expect(pagina.get_by_text("Uit een andere buurt")).to_have_count(0)
    await expect(pagina.get_by_label("Referentie of naam")).to_have_value("Sa")
    await pagina.get_by_label("Referentie of naam").fill("Sam")
    await pagina.keyboard.press("Enter")
    await expect(pagina.get_by_role("heading", name="Gevonden")).to_be_visible()
    assert "Sam" not in pagina.url
