"""Coming with a link, by forms alone: the giver is named, nothing of the link stays, a wrong code tells nothing."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from tests.hulp.links import bezoek, geteld, maak_link, trek_in
from tests.hulp.webproef import Bezoeker, Web
from vliegwiel.core.deellink import nieuwe_code
from vliegwiel.web.chat import geheugen, linkkoekje, sessie
from vliegwiel.web.sleutels import KLOK


def later(webdienst: Web, duur: timedelta) -> None:
    klok: Any = webdienst.server.app[KLOK]
    klok.nu += duur


def cookies(bezoeker: Bezoeker) -> dict[str, str]:
    return {koek.key: koek.value for koek in bezoeker.client.session.cookie_jar}


def duur_van(antwoord: Any, naam: str) -> int:
    """How long a cookie stays that this answer sets, in seconds."""
    return int(antwoord.cookies[naam]["max-age"])


async def test_the_first_screen_names_the_giver_and_says_what_that_person_sees(webdienst: Web) -> None:
    link = await maak_link(webdienst)
    bezoeker = await bezoek(webdienst, link)
    assert bezoeker.antwoord is not None
    assert bezoeker.antwoord.url.path == "/"
    assert "Je kreeg deze link van Anouk. Die ziet niet wat jij antwoordt" in bezoeker.gezegd[0]
    assert bezoeker.knoppen[:2] == ["begin", "meetypen_gever"]
    assert link.code not in bezoeker.html
    await bezoeker.druk("begin")
    assert "Je kreeg deze link van Anouk" in bezoeker.gezegd[0]
    assert "vliegwiel-link" not in cookies(bezoeker)
    await bezoeker.typ("Ik wil werk")
    assert await geteld(webdienst, link) == (1, 1, 0)


async def test_of_a_consultants_link_it_is_said_that_shared_words_may_be_read(webdienst: Web) -> None:
    bezoeker = await bezoek(webdienst, await maak_link(webdienst, rol="consulent"))
    assert "Pas als jij iets deelt, kan een consulent dat lezen. Dat kan ook Anouk zijn." in bezoeker.gezegd[0]


async def test_in_the_chosen_language_it_is_said_first(webdienst: Web) -> None:
    bezoeker = await bezoek(webdienst, await maak_link(webdienst, taal="uk"))
    assert re.search(r'<p class="vw-bericht__tekst" lang="uk" dir="ltr">Вітаю', bezoeker.html)
    assert bezoeker.html.index("Вітаю") < bezoeker.html.index("Hoi, ik ben Vliegwiel")
    await bezoeker.druk("verder")
    assert "begin" in bezoeker.knoppen


async def test_a_poster_gives_everybody_a_conversation_of_their_own(webdienst: Web) -> None:
    link = await maak_link(webdienst)
    twee = [await bezoek(webdienst, link) for _ in range(2)]
    for n, bezoeker in enumerate(twee):
        await bezoeker.druk("begin")
        await bezoeker.typ(f"Ik wil werk {n}")
    assert "Ik wil werk 1" not in twee[0].html
    assert len({cookies(b)["vliegwiel-gesprek"] for b in twee}) == 2
    assert await geteld(webdienst, link) == (2, 2, 0)


async def test_looking_again_is_opened_once_and_begins_nothing(webdienst: Web) -> None:
    link = await maak_link(webdienst)
    bezoeker = await bezoek(webdienst, link)
    for _ in range(3):
        await bezoeker.open()
    await bezoeker.open(f"/d/{link.code}")
    assert "Anouk" in bezoeker.gezegd[0]
    assert await geteld(webdienst, link) == (2, 0, 0)  # opened twice: the address was used twice


@pytest.mark.parametrize(
    "koppen",
    [
        {"User-Agent": "WhatsApp/2.23.20.0"},
        {"User-Agent": "Mozilla/5.0 (compatible; Slackbot-LinkExpanding 1.0)"},
        {"User-Agent": "facebookexternalhit/1.1"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"X-Purpose": "preview"},
    ],
)
async def test_who_makes_a_preview_counts_for_nothing_even_with_cookies(webdienst: Web, koppen: dict[str, str]) -> None:
    link = await maak_link(webdienst)
    robot = webdienst.client()
    antwoord = await robot.get(f"/d/{link.code}", headers=koppen)
    assert "Anouk" in await antwoord.text()
    assert await geteld(webdienst, link) == (0, 0, 0)


async def test_without_cookies_nobody_is_counted_and_the_preview_names_nobody(webdienst: Web) -> None:
    link = await maak_link(webdienst)
    robot = webdienst.client()
    eerst = await robot.get(f"/d/{link.code}", allow_redirects=False)
    assert (eerst.status, eerst.headers["Location"]) == (303, "/")
    assert eerst.headers["Referrer-Policy"] == "no-referrer"
    assert eerst.headers["Cache-Control"] == "no-store"
    robot.session.cookie_jar.clear()
    assert "Anouk" not in await (await robot.get("/")).text()
    await robot.head(f"/d/{link.code}")
    assert await geteld(webdienst, link) == (0, 0, 0)


async def test_every_link_that_does_not_work_gives_the_same_calm_page(webdienst: Web) -> None:
    weg = await maak_link(webdienst)
    await trek_in(webdienst, weg)
    oud = await maak_link(webdienst, weg.medewerker_id, tot="2026-11-02")
    later(webdienst, timedelta(days=1))
    nog_niet = await maak_link(webdienst, weg.medewerker_id, van="2026-11-20")
    paginas = set()
    for code in (weg.code, oud.code, nog_niet.code, nieuwe_code(), "x", "%00", "é" * 200):
        bezoeker = webdienst.bezoeker()
        paginas.add(await bezoeker.open(f"/d/{code}"))
        assert bezoeker.antwoord is not None
        assert (bezoeker.status, cookies(bezoeker)) == (404, {})
        assert bezoeker.antwoord.headers["Referrer-Policy"] == "no-referrer"
    assert len(paginas) == 1
    assert "Deze link werkt nu niet" in paginas.pop()
    assert 'href="/">Begin gewoon</a>' in bezoeker.html
    assert 'action="/bericht' not in bezoeker.html
    await bezoeker.open("/")
    assert "begin" in bezoeker.knoppen


async def test_who_tries_codes_waits_and_then_a_right_one_does_not_tell_either(webdienst: Web) -> None:
    link = await maak_link(webdienst)
    gokker = webdienst.bezoeker()
    for _ in range(10):
        await gokker.open(f"/d/{nieuwe_code()}")
        assert gokker.status == 404
    antwoorden = []
    for code in (nieuwe_code(), link.code):
        await gokker.open(f"/d/{code}")
        assert gokker.antwoord is not None
        antwoorden.append((gokker.status, gokker.html, "Retry-After" in gokker.antwoord.headers, cookies(gokker)))
    assert antwoorden[0] == antwoorden[1]
    assert antwoorden[0][0] == 429
    later(webdienst, timedelta(minutes=2))
    await gokker.open(f"/d/{link.code}")
    assert "Anouk" in gokker.gezegd[0]


async def test_at_a_market_many_people_open_one_card_from_one_address(webdienst: Web) -> None:
    link = await maak_link(webdienst)
    for _ in range(25):
        assert "Anouk" in (await bezoek(webdienst, link)).gezegd[0]
    assert (await geteld(webdienst, link))[0] == 25


@pytest.mark.parametrize("waarde", ["x", "a" * 600, "%00", "é", "bGlua2plIHZhbiBtaWo"])
async def test_a_cookie_that_is_not_ours_is_no_link(webdienst: Web, waarde: str) -> None:
    bezoeker = webdienst.bezoeker()
    await bezoeker._ontvang(await bezoeker.client.get("/", headers={"Cookie": f"vliegwiel-link={waarde}"}))
    assert bezoeker.status == 200
    assert bezoeker.gezegd[0].startswith("Hoi, ik ben Vliegwiel. Ik ben een computer")


async def test_the_link_is_forgotten_after_an_hour_and_when_it_is_revoked(webdienst: Web) -> None:
    link = await maak_link(webdienst)
    bezoeker = await bezoek(webdienst, link)
    later(webdienst, linkkoekje.DUUR + timedelta(minutes=1))
    await bezoeker.open()
    assert "Anouk" not in bezoeker.html
    await bezoeker.open(f"/d/{link.code}")
    await trek_in(webdienst, link)
    await bezoeker.open()
    assert "Anouk" not in bezoeker.html
    await bezoeker.druk("begin")
    assert await geteld(webdienst, link) == (2, 0, 0)


async def test_who_has_a_conversation_here_chooses_which_one_goes_on(webdienst: Web) -> None:
    link = await maak_link(webdienst)
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    await bezoeker.druk("begin")
    await bezoeker.typ("Ik wil werk")
    await bezoeker.open(f"/d/{link.code}")
    assert "Er staat al een gesprek" in bezoeker.html
    assert "Ik wil werk" not in bezoeker.html
    await bezoeker.verstuur("/link", actie="verder")
    assert "Ik wil werk" in bezoeker.gezegd
    assert "vliegwiel-link" not in cookies(bezoeker)
    await bezoeker.open(f"/d/{link.code}")
    await bezoeker.verstuur("/link", actie="nieuw")
    assert "Je kreeg deze link van Anouk" in bezoeker.gezegd[0]
    assert "Ik wil werk" not in bezoeker.html
    await bezoeker.open("/link")
    assert "Je kreeg deze link van Anouk" in bezoeker.gezegd[0]


async def test_inside_the_page_of_another_site_there_is_no_link(webdienst: Web) -> None:
    bezoeker = await bezoek(webdienst, await maak_link(webdienst))
    await bezoeker._ontvang(await bezoeker.client.get("/", headers={geheugen.KOP: "1"}))
    assert "Anouk" not in bezoeker.html


async def test_the_giver_types_along_and_after_closing_that_device_keeps_nothing(webdienst: Web) -> None:
    link = await maak_link(webdienst)
    van_de_werker = await bezoek(webdienst, link)
    await van_de_werker.druk("meetypen_gever")
    assert "Er typt iemand mee: Anouk, iemand van de gemeente" in van_de_werker.html
    assert duur_van(van_de_werker.antwoord.history[-1], "vliegwiel-gesprek") == sessie.KORT  # type: ignore[union-attr]
    await van_de_werker.druk("begin")
    await van_de_werker.typ("Ik wil werk")
    await van_de_werker.druk("later_verder")
    assert "Is dit het toestel van Anouk?" in van_de_werker.html
    assert duur_van(van_de_werker.antwoord.history[-1], "vliegwiel-code") == sessie.KORT  # type: ignore[union-attr]
    await van_de_werker.post("/code", {"actie": "toon"})
    gevonden = re.search(r"<code>([0-9A-Z-]{19})</code>", van_de_werker.html)
    assert gevonden
    oud = cookies(van_de_werker)
    assert set(oud) == {"vliegwiel-gesprek", "vliegwiel-code"}
    await van_de_werker.verstuur("/vergeet")
    assert cookies(van_de_werker) == {}
    await van_de_werker._ontvang(
        await van_de_werker.client.get("/", headers={"Cookie": f"vliegwiel-gesprek={oud['vliegwiel-gesprek']}"})
    )
    assert "Ik wil werk" not in van_de_werker.html

    klant = webdienst.bezoeker()
    await klant.open("/verder")
    await klant.verstuur("/verder", code=gevonden[1])
    assert "Ik wil werk" in klant.gezegd
    assert "Er typt iemand mee:" not in klant.html
    assert "toestel van Anouk" not in klant.html
    assert duur_van(klant.antwoord.history[-1], "vliegwiel-gesprek") == sessie.BEWAARTIJD  # type: ignore[union-attr]
    assert await geteld(webdienst, link) == (1, 1, 0)
