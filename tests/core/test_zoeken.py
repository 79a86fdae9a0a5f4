"""What a consultant types to find a case, read as a reference or as a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.zoeken import MAX_ZOEKTEKST, MEESTE_WOORDEN, lees_zoektekst, naamwoorden
from vliegwiel.services.overdracht import nieuwe_referentie


@pytest.mark.parametrize("getypt", ["K7M-3QP", "k7m3qp", " k7m 3qp ", "K7M–3QP"])
def test_a_reference_is_read_however_it_is_typed(getypt: str) -> None:
    assert lees_zoektekst(getypt).referentie == "K7M-3QP"


def test_every_reference_that_is_given_out_is_read_as_one() -> None:
    for _ in range(100):
        referentie = nieuwe_referentie()
        assert lees_zoektekst(referentie.lower()).referentie == referentie


@pytest.mark.parametrize(
    ("naam", "getypt"), [("Zoë", "zoe"), ("  SAM  ", "sam"), ("D'Angelo", "d angelo"), ("Müller", "muller")]
)
def test_capitals_accents_and_signs_make_no_difference_to_a_name(naam: str, getypt: str) -> None:
    assert naamwoorden(naam) == lees_zoektekst(getypt).woorden


def test_a_name_of_six_letters_may_be_a_reference_too() -> None:
    gelezen = lees_zoektekst("Hamzah")
    assert (gelezen.referentie, gelezen.woorden) == ("HAM-ZAH", ("hamzah",))


@pytest.mark.parametrize("getypt", ["", "   ", "?!", "-"])
def test_nothing_readable_is_no_search(getypt: str) -> None:
    assert lees_zoektekst(getypt).leeg


@given(st.text(max_size=3 * MAX_ZOEKTEKST))
def test_whatever_is_typed_the_words_are_few_and_once_each(getypt: str) -> None:
    woorden = lees_zoektekst(getypt).woorden
    assert len(woorden) == len(set(woorden)) <= MEESTE_WOORDEN
    assert all(woord.isalnum() for woord in woorden)
