"""Every line of the story is the client's to change or take away, with and without JavaScript, and it says what was done."""

from __future__ import annotations

import re

from playwright.async_api import expect

from tests.hulp.webproef import Web
from tests.web.plan.conftest import NieuwePagina

WENS, WAAROM = "Ik wil weer werk", "Dan hoor ik er weer bij en heb ik geld voor mijn dochter"


async def test_an_answer_is_changed_and_removed_with_forms_alone(webdienst: Web) -> None:
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    await bezoeker.druk("begin")
    await bezoeker.typ(WENS)
    await bezoeker.typ(WAAROM)
    await bezoeker.verstuur("/regel/antwoord/waarom", actie="wijzig", citaat="  ")
    assert bezoeker.status == 422
    assert re.search(r'<details class="vw-wijzig" open>\s*<summary>Wijzig<span[^>]*>: “Dan hoor', bezoeker.html)
    gewijzigd = bezoeker.html.partition('<details class="vw-wijzig" open>')[2].partition("</details>")[0]
    assert "De regel is leeg." in gewijzigd  # said where it can be put right, and there the page opens
    assert gewijzigd.count('id="hier"') == bezoeker.html.count('id="hier"') == 1
    await bezoeker.verstuur("/regel/antwoord/waarom", actie="wijzig", citaat="Voor <mijn> rust")
    assert bezoeker.antwoord is not None
    assert bezoeker.antwoord.url.query_string == "gedaan=gewijzigd"
    assert "Veranderd." in bezoeker.html.partition('id="gedaan"')[2][:100]
    assert "“Voor &lt;mijn&gt; rust”" in bezoeker.html
    assert WAAROM not in bezoeker.html
    await bezoeker.verstuur("/regel/antwoord/waarom", actie="weg")
    assert "Je antwoord is ook weg uit het gesprek" in bezoeker.html
    assert "rust" not in bezoeker.html.partition('id="verhaal"')[2].partition("</section>")[0]
    await bezoeker.post("/regel/antwoord/waarom", {"actie": "weg"})  # twice is the same as once
    assert bezoeker.status == 200
    await bezoeker.post("/regel/antwoord/in_de_weg", {"actie": "wijzig", "citaat": "x"})
    assert 'id="gedaan"' not in bezoeker.html
    assert 'id="gedaan"' not in await bezoeker.open("/?gedaan=<script>")
    await bezoeker.verstuur("/regel/antwoord/wens", actie="weg")
    assert WENS not in bezoeker.html
    assert "Weggehaald." in bezoeker.html  # also when nothing is left of the story


async def test_with_the_keyboard_the_focus_goes_to_what_was_done(webdienst: Web, open_pagina: NieuwePagina) -> None:
    pagina = await open_pagina(viewport={"width": 320, "height": 568}, reduced_motion="reduce")
    await pagina.locator("button[value=begin]").click()
    await expect(pagina.locator("#voortgang")).to_be_visible()
    for woorden in (WENS, WAAROM):
        await pagina.locator("#tekst").fill(woorden)
        await pagina.locator(".vw-typ__stuur").click()
        await expect(pagina.locator(".vw-bericht--client").last).to_contain_text(woorden)
        await expect(pagina.locator("#typt")).to_be_hidden()
    antwoord = pagina.locator(".vw-antwoorden__item", has_text=WAAROM)
    await antwoord.get_by_text("Wijzig").focus()
    await pagina.keyboard.press("Enter")
    await pagina.keyboard.press("Tab")
    await expect(antwoord.get_by_label("Zo is het beter:")).to_be_focused()
    await pagina.keyboard.press("Control+A")
    await pagina.keyboard.type("Voor mijn rust")
    await pagina.keyboard.press("Tab")
    await pagina.keyboard.press("Enter")
    gedaan = pagina.get_by_role("status").filter(has_text="Veranderd.")
    await expect(gedaan).to_be_focused()
    await expect(gedaan).to_be_in_viewport(ratio=1)
    await pagina.get_by_role("button", name=re.compile("Haal weg ?: “Voor mijn rust”")).focus()
    await pagina.keyboard.press("Enter")
    await expect(pagina.get_by_role("status").filter(has_text="Weggehaald.")).to_be_focused()
    await pagina.get_by_role("button", name=re.compile(f"Haal weg ?: “{WENS}”")).first.press("Enter")
    await expect(pagina.locator("#gedaan")).to_be_focused()
    await expect(pagina.get_by_text(WENS)).to_have_count(0)
    assert WENS not in await (await pagina.request.get(pagina.url)).text()
