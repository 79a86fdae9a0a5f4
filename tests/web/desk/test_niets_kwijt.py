"""Nothing that a consultant typed is lost: a form comes back filled in, and an error page gives the words back."""

from __future__ import annotations

import asyncio
from urllib.parse import unquote

import pytest
from playwright.async_api import Browser as Chromium
from playwright.async_api import Route, expect

from tests.web.desk.conftest import WACHTWOORD, Browser, Werkplek

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
VERHAAL = "Belde om <tien> uur & sprak in"
VEILIG = "Belde om &lt;tien&gt; uur &amp; sprak in"


async def eigen_zaak(werkplek: Werkplek, browser: Browser) -> str:
    pad = f"/desk/overdrachten/{await werkplek.deel()}"
    assert (await browser.post(f"{pad}/claim")).status == 303
    return pad


@pytest.mark.parametrize(
    ("formulier", "velden", "staat_er"),
    [
        ("contactlog", {"soort": "", "notitie": VERHAAL}, f">{VEILIG}</textarea>"),
        ("contactlog", {"soort": "bezoek", "moment": "2030-01-01T10:00"}, 'value="bezoek" selected'),
        ("contactlog", {"soort": "bezoek", "moment": "2030-01-01T10:00"}, 'value="2030-01-01T10:00"'),
        ("pauzeren", {"tot": "2020-01-01", "reden": "klant_is_weg"}, 'value="klant_is_weg" selected'),
        ("pauzeren", {"tot": "2020-01-01", "reden": "klant_is_weg"}, 'value="2020-01-01"'),
        ("doorgeven", {"collega": "", "notitie": VERHAAL}, f">{VEILIG}</textarea>"),
        ("notities", {"tekst": "n" * 4001}, f">{'n' * 4001}</textarea>"),
    ],
)
async def test_a_form_on_a_case_that_is_not_right_comes_back_as_it_was_filled_in(
    werkplek: Werkplek, formulier: str, velden: dict[str, str], staat_er: str
) -> None:
    anouk = await werkplek.consulent()
    await werkplek.consulent("Bilal")
    pad = await eigen_zaak(werkplek, anouk)
    antwoord = await anouk.post(f"{pad}/{formulier}", velden)
    pagina = await antwoord.text()
    assert antwoord.status == 400
    assert staat_er in pagina
    assert pagina.count("Er is niets bewaard.") == 1
    assert "<title>Fout: " in pagina
    assert pagina.count("autofocus") == 1
    # The other forms stay empty, and nothing was kept.
    assert staat_er not in await anouk.tekst(pad)


async def test_a_program_reads_what_is_wrong_as_before(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    pad = await eigen_zaak(werkplek, anouk)
    for formulier in ("contactlog", "pauzeren", "doorgeven", "notities"):
        antwoord = await anouk.post(f"{pad}/{formulier}", {}, Accept="application/json")
        assert (antwoord.status, antwoord.content_type) == (400, "application/problem+json"), formulier


async def test_who_was_logged_out_while_typing_gets_the_words_back(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    pad = await eigen_zaak(werkplek, anouk)
    werkplek.klok.later(minutes=31)
    antwoord = await anouk.post(f"{pad}/notities", {"tekst": VERHAAL})
    assert antwoord.status == 401
    assert f'readonly aria-labelledby="getypt">{VEILIG}</textarea>' in await antwoord.text()
    van_elders = await anouk.post(f"{pad}/notities", {"tekst": VERHAAL}, Origin="https://ergens.example")
    assert van_elders.status == 403
    assert VEILIG not in await van_elders.text()


async def test_a_colleague_was_first_and_the_words_are_not_gone(werkplek: Werkplek) -> None:
    anouk, bilal = await werkplek.consulent(), await werkplek.consulent("Bilal")
    pad = await eigen_zaak(werkplek, anouk)
    for formulier, velden in (
        ("notities", {"tekst": VERHAAL}),
        ("plan/profiel", {"profiel": "arbeidsactivering", "reden": VERHAAL}),
        ("pauzeren", {"tot": "2026-03-09", "reden": "klant_is_weg", "toelichting": VERHAAL}),
    ):
        antwoord = await bilal.post(f"{pad}/{formulier}", velden)
        assert antwoord.status == 403
        assert VEILIG in await antwoord.text()
        assert "klant_is_weg" not in await antwoord.text(), "a choice is no story"


async def test_a_button_that_is_pressed_twice_keeps_one_note(werkplek: Werkplek, browser: Chromium) -> None:
    anouk = await werkplek.consulent()
    pad = await eigen_zaak(werkplek, anouk)
    pagina = await browser.new_page()
    await pagina.goto(str(werkplek.server.make_url("/desk")))
    await pagina.get_by_label("Gebruikersnaam").fill("anouk")
    await pagina.get_by_label("Wachtwoord").fill(WACHTWOORD)
    await pagina.keyboard.press("Enter")
    await expect(pagina.get_by_role("button", name="Afmelden")).to_be_visible()
    await pagina.goto(str(werkplek.server.make_url(pad)))
    gestuurd: asyncio.Queue[Route] = asyncio.Queue()
    await pagina.route("**/notities", gestuurd.put)
    for keer in (1, 2):  # after the first one has been kept, the form works again
        await pagina.get_by_label("Nieuwe notitie").fill(f"{keer} keer gebeld")
        bewaar = pagina.get_by_role("button", name="Bewaar notitie")
        await bewaar.scroll_into_view_if_needed()
        knop = await bewaar.bounding_box()
        assert knop
        plek = (knop["x"] + knop["width"] / 2, knop["y"] + knop["height"] / 2)
        await pagina.mouse.click(*plek)
        onderweg = await gestuurd.get()
        await pagina.mouse.click(*plek)
        await onderweg.continue_()
        await expect(pagina.get_by_text("De notitie is opgeslagen")).to_be_visible()
        assert gestuurd.empty(), "the second press sent it once more"
        await expect(pagina.get_by_text(f"{keer} keer gebeld")).to_have_count(1)


async def test_an_address_with_a_choice_gives_a_colleague_the_same_list_also_after_logging_in(
    werkplek: Werkplek,
) -> None:
    anouk = await werkplek.consulent()
    await eigen_zaak(werkplek, anouk)
    await werkplek.deel(wens="Deze wacht nog")
    adres = "/desk?status=opgepakt"
    await werkplek.consulent("Bilal")
    nieuw = await werkplek.browser()
    naar = (await nieuw.get(adres)).headers["Location"]
    assert unquote(naar) == f"/desk/aanmelden?verder={adres}"
    velden = {"gebruikersnaam": "bilal", "wachtwoord": "fiets-wolk-7", "verder": adres}
    assert (await nieuw.post("/desk/aanmelden", velden)).headers["Location"] == adres
    lijst = await nieuw.tekst(adres)
    assert "Deze wacht nog" not in lijst
    assert "Je ziet: Opgepakt" in lijst


async def test_the_address_of_a_search_names_nobody_and_tells_a_colleague_so(werkplek: Werkplek) -> None:
    anouk, bilal = await werkplek.consulent(), await werkplek.consulent("Bilal")
    adres = (await anouk.post("/desk/zoeken", {"zoek": "Samira"})).headers["Location"]
    assert "Samira" not in unquote(adres)
    antwoord = await bilal.get(adres)
    assert antwoord.status == 400
    assert "Dit zocht een collega" in await antwoord.text()
