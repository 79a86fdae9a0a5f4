"""A case after the claim, with several consultants, a team lead, and a clock that the test moves."""

from __future__ import annotations

import asyncio
from collections import Counter

from sqlalchemy import func, select

from tests.web.desk.conftest import Browser, Werkplek
from vliegwiel.storage.tabellen import auditregel, medewerker, notitie, overdracht
from vliegwiel.storage.tabellen_zaak import contactregel, doorgave
from vliegwiel.web.desk import zaakklok

GEHEIM = "Belt liever na de koffie"


async def wie(werkplek: Werkplek, naam: str) -> str:
    async with werkplek.database.lezen() as verbinding:
        return str(await verbinding.scalar(select(medewerker.c.id).where(medewerker.c.naam == naam)))


async def stand(werkplek: Werkplek, zaak: str) -> tuple[str, str | None]:
    """Status, and the name of the owner."""
    vraag = select(overdracht.c.status, medewerker.c.naam).outerjoin(
        medewerker, medewerker.c.id == overdracht.c.eigenaar_id
    )
    async with werkplek.database.lezen() as verbinding:
        rij = (await verbinding.execute(vraag.where(overdracht.c.id == zaak))).one()
    return rij.status, rij.naam


async def gelogd(werkplek: Werkplek, zaak: str, actie: str) -> int:
    vraag = select(func.count()).select_from(auditregel)
    async with werkplek.database.lezen() as verbinding:
        waar = (auditregel.c.overdracht_id == zaak, auditregel.c.actie == actie)
        return int(await verbinding.scalar(vraag.where(*waar)) or 0)


async def zaak_van(werkplek: Werkplek, browser: Browser) -> str:
    zaak = await werkplek.deel()
    assert (await doe(browser, zaak, "claim")) == 303
    return zaak


async def doe(browser: Browser, zaak: str, wat: str, **velden: str) -> int:
    return (await browser.post(f"/desk/overdrachten/{zaak}/{wat}", velden)).status


async def nieuwe_sessie(werkplek: Werkplek, naam: str) -> Browser:
    """A browser that logs in at this moment: after days the old session is over."""
    browser = await werkplek.browser()
    assert (await browser.meld_aan(naam.lower())).status == 303
    return browser


async def dagen_later(werkplek: Werkplek, dagen: int) -> None:
    """Days pass, and the clockwork looks once a day."""
    for _ in range(dagen):
        werkplek.klok.later(days=1)
        await zaakklok.kijk(werkplek.desk)


