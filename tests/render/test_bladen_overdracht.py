"""A case on paper says what the client said, whatever signs are in it, and can be read out by a machine."""

from __future__ import annotations

import io
from typing import Any

import pypdf
import pytest

from tests.hulp.overdrachten import NU, WENS, inhoud
from vliegwiel.core.overdracht import Overdracht
from vliegwiel.core.uitvoer import als_dict
from vliegwiel.render.bladen_overdracht import overdracht_pdf
from vliegwiel.render.typst_ import PdfMislukt, maak_pdf, schoon

CONTACT = {"naam": "Sam", "telefoon": "06 12 34 56 78", "hoe": "bellen"}


def pdf(contact: dict[str, Any] | None = None, **anders: Any) -> pypdf.PdfReader:
    zaak = als_dict(Overdracht("o", "g", "K7M-3QP", "nieuw", 1, None, NU, NU), inhoud(**anders), NU, contact, NU)
    return pypdf.PdfReader(io.BytesIO(overdracht_pdf(zaak, "Voorbeeldstad")))


def tekst(bron: pypdf.PdfReader) -> str:
    return " ".join(" ".join(bladzijde.extract_text() for bladzijde in bron.pages).split())


def test_the_wish_the_why_the_scores_the_quotes_the_start_and_the_step_are_on_it() -> None:
    gelezen = tekst(pdf())
    for woord in (
        WENS,
        "Dan kan ik er weer zijn voor mijn kinderen",
        "Geld en schulden 2 – Niet goed",
        "de brieven blijven maar komen",
        "mijn zus belt elke dag",
        "Belang: 8 van 10",
        "De post van deze week openmaken",
        "Niet besproken: Wonen",
        "Pagina 1 van 1",
    ):
        assert woord in gelezen
    assert "Contact met anderen" in gelezen
    assert "Sam" not in gelezen


def test_contact_data_are_on_it_only_when_they_were_given() -> None:
    assert "06 12 34 56 78" in tekst(pdf(CONTACT))
    assert "06 12 34 56 78" not in tekst(pdf())


def test_it_is_tagged_in_dutch_with_a_title_headings_and_a_table_with_a_header() -> None:
    bron = pdf()
    wortel = bron.trailer["/Root"]
    assert wortel["/MarkInfo"]["/Marked"]
    assert wortel["/Lang"] == "nl-NL"
    assert bron.metadata is not None
    assert bron.metadata.title == "Overdracht K7M-3QP"
    soorten: set[str] = set()

    def loop(knoop: Any) -> None:
        knoop = knoop.get_object()
        if isinstance(knoop, list):
            for deel in knoop:
                loop(deel)
        elif isinstance(knoop, dict):
            soorten.add(str(knoop.get("/S")))
            loop(knoop.get("/K", pypdf.generic.ArrayObject()))

    loop(wortel["/StructTreeRoot"]["/K"])
    assert {"/H1", "/H2", "/Table", "/TH", "/TD"} <= soorten


def test_every_font_is_inside_the_file() -> None:
    gezien = 0
    for bladzijde in pdf(wens="привет مرحبا").pages:
        for font in bladzijde["/Resources"]["/Font"].values():
            deel = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(deel)
            gezien += 1
    assert gezien


@pytest.mark.parametrize(
    "woorden",
    [
        '#eval("1+1") #import "x.typ": y',
        "*vet* _schuin_ $x^2$ `code` @noot <label> \\ \\u{41}",
        '"] #panic() ["',
        '#read("/etc/passwd") {{ 7 * 7 }} <b>x</b>',
        "= Kop - lijst + 1. //weg /*weg*/",
    ],
)
def test_words_of_a_client_are_never_read_as_code(woorden: str) -> None:
    def plat(gelezen: str) -> str:
        return "".join(t for t in gelezen if t not in "\"'“”’‘ ")

    assert plat(woorden) in plat(tekst(pdf(wens=woorden)))


def test_signs_that_cannot_be_drawn_are_left_out_and_the_rest_stays() -> None:
    assert schoon({"a": ["x\x00y\u202ez\r\nw", 3, None, True]}) == {"a": ["xyz\nw", 3, None, True]}
    assert "voor na" in tekst(pdf(wens="voor \x07\udcffna"))


def test_a_very_long_case_goes_on_on_the_next_page() -> None:
    bron = pdf(wens="ik wil rust " * 900)
    assert len(bron.pages) > 2
    assert f"Pagina 2 van {len(bron.pages)}" in tekst(bron)


def test_an_empty_case_says_so() -> None:
    assert "Geen wens verteld." in tekst(pdf(velden={}, rijen=(), startpunt=None, in_de_weg=None))


def test_a_document_that_cannot_be_made_tells_nothing_about_the_case() -> None:
    with pytest.raises(PdfMislukt) as fout:
        maak_pdf("overdracht", {"zaak": {"antwoorden": {"wens": WENS}}, "gemeente": ""}, NU)
    assert WENS not in str(fout.value)
    assert fout.value.__cause__ is None
