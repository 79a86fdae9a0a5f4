"""Leaving in a hurry, in a real browser: back does not return, nothing is kept, and only the code opens the talk again."""

from __future__ import annotations

import asyncio
import re

from playwright.async_api import Page, expect

from tests.hulp.webproef import Web
from tests.web.plan.conftest import ELDERS, NieuwePagina

WENS = "Ik wil weer werk"
KNOP = "Verlaat deze pagina"
SMAL = {"width": 320, "height": 568}


async def praat(pagina: Page) -> None:
    """Begin, say one thing, and leave a draft."""
    await pagina.locator("button[value=begin]").click()
    await expect(pagina.locator("#voortgang")).to_be_visible()
    await pagina.locator("#tekst").fill(WENS)
    await pagina.locator(".vw-typ__stuur").click()
    await expect(pagina.locator("#voortgang")).to_contain_text("Stap 2")
    await pagina.locator("#tekst").press_sequentially("Nog niet verstuurd")


async def is_weg(pagina: Page) -> None:
    """Wait for the neutral site, and until the browser keeps nothing of ours."""
    await expect(pagina.get_by_text(ELDERS)).to_be_visible()
    async with asyncio.timeout(10):
        while await pagina.context.cookies():  # the server takes them away while the other site loads
            await pagina.wait_for_timeout(50)


async def vergeten(pagina: Page, webdienst: Web) -> None:
    """Go back to the chat by its address: an empty page, and nothing of a draft."""
    await pagina.goto(f"http://127.0.0.1:{webdienst.server.port}/")
    await expect(pagina.locator("h1")).to_have_text("Wat wil jij?")
    await expect(pagina.locator("#tekst")).to_have_value("")
    assert await pagina.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]") == []


async def test_one_press_leaves_no_way_back_and_the_code_still_opens_the_talk(
    webdienst: Web, open_pagina: NieuwePagina
) -> None:
    pagina = await open_pagina("/hulp", viewport=SMAL)
    await pagina.goto(f"http://127.0.0.1:{webdienst.server.port}/")
    await praat(pagina)
    assert "Nog niet verstuurd" in await pagina.evaluate("Object.values(sessionStorage).join()")
    await pagina.locator("#code button").first.click() if not await pagina.locator(".vw-code__tekens").count() else None
    code = await pagina.locator(".vw-code__tekens code").inner_text()
    await pagina.goto(f"http://127.0.0.1:{webdienst.server.port}/#laatste")
    tweede = await pagina.context.new_page()
    await tweede.goto(f"http://127.0.0.1:{webdienst.server.port}/gedeeld")
    lengte = await pagina.evaluate("history.length")
    await pagina.get_by_role("button", name=KNOP).click()
    await is_weg(pagina)
    await expect(tweede.get_by_text(ELDERS)).to_be_visible()  # another tab would still show the talk
    assert await pagina.evaluate("history.length") == lengte
    assert await pagina.evaluate("document.referrer") == ""
    for _ in range(lengte - 1):
        await pagina.go_back()
        assert WENS not in await pagina.content()
    await vergeten(pagina, webdienst)
    await pagina.get_by_role("link", name="Verder met een code").click()
    await pagina.get_by_label("Je code").fill(code)
    await pagina.get_by_role("button", name="Ga verder").click()
    await expect(pagina.locator(".vw-bericht--client").last).to_contain_text(WENS)


