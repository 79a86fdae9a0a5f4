"""The widget in a real browser, on a hostile and strict page of another site."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path

import pytest
from playwright.async_api import Frame, FrameLocator, Page, Route, expect

from tests.hulp.axe import overtredingen
from tests.hulp.toegankelijk import meet
from tests.hulp.webproef import Web
from tests.web.widget.conftest import NieuwePagina

WENS = "Ik wil weer werk"
KNOP = "Vertel wat je wilt"
BUREAU, TELEFOON, VIERHONDERD = ({"width": b, "height": h} for b, h in ((1280, 800), (390, 844), (320, 256)))


async def naar_demo(webdienst: Web, pagina: Page, vraag: str = "") -> None:
    """Open the page of somebody else: ``localhost``, where the chat is ``127.0.0.1``."""
    pagina.set_default_timeout(20_000)
    await pagina.goto(f"http://localhost:{webdienst.server.port}/demo{vraag}")


async def open_kader(pagina: Page) -> FrameLocator:
    """Press the launcher and wait for the talk."""
    await pagina.get_by_role("button", name=KNOP).click()
    kader = pagina.frame_locator("vliegwiel-widget iframe")
    await expect(kader.locator("#tekst")).to_be_visible()
    await expect(pagina.locator("vliegwiel-widget .uitleg")).to_be_hidden()
    return kader


async def praat(kader: FrameLocator) -> None:
    """Begin and say one thing."""
    await kader.locator("button[value=begin]").click()
    await expect(kader.locator("#voortgang")).to_be_visible()
    await kader.locator("#tekst").fill(WENS)
    await kader.locator(".vw-typ__stuur").click()
    await expect(kader.locator(".vw-bericht--client").last).to_contain_text(WENS)
    await expect(kader.locator("#voortgang")).to_contain_text("Stap 2")


def binnen(pagina: Page) -> Frame:
    """The frame with the talk."""
    return pagina.frames[1]


async def wordt(waar: Page | Frame, vraag: str, arg: str | None = None) -> None:
    """Wait until this is so."""
    async with asyncio.timeout(30):
        while not await waar.evaluate(vraag, arg):
            await waar.wait_for_timeout(50)


async def heeft_focus(pagina: Page, element: str) -> None:
    """Wait until the keyboard is at this element inside the frame. ``hasFocus()`` lags behind in headless Chromium."""
    # Not wait_for_function: that evaluates strings, which the strict policy of the pages refuses.
    await wordt(pagina, "() => document.activeElement.shadowRoot?.activeElement?.localName === 'iframe'")
    await wordt(binnen(pagina), "wat => document.activeElement.matches(wat)", element)


async def fouten(plek: Page | Frame, waar: str) -> list[str]:
    """Return what axe-core finds in ``waar`` (a selector), and within the frame what does not fit."""
    gevonden = await overtredingen(plek, waar=waar)
    return gevonden + (await meet(plek, "indeling") + await meet(plek, "doelen") if isinstance(plek, Frame) else [])


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
    await kader.get_by_role("link", name="Naar het gesprek").click()
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


@pytest.mark.parametrize("vraag", ["", "?recht&z-index=2147483647"])
@pytest.mark.parametrize("maat", [BUREAU, TELEFOON, VIERHONDERD])
async def test_no_style_of_the_page_gets_at_the_widget(
    webdienst: Web, open_pagina: NieuwePagina, vraag: str, maat: dict[str, int]
) -> None:
    pagina = await open_pagina(viewport=maat)
    await naar_demo(webdienst, pagina, vraag)
    starter = pagina.locator("vliegwiel-widget .knop")
    await expect(starter).to_be_in_viewport(ratio=1)
    vak = await starter.bounding_box()
    assert vak is not None
    assert 44 <= vak["height"] <= 120
    assert abs(maat["height"] - 16 - vak["y"] - vak["height"]) <= 1
    midden = [vak["x"] + vak["width"] / 2, vak["y"] + vak["height"] / 2]
    assert await pagina.evaluate("p => document.elementFromPoint(...p).localName", midden) == "vliegwiel-widget"
    stijl = await starter.evaluate(
        "k => { const s = getComputedStyle(k); return [s.backgroundColor, s.color, s.direction, s.letterSpacing] }"
    )
    assert stijl == ["rgb(11, 95, 102)", "rgb(255, 255, 255)", "ltr", "normal"]
    kader = await open_kader(pagina)
    venster = await pagina.locator("vliegwiel-widget dialog").bounding_box()
    assert venster is not None
    if maat is BUREAU:
        assert venster["width"] > 400
        assert not await pagina.locator("vliegwiel-widget dialog:modal").count()
    else:
        assert (venster["width"], venster["height"]) == (maat["width"], maat["height"])
        assert await pagina.locator("vliegwiel-widget dialog:modal").count() == 1
    breedte = await binnen(pagina).evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert breedte[0] <= breedte[1]
    await praat(kader)


@pytest.mark.parametrize("kleur", ["light", "dark"])
@pytest.mark.parametrize("maat", [BUREAU, VIERHONDERD])
async def test_axe_finds_nothing_in_the_launcher_nor_in_what_it_opens(
    webdienst: Web, open_pagina: NieuwePagina, maat: dict[str, int], kleur: str
) -> None:
    pagina = await open_pagina("geen opslag", viewport=maat, color_scheme=kleur, reduced_motion="reduce")
    await naar_demo(webdienst, pagina)
    assert await fouten(pagina, "vliegwiel-widget") == []
    kader = await open_kader(pagina)
    assert await fouten(pagina, "vliegwiel-widget") == []
    assert await fouten(binnen(pagina), "html") == []
    await praat(kader)
    await expect(kader.locator("#niet-onthouden")).to_be_visible()
    assert await fouten(binnen(pagina), "html") == []
    await kader.get_by_role("button", name="Geef mij een code").click()
    await expect(kader.get_by_role("heading", name="Jouw code")).to_be_visible()
    assert await fouten(binnen(pagina), "html") == []
    dialoog = pagina.locator("vliegwiel-widget dialog")
    assert await dialoog.evaluate("d => getComputedStyle(d).animationName") == "none"


async def test_what_the_gemeente_chooses_is_what_shows(webdienst: Web, open_pagina: NieuwePagina) -> None:
    pagina = await open_pagina()
    keuzes = (
        "?recht&plaats=links&zij=40&onder=60&z-index=7&kleur=%23ffcf4d&tekst=Wat%20wil%20jij%3F&titel=Ons%20gesprek"
    )
    await naar_demo(webdienst, pagina, keuzes)
    starter = pagina.get_by_role("button", name="Wat wil jij?")
    vak = await starter.bounding_box()
    assert vak is not None
    assert (vak["x"], round(720 - vak["y"] - vak["height"])) == (40, 60)
    assert await starter.evaluate("k => getComputedStyle(k).color") == "rgb(0, 0, 0)"
    assert await pagina.locator("vliegwiel-widget").evaluate("w => getComputedStyle(w).zIndex") == "7"
    await starter.click()
    await expect(pagina.get_by_role("dialog", name="Ons gesprek")).to_be_visible()


async def test_a_choice_that_nobody_could_read_or_use_is_replaced_and_named_in_the_console(
    webdienst: Web, open_pagina: NieuwePagina, klachten: list[str]
) -> None:
    pagina = await open_pagina()
    keuzes = "?kleur=%23ffff00&kleur-tekst=%23ffffff&zij=veel&z-index=-1&plaats=boven&tekst=" + "a" * 61
    await naar_demo(webdienst, pagina, keuzes)
    starter = pagina.get_by_role("button", name=KNOP)
    assert await starter.evaluate("k => getComputedStyle(k).color") == "rgb(0, 0, 0)"
    gemeld = " ".join(klachten)
    for naam in ("kleur-tekst", "zij", "z-index", "plaats", "tekst"):
        assert f"data-{naam} is" in gemeld
    klachten.clear()


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


async def test_growing_to_a_whole_screen_keeps_the_talk_and_the_place(
    webdienst: Web, open_pagina: NieuwePagina
) -> None:
    pagina = await open_pagina(viewport=BUREAU)
    await naar_demo(webdienst, pagina)
    kader = await open_kader(pagina)
    await kader.locator("#tekst").fill("Half")
    await pagina.set_viewport_size(VIERHONDERD)
    await expect(pagina.locator("vliegwiel-widget dialog:modal")).to_have_count(1)
    await heeft_focus(pagina, "#tekst")
    await pagina.keyboard.type(" af")
    await expect(kader.locator("#tekst")).to_have_value("Half af")
    await pagina.keyboard.press("Escape")
    await expect(pagina.locator("vliegwiel-widget .knop")).to_be_focused()


async def test_a_chat_that_does_not_load_says_so_and_gives_another_way(
    webdienst: Web, open_pagina: NieuwePagina, klachten: list[str]
) -> None:
    pagina = await open_pagina()
    await pagina.route("**/ingesloten", lambda route: route.abort())
    await naar_demo(webdienst, pagina)
    await pagina.get_by_role("button", name=KNOP).click()
    await expect(pagina.get_by_role("status")).to_contain_text("Het gesprek opent hier niet.")
    await expect(pagina.get_by_role("link", name="010 000 00 00")).to_have_attribute("href", "tel:0100000000")
    los = pagina.get_by_role("link", name="Open het gesprek in een nieuw tabblad")
    await expect(los).to_have_attribute("href", f"http://127.0.0.1:{webdienst.server.port}/")
    await expect(pagina.get_by_role("button", name="Sluit")).to_be_focused()
    klachten[:] = [k for k in klachten if "ERR_FAILED" not in k]
