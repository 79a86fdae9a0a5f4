"""Codes and what was shared, for a chat client: a token per device, and one answer for every code that opens nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.hulp.webproef import Apiclient, Web
from tests.web.api.test_gesprekken import KAART
from tests.web.api.test_openapi import past
from vliegwiel.core.hervatcode import nieuwe_code
from vliegwiel.web.sleutels import KLOK


async def maak(gesprek: Apiclient) -> dict[str, Any]:
    antwoord = await gesprek.client.post(f"{gesprek.pad}/hervatcode", headers=gesprek.koppen)
    assert antwoord.status == 201
    gegevens: dict[str, Any] = await antwoord.json()
    past(gegevens, "NieuweCode")
    return gegevens


async def verder(webdienst: Web, code: Any, adres: str = "9.9.9.9") -> tuple[int, dict[str, Any]]:
    client = webdienst.client()
    antwoord = await client.post("/api/verder", json={"code": code}, headers={"X-Forwarded-For": adres})
    return antwoord.status, await antwoord.json(content_type=None)


async def gedeeld(gesprek: Apiclient) -> dict[str, Any]:
    gegevens: dict[str, Any] = await (await gesprek.client.get(f"{gesprek.pad}/gedeeld", headers=gesprek.koppen)).json()
    past(gegevens, "Gedeeld")
    return gegevens


async def test_another_device_goes_on_where_the_first_one_was(webdienst: Web) -> None:
    eerste = await webdienst.gesprek()
    await eerste.zeg({"keuze": "begin"}, "ik wil werk")
    pauze = await eerste.zeg({"keuze": "later_verder"})
    assert [b.get("kaart") for b in pauze["berichten"]] == [None, "code"]
    past(pauze, "Antwoord")
    status, binnen = await verder(webdienst, (await maak(eerste))["code"])
    assert status == 200
    past(binnen, "NieuwGesprek")
    assert binnen["id"] == eerste.id
    assert binnen["token"] != eerste.token
    assert "Je gaat verder waar je was" in binnen["berichten"][0]["tekst"]
    tweede = Apiclient(webdienst.client(), binnen["id"], binnen["token"])
    assert (await tweede.lees())["berichten"] == (await eerste.lees())["berichten"]
    na = await tweede.stuur(id="van-toestel-2", tekst="dan hoor ik er weer bij en verdien ik mijn eigen geld")
    assert (await na.json())["fase"] == "verkennen"
    assert "van-toestel-2" in [b["id"] for b in (await eerste.lees())["berichten"]]


async def test_every_code_that_opens_nothing_gets_the_same_answer(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    vervangen = (await maak(gesprek))["code"]
    verlopen = (await maak(gesprek))["code"]
    klok: Any = webdienst.server.app[KLOK]
    klok.nu += timedelta(days=91)
    codes = (nieuwe_code(), vervangen, verlopen, "", "x", "é" * 4000)
    gezien = [await verder(webdienst, code, f"9.9.9.{n}") for n, code in enumerate(codes)]
    assert all(antwoord == gezien[0] for antwoord in gezien)
    assert gezien[0][0] == 404
    past(gezien[0][1], "Probleem")


async def test_trying_codes_is_limited_whether_they_are_right_or_wrong(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    code = (await maak(gesprek))["code"]
    assert [(await verder(webdienst, nieuwe_code()))[0] for _ in range(11)] == [404] * 10 + [429]
    status, probleem = await verder(webdienst, code)
    assert status == 429
    past(probleem, "Probleem")
    assert (await verder(webdienst, code, "8.8.8.8"))[0] == 200


async def test_something_that_is_no_code_field_is_refused_as_such(webdienst: Web) -> None:
    for inhoud in ({}, {"code": 5}, {"code": "x", "meer": 1}, []):
        antwoord = await webdienst.client().post("/api/verder", json=inhoud)
        assert antwoord.status == 422
    assert (await webdienst.client().post("/api/verder", data="code=x")).status == 415


async def test_the_code_is_shown_once_and_only_its_last_day_after_that(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()

    async def bekijk() -> Any:
        antwoord = await (await gesprek.client.get(f"{gesprek.pad}/hervatcode", headers=gesprek.koppen)).json()
        past(antwoord, "Codestand")
        return antwoord

    assert await bekijk() == {"verloopt_op": None, "gesprek_bewaard_tot": "2027-01-31"}
    gemaakt = await maak(gesprek)
    assert await bekijk() == {naam: gemaakt[naam] for naam in ("verloopt_op", "gesprek_bewaard_tot")}


async def test_without_the_token_there_is_nothing_to_make_or_to_see(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    ander = await webdienst.gesprek()
    for methode, naam in (("GET", "hervatcode"), ("POST", "hervatcode"), ("GET", "gedeeld")):
        for koppen in ({}, ander.koppen):
            antwoord = await gesprek.client.request(methode, f"{gesprek.pad}/{naam}", headers=koppen)
            assert antwoord.status == 401


async def test_what_was_shared_can_be_followed_changed_and_taken_back(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    assert (await gedeeld(gesprek))["stand"] == "niets"
    await gesprek.zeg(
        {"keuze": "begin"}, "ik wil werk", {"keuze": "mens_spreken"}, {"kaart": KAART}, {"keuze": "delen"}
    )
    eerst = await gedeeld(gesprek)
    assert (eerst["stand"], [s["stap"] for s in eerst["stappen"]]) == ("ontvangen", ["ontvangen"])
    assert eerst["inhoud"]["velden"]["wens"] == "ik wil werk"
    [regel] = await gesprek.regels()
    pad = f"{gesprek.pad}/matrix/{regel['id']}"
    await gesprek.client.patch(pad, json={"citaat": "ik wil werk met dieren"}, headers=gesprek.koppen)
    assert ("ik wil werk", "ik wil werk met dieren") in [
        (w["oud"], w["nieuw"]) for w in (await gedeeld(gesprek))["nog_niet_gedeeld"]
    ]
    await gesprek.zeg({"keuze": "delen"})
    weer = await gedeeld(gesprek)
    assert (weer["nog_niet_gedeeld"], len(weer["eerder_gedeeld_op"])) == ([], 1)
    await gesprek.zeg({"keuze": "intrekken"})
    terug = await gedeeld(gesprek)
    assert (terug["stand"], terug["inhoud"], terug["contact"]) == ("ingetrokken", None, None)
    assert [r["citaat"] for r in await gesprek.regels()] == ["ik wil werk met dieren"]
