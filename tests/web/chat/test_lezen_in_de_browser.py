"""What somebody sees, hears and reaches in a real browser: a screen reader, a keyboard, a telephone, no JavaScript."""

from __future__ import annotations

import re

from playwright.async_api import expect

from tests.hulp.chromium import browser
from tests.hulp.webproef import Web
from tests.web.chat.lezer import AFGELUISTERD, VAN_MIJ, WAAROM, WENS, klachten, open_chat

__all__ = ["browser", "klachten", "open_chat"]


async def test_a_screen_reader_hears_each_new_message_once_and_a_card_keeps_what_is_filled_in(
    open_chat, webdienst: Web
) -> None:
    lezer = await open_chat()
    pagina = lezer.pagina
    await pagina.evaluate(AFGELUISTERD)
    await lezer.begin()
    webdienst.taal.stil = True
    await lezer.typ(WENS)
    await expect(pagina.get_by_role("alert")).to_contain_text("Je bericht is bewaard")
    webdienst.taal.stil = False
    await pagina.get_by_role("link", name="Probeer opnieuw").click()
    await lezer.stap(2)
    gehoord = await pagina.evaluate("window.erbij")
    assert len(gehoord) == len(set(gehoord))
    assert [g for g in gehoord if WENS in g and g.startswith("Jij:")] == [f"Jij: {WENS} Bewaard. Nog niet gelezen."]
    # The card: the keyboard goes there, and looking something up elsewhere loses nothing.
    await pagina.locator("button[value=mens_spreken]").focus()
    await pagina.keyboard.press("Enter")
    await expect(pagina.get_by_label("Telefoonnummer")).to_be_visible()
    await pagina.get_by_label("Je naam").fill("Sam")
    await pagina.get_by_label("Appen").check()
    await pagina.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    await pagina.reload()
    await expect(pagina.get_by_label("Je naam")).to_have_value("Sam")
    await expect(pagina.get_by_label("Appen")).to_be_checked()
    await pagina.get_by_label("Telefoonnummer").fill("zes")
    await pagina.get_by_role("button", name="Bewaar").click()
    await expect(pagina.get_by_label("Telefoonnummer")).to_be_focused()
    await pagina.get_by_label("Telefoonnummer").fill("06 12 34 56 78")
    await pagina.get_by_role("button", name="Bewaar").click()
    await expect(pagina.locator("#verhaal")).to_be_focused()
    assert "Sam" not in await lezer.bewaard()
    # A line that was being changed is still open after a reload, with what was chosen and typed.
    await pagina.locator(".vw-matrix .vw-wijzig summary").first.click()
    soort = pagina.locator(".vw-wijzig select[name=soort]").first
    await soort.select_option("zorg")
    await pagina.reload()
    await expect(soort).to_be_visible()
    await expect(soort).to_have_value("zorg")
    # Shared with a double click: once, and the reply is what is seen.
    await pagina.locator("button[value=delen]").dblclick()
    await expect(pagina.locator("#verhaal")).to_contain_text("Je hebt dit gedeeld met een consulent")
    await expect(pagina.locator(".vw-bericht--assistent").last).to_be_in_viewport(ratio=1)
    await expect(pagina.locator(VAN_MIJ).filter(has_text="Deel")).to_have_count(1)


