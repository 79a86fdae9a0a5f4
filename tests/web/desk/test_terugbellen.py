"""A consultant sees who was promised a call, above the queue, and nothing else of the talk."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from tests.hulp.overdrachten import maak_gesprek
from tests.web.desk.conftest import Werkplek
from vliegwiel.core.terugbellen import Bereikbaarheid, lees_uren
from vliegwiel.services import terugbellen as dienst
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.storage.terugbellen import TerugbelRepository
from vliegwiel.web.desk.terugbellen import ruim_op

UREN = Bereikbaarheid(lees_uren("ma-zo 00:00-24:00"))
NUMMER = "010 000 00 07"


async def vraag_aan(werkplek: Werkplek) -> str:
    """A client asks to be called; returns the id of the request."""
    gesprek_id = await maak_gesprek(werkplek.database)
    async with werkplek.database.transactie() as verbinding:
        repo = TerugbelRepository(verbinding, werkplek.kluis)
        velden = {"telefoon": NUMMER, "naam": "Sam"}
        await dienst.vraag_aan(repo, UREN, gesprek_id, velden, "v1", werkplek.klok())
        verzoek = await repo.van_gesprek(gesprek_id)
    assert verzoek is not None
    return verzoek.id


async def test_a_request_stands_above_the_queue_without_the_number(werkplek: Werkplek) -> None:
    await werkplek.deel(veiligheid="acuut")
    await vraag_aan(werkplek)
    lijst = await (await werkplek.consulent()).tekst("/desk")
    assert lijst.index("Terugbellen na een noodsignaal") < lijst.index("Wachtrij <span")
    assert "ma 2 mrt, 11:30" in lijst
    assert NUMMER not in lijst
    assert "Sam" not in lijst
    assert "Te laat" not in lijst


async def test_who_claims_it_sees_the_number_and_a_colleague_sees_who_calls(werkplek: Werkplek) -> None:
    verzoek = await vraag_aan(werkplek)
    anouk, bilal = await werkplek.consulent("Anouk"), await werkplek.consulent("Bilal")
    assert (await anouk.post(f"/desk/terugbellen/{verzoek}/claim")).headers["Location"] == "/desk"
    eigen, ander = await anouk.tekst("/desk"), await bilal.tekst("/desk")
    assert NUMMER in eigen
    assert 'href="tel:0100000007"' in eigen
    assert NUMMER not in ander
    assert "Anouk belt" in ander
    te_laat = await bilal.post(f"/desk/terugbellen/{verzoek}/claim")
    assert te_laat.status == 409
    assert "Anouk" in await te_laat.text()
    assert (await bilal.post(f"/desk/terugbellen/{verzoek}/gebeld")).status == 403


async def test_a_promise_that_was_not_kept_is_visible(werkplek: Werkplek) -> None:
    verzoek = await vraag_aan(werkplek)
    werkplek.klok.later(minutes=61)
    anouk = await werkplek.consulent()
    assert "Te laat" in await anouk.tekst("/desk/wachtrij")
    await anouk.post(f"/desk/terugbellen/{verzoek}/claim")
    assert "Te laat" in await anouk.tekst("/desk/wachtrij")
    await anouk.post(f"/desk/terugbellen/{verzoek}/niet_bereikt")
    lijst = await anouk.tekst("/desk/wachtrij")
    assert "Te laat" not in lijst
    assert "1 keer niet bereikt" in lijst
    await anouk.post(f"/desk/terugbellen/{verzoek}/gebeld")
    assert "Terugbellen na" not in await anouk.tekst("/desk/wachtrij")


async def test_every_desk_hears_of_it_at_once_and_when_it_is_withdrawn(werkplek: Werkplek) -> None:
    verzoek = await vraag_aan(werkplek)
    async with werkplek.database.transactie() as verbinding:
        repo = TerugbelRepository(verbinding, werkplek.kluis)
        gevonden: Any = await repo.vind(verzoek)
        await dienst.trek_in(repo, gevonden.gesprek_id, werkplek.klok())
        soorten = [g.soort for g in await OverdrachtRepository(verbinding).outbox.na(0)]
    assert soorten == ["terugbel_nieuw", "terugbel"]
    anouk = await werkplek.consulent()
    assert "Terugbellen na" not in await anouk.tekst("/desk")
    weg = await anouk.post(f"/desk/terugbellen/{verzoek}/claim")
    assert weg.status == 404


async def test_the_desk_erases_requests_that_are_past_their_days(werkplek: Werkplek) -> None:
    await vraag_aan(werkplek)
    desk = next(a for a in werkplek.server.app._subapps)
    assert await ruim_op(desk) == 0
    werkplek.klok.moment += timedelta(days=8)
    assert await ruim_op(desk) == 1


async def test_a_number_that_can_not_be_read_is_no_reason_to_hide_the_promise(werkplek: Werkplek) -> None:
    werkplek.kluis.__init__(bytes(range(1, 33)))  # type: ignore[misc]
    verzoek = await vraag_aan(werkplek)
    anouk = await werkplek.consulent()
    await anouk.post(f"/desk/terugbellen/{verzoek}/claim")
    assert "Het nummer is niet te lezen" in await anouk.tekst("/desk")


async def test_nobody_claims_for_another_site_or_without_logging_in(werkplek: Werkplek) -> None:
    verzoek = await vraag_aan(werkplek)
    vreemd = await werkplek.browser()
    assert (await vreemd.post(f"/desk/terugbellen/{verzoek}/claim")).status == 401
    anouk = await werkplek.consulent()
    elders = await anouk.post(f"/desk/terugbellen/{verzoek}/claim", **{"Sec-Fetch-Site": "cross-site"})
    assert elders.status == 403


async def test_a_signal_that_was_taken_back_says_so_with_its_moment_and_keeps_its_place(werkplek: Werkplek) -> None:
    await werkplek.deel(wens="eerste")
    terug = {"crisissoort": "suicide", "na_signaal": "teruggenomen", "na_signaal_op": "2026-03-02T09:00:00+00:00"}
    overdracht = await werkplek.deel(wens="tweede", veiligheid="acuut", **terug)
    anouk = await werkplek.consulent()
    lijst = await anouk.tekst("/desk/wachtrij")
    assert re.findall(r"<q>(\w+)</q>", lijst) == ["tweede", "eerste"]
    assert "teruggenomen door de klant" in lijst
    pagina = await anouk.tekst(f"/desk/overdrachten/{overdracht}")
    assert "Acuut signaal: zelfdoding" in pagina
    assert "Teruggenomen door de klant</b>, ma 2 mrt, 10:00" in pagina
