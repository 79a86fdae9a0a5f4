"""The bar chart says the same to eyes, to eyes without colour, and to ears."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from vliegwiel.render.staafjes import Staaf, staafjes_svg

SVG = "{http://www.w3.org/2000/svg}"
STAVEN = [Staaf("ja", 20, "20"), Staaf("nee <3", 10, "10"), Staaf("anders", None, "verborgen"), Staaf("leeg", 0, "0")]


def teken(staven: list[Staaf]) -> ElementTree.Element:
    return ElementTree.fromstring(staafjes_svg(staven, "Gehoord & meer", "De tabel zegt hetzelfde", "g"))  # noqa: S314


def test_a_screen_reader_hears_a_title_and_a_description() -> None:
    beeld = teken(STAVEN)
    namen = (beeld.get("aria-labelledby") or "").split()
    assert beeld.get("role") == "img"
    assert [e.text for n in namen for e in beeld.iter() if e.get("id") == n] == [
        "Gehoord & meer",
        "De tabel zegt hetzelfde",
    ]


def test_bars_have_the_length_of_their_number_and_stripes_beside_colour() -> None:
    ja, nee, leeg = (r for r in teken(STAVEN).iter(f"{SVG}rect") if "vw-staafjes__staaf" in (r.get("class") or ""))
    assert float(ja.get("width") or 0) == 2 * float(nee.get("width") or 0) > 0
    assert float(leeg.get("width") or 0) == 0
    assert (ja.get("fill"), nee.get("fill"), leeg.get("fill")) == (None, "url(#staafjes-g)", "url(#staafjes-g)")


def test_a_hidden_number_is_an_open_box_that_says_so() -> None:
    beeld = teken(STAVEN)
    (doos,) = (r for r in beeld.iter(f"{SVG}rect") if r.get("class") == "vw-staafjes__verborgen")
    assert doos.get("fill") == "none"
    assert [t.text for t in beeld.iter(f"{SVG}text")] == [
        "ja",
        "20",
        "nee <3",
        "10",
        "anders",
        "verborgen",
        "leeg",
        "0",
    ]


def test_no_inline_style_or_script_goes_out_and_nothing_below_zero() -> None:
    tekst = staafjes_svg(STAVEN, "t", "b", "g")
    assert "style=" not in tekst
    assert "<script" not in tekst
    with pytest.raises(ValueError, match="nul of meer"):
        staafjes_svg([Staaf("x", -1, "-1")], "t", "b", "g")
