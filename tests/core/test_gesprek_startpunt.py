"""Where to begin, the two rulers, who helps, and one small step; money stress goes first."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import Client, noemt
from vliegwiel.core.gesprek import KLAAR


def test_the_rulers_are_skipped_without_a_starting_point() -> None:
    client = Client().tot("startpunt")
    client.kiest("geen")
    assert client.vraag == "steun"


def test_what_is_in_the_way_is_only_asked_when_there_is_more_than_one_worry() -> None:
    client = Client().tot("lastig")
    client.kiest("overslaan", intent="overslaan")
    client.kiest("genoeg")
    assert client.vraag == "startpunt"


@pytest.mark.parametrize("hoog", ["10"])
def test_the_highest_confidence_is_not_asked_to_be_higher(hoog: str) -> None:
    client = Client().tot("vertrouwen")
    client.kiest(hoog)
    assert client.vraag == "steun"


def test_money_stress_skips_the_rulers_and_the_small_step() -> None:
    client = Client().tot("lastig")
    client.zegt("ik heb geen geld meer voor eten", noemt("geld", "zorg", "geen geld meer voor eten"))
    assert client.toestand.geldstress
    assert "utter_geldstress" in client.sleutels
    gevraagd = set()
    while client.toestand.status != KLAAR:
        gevraagd.add(client.vraag)
        client.stap()
    assert not gevraagd & {"belang", "vertrouwen", "stap"}


def test_a_worry_about_money_with_a_low_score_is_money_stress() -> None:
    client = Client().tot("lastig")
    client.zegt("schulden", noemt("geld", "zorg", "schulden"))
    client.zegt("over geld", letterlijk=("leefgebiedkeuze", ["geld"]))
    client.zegt("rood staan elke maand", noemt("geld", "zorg", "rood staan elke maand"))
    client.kiest("1")
    assert client.toestand.geldstress


def test_a_plain_yes_means_that_there_is_somebody() -> None:
    client = Client().tot("steun")
    client.zegt("ja", intent="bevestigen")
    assert client.vraag == "steun_rol"


@pytest.mark.parametrize(
    ("getypt", "rol"),
    [("mag wel meedenken", "meedenken"), ("ze mag de leiding nemen", "leiding"), ("liever erbuiten houden", "niet")],
)
def test_what_the_trusted_person_may_do_can_be_typed(getypt: str, rol: str) -> None:
    client = Client().tot("steun")
    client.zegt("mijn zus")
    client.zegt(getypt)
    assert client.toestand.velden["steun_rol"] == rol


def test_a_bailiff_is_never_written_down_as_a_strength() -> None:
    client = Client().tot("goed")
    client.zegt("de deurwaarder belt steeds", noemt("geld", "kracht", "de deurwaarder belt steeds"))
    assert [c.soort for c in client.toestand.matrix.van("geld")] == ["zorg"]


def test_nobody_is_an_answer_to_who_helps() -> None:
    client = Client().tot("steun")
    client.zegt("niemand, alleen me hond")
    assert "steun_rol" not in (client.vraag, *client.toestand.velden)


def test_a_small_step_is_no_line_in_the_matrix() -> None:
    client = Client().tot("stap")
    voor = client.toestand.matrix
    client.zegt("mijn broer bellen", noemt("contacten", "wens", "mijn broer bellen"))
    assert client.toestand.matrix == voor


def test_somebody_who_looks_along_is_an_answer_to_what_helps() -> None:
    client = Client().tot("vertrouwen_hoger")
    client.zegt("iemand die meekijkt", intent="ervaringsdeskundige", zekerheid=0.84)
    assert client.toestand.velden["vertrouwen_hoger"] == "iemand die meekijkt"
