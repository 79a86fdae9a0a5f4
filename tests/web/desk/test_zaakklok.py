"""What time does to cases: pauses that end, silence, who left, and what waits too long. With a clock that the test moves."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import update

from tests.web.desk.conftest import Werkplek
from tests.web.desk.test_zaak import dagen_later, doe, gelogd, nieuwe_sessie, stand, zaak_van
from vliegwiel.storage.tabellen import medewerker
from vliegwiel.web.desk import zaakklok


async def test_a_paused_case_comes_back_by_itself_on_its_day_with_a_mark(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    zaak = await zaak_van(werkplek, anouk)
    assert await doe(anouk, zaak, "pauzeren", tot="2026-03-20", reden="klant_is_weg") == 303
    pagina = await anouk.tekst(f"/desk/overdrachten/{zaak}")
    assert "tot <b>vr 20 mrt</b>: de klant is er een tijd niet" in pagina
    await dagen_later(werkplek, 16)
    assert await stand(werkplek, zaak) == ("gepauzeerd", "Anouk")
    anouk = await nieuwe_sessie(werkplek, "Anouk")
    assert "Pauze eindigt op vr 20 mrt" in await anouk.tekst("/desk")
    await dagen_later(werkplek, 2)
    assert await stand(werkplek, zaak) == ("opgepakt", "Anouk")
    anouk = await nieuwe_sessie(werkplek, "Anouk")
    assert "Pauze voorbij sinds vr 20 mrt" in await anouk.tekst("/desk")
    assert await gelogd(werkplek, zaak, "hervat_vanzelf") == 1
    await doe(anouk, zaak, "contactlog", soort="voicemail")
    assert "Pauze voorbij" not in await anouk.tekst("/desk")


async def test_a_silent_case_warns_its_owner_and_then_goes_back_with_what_happened(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    zaak = await zaak_van(werkplek, anouk)
    await doe(anouk, zaak, "contact")  # Monday the 2nd; ten working days end on Monday the 16th
    await dagen_later(werkplek, 9)
    assert await gelogd(werkplek, zaak, "stil_gewaarschuwd") == 0
    await dagen_later(werkplek, 1)
    assert await gelogd(werkplek, zaak, "stil_gewaarschuwd") == 1
    anouk = await nieuwe_sessie(werkplek, "Anouk")
    assert "Gaat terug naar de wachtrij na ma 16 mrt" in await anouk.tekst("/desk")
    await dagen_later(werkplek, 4)
    assert await stand(werkplek, zaak) == ("in_contact", "Anouk")
    await dagen_later(werkplek, 1)
    assert await stand(werkplek, zaak) == ("teruggegeven", None)
    assert await gelogd(werkplek, zaak, "stil") == 1
    bilal = await werkplek.consulent("Bilal")
    assert "teruggegeven: er was lang niets genoteerd" in await bilal.tekst("/desk")


@pytest.mark.parametrize("teken", ["notitie", "contact", "beloofd", "kijken"])
async def test_any_sign_of_work_keeps_a_case_and_only_looking_does_not(werkplek: Werkplek, teken: str) -> None:
    anouk = await werkplek.consulent()
    zaak = await zaak_van(werkplek, anouk)
    await dagen_later(werkplek, 14)
    anouk = await nieuwe_sessie(werkplek, "Anouk")
    if teken == "notitie":
        assert await doe(anouk, zaak, "notities", tekst="Brief gelezen") == 303
    elif teken == "contact":
        assert await doe(anouk, zaak, "contactlog", soort="niet_bereikt") == 303
    elif teken == "beloofd":
        assert await doe(anouk, zaak, "contactlog", soort="terugbellen", terugbellen_op="2026-04-20") == 303
    else:
        await anouk.tekst(f"/desk/overdrachten/{zaak}")
    await dagen_later(werkplek, 10 if teken != "beloofd" else 45)
    assert (await stand(werkplek, zaak))[1] == (None if teken == "kijken" else "Anouk")


async def test_a_paused_case_is_never_silent_before_its_day(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    zaak = await zaak_van(werkplek, anouk)
    await doe(anouk, zaak, "pauzeren", tot="2026-06-01", reden="wacht_op_ander")
    await dagen_later(werkplek, 90)
    assert await stand(werkplek, zaak) == ("gepauzeerd", "Anouk")
    await dagen_later(werkplek, 2)
    assert await stand(werkplek, zaak) == ("opgepakt", "Anouk")


async def test_a_clock_that_stood_still_warns_before_it_takes_a_case_away(werkplek: Werkplek) -> None:
    zaak = await zaak_van(werkplek, await werkplek.consulent())
    werkplek.klok.later(days=60)
    await zaakklok.kijk(werkplek.desk)
    assert await stand(werkplek, zaak) == ("opgepakt", "Anouk")
    assert await gelogd(werkplek, zaak, "stil_gewaarschuwd") == 1
    await dagen_later(werkplek, 4)
    assert await stand(werkplek, zaak) == ("teruggegeven", None)


async def test_two_processes_do_nothing_twice(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    zaken = [await zaak_van(werkplek, anouk) for _ in range(3)]
    await doe(anouk, zaken[0], "pauzeren", tot="2026-03-03", reden="anders")
    werkplek.klok.later(days=60)
    await asyncio.gather(*(zaakklok.kijk(werkplek.desk) for _ in range(6)))
    assert await gelogd(werkplek, zaken[0], "hervat_vanzelf") == 1
    assert await gelogd(werkplek, zaken[1], "stil_gewaarschuwd") == 1
    werkplek.klok.later(days=5)
    await asyncio.gather(*(zaakklok.kijk(werkplek.desk) for _ in range(6)))
    assert [await gelogd(werkplek, z, "stil") for z in zaken] == [0, 1, 1]
    assert await zaakklok.kijk(werkplek.desk) == 0


@pytest.mark.parametrize("velden", [{"actief": False}, {"rol": "auditor"}])
async def test_what_somebody_who_left_had_goes_back_to_the_queue(werkplek: Werkplek, velden: dict[str, object]) -> None:
    anouk, bilal = await werkplek.consulent(), await werkplek.consulent("Bilal")
    zaken = [await zaak_van(werkplek, anouk) for _ in range(2)]
    await doe(anouk, zaken[1], "pauzeren", tot="2026-04-01", reden="anders")
    async with werkplek.database.transactie() as verbinding:
        await verbinding.execute(update(medewerker).where(medewerker.c.naam == "Anouk").values(**velden))
    assert await zaakklok.kijk(werkplek.desk) == 2
    lijst = await bilal.tekst("/desk")
    for zaak in zaken:
        assert await stand(werkplek, zaak) == ("teruggegeven", None)
        assert zaak in lijst
    assert "de consulent werkt hier niet meer" in lijst


async def test_who_waits_too_long_is_marked_on_the_queue_before_and_after(werkplek: Werkplek) -> None:
    await werkplek.deel()
    lijst = await (await werkplek.consulent()).tekst("/desk")
    assert "Eerste contact" not in lijst
    werkplek.klok.later(days=2)
    assert "Eerste contact uiterlijk do 5 mrt" in await (await nieuwe_sessie(werkplek, "Anouk")).tekst("/desk")
    werkplek.klok.later(days=2)
    assert "Eerste contact te laat: was do 5 mrt" in await (await nieuwe_sessie(werkplek, "Anouk")).tekst("/desk")


async def test_the_overview_shows_a_team_lead_the_cases_and_a_consultant_how_many(werkplek: Werkplek) -> None:
    anouk, tess = await werkplek.consulent(), await werkplek.consulent("Tess", "teamleider")
    wacht, opgepakt, bel = [await werkplek.deel() for _ in range(3)]
    for zaak in (opgepakt, bel):
        await doe(anouk, zaak, "claim")
    await doe(anouk, bel, "contactlog", soort="bereikt", terugbellen_op="2026-03-03")
    ander = await werkplek.consulent("Bo", team="noord")
    werkplek.klok.later(days=7)
    tess, anouk, ander = [await nieuwe_sessie(werkplek, n) for n in ("Tess", "Anouk", "Bo")]
    overzicht = await tess.tekst("/desk/blijft-liggen")
    assert all(zaak in overzicht for zaak in (wacht, opgepakt, bel))
    assert "Was uiterlijk </span>do 5 mrt" in overzicht
    assert "Beloofd op </span>di 3 mrt" in overzicht
    van_anouk = await anouk.tekst("/desk/blijft-liggen")
    assert wacht not in van_anouk
    assert opgepakt in van_anouk
    van_bo = await ander.tekst("/desk/blijft-liggen")
    assert not any(zaak in van_bo for zaak in (wacht, opgepakt, bel))
