"""A client gives a number in own words, and puts one right that was read wrongly."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import SET, Client, noemt
from tests.hulp.sprekend import Lezer
from vliegwiel.core.gesprek import GESTOPT, Beurt
from vliegwiel.core.gesprek.effecten import AllesWeg
from vliegwiel.core.letterlijk import lees_letterlijk
from vliegwiel.core.verbetering_cijfer import lees_ander_cijfer

CIJFERVRAGEN = ("score:wonen", "belang", "vertrouwen")


def typt(client: Client, tekst: str, intent: str = "inhoud", zekerheid: float = 0.7, **overig: object) -> Beurt:
    """Type something whose literal answer is read by the real rules."""
    gelezen = lees_letterlijk(tekst, client.vraag, gebieden=SET)
    literal = (gelezen.soort, gelezen.waarde) if gelezen else None
    return client.zegt(tekst, intent=intent, zekerheid=zekerheid, letterlijk=literal, **overig)  # type: ignore[arg-type]


def waarde(client: Client, vraag: str) -> float | None:
    if vraag.startswith("score:"):
        score = client.toestand.matrix.score(vraag.partition(":")[2])
        return score.cijfer if score else None
    gegeven = client.toestand.velden.get(vraag)
    return float(gegeven) if gegeven else None


@pytest.mark.parametrize("vraag", CIJFERVRAGEN)
@pytest.mark.parametrize(
    "intent", ["twijfel", "weet_niet", "wantrouwen", "boos", "corrigeren", "ontkennen", "inhoud", "offtopic"]
)
@pytest.mark.parametrize("tekst", ["mwah 4 ofzo. het haalt toch niks uit", "een 4. ze doen maar", "vier, zei ik al"])
def test_a_number_counts_however_the_words_beside_it_sound(vraag: str, intent: str, tekst: str) -> None:
    client = Client().tot(vraag)
    typt(client, tekst, intent, 0.95)
    assert waarde(client, vraag) == 4
    assert client.vraag != vraag


@pytest.mark.parametrize("vraag", CIJFERVRAGEN)
def test_what_is_told_beside_a_number_is_kept(vraag: str) -> None:
    client = Client().tot(vraag)
    client.zegt("2. mijn rug houdt me wakker", noemt("lichaam", "zorg", "mijn rug houdt me wakker"), intent="boos",
                letterlijk=("score1_5" if ":" in vraag else "cijfer0_10", 2))  # fmt: skip
    assert waarde(client, vraag) == 2
    assert "mijn rug houdt me wakker" in [c.citaat for c in client.toestand.matrix]


def test_a_question_beside_a_number_is_answered_and_the_number_taken() -> None:
    client = Client().tot("belang")
    typt(client, "4, wie leest dit allemaal", "privacy_vraag", 0.9)
    assert waarde(client, "belang") == 4
    assert any("utter_antwoord_privacy_vraag" in (t.sleutel, t.erbij) for t in client.laatste.teksten)  # type: ignore[union-attr]


def test_who_surely_wants_to_stop_stops_also_with_a_number_before_it() -> None:
    client = Client().tot("belang")
    typt(client, "2, en nu wil ik stoppen", "stoppen", 0.65)
    assert client.toestand.status == GESTOPT
    assert waarde(client, "belang") == 2


def test_who_asks_for_a_person_with_a_number_before_it_gets_one_and_the_number_is_kept() -> None:
    client = Client().tot("score:wonen")
    typt(client, "2. laat me maar met iemand praten", "mens_spreken", 0.9)
    assert client.sleutels[0] == "utter_mens"
    assert waarde(client, "score:wonen") == 2


@pytest.mark.parametrize(
    "tekst", ["9 niet 3", "nee 9", "ik zei 9", "gap ik zei toch 9", "nee een negen", "Nee! Negen.", "niet 3 maar 9",
              "sorry een 9 bedoel ik", "maak er een 9 van", "dat klopt niet, het is een 9", "dat cijfer klopt niet, het is een 9"],
)  # fmt: skip
@pytest.mark.parametrize("intent", ["corrigeren", "ontkennen", "boos", "inhoud"])
def test_a_number_that_was_read_wrongly_is_put_right_at_once_and_said(tekst: str, intent: str) -> None:
    client = Client().tot("belang")
    client.kiest("3")
    assert client.vraag == "belang_waarom"
    typt(client, tekst, intent)
    assert waarde(client, "belang") == 9
    assert client.sleutels[0] == "utter_cijfer_verbeterd"
    assert "corrigeer" not in client.vraag
    assert len([lat for lat in client.toestand.latten if lat.startswith("belang")]) == 1


def test_a_score_is_put_right_and_the_talk_goes_on_where_it_was() -> None:
    client = Lezer().tot("score:wonen")
    client.kiest("1")
    vraag = client.vraag
    typt(client, "nee een vier", "corrigeren")
    assert waarde(client, "score:wonen") == 4
    assert client.vraag == vraag
    assert "4" in client.gezegd[0]


def test_a_number_beside_a_thing_puts_nothing_right() -> None:
    client = Client().tot("belang")
    client.kiest("3")
    typt(client, "nee 9 jaar geleden wilde ik dit al", "ontkennen")
    assert waarde(client, "belang") == 3


def test_at_the_next_number_question_a_no_with_a_number_answers_that_question() -> None:
    client = Client().tot("belang")
    client.kiest("9")
    assert client.vraag == "vertrouwen"
    typt(client, "nee, 2", "ontkennen")
    assert (waarde(client, "belang"), waarde(client, "vertrouwen")) == (9, 2)


def test_at_the_next_number_question_the_one_before_can_be_put_right() -> None:
    client = Client().tot("belang")
    client.kiest("9")
    typt(client, "8 niet 9", "corrigeren")
    assert waarde(client, "belang") == 8
    assert waarde(client, "vertrouwen") is None
    assert client.vraag == "vertrouwen"
    typt(client, "vier zei ik", "boos")
    assert waarde(client, "belang") == 4


def test_saying_a_number_again_that_was_not_read_answers_the_question_that_is_open() -> None:
    client = Client().tot("vertrouwen")
    client.zegt("mwah je weet wel", intent="offtopic")
    typt(client, "vier zei ik", "boos")
    assert waarde(client, "belang") == 6
    assert waarde(client, "vertrouwen") == 4


def test_a_number_off_the_scale_asks_the_score_again() -> None:
    client = Client().tot("score:wonen")
    client.kiest("2")
    typt(client, "nee 8", "corrigeren")
    assert client.sleutels == ("utter_score_schaal", "utter_vraag_score")
    assert client.vraag == "score:wonen"
    client.kiest("4")
    assert waarde(client, "score:wonen") == 4


@pytest.mark.parametrize("tekst", ["dat cijfer klopt niet", "nee die score is niet goed", "het getal is verkeerd"])
def test_a_number_that_is_called_wrong_is_asked_again(tekst: str) -> None:
    client = Client().tot("belang")
    client.kiest("3")
    typt(client, tekst, "corrigeren")
    assert client.sleutels == ("utter_cijfer_opnieuw", "utter_vraag_belang")
    client.kiest("8")
    assert waarde(client, "belang") == 8


def test_money_stress_from_a_score_that_was_misread_goes_with_it() -> None:
    client = Client().tot("kies_gebied")
    client.kiest("geld")
    client.tot("score:geld")
    client.kiest("1")
    assert client.toestand.geldstress
    typt(client, "nee een 4", "corrigeren")
    assert not client.toestand.geldstress


@pytest.mark.parametrize(
    "tekst", ["nee", "8", "nee niks", "nee twee kinderen", "ik zei 2 jaar geleden", "9 niet?", "nee 5 euro", "nul zin"]
)
def test_what_is_no_number_put_right_is_not_read_so(tekst: str) -> None:
    assert lees_ander_cijfer(tekst) is None


def test_nothing_is_ever_deleted_by_a_number() -> None:
    client = Client().tot("belang")
    client.kiest("3")
    voor = client.toestand.matrix.cellen
    beurt = typt(client, "nee 9", "verwijderen")
    assert client.toestand.matrix.cellen == voor
    assert not [e for e in beurt.effecten if isinstance(e, AllesWeg)]


def test_who_says_a_number_now_answers_this_question_and_changes_no_other() -> None:
    client = Client().tot("belang")
    voor = client.toestand.matrix.scores
    client.zegt("ik zeg een acht", letterlijk=("cijfer0_10", 8))
    assert client.toestand.velden["belang"] == "8"
    assert client.toestand.matrix.scores == voor
