"""The picture on any screen and for any eyes: names are whole and apart, and then and now differ without colour."""

from __future__ import annotations

import math
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vliegwiel.render.radar import AFSTAND, labels, radar_svg, vlak_voor
from vliegwiel.render.radar_smal import BREED, radar_smal_svg
from vliegwiel.render.radar_tekst import LETTER, REGELHOOGTE, breedte

SCORES = st.none() | st.integers(1, 5)
# What a gemeente may call a domain: thirty characters, also without a space in them, also the widest letters.
NAMEN = st.text("aeinstwmWM ëéÄ&-", min_size=1, max_size=30).filter(str.strip)
PUNTEN = st.lists(st.tuples(NAMEN, SCORES, SCORES), min_size=3, max_size=15)
Punten = list[tuple[str, int | None, int | None]]


def beide(punten: Punten) -> tuple[ET.Element, ET.Element]:
    nu, toen = [(naam, score) for naam, score, _ in punten], [oud for *_, oud in punten]
    breed, smal = radar_svg(nu, "T", "U", toen), radar_smal_svg(nu, "T", "U", toen)
    return ET.fromstring(breed), ET.fromstring(smal)  # noqa: S314 – our own drawings


def klasse(wortel: ET.Element, naam: str) -> list[ET.Element]:
    return [e for e in wortel.iter() if naam in e.get("class", "").split()]


def heel(regels: list[str]) -> str:
    """The name again, from its lines: a hyphen at the end of a full line was put there to break a word."""
    return "".join(regels).replace("-", "").replace(" ", "")


@settings(max_examples=60, derandomize=True, deadline=None)
@given(PUNTEN)
def test_names_around_the_wheel_are_whole_apart_and_off_the_wheel(punten: Punten) -> None:
    namen = [naam for naam, *_ in punten]
    vlak = vlak_voor(namen)
    geplaatst = labels(namen, vlak)
    for naam, label in zip(namen, geplaatst, strict=True):
        assert heel([*label.regels]) == heel([naam])
        naast = max(label.links - vlak.mx, vlak.mx - label.links - label.breedte, 0.0)
        boven = max(label.y - vlak.my, vlak.my - label.y - label.hoogte, 0.0)
        assert math.hypot(naast, boven) >= vlak.straal + 8, (naam, label)
    for a, b in combinations(geplaatst, 2):
        apart = a.links + a.breedte <= b.links or b.links + b.breedte <= a.links
        assert apart or a.y + a.hoogte <= b.y + 0.01 or b.y + b.hoogte <= a.y + 0.01, (a, b)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(PUNTEN)
def test_on_a_narrow_screen_every_letter_has_its_whole_name_below_the_wheel(punten: Punten) -> None:
    _, smal = beide(punten)
    *_, breed, hoog = (float(d) for d in smal.get("viewBox", "").split())
    assert breed <= BREED <= 320 - 64  # so that a letter is as large as it says, inside a card on a page of 320 px
    letters = [e.text for e in klasse(smal, "vw-radar__letter")]
    assert letters == 2 * [chr(65 + n) for n in range(len(punten))]
    regels = klasse(smal, "vw-radar__naam")
    assert heel([e.text or "" for e in regels]) == heel([naam for naam, *_ in punten])
    hoogten = [float(e.get("y", 0)) for e in regels]
    assert all(b - a >= REGELHOOGTE - 0.1 for a, b in zip(hoogten, hoogten[1:], strict=False))
    assert hoogten[-1] < hoog
    assert min(hoogten) > max(float(e.get("cy", 0)) for e in klasse(smal, "vw-radar__ring")) + 96
    for regel in regels:
        assert float(regel.get("font-size", 0)) == LETTER >= 14
        assert float(regel.get("x", 0)) + breedte(regel.text or "") <= breed
    rand = klasse(smal, "vw-radar__letter")[: len(punten)]
    for a, b in combinations(rand, 2):
        assert math.dist(*((float(e.get("x", 0)), float(e.get("y", 0))) for e in (a, b))) > LETTER


@settings(max_examples=60, derandomize=True, deadline=None)
@given(PUNTEN)
def test_then_and_now_differ_in_shape_line_and_pattern(punten: Punten) -> None:
    for wortel in beide(punten):
        toen = klasse(wortel, "vw-radar__toen")
        ruiten = klasse(wortel, "vw-radar__ruit")
        assert len(ruiten) == sum(oud is not None for *_, oud in punten)
        assert len(klasse(wortel, "vw-radar__punt")) == sum(score is not None for _, score, _ in punten)
        assert all(e.get("stroke-dasharray") for e in toen if e not in ruiten)
        assert not any(e.get("stroke-dasharray") for e in klasse(wortel, "vw-radar__lijn"))
        strepen = klasse(wortel, "vw-radar__strepen")
        assert len(strepen) == (len(klasse(wortel, "vw-radar__vlak")) if ruiten else 0)
        ids = {e.get("id") for e in wortel.iter() if e.get("id")}
        assert all(e.get("fill", "")[5:-1] in ids for e in strepen)
        # A diamond sticks out from under a dot in the same place, and stays within the drawing.
        assert all(float(e.get("r", 0)) < 13 <= AFSTAND for e in klasse(wortel, "vw-radar__punt"))


@settings(max_examples=25, derandomize=True, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=40), SCORES), max_size=15))
def test_any_text_in_the_narrow_form_is_literal_and_fits_a_strict_policy(punten: list[tuple[str, int | None]]) -> None:
    wortel = ET.fromstring(radar_smal_svg(punten, "T", "U"))  # noqa: S314
    assert wortel.get("role") == "img"
    for element in wortel.iter():
        assert element.tag.rpartition("}")[2] != "style"
        assert not {"style", "onload", "onclick"} & set(element.attrib)


def test_both_forms_on_one_page_have_names_of_their_own() -> None:
    ids = [e.get("id") for vorm in beide([("Wonen", 2, 3), ("Geld", 1, 1)]) for e in vorm.iter() if e.get("id")]
    assert len(ids) == len(set(ids)) == 6


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(ValueError, match="eerdere score"):
        radar_smal_svg([("Wonen", 2)], "", "", [1, 2])
    with pytest.raises(ValueError, match="geen score"):
        radar_svg([("Wonen", 2)], "", "", [6])
    with pytest.raises(ValueError, match="assen"):
        radar_smal_svg([("Wonen", 2)] * 27, "", "")