async def test_going_on_earlier_and_pausing_without_a_day(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    zaak = await zaak_van(werkplek, anouk)
    for velden in ({}, {"tot": "2026-03-02", "reden": "anders"}, {"tot": "morgen", "reden": "anders"}):
        assert await doe(anouk, zaak, "pauzeren", **velden) == 400
    assert await doe(anouk, zaak, "hervatten") == 409
    assert await doe(anouk, zaak, "pauzeren", tot="2026-03-20", reden="anders") == 303
    assert await doe(anouk, zaak, "hervatten") == 303
    assert await stand(werkplek, zaak) == ("opgepakt", "Anouk")


async def test_a_colleague_of_another_team_gets_the_case_with_a_note_and_sees_it_as_new(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    bo = await werkplek.consulent("Bo", team="noord")
    zaak = await zaak_van(werkplek, anouk)
    assert (await bo.get(f"/desk/overdrachten/{zaak}")).status == 403
    velden = {"collega": await wie(werkplek, "Bo"), "notitie": GEHEIM}
    assert await doe(anouk, zaak, "doorgeven", **velden) == 303
    assert await stand(werkplek, zaak) == ("opgepakt", "Bo")
    assert "Nieuw voor jou" in await bo.tekst("/desk")
    pagina = await bo.tekst(f"/desk/overdrachten/{zaak}")
    assert GEHEIM in pagina
    assert "Anouk gaf de zaak door aan Bo" in pagina
    assert "Nieuw voor jou" not in await bo.tekst("/desk")
    assert (await anouk.get(f"/desk/overdrachten/{zaak}")).status == 403
    async with werkplek.database.lezen() as verbinding:
        opgeslagen = await verbinding.scalar(select(doorgave.c.versleuteld))
    assert GEHEIM.encode() not in opgeslagen
    assert await gelogd(werkplek, zaak, "doorgegeven") == 1


async def test_of_transfers_at_the_same_time_one_succeeds(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    namen = [f"Collega {n}" for n in range(8)]
    for naam in namen:
        await werkplek.consulent(naam)
    zaak = await zaak_van(werkplek, anouk)
    ids = [await wie(werkplek, naam) for naam in namen]
    antwoorden = await asyncio.gather(*(doe(anouk, zaak, "doorgeven", collega=i) for i in ids))
    assert Counter(antwoorden)[303] == 1
    assert set(antwoorden) <= {303, 403, 409}
    async with werkplek.database.lezen() as verbinding:
        assert await verbinding.scalar(select(func.count()).select_from(doorgave)) == 1


async def test_a_case_goes_to_nobody_who_cannot_work_on_it(werkplek: Werkplek) -> None:
    anouk, bilal = await werkplek.consulent(), await werkplek.consulent("Bilal")
    await werkplek.consulent("Ada", "auditor")
    zaak = await zaak_van(werkplek, anouk)
    for naam in ("Ada", "Anouk", "Niemand"):
        assert await doe(anouk, zaak, "doorgeven", collega=await wie(werkplek, naam)) == 400
    assert await doe(anouk, zaak, "doorgeven") == 400
    assert await doe(bilal, zaak, "doorgeven", collega=await wie(werkplek, "Bilal")) == 403
    assert await doe(bilal, zaak, "verdelen", collega=await wie(werkplek, "Bilal")) == 403


async def test_a_team_lead_divides_somebody_elses_case_and_what_waits(werkplek: Werkplek) -> None:
    anouk, bilal = await werkplek.consulent(), await werkplek.consulent("Bilal")
    tess = await werkplek.consulent("Tess", "teamleider")
    zaak = await zaak_van(werkplek, anouk)
    assert "Verdelen" in await tess.tekst(f"/desk/overdrachten/{zaak}")
    assert await doe(tess, zaak, "verdelen", collega=await wie(werkplek, "Bilal"), notitie="Anouk is ziek") == 303
    assert await stand(werkplek, zaak) == ("opgepakt", "Bilal")
    pagina = await bilal.tekst(f"/desk/overdrachten/{zaak}")
    assert "Tess gaf de zaak van Anouk door aan Bilal" in pagina
    assert await doe(tess, zaak, "verdelen") == 303
    assert await stand(werkplek, zaak) == ("teruggegeven", None)
    assert "teruggegeven: door de teamleider" in await anouk.tekst("/desk")
    assert await doe(tess, zaak, "verdelen", collega=await wie(werkplek, "Anouk")) == 303
    assert await stand(werkplek, zaak) == ("opgepakt", "Anouk")


async def test_the_first_time_they_spoke_sets_it_in_contact_and_the_note_is_unreadable(werkplek: Werkplek) -> None:
    anouk, bilal = await werkplek.consulent(), await werkplek.consulent("Bilal")
    zaak = await zaak_van(werkplek, anouk)
    assert await doe(anouk, zaak, "contactlog", soort="niet_bereikt") == 303
    assert await doe(anouk, zaak, "contactlog", soort="voicemail") == 303
    assert (await stand(werkplek, zaak))[0] == "opgepakt"
    werkplek.klok.later(minutes=5)
    assert await doe(anouk, zaak, "contactlog", soort="bereikt", moment="2026-03-02T10:32", notitie=GEHEIM) == 303
    assert (await stand(werkplek, zaak))[0] == "in_contact"
    pagina = await anouk.tekst(f"/desk/overdrachten/{zaak}")
    assert GEHEIM in pagina
    assert "Anouk, ma 2 mrt, 10:32" in pagina
    assert pagina.index("Bereikt: we spraken elkaar</b>") < pagina.index("Voicemail ingesproken</b>")
    async with werkplek.database.lezen() as verbinding:
        opgeslagen = [r for r in await verbinding.scalars(select(contactregel.c.versleuteld)) if r]
    assert len(opgeslagen) == 1
    assert GEHEIM.encode() not in opgeslagen[0]
    assert GEHEIM not in await bilal.tekst(f"/desk/overdrachten/{zaak}")
    assert await doe(bilal, zaak, "contactlog", soort="bereikt") == 403
    assert await gelogd(werkplek, zaak, "contact_genoteerd") == 3


async def test_what_was_typed_wrongly_in_the_contact_log_is_refused(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    zaak = await zaak_van(werkplek, anouk)
    fouten: tuple[dict[str, str], ...] = (
        {}, {"soort": "geappt"}, {"soort": "bereikt", "moment": "straks"}, {"soort": "terugbellen"},
        {"soort": "bereikt", "moment": "2026-03-03T09:00"}, {"soort": "voicemail", "terugbellen_op": "2026-02-01"},
    )  # fmt: skip
    for velden in fouten:
        assert await doe(anouk, zaak, "contactlog", **velden) == 400, velden
    assert (await stand(werkplek, zaak))[0] == "opgepakt"


async def test_a_promised_call_stands_on_top_on_its_day_until_the_next_line(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    zaak = await zaak_van(werkplek, anouk)
    await doe(anouk, zaak, "contactlog", soort="terugbellen", terugbellen_op="2026-03-04")
    assert "Terugbellen: beloofd op" not in await anouk.tekst("/desk")
    werkplek.klok.later(days=2)
    anouk = await nieuwe_sessie(werkplek, "Anouk")
    lijst = await anouk.tekst("/desk")
    assert "Terugbellen: beloofd op wo 4 mrt" in lijst
    assert lijst.index("Vandaag voor jou") < lijst.index("kop-wachtrij")
    await doe(anouk, zaak, "contactlog", soort="bereikt")
    assert "Terugbellen: beloofd op" not in await anouk.tekst("/desk")


async def test_what_was_finished_can_be_looked_up_for_ninety_days(werkplek: Werkplek) -> None:
    anouk, bilal = await werkplek.consulent(), await werkplek.consulent("Bilal")
    zaak = await zaak_van(werkplek, anouk)
    await doe(anouk, zaak, "afronden", uitkomst="rust")
    assert zaak in await anouk.tekst("/desk/afgerond")
    assert zaak not in await bilal.tekst("/desk/afgerond")
    assert await doe(anouk, zaak, "contactlog", soort="bereikt") == 409
    assert await doe(anouk, zaak, "doorgeven", collega=await wie(werkplek, "Bilal")) == 409
    werkplek.klok.later(days=91)
    assert zaak not in await (await nieuwe_sessie(werkplek, "Anouk")).tekst("/desk/afgerond")


async def test_who_shares_again_after_the_end_begins_anew(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    zaak = await zaak_van(werkplek, anouk)
    await doe(anouk, zaak, "contactlog", soort="bereikt", terugbellen_op="2026-03-20")
    await doe(anouk, zaak, "afronden", uitkomst="rust")
    async with werkplek.database.lezen() as verbinding:
        gesprek = str(await verbinding.scalar(select(overdracht.c.gesprek_id)))
    werkplek.klok.later(days=30)
    assert await werkplek.deel(gesprek, versie=2) == zaak
    anouk = await nieuwe_sessie(werkplek, "Anouk")
    assert "beloofd: terugbellen" not in await anouk.tekst("/desk")
    werkplek.klok.later(days=8)  # over Easter
    assert "Eerste contact te laat" in await (await nieuwe_sessie(werkplek, "Anouk")).tekst("/desk")


async def test_notes_of_a_case_that_is_taken_back_are_gone(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    zaak = await zaak_van(werkplek, anouk)
    await doe(anouk, zaak, "contactlog", soort="bereikt", notitie=GEHEIM)
    async with werkplek.database.transactie() as verbinding:
        await verbinding.execute(overdracht.delete().where(overdracht.c.id == zaak))
    async with werkplek.database.lezen() as verbinding:
        for tabel in (contactregel, notitie):
            assert await verbinding.scalar(select(func.count()).select_from(tabel)) == 0
