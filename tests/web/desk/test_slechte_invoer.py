"""Whatever is sent to the desk: a Dutch page or a JSON problem, never a 500, never a hanging request."""

from __future__ import annotations

import pytest

from tests.web.desk.conftest import Werkplek

# PostgreSQL is the stricter of the two: it refuses NUL and numbers that are too large.
pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)

FORMULIER = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize(
    "pad",
    [
        "/desk/bestaat-niet",
        "/desk/overdrachten/1",
        "/desk/overdrachten/%00",
        "/desk/overdrachten/%ED%A0%80",
        "/desk/overdrachten/00000000-0000-4000-8000-000000000000",
        "/desk/overdrachten/" + "a" * 4000,
        "/desk/../desk/overdrachten/'; DROP TABLE overdracht",
    ],
)
async def test_what_does_not_exist_is_a_dutch_404(werkplek: Werkplek, pad: str) -> None:
    anouk = await werkplek.consulent()
    antwoord = await anouk.get(pad)
    assert antwoord.status == 404
    assert 'lang="nl"' in await antwoord.text()
    als_json = await anouk.get(pad, headers={"Accept": "application/json"})
    assert (als_json.status, als_json.content_type) == (404, "application/problem+json")


@pytest.mark.parametrize("waarde", ["-1", "abc", "1.5", "99999999999999999999", "4294967296", "²", "1 OR 1"])
async def test_an_impossible_event_id_is_refused(werkplek: Werkplek, waarde: str) -> None:
    anouk = await werkplek.consulent()
    assert (await anouk.get("/desk/gebeurtenissen", params={"na": waarde})).status == 400


@pytest.mark.parametrize(
    ("lichaam", "koppen", "status"),
    [
        (b"", FORMULIER, 400),
        (b"tekst=", FORMULIER, 400),
        (b"tekst=+%0D%0A+", FORMULIER, 400),
        (b"tekst=%00", FORMULIER, 400),
        (b"tekst=" + b"a" * 4001, FORMULIER, 400),
        (b"tekst=" + b"a" * 70_000, FORMULIER, 413),
        (b"tekst=" + b"a" * 1_500_000, FORMULIER, 413),
        (b"{}", {"Content-Type": "application/json"}, 415),
        (b"x", {"Content-Type": "multipart/form-data"}, 415),
        (b"tekst=a", {"Content-Type": "application/x-www-form-urlencoded; charset=bestaat-niet"}, 400),
        (b"tekst=\xff\xfe", {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}, 400),
    ],
)
async def test_an_impossible_note_is_refused_in_dutch(
    werkplek: Werkplek, lichaam: bytes, koppen: dict[str, str], status: int
) -> None:
    overdracht = await werkplek.deel()
    anouk = await werkplek.consulent()
    await anouk.post(f"/desk/overdrachten/{overdracht}/claim")
    antwoord = await anouk.client.post(
        f"/desk/overdrachten/{overdracht}/notities", data=lichaam, headers=koppen | {"Sec-Fetch-Site": "same-origin"}
    )
    assert antwoord.status == status
    assert 'lang="nl"' in await antwoord.text()


@pytest.mark.parametrize("naam", ["\x00", "a" * 5000, "😀", "'; --", "%ED%A0%80", ""])
async def test_an_impossible_name_is_just_a_wrong_name(werkplek: Werkplek, naam: str) -> None:
    browser = await werkplek.browser()
    assert (await browser.meld_aan(naam, naam)).status == 401


async def test_surrogates_in_a_note_become_something_that_can_be_kept(werkplek: Werkplek) -> None:
    overdracht = await werkplek.deel()
    anouk = await werkplek.consulent()
    await anouk.post(f"/desk/overdrachten/{overdracht}/claim")
    antwoord = await anouk.client.post(
        f"/desk/overdrachten/{overdracht}/notities",
        data=b"tekst=voor%ED%A0%80na",
        headers=FORMULIER | {"Sec-Fetch-Site": "same-origin"},
        allow_redirects=False,
    )
    assert antwoord.status == 303
    assert "voor" in await anouk.tekst(f"/desk/overdrachten/{overdracht}")


@pytest.mark.parametrize("koekje", ["onzin", "", "gAAAAA", "é" * 10])
async def test_a_broken_cookie_is_no_cookie(werkplek: Werkplek, koekje: str) -> None:
    browser = await werkplek.browser()
    antwoord = await browser.get("/desk", headers={"Cookie": f"vliegwiel_desk={koekje}"})
    assert antwoord.status == 303


async def test_the_wrong_method_is_refused_and_says_which_is_right(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    antwoord = await anouk.post("/desk/wachtrij")
    assert antwoord.status == 405
    assert "GET" in antwoord.headers["Allow"]
