"""The administrator's page of accounts, and the auditor's log, as they are used."""

from __future__ import annotations

import csv
import io
import re
from urllib.parse import unquote

import pytest
from sqlalchemy import select

from tests.web.desk.conftest import Browser, Werkplek
from vliegwiel.storage.tabellen import auditregel, medewerker

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

HIER = "/desk/medewerkers"
NOOR = {"naam": "Noor Vos", "gebruikersnaam": " Noor ", "rol": "consulent", "team": "algemeen"}


async def maak(beheer: Browser, **anders: str) -> str:
    """Make an account; returns its password, as shown."""
    antwoord = await beheer.post(HIER, NOOR | anders)
    tekst = await antwoord.text()
    assert antwoord.status == 200, tekst
    gevonden = re.search(r'desk-sleutel">([^<]+)<', tekst)
    assert gevonden
    return gevonden[1]


async def id_van(werkplek: Werkplek, naam: str) -> str:
    async with werkplek.database.lezen() as verbinding:
        return str(await verbinding.scalar(select(medewerker.c.id).where(medewerker.c.gebruikersnaam == naam)))


async def test_an_administrator_makes_an_account_that_works(werkplek: Werkplek) -> None:
    beheer = await werkplek.consulent("Bea", "beheerder")
    assert (await beheer.get("/desk/medewerkers")).status == 200
    wachtwoord = await maak(beheer)
    assert wachtwoord not in await beheer.tekst(HIER)
    noor = await werkplek.browser()
    assert (await noor.meld_aan("noor", wachtwoord)).status == 303
    assert (await noor.get("/desk")).headers["Location"] == "/desk/account/wachtwoord"


@pytest.mark.parametrize(
    ("anders", "status", "uitleg"),
    [
        ({"gebruikersnaam": "bea"}, 409, "is al van iemand"),
        ({"gebruikersnaam": "n o"}, 400, "minstens 2 tekens"),
        ({"naam": "  "}, 400, "Vul een naam in"),
        ({"rol": "directeur"}, 400, "Kies een rol"),
        ({"team": "zuid"}, 400, "Kies een team"),
    ],
)
async def test_a_form_with_a_mistake_keeps_what_was_typed(
    werkplek: Werkplek, anders: dict[str, str], status: int, uitleg: str
) -> None:
    beheer = await werkplek.consulent("Bea", "beheerder")
    antwoord = await beheer.post(HIER, NOOR | anders)
    tekst = await antwoord.text()
    assert (antwoord.status, uitleg in tekst) == (status, True)
    assert f'value="{(NOOR | anders)["gebruikersnaam"].strip()}"' in tekst


async def test_who_is_stopped_is_out_at_once_and_comes_back_when_let_in(werkplek: Werkplek) -> None:
    beheer = await werkplek.consulent("Bea", "beheerder")
    anouk = await werkplek.consulent()
    zaak = await werkplek.deel()
    await anouk.post(f"/desk/overdrachten/{zaak}/claim")
    wie = await id_van(werkplek, "anouk")
    assert "1 zaak" in await beheer.tekst(f"{HIER}/{wie}")
    assert (await beheer.post(f"{HIER}/{wie}/stoppen")).status == 303
    assert (await anouk.get("/desk")).status == 303
    assert "gaan vanzelf terug naar de wachtrij" in await beheer.tekst(f"{HIER}/{wie}")
    assert "1 zaak op naam" in await beheer.tekst(HIER)
    await beheer.post(f"{HIER}/{wie}/toelaten")
    assert (await anouk.get("/desk")).status == 303
    assert (await anouk.meld_aan("anouk")).status == 303


async def test_another_role_counts_from_the_next_page_on(werkplek: Werkplek) -> None:
    beheer = await werkplek.consulent("Bea", "beheerder")
    anouk = await werkplek.consulent()
    wie = await id_van(werkplek, "anouk")
    assert (await beheer.post(f"{HIER}/{wie}/rol", {"rol": "auditor", "team": "algemeen"})).status == 303
    assert (await anouk.get("/desk")).status == 403
    assert (await anouk.get("/desk/logboek")).status == 200
    assert (await beheer.post(f"{HIER}/{wie}/rol", {"rol": "baas", "team": "algemeen"})).status == 400


async def test_the_last_administrator_can_not_stop_herself_and_reads_why(werkplek: Werkplek) -> None:
    beheer = await werkplek.consulent("Bea", "beheerder")
    wie = await id_van(werkplek, "bea")
    for pad, velden in (("stoppen", {}), ("rol", {"rol": "consulent", "team": "algemeen"})):
        antwoord = await beheer.post(f"{HIER}/{wie}/{pad}", velden)
        assert antwoord.status == 409
        assert "Dit is de laatste beheerder" in await antwoord.text()
    assert (await beheer.get(HIER)).status == 200


async def test_a_reset_password_is_shown_once_and_ends_the_session(werkplek: Werkplek) -> None:
    beheer = await werkplek.consulent("Bea", "beheerder")
    anouk = await werkplek.consulent()
    wie = await id_van(werkplek, "anouk")
    tekst = await (await beheer.post(f"{HIER}/{wie}/wachtwoord")).text()
    nieuw = re.search(r'desk-sleutel">([^<]+)<', tekst)
    assert nieuw
    assert (await anouk.get("/desk")).status == 303
    assert (await anouk.meld_aan("anouk")).status == 401
    assert (await anouk.meld_aan("anouk", nieuw[1])).status == 303
    assert (await beheer.post(f"{HIER}/{wie}/tweede-factor")).status == 303
    async with werkplek.database.lezen() as verbinding:
        regels = [tuple(r) for r in await verbinding.execute(select(auditregel.c.actie, auditregel.c.wat))]
    assert ("account_wachtwoord", f"medewerker:{wie}") in regels


