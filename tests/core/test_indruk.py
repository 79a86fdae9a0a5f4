"""Client and consultant each keep their own number; two apart is marked."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.indruk import Indruk, Naast, lees, naast_elkaar
from vliegwiel.core.veld import OngeldigVeld

NU = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
KLANT = st.sampled_from([None, "weet_niet", "liever_niet", 1, 2, 3, 4, 5])
INDRUK = st.none() | st.integers(1, 5)


@given(KLANT, INDRUK)
def test_only_two_numbers_two_or_more_apart_are_marked_and_neither_changes(
    klant: int | str | None, eigen: int | None
) -> None:
    naast = Naast("geld", "Geld", klant, Indruk("geld", eigen, "Anouk", NU))
    ver = isinstance(klant, int) and eigen is not None and abs(klant - eigen) >= 2
    assert naast.verschilt is ver
    assert (naast.klant, naast.indruk and naast.indruk.waarde) == (klant, eigen)


@pytest.mark.parametrize("waarde", [0, 6, -1, True])
def test_an_impression_outside_the_scale_can_not_be_made(waarde: int) -> None:
    with pytest.raises(ValueError, match="geen indruk"):
        Indruk("geld", waarde, "Anouk", NU)


@given(st.text())
def test_a_form_says_one_to_five_or_no_impression(waarde: str) -> None:
    if waarde in ("1", "2", "3", "4", "5"):
        assert lees("x", waarde) == int(waarde)
    elif waarde == "geen":
        assert lees("x", waarde) is None
    else:
        with pytest.raises(OngeldigVeld):
            lees("x", waarde)


def test_every_row_is_shown_also_without_an_impression() -> None:
    rijen = [{"leefgebied": "geld", "naam": "Geld", "score": 2}, {"leefgebied": "werk", "naam": "Werk", "score": None}]
    indrukken = {"geld": Indruk("geld", 4, "Anouk", NU), "weg": Indruk("weg", 1, "Anouk", NU)}
    naast = naast_elkaar(rijen, indrukken)
    assert [(n.leefgebied, n.verschilt) for n in naast] == [("geld", True), ("werk", False)]
