"""One's own account: a password of one's own, a second factor, and proving once more who it is."""

from __future__ import annotations

import html
import re
from datetime import datetime

import pyotp
import pytest
from sqlalchemy import select, update

from tests.hulp.overdrachten import maak_medewerker
from tests.web.desk.conftest import HASHER, WACHTWOORD, Browser, StartDesk, Werkplek
from vliegwiel.settings import Instellingen
from vliegwiel.storage.tabellen import auditregel, medewerker
from vliegwiel.web.desk import routes

# What is stored is tested on both databases in tests/services.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

NIEUW = "paard-batterij-niet"
TWEEDE = "/desk/account/tweede-factor"


async def wijzig(browser: Browser, oud: str, nieuw: str, weer: str | None = None) -> int:
    velden = {"wachtwoord": oud, "nieuw": nieuw, "nieuw_weer": nieuw if weer is None else weer}
    return (await browser.post("/desk/account/wachtwoord", velden)).status


def code(geheim: str, moment: datetime) -> str:
    return pyotp.TOTP(geheim).at(moment)


async def zet_aan(werkplek: Werkplek, browser: Browser) -> tuple[str, list[str]]:
    """Turn the second factor on as somebody does it; returns the secret and the recovery codes."""
    pagina = await (await browser.post(TWEEDE)).text()
    gevonden = re.search(r'desk-sleutel">([A-Z2-7 ]+)<', pagina)
    assert gevonden
    assert '<svg role="img"' in pagina
    geheim = gevonden[1].replace(" ", "")
    klaar = await browser.post(f"{TWEEDE}/bevestigen", {"code": code(geheim, werkplek.klok())})
    codes = re.findall(r"<li>(\w{5}-\w{5})</li>", await klaar.text())
    assert len(codes) == 10
    return geheim, codes


