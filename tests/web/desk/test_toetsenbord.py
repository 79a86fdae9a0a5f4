"""The desk without a mouse: the whole way of a case by Tab and Enter, the shortcut keys, and the order of reading."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import Browser, Page, expect

from tests.hulp.axe import overtredingen
from tests.hulp.overdrachten import maak_medewerker
from tests.web.desk.conftest import HASHER, WACHTWOORD, Werkplek

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
MEEST = 60  # presses of Tab until something is reached
# The name of what has the focus as a screen reader says it, nearly; and whether it can be seen.
WAAR = """() => {
  const e = document.activeElement, stijl = getComputedStyle(e), plek = e.getBoundingClientRect();
  const naam = e.labels?.length ? e.labels[0].textContent : e.textContent;
  return [naam.trim().replace(/\\s+/g, ' '), (stijl.outlineStyle !== 'none' || stijl.boxShadow !== 'none') &&
    plek.width > 0 && plek.bottom > 0 && plek.top < innerHeight];
}"""


# What a screen reader goes through, from the top: the menu, what to show, searching, who waits, what is one's own.
VOORGELEZEN = """
- link "Naar de inhoud":
  - /url: "#inhoud"
- banner:
  - link "Vliegwiel werkplek gemeente Voorbeeldstad":
    - /url: /desk
  - navigation "Hoofdmenu":
    - link "Wachtrij":
      - /url: /desk
    - link "Blijft liggen":
      - /url: /desk/blijft-liggen
    - link "Afgerond":
      - /url: /desk/afgerond
    - link "Links":
      - /url: /desk/links
    - link "Aanbod":
      - /url: /desk/aanbod
    - link "Anouk – je account":
      - /url: /desk/account
    - button "Afmelden"
- main:
  - status
  - form "Wat je ziet":
    - text: Buurt
    - textbox "Buurt":
      - /placeholder: alle
    - text: Status
    - combobox "Status":
      - option "Wacht" [selected]
      - option "Nieuw"
      - option "Opgepakt"
      - option "In contact"
      - option "Afgerond"
      - option "Teruggegeven"
      - option "Gepauzeerd"
    - checkbox "Alleen van mij"
    - text: Alleen van mij
    - button "Toon"
  - search:
    - text: Referentie of naam
    - searchbox "Referentie of naam"
    - button "Zoek"
  - region "Wachtrij 1":
    - heading "Wachtrij 1" [level=1]
    - 'table "Overdrachten: eerst met een signaal, dan op gewenste datum, dan op wachttijd"':
      - caption: "Overdrachten: eerst met een signaal, dan op gewenste datum, dan op wachttijd"
      - rowgroup:
        - row "Referentie Wens Wacht sinds Buurt Signaal Doen":
          - columnheader "Referentie"
          - columnheader "Wens"
          - columnheader "Wacht sinds"
          - columnheader "Buurt"
          - columnheader "Signaal"
          - columnheader "Doen"
      - rowgroup:
        - row "CODE De eerste wens minder dan 1 minuut MOMENT onbekend Acuut signaal Oppakken":
          - rowheader "CODE":
            - link "CODE":
              - /url: /desk/overdrachten/ID
          - cell "De eerste wens"
          - cell "minder dan 1 minuut MOMENT":
            - time: minder dan 1 minuut
            - text: MOMENT
          - cell "onbekend"
          - cell "Acuut signaal"
          - cell "Oppakken":
            - button "Oppakken"
  - region "Bij jou 0":
    - heading "Bij jou 0" [level=2]
    - paragraph: Je hebt nu geen overdrachten.
- contentinfo:
  - link "Sneltoetsen":
    - /url: /desk/sneltoetsen
  - paragraph:
    - link "Jouw gegevens":
      - /url: /privacy
    - link "Toegankelijkheid":
      - /url: /toegankelijkheid
    - link "Hoe werkt deze computer":
      - /url: /hoe-werkt-deze-computer
