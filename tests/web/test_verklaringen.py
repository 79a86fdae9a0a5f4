"""What the gemeente declares is true of the product: nothing is kept that is not told, and no figure is made up."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from html import unescape

import pytest

from tests.hulp.webproef import Web, gemigreerd_postgres, gemigreerd_sqlite, instellingen, webdienst
from vliegwiel.core.openingstijden import Openingstijden
from vliegwiel.settings import PROJECT, laad_instellingen
from vliegwiel.storage.alle_tabellen import metadata
from vliegwiel.web import uren, verklaringen
from vliegwiel.web.app import maak_app

__all__ = ["gemigreerd_postgres", "gemigreerd_sqlite", "instellingen", "webdienst"]
PAGINAS = tuple(verklaringen.PAGINAS)


async def lees(web: Web, pad: str) -> str:
    antwoord = await web.client().get(pad)
    assert antwoord.status == 200
    tekst = re.sub(r"<[^>]+>", " ", await antwoord.text())
    return " ".join(unescape(tekst).split())


def test_every_table_that_exists_is_told_once() -> None:
    genoemd = [tabel for groep in verklaringen.groepen() for tabel in groep.tabellen]
    assert sorted(genoemd) == sorted(metadata.tables)


def test_what_is_called_encrypted_is_encrypted() -> None:
    for groep in verklaringen.groepen():
        kolommen = [{k.name for k in metadata.tables[tabel].columns} for tabel in groep.tabellen]
        # A keyed hash can't be read either.
        beschermd = [
            bool(k & {"versleuteld", "code_hash", "token_hash", "sleutel", "wachtwoord_hash"}) for k in kolommen
        ]
        if groep.versleuteld == "ja":
            assert all(beschermd), groep.wat
        elif groep.versleuteld == "deels":
            assert any(beschermd), groep.wat
        else:
            assert not any("versleuteld" in k for k in kolommen), groep.wat


async def test_all_that_is_kept_stands_on_the_page_with_the_terms_of_the_settings(webdienst: Web) -> None:
    pagina = await lees(webdienst, "/privacy")
    for groep in verklaringen.bewaard(webdienst.instellingen):
        assert groep.wat in pagina
        assert groep.hoe_lang in pagina
    ander = laad_instellingen(
        var_map=webdienst.instellingen.var_map,
        terugbel={"bewaardagen": 3},
        nadenken_bewaardagen=11,
        hervatcode_dagen=44,
    )
    termijnen = " ".join(groep.hoe_lang for groep in verklaringen.bewaard(ander))
    for term in ("3 dagen. Dan is het gewist", "11 dagen na die dag", "werkt 44 dagen"):
        assert term in termijnen


async def test_the_figures_are_those_that_were_measured_and_flatter_nobody(webdienst: Web) -> None:
    gemeten = json.loads((PROJECT / "docs" / "begrip.json").read_text("utf-8"))["bestanden"]
    pagina = await lees(webdienst, "/hoe-werkt-deze-computer")
    gezien = gemeten["crisis"]["crisis"]["samen"]["suicide_en_geweld_gezien"]
    assert f"zag hij er {int(gezien * 100)}. De rest miste hij" in pagina
    assert f"{gezien * 100:.1f} %".replace(".", ",") in pagina
    assert f"macro-F1 {gemeten['gesprek']['gebieden']['macro_f1']:.3f}".replace(".", ",") in pagina
    onschuldig = webdienst.server.app[verklaringen.CIJFERS].van_de_honderd("onschuldig_vraag")
    assert onschuldig >= gemeten["crisis"]["crisis"]["samen"]["onschuldig_vraag"] * 100


async def test_the_accessibility_statement_claims_nothing_that_did_not_happen(webdienst: Web) -> None:
    pagina = await lees(webdienst, "/toegankelijkheid")
    for waar in (
        "De stand is: voldoet gedeeltelijk",
        "nog geen onderzoek door iemand van buiten",
        "heeft dit zelf nog niet getest",
        "nog niet ondertekend",
        "Nationale ombudsman",
    ):
        assert waar in pagina


async def test_the_promise_about_benefits_is_told_only_when_the_gemeente_made_it(webdienst: Web) -> None:
    assert "uitkering te controleren" not in await lees(webdienst, "/privacy")
    app = maak_app(webdienst.instellingen.model_copy(update={"belofte_geen_controle": True}))
    belofte = verklaringen.waarden(app)["belofte"]
    assert belofte == "De gemeente gebruikt dit niet om je uitkering te controleren."


@pytest.mark.parametrize("pad", ["/", "/hulp", "/ingesloten", "/desk/aanmelden", "/bestaat-niet"])
async def test_the_statements_are_linked_everywhere(webdienst: Web, pad: str) -> None:
    html = await (await webdienst.client().get(pad)).text()
    for adres in PAGINAS:
        assert f'href="{adres}"' in html


async def test_the_pages_need_no_database_and_begin_no_conversation(webdienst: Web) -> None:
    for pad in PAGINAS:
        antwoord = await webdienst.client().get(pad)
        assert "Set-Cookie" not in antwoord.headers
        assert "unsafe" not in antwoord.headers["Content-Security-Policy"]
        assert "style=" not in (html := await antwoord.text())
        assert "<style" not in html


def test_a_page_says_whether_somebody_answers_now() -> None:
    instellingen = laad_instellingen()
    assert isinstance(instellingen.openingstijden, Openingstijden)
    vast = "maandag tot en met vrijdag van 9 tot 17 uur; "
    for nu, zin in (
        ((2026, 11, 23, 12, 0), "nu open, tot 17 uur"),
        ((2026, 11, 23, 7, 0), "nu dicht, vandaag open om 9 uur"),
        ((2026, 11, 23, 17, 0), "nu dicht, morgen weer open om 9 uur"),
        ((2026, 11, 27, 17, 0), "nu dicht, weer open op maandag 30 november om 9 uur"),
        ((2026, 12, 24, 18, 0), "nu dicht, weer open op maandag 28 december om 9 uur"),
    ):
        assert uren.nu(instellingen, datetime(*nu, tzinfo=UTC)) == vast + zin  # type: ignore[misc]