async def test_a_new_password_works_and_the_other_devices_are_logged_out(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    thuis = await werkplek.browser()
    await thuis.meld_aan("anouk")
    assert await wijzig(anouk, WACHTWOORD, NIEUW) == 303
    assert "Je wachtwoord is gewijzigd" in await anouk.tekst("/desk/account")
    assert (await thuis.get("/desk")).status == 303
    assert (await thuis.meld_aan("anouk")).status == 401
    assert (await thuis.meld_aan("anouk", NIEUW)).status == 303


@pytest.mark.parametrize(
    ("oud", "nieuw", "weer", "uitleg"),
    [
        ("fout", NIEUW, None, "Je huidige wachtwoord klopt niet"),
        (WACHTWOORD, "vlieger", None, "te kort"),
        (WACHTWOORD, "welkom2026!!!", None, "gebruiken veel mensen"),
        (WACHTWOORD, "anouk-op-de-fiets", None, "gebruikersnaam staat in"),
        (WACHTWOORD, NIEUW, "iets-heel-anders", "niet twee keer hetzelfde"),
    ],
)
async def test_a_wrong_password_form_says_what_is_wrong_and_changes_nothing(
    werkplek: Werkplek, oud: str, nieuw: str, weer: str | None, uitleg: str
) -> None:
    anouk = await werkplek.consulent()
    velden = {"wachtwoord": oud, "nieuw": nieuw, "nieuw_weer": nieuw if weer is None else weer}
    antwoord = await anouk.post("/desk/account/wachtwoord", velden)
    tekst = await antwoord.text()
    assert antwoord.status == 400
    assert uitleg in tekst
    assert nieuw not in tekst
    assert (await (await werkplek.browser()).meld_aan("anouk")).status == 303


async def test_who_got_a_password_chooses_one_and_then_gets_to_work(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    async with werkplek.database.transactie() as verbinding:
        await verbinding.execute(update(medewerker).values(wachtwoord_tijdelijk=True))
    assert (await anouk.get("/desk")).headers["Location"] == "/desk/account/wachtwoord"
    assert await wijzig(anouk, WACHTWOORD, NIEUW) == 303
    assert (await anouk.get("/desk")).status == 200


async def test_with_a_second_factor_the_password_alone_is_not_enough(werkplek: Werkplek) -> None:
    geheim, _ = await zet_aan(werkplek, await werkplek.consulent())
    werkplek.klok.later(minutes=2)
    browser = await werkplek.browser()
    assert (await browser.meld_aan("anouk")).headers["Location"] == "/desk/aanmelden/code"
    assert (await browser.get("/desk")).status == 303
    fout = await browser.post("/desk/aanmelden/code", {"code": "000000"})
    assert fout.status == 401
    assert "Deze code klopt niet" in await fout.text()
    goed = await browser.post("/desk/aanmelden/code", {"code": code(geheim, werkplek.klok())})
    assert (goed.status, goed.headers["Location"]) == (303, "/desk")
    assert (await browser.get("/desk")).status == 200


async def test_the_page_that_was_asked_for_survives_the_second_factor(werkplek: Werkplek) -> None:
    zaak = await werkplek.deel()
    _, codes = await zet_aan(werkplek, await werkplek.consulent())
    browser = await werkplek.browser()
    velden = {"gebruikersnaam": "anouk", "wachtwoord": WACHTWOORD, "verder": f"/desk/overdrachten/{zaak}"}
    await browser.post("/desk/aanmelden", velden)
    klaar = await browser.post("/desk/aanmelden/code", {"code": codes[0]})
    assert klaar.headers["Location"] == f"/desk/overdrachten/{zaak}"
    assert "nog 9 herstelcodes" in await browser.tekst("/desk/account")


async def test_codes_can_not_be_tried_for_ever(werkplek: Werkplek) -> None:
    await zet_aan(werkplek, await werkplek.consulent())
    browser = await werkplek.browser()
    await browser.meld_aan("anouk")
    statussen = [(await browser.post("/desk/aanmelden/code", {"code": f"{n:06}"})).status for n in range(11)]
    assert statussen == [401] * 10 + [429]


async def test_ten_minutes_after_the_password_it_has_to_be_filled_in_again(werkplek: Werkplek) -> None:
    _, codes = await zet_aan(werkplek, await werkplek.consulent())
    browser = await werkplek.browser()
    await browser.meld_aan("anouk")
    werkplek.klok.later(minutes=11)
    antwoord = await browser.post("/desk/aanmelden/code", {"code": codes[0]})
    assert antwoord.headers["Location"] == "/desk/aanmelden"
    assert (await browser.get("/desk")).status == 303


async def test_a_role_that_needs_a_second_factor_can_not_turn_it_off(
    start_desk: StartDesk, instellingen: Instellingen
) -> None:
    werkplek = await start_desk(instellingen.model_copy(update={"tweede_factor_rollen": "consulent"}))
    anouk = await werkplek.consulent()
    assert (await anouk.get("/desk")).headers["Location"] == TWEEDE
    await zet_aan(werkplek, anouk)
    assert (await anouk.get("/desk")).status == 200
    assert (await anouk.post(f"{TWEEDE}/uit")).status == 409
    assert "Zet uit" not in await anouk.tekst("/desk/account")


async def test_who_does_not_need_it_turns_it_off_and_logs_in_with_the_password(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    await zet_aan(werkplek, anouk)
    assert (await anouk.post(f"{TWEEDE}/uit")).status == 303
    assert (await (await werkplek.browser()).meld_aan("anouk")).headers["Location"] == "/desk"


async def test_five_minutes_after_logging_in_an_export_asks_again_and_then_goes_on(werkplek: Werkplek) -> None:
    werkplek.desk[routes.OPNIEUW].add("wachtrij")
    anouk = await werkplek.consulent()
    assert (await anouk.get("/desk?van=2026-01-01")).status == 200
    werkplek.klok.later(minutes=6)
    naar = (await anouk.get("/desk?van=2026-01-01")).headers["Location"]
    assert naar.startswith("/desk/opnieuw?")
    pagina = await anouk.tekst(naar)
    verder = html.unescape(pagina.partition('name="verder" value="')[2].partition('"')[0])
    fout = await anouk.post("/desk/opnieuw", {"verder": verder, "wachtwoord": "fout"})
    assert fout.status == 401
    assert (await anouk.get("/desk")).status == 303
    goed = await anouk.post("/desk/opnieuw", {"verder": verder, "wachtwoord": WACHTWOORD})
    assert (goed.status, goed.headers["Location"]) == (303, "/desk?van=2026-01-01")
    assert (await anouk.get("/desk?van=2026-01-01")).status == 200
    als_json = {"Accept": "application/json"}
    werkplek.klok.later(minutes=6)
    assert (await anouk.get("/desk", headers=als_json)).status == 401


async def test_a_form_that_has_to_wait_for_it_loses_nothing(werkplek: Werkplek) -> None:
    zaak = await werkplek.deel()
    werkplek.desk[routes.OPNIEUW].add("noteer")
    anouk = await werkplek.consulent()
    await anouk.post(f"/desk/overdrachten/{zaak}/claim")
    werkplek.klok.later(minutes=6)
    tekst = 'Gebeld & "morgen" weer <b>\né'
    vraag = await anouk.post(f"/desk/overdrachten/{zaak}/notities", {"tekst": tekst})
    assert vraag.status == 401
    assert "Ben jij het nog?" in await vraag.text()
    pagina = await (
        await anouk.post("/desk/opnieuw", velden_van(await vraag.text()) | {"wachtwoord": WACHTWOORD})
    ).text()
    doel = re.search(r'action="(/desk/over[^"]+)"', pagina)
    assert doel
    assert (await anouk.post(doel[1], velden_van(pagina))).status == 303
    assert html.escape(tekst, quote=False) in (await anouk.tekst(f"/desk/overdrachten/{zaak}")).replace("&#34;", '"')


def velden_van(pagina: str) -> dict[str, str]:
    velden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', pagina)
    return {naam: html.unescape(waarde) for naam, waarde in velden}


@pytest.mark.parametrize(
    "elders", ["https://elders.example/", "//elders.example", "/desk/../x", "/chat", "/desk\r\nX: y"]
)
async def test_it_goes_on_to_our_own_pages_only(werkplek: Werkplek, elders: str) -> None:
    anouk = await werkplek.consulent()
    antwoord = await anouk.post("/desk/opnieuw", {"verder": elders, "wachtwoord": WACHTWOORD, "bewaard": "[]"})
    assert antwoord.headers["Location"] == "/desk"


@pytest.mark.parametrize("bewaard", ["{", "3", "[1]", '{"a": 1}', "[[1,2,3]]"])
async def test_a_form_that_was_made_up_is_refused(werkplek: Werkplek, bewaard: str) -> None:
    anouk = await werkplek.consulent()
    velden = {"verder": "/desk", "wachtwoord": WACHTWOORD, "bewaard": bewaard}
    assert (await anouk.post("/desk/opnieuw", velden)).status == 400


async def test_proving_it_again_can_not_be_tried_for_ever_and_is_written_down(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    statussen = [(await anouk.post("/desk/opnieuw", {"wachtwoord": f"gok {n}"})).status for n in range(11)]
    assert statussen == [401] * 10 + [429]
    async with werkplek.database.lezen() as verbinding:
        acties = list((await verbinding.execute(select(auditregel.c.actie))).scalars())
    assert acties.count("opnieuw_mislukt") == 10


async def test_with_a_second_factor_its_code_is_enough(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    geheim, _ = await zet_aan(werkplek, anouk)
    werkplek.klok.later(minutes=6)
    werkplek.desk[routes.OPNIEUW].add("wachtrij")
    assert (await anouk.post("/desk/opnieuw", {"code": "000000", "wachtwoord": WACHTWOORD})).status == 401
    assert (await anouk.post("/desk/opnieuw", {"code": code(geheim, werkplek.klok())})).status == 303
    assert (await anouk.get("/desk")).status == 200


async def test_a_stranger_can_not_lock_somebody_out_of_her_own_computer(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    await anouk.post("/desk/afmelden")
    vreemde = await werkplek.browser()
    statussen = [(await vreemde.meld_aan("anouk", f"gok {n}")).status for n in range(11)]
    assert statussen == [401] * 10 + [429]
    # Nor her whole office, behind the same address.
    for n in range(60):
        await vreemde.meld_aan(f"naam{n}", "gok")
    assert (await vreemde.meld_aan("bilal")).status == 429
    assert (await anouk.meld_aan("anouk")).status == 303


async def test_on_her_own_computer_a_password_can_not_be_guessed_either(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    await anouk.post("/desk/afmelden")
    assert [(await anouk.meld_aan("anouk", f"gok {n}")).status for n in range(11)] == [401] * 10 + [429]


async def test_a_known_computer_is_known_for_who_logged_in_there_only(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    await anouk.post("/desk/afmelden")
    await maak_medewerker(werkplek.database, "Bilal", HASHER.hash(WACHTWOORD))
    vreemde = await werkplek.browser()
    for n in range(10):
        await vreemde.meld_aan("bilal", f"gok {n}")
    assert (await anouk.meld_aan("bilal")).status == 429
    koekje = anouk.client.session.cookie_jar.filter_cookies(anouk.client.make_url("/desk"))["vliegwiel_toestel"].value
    assert "anouk" not in koekje


@pytest.mark.parametrize("koekje", ["x", "a.1.b", "a.b.c_d.e.f", "_" * 50, "a.99999999999.x", "é.1.x"])
async def test_a_made_up_computer_is_not_known(werkplek: Werkplek, koekje: str) -> None:
    await maak_medewerker(werkplek.database, "Anouk", HASHER.hash(WACHTWOORD))
    dief = await werkplek.browser()
    koppen = {"Cookie": f"vliegwiel_toestel={koekje}"}
    velden = {"gebruikersnaam": "anouk", "wachtwoord": "gok"}
    assert [(await dief.post("/desk/aanmelden", velden, **koppen)).status for _ in range(11)] == [401] * 10 + [429]
