"""Sending in a real browser: nothing is lost or said twice, without a connection, in two tabs, on a shared device."""

from __future__ import annotations

import pytest
from playwright.async_api import Error, Route, expect

from tests.hulp.chromium import browser
from tests.hulp.webproef import Web
from tests.web.chat.lezer import ONDERWEG, VAN_MIJ, WAAROM, WENS, klachten, open_chat

__all__ = ["browser", "klachten", "open_chat"]


async def test_without_internet_the_answer_waits_and_is_sent_once_also_after_a_reload(open_chat) -> None:
    lezer = await open_chat()
    pagina, context = lezer.pagina, lezer.pagina.context
    await lezer.begin()
    await context.set_offline(True)
    await expect(pagina.get_by_role("status").filter(has_text="Je bent offline. Typen kan wel.")).to_be_visible()
    await lezer.typ(WENS)
    melding = pagina.get_by_role("alert")
    await expect(melding).to_contain_text("Je bent offline. Je antwoord staat klaar.")
    await expect(melding.get_by_role("link", name="112")).to_have_attribute("href", "tel:112")
    await expect(pagina.locator(ONDERWEG)).to_have_text(WENS)
    await pagina.get_by_role("button", name="Opnieuw versturen").click()
    await expect(melding).to_have_count(1)
    await context.set_offline(False)
    await lezer.stap(2)
    await expect(melding).to_have_count(0)
    await expect(pagina.locator(ONDERWEG)).to_have_count(0)
    assert await lezer.zei(WENS) == 1

    # The second time the answer of the server is lost, and then the page is loaded again.
    async def antwoord_valt_weg(route: Route) -> None:
        await route.fetch()
        await route.abort()

    await pagina.route("**/bericht", antwoord_valt_weg, times=1)
    await lezer.typ(WAAROM)
    await expect(melding).to_contain_text("Niet verstuurd. Het lukt nu niet. Je antwoord staat klaar.")
    await pagina.locator("#tekst").fill("En ook")
    await context.set_offline(True)
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        await pagina.reload()
    await context.set_offline(False)
    await pagina.reload()
    await lezer.stap(3)
    await expect(pagina.locator(ONDERWEG)).to_have_count(0)
    assert await lezer.zei(WAAROM) == 1
    await expect(pagina.locator("#tekst")).to_have_value("En ook")


async def test_a_refused_answer_comes_back_into_the_box_and_holds_up_nothing(open_chat) -> None:
    lezer = await open_chat(viewport={"width": 390, "height": 700}, reduced_motion="reduce")
    pagina = lezer.pagina
    await lezer.begin()
    await pagina.route(
        "**/bericht", lambda route: route.fulfill(status=403, content_type="text/html", body="<p>nee"), times=1
    )
    await lezer.typ(WENS)
    await expect(pagina.get_by_role("alert")).to_contain_text("Dit antwoord kon niet worden verstuurd.")
    await expect(pagina.locator("#tekst")).to_have_value(WENS)
    await pagina.locator(".vw-typ__stuur").click()
    await lezer.stap(2)
    await lezer.typ("een heel verhaal " * 300)
    await expect(pagina.get_by_role("alert")).to_contain_text("Het bericht is te lang")
    # The long answer stood there for a moment and is gone: what went wrong is in sight, not the end of the page.
    await expect(pagina.get_by_role("alert")).to_be_in_viewport(ratio=1)
    assert len(await pagina.locator("#tekst").input_value()) == 17 * 300


async def test_two_tabs_are_one_talk_and_nothing_is_recorded_twice(open_chat, webdienst: Web) -> None:
    een = await open_chat()
    await een.begin()
    twee = await open_chat(een)
    await twee.pagina.locator("#tekst").fill("half af")
    await een.typ(WENS)
    # The other tab is told, shows the newest question, and keeps what was being typed.
    await expect(twee.pagina.get_by_role("status").filter(has_text="ander venster")).to_be_visible()
    await twee.stap(2)
    assert await twee.zei(WENS) == 1
    await expect(twee.pagina.locator("#tekst")).to_have_value("half af")
    # A tab that could not know (its channel is cut) gives the same answer again: that is the same message.
    await een.pagina.route("**/", lambda route: route.abort())
    oud = await een.pagina.locator("#deel-verborgen").inner_html()
    await twee.typ(WAAROM)
    await twee.stap(3)
    assert await een.pagina.locator("#deel-verborgen").inner_html() == oud
    await een.typ(WAAROM)
    await een.stap(3)
    assert await een.zei(WAAROM) == 1
    # A double press is one press.
    voor = len(webdienst.taal.gevraagd)
    await een.pagina.unroute("**/")
    await een.pagina.locator("button[value=overslaan]").dblclick()
    await expect(een.pagina.locator(VAN_MIJ).filter(has_text="Overslaan")).to_have_count(1)
    await expect(een.pagina.locator("#typt")).to_be_hidden()
    assert len(webdienst.taal.gevraagd) == voor + 1
    # Away and back: the newest question, and the words that were typed.
    await een.pagina.locator("#tekst").fill("nog bezig")
    await een.pagina.goto(str(webdienst.server.make_url("/hulp")))
    await een.pagina.go_back()
    await expect(een.pagina.locator("#tekst")).to_have_value("nog bezig")
    assert await een.zei("Overslaan") == 1


async def test_words_for_one_conversation_never_land_in_another_on_the_same_device(open_chat) -> None:
    een = await open_chat()
    await een.begin()
    twee = await open_chat(een)
    await een.pagina.evaluate("new BroadcastChannel('x').close()")
    await een.pagina.route("**/", lambda route: route.abort())
    await twee.pagina.context.clear_cookies()
    await twee.pagina.reload()
    await twee.begin()
    await een.typ("Ik wil dood")
    await expect(een.pagina.get_by_role("alert")).to_contain_text("Dit is een ander gesprek")
    await expect(een.pagina.get_by_role("region", name="Praat nu met een mens")).to_be_visible()
    await expect(een.pagina.locator("#tekst")).to_have_value("Ik wil dood")
    await twee.pagina.reload()
    assert await twee.zei("dood") == 0
    # Whoever closes off and begins anew finds nothing of what the one before typed.
    await twee.pagina.locator("#tekst").fill("van mij")
    assert "van mij" in await twee.bewaard()
    await twee.pagina.context.clear_cookies()
    await twee.pagina.reload()
    await expect(twee.pagina.locator("#tekst")).to_have_value("")
    assert "van mij" not in await twee.bewaard()
    await twee.pagina.locator("#tekst").fill("geheim")
    await twee.pagina.evaluate("document.dispatchEvent(new CustomEvent('vliegwiel:verlaat', {detail: {naar: ''}}))")
    await twee.pagina.locator("#tekst").press_sequentially("er")
    assert await twee.bewaard() == "{}"