async def test_the_auditor_finds_who_saw_a_case(werkplek: Werkplek) -> None:
    zaak = await werkplek.deel()
    anouk, auditor = await werkplek.consulent(), await werkplek.consulent("Ada", "auditor")
    pagina = await anouk.tekst(f"/desk/overdrachten/{zaak}")
    referentie = re.search(r"[0-9A-Z]{3}-[0-9A-Z]{3}", re.sub(r"<[^>]+>", " ", pagina))
    assert referentie
    for vorm in (referentie[0], referentie[0].replace("-", "").lower()):
        tekst = await auditor.tekst(f"/desk/logboek?zaak={vorm}")
        assert "Zaak bekeken" in tekst
        assert "versie 1" in tekst
        assert re.search(r"<td>Anouk ", tekst)
    assert "Logboek bekeken" in await auditor.tekst("/desk/logboek")
    assert "Rust in mijn hoofd" not in await auditor.tekst("/desk/logboek")


async def test_two_actions_of_the_log_are_never_called_the_same(werkplek: Werkplek) -> None:
    zaak = await werkplek.deel()
    anouk, auditor = await werkplek.consulent(), await werkplek.consulent("Ada", "auditor")
    for wat, velden in (
        ("claim", {}),
        ("contactlog", {"soort": "niet_bereikt"}),
        ("contactlog", {"soort": "bereikt"}),
        ("pauzeren", {"tot": "2026-03-09", "reden": "anders"}),
    ):
        assert (await anouk.post(f"/desk/overdrachten/{zaak}/{wat}", velden)).status == 303
    lijst = (await auditor.tekst("/desk/logboek")).partition('id="handeling"')[2].partition("</select>")[0]
    namen = re.findall(r"<option[^>]*>([^<]+)<", lijst)
    assert {"Zaak opgepakt", "Contact genoteerd", "Zaak in contact", "Zaak gepauzeerd"} <= set(namen)
    assert len(namen) == len(set(namen))


@pytest.mark.parametrize(
    "vraag",
    [
        "persoon=x",
        "zaak=<script>",
        "van=gisteren",
        "tot=9999-12-31",
        "voor=x",
        "van=0001-01-01",
        "handeling=A B",
        "zaak=%00",
    ],
)
async def test_a_filter_that_can_not_be_is_said_so(werkplek: Werkplek, vraag: str) -> None:
    auditor = await werkplek.consulent("Ada", "auditor")
    antwoord = await auditor.get(f"/desk/logboek?{vraag}")
    assert antwoord.status == 400
    assert "Een van de filters klopt niet" in await antwoord.text()
    assert (await auditor.get(f"/desk/logboek.csv?{vraag}")).status == 400
    assert "<script>" not in await antwoord.text()


async def test_older_lines_are_a_page_further_and_the_file_has_them_all(werkplek: Werkplek) -> None:
    auditor = await werkplek.consulent("Ada", "auditor")
    for _ in range(60):
        await auditor.get("/desk/logboek")
    eerste = await auditor.tekst("/desk/logboek?handeling=logboek_bekeken")
    volgende = re.search(r'href="(/desk/logboek\?[^"]+)" rel="next"', eerste)
    assert volgende
    tweede = await auditor.tekst(volgende[1].replace("&amp;", "&"))
    assert tweede.count("Logboek bekeken</td>") == 10
    antwoord = await auditor.get("/desk/logboek.csv?handeling=logboek_bekeken")
    assert (antwoord.status, antwoord.content_type) == (200, "text/csv")
    assert "attachment" in antwoord.headers["Content-Disposition"]
    rijen = list(csv.DictReader(io.StringIO((await antwoord.read()).decode("utf-8-sig"))))
    assert len(rijen) == 62
    assert {rij["wie"] for rij in rijen} == {"Ada"}
    assert "logboek_uitgevoerd" in [r["handeling"] for r in csv.DictReader(
        io.StringIO((await (await auditor.get("/desk/logboek.csv")).read()).decode("utf-8-sig")))]  # fmt: skip


async def test_the_file_of_the_log_asks_for_a_fresh_login(werkplek: Werkplek) -> None:
    auditor = await werkplek.consulent("Ada", "auditor")
    werkplek.klok.later(minutes=6)
    naar = (await auditor.get("/desk/logboek.csv?van=2026-01-01")).headers["Location"]
    assert unquote(naar) == "/desk/opnieuw?verder=/desk/logboek.csv?van=2026-01-01"


async def test_who_has_no_page_of_cases_begins_on_a_page_that_opens(werkplek: Werkplek) -> None:
    for rol, begin in (("veldwerker", "/desk/links"), ("beheerder", HIER), ("auditor", "/desk/logboek")):
        browser = await werkplek.consulent(rol.capitalize(), rol)
        assert (await browser.meld_aan(rol)).headers["Location"] == begin
        assert f'class="vw-merk" href="{begin}"' in await browser.tekst(begin)
        assert (await browser.get("/desk")).status == 403
