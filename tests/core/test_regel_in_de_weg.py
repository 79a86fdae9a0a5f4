"""A rule that blocks is reported, so nothing in it may say who it blocked."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.regel_in_de_weg import REGELS, RegelInDeWeg, lees
from vliegwiel.core.veld import OngeldigVeld


@pytest.mark.parametrize("regel", REGELS)
def test_a_rule_of_the_list_is_taken_as_it_is(regel: str) -> None:
    assert lees(regel, "wat er ook staat") == RegelInDeWeg(regel)


@pytest.mark.parametrize(
    "tag", ["artikel 31 lid 2", "vermogensgrens van de WIA", "4 weken zoektijd", "reiskosten", "drie-maandeneis"]
)
def test_a_short_tag_of_ones_own_is_possible(tag: str) -> None:
    assert lees("", f"  {tag} ") == RegelInDeWeg(tag, eigen=True)


@pytest.mark.parametrize(
    "tag",
    [
        "111222333",
        "regel 12.345",
        "06 12 34 56 78",
        "sam@mail.example",
        "uitkering van Jansen",
        "buurvrouw Fatima",
        "zie <b>",
        "a" * 61,
        "   ",
        "regel\u202ejoop",
    ],
)
def test_a_tag_that_could_say_who_it_is_about_is_refused(tag: str) -> None:
    with pytest.raises(OngeldigVeld) as fout:
        lees("", tag)
    assert fout.value.veld == "eigen"


def test_a_rule_that_is_not_on_the_list_is_refused() -> None:
    with pytest.raises(OngeldigVeld):
        lees("onwil", "")


@given(st.text(max_size=80))
def test_no_tag_that_gets_through_has_more_than_four_digits_in_a_row(tag: str) -> None:
    try:
        gelezen = lees("", tag)
    except OngeldigVeld:
        return
    assert not re.search(r"\d{5}", re.sub(r"[^\w]", "", gelezen.tag))
    assert len(gelezen.tag) <= 60
