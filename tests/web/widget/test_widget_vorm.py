"""How the widget looks in a real browser, on a hostile page of another site: sizes, colours, and what a gemeente chooses."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.hulp.webproef import Web
from tests.web.widget.conftest import NieuwePagina
from tests.web.widget.demo import (
    BUREAU,
    KNOP,
    TELEFOON,
    VIERHONDERD,
    binnen,
    fouten,
    heeft_focus,
    naar_demo,
    open_kader,
    praat,
)


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
