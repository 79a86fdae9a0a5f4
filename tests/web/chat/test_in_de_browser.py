"""The chat page in a real browser: nothing is lost or said twice, without a connection, in two tabs, and by keyboard."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Error, Page, Route, expect

from tests.hulp.chromium import browser
from tests.hulp.webproef import Web

__all__ = ["browser"]

WENS = "Ik wil werk met dieren"
WAAROM = "Dan hoor ik er weer bij"
VAN_MIJ = ".vw-bericht--client[data-bericht]"
ONDERWEG = ".vw-bericht--weg"
# Written by us for the browser's own voices, of which headless Chromium has none: it keeps what would be heard.
STEMMEN = """(stemmen) => {
  window.gehoord = []; window.gestopt = 0; window.lopend = null;
  const stem = Object.assign(new EventTarget(), {
    getVoices: () => stemmen, speak: u => { window.gehoord.push(u.text); window.lopend = u; },
    cancel: () => { window.gestopt += 1; } });
  Object.defineProperty(window, 'speechSynthesis', { value: stem });
  window.SpeechSynthesisUtterance = class { constructor(tekst) { this.text = tekst; } };
}"""
AFGELUISTERD = """() => { window.erbij = [];
  new MutationObserver(lijst => lijst.forEach(m => m.addedNodes.forEach(n => {
    if (n.nodeType === 1 && !n.closest('[aria-hidden=true]')) window.erbij.push(n.innerText.replace(/\\s+/g, ' ').trim()); })))
    .observe(document.getElementById('berichten'), { childList: true, subtree: true }); }"""


@pytest.fixture
async def klachten() -> AsyncIterator[list[str]]:
    """What browsers complain about; they also name every refusal, and that there is no connection."""
    gevonden: list[str] = []
    yield gevonden
    assert [
        k for k in gevonden if not re.search("ERR_INTERNET_DISCONNECTED|ERR_FAILED|status of (403|409|422)", k)
    ] == []


class Lezer:
    """Somebody in front of the chat page."""

    def __init__(self, pagina: Page) -> None:
        self.pagina = pagina

    async def begin(self) -> None:
        """Press the first button."""
        await self.pagina.locator("button[value=begin]").click()
        await self.stap(1)

    async def typ(self, tekst: str) -> None:
        """Type something and press "Stuur"."""
        await self.pagina.locator("#tekst").fill(tekst)
        await self.pagina.locator(".vw-typ__stuur").click()

    async def stap(self, nummer: int) -> None:
        """Wait for this stage of the talk."""
        await expect(self.pagina.locator("#voortgang")).to_contain_text(f"Stap {nummer} van 8")
        await expect(self.pagina.locator("#typt")).to_be_hidden()

    async def zei(self, tekst: str) -> int:
        """How often it stands in the talk as said by the client."""
        return await self.pagina.locator(VAN_MIJ).filter(has_text=tekst).count()

    async def bewaard(self) -> str:
        """What this tab keeps."""
        return str(await self.pagina.evaluate("JSON.stringify({...sessionStorage, ...localStorage})"))


@pytest.fixture
async def open_chat(webdienst: Web, browser: Browser, klachten: list[str]):  # type: ignore[no-untyped-def]
    """Open the chat in a browser of its own, or in another tab of the browser of ``naast``."""

    async def openen(
        naast: Lezer | None = None, stemmen: list[dict[str, object]] | None = None, **opties: object
    ) -> Lezer:
        context = naast.pagina.context if naast else await browser.new_context(**opties)  # type: ignore[arg-type]
        pagina = await context.new_page()
        pagina.set_default_timeout(20_000)
        pagina.on("console", lambda b: klachten.append(b.text) if b.type in ("error", "warning") else None)
        pagina.on("pageerror", lambda fout: klachten.append(str(fout)))
        if stemmen is not None:
            await pagina.add_init_script(f"({STEMMEN})({json.dumps(stemmen)})")
        await pagina.goto(str(webdienst.server.make_url("/")))
        if opties.get("java_script_enabled", True):
            await expect(pagina.get_by_role("log")).to_have_attribute("aria-live", "polite")
        return Lezer(pagina)

    return openen


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
    lezer = await open_chat()
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
    await lezer.typ("é" * 2001)
    await expect(pagina.get_by_role("alert")).to_contain_text("Het bericht is te lang")
    assert len(await pagina.locator("#tekst").input_value()) == 2001


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
    lezer = await open_chat(viewport={"width": 390, "height": 420}, has_touch=True, is_mobile=True)
    pagina = lezer.pagina
    await lezer.begin()
    vak = pagina.locator("#tekst")
    await expect(vak).not_to_be_focused()
    await pagina.keyboard.press("Tab")
    await lezer.typ(WENS)
    await lezer.stap(2)
    await expect(vak).to_be_focused()
    await expect(pagina.locator(".vw-bericht--assistent").last).to_be_in_viewport(ratio=1)
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
