"""Whatever comes in: a clear Dutch answer or a 4xx with a JSON problem. Never a 500, never a hanging turn."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from aiohttp import ClientResponse

from tests.hulp.webproef import Apiclient, Web

KAART = {"soort": "contact", "telefoon": "06 12 34 56 78"}
ID = {"id": "bericht-01"}


async def probleem(antwoord: ClientResponse, status: int) -> dict[str, Any]:
    """Check that this is a problem with this status, in words that a person can read; returns it."""
    inhoud: dict[str, Any] = await antwoord.json(content_type="application/problem+json")
    assert (antwoord.status, inhoud["status"]) == (status, status), inhoud
    assert inhoud["title"]
    assert inhoud["detail"]
    return inhoud


async def onveranderd(gesprek: Apiclient) -> None:
    """Check that nothing was stored and that the conversation still works."""
    assert len((await gesprek.lees())["berichten"]) == 2
    assert (await gesprek.zeg({"keuze": "begin"}))["fase"] == "wens"


@pytest.mark.parametrize(
    "inhoud",
    [
        {},
        ID,
        {"tekst": "zonder id"},
        ID | {"tekst": "a", "keuze": "ja"},
        ID | {"tekst": "a", "keuze": None, "kaart": KAART},
        ID | {"tekst": 7},
        ID | {"tekst": ["a"]},
        ID | {"tekst": ""},
        ID | {"tekst": " \n\t "},
        ID | {"tekst": "\u200b\u202e"},
        ID | {"tekst": "\x00"},
        ID | {"tekst": "a" * 2001},
        ID | {"tekst": "a", "extra": 1},
        ID | {"keuze": ""},
        ID | {"keuze": "spatie hier"},
        ID | {"keuze": "\ud800"},
        ID | {"keuzes": []},
        ID | {"keuzes": "ja"},
        ID | {"keuzes": ["ja"] * 21},
        ID | {"kaart": {}},
        ID | {"kaart": {"soort": "onbekend"}},
        ID | {"kaart": KAART | {"bsn": "111222333"}},
        ID | {"kaart": KAART | {"telefoon": "geen nummer"}},
        ID | {"kaart": KAART | {"telefoon": "1" * 40}},
        ID | {"kaart": KAART | {"email": "geen adres"}},
        ID | {"kaart": KAART | {"hoe": "postduif"}},
        ID | {"kaart": KAART | {"naam": "a" * 201}},
        ID | {"kaart": KAART | {"wanneer": ["nacht"]}},
        ID | {"kaart": {"soort": "contact", "hoe": "mailen"}},
        ID | {"tekst": "a", "antwoord_op": "een spatie"},
        ID | {"tekst": "a", "antwoord_op": "\x00"},
        {"id": "te-kort", "tekst": "a"},
        {"id": "a" * 37, "tekst": "a"},
        {"id": "met spatie", "tekst": "a"},
        {"id": "nul\x00teken", "tekst": "a"},
        {"id": "half\ud800teken", "tekst": "a"},
        {"id": "regel-einde\n", "tekst": "a"},
        {"id": 12345678, "tekst": "a"},
        {"id": "../../etc/passwd", "tekst": "a"},
        [],
        "tekst",
        None,
        7,
    ],
    ids=lambda v: re.sub(r"[^\w]+", "-", json.dumps(v))[:50],
)
async def test_a_message_with_the_wrong_shape_is_refused_and_nothing_changes(webdienst: Web, inhoud: Any) -> None:
    gesprek = await webdienst.gesprek()
    koppen = gesprek.koppen | {"Content-Type": "application/json"}
    antwoord = await gesprek.client.post(f"{gesprek.pad}/berichten", data=json.dumps(inhoud), headers=koppen)
    await probleem(antwoord, 422)
    await onveranderd(gesprek)


@pytest.mark.parametrize(
    ("lichaam", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff\xfe{}", 400),
        (b'{"id": "bericht-01", "tekst": NaN}', 400),
        (b"[" * 30_000, 400),
        (b'{"id": "bericht-01", "tekst": ' + b"9" * 5000 + b"}", 400),
        (b'{"id": "bericht-01", "tekst": "' + b"a" * 1_000_000 + b'"}', 413),
        (json.dumps(ID | {"tekst": "a" * 60_000}).encode(), 422),
    ],
    ids=["leeg", "half", "geen-utf8", "nan", "diep", "groot-getal", "1MB", "60kB"],
)
async def test_a_body_that_can_not_be_read_is_refused(webdienst: Web, lichaam: bytes, status: int) -> None:
    gesprek = await webdienst.gesprek()
    koppen = gesprek.koppen | {"Content-Type": "application/json"}
    antwoord = await gesprek.client.post(f"{gesprek.pad}/berichten", data=lichaam, headers=koppen)
    await probleem(antwoord, status)
    await onveranderd(gesprek)


@pytest.mark.parametrize(
    "soort", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "a/b; charset=zz"]
)
async def test_another_content_type_is_refused(webdienst: Web, soort: str) -> None:
    gesprek = await webdienst.gesprek()
    antwoord = await gesprek.client.post(
        f"{gesprek.pad}/berichten",
        data=b'{"id": "bericht-01", "tekst": "a"}',
        headers=gesprek.koppen | {"Content-Type": soort},
    )
    await probleem(antwoord, 415)


@pytest.mark.parametrize(
    "tekst",
    [
        "half \ud83d emoji",
        "nul\x00teken",
        "/restart",
        "/session_start",
        "\u202eomgekeerd",
        "a" * 2000,
        "<script>alert(1)</script>",
    ],
)
async def test_odd_words_are_cleaned_and_answered(webdienst: Web, tekst: str) -> None:
    gesprek = await webdienst.gesprek()
    await gesprek.zeg({"keuze": "begin"})
    assert (await gesprek.stuur(tekst=tekst)).status == 200
    gezegd = "".join(b["tekst"] for b in (await gesprek.lees())["berichten"])
    assert "\x00" not in gezegd
    assert "\u202e" not in gezegd
    gezegd.encode()


async def test_odd_bytes_on_a_card_are_cleaned(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    await gesprek.zeg({"keuze": "mens_spreken"})
    kaart = KAART | {"naam": "Sam\x00 \ud800\u202e\nJansen"}
    assert (await gesprek.stuur(kaart=kaart)).status == 200


@pytest.mark.parametrize(
    "kop",
    [
        "",
        "Bearer",
        "Bearer ",
        "Basic YTpi",
        "Bearer kort",
        "Bearer " + "a" * 43,
        "Bearer " + "é" * 43,
        "Bearer a b",
        "bearer",
    ],
)
async def test_a_wrong_token_gets_the_same_answer_as_an_unknown_conversation(webdienst: Web, kop: str) -> None:
    gesprek = await webdienst.gesprek()
    onbekend = "/api/gesprekken/00000000-0000-4000-8000-000000000000"
    antwoorden = []
    for pad in (gesprek.pad, onbekend):
        antwoord = await gesprek.client.get(pad, headers={"Authorization": kop} if kop else {})
        assert antwoord.headers["WWW-Authenticate"] == "Bearer"
        antwoorden.append(await probleem(antwoord, 401))
    assert antwoorden[0] == antwoorden[1]


async def test_a_token_opens_no_other_conversation(webdienst: Web) -> None:
    een, ander = await webdienst.gesprek(), await webdienst.gesprek()
    for pad in (ander.pad, f"{ander.pad}/matrix", "/api/gesprekken/%00", "/api/gesprekken/a%2Fb"):
        await probleem(await een.client.get(pad, headers=een.koppen), 401)
    for methode, pad in (
        ("POST", f"{ander.pad}/berichten"),
        ("PATCH", f"{ander.pad}/matrix/x"),
        ("DELETE", f"{ander.pad}/matrix/x"),
    ):
        await probleem(await een.client.request(methode, pad, json=ID | {"tekst": "a"}, headers=een.koppen), 401)


@pytest.mark.parametrize(
    ("inhoud", "status"),
    [({}, 422), ({"citaat": ""}, 422), ({"citaat": "a" * 501}, 422), ({"citaat": 1}, 422), ({"citaat": "a", "x": 1}, 422),
     ({"citaat": "\ud800\x00 goed"}, 404), ({"citaat": "goed"}, 404)],
)  # fmt: skip
async def test_a_change_of_a_line_that_can_not_be_is_refused(webdienst: Web, inhoud: Any, status: int) -> None:
    gesprek = await webdienst.gesprek()
    await probleem(
        await gesprek.client.patch(f"{gesprek.pad}/matrix/onbekend", json=inhoud, headers=gesprek.koppen), status
    )


async def test_a_line_with_an_odd_id_is_just_not_there(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    for cel in ("%00", "%ED%A0%80", "a" * 3000):
        await probleem(await gesprek.client.delete(f"{gesprek.pad}/matrix/{cel}", headers=gesprek.koppen), 404)


async def test_an_address_that_is_not_there_and_a_method_that_is_not_allowed(webdienst: Web) -> None:
    client = webdienst.client()
    await probleem(await client.get("/api/bestaat-niet"), 404)
    await probleem(await client.put("/api/gesprekken"), 405)


async def test_too_many_new_conversations_from_one_address(webdienst: Web) -> None:
    client = webdienst.client()
    for _ in range(30):
        assert (await client.post("/api/gesprekken", headers={"X-Forwarded-For": "1.2.3.4, 192.0.2.7"})).status == 201
    geweigerd = await client.post("/api/gesprekken", headers={"X-Forwarded-For": "192.0.2.7"})
    await probleem(geweigerd, 429)
    assert int(geweigerd.headers["Retry-After"]) >= 1
    assert (await client.post("/api/gesprekken", headers={"X-Forwarded-For": "192.0.2.8"})).status == 201


async def test_too_many_messages_in_one_conversation_leave_others_alone(webdienst: Web) -> None:
    gesprek, ander = await webdienst.gesprek(), await webdienst.gesprek()
    statussen = [(await gesprek.stuur(id="steeds-weer", keuze="begin")).status for _ in range(41)]
    assert statussen[:40] == [200] * 40
    assert statussen[40] == 429
    assert (await ander.stuur(keuze="begin")).status == 200


@pytest.mark.parametrize("soort", ["gzip", "deflate"])
async def test_a_body_that_is_not_packed_as_it_says_is_refused(webdienst: Web, soort: str) -> None:
    gesprek = await webdienst.gesprek()
    koppen = {**gesprek.koppen, "Content-Type": "application/json", "Content-Encoding": soort}
    antwoord = await webdienst.client().post(f"{gesprek.pad}/berichten", data=b"dit is niet ingepakt", headers=koppen)
    assert antwoord.status == 400


async def test_endless_nesting_is_refused(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    lichaam = b'{"id":"abcdefgh","tekst":' + b'{"a":' * 990 + b"1" + b"}" * 991
    koppen = {**gesprek.koppen, "Content-Type": "application/json"}
    antwoord = await webdienst.client().post(f"{gesprek.pad}/berichten", data=lichaam, headers=koppen)
    assert antwoord.status in (400, 422)
