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


@pytest.mark.parametrize(
    "tekst", ["nee niemand", "eigenlijk heb ik niemand meer", "niemand sinds mijn man dood is", "Er is niemand."]
)
def test_nobody_in_other_words_is_an_answer_too(tekst: str) -> None:
    client = Client().tot("steun")
    client.zegt(tekst)
    assert client.sleutels[0] == "utter_geen_steun"
    assert "steun_rol" not in (client.vraag, *client.toestand.velden)


@pytest.mark.parametrize(
    "tekst",
    [
        "niemand, of ja mijn broer soms",
        "niemand. alleen mijn dochter nog",
        "niemand echt, nou ja Aisha",
        "niemand behalve mijn tante",
    ],
)
def test_who_names_somebody_after_all_is_heard(tekst: str) -> None:
    client = Client().tot("steun")
    client.zegt(tekst)
    assert client.toestand.velden["steun"] == tekst
    assert client.vraag == "steun_rol"


@pytest.mark.parametrize(
    ("getypt", "rol"),
    [
        ("meedenken graag, leiding nee", "meedenken"),
        ("nee niet de leiding, alleen meedenken", "meedenken"),
        ("de leiding? die kan niet eens koken. meedenken mag", "meedenken"),
        ("hij mag best de regie nemen", "leiding"),
    ],
)
def test_nobody_gets_the_lead_that_the_client_does_not_give(getypt: str, rol: str) -> None:
    client = Client().tot("steun")
    client.zegt("mijn zus")
    client.zegt(getypt)
    assert client.toestand.velden["steun_rol"] == rol


@pytest.mark.parametrize(
    "getypt", ["de leiding hou ik zelf wel", "leiding? echt niet", "leiden en meedenken, of alleen de leiding"]
)
def test_when_it_is_not_clear_who_leads_it_is_asked(getypt: str) -> None:
    client = Client().tot("steun")
    client.zegt("mijn zus")
    client.zegt(getypt)
    assert client.vraag == "steun_rol"
    assert "steun_rol" not in client.toestand.velden


def met_leiding() -> Client:
    client = Client().tot("steun")
    client.zegt("mijn neef")
    client.kiest("leiding")
    return client.tot("contact")


def test_the_lead_can_be_taken_back_later_in_words() -> None:
    client = met_leiding()
    client.zegt("hij mag niet de leiding, alleen meedenken")
    assert client.toestand.velden["steun_rol"] == "meedenken"
    assert client.vraag == "contact"


def test_who_only_says_that_somebody_does_not_lead_is_asked_what_they_may_do() -> None:
    client = met_leiding()
    client.zegt("NIET DE LEIDING")
    assert client.sleutels == ("utter_rol_opnieuw", "utter_vraag_steun_rol")
    client.kiest("niet")
    assert client.toestand.velden["steun_rol"] == "niet"
    assert client.vraag == "contact"


def test_a_small_step_is_no_line_in_the_matrix() -> None:
    client = Client().tot("stap")
    voor = client.toestand.matrix
    client.zegt("mijn broer bellen", noemt("contacten", "wens", "mijn broer bellen"))
    assert client.toestand.matrix == voor


def test_somebody_who_looks_along_is_an_answer_to_what_helps() -> None:
    client = Client().tot("vertrouwen_hoger")
    client.zegt("iemand die meekijkt", intent="ervaringsdeskundige", zekerheid=0.84)
    assert client.toestand.velden["vertrouwen_hoger"] == "iemand die meekijkt"


def bij_startpunt() -> Client:
    client = Client().tot("wens")
    client.zegt("rust met geld en met mijn kinderen", noemt("geld", "zorg", "geld"), noemt("gezin", "wens", "kinderen"))
    return client.tot("startpunt")


def test_what_the_client_says_no_to_is_never_where_they_begin() -> None:
    client = bij_startpunt()
    client.zegt("schulden heb ik niet, ik begin met de kinderen", noemt("geld", "feit", "schulden heb ik niet"),
                noemt("gezin", "wens", "ik begin met de kinderen"))  # fmt: skip
    assert client.toestand.startpunt != "geld"


def test_a_no_to_one_row_asks_where_then() -> None:
    client = bij_startpunt()
    client.zegt("niet met geld hoor")
    assert client.sleutels == ("utter_startpunt_niet", "utter_vraag_startpunt")


def test_a_no_and_another_row_is_that_row() -> None:
    client = bij_startpunt()
    client.zegt("niet met geld, ik begin liever met gezin")
    assert client.toestand.startpunt == "gezin"


@pytest.mark.parametrize("tekst", ["NEE niet met geld", "ik wil niet beginnen met geld"])
def test_a_start_that_was_read_wrongly_can_be_taken_back_at_the_numbers(tekst: str) -> None:
    client = bij_startpunt()
    client.kiest("geld")
    assert client.vraag == "belang"
    client.zegt(tekst)
    assert client.vraag == "startpunt"
    assert client.toestand.startpunt is None
    client.kiest("gezin")
    assert (client.toestand.startpunt, client.vraag) == ("gezin", "belang")


def test_another_start_at_the_second_number_asks_both_numbers_about_that_one() -> None:
    client = bij_startpunt()
    client.kiest("geld")
    client.kiest("8")
    assert client.vraag == "vertrouwen"
    client.zegt("nee ik bedoel gezin")
    assert (client.toestand.startpunt, client.vraag) == ("gezin", "belang")
    assert not client.toestand.latten


@pytest.mark.parametrize("intent", ["boos", "offtopic", "groet"])
def test_a_name_that_sounds_like_something_else_is_somebody_who_helps(intent: str) -> None:
    client = Client().tot("steun")
    client.zegt("tante Fatima", intent=intent, zekerheid=0.9)
    assert client.toestand.velden["steun"] == "tante Fatima"


def test_the_words_on_a_button_go_before_what_else_is_told_beside_them() -> None:
    client = Client().tot("kies_gebied")
    client.zegt("Contacten graag, zondags is het zo stil", noemt("gevoel", "zorg", "zondags is het zo stil"))
    assert client.toestand.gekozen == ("contacten",)


@pytest.mark.parametrize(
    "tekst", ["heb je nou opgeschreven dat ik wil studeren?", "wat hebben jullie over mij genoteerd"]
)
@pytest.mark.parametrize("vraag", ["wens", "goed", "kies_gebied"])
def test_asking_what_is_written_down_writes_nothing_down(vraag: str, tekst: str) -> None:
    client = Client().tot(vraag)
    voor = client.toestand.matrix
    client.zegt(tekst, noemt("werk", "wens", tekst))
    assert client.toestand.matrix == voor
    assert client.sleutels[0] in ("utter_antwoord_samenvatting_vraag", "utter_nog_niets")
    assert client.vraag == vraag
