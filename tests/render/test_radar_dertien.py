"""Thirteen rows around one wheel: every name can be read, none lies over another."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given

from tests.hulp.diensten import DERTIEN
from tests.hulp.leefgebieden import RUSTIG, geldige_set
from vliegwiel.core.leefgebied import LeefgebiedenSet
from vliegwiel.render.radar import Label, labels, radar_svg, vlak_voor

NAMEN = [g.naam for g in DERTIEN.gebieden]


def raken(a: Label, b: Label) -> bool:
    naast = a.links + a.breedte <= b.links or b.links + b.breedte <= a.links
    return not naast and not (a.y + a.hoogte <= b.y + 0.01 or b.y + b.hoogte <= a.y + 0.01)


def over_elkaar(namen: list[str]) -> list[tuple[Label, Label]]:
    return [(a, b) for a, b in combinations(labels(namen, vlak_voor(namen)), 2) if raken(a, b)]


@pytest.mark.parametrize("eerste", range(13))
@pytest.mark.parametrize("aantal", [11, 12, 13])
def test_the_names_of_the_thirteen_rows_are_whole_and_apart_in_any_order(eerste: int, aantal: int) -> None:
    namen = (NAMEN[eerste:] + NAMEN[:eerste])[:aantal]
    assert [" ".join(label.regels) for label in labels(namen, vlak_voor(namen))] == namen
    assert over_elkaar(namen) == []


@RUSTIG
@given(geldige_set(minstens=11))
def test_the_names_of_any_set_that_may_be_loaded_never_overlap(gebieden: LeefgebiedenSet) -> None:
    assert over_elkaar([g.naam for g in gebieden.gebieden]) == []


def test_thirteen_of_the_longest_names_never_overlap() -> None:
    assert over_elkaar(["wwwwwww wwwwwww wwwwwww wwwwww"] * 13) == []
    assert over_elkaar(["w" * 30] * 13) == []


def test_every_name_of_the_thirteen_stands_in_the_picture() -> None:
    svg = radar_svg([(naam, 1 + n % 5) for n, naam in enumerate(NAMEN)], "Titel", "Uitleg")
    for naam in NAMEN:
        assert all(woord in svg for woord in naam.replace("&", "&amp;").split())