async def test_escape_twice_leaves_but_once_or_slowly_or_for_a_dialog_does_not(
    webdienst: Web, open_pagina: NieuwePagina
) -> None:
    pagina = await open_pagina()
    await praat(pagina)

    async def toets(naam: str, wanneer: int, anders: str = "") -> None:
        # The moments are the test's, so that nothing has to wait.
        await pagina.evaluate(
            """([naam, wanneer, anders]) => { const t = new KeyboardEvent("keydown", {key: naam, bubbles: true, cancelable: true,
                 repeat: anders === "vast", isComposing: anders === "schrijft"});
               Object.defineProperty(t, "timeStamp", {value: wanneer});
               if (anders === "gebruikt") addEventListener("keydown", (e) => e.preventDefault(), {capture: true, once: true});
               document.getElementById("tekst").dispatchEvent(t); }""",
            [naam, wanneer, anders],
        )

    for eerst, dan, anders in (
        (1000, 2600, ""),
        (11000, 11100, "vast"),
        (21000, 21100, "gebruikt"),
        (31000, 31100, "schrijft"),
    ):
        await toets("Escape", eerst)
        await toets("Escape", dan, anders)
        await toets("a", dan + 1)
    await toets("Escape", 41000)
    await toets("a", 41050)
    await toets("Escape", 41100)
    await toets("a", 41200)
    await pagina.evaluate("document.body.appendChild(document.createElement('dialog')).showModal()")
    await pagina.keyboard.press("Escape")
    await expect(pagina.locator("dialog[open]")).to_have_count(0)
    await expect(pagina.locator("#tekst")).to_have_value("Nog niet verstuurd")
    await pagina.locator("#tekst").focus()
    await pagina.keyboard.press("Escape")
    await pagina.keyboard.press("Escape")
    await is_weg(pagina)
    await vergeten(pagina, webdienst)


async def test_without_a_connection_leaving_is_as_quick_and_the_next_visit_shows_nothing(
    webdienst: Web, open_pagina: NieuwePagina
) -> None:
    pagina = await open_pagina()
    await praat(pagina)
    await pagina.route("**/verlaat", lambda route: route.abort())
    await pagina.get_by_role("button", name=KNOP).click()
    await expect(pagina.get_by_text(ELDERS)).to_be_visible()
    assert len(await pagina.context.cookies()) >= 2
    await vergeten(pagina, webdienst)
    assert await pagina.context.cookies() == []


async def test_without_javascript_the_same_button_does_the_same(webdienst: Web, open_pagina: NieuwePagina) -> None:
    pagina = await open_pagina(java_script_enabled=False)
    await praat(pagina)
    await pagina.get_by_role("button", name=KNOP).click()
    await is_weg(pagina)
    await pagina.go_back()
    assert pagina.url.startswith("http://127.0.0.1")
    await expect(pagina.locator("h1")).to_have_text("Wat wil jij?")
    assert WENS not in await pagina.content()


async def test_the_button_is_first_for_the_keyboard_always_in_sight_and_never_over_the_box(
    webdienst: Web, open_pagina: NieuwePagina
) -> None:
    pagina = await open_pagina(viewport=SMAL)
    await praat(pagina)
    await pagina.reload()
    await pagina.keyboard.press("Tab")
    await expect(pagina.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    await pagina.keyboard.press("Tab")
    knop = pagina.get_by_role("button", name=KNOP)
    await expect(knop).to_be_focused()
    await expect(knop).to_have_accessible_description(re.compile("Je gesprek blijft bewaard"))
    for maat in (SMAL, {"width": 320, "height": 256}, {"width": 1280, "height": 800}):
        await pagina.set_viewport_size(maat)
        for plek in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
            await pagina.evaluate(f"scrollTo({{top: {plek}, behavior: 'instant'}})")
            await expect(knop).to_be_in_viewport(ratio=1)
        vak = await knop.bounding_box()
        assert vak is not None
        assert vak["height"] >= 24
        for element in ("#tekst", ".vw-typ__stuur", "#verhaal .vw-weg >> nth=0", ".vw-bericht >> nth=-1"):
            await pagina.locator(element).evaluate(
                "e => { e.tabIndex ||= -1; e.blur(); e.focus(); e.scrollIntoView({block: 'start', behavior: 'instant'}) }"
            )
            doel = await pagina.locator(element).bounding_box()
            assert doel is not None
            assert doel["y"] >= vak["y"] + vak["height"] - 1 or doel["x"] + doel["width"] <= vak["x"], (maat, element)