async def test_the_newest_message_is_in_sight_above_the_keyboard_and_the_keyboard_stays_open(
    open_chat,
) -> None:
    # A telephone whose keyboard takes half of the screen.
    lezer = await open_chat(
        viewport={"width": 390, "height": 420}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    pagina = lezer.pagina
    await lezer.begin()
    vak = pagina.locator("#tekst")
    await expect(vak).not_to_be_focused()
    await pagina.keyboard.press("Tab")
    await lezer.typ(WENS)
    await lezer.stap(2)
    await expect(vak).to_be_focused()
    await expect(pagina.locator(".vw-bericht--assistent").last).to_be_in_viewport(ratio=1)
    # The reply is read from its first line: nothing that is pinned on top lies over it.
    await lezer.typ(WAAROM)
    await lezer.stap(3)
    eerste = pagina.locator(".vw-bericht--client + .vw-bericht--assistent").last
    await expect(eerste).to_be_in_viewport(ratio=1)
    assert await eerste.evaluate("""b => {
      const { left, top } = b.getBoundingClientRect();
      return b.contains(document.elementFromPoint(left + 30, top + 2)); }""")
    await vak.fill("Een heel lang antwoord. " * 30)
    hoogte = (await vak.bounding_box() or {})["height"]
    assert 150 < hoogte <= 14 * 17 + 2
    # The same in a browser that can't let the box grow by itself.
    await pagina.evaluate("CSS.supports = () => false; document.getElementById('tekst').style.fieldSizing = 'fixed'")
    await vak.fill("kort")
    laag = (await vak.bounding_box() or {})["height"]
    await vak.fill("Een heel lang antwoord. " * 30)
    assert (await vak.bounding_box() or {})["height"] > laag + 60


async def test_new_messages_are_read_aloud_only_when_asked_and_only_by_a_dutch_voice_of_the_device(open_chat) -> None:
    zonder = await open_chat()
    await expect(zonder.pagina.get_by_role("switch")).to_have_count(0)
    ver = await open_chat(stemmen=[{"lang": "nl-NL", "localService": False}, {"lang": "en-GB", "localService": True}])
    await expect(ver.pagina.get_by_role("switch")).to_have_count(0)
    lezer = await open_chat(stemmen=[{"lang": "nl-BE", "localService": True}, {"lang": "nl_NL", "localService": True}])
    pagina = lezer.pagina
    schakel = pagina.get_by_role("switch", name="Lees nieuwe berichten voor")
    await expect(schakel).to_have_attribute("aria-checked", "false")
    await lezer.begin()
    assert await pagina.evaluate("window.gehoord") == []
    await schakel.click()
    assert await pagina.evaluate("window.gehoord") == ["Ik lees nieuwe berichten voor."]
    await lezer.typ(WENS)
    await lezer.stap(2)
    gehoord = await pagina.evaluate("window.gehoord.slice(1)")
    laatste = await pagina.locator(".vw-bericht--assistent .vw-bericht__tekst").last.inner_text()
    assert gehoord[-1] == laatste
    assert not [g for g in gehoord if g == WENS or "Vliegwiel:" in g]
    assert await pagina.evaluate("window.lopend.lang + window.lopend.voice.lang") == "nl-NLnl_NL"
    stop = pagina.get_by_role("button", name="Stop met lezen")
    await expect(stop).to_be_in_viewport(ratio=1)
    await stop.focus()
    await pagina.keyboard.press("Enter")
    await expect(stop).to_be_hidden()
    await expect(pagina.locator("#antwoord")).to_be_focused()
    # The choice lasts as long as the tab; who is not safe is not spoken to out loud; a number goes digit by digit.
    await pagina.reload()
    await expect(schakel).to_have_attribute("aria-checked", "true")
    assert await pagina.evaluate("window.gehoord") == []
    await lezer.typ("Ik wil niet meer leven, ik maak er vanavond een eind aan")
    await expect(pagina.get_by_role("region", name="Praat nu met een mens")).to_be_visible()
    await expect(pagina.locator("#typt")).to_be_hidden()
    assert re.search(r"\b1 1 3\b", " ".join(await pagina.evaluate("window.gehoord")))
    await pagina.evaluate("window.gehoord.length = 0")
    await lezer.typ("Mijn man slaat me, hij staat nu voor de deur en ik ben bang")
    await expect(pagina.locator("#gesprek[data-stil=ja]")).to_be_attached()
    assert await pagina.evaluate("window.gehoord") == []


async def test_without_javascript_somebody_corrects_stops_comes_back_shares_and_takes_back(open_chat) -> None:
    lezer = await open_chat(java_script_enabled=False)
    pagina = lezer.pagina
    await pagina.get_by_role("button", name="Ik begin").click()
    await lezer.typ(WENS)
    regel = pagina.locator(".vw-matrix")
    await regel.locator("summary").filter(has_text=f"Wijzig: “{WENS}”").click()
    await regel.get_by_label("Zo is het beter:").fill("Ik wil werk met honden")
    await regel.locator(".vw-wijzig").get_by_role("button", name="Bewaar").click()
    await expect(pagina.locator(".vw-matrix")).to_contain_text("“Ik wil werk met honden”")
    await pagina.locator("#tekst").fill("half af")
    await pagina.get_by_role("button", name="Later verder").click()
    await expect(pagina.locator("#tekst")).to_have_value("half af")
    code = (await pagina.locator(".vw-code__tekens code").first.inner_text()).strip()
    await pagina.goto(pagina.url.partition("/bericht")[0] + "/code")
    await pagina.get_by_role("button", name="Sluit af op dit toestel").click()
    await expect(pagina.get_by_role("heading", name="Wat wil jij?")).to_be_visible()
    await pagina.get_by_role("link", name="Verder met een code").click()
    await pagina.get_by_label("Je code").fill(code)
    await pagina.get_by_role("button", name="Ga verder").click()
    await expect(pagina.locator(".vw-matrix")).to_contain_text("“Ik wil werk met honden”")
    await pagina.get_by_role("button", name="Praat met een mens").click()
    await pagina.get_by_label("Telefoonnummer").fill("zes")
    await pagina.get_by_role("button", name="Bewaar").first.click()
    await expect(pagina.get_by_role("alert")).to_contain_text("Nog niet bewaard.")
    await pagina.get_by_label("Telefoonnummer").fill("06 12 34 56 78")
    await pagina.get_by_role("button", name="Bewaar").first.click()
    await pagina.locator("button[value=delen]").click()
    await pagina.get_by_role("link", name="Bekijk hoe het ermee staat").click()
    await expect(pagina.get_by_text("“Ik wil werk met honden”").first).to_be_visible()
    await pagina.get_by_role("button", name=re.compile("^Haal .*terug")).click()
    await expect(pagina.locator(VAN_MIJ).last).to_contain_text("terug")
    await expect(pagina.locator(".vw-matrix")).to_contain_text("“Ik wil werk met honden”")
