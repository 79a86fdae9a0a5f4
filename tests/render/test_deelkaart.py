"""The card of a link is one tagged A6 with a QR code that says the address, in the language that was chosen."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.hulp.qr_lezer import lees_qr, uit_lijnen, uit_svg
from vliegwiel.core.deellink import TALEN, nieuwe_code
from vliegwiel.render import typst_
from vliegwiel.render.deelkaart import Kaart, deelkaart_pdf, heeft_letters
from vliegwiel.render.qr import qr_svg
from vliegwiel.render.typst_ import LETTERS
from vliegwiel.services.catalogus import laad_catalogus
from vliegwiel.settings import PROJECT

NU = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
A6 = (298, 420)  # points
KAART = Kaart(
    gever="Anouk",
    gemeente="Voorbeeldstad",
    telefoon="010 000 00 00",
    adres="https://chat.stad.example/d/K7M3-QPG2-HXW4",
    van="",
    tot="30 mei 2026",
)
LIJN = re.compile(r"([\d.]+) ([\d.]+) m ([\d.]+) [\d.]+ l\b")


def lees(kaart: Kaart) -> tuple[PdfReader, str]:
    pdf = PdfReader(io.BytesIO(deelkaart_pdf(kaart, NU)))
    assert len(pdf.pages) == 1
    return pdf, " ".join(pdf.pages[0].extract_text().split())


def in_taal(taal: str) -> Kaart:
    """The card as the desk makes it in this language."""
    catalogus = laad_catalogus(PROJECT / "data" / "responses", {"telefoon": "010 000 00 00"})
    return replace(KAART, taal=taal, uitleg=catalogus.zeg(f"utter_taal_{taal}").partition("\n")[0])


def getekend(pdf: PdfReader) -> str:
    """What the QR code on the page says."""
    inhoud: Any = pdf.pages[0].get_contents()
    lijnen = inhoud.get_data().decode("latin-1").partition("/Alt(QR-code")[2].partition("EMC")[0].partition("SCN")[2]
    maat = round(max(float(tot) for _, _, tot in LIJN.findall(lijnen))) - 4
    return lees_qr(uit_lijnen(lijnen, LIJN, maat))


def test_a_camera_reads_the_address_from_the_screen_and_from_paper() -> None:
    for _ in range(12):  # every code gets a mask of its own
        adres = f"https://chat.stad.example/d/{nieuwe_code()}"
        assert lees_qr(uit_svg(qr_svg(adres, "QR-code"))) == adres
        pdf, _ = lees(replace(KAART, adres=adres))
        assert getekend(pdf) == adres


def test_the_card_is_one_tagged_a6_in_dutch_that_says_who_gives_it_and_until_when() -> None:
    pdf, tekst = lees(KAART)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in deelkaart_pdf(KAART, NU)
    wortel: Any = pdf.trailer["/Root"]
    assert wortel["/Lang"] == "nl"
    assert "/StructTreeRoot" in wortel
    assert tuple(round(float(n)) for n in pdf.pages[0].mediabox[2:]) == A6
    for woorden in ("van Anouk", "gemeente Voorbeeldstad", "010 000 00 00", "tot en met 30 mei 2026",
                    "chat.stad.example/d/K7M3-QPG2-HXW4"):  # fmt: skip
        assert woorden in tekst.replace("\u00a0", " ")


def test_a_card_that_works_later_says_from_when() -> None:
    assert "werkt van 3 april 2026 tot en met" in lees(replace(KAART, van="3 april 2026"))[1]


@pytest.mark.parametrize("taal", TALEN)
def test_every_language_fits_on_the_card(taal: str) -> None:
    kaart = in_taal(taal)
    pdf, tekst = lees(kaart)
    assert heeft_letters(kaart, NU)
    assert "\ufffd" not in tekst
    assert "Verder in het Nederlands" in tekst
    assert getekend(pdf) == KAART.adres


def test_the_words_in_tigrinya_can_be_read_with_a_font_of_our_own() -> None:
    kaart = in_taal("ti")
    pdf, tekst = lees(kaart)
    assert LETTERS.joinpath("noto-sans-ethiopic.ttf").is_file(), "run `make setup`"
    for woord in ("ሰላም", "ኮምፒተር", "ትግርኛ"):
        assert (woord in tekst) is (woord in kaart.uitleg)
    namen = str([letter["/BaseFont"] for letter in pdf.pages[0]["/Resources"]["/Font"].values()])  # type: ignore[index]
    assert "NotoSansEthiopic" in namen


def test_a_language_without_letters_on_this_computer_is_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(typst_, "LETTERS", tmp_path)
    kaart = replace(KAART, taal="ti", uitleg="𞤀𞤣𞤤𞤢𞤥")  # a script that nobody's Debian has by itself
    assert not heeft_letters(kaart, NU)
    pdf, tekst = lees(kaart)
    assert "van Anouk" in tekst
    assert "\ufffd" not in tekst
    assert getekend(pdf) == KAART.adres


@pytest.mark.parametrize("gever", ['#panic("x")', "$x$ *y* _z_", "A" * 30, "中文", "Ñandú"])
def test_no_name_breaks_the_card(gever: str) -> None:
    lees(replace(KAART, gever=gever))
