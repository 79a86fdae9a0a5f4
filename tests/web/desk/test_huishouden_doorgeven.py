"""One family, one plan, one helper: the cases of a household go to a colleague together, or not at all."""

from __future__ import annotations

import asyncio
import re

from sqlalchemy import func, select

from tests.hulp.overdrachten import maak_medewerker
from tests.web.desk.conftest import Browser, Werkplek
from tests.web.desk.test_mensen import JA
from tests.web.desk.test_zaak import gelogd, stand, wie
from vliegwiel.storage.tabellen_methoden import huishouden

NOTITIE = "Moeder belt liever na de koffie"


async def gezin(werkplek: Werkplek, browser: Browser, leden: int = 3) -> list[str]:
    """Cases of this consultant that are linked, each with its yes; the ids."""
    ids = [await werkplek.deel() for _ in range(leden)]
    for zaak in ids:
        assert (await browser.post(f"/desk/overdrachten/{zaak}/claim")).status == 303
        await browser.post(f"/desk/overdrachten/{zaak}/huishouden/toestemming", JA | {"soort": "huishouden"})
    for zaak in ids[1:]:
        code = re.search(r"[A-Z0-9]{3}-[A-Z0-9]{3}", await browser.tekst(f"/desk/overdrachten/{zaak}"))
        assert code
        velden = {"formulier": "koppel", "referentie": code[0]}
        assert (await browser.post(f"/desk/overdrachten/{ids[0]}/huishouden/koppel", velden)).status == 303
    plan = {"formulier": "plan", "doel": "Samen eten", "betrokken_start": "7"}
    await browser.post(f"/desk/overdrachten/{ids[0]}/huishouden/plan", plan)
    return ids


async def geef(browser: Browser, zaak: str, naar: str, hoe: str = "doorgeven", **velden: str) -> int:
    antwoord = await browser.post(f"/desk/overdrachten/{zaak}/{hoe}", {"collega": naar, "notitie": NOTITIE} | velden)
    return antwoord.status


async def test_a_whole_household_goes_to_one_colleague_with_the_note_and_its_plan(werkplek: Werkplek) -> None:
    anouk, bilal = await werkplek.consulent(), await werkplek.consulent("Bilal", team="noord")
    zaken = await gezin(werkplek, anouk)
    await anouk.post(f"/desk/overdrachten/{zaken[2]}/pauzeren", {"tot": "2026-03-20", "reden": "anders"})
    assert "gaan mee naar dezelfde collega" in await anouk.tekst(f"/desk/overdrachten/{zaken[0]}")
    naar = await wie(werkplek, "Bilal")
    assert await geef(anouk, zaken[0], naar) == 409, "one of them alone would make two owners"
    assert [await stand(werkplek, z) for z in zaken][:2] == [("opgepakt", "Anouk")] * 2
    assert await geef(anouk, zaken[0], naar, samen="ja") == 303
    assert [await stand(werkplek, z) for z in zaken] == [("opgepakt", "Bilal")] * 2 + [("gepauzeerd", "Bilal")]
    assert (await bilal.tekst("/desk")).count("Nieuw voor jou") == 3
    for zaak in zaken:
        assert await gelogd(werkplek, zaak, "doorgegeven") == 1
        assert NOTITIE in await bilal.tekst(f"/desk/overdrachten/{zaak}")
        assert "Samen eten" in await bilal.tekst(f"/desk/overdrachten/{zaak}/huishouden")
    assert (await anouk.get(f"/desk/overdrachten/{zaken[0]}/huishouden")).status == 403
    async with werkplek.database.lezen() as verbinding:
        assert await verbinding.scalar(select(func.count()).select_from(huishouden)) == 1


async def test_a_team_lead_hands_out_a_whole_household_also_what_waits(werkplek: Werkplek) -> None:
    anouk, leider = await werkplek.consulent(), await werkplek.consulent("Lies", "teamleider")
    naar = await maak_medewerker(werkplek.database, "Bilal")
    zaken = await gezin(werkplek, anouk)
    await anouk.post(f"/desk/overdrachten/{zaken[1]}/teruggeven")
    assert await geef(leider, zaken[1], naar, "verdelen") == 409
    assert "gaan samen naar dezelfde collega" in await leider.tekst(f"/desk/overdrachten/{zaken[0]}")
    assert await geef(leider, zaken[0], naar, "verdelen", samen="ja") == 303
    assert [await stand(werkplek, z) for z in zaken] == [("opgepakt", "Bilal")] * 3


async def test_two_presses_at_once_give_a_household_one_owner(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    namen = [await maak_medewerker(werkplek.database, naam) for naam in ("Bilal", "Carla", "Dirk", "Els")]
    zaken = await gezin(werkplek, anouk)
    pogingen = [geef(anouk, zaken[n % 3], naar, samen="ja") for n in range(2) for naar in namen]
    gelukt = await asyncio.gather(*pogingen)
    assert gelukt.count(303) == 1
    assert set(gelukt) <= {303, 403, 409}
    assert len({(await stand(werkplek, z))[1] for z in zaken} - {"Anouk"}) == 1
