"""Only consultants come in, a session ends, and another site can't do anything in their name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.hulp.overdrachten import maak_medewerker
from tests.web.desk.conftest import HASHER, WACHTWOORD, StartDesk, Werkplek, alle_routes
from vliegwiel.settings import laad_instellingen
from vliegwiel.storage.tabellen import medewerker
from vliegwiel.web.desk.routes import RECHTEN
from vliegwiel.web.desk.sessie import KOEKJE

# What is stored of a login is tested on both databases in tests/storage.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

EEN_ID = "00000000-0000-4000-8000-000000000000"


async def test_every_page_of_the_desk_asks_who_you_are(werkplek: Werkplek) -> None:
    dicht = [(m, pad) for naam, m, pad in alle_routes(werkplek.desk) if werkplek.desk[RECHTEN][naam]]
    assert len(dicht) >= 10
    vreemde = await werkplek.browser()
    for methode, pad in dicht:
        antwoord = await (vreemde.get(pad) if methode == "GET" else vreemde.post(pad))
        naar_de_deur = antwoord.status == 303 and antwoord.headers["Location"].startswith("/desk/aanmelden")
        assert naar_de_deur or antwoord.status == 401, (methode, pad, antwoord.status)


async def test_every_change_is_refused_when_another_site_asks_for_it(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    wijzigingen = [
        pad for naam, methode, pad in alle_routes(werkplek.desk) if methode == "POST" and werkplek.desk[RECHTEN][naam]
    ]
    assert len(wijzigingen) >= 6
    for pad in [*wijzigingen, "/desk/aanmelden"]:
        assert (await anouk.post(pad, Origin="https://elders.example")).status == 403


@pytest.mark.parametrize(
    ("koppen", "mag"),
    [
        ({"Origin": "EIGEN", "Sec-Fetch-Site": "same-origin"}, True),
        ({"Origin": "EIGEN"}, True),
        ({"Referer": "EIGEN/desk"}, True),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Origin": "PUBLIEK"}, True),
        ({}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Origin": "EIGEN", "Sec-Fetch-Site": "cross-site"}, False),
        ({"Origin": "EIGEN", "Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "http://[kapot"}, False),
        ({"Origin": "EIGEN.elders.example"}, False),
        ({"Referer": "https://elders.example/EIGEN"}, False),
        ({"Origin": "https://elders.example", "Referer": "EIGEN/desk"}, False),
    ],
)
async def test_a_form_counts_only_when_it_comes_from_our_own_pages(
    werkplek: Werkplek, koppen: dict[str, str], mag: bool
) -> None:
    browser = await werkplek.browser()
    eigen = str(werkplek.server.make_url("/")).rstrip("/")
    ingevuld = {k: v.replace("EIGEN", eigen).replace("PUBLIEK", "http://127.0.0.1:8080") for k, v in koppen.items()}
    antwoord = await browser.client.post(
        "/desk/aanmelden", data={"gebruikersnaam": "x", "wachtwoord": "y"}, headers=ingevuld
    )
    assert antwoord.status == (401 if mag else 403)


async def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(werkplek: Werkplek) -> None:
    await maak_medewerker(werkplek.database, "Anouk", HASHER.hash(WACHTWOORD))
    browser = await werkplek.browser()
    teksten = []
    for naam in ("anouk", "niemand"):
        antwoord = await browser.meld_aan(naam, "fout")
        assert antwoord.status == 401
        teksten.append((await antwoord.text()).replace(naam, "…"))
        assert KOEKJE not in antwoord.cookies
    assert teksten[0] == teksten[1]
    assert (await browser.get("/desk")).status == 303


async def test_after_logging_in_you_are_on_the_page_that_you_wanted(werkplek: Werkplek) -> None:
    overdracht = await werkplek.deel()
    await maak_medewerker(werkplek.database, "Anouk", HASHER.hash(WACHTWOORD))
    browser = await werkplek.browser()
    naar = (await browser.get(f"/desk/overdrachten/{overdracht}")).headers["Location"]
    formulier = await browser.tekst(naar)
    verder = re.search(r'name="verder" value="([^"]*)"', formulier)
    assert verder is not None
    velden = {"gebruikersnaam": " ANOUK ", "wachtwoord": WACHTWOORD, "verder": verder[1]}
    assert (await browser.post("/desk/aanmelden", velden)).headers["Location"] == f"/desk/overdrachten/{overdracht}"


@pytest.mark.parametrize(
    "elders", ["https://elders.example/", "//elders.example", "/desk/../x", "/desk//elders.example", "/"]
)
async def test_logging_in_never_sends_you_to_another_site(werkplek: Werkplek, elders: str) -> None:
    await maak_medewerker(werkplek.database, "Anouk", HASHER.hash(WACHTWOORD))
    browser = await werkplek.browser()
    velden = {"gebruikersnaam": "anouk", "wachtwoord": WACHTWOORD, "verder": elders}
    assert (await browser.post("/desk/aanmelden", velden)).headers["Location"] == "/desk"


async def test_logging_out_also_ends_a_copy_of_the_cookie(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    kopie = {KOEKJE: anouk.client.session.cookie_jar.filter_cookies(anouk.client.make_url("/desk"))[KOEKJE].value}
    assert (await anouk.post("/desk/afmelden")).headers["Location"] == "/desk/aanmelden"
    dief = await werkplek.browser()
    assert (await dief.get("/desk", cookies=kopie)).status == 303
    assert (await anouk.meld_aan("anouk")).status == 303
    assert (await anouk.get("/desk")).status == 200


async def test_a_new_login_gives_a_new_session(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    pad = anouk.client.make_url("/desk")
    eerst = anouk.client.session.cookie_jar.filter_cookies(pad)[KOEKJE].value
    await anouk.meld_aan("anouk")
    assert anouk.client.session.cookie_jar.filter_cookies(pad)[KOEKJE].value != eerst


async def test_a_session_ends_when_nobody_works_with_it(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    for _ in range(3):
        werkplek.klok.later(minutes=20)
        assert (await anouk.get("/desk")).status == 200
    werkplek.klok.later(minutes=20)
    assert (await anouk.get("/desk/wachtrij")).status == 200
    werkplek.klok.later(minutes=20)
    # A page that refreshes itself is not somebody who works.
    assert (await anouk.get("/desk/wachtrij")).status == 401


async def test_a_session_ends_after_a_working_day_whoever_works_on(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    uren = 0.0
    while (await anouk.get("/desk")).status == 200:
        werkplek.klok.later(minutes=25)
        uren += 25 / 60
        assert uren < 12
    assert uren > 9


async def test_who_may_no_longer_log_in_is_out_at_once(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    async with werkplek.database.transactie() as verbinding:
        await verbinding.execute(medewerker.update().values(actief=False))
    assert (await anouk.get("/desk")).status == 303
    assert (await anouk.meld_aan("anouk")).status == 401


async def test_guessing_passwords_stops_after_ten_times_but_a_colleague_can_still_log_in(werkplek: Werkplek) -> None:
    await maak_medewerker(werkplek.database, "Anouk", HASHER.hash(WACHTWOORD))
    browser = await werkplek.browser()
    assert [(await browser.meld_aan("anouk", f"gok {n}")).status for n in range(10)] == [401] * 10
    te_veel = await browser.meld_aan("anouk")
    assert te_veel.status == 429
    assert int(te_veel.headers["Retry-After"]) > 0
    assert (await (await werkplek.consulent("Bilal")).get("/desk")).status == 200


async def test_trying_many_names_from_one_address_stops_too(werkplek: Werkplek) -> None:
    browser = await werkplek.browser()
    statussen = [(await browser.meld_aan(f"naam{n}", "welkom")).status for n in range(61)]
    assert statussen == [401] * 60 + [429]


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(werkplek: Werkplek) -> None:
    await maak_medewerker(werkplek.database, "Anouk", HASHER.hash(WACHTWOORD))
    koekje = (await (await werkplek.browser()).meld_aan("anouk")).cookies[KOEKJE]
    assert (koekje["httponly"], koekje["samesite"], koekje["path"], koekje["secure"]) == (True, "Lax", "/desk", "")


async def test_over_https_the_cookie_is_secure(start_desk: StartDesk, database_url: str, tmp_path: Path) -> None:
    instellingen = laad_instellingen(database_url=database_url, var_map=tmp_path, publieke_url="https://desk.example")
    werkplek = await start_desk(instellingen)
    await maak_medewerker(werkplek.database, "Anouk", HASHER.hash(WACHTWOORD))
    antwoord = await (await werkplek.browser()).meld_aan("anouk")
    assert antwoord.cookies[KOEKJE]["secure"] is True
    assert "Strict-Transport-Security" in antwoord.headers


async def test_pages_stay_out_of_caches_and_frames_and_run_no_foreign_script(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    for pad in ("/desk", "/desk/bestaat-niet", "/desk/aanmelden"):
        koppen = (await anouk.get(pad)).headers
        assert koppen["Cache-Control"] == "no-store"
        assert "frame-ancestors 'none'" in koppen["Content-Security-Policy"]
        assert "unsafe" not in koppen["Content-Security-Policy"]
        assert koppen["X-Content-Type-Options"] == "nosniff"
        assert koppen["Referrer-Policy"] == "same-origin"
