"""A consultant reads a hand-over of a gemeente with thirteen rows and its own names."""

from __future__ import annotations

import re
from itertools import cycle

from tests.hulp.diensten import DERTIEN
from tests.hulp.overdrachten import NU, maak_gesprek
from tests.web.desk.conftest import Werkplek
from vliegwiel.core.samenvatting import Regel, Rij

SOORTEN = cycle(("zorg", "kracht", "wens", "feit"))
RIJEN = tuple(
    Rij(g.id, g.naam, "besproken", 1 + n % 5,
        (Regel(f"c{n}", next(SOORTEN), f"wat ik zei over {g.in_zin}", "zelf", "nu", "client", NU.isoformat()),))
    for n, g in enumerate(DERTIEN.gebieden)
)  # fmt: skip


async def test_all_thirteen_rows_are_on_the_screen_in_order_with_words_score_and_picture(werkplek: Werkplek) -> None:
    overdracht = await werkplek.deel(rijen=RIJEN, startpunt="onderweg", in_de_weg="rondkomen")
    anouk = await werkplek.consulent()
    await anouk.post(f"/desk/overdrachten/{overdracht}/claim")
    pagina = await anouk.tekst(f"/desk/overdrachten/{overdracht}")
    koppen = re.findall(r'<th class="utrecht-table__cell" scope="row">([^<]+)</th>', pagina)
    assert koppen == [g.naam for g in DERTIEN.gebieden]
    for gebied in DERTIEN.gebieden:
        assert f"wat ik zei over {gebied.in_zin}" in pagina
    assert pagina.count('class="vw-radar__punt"') == 13
    assert len(re.findall(r'class="vw-radar__label"', pagina)) == 13
    assert '<p class="desk-groot">Vervoer</p>' in pagina
    assert "<b>Rondkomen</b>" in pagina


async def test_rows_that_were_not_talked_about_go_by_the_names_of_the_gemeente(werkplek: Werkplek) -> None:
    leeg = tuple(Rij(r.leefgebied, r.naam, "niet_besproken", None, ()) for r in RIJEN[:11])
    overdracht = await werkplek.deel(rijen=leeg, startpunt=None, in_de_weg=None)
    pagina = await (await werkplek.consulent()).tekst(f"/desk/overdrachten/{overdracht}")
    assert ", ".join(r.naam for r in leeg) in pagina
    assert "vw-radar__punt" not in pagina


async def test_a_change_in_an_own_row_is_shown_under_its_name(werkplek: Werkplek) -> None:
    gesprek_id = await maak_gesprek(werkplek.database)
    overdracht = await werkplek.deel(gesprek_id, rijen=RIJEN, startpunt="onderweg", in_de_weg=None)
    anouk = await werkplek.consulent()
    await anouk.post(f"/desk/overdrachten/{overdracht}/claim")
    anders = tuple(Rij(r.leefgebied, r.naam, r.status, 1, r.regels) if r.leefgebied == "taal" else r for r in RIJEN)
    await werkplek.deel(gesprek_id, versie=2, rijen=anders, startpunt="taal", in_de_weg=None)
    pagina = await anouk.tekst(f"/desk/overdrachten/{overdracht}")
    assert "<b>Taal en computer (cijfer)</b>" in pagina
    assert "<ins>Taal en computer</ins>" in pagina
    assert "<del>Vervoer</del>" in pagina
