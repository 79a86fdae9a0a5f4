"""The picture over time is valid, says its title, and keeps every point inside and in order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.verloop import Punt, Reeks
from vliegwiel.render.verloop import BREED, HOOG, verloop_svg

SVG = "{http://www.w3.org/2000/svg}"
NU = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PUNTEN = st.lists(st.tuples(st.integers(1, 5), st.integers(0, 2000)), min_size=2, max_size=30)


@given(PUNTEN, st.text("abc <>&\"'é", max_size=20), st.text("abc <>&\"'é", max_size=20))
def test_any_series_is_a_valid_picture_with_its_points_inside_and_from_left_to_right(
    punten: list[tuple[int, int]], naam: str, titel: str
) -> None:
    reeks = Reeks(naam, naam, tuple(Punt(w, NU + timedelta(days=d)) for w, d in sorted(punten, key=lambda p: p[1])))
    wortel = ET.fromstring(verloop_svg(reeks, titel, "uitleg"))  # noqa: S314 – our own drawing
    assert wortel.get("role") == "img"
    assert wortel.findtext(f"{SVG}title") == titel
    cirkels = wortel.findall(f"{SVG}circle")
    plekken = [(float(c.get("cx", "")), float(c.get("cy", ""))) for c in cirkels]
    assert len(plekken) == len(punten)
    assert all(0 <= x <= BREED and 0 <= y <= HOOG for x, y in plekken)
    assert [x for x, _ in plekken] == sorted(x for x, _ in plekken)
    assert "style=" not in verloop_svg(reeks, titel, "uitleg")


def test_two_points_on_one_day_do_not_cover_each_other() -> None:
    reeks = Reeks("geld", "Geld", tuple(Punt(w, NU + timedelta(minutes=n)) for n, w in ((0, 2), (1, 4), (9999, 3))))
    wortel = ET.fromstring(verloop_svg(reeks, "Geld", "uitleg"))  # noqa: S314
    x = [float(c.get("cx", "")) for c in wortel.findall(f"{SVG}circle")]
    assert all(b - a >= 19 for a, b in zip(x, x[1:], strict=False))
