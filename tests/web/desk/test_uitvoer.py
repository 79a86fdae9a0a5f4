"""A case goes out of the desk in three forms: for its owner whole, for who leads the team without contact data."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pypdf
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from sqlalchemy import select

from tests.hulp.overdrachten import WENS
from tests.web.desk.conftest import EEN_ID, Browser, Werkplek
from vliegwiel.core.toegang import Recht
from vliegwiel.services import overdracht as dienst
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.storage.tabellen import auditregel, medewerker
from vliegwiel.web.desk import routes
from vliegwiel.web.desk.uitvoer import UITVOER_ROUTES

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "uitwisseling" / "zaak-1.schema.json").read_text("utf-8"))
NUMMER = "06 12 34 56 78"
alleen_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def haal(browser: Browser, zaak: str, vorm: str) -> bytes:
    antwoord = await browser.get(f"/desk/overdrachten/{zaak}/uitvoer.{vorm}")
    assert antwoord.status == 200, await antwoord.text()
    assert "attachment" in antwoord.headers["Content-Disposition"]
    assert antwoord.headers["Cache-Control"] == "no-store"
    return await antwoord.read()


async def eigen_zaak(werkplek: Werkplek, **anders: object) -> tuple[Browser, str]:
    zaak = await werkplek.deel(**anders)
    anouk = await werkplek.consulent("Anouk")
    assert (await anouk.post(f"/desk/overdrachten/{zaak}/claim")).status == 303
    return anouk, zaak


def tekst(bestand: bytes) -> str:
    if bestand.startswith(b"%PDF"):
        return " ".join(b.extract_text() for b in pypdf.PdfReader(io.BytesIO(bestand)).pages)
    return bestand.decode("utf-8-sig")


@pytest.mark.parametrize("vorm", ["json", "csv", "pdf"])
async def test_the_owner_takes_a_case_out_and_the_log_says_so(werkplek: Werkplek, vorm: str) -> None:
    anouk, zaak = await eigen_zaak(werkplek)
    bestand = tekst(await haal(anouk, zaak, vorm))
    assert WENS in " ".join(bestand.split())
    assert NUMMER in bestand
    async with werkplek.database.lezen() as verbinding:
        vraag = select(auditregel.c.actie, auditregel.c.medewerker_id).where(auditregel.c.overdracht_id == zaak)
        regels = [tuple(r) for r in await verbinding.execute(vraag.order_by(auditregel.c.id))]
    assert [actie for actie, _ in regels] == ["opgepakt", f"uitgevoerd_{vorm}", "contact_uitgevoerd"]
    assert len({wie for _, wie in regels}) == 1


@alleen_sqlite
@pytest.mark.parametrize("vorm", ["json", "csv", "pdf"])
async def test_who_leads_the_team_takes_it_out_without_contact_data(werkplek: Werkplek, vorm: str) -> None:
    _, zaak = await eigen_zaak(werkplek)
    bestand = tekst(await haal(await werkplek.consulent("Tess", "teamleider"), zaak, vorm))
    assert WENS in " ".join(bestand.split())
    assert NUMMER not in bestand
    async with werkplek.database.lezen() as verbinding:
        acties = [r[0] for r in await verbinding.execute(select(auditregel.c.actie))]
    assert f"uitgevoerd_{vorm}" in acties
    assert "contact_uitgevoerd" not in acties


@alleen_sqlite
async def test_who_leads_another_team_may_read_a_case_that_is_shared_by_name_and_takes_nothing_out(
    werkplek: Werkplek,
) -> None:
    anouk, zaak = await eigen_zaak(werkplek)
    tess = await werkplek.consulent("Tess", "teamleider", "noord")
    async with werkplek.database.lezen() as verbinding:
        wie = await verbinding.scalar(select(medewerker.c.id).where(medewerker.c.naam == "Tess"))
    pad = f"/desk/overdrachten/{zaak}"
    ja = {"antwoord": "ja", "hoe": "telefoon", "gevraagd_op": "2026-03-01", "soort": "collega", "voor": str(wie)}
    assert (await anouk.post(f"{pad}/mensen/toestemmingen", ja)).status == 303
    bladzijde = await tess.tekst(pad)
    assert "uitvoer.pdf" not in bladzijde
    assert (await tess.get(f"{pad}/uitvoer.json")).status == 403


@alleen_sqlite
@pytest.mark.parametrize("vorm", ["json", "csv", "pdf"])
async def test_a_colleague_takes_nothing_out_and_the_page_does_not_offer_it(werkplek: Werkplek, vorm: str) -> None:
    anouk, zaak = await eigen_zaak(werkplek)
    bilal = await werkplek.consulent("Bilal")
    antwoord = await bilal.get(f"/desk/overdrachten/{zaak}/uitvoer.{vorm}")
    assert antwoord.status == 403
    assert WENS not in await antwoord.text()
    pad = f"/desk/overdrachten/{zaak}"
    assert "Uitvoeren" not in await bilal.tekst(pad)
    assert f"{pad}/uitvoer.{vorm}" in await anouk.tekst(pad)
    assert (await anouk.get(f"/desk/overdrachten/{EEN_ID}/uitvoer.{vorm}")).status == 404


@alleen_sqlite
async def test_the_json_is_what_its_schema_says(werkplek: Werkplek) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    keurder = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
    anouk, zaak = await eigen_zaak(werkplek, veiligheid="acuut", crisissoort="geweld")
    gevonden = json.loads(await haal(anouk, zaak, "json"))
    assert [f.message for f in keurder.iter_errors(gevonden)] == []
    assert gevonden["signaal"] == {"niveau": "acuut", "soort": "geweld", "daarna": None, "daarna_op": None}
    assert gevonden["startpunt"] == {"leefgebied": "geld", "naam": "Geld en schulden"}
    assert gevonden["contact"]["vertrouwenspersoon"] == "Noor"
    gevonden["leefgebieden"][0]["score"] = 9
    assert not keurder.is_valid(gevonden)


@alleen_sqlite
async def test_in_the_csv_a_wish_is_never_a_formula(werkplek: Werkplek) -> None:
    wens = '=HYPERLINK("http://kwaad.example","klik")'
    anouk, zaak = await eigen_zaak(werkplek, wens=wens)
    bestand = await haal(anouk, zaak, "csv")
    assert bestand.startswith(b"\xef\xbb\xbf")
    rijen = list(csv.reader(io.StringIO(bestand.decode("utf-8-sig"), newline="")))
    assert {len(rij) for rij in rijen} == {6}
    assert ["antwoord", "", "wens", f"'{wens}"] in [rij[:4] for rij in rijen]
    assert not any(cel[:1] in ("=", "+", "-", "@") for rij in rijen for cel in rij)
    assert ["citaat", "Geld en schulden", "zorg", "de brieven blijven maar komen"] in [rij[:4] for rij in rijen]


@alleen_sqlite
async def test_a_case_that_was_taken_back_can_no_longer_go_out(werkplek: Werkplek) -> None:
    anouk, zaak = await eigen_zaak(werkplek)
    async with werkplek.database.transactie() as verbinding:
        repo = OverdrachtRepository(verbinding)
        gevonden = await repo.vind(zaak)
        assert gevonden
        await dienst.trek_in(repo, gevonden.gesprek_id, werkplek.klok())
    assert (await anouk.get(f"/desk/overdrachten/{zaak}/uitvoer.pdf")).status == 410


async def test_every_way_out_of_a_case_asks_for_a_login_first(werkplek: Werkplek) -> None:
    rechten = werkplek.desk[routes.RECHTEN]
    uitgangen = {n for n, recht in rechten.items() if recht is Recht.ZAAK_UITVOEREN}
    assert uitgangen == {*UITVOER_ROUTES, "zorgoverleg"}
    assert uitgangen <= werkplek.desk[routes.OPNIEUW] & werkplek.desk[routes.ZAKEN]
