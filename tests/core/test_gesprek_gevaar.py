"""More than one danger in a talk, and answers that are neither yes nor no: the heaviest is never lost."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import Client, citaten, noemt
from tests.hulp.staten import AANBOD
from vliegwiel.core.samenvatting import vat_samen


def gevraagd(soort: str, tekst: str = "hij zegt dat ik nergens goed voor ben") -> Client:
    client = Client().tot("startpunt")
    client.zegt(tekst, crisis="vermoeden", soort=soort)
    assert client.vraag == "crisis_vraag"
    return client


def test_a_wish_to_be_gone_in_answer_to_a_question_about_violence_is_asked_about_itself() -> None:
    client = gevraagd("geweld")
    client.zegt("ik wil er soms niet meer zijn", crisis="vermoeden", soort="suicide", letterlijk=("janee", "ja"))
    assert client.vraag == "crisis_vraag"
    assert client.laatste is not None
    assert client.laatste.teksten[-1].sleutel == "utter_vraag_crisis_suicide"
    client.kiest("ja")
    assert (client.toestand.veiligheid, client.toestand.vlagsoort) == ("acuut", "suicide")


@pytest.mark.parametrize(
    "woorden", ["ja soms wel", "soms", "ja, best vaak", "wel eens", "af en toe", "een beetje", "klopt"]
)
def test_half_a_yes_to_a_thought_of_dying_counts_as_a_yes(woorden: str) -> None:
    client = gevraagd("suicide")
    client.zegt(woorden)
    assert client.toestand.veiligheid == "acuut"


@pytest.mark.parametrize("woorden", ["jaja dat zeggen ze allemaal", "ja ja", "ja hoor, natuurlijk"])
def test_a_sneer_is_no_yes_and_nothing_is_made_worse(woorden: str) -> None:
    client = gevraagd("dakloos_acuut")
    client.zegt(woorden, letterlijk=("janee", "ja"))
    assert client.toestand.veiligheid == "vermoeden"
    assert client.vraag == "crisis_verder"


def test_a_lighter_guess_that_is_denied_later_hides_nothing_of_the_heavier_one() -> None:
    client = gevraagd("suicide")
    client.kiest("ja")
    client.kiest("verder")
    client.zegt("mijn broers schreeuwen altijd tegen me", crisis="vermoeden", soort="geweld")
    client.kiest("nee")
    gedeeld = vat_samen(client.toestand)
    assert (gedeeld.veiligheid, gedeeld.crisissoort, gedeeld.na_signaal) == ("acuut", "suicide", "")


def test_who_tells_on_instead_of_answering_about_a_call_loses_nothing() -> None:
    client = Client(aanbod=AANBOD).tot("startpunt")
    client.zegt("ik wil dood", crisis="acuut", soort="suicide")
    assert client.vraag == "terugbel_vraag"
    client.zegt(
        "nee ik kook elke dag voor mijn dochter",
        noemt("gezin", "kracht", "ik kook elke dag voor mijn dochter"),
        letterlijk=("janee", "nee"),
    )
    assert "ik kook elke dag voor mijn dochter" in citaten(client.toestand)


# A question about danger that was not needed.


def gevraagd_naar_gevaar() -> Client:
    client = Client().tot("lastig")
    client.zegt(
        "ze staat om twee uur in de gang met haar jas aan en mijn broers laten alles op mij neerkomen",
        noemt("gezin", "zorg", "mijn broers laten alles op mij neerkomen"),
        crisis="vermoeden",
        soort="geweld",
    )
    assert client.vraag == "crisis_vraag"
    return client


def test_who_says_no_to_danger_is_not_asked_for_the_same_answer_again() -> None:
    client = gevraagd_naar_gevaar()
    client.kiest("nee")
    assert client.vraag == "kies_gebied"
    assert client.toestand.velden["lastig"].startswith("ze staat om twee uur")
    assert "mijn broers laten alles op mij neerkomen" in citaten(client.toestand)


def test_after_a_clear_no_a_guess_about_the_same_danger_is_not_put_again() -> None:
    client = gevraagd_naar_gevaar()
    client.kiest("nee")
    voor = client.vraag
    client.zegt("als ik omval heeft zij niemand", crisis="vermoeden", soort="geweld", gevaar_zeker=0.7)
    assert client.vraag == voor
    client.zegt("het hoeft voor mij niet meer", crisis="vermoeden", soort="suicide")
    assert client.vraag == "crisis_vraag"


def test_danger_that_is_said_outright_is_heard_however_often_it_was_denied() -> None:
    client = gevraagd_naar_gevaar()
    client.kiest("nee")
    client.zegt("hij slaat me", crisis="acuut", soort="geweld")
    assert client.toestand.kaart_vast
    assert client.vraag == "crisis_verder"


def gegokt() -> Client:
    """Somebody who told of being tired and alone, and was asked about violence because of a guess."""
    client = Client().tot("waarom")
    client.zegt("ik doe alles zelf sinds hij weg is", noemt("gezin", "zorg", "ik doe alles zelf sinds hij weg is"),
                crisis="vermoeden", soort="geweld", gevaar_zeker=0.7)  # fmt: skip
    assert client.vraag == "crisis_vraag"
    return client


def test_a_question_beside_a_guess_about_danger_is_answered_and_the_direct_question_is_put_once_more() -> None:
    client = gegokt()
    client.zegt("wat gebeurt er met mijn uitkering?", intent="gevolgen_vraag")
    assert client.sleutels == ("utter_antwoord_gevolgen_vraag", "utter_vraag_crisis_geweld")
    assert client.vraag == "crisis_vraag"
    client.kiest("nee", intent="ontkennen")
    assert client.vraag == "goed"


def test_who_tells_on_beside_a_guess_loses_nothing_and_is_asked_once_more() -> None:
    client = gegokt()
    client.zegt("de kinderen lachen veel hoor", noemt("gezin", "kracht", "de kinderen lachen veel hoor"))
    assert client.sleutels == ("utter_crisis_waarom", "utter_vraag_crisis_geweld")
    assert "de kinderen lachen veel hoor" in citaten(client.toestand)


def test_who_asks_why_there_is_a_question_about_danger_reads_that_the_computer_may_be_wrong() -> None:
    client = gegokt()
    client.zegt("hoezo vraag je dat nou", intent="waarom_vraag")
    assert client.sleutels == ("utter_crisis_waarom", "utter_vraag_crisis_geweld")


def test_the_second_time_no_answer_shows_who_can_help() -> None:
    client = gegokt()
    client.zegt("de kinderen lachen veel hoor")
    client.zegt("en in de tuin is het fijn")
    assert client.sleutels == ("utter_crisis_geweld", "utter_vraag_crisis_verder")


@pytest.mark.parametrize(
    ("tekst", "hoe"),
    [
        ("ach weet ik veel hoor", {"intent": "weet_niet"}),
        ("dat gaat jullie niks aan", {"intent": "wantrouwen"}),
        ("soms schreeuwt hij heel hard", {"crisis": "vermoeden", "soort": "geweld"}),
        ("ik kan niet bellen hij hoort me", {}),
    ],
)
def test_who_hesitates_or_sounds_in_danger_after_a_guess_reads_the_numbers_at_once(
    tekst: str, hoe: dict[str, str]
) -> None:
    client = gegokt()
    client.zegt(tekst, **hoe)
    assert client.vraag == "crisis_verder"


def test_what_was_said_outright_is_not_treated_as_a_guess() -> None:
    client = Client().tot("goed")
    client.zegt("het hoeft voor mij niet meer", crisis="vermoeden", soort="suicide")
    client.zegt("de kinderen lachen veel hoor")
    assert client.sleutels[0] == "utter_crisis_suicide"


@pytest.mark.parametrize(
    "tekst", ["neee joh alles is prima thuis", "nee hoor gewoon een rotweek", "welnee ik woon hier goed", "nope"]
)
def test_a_no_with_words_around_it_is_a_no(tekst: str) -> None:
    client = gegokt()
    client.zegt(tekst)
    assert client.sleutels[0] == "utter_crisis_nee_citaat"
    assert client.vraag == "goed"


@pytest.mark.parametrize("tekst", ["nee maar hij dreigt wel", "nee soms", "nee, nog niet", "nee ik ben alleen bang"])
def test_a_no_with_a_but_in_it_is_no_clear_no(tekst: str) -> None:
    client = gegokt()
    client.zegt(tekst)
    assert client.vraag in ("crisis_vraag", "crisis_verder")


def test_a_no_that_sounds_like_danger_is_no_clear_no() -> None:
    client = gegokt()
    client.zegt("nee ik wil dit leven kwijt", crisis="vermoeden", soort="geweld")
    assert client.vraag == "crisis_verder"


@pytest.mark.parametrize("vraag", ["steun", "contact", "startpunt"])
def test_a_guess_beside_a_question_for_a_name_or_a_choice_asks_nothing(vraag: str) -> None:
    client = Client().tot(vraag)
    client.zegt("een brief, van bellen heb ik genoeg", crisis="vermoeden", soort="suicide", gevaar_zeker=0.7)
    assert client.vraag != "crisis_vraag"


@pytest.mark.parametrize("zeker", [0.95, 1.0])
def test_a_strong_signal_is_asked_about_beside_every_question(zeker: float) -> None:
    client = Client().tot("steun")
    client.zegt("niemand mist mij als ik er niet ben", crisis="vermoeden", soort="suicide", gevaar_zeker=zeker)
    assert client.vraag == "crisis_vraag"


def test_after_a_clear_no_a_weak_guess_about_another_danger_asks_nothing() -> None:
    client = gegokt()
    client.kiest("nee", intent="ontkennen")
    client.zegt("mijn benen doen het niet meer", crisis="vermoeden", soort="medisch", gevaar_zeker=0.6)
    assert client.vraag != "crisis_vraag"
    assert client.toestand.kaart_vast


def test_what_was_told_when_a_guess_came_in_between_is_kept_and_not_asked_again() -> None:
    client = Client().tot("wens")
    client.zegt("als ik maar ergens mag sleutelen", crisis="vermoeden", soort="geweld", gevaar_zeker=0.7)
    gezegd = client.kiest("nee", intent="ontkennen").teksten[0]
    assert gezegd.variabelen == {"citaat": "als ik maar ergens mag sleutelen"}
    assert client.toestand.velden["wens"] == "als ik maar ergens mag sleutelen"
    assert client.vraag == "waarom"
