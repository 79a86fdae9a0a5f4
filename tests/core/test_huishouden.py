"""A household without everybody's yes, with one case, or with two owners cannot be built."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.huishouden import AlInHuishouden, Huishouden, Lid, TweedeEigenaar
from vliegwiel.core.toestemming import HUISHOUDEN, INGETROKKEN, JA, NAVRAGEN, NEE, GeenToestemming, Toestemming
from vliegwiel.core.veld import OngeldigVeld

NU = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def gevraagd(zaak: str, soort: str = HUISHOUDEN) -> Toestemming:
    return Toestemming(f"t-{zaak}", zaak, soort, "telefoon", "Anouk", date(2026, 3, 2))


def lid(zaak: str, eigenaar: str | None = "anouk") -> Lid:
    return Lid(zaak, zaak.upper(), gevraagd(zaak).beantwoord(JA, NU), eigenaar)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(["anouk", "bilal", None])), max_size=6))
def test_what_can_be_built_has_two_cases_or_more_and_one_owner_at_most(rij: list[tuple[str, str | None]]) -> None:
    try:
        gezin = Huishouden("h", tuple(lid(zaak, eigenaar) for zaak, eigenaar in rij))
    except (ValueError, TweedeEigenaar):
        eigenaars, zaken = {e for _, e in rij if e}, [z for z, _ in rij]
        assert len(rij) < 2 or len(set(zaken)) < len(zaken) or len(eigenaars) > 1
        return
    assert {een.eigenaar_id for een in gezin.leden} <= {gezin.eigenaar_id, None}


def test_only_the_own_valid_yes_links_a_case() -> None:
    ja = gevraagd("a").beantwoord(JA, NU)
    for geen in (
        gevraagd("a"),
        gevraagd("a").beantwoord(NEE, NU),
        ja.beantwoord(INGETROKKEN, NU),
        gevraagd("b").beantwoord(JA, NU),
        gevraagd("a", NAVRAGEN).beantwoord(JA, NU),
    ):
        with pytest.raises(GeenToestemming):
            Lid("a", "A", geen, "anouk")


def test_a_case_comes_in_once_and_the_last_but_one_that_leaves_ends_the_household() -> None:
    gezin = Huishouden("h", (lid("a"), lid("b")))
    with pytest.raises(AlInHuishouden):
        gezin.met(lid("a"))
    with pytest.raises(TweedeEigenaar):
        gezin.met(lid("c", "bilal"))
    drie = gezin.met(lid("c", None))
    kleiner = drie.zonder("a")
    assert kleiner is not None
    assert [een.overdracht_id for een in kleiner.leden] == ["b", "c"]
    assert kleiner.zonder("b") is None


def test_a_review_has_a_number_and_a_day_or_neither() -> None:
    gezin = Huishouden("h", (lid("a"), lid("b")), betrokken_start=7)
    assert replace(gezin, betrokken_herzien=2, herzien_op=date(2026, 9, 2)).betrokken_herzien == 2
    with pytest.raises(ValueError, match="herziening"):
        replace(gezin, betrokken_herzien=2)
    with pytest.raises(OngeldigVeld):
        replace(gezin, betrokken_start=100)
