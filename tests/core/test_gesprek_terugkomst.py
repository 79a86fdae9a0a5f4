"""Coming back after weeks: add, correct, or give the numbers again – the old ones stay."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hulp.gesprek import BEGIN, Client, citaten, noemt
from vliegwiel.core.begrip import Begrip
from vliegwiel.core.gesprek import KLAAR, Delen
from vliegwiel.core.matrix import ZELFDE_KEER, Matrix, Score
from vliegwiel.core.samenvatting import vat_samen

WEKEN = timedelta(weeks=6)


def klaar(delen: bool = True) -> Client:
    """Somebody who finished the talk, and was away for six weeks."""
    client = Client()
    client.tot("delen")
    if not delen:
        client.kiest("zelf_houden", intent="zelf_houden")
    while client.toestand.status != KLAAR:
        client.stap()
    client.verschil = WEKEN
    return client


@pytest.mark.parametrize("terug", ["hoi", "ik ben er weer"])
def test_who_comes_back_is_welcomed_and_chooses(terug: str) -> None:
    client = klaar()
    client.zegt(terug, intent="groet" if terug == "hoi" else "inhoud")
    assert client.vraag == "terugkomst"
    assert client.laatste is not None
    assert [k.waarde for k in client.laatste.teksten[-1].keuzes] == ["erbij", "corrigeren", "opnieuw_scoren"]


def test_new_numbers_stand_beside_the_old_ones_with_their_moments() -> None:
    client = klaar()
    client.kiest("opnieuw_scoren")
    assert client.vraag == "score_weer"
    client.kiest("5")
    assert client.vraag == "lat_weer"
    client.kiest("9")
    client.kiest("7")
    assert client.vraag == "delen_weer"
    samenvatting = vat_samen(client.toestand)
    wonen = next(r for r in samenvatting.rijen if r.leefgebied == "wonen")
    assert (wonen.score, [m.waarde for m in wonen.eerder]) == (5, [3])
    assert wonen.eerder[0].moment < wonen.score_op
    assert [m.waarde for m in samenvatting.latten["belang"]] == ["6", "9"]
    assert [m.waarde for m in samenvatting.latten["vertrouwen"]] == ["5", "7"]
    assert samenvatting.velden["belang"] == "9"
    assert Delen(2) in client.kiest("delen", intent="delen").effecten


def test_a_number_that_is_skipped_stays_as_it_was() -> None:
    client = klaar()
    client.kiest("opnieuw_scoren")
    for _ in range(3):
        client.kiest("overslaan", intent="overslaan")
    assert [s.waarde for s in client.toestand.matrix.scores if s.leefgebied == "wonen"] == [3]
    assert len(client.toestand.latten) == 2


def test_something_new_is_added_and_offered_to_share() -> None:
    client = klaar(delen=False)
    client.kiest("erbij")
    client.zegt("ik heb een fiets gekregen", noemt("regelen", "kracht", "ik heb een fiets gekregen"))
    assert "ik heb een fiets gekregen" in citaten(client.toestand)
    assert client.vraag == "delen"


def test_words_without_a_domain_are_placed_by_the_client_or_kept_as_they_are() -> None:
    client = klaar()
    client.kiest("erbij")
    client.zegt("het is alweer anders")
    assert client.vraag == "erbij_plaats"
    client.kiest("dag")
    assert "het is alweer anders" in citaten(client.toestand)
    client.kiest("erbij")
    client.zegt("nog zoiets")
    client.kiest("geen")
    assert vat_samen(client.toestand).velden["erbij"] == "nog zoiets"


def test_who_paused_half_way_may_add_first_and_then_goes_on_at_the_same_question() -> None:
    client = Client()
    client.tot("lastig").kiest("later_verder", intent="later_verder")
    client.verschil = WEKEN
    client.kiest("verder")
    assert client.vraag == "terugkomst"
    client.kiest("verder")
    assert client.vraag == "lastig"


def test_an_answer_after_weeks_is_still_an_answer() -> None:
    client = Client()
    client.tot("lastig").kiest("later_verder", intent="later_verder")
    client.verschil = WEKEN
    client.stap()
    assert "ik heb schulden" in citaten(client.toestand)


def test_a_number_given_again_the_same_day_corrects_the_first() -> None:
    vroeg = Score("geld", 2, BEGIN)
    matrix = Matrix().met_score(vroeg).met_score(Score("geld", 4, BEGIN + timedelta(hours=1)))
    assert [s.waarde for s in matrix.scores] == [4]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(["geld", "wonen"]), st.integers(1, 5), st.integers(24, 2000)), max_size=12))
def test_no_number_of_another_time_is_ever_lost(gegeven: list[tuple[str, int, int]]) -> None:
    matrix, moment, alle = Matrix(), BEGIN, []
    for rij, waarde, uren in gegeven:
        moment += max(timedelta(hours=uren), ZELFDE_KEER)
        matrix = matrix.met_score(Score(rij, waarde, moment))
        alle.append((rij, waarde))
    assert [(s.leefgebied, s.waarde) for s in matrix.scores] == alle
    for rij in {r for r, _ in alle}:
        laatste = matrix.score(rij)
        assert laatste is not None
        assert [*(s.waarde for s in matrix.eerdere(rij)), laatste.waarde] == [w for r, w in alle if r == rij]


def test_begrip_is_not_needed_to_press_the_choices_of_the_page() -> None:
    client = klaar()
    client._stuur(keuzes=("erbij",), begrip=Begrip("keuze"), vraag=None)
    assert client.vraag == "erbij"
