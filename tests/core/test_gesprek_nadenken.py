"""*Ik denk er nog over na*: one day and one way to reach, or nothing; from every state."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.hulp.gesprek import BEGIN, Client, citaten, noemt
from tests.hulp.staten import CRISIS, STATEN, bij
from vliegwiel.core.begrip import Begrip, Letterlijk
from vliegwiel.core.gesprek import LATER, NadenkenGepland, NadenkenWeg
from vliegwiel.core.gesprek.nadenken import niets_verteld
from vliegwiel.core.nadenken import DagKanNiet, bereik_in, dag_van_keuze

OVERAL = [s for s in STATEN if s not in CRISIS]
DAG = "2026-11-16"


def noemt_dag(client: Client, dag: str | None = DAG) -> None:
    client._stuur(tekst="over twee weken", begrip=Begrip(letterlijk=Letterlijk("datum_later", "over 2 weken", dag)))


@pytest.mark.parametrize("vraag", OVERAL)
@pytest.mark.parametrize("getypt", [False, True])
def test_who_wants_to_think_is_asked_one_thing_in_every_state(vraag: str, getypt: bool) -> None:
    client = bij(vraag)
    voor = client.toestand
    if getypt:
        client.zegt("ik denk er nog even over na", intent="denk_erover_na")
    else:
        client.kiest("denk_erover_na", intent="denk_erover_na")
    assert client.vraag == "later"
    assert client.laatste is not None
    assert client.laatste.teksten[-1].kaart == "later"
    dag = (BEGIN + client.verschil + timedelta(weeks=2)).date().isoformat()
    gedaan = client.vult_in(later=dag, bereik="ja")
    assert client.toestand.status == LATER
    assert [e for e in gedaan.effecten if isinstance(e, NadenkenGepland)] == [NadenkenGepland(dag, niets_verteld(voor))]
    assert client.toestand.matrix == voor.matrix


@pytest.mark.parametrize("vraag", CRISIS)
def test_a_crisis_goes_before_thinking_about_it(vraag: str) -> None:
    client = bij(vraag)
    client.zegt("ik denk er nog even over na", intent="denk_erover_na")
    assert client.toestand.kaart_vast or client.vraag in CRISIS


def test_a_typed_day_and_then_a_card_are_one_plan() -> None:
    client = Client()
    client.kiest("denk_erover_na", intent="denk_erover_na")
    noemt_dag(client)
    assert client.vraag == "later_bereik"
    gedaan = client.vult_in(later="", bereik="ja")
    assert NadenkenGepland(DAG, alleen=True) in gedaan.effecten


def test_a_number_first_and_then_a_typed_day_are_one_plan() -> None:
    client = Client()
    client.kiest("denk_erover_na", intent="denk_erover_na")
    client.vult_in(later="", bereik="ja")
    assert client.vraag == "later"
    noemt_dag(client)
    assert client.laatste is not None
    assert NadenkenGepland(DAG, alleen=True) in client.laatste.effecten


@pytest.mark.parametrize("dag", ["2026-11-02", "2026-10-01", "2028-01-01", None])
def test_a_day_that_cannot_be_is_asked_again_and_plans_nothing(dag: str | None) -> None:
    client = Client()
    client.kiest("denk_erover_na", intent="denk_erover_na")
    noemt_dag(client, dag)
    assert client.vraag == "later"
    assert client.laatste is not None
    assert client.laatste.effecten == ()


@pytest.mark.parametrize("act", ["overslaan", "weet_niet", "ontkennen"])
def test_saying_never_mind_keeps_nothing_and_the_talk_stays_where_it_was(act: str) -> None:
    client = Client().tot("goed")
    client.kiest("denk_erover_na", intent="denk_erover_na")
    gedaan = client.zegt("laat maar", intent=act)
    assert gedaan.effecten == ()
    assert (client.toestand.status, client.vraag, client.toestand.later) == (LATER, "goed", "")
    client.kiest("verder")
    assert client.sleutels[-1] == "utter_vraag_goed"


def test_somebody_who_starts_telling_after_all_is_listened_to() -> None:
    client = Client().tot("wens")
    client.kiest("denk_erover_na", intent="denk_erover_na")
    client.zegt("ik wil eigenlijk wel werk", noemt("werk", "wens", "ik wil eigenlijk wel werk"))
    assert client.toestand.velden["wens"] == "ik wil eigenlijk wel werk"
    assert client.vraag == "waarom"


def test_what_was_told_before_stays_and_is_not_part_of_the_plan() -> None:
    client = Client().tot("startpunt")
    voor = set(citaten(client.toestand))
    client.kiest("denk_erover_na", intent="denk_erover_na")
    gedaan = client.vult_in(later=DAG, bereik="ja")
    assert NadenkenGepland(DAG, alleen=False) in gedaan.effecten
    assert set(citaten(client.toestand)) == voor


@pytest.mark.parametrize("vraag", OVERAL)
def test_the_plan_can_be_taken_back_from_every_state(vraag: str) -> None:
    client = bij(vraag)
    client.kiest("denk_erover_na", intent="denk_erover_na")
    client.vult_in(later=DAG, bereik="ja")
    gedaan = client.kiest("later_weg")
    assert NadenkenWeg() in gedaan.effecten
    assert client.toestand.later == ""


def test_a_way_to_reach_is_found_as_typed_and_an_ordinary_number_is_not() -> None:
    assert bereik_in("bel maar op 06 12 34 56 78, over twee weken") == "06 12 34 56 78"
    assert bereik_in("mail sam@post.example.") == "sam@post.example"
    assert bereik_in("over 2 weken, op 16-11") == ""


def test_a_card_day_is_after_today_and_within_a_year() -> None:
    nu = date(2026, 1, 31)
    assert dag_van_keuze("maand", "", nu) == date(2026, 2, 28)
    assert dag_van_keuze("", "", nu) is None
    for fout in ("2026-01-31", "2027-03-01", "morgen"):
        with pytest.raises(DagKanNiet):
            dag_van_keuze("datum", fout, nu)
