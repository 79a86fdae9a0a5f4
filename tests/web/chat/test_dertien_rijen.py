"""The page of a gemeente that chose thirteen rows of its own."""

from __future__ import annotations

import shutil
from html import unescape
from pathlib import Path

import pytest

from tests.hulp.diensten import DERTIEN
from tests.hulp.webproef import Web
from vliegwiel.settings import Instellingen, laad_instellingen


@pytest.fixture
def instellingen(tmp_path: Path, gemigreerd_sqlite: Path) -> Instellingen:
    """Settings of a gemeente that took the thirteen rows."""
    shutil.copyfile(gemigreerd_sqlite, tmp_path / "vliegwiel.db")
    return laad_instellingen(var_map=tmp_path, aantal_proxies=1, leefgebieden_set="dertien")


async def test_the_page_offers_asks_and_draws_the_rows_of_the_gemeente(webdienst: Web) -> None:
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    await bezoeker.druk("begin")
    for tekst in (
        "ik wil weer werk",
        "dan hoor ik er weer bij en verdien ik iets",
        "ik fiets graag",
        "ik heb schulden",
    ):
        await bezoeker.typ(tekst)
    pagina = unescape(bezoeker.html)
    al_besproken = {"werk", "gezondheid", "rondkomen"}
    for gebied in DERTIEN.gebieden:
        aangeboden = f'name="keuzes" value="{gebied.id}"' in pagina
        assert aangeboden == (not gebied.gevoelig and gebied.id not in al_besproken), gebied.id
    await bezoeker.typ("taal en vervoer")
    assert bezoeker.gezegd[-1] == DERTIEN.get("taal").vraag
    await bezoeker.typ("typen op de computer lukt niet")
    await bezoeker.druk("2")
    assert bezoeker.gezegd[-1] == DERTIEN.get("onderweg").vraag
    pagina = unescape(bezoeker.html)
    assert "typen op de computer lukt niet" in pagina
    assert pagina.count('class="vw-radar__label"') == 11
    assert "Taal en" in pagina


async def test_the_api_gives_the_matrix_in_the_rows_of_the_gemeente(webdienst: Web) -> None:
    gesprek = await webdienst.gesprek()
    await gesprek.zeg({"keuze": "begin"}, "ik heb schulden")
    antwoord = await gesprek.client.get(f"{gesprek.pad}/matrix", headers=gesprek.koppen)
    rijen = (await antwoord.json())["rijen"]
    assert [r["leefgebied"] for r in rijen] == [g.id for g in DERTIEN.gebieden if not g.gevoelig]
    assert [r["naam"] for r in rijen if r["regels"]] == ["Rondkomen"]
