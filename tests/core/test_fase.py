"""Six months and two years, with a calm word before the end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.fase import (
    ACTIVERING,
    CONTACT,
    FASEN,
    Fase,
    NietInDezeFase,
    OngeldigeFase,
    begin,
    huidige,
    verbeter,
)
from vliegwiel.core.veld import OngeldigVeld
from vliegwiel.core.voortgang import BIJ_FASE, hoort_hier

DAGEN = st.dates(date(2020, 1, 1), date(2040, 1, 1))
VOLGORDE = ("loopt", "bijna_om", "om")


def test_the_first_phase_ends_after_six_months_the_second_after_two_years() -> None:
    assert Fase(CONTACT, date(2026, 3, 2)).einde == date(2026, 9, 2)
    assert Fase(CONTACT, date(2025, 8, 31)).einde == date(2026, 2, 28)
    assert Fase(ACTIVERING, date(2024, 2, 29)).einde == date(2026, 2, 28)


@pytest.mark.parametrize(("naam", "vooraf"), [(CONTACT, 30), (ACTIVERING, 60)])
def test_the_warning_comes_on_its_day_and_not_a_day_before(naam: str, vooraf: int) -> None:
    fase = Fase(naam, date(2026, 3, 2))
    dag = timedelta(days=1)
    assert fase.stand(fase.einde - (vooraf + 1) * dag) == "loopt"
    assert fase.stand(fase.einde - vooraf * dag) == "bijna_om"
    assert fase.stand(fase.einde - dag) == "bijna_om"
    assert fase.stand(fase.einde) == "om"


@given(st.sampled_from(FASEN), DAGEN, DAGEN, DAGEN)
def test_a_later_day_is_never_earlier_in_a_phase(naam: str, begonnen: date, een: date, ander: date) -> None:
    fase, (eerst, dan) = Fase(naam, begonnen), sorted((een, ander))
    assert VOLGORDE.index(fase.stand(eerst)) <= VOLGORDE.index(fase.stand(dan))


@given(st.lists(st.tuples(st.sampled_from(FASEN), DAGEN), max_size=6))
def test_each_phase_begins_once_in_order_and_never_before_the_one_before_it(rij: list[tuple[str, date]]) -> None:
    fasen: list[Fase] = []
    for naam, dag in rij:
        try:
            fasen.append(begin(fasen, Fase(naam, dag)))
        except (OngeldigeFase, OngeldigVeld):
            continue
    namen = [f.naam for f in fasen]
    assert namen in ([], [CONTACT], [ACTIVERING], [CONTACT, ACTIVERING])
    assert [f.begonnen_op for f in fasen] == sorted(f.begonnen_op for f in fasen)
    assert huidige(fasen) == (fasen[-1] if fasen else None)


def test_useful_work_belongs_to_the_first_phase_and_work_goals_to_the_second() -> None:
    in_fase = {f: Fase(f, date(2026, 3, 2)) for f in FASEN}
    for soort, fase in BIJ_FASE.items():
        hoort_hier(soort, in_fase[fase])
        for ander in (None, *(f for n, f in in_fase.items() if n != fase)):
            with pytest.raises(NietInDezeFase):
                hoort_hier(soort, ander)
    hoort_hier("sloeg_aan", None)
    hoort_hier("lotgenoten", None)


def test_the_first_day_of_the_present_phase_can_be_put_right_and_no_other() -> None:
    eerst, dan = Fase(CONTACT, date(2026, 3, 2)), Fase(ACTIVERING, date(2026, 6, 1))
    assert verbeter([eerst], date(2026, 1, 5)) == Fase(CONTACT, date(2026, 1, 5))
    assert verbeter([eerst, dan], date(2026, 5, 1)) == Fase(ACTIVERING, date(2026, 5, 1))
    with pytest.raises(OngeldigVeld):
        verbeter([eerst, dan], date(2026, 3, 1))
    with pytest.raises(OngeldigeFase):
        verbeter([], date(2026, 3, 1))
