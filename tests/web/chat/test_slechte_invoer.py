"""Odd forms on the chat page: a page in plain Dutch, never a 500, and nothing that was typed is lost."""

from __future__ import annotations

from typing import Any

import pytest

from tests.hulp.webproef import FORMULIER, Bezoeker, Web

ZELF = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
async def bezoeker(webdienst: Web) -> Bezoeker:
    """Somebody who is asked for a wish."""
    nieuw = webdienst.bezoeker()
    await nieuw.open()
    await nieuw.druk("begin")
    return nieuw


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("", "Het bericht is leeg"),
        (" \r\n ", "Het bericht is leeg"),
        ("\x00\u202e", "Het bericht is leeg"),
        ("é" * 2001, "Het bericht is te lang"),
    ],
    ids=["niets", "wit", "onzichtbaar", "2001"],
)
async def test_words_that_can_not_be_sent_come_back_with_the_reason(bezoeker: Bezoeker, tekst: str, zin: str) -> None:
    voor = bezoeker.gezegd
    await bezoeker.typ(tekst)
    assert bezoeker.status == 422
    assert zin in bezoeker.html
    assert bezoeker.gezegd == voor
    if tekst.strip("\x00\u202e\r\n "):
        assert f"{tekst}</textarea>" in bezoeker.html


@pytest.mark.parametrize(
    "tekst",
    ["nul\x00teken", "half \ud800 teken", "/restart", "/session_start", "<img src=x onerror=alert(1)>", "é" * 2000],
)
async def test_odd_words_are_shown_safely(bezoeker: Bezoeker, tekst: str) -> None:
    await bezoeker.typ(tekst)
    assert bezoeker.status == 200
    assert "<img src=x" not in bezoeker.html
    assert "\x00" not in bezoeker.html


@pytest.mark.parametrize(
    "velden",
    [
        {},
        {"id": "", "tekst": "a"},
        {"id": "kort", "tekst": "a"},
        {"id": "a" * 25, "tekst": "a"},
        {"id": "\x00" * 10, "tekst": "a"},
        {"keuze": "een spatie"},
        {"keuze": "\ud800"},
        {"keuzes": ["x" * 81], "stuur": "keuzes"},
    ],
    ids=["leeg", "geen-id", "kort-id", "lang-id", "nul-id", "spatie", "half", "lang"],
)
async def test_a_form_that_is_not_ours_is_refused(bezoeker: Bezoeker, velden: dict[str, Any]) -> None:
    if "id" not in velden and velden:
        velden = {**bezoeker.verborgen, **velden}
    await bezoeker.post("/bericht", velden)
    assert bezoeker.status == 422
    assert "Terug naar het gesprek" in bezoeker.html


async def test_picking_nothing_is_not_a_message(bezoeker: Bezoeker) -> None:
    await bezoeker.verstuur("/bericht", stuur="keuzes", tekst="half af")
    assert bezoeker.status == 422
    assert "Er is nog niets gekozen" in bezoeker.html
    assert "half af</textarea>" in bezoeker.html


async def test_an_unknown_choice_does_no_harm(bezoeker: Bezoeker) -> None:
    await bezoeker.verstuur("/bericht", keuze="bestaat_niet")
    assert bezoeker.status == 200


@pytest.mark.parametrize("soort", ["", "onbekend", "contact\x00"])
async def test_an_unknown_card_is_refused(bezoeker: Bezoeker, soort: str) -> None:
    await bezoeker.post("/kaart", {**bezoeker.verborgen, "soort": soort})
    assert bezoeker.status == 422


async def test_another_content_type_a_huge_form_and_too_many_fields(bezoeker: Bezoeker) -> None:
    client = bezoeker.client
    json = await client.post("/bericht", json={"tekst": "a"}, headers=ZELF)
    assert json.status == 415
    vorm = ZELF | {"Content-Type": FORMULIER}
    assert (await client.post("/bericht", data=b"tekst=" + b"a" * 1_000_000, headers=vorm)).status == 413
    assert (await client.post("/bericht", data=b"&".join(b"a=1" for _ in range(99)), headers=vorm)).status == 400
    assert (await client.post("/bericht", data=b"id=%ff%fe&tekst=\xff", headers=vorm)).status == 422


async def test_a_form_on_another_site_can_not_send_anything(bezoeker: Bezoeker) -> None:
    antwoord = await bezoeker.client.post(
        "/bericht",
        data=bezoeker.verborgen | {"tekst": "a"},
        headers={"Sec-Fetch-Site": "cross-site", "Origin": "https://ander.example"},
    )
    assert antwoord.status == 403
    assert "kwam niet van deze pagina" in await antwoord.text()


async def test_pages_forbid_inline_code_and_use_none(bezoeker: Bezoeker) -> None:
    await bezoeker.typ("Ik wil werk")
    assert bezoeker.antwoord is not None
    assert "unsafe-inline" not in bezoeker.antwoord.headers["Content-Security-Policy"]
    assert bezoeker.antwoord.headers["Cache-Control"] == "no-store"
    assert " style=" not in bezoeker.html
    assert "onclick" not in bezoeker.html
    assert "<script>" not in bezoeker.html


async def test_too_many_messages_get_a_calm_page_with_the_words_kept(bezoeker: Bezoeker) -> None:
    velden = {**bezoeker.verborgen, "keuze": "overslaan"}
    for _ in range(39):
        await bezoeker.post("/bericht", velden)
    await bezoeker.post("/bericht", bezoeker.verborgen | {"tekst": "nog iets", "stuur": "tekst"})
    assert bezoeker.status == 429
    assert bezoeker.antwoord is not None
    assert int(bezoeker.antwoord.headers["Retry-After"]) >= 1
    assert "Het gaat even te snel" in bezoeker.html
    assert "nog iets</textarea>" in bezoeker.html


async def test_when_the_database_is_gone_the_client_still_reads_whom_to_call(
    bezoeker: Bezoeker, webdienst: Web
) -> None:
    def stuk(*_: object) -> None:
        raise RuntimeError("de database is weg: geheim")

    webdienst.taal.dienst.opslag.lezen = stuk  # type: ignore[union-attr,assignment]
    await bezoeker.open()
    assert bezoeker.status == 500
    assert "Er gaat iets mis bij ons" in bezoeker.html
    assert 'href="tel:0100000000"' in bezoeker.html
    assert 'href="tel:113"' in bezoeker.html
    assert "geheim" not in bezoeker.html
