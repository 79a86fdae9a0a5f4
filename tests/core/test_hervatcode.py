"""A code survives paper, telephone and thumbs: however it is typed, it is the same code; and nothing else is."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.hervatcode import LENGTE, LIJKT_OP, TEKENS, lees, nieuwe_code, schrijf

KAAL = st.text(TEKENS, min_size=LENGTE, max_size=LENGTE)
VERWISSELD = {goed: [fout for fout, bedoeld in LIJKT_OP.items() if bedoeld == goed] for goed in TEKENS}
TUSSEN = st.sampled_from(["", " ", "-", " - ", "–", ".", "\u00a0", "_", "\t", "  "])


@st.composite
def getypt(draw: st.DrawFn) -> tuple[str, str]:
    """A code, and how somebody types it: in any case, with anything in between, with characters mixed up."""
    kaal = draw(KAAL)
    stukken = []
    for teken in kaal:
        gekozen = draw(st.sampled_from([teken, *VERWISSELD[teken]]))
        stukken.append(draw(st.sampled_from([gekozen, gekozen.lower()])) + draw(TUSSEN))
    return kaal, draw(TUSSEN) + "".join(stukken)


@given(getypt())
def test_a_code_is_read_however_it_is_typed(paar: tuple[str, str]) -> None:
    kaal, tekst = paar
    assert lees(tekst[:100]) == kaal or len(tekst) > 100


@given(KAAL)
def test_a_code_that_is_shown_is_read_back(kaal: str) -> None:
    assert lees(schrijf(kaal)) == kaal
    assert [len(groep) for groep in schrijf(kaal).split("-")] == [3, 3, 3, 3, 3]


@given(st.text())
def test_whatever_is_typed_is_a_whole_code_or_none(tekst: str) -> None:
    gelezen = lees(tekst)
    assert gelezen is None or (len(gelezen) == LENGTE and set(gelezen) <= set(TEKENS))


@given(KAAL, st.integers(0, LENGTE - 1))
def test_a_code_with_a_character_too_few_is_no_code(kaal: str, plaats: int) -> None:
    assert lees(kaal[:plaats] + kaal[plaats + 1 :]) is None


def test_no_two_characters_of_a_code_look_alike_and_none_makes_a_word() -> None:
    assert not set(TEKENS) & set("0O1ILAEIU")
    assert not set(TEKENS) & set(LIJKT_OP) - set("9")
    assert len(set(TEKENS)) == len(TEKENS)


def test_a_code_can_not_be_guessed() -> None:
    assert LENGTE * math.log2(len(TEKENS)) >= 60
    codes = {nieuwe_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(lees(code) is not None for code in codes)
