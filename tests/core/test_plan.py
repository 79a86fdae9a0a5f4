"""Agreements and profiles that make no sense cannot be made."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.plan import PROFIELEN, Afspraak, AlGedaan, Profielkeuze, Tafelgenoot, volgorde
from vliegwiel.core.veld import OngeldigVeld

NU = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
VANDAAG = date(2026, 3, 2)


def afspraak(uiterlijk: date | None = None, gedaan_op: datetime | None = None) -> Afspraak:
    return Afspraak("a", "z", "De post openmaken", "Sam", NU, uiterlijk, gedaan_op=gedaan_op)


def test_an_agreement_says_what_and_who() -> None:
    for wat, wie in (("", "Sam"), ("De post", " ")):
        with pytest.raises(OngeldigVeld):
            Afspraak("a", "z", wat, wie, NU)


def test_something_is_done_once_and_not_before_it_was_agreed() -> None:
    klaar = afspraak().klaar(NU)
    with pytest.raises(AlGedaan):
        klaar.klaar(NU)
    with pytest.raises(ValueError, match="gedaan voor"):
        afspraak(gedaan_op=NU - timedelta(days=1))


@given(st.none() | st.dates(date(2025, 1, 1), date(2027, 1, 1)), st.booleans())
def test_the_day_is_over_only_after_that_day_and_only_when_it_was_not_done(dag: date | None, gedaan: bool) -> None:
    een = afspraak(dag, NU if gedaan else None)
    assert een.over_tijd(VANDAAG) is (not gedaan and dag is not None and dag < VANDAAG)


@given(st.lists(st.tuples(st.none() | st.dates(), st.booleans())))
def test_open_agreements_come_first_the_nearest_day_on_top(rij: list[tuple[date | None, bool]]) -> None:
    gesorteerd = sorted((afspraak(dag, NU if gedaan else None) for dag, gedaan in rij), key=volgorde)
    open_ = [a for a in gesorteerd if not a.gedaan_op]
    assert gesorteerd[: len(open_)] == open_
    dagen = [a.uiterlijk or date.max for a in open_]
    assert dagen == sorted(dagen)


@pytest.mark.parametrize("profiel", PROFIELEN)
def test_a_profile_without_a_reason_does_not_exist(profiel: str) -> None:
    assert Profielkeuze(profiel, "omdat Sam dat zelf ook vindt", "Anouk", NU).profiel == profiel
    with pytest.raises(OngeldigVeld):
        Profielkeuze(profiel, "  ", "Anouk", NU)
    with pytest.raises(OngeldigVeld):
        Profielkeuze("kansrijk", "een reden", "Anouk", NU)


def test_somebody_at_the_table_has_a_name() -> None:
    assert Tafelgenoot("t", "z", "Noor").rol == ""
    with pytest.raises(OngeldigVeld):
        Tafelgenoot("t", "z", "")
