"""The picture of the matrix is valid, safe and readable for any labels and scores."""

from __future__ import annotations

import re
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.leefgebied import LeefgebiedenSet
from vliegwiel.render.radar import Label, labels, radar_svg, vlak_voor
from vliegwiel.render.radar_tekst import LETTER
from vliegwiel.services.leefgebieden import laad_leefgebieden
from vliegwiel.settings import PROJECT

SVG = "{http://www.w3.org/2000/svg}"
STANDAARD: LeefgebiedenSet = laad_leefgebieden(PROJECT / "data" / "leefgebieden" / "standaard.yml")
SCORES = st.none() | st.integers(1, 5)
GEWONE_NAMEN = st.text("abcdefghij &é", min_size=1, max_size=40).filter(str.strip)
PUNTEN = st.lists(st.tuples(st.text(max_size=60), SCORES), max_size=13)


def teken(punten: list[tuple[str, int | None]]) -> ET.Element:
    return ET.fromstring(radar_svg(punten, "Titel", "Uitleg"))  # noqa: S314 – our own drawing


def klasse(wortel: ET.Element, naam: str) -> list[ET.Element]:
    return [e for e in wortel.iter() if naam in e.get("class", "").split()]


@given(PUNTEN, st.text(), st.text())
def test_any_text_gives_valid_xml_that_says_it_literally(
    punten: list[tuple[str, int | None]], titel: str, uitleg: str
) -> None:
    wortel = ET.fromstring(radar_svg(punten, titel, uitleg))  # noqa: S314
    assert wortel.tag == f"{SVG}svg"
    assert wortel.get("role") == "img"
    namen = {e.tag for e in wortel.iter()}
    assert namen <= {f"{SVG}{n}" for n in ("svg", "title", "desc", "circle", "line", "path", "text", "tspan")}


@given(PUNTEN)
def test_there_is_no_inline_style_so_a_strict_csp_shows_it(punten: list[tuple[str, int | None]]) -> None:
    for element in teken(punten).iter():
        assert not {"style", "onload", "onclick"} & set(element.attrib)


@given(PUNTEN)
def test_every_score_is_a_point_and_a_missing_one_is_a_gap(punten: list[tuple[str, int | None]]) -> None:
    wortel = teken(punten)
    scores = [s for _, s in punten if s is not None]
    assert [e.text for e in klasse(wortel, "vw-radar__cijfer")] == [str(s) for s in scores]
    assert len(klasse(wortel, "vw-radar__punt")) == len(scores)
    assert len(klasse(wortel, "vw-radar__as--leeg")) == len(punten) - len(scores)


@given(PUNTEN)
def test_points_lie_on_the_wheel_and_never_in_the_middle(punten: list[tuple[str, int | None]]) -> None:
    vlak = vlak_voor([naam for naam, _ in punten])
    for punt in klasse(teken(punten), "vw-radar__punt"):
        afstand = ((float(punt.get("cx", 0)) - vlak.mx) ** 2 + (float(punt.get("cy", 0)) - vlak.my) ** 2) ** 0.5
        assert vlak.straal / 5 - 0.2 <= afstand <= vlak.straal + 0.2


@given(PUNTEN)
def test_a_line_never_crosses_a_gap(punten: list[tuple[str, int | None]]) -> None:
    aantal = len(punten)
    bekend = [score is not None for _, score in punten]
    paren = [(n, (n + 1) % aantal) for n in range(aantal if aantal > 2 else max(0, aantal - 1))]
    assert len(klasse(teken(punten), "vw-radar__lijn")) == sum(bekend[a] and bekend[b] for a, b in paren)


@given(PUNTEN)
def test_everything_lies_inside_the_part_that_is_shown(punten: list[tuple[str, int | None]]) -> None:
    wortel = teken(punten)
    links, boven, breedte, hoogte = (float(d) for d in wortel.get("viewBox", "").split())
    for namen in (("cx", "cy"), ("x1", "y1"), ("x2", "y2"), ("x", "y")):
        for element in wortel.iter():
            if element.get(namen[0]) and element.get(namen[1]):
                assert links - 1 <= float(element.get(namen[0], 0)) <= links + breedte + 1
                assert boven - 1 <= float(element.get(namen[1], 0)) <= boven + hoogte + 1


def raken(a: Label, b: Label) -> bool:
    naast = a.links + a.breedte <= b.links or b.links + b.breedte <= a.links
    return not naast and not (a.y + a.hoogte <= b.y + 0.01 or b.y + b.hoogte <= a.y + 0.01)


@given(st.lists(GEWONE_NAMEN, min_size=1, max_size=13))
def test_labels_stay_in_the_drawing_and_never_overlap(namen: list[str]) -> None:
    vlak = vlak_voor(namen)
    geplaatst = labels(namen, vlak)
    for label in geplaatst:
        assert label.links >= -0.01
        assert label.links + label.breedte <= 2 * vlak.mx + 0.01
        assert label.y >= -0.01
        assert label.y + label.hoogte <= 2 * vlak.my + 0.01
    assert not [(a, b) for a, b in combinations(geplaatst, 2) if raken(a, b)]


@pytest.mark.parametrize("aantal", range(1, 12))
def test_the_names_of_the_standard_domains_are_not_cut(aantal: int) -> None:
    namen = [g.naam for g in STANDAARD.gebieden[:aantal]]
    for naam, label in zip(namen, labels(namen, vlak_voor(namen)), strict=True):
        assert " ".join(label.regels) == naam


def test_a_name_can_not_become_markup() -> None:
    svg = radar_svg([("</text><script>x</script>", 3), ('" onload="x', None)], "<b>", "&amp;")
    assert "<script" not in svg
    assert not re.search(r'\sonload="', svg)
    assert "&lt;b&gt;" in svg
    assert "&amp;amp;" in svg


def test_the_picture_has_a_title_and_a_description_for_who_does_not_see_it() -> None:
    wortel = teken([("Wonen", 2)])
    ids = {e.get("id"): e.text for e in wortel.iter() if e.get("id")}
    assert ids[wortel.get("aria-labelledby", "")] == "Titel"
    assert ids[wortel.get("aria-describedby", "")] == "Uitleg"


@pytest.mark.parametrize("score", [0, 6, -1])
def test_a_score_that_does_not_exist_is_refused(score: int) -> None:
    with pytest.raises(ValueError, match="geen score"):
        radar_svg([("Wonen", score)], "", "")


def test_letters_are_large_enough_to_read() -> None:
    assert LETTER >= 12