"""


async def tab(pagina: Page, naam: str) -> None:
    """Press Tab until something with this name has the focus; on the way nothing has it unseen."""
    for _ in range(MEEST):
        await pagina.keyboard.press("Tab")
        hier, zichtbaar = await pagina.evaluate(WAAR)
        assert zichtbaar, hier
        if hier.startswith(naam):
            return
    raise AssertionError(f"{naam}: not reached with Tab")


async def ga(pagina: Page, naam: str) -> None:
    """Go there with Tab and press Enter."""
    await tab(pagina, naam)
    await pagina.keyboard.press("Enter")


async def meld_aan(werkplek: Werkplek, browser: Browser, klachten: list[str]) -> Page:
    """Make a consultant, and log in by keyboard."""
    await maak_medewerker(werkplek.database, "Anouk", HASHER.hash(WACHTWOORD))
    pagina = await (await browser.new_context(reduced_motion="reduce", locale="nl-NL")).new_page()
    pagina.on("console", lambda bericht: klachten.append(bericht.text))
    pagina.on("pageerror", lambda fout: klachten.append(str(fout)))
    await pagina.goto(str(werkplek.server.make_url("/desk")))
    await tab(pagina, "Gebruikersnaam")
    await pagina.keyboard.type("anouk")
    await tab(pagina, "Wachtwoord")
    await pagina.keyboard.type(WACHTWOORD)
    await pagina.keyboard.press("Enter")
    await expect(pagina.get_by_role("heading", name="Wachtrij")).to_be_visible()
    return pagina


async def referentie(pagina: Page, wens: str) -> str:
    return await pagina.get_by_role("row").filter(has_text=wens).get_by_role("link").inner_text()


async def test_a_case_goes_from_the_queue_to_finished_by_keyboard_only(werkplek: Werkplek, browser: Browser) -> None:
    await werkplek.deel(wens="De eerste wens")
    klachten: list[str] = []
    pagina = await meld_aan(werkplek, browser, klachten)
    await ga(pagina, await referentie(pagina, "De eerste wens"))
    await expect(pagina.get_by_role("heading", name="Overdracht")).to_be_visible()
    await ga(pagina, "Oppakken")
    await expect(pagina.get_by_text("06 12 34 56 78")).to_be_visible()
    await tab(pagina, "Wat gebeurde er?")
    await pagina.keyboard.type("Berei")
    await tab(pagina, "Toelichting")
    await pagina.keyboard.type("Morgen om tien uur koffie")
    await ga(pagina, "Noteer contact")
    await expect(pagina.get_by_text("Het contact is genoteerd")).to_be_visible()
    await expect(pagina.get_by_text("Morgen om tien uur koffie")).to_be_visible()
    await tab(pagina, "Nieuwe notitie")
    await pagina.keyboard.type("Houdt van planten")
    await ga(pagina, "Bewaar notitie")
    await expect(pagina.get_by_text("De notitie is opgeslagen")).to_be_visible()
    await ga(pagina, "Rond af")
    await expect(pagina.get_by_role("heading", name="Rond af")).to_be_visible()
    await tab(pagina, "Dagbesteding")
    await pagina.keyboard.press("ArrowDown")
    await ga(pagina, "Rond af")
    await expect(pagina.get_by_text("De overdracht is afgerond")).to_be_visible()
    assert klachten == []


async def test_with_the_shortcut_keys_a_case_is_found_claimed_and_noted(werkplek: Werkplek, browser: Browser) -> None:
    for wens in ("De eerste wens", "De tweede wens"):
        await werkplek.deel(wens=wens)
        werkplek.klok.later(minutes=1)
    klachten: list[str] = []
    pagina = await meld_aan(werkplek, browser, klachten)
    druk = pagina.keyboard.press
    eerste, tweede = [await referentie(pagina, w) for w in ("De eerste wens", "De tweede wens")]
    await druk("p")  # nobody stands on a row: nothing is claimed
    await druk("f")
    await expect(pagina.get_by_label("Buurt")).to_be_focused()
    await pagina.keyboard.type("jkp?")  # typing is typing
    await expect(pagina.get_by_label("Buurt")).to_have_value("jkp?")
    await pagina.goto(pagina.url + "?status=nieuw")
    for toets, naam in (("j", eerste), ("j", tweede), ("j", tweede), ("k", eerste), ("j", tweede)):
        await druk(toets)
        await expect(pagina.get_by_role("link", name=naam)).to_be_focused()
    for toets in ("Control+k", "Alt+k", "Shift+k"):
        await druk(toets)
    await expect(pagina.get_by_role("link", name=tweede)).to_be_focused()
    await druk("/")
    await expect(pagina.get_by_label("Referentie of naam")).to_be_focused()
    await pagina.get_by_role("link", name=eerste).focus()
    await druk("o")
    await expect(pagina.get_by_role("heading", name=f"Overdracht {eerste}")).to_be_visible()
    await druk("w")  # back, with what was chosen there
    await expect(pagina).to_have_url(re.compile(r"/desk\?status=nieuw$"))
    await druk("j")
    await druk("p")
    await expect(pagina.get_by_text("Je hebt deze overdracht opgepakt")).to_be_visible()
    await expect(pagina.get_by_role("heading", name=f"Overdracht {eerste}")).to_be_visible()
    await druk("c")
    await expect(pagina.get_by_label("Wat gebeurde er?")).to_be_focused()
    await pagina.get_by_role("heading", name="Notities").click()
    await druk("n")
    await expect(pagina.get_by_label("Nieuwe notitie")).to_be_focused()
    await pagina.keyboard.type("Belt morgen weer, om ? uur")
    await druk("Control+Enter")
    await expect(pagina.get_by_text("De notitie is opgeslagen")).to_be_visible()
    await expect(pagina.get_by_text("Belt morgen weer, om ? uur")).to_be_visible()
    assert klachten == []


async def test_the_keys_explain_themselves_and_can_be_switched_off(werkplek: Werkplek, browser: Browser) -> None:
    await werkplek.deel()
    klachten: list[str] = []
    pagina = await meld_aan(werkplek, browser, klachten)
    hulp = pagina.get_by_role("dialog", name="Sneltoetsen")
    rij = pagina.get_by_role("row").get_by_role("link").first
    await rij.focus()
    await pagina.keyboard.press("?")
    await expect(hulp).to_be_visible()
    await expect(hulp.get_by_role("button", name="Sluit")).to_be_focused()
    assert await overtredingen(pagina) == []
    await pagina.keyboard.press("j")  # behind the dialog nothing moves
    await pagina.keyboard.press("Escape")
    await expect(hulp).to_be_hidden()
    await expect(rij).to_be_focused()
    await pagina.get_by_role("link", name="Sneltoetsen").focus()
    await pagina.keyboard.press("Enter")
    await hulp.get_by_label("Gebruik losse toetsen").press("Space")
    await hulp.get_by_role("button", name="Sluit").click()
    for _ in range(2):  # now, and after loading the page again
        await pagina.keyboard.press("j")
        await expect(rij).not_to_be_focused()
        await pagina.reload()
    await pagina.goto(str(werkplek.server.make_url("/desk/sneltoetsen")))
    aan = pagina.get_by_label("Gebruik losse toetsen")
    await expect(aan).not_to_be_checked()
    await aan.check()
    await pagina.goto(str(werkplek.server.make_url("/desk")))
    await pagina.keyboard.press("j")
    await expect(rij).to_be_focused()
    assert klachten == []


async def test_without_javascript_the_keys_are_a_page_that_says_they_need_it(
    werkplek: Werkplek, browser: Browser
) -> None:
    await maak_medewerker(werkplek.database, "Anouk", HASHER.hash(WACHTWOORD))
    pagina = await (await browser.new_context(java_script_enabled=False)).new_page()
    await pagina.goto(str(werkplek.server.make_url("/desk")))
    await pagina.get_by_label("Gebruikersnaam").fill("anouk")
    await pagina.get_by_label("Wachtwoord").fill(WACHTWOORD)
    await pagina.keyboard.press("Enter")
    await pagina.get_by_role("link", name="Sneltoetsen").click()
    await expect(pagina.get_by_role("heading", name="Sneltoetsen")).to_be_visible()
    await expect(pagina.get_by_text("staat JavaScript uit")).to_be_visible()
    await expect(pagina.get_by_label("Gebruik losse toetsen")).to_be_hidden()


async def test_who_has_no_queue_reads_only_the_keys_that_do_something(werkplek: Werkplek) -> None:
    pagina = await (await werkplek.consulent("Thomas", "auditor")).tekst("/desk/sneltoetsen")
    assert re.findall(r"<kbd>([^<]+)</kbd>", pagina) == ["f", "Ctrl + Enter", "?"]


async def test_the_queue_is_read_in_the_order_of_the_work(werkplek: Werkplek, browser: Browser) -> None:
    await werkplek.deel(wens="De eerste wens", veiligheid="acuut")
    klachten: list[str] = []
    pagina = await meld_aan(werkplek, browser, klachten)
    code = await referentie(pagina, "De eerste wens")
    gelezen = (await pagina.locator("body").aria_snapshot()).replace(code, "CODE")
    gelezen = re.sub(r"ma 2 mrt, \d\d:\d\d", "MOMENT", gelezen)
    assert re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "ID", gelezen) == VOORGELEZEN.strip()
    assert klachten == []


async def test_news_is_said_once_shortly_and_without_taking_the_focus(werkplek: Werkplek, browser: Browser) -> None:
    klachten: list[str] = []
    pagina = await meld_aan(werkplek, browser, klachten)
    nieuws = pagina.locator("#nieuws")
    await expect(nieuws).to_have_attribute("aria-live", "polite")
    await pagina.evaluate(
        "() => { window.gezegd = []; new MutationObserver((l) => l.forEach((m) => m.addedNodes.forEach((n) =>"
        " window.gezegd.push(n.textContent)))).observe(document.getElementById('nieuws'), {childList: true}); }"
    )
    await pagina.get_by_label("Referentie of naam").focus()
    for wens in ("De eerste wens", "De tweede wens", "De derde wens"):
        await werkplek.deel(wens=wens)
        await expect(pagina.get_by_text(wens)).to_be_visible()
    await expect(nieuws).to_have_text("Er is een nieuwe overdracht.")
    assert await pagina.evaluate("window.gezegd") == ["Er is een nieuwe overdracht."]
    await expect(pagina.get_by_label("Referentie of naam")).to_be_focused()
    # What is replaced is no live region itself: the list is not read out as a whole.
    assert await pagina.locator("#lijsten [aria-live], #lijsten [role=status], #lijsten [role=alert]").count() == 0
    assert klachten == []
