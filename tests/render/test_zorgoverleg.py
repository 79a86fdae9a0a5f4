"""The sheet for a meeting is one tagged A4 in Dutch, whatever was said."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from vliegwiel.render.zorgoverleg import Blad, zorgoverleg_pdf

NU = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
A4 = (595, 842)  # points


def blad(tekst: str = "Ik wil weer rust", aantal: int = 2) -> Blad:
    return Blad(
        titel="K7M-3QP",
        gemeente="Voorbeeldstad",
        gemaakt="ma 2 mrt 2026",
        wie=tekst,
        toestemming="ma 2 mrt 2026",
        wens=tekst,
        waarom=tekst,
        startpunt=tekst,
        stap=tekst,
        geldstress=True,
        regie=tekst,
        krachten=[{"citaat": tekst, "naam": tekst}] * aantal,
        latten=[{"naam": "belang", "waarde": "8"}, {"naam": "vertrouwen", "waarde": "6,5"}],
        rijen=[{"naam": tekst, "klant": "2", "indruk": "4", "verschil": True, "citaat": tekst}] * aantal,
        afspraken=[{"wat": tekst, "wie": tekst, "uiterlijk": "wo 23 sep 2026", "gedaan": "wo 23 sep 2026"}] * aantal,
        tafel=[tekst] * aantal,
    )


def lees(gemaakt: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(gemaakt))


def wortel(pdf: PdfReader) -> Any:
    return pdf.trailer["/Root"]


def test_the_sheet_is_one_tagged_a4_in_dutch_with_a_title() -> None:
    gemaakt = zorgoverleg_pdf(blad(), NU)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in gemaakt
    pdf = lees(gemaakt)
    assert len(pdf.pages) == 1
    assert tuple(round(float(n)) for n in pdf.pages[0].mediabox[2:]) == A4
    assert wortel(pdf)["/Lang"] == "nl"
    assert wortel(pdf)["/MarkInfo"]["/Marked"].value is True
    assert "/StructTreeRoot" in wortel(pdf)
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Zorgoverleg K7M-3QP"


def test_the_sheet_says_the_wish_the_scores_the_agreements_and_who_is_there() -> None:
    tekst = lees(zorgoverleg_pdf(blad(), NU)).pages[0].extract_text()
    for kop in ("Wat de klant wil", "Wat goed gaat", "Startpunt", "Cijfers per leefgebied", "Afspraken", "Aan tafel"):
        assert kop in tekst
    assert "Ik wil weer rust" in tekst
    assert "Belang: 8 van 10" in tekst
    assert "verschillen 2 of meer" in tekst


def test_a_sheet_about_which_nothing_is_known_yet_can_be_made() -> None:
    leeg = Blad("K7M-3QP", "Voorbeeldstad", "vandaag", "", "", "", "", "", "", geldstress=False, regie="")
    tekst = lees(zorgoverleg_pdf(leeg, NU)).pages[0].extract_text()
    for regel in ("Geen wens verteld", "Geen startpunt", "Er zijn geen cijfers", "nog geen afspraken", "Nog niemand"):
        assert regel in tekst


@pytest.mark.parametrize("tekst", ["W" * 4000, "woord " * 800, "ﷺ" * 500, "#pagebreak() $ * _ \\ `"])
@pytest.mark.parametrize("aantal", [1, 13, 60])
def test_it_is_one_page_however_much_was_said_and_what_is_left_out_is_counted(tekst: str, aantal: int) -> None:
    pdf = lees(zorgoverleg_pdf(blad(tekst, aantal), NU))
    assert len(pdf.pages) == 1
    if aantal == 60:
        assert "en nog" in pdf.pages[0].extract_text()


def test_a_name_in_a_script_without_a_font_is_no_reason_for_no_sheet() -> None:
    pdf = lees(zorgoverleg_pdf(blad("rust 🙂 \u0840"), NU))
    assert wortel(pdf)["/MarkInfo"]["/Marked"].value is True
    assert "rust" in pdf.pages[0].extract_text()


@settings(max_examples=10, deadline=None)
@given(st.text(max_size=200), st.integers(0, 14))
def test_any_words_make_one_page(tekst: str, aantal: int) -> None:
    assert len(lees(zorgoverleg_pdf(blad(tekst, aantal), NU)).pages) == 1
