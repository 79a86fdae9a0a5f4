"""The page of the reports: the same numbers in bars, tables and a CSV, and none about fewer than five people."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.hulp.overdrachten import maak_gesprek
from tests.web.desk.conftest import Browser, StartDesk, Werkplek
from vliegwiel.core import rapport as kern
from vliegwiel.services.poorten_rapport import Telregel
from vliegwiel.settings import laad_instellingen
from vliegwiel.storage.rapport import BronRepository, TellingRepository
from vliegwiel.web.desk.rapport import tel


async def tel_op(werkplek: Werkplek, *regels: Telregel) -> None:
    async with werkplek.database.transactie() as verbinding:
        await TellingRepository(verbinding).tel_op(regels)


def vorig_jaar(maat: str, aantal: int, maand: int = 2, team: str = "", groep: str = "", deel: str = "") -> Telregel:
    return Telregel(date(2025, maand, 3), maat, aantal, team, groep, deel)


async def leider(werkplek: Werkplek) -> Browser:
    return await werkplek.consulent("Tess", "teamleider")


async def rijen(browser: Browser, vraag: str) -> list[list[str]]:
    antwoord = await browser.get(f"/desk/rapport.csv?{vraag}")
    assert antwoord.content_type == "text/csv"
    return list(csv.reader(io.StringIO((await antwoord.read()).decode("utf-8-sig"))))


async def test_a_report_shows_a_quarter_with_bars_a_table_and_a_csv(werkplek: Werkplek) -> None:
    regels = [vorig_jaar(m, n, team="algemeen" if m in kern.MET_TEAM else "") for m, n in
              zip(kern.STAPPEN, (80, 70, 40, 38, 30), strict=True)]  # fmt: skip
    wacht = [vorig_jaar(kern.WACHTTIJD, 10, team="algemeen", groep=f"{d:02}") for d in (1, 3, 8)]
    fasen = [vorig_jaar(kern.FASE, 20, groep="wens"), vorig_jaar(kern.FASE, 3, groep="steun"),
             vorig_jaar(kern.FASE, 7, groep="belang")]  # fmt: skip
    await tel_op(werkplek, *regels, *wacht, *fasen, vorig_jaar(kern.GEHOORD, 12, groep="ja"))
    tess = await leider(werkplek)
    pagina = await tess.tekst("/desk/rapport?periode=2025-k1")
    assert "Rapport 1e kwartaal 2025" in pagina
    assert ">80<" in pagina.replace("</td>", "<")
    assert "3 werkdagen" in pagina
    assert pagina.count("<svg") >= 3
    csv_rijen = await rijen(tess, "periode=2025-k1")
    assert ["Gedeeld", "", "", "40", ""] in csv_rijen
    assert ["Tijd tot eerste contact", "de helft wachtte hooguit", "", "3", "werkdagen"] in csv_rijen
    fase = {r[1]: r[3:] for r in csv_rijen if r[0] == "Waar gesprekken stoppen"}
    assert fase["wens"] == ["20", ""]
    assert fase["kleine stap"] == ["0", ""]
    assert fase["steun"] == fase["belang en vertrouwen"] == ["", "verborgen (te weinig mensen)"]
    assert fase["alle gesprekken die stopten"] == ["30", ""]
    assert ["Uitkomst na zes maanden", "", "", "", "Alleen over een heel jaar."] in csv_rijen


async def test_in_a_running_year_it_is_said_of_which_quarters_the_divisions_are(werkplek: Werkplek) -> None:
    werkplek.klok.later(days=60)
    tess = await leider(werkplek)
    zin = "Alleen de kwartalen die voorbij zijn. Het kwartaal dat nu loopt, komt erbij op wo 1 jul 2026."
    assert zin in await tess.tekst("/desk/rapport?periode=2026")
    assert ["Voelde zich gehoord", "", "", "", zin] in await rijen(tess, "periode=2026")
    assert zin not in await tess.tekst("/desk/rapport?periode=2026-k1")


async def test_what_has_no_source_is_not_measured(werkplek: Werkplek, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BronRepository, "gemeten", BronRepository.gemeten - {kern.UITKOMST, kern.STAP, kern.BUURT})
    await tel_op(werkplek, vorig_jaar(kern.GEDEELD, 40, team="algemeen"))
    pagina = await (await leider(werkplek)).tekst("/desk/rapport?periode=2025")
    assert pagina.count("Nog niet gemeten.") == 3


async def test_a_fresh_desk_says_that_nothing_was_counted_yet(werkplek: Werkplek) -> None:
    pagina = await (await leider(werkplek)).tekst("/desk/rapport")
    assert "Er is nog geen dag geteld" in pagina
    assert "Rapport 2026" in pagina


async def test_the_clock_counts_what_is_over_and_a_running_period_is_rounded_down(werkplek: Werkplek) -> None:
    for _ in range(7):
        await maak_gesprek(werkplek.database)
    assert await tel(werkplek.desk) == 0
    werkplek.klok.later(days=2)
    tess = await leider(werkplek)
    assert await tel(werkplek.desk) == 2
    assert await tel(werkplek.desk) == 0
    pagina = await tess.tekst("/desk/rapport?periode=2026-03")
    assert "Deze periode loopt nog" in pagina
    assert ["Bereikt", "", "", "5", "ten minste"] in await rijen(tess, "periode=2026-03")


@pytest.mark.parametrize(
    "vraag",
    [
        "periode=2026-k9",
        "periode=nu",
        "periode=2027",
        "team=bestaat-niet",
        "periode=2026-02-01",
        "periode=%00",
        "team=%00",
    ],
)
async def test_a_period_or_team_that_does_not_exist_is_refused(werkplek: Werkplek, vraag: str) -> None:
    tess = await leider(werkplek)
    assert (await tess.get(f"/desk/rapport?{vraag}")).status == 400
    assert (await tess.get(f"/desk/rapport.csv?{vraag}")).status == 400


async def test_one_team_is_shown_beside_what_has_no_team(
    start_desk: StartDesk, database_url: str, tmp_path: Path
) -> None:
    bestand = tmp_path / "teams.yml"
    bestand.write_text("standaard: noord\nteams:\n  - {id: noord, naam: Noord}\n  - {id: zuid, naam: Zuid}\n")
    werkplek = await start_desk(laad_instellingen(database_url=database_url, var_map=tmp_path, teams=bestand))
    await tel_op(werkplek, vorig_jaar(kern.BEREIKT, 50), vorig_jaar(kern.GEDEELD, 20, team="noord"),
                 vorig_jaar(kern.GEDEELD, 9, team="zuid"))  # fmt: skip
    tess = await leider(werkplek)
    noord = await rijen(tess, "periode=2025-k1&team=noord")
    assert ["Gedeeld", "", "", "20", ""] in noord
    assert ["Bereikt", "", "", "", "niet per team"] in noord
    assert "niet per team" in await tess.tekst("/desk/rapport?periode=2025-k1&team=noord")


async def test_neighbourhoods_stand_in_a_table_and_a_cell_can_be_no_formula(
    werkplek: Werkplek, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BronRepository, "gemeten", frozenset({kern.BUURT}))
    for gebied, n in (("geld", 9), ("=1+1", 6)):
        await tel_op(werkplek, vorig_jaar(kern.BUURT, n, groep="3511", deel=gebied))
    tess = await leider(werkplek)
    pagina = await tess.tekst("/desk/rapport?periode=2025")
    assert "Geld en schulden</th>" in pagina
    assert sorted(
        (r for r in await rijen(tess, "periode=2025") if r[0] == "Wensen per buurt" and r[2] != "Geld en schulden"),
        reverse=True,
    ) == [["Wensen per buurt", "3511", "'=1+1", "6", ""], ["Wensen per buurt", "3511", "", "15", ""]]


async def test_a_report_of_a_full_year_is_quick(werkplek: Werkplek) -> None:
    regels = [Telregel(date(2025, m, d), kern.FASE, 3, groep=g) for m in range(1, 13) for d in range(1, 29)
              for g in ("wens", "waarom", "steun", "stap", "contact")]  # fmt: skip
    await tel_op(werkplek, *regels)
    tess = await leider(werkplek)
    begin = datetime.now(UTC)
    await tess.tekst("/desk/rapport?periode=2025")
    assert (datetime.now(UTC) - begin).total_seconds() < 2
