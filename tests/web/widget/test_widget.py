"""The widget in a real browser, on a hostile and strict page of another site: opening, talking, storage, messages."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path

import pytest
from playwright.async_api import Route, expect

from tests.hulp.webproef import Web
from tests.web.widget.conftest import NieuwePagina
from tests.web.widget.demo import KNOP, WENS, binnen, heeft_focus, naar_demo, open_kader, praat


async def test_nothing_of_the_chat_is_loaded_before_somebody_opens_it(
    webdienst: Web, open_pagina: NieuwePagina
) -> None:
    pagina = await open_pagina()
    gevraagd: list[str] = []
    pagina.on("request", lambda verzoek: gevraagd.append(verzoek.url))
    await naar_demo(webdienst, pagina)
    await expect(pagina.get_by_role("button", name=KNOP)).to_have_attribute("aria-expanded", "false")
    van_ons = [adres for adres in gevraagd if "//127.0.0.1" in adres]
    assert [adres.rpartition("/")[2] for adres in van_ons] == ["widget.js"]
    assert await pagina.locator("vliegwiel-widget iframe").count() == 0


async def test_focus_goes_in_on_opening_and_back_on_closing_and_the_talk_is_kept(
    webdienst: Web, open_pagina: NieuwePagina
) -> None:
    pagina = await open_pagina()
    await naar_demo(webdienst, pagina)
    starter = pagina.get_by_role("button", name=KNOP)
    await starter.focus()
    await pagina.keyboard.press("Enter")
    kader = pagina.frame_locator("vliegwiel-widget iframe")
    await expect(kader.locator("#tekst")).to_be_visible()
    await heeft_focus(pagina, "#inhoud")
    await pagina.keyboard.press("Tab")
    await heeft_focus(pagina, "button[value=begin]")
    await expect(starter).to_have_attribute("aria-expanded", "true")
    dialoog = pagina.get_by_role("dialog", name="Praat met Vliegwiel van Voorbeeldstad")
    await expect(dialoog).to_be_visible()
    await expect(pagina.locator("vliegwiel-widget iframe")).to_have_attribute(
        "title", re.compile("Praat met Vliegwiel")
    )
    await praat(kader)
    await kader.locator("#tekst").fill("Half")
    await pagina.keyboard.press("Escape")
    await expect(dialoog).to_be_hidden()
    await expect(starter).to_be_focused()
    await pagina.keyboard.press("Enter")
    await heeft_focus(pagina, "#tekst")
    await pagina.keyboard.type(" af")
    await expect(kader.locator("#tekst")).to_have_value("Half af")
    await expect(kader.locator(".vw-bericht--client").last).to_contain_text(WENS)
    await pagina.get_by_role("button", name="Sluit").click()
    await expect(starter).to_be_focused()
    assert await pagina.locator("vliegwiel-widget iframe").count() == 1


@pytest.mark.parametrize("voorkeur", ["gewoon", "geen cookies van anderen"])
async def test_with_partitioned_cookies_the_talk_is_there_again_after_a_reload(
    webdienst: Web, open_pagina: NieuwePagina, voorkeur: str
) -> None:
    pagina = await open_pagina(voorkeur)
    await naar_demo(webdienst, pagina)
    await praat(await open_kader(pagina))
    await pagina.reload()
    kader = await open_kader(pagina)
    await expect(kader.locator(".vw-bericht--client").last).to_contain_text(WENS)
    await expect(kader.locator("#niet-onthouden")).to_be_hidden()
    koekjes = await pagina.context.cookies()
    assert {k["domain"] for k in koekjes} == {"127.0.0.1"}
    assert all(k.get("partitionKey") for k in koekjes)
    assert await pagina.evaluate("document.cookie + localStorage.length + sessionStorage.length") == "00"


async def test_with_all_storage_blocked_the_talk_works_and_a_code_brings_it_back(
    webdienst: Web, open_pagina: NieuwePagina, klachten: list[str]
) -> None:
    pagina = await open_pagina("geen opslag")
    await naar_demo(webdienst, pagina)
    kader = await open_kader(pagina)
    await praat(kader)
    await expect(kader.locator("#niet-onthouden")).to_contain_text("Je gesprek blijft hier niet staan.")
    await pagina.get_by_role("button", name="Sluit").click()
    kader = await open_kader(pagina)
    await expect(kader.locator(".vw-bericht--client").last).to_contain_text(WENS)
    await kader.get_by_role("button", name="Geef mij een code").click()
    await expect(kader.get_by_role("heading", name="Jouw code")).to_be_focused()
    code = (await kader.locator(".vw-code__tekens code").inner_text()).strip()
    await kader.get_by_role("link", name="Terug naar het gesprek").click()
    await expect(kader.locator(".vw-bericht--assistent").last).to_be_in_viewport(ratio=1)  # back where the talk was,
    await expect(kader.locator(".vw-bericht").first).not_to_be_in_viewport()  # not at its beginning
    await expect(kader.locator("#niet-onthouden code")).to_have_text(code)
    await kader.locator("#tekst").fill("Omdat ik thuis zit")
    await kader.locator(".vw-typ__stuur").click()
    await expect(kader.locator(".vw-bericht--client").last).to_contain_text("Omdat ik thuis zit")
    assert await pagina.context.cookies() == []
    await pagina.reload()
    kader = await open_kader(pagina)
    await expect(kader.locator("h1")).to_have_text("Wat wil jij?")
    await kader.get_by_role("link", name="Verder met een code").click()
    await kader.get_by_label("Je code").fill("bcd fgh jkm npq rst")
    await kader.get_by_role("button", name="Ga verder").click()
    await expect(kader.get_by_role("alert")).to_be_focused()
    klachten[:] = [k for k in klachten if "422" not in k]  # a browser names every refusal
    await kader.get_by_label("Je code").fill(code)
    await kader.get_by_role("button", name="Ga verder").click()
    await expect(kader.locator(".vw-bericht--client").last).to_contain_text("Omdat ik thuis zit")


async def test_help_and_download_work_inside_and_other_sites_open_outside(
    webdienst: Web, open_pagina: NieuwePagina, tmp_path: Path
) -> None:
    pagina = await open_pagina("geen opslag")
    await naar_demo(webdienst, pagina)
    kader = await open_kader(pagina)
    await praat(kader)
    await kader.get_by_role("link", name="Alle hulplijnen").click()
    await expect(kader.get_by_role("heading", name="Nu hulp nodig?", level=1)).to_be_focused()
    await expect(kader.get_by_role("link", name="Bel 112").first).to_have_attribute("href", "tel:112")
    await pagina.context.route(re.compile(r"https://.*"), lambda route: route.fulfill(body="elders"))
    async with pagina.context.expect_page() as elders:
        await kader.locator("#blad a[rel=noreferrer]").first.click()
    assert (await elders.value).url.startswith("https://")
    await (await elders.value).close()  # a page behind another one is slowed down by the browser
    await pagina.bring_to_front()
    # On a slow line somebody presses on while the talk is being fetched: that is done after it, not lost.
    vrij = asyncio.Event()

    async def traag(route: Route) -> None:
        await vrij.wait()
        await route.continue_()

    await pagina.route(re.compile(r"127\.0\.0\.1:\d+/$"), traag, times=1)
    await kader.get_by_role("link", name="Naar het gesprek").click()
    await kader.get_by_role("link", name="Mijn plan op papier").click()
    vrij.set()
    await expect(kader.get_by_role("heading", name="Mijn plan")).to_be_focused()
    await expect(kader.get_by_role("button", name="Print")).to_have_count(0)  # nothing in the frame would print it
    await kader.get_by_role("link", name="Iets veranderen").click()
    await expect(kader.get_by_role("link", name="Download")).to_be_visible()
    async with pagina.expect_download() as bezig:
        await kader.get_by_role("link", name="Download").click()
    bestand = tmp_path / "verhaal.txt"
    await (await bezig.value).save_as(bestand)
    assert (await bezig.value).suggested_filename == "mijn-verhaal.txt"
    assert WENS in bestand.read_text("utf-8-sig")


async def test_who_closes_off_this_device_finds_an_empty_page(webdienst: Web, open_pagina: NieuwePagina) -> None:
    pagina = await open_pagina()
    await naar_demo(webdienst, pagina)
    kader = await open_kader(pagina)
    await praat(kader)
    await kader.locator("#code summary").click() if await kader.locator("#code:not([open])").count() else None
    await kader.locator("#code button").first.click()
    await kader.get_by_role("button", name="Sluit af op dit toestel").click()
    await expect(kader.get_by_role("heading", name="Wat wil jij?")).to_be_visible()
    assert await pagina.context.cookies() == []


async def test_a_message_from_anybody_else_does_nothing(webdienst: Web, open_pagina: NieuwePagina) -> None:
    pagina = await open_pagina()
    await naar_demo(webdienst, pagina)
    kader = await open_kader(pagina)
    adres = pagina.url
    for soort in ("sluit", "verlaat", "klaar"):
        bericht = json.dumps({"vliegwiel": 1, "soort": soort, "naar": "https://kwaad.example/"})
        await pagina.evaluate(f"postMessage({bericht}, '*')")
        await binnen(pagina).evaluate(f"postMessage({bericht}, '*')")
    await binnen(pagina).evaluate("parent.postMessage({vliegwiel: 1, soort: 'verlaat', naar: 'javascript:1'}, '*')")
    await praat(kader)
    await expect(pagina.get_by_role("dialog")).to_be_visible()
    assert pagina.url == adres


async def test_the_quick_exit_inside_takes_the_whole_page_away(webdienst: Web, open_pagina: NieuwePagina) -> None:
    pagina = await open_pagina()
    await naar_demo(webdienst, pagina)
    await open_kader(pagina)

    async def elders(route: Route) -> None:
        await route.fulfill(body="<p>Het weer</p>", content_type="text/html")

    await pagina.route("https://weer.example/**", elders)
    await binnen(pagina).evaluate(
        "document.dispatchEvent(new CustomEvent('vliegwiel:verlaat', {detail: {naar: 'https://weer.example/'}}))"
    )
    await expect(pagina.get_by_text("Het weer")).to_be_visible()
