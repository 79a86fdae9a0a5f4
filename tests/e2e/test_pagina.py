"""The chat page in a real browser: nothing gets lost, nothing comes twice, and help is always in reach."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Route, expect

from tests.e2e.conftest import NieuwePagina
from tests.e2e.klant import Klant
from tests.hulp.stapel import Stapel
from tests.hulp.verhaal import WAAROM, WENS


async def test_a_reload_halfway_loses_neither_messages_nor_the_draft(stapel: Stapel, open_pagina: NieuwePagina) -> None:
    pagina = await open_pagina()
    klant = Klant(pagina, stapel.adres)
    await klant.open()
    await klant.praat_tot("waarom")
    gezegd = await klant.gesprek()
    await pagina.locator("#tekst").fill("Omdat ik")
    await pagina.reload()
    assert await klant.gesprek() == gezegd
    await expect(pagina.locator("#tekst")).to_have_value("Omdat ik")
    await klant.typ(WAAROM)
    await expect(pagina.locator("#tekst")).to_have_value("")
    await pagina.reload()
    await expect(pagina.locator("#tekst")).to_have_value("")


async def test_enter_sends_shift_enter_does_not_and_the_keyboard_stays_in_the_box(
    stapel: Stapel, open_pagina: NieuwePagina
) -> None:
    pagina = await open_pagina()
    klant = Klant(pagina, stapel.adres)
    await klant.open()
    await klant.druk("begin")
    await pagina.locator("#tekst").press_sequentially("Eerste regel")
    await pagina.keyboard.press("Shift+Enter")
    await pagina.keyboard.type("tweede regel")
    await pagina.keyboard.press("Enter")
    await expect(pagina.locator(".vw-bericht--client").last).to_contain_text("tweede regel")
    await expect(pagina.locator("#voortgang")).to_contain_text("Stap 2 van 8")
    await expect(pagina.locator("#tekst")).to_be_focused()


async def test_only_new_messages_are_announced(stapel: Stapel, open_pagina: NieuwePagina) -> None:
    pagina = await open_pagina()
    klant = Klant(pagina, stapel.adres)
    await klant.open()
    log = pagina.get_by_role("log")
    await expect(log).to_have_attribute("aria-live", "polite")
    await pagina.evaluate(
        """() => { window.erbij = []; new MutationObserver(lijst => lijst.forEach(m => m.addedNodes.forEach(n => {
             if (n.getAttribute?.('aria-hidden') !== 'true') window.erbij.push(n.textContent.trim()); })))
           .observe(document.getElementById('berichten'), {childList: true}); }"""
    )
    await klant.druk("begin")
    await klant.typ(WENS)
    erbij = await pagina.evaluate("window.erbij")
    assert len(erbij) == len(set(erbij))
    assert sum(WENS in woorden and "Jij:" in woorden for woorden in erbij) == 1
    html = await (await pagina.request.get(stapel.adres)).text()
    assert 'role="log" aria-live="off"' in html


async def test_two_tabs_show_the_same_talk_without_doubles(stapel: Stapel, open_pagina: NieuwePagina) -> None:
    eerste = await open_pagina()
    klant = Klant(eerste, stapel.adres)
    await klant.open()
    await klant.druk("begin")
    tweede = await eerste.context.new_page()
    ander = Klant(tweede, stapel.adres)
    await ander.open()
    await ander.typ(WENS)
    await eerste.bring_to_front()
    await eerste.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    await expect(eerste.locator(".vw-bericht--client").last).to_contain_text(WENS)
    assert await klant.gesprek() == await ander.gesprek()
    ids = await eerste.locator("[data-bericht]").evaluate_all("lijst => lijst.map(b => b.id)")
    assert len(ids) == len(set(ids))


async def test_a_lost_connection_keeps_the_words_and_sends_them_once(
    stapel: Stapel, open_pagina: NieuwePagina, klachten: list[str]
) -> None:
    pagina = await open_pagina()
    klant = Klant(pagina, stapel.adres)
    await klant.open()
    await klant.druk("begin")

    async def antwoord_valt_weg(route: Route) -> None:
        await route.fetch()  # the server gets it, the browser never hears so
        await route.abort()

    await pagina.route("**/bericht", antwoord_valt_weg, times=1)
    await pagina.locator("#tekst").fill(WENS)
    await pagina.locator(".vw-typ__stuur").click()
    await expect(pagina.get_by_role("alert")).to_contain_text("Niet verstuurd")
    await expect(pagina.locator(".vw-bericht--weg")).to_have_text(WENS)
    await pagina.get_by_role("button", name="Opnieuw versturen").click()
    await expect(pagina.locator("#voortgang")).to_contain_text("Stap 2 van 8")
    await expect(pagina.locator("#tekst")).to_have_value("")
    assert sum(f"Jij: {WENS}" in regel for regel in await klant.gesprek()) == 1
    klachten[:] = [k for k in klachten if "net::ERR_FAILED" not in k]


async def test_while_the_action_server_is_down_the_words_are_kept_and_answered_afterwards(
    stapel: Stapel, open_pagina: NieuwePagina
) -> None:
    pagina = await open_pagina()
    klant = Klant(pagina, stapel.adres)
    await klant.open()
    await klant.druk("begin")
    stapel.stop("acties")
    try:
        await pagina.locator("#tekst").fill(WENS)
        await pagina.locator(".vw-typ__stuur").click()
        await expect(pagina.get_by_role("alert")).to_contain_text("Je bericht is bewaard")
        await expect(pagina.get_by_role("alert").get_by_role("link", name=re.compile(r"^0"))).to_be_visible()
    finally:
        stapel.start("acties")
    await pagina.get_by_role("link", name="Probeer opnieuw").click()
    await expect(pagina.locator("#voortgang")).to_contain_text("Stap 2 van 8")
    await expect(pagina.get_by_role("alert")).to_have_count(0)
    assert sum(f"Jij: {WENS}" in regel for regel in await klant.gesprek()) == 1


async def test_a_crisis_card_appears_with_numbers_to_press_and_stays(stapel: Stapel, open_pagina: NieuwePagina) -> None:
    pagina = await open_pagina(viewport={"width": 320, "height": 640})
    klant = Klant(pagina, stapel.adres)
    await klant.open()
    await klant.druk("begin")
    await klant.typ("Ik wil niet meer leven, ik maak er vanavond een eind aan")
    kaart = pagina.get_by_role("region", name="Praat nu met een mens")
    await expect(kaart.get_by_role("link", name="Bel 113", exact=True)).to_have_attribute("href", "tel:113")
    await pagina.reload()
    await expect(kaart).to_be_visible()


@pytest.mark.parametrize("breedte", [320, 390, 1280])
async def test_no_page_is_wider_than_the_screen_and_targets_are_large_enough(
    stapel: Stapel, open_pagina: NieuwePagina, breedte: int
) -> None:
    pagina = await open_pagina(viewport={"width": breedte, "height": 800})
    klant = Klant(pagina, stapel.adres)
    await klant.open()
    await klant.druk("begin")
    await klant.typ("Ik wil weer werken met dieren " + "W" * 300)
    await klant.druk("mens_spreken")
    assert await pagina.evaluate("document.documentElement.scrollWidth") <= breedte
    klein = await pagina.locator("button:visible, summary:visible, input:visible").evaluate_all(
        """lijst => lijst.map(e => (e.labels?.length && ['checkbox', 'radio'].includes(e.type) ? e.labels[0] : e))
             .filter(e => { const r = e.getBoundingClientRect(); return r.height < 24 || r.width < 24; })
             .map(e => e.textContent || e.name)"""
    )
    assert klein == []
    letter = await pagina.locator("#tekst").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert letter >= 16
