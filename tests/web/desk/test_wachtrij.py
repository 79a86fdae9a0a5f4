"""The queue page: filters in the address, pages, other teams, and news for the own team only."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from tests.hulp.overdrachten import WENS, maak_gesprek
from tests.web.desk.conftest import Browser, StartDesk, Werkplek
from tests.web.desk.test_gebeurtenissen import stroom, volgende
from vliegwiel.services import overdracht as dienst
from vliegwiel.services.wachtrij import GROOTTE
from vliegwiel.settings import Instellingen
from vliegwiel.storage.contactwens import Contactwensen
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.web.desk.werk import TEAMS

TEAMBESTAND = """standaard: algemeen
teams:
  - {id: algemeen, naam: Algemeen}
  - {id: noord, naam: Team Noord, postcodes: [3011, 3012]}
"""


@pytest.fixture
async def werkplek(start_desk: StartDesk, instellingen: Instellingen, tmp_path: Path) -> Werkplek:
    """A desk of a gemeente with two teams."""
    pad = tmp_path / "teams.yml"
    pad.write_text(TEAMBESTAND)
    return await start_desk(instellingen.model_copy(update={"teams": pad}))


def zaken(pagina: str) -> list[str]:
    """The cases in the list, in order."""
    lijst = pagina.split('id="kop-wachtrij"')[1].split("</section>")[0]
    return re.findall(r'href="/desk/overdrachten/([^"]+)" id=', lijst)


def aantal(pagina: str) -> int:
    gevonden = re.search(r'id="kop-wachtrij">[^<]*<span class="desk-aantal">(\d+)<', pagina)
    assert gevonden
    return int(gevonden[1])


def blader(pagina: str, rel: str) -> str | None:
    gevonden = re.search(rf'rel="{rel}" href="([^"]+)"', pagina)
    return unescape(gevonden[1]) if gevonden else None


async def test_a_neighbourhood_brings_a_hand_over_to_its_team(werkplek: Werkplek) -> None:
    noord = await werkplek.deel(contact={"postcode": "3011"})
    overig = [await werkplek.deel(contact={"postcode": p}) for p in ("9712", "")]
    anouk, bo = await werkplek.consulent("Anouk"), await werkplek.consulent("Bo", team="noord")
    assert set(zaken(await anouk.tekst("/desk"))) == set(overig)
    pagina = await bo.tekst("/desk")
    assert (zaken(pagina), "3011" in pagina) == ([noord], True)


async def test_the_address_filters_on_neighbourhood_status_and_own_cases(werkplek: Werkplek) -> None:
    een, twee = [await werkplek.deel(contact={"postcode": p}) for p in ("3011", "3012")]
    bo, kim = await werkplek.consulent("Bo", team="noord"), await werkplek.consulent("Kim", team="noord")
    assert zaken(await bo.tekst("/desk?buurt=3012")) == [twee]
    await bo.post(f"/desk/overdrachten/{een}/claim")
    assert zaken(await bo.tekst("/desk")) == [twee]
    assert zaken(await bo.tekst("/desk?eigen=ja")) == zaken(await kim.tekst("/desk?status=opgepakt")) == [een]
    assert zaken(await kim.tekst("/desk?eigen=ja")) == []
    leeg = await bo.tekst("/desk?buurt=9999")
    assert "Met deze keuze is er niets" in leeg
    assert "Toon weer alles wat wacht" in leeg
    assert 'value="9999"' in leeg


async def test_a_neighbourhood_that_is_none_is_told_and_hides_nobody(werkplek: Werkplek) -> None:
    zaak = await werkplek.deel()
    anouk = await werkplek.consulent()
    for getypt in ("30", "abcd", "0123"):
        antwoord = await anouk.get(f"/desk?buurt={getypt}")
        pagina = await antwoord.text()
        assert (antwoord.status, zaken(pagina)) == (400, [zaak])
        assert "Een buurt is vier cijfers" in pagina
        assert f'value="{getypt}"' in pagina


@pytest.mark.parametrize("vraag", ["status=verstopt", "na=onzin", "voor=AAAA", "zoek=AAAA", "na=%FF%00", "zoek=é"])
async def test_an_address_that_no_page_of_ours_made_is_refused(werkplek: Werkplek, vraag: str) -> None:
    anouk = await werkplek.consulent()
    assert (await anouk.get(f"/desk?{vraag}")).status == (await anouk.get(f"/desk/wachtrij?{vraag}")).status == 400


async def test_paging_goes_through_all_that_waits_and_back_and_keeps_the_filter(werkplek: Werkplek) -> None:
    gedeeld = []
    for _ in range(2 * GROOTTE + 3):
        werkplek.klok.later(minutes=1)
        gedeeld.append(await werkplek.deel(contact={"postcode": "3011"}))
    werkplek.klok.moment = werkplek.klok.moment.replace(hour=12)
    await werkplek.deel(contact={"postcode": "3012"})
    bo = await werkplek.consulent("Bo", team="noord")
    gezien, pad = [], "/desk?buurt=3011"
    bladen = []
    while pad:
        pagina = await bo.tekst(pad)
        bladen.append(pagina)
        assert aantal(pagina) == len(gedeeld)
        gezien += zaken(pagina)
        pad = blader(pagina, "next")
    assert gezien == gedeeld
    assert len(bladen) == 3
    terug = await bo.tekst(blader(bladen[-1], "prev") or "")
    assert zaken(terug) == zaken(bladen[1])
    fragment = await bo.tekst((blader(bladen[0], "next") or "").replace("/desk?", "/desk/wachtrij?"))
    assert zaken(fragment) == zaken(bladen[1])


async def test_the_address_of_a_page_says_nothing_about_a_case(werkplek: Werkplek) -> None:
    gedeeld = [await werkplek.deel(veiligheid="acuut") for _ in range(GROOTTE + 1)]
    adres = blader(await (await werkplek.consulent()).tekst("/desk"), "next") or ""
    assert not any(woord in adres for woord in ("acuut", "2026", *gedeeld))


async def test_a_team_lead_looks_at_another_team_without_reading_what_people_told(werkplek: Werkplek) -> None:
    zaak = await werkplek.deel(contact={"postcode": "3011"})
    lead = await werkplek.consulent("Lea", rol="teamleider")
    assert '<option value="noord">Team Noord' in await lead.tekst("/desk")
    pagina = await lead.tekst("/desk?team=noord")
    assert aantal(pagina) == 1
    assert "Team Noord" in pagina
    for geheim in (WENS, zaak, "Oppakken"):
        assert geheim not in pagina
    assert (await lead.get("/desk?team=bestaat-niet")).status == 400


async def test_a_consultant_cannot_choose_another_team(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent()
    for pad in ("/desk?team=noord", "/desk/wachtrij?team=noord", "/desk/gebeurtenissen?team=noord"):
        assert (await anouk.get(pad)).status == 403
    assert 'name="team"' not in await anouk.tekst("/desk")


async def test_a_desk_hears_of_its_own_team_only_and_misses_nothing_after_a_break(werkplek: Werkplek) -> None:
    bo = await werkplek.consulent("Bo", team="noord")
    async with stroom(bo) as antwoord:
        await werkplek.deel()
        een = await werkplek.deel(contact={"postcode": "3011"})
        gezien, soort, welke = await volgende(antwoord)
        assert (soort, welke) == ("nieuw", een)
    for _ in range(3):
        await werkplek.deel()
    twee = await werkplek.deel(contact={"postcode": "3012"})
    async with stroom(bo, na=0, laatst_gezien=gezien) as antwoord:
        assert (await volgende(antwoord))[1:] == ("nieuw", twee)


async def test_both_desks_hear_of_a_hand_over_that_moves_and_of_one_that_is_withdrawn(werkplek: Werkplek) -> None:
    gesprek_id = await maak_gesprek(werkplek.database)
    zaak = await werkplek.deel(gesprek_id)
    anouk, bo = await werkplek.consulent("Anouk"), await werkplek.consulent("Bo", team="noord")
    async with werkplek.database.transactie() as verbinding:
        wensen, repo = Contactwensen(verbinding, werkplek.kluis), OverdrachtRepository(verbinding)
        await wensen.bewaar(gesprek_id, {"postcode": "3011"}, werkplek.klok())
        ligging = await wensen.ligging(gesprek_id)
        await dienst.contact_gewijzigd(repo, gesprek_id, ligging, werkplek.desk[TEAMS], werkplek.klok())
    async with stroom(anouk, na=1) as bij_anouk, stroom(bo) as bij_bo:
        for antwoord in (bij_anouk, bij_bo):
            assert (await volgende(antwoord))[1:] == ("gewijzigd", zaak)
        assert (await volgende(bij_bo))[1:] == ("contactkaart", zaak)
        async with werkplek.database.transactie() as verbinding:
            await dienst.trek_in(OverdrachtRepository(verbinding), gesprek_id, werkplek.klok())
        assert (await volgende(bij_bo))[1:] == ("ingetrokken", zaak)


async def zoek(browser: Browser, tekst: str) -> str:
    antwoord = await browser.post("/desk/zoeken", {"zoek": tekst})
    assert antwoord.status == 303
    assert tekst.lower() not in antwoord.headers["Location"].lower() or not tekst
    return await browser.tekst(antwoord.headers["Location"])


async def test_searching_finds_a_case_by_name_or_reference_whatever_its_status(werkplek: Werkplek) -> None:
    sam, kees = await werkplek.deel(), await werkplek.deel(contact={"naam": "Kees Jansen"})
    anouk = await werkplek.consulent()
    await anouk.post(f"/desk/overdrachten/{kees}/claim")
    await anouk.post(f"/desk/overdrachten/{kees}/afronden")
    referentie = re.search(r'id="o-([A-Z0-9-]+)"', await anouk.tekst("/desk"))
    assert referentie
    assert zaken(await zoek(anouk, "jansen")) == [kees]
    assert zaken(await zoek(anouk, " SAM ")) == zaken(await zoek(anouk, referentie[1].lower())) == [sam]


async def test_searching_shows_nothing_of_another_team_and_says_the_same_as_when_there_is_nothing(
    werkplek: Werkplek,
) -> None:
    elders = await werkplek.deel(contact={"postcode": "3011"})
    async with werkplek.database.lezen() as verbinding:
        zaak = await OverdrachtRepository(verbinding).vind(elders)
    assert zaak is not None
    for rol in ("consulent", "teamleider"):
        browser = await werkplek.consulent(rol.title(), rol=rol)
        for tekst in ("Sam", zaak.referentie, "Niemand"):
            pagina = await zoek(browser, tekst)
            assert (aantal(pagina), elders in pagina) == (0, False)
            assert "Niets gevonden" in pagina
            assert f'value="{tekst}"' in pagina


@pytest.mark.parametrize("tekst", ["", "   ", "?!"])
async def test_an_empty_search_says_what_to_type(werkplek: Werkplek, tekst: str) -> None:
    anouk = await werkplek.consulent()
    antwoord = await anouk.post("/desk/zoeken", {"zoek": tekst})
    assert (antwoord.status, antwoord.headers["Location"]) == (303, "/desk")
    assert "Typ een referentie of een naam" in await anouk.tekst("/desk")


async def test_the_address_of_a_search_works_for_nobody_else(werkplek: Werkplek) -> None:
    await werkplek.deel()
    anouk, bo = await werkplek.consulent("Anouk"), await werkplek.consulent("Bo")
    adres = (await anouk.post("/desk/zoeken", {"zoek": "Sam"})).headers["Location"]
    assert ((await anouk.get(adres)).status, (await bo.get(adres)).status) == (200, 400)
