"""A field of a form is read strictly: what comes out fits, or the reason is named."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core import veld
from vliegwiel.core.veld import REDENEN, OngeldigVeld

VANDAAG = date(2026, 3, 2)


def reden(lees: object, *argumenten: object, **opties: object) -> str:
    with pytest.raises(OngeldigVeld) as fout:
        lees(*argumenten, **opties)  # type: ignore[operator]
    assert fout.value.reden in REDENEN
    return fout.value.reden


@given(st.text(), st.integers(1, 50))
def test_a_text_that_is_accepted_is_clean_and_fits(waarde: str, maximum: int) -> None:
    try:
        gelezen = veld.regel("x", waarde, maximum)
    except OngeldigVeld:
        return
    assert 0 < len(gelezen) <= maximum
    assert gelezen == " ".join(gelezen.split())


@given(st.text())
def test_any_text_as_a_day_or_a_number_is_read_or_refused(waarde: str) -> None:
    for lees in (lambda: veld.dag("x", waarde), lambda: veld.aantal("x", waarde, 99)):
        try:
            gelezen = lees()
        except OngeldigVeld:
            continue
        assert gelezen is None or isinstance(gelezen, date | int)


def test_what_is_missing_too_long_or_not_on_the_list_has_its_own_reason() -> None:
    assert reden(veld.tekst, "x", " \n ") == "leeg"
    assert reden(veld.tekst, "x", "aaa", 2) == "te_lang"
    assert reden(veld.keuze, "x", "", ("a",)) == "leeg"
    assert reden(veld.keuze, "x", "b", ("a",)) == "geen_keuze"
    assert reden(veld.dag, "x", "31-2-2026") == "geen_dag"
    assert reden(veld.aantal, "x", "100", 99) == "geen_aantal"
    assert reden(veld.aantal, "x", "-1", 99) == "geen_aantal"
    assert reden(veld.geweest, "x", "2026-03-03", VANDAAG) == "in_toekomst"


def test_a_day_is_read_as_people_write_it_and_a_year_of_two_digits_is_none() -> None:
    for waarde in ("2026-03-02", "2-3-2026", " 02/03/2026 ", "2.3.2026"):
        assert veld.dag("x", waarde) == date(2026, 3, 2)
    for waarde in ("0026-03-02", "0001-01-01", "9999-12-31", "2-3-26"):
        assert reden(veld.dag, "x", waarde) == "geen_dag"


def test_an_empty_day_is_today_where_a_day_is_needed() -> None:
    assert veld.geweest("x", "", VANDAAG) == VANDAAG
    assert veld.dag("x", "") is None
    assert veld.aantal("x", "0", 99) == 0
