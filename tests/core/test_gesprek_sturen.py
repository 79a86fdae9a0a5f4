"""Steering: pausing, skipping, correcting, deleting, asking something in between, another language."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import BEGIN, Client, citaten, noemt
from vliegwiel.core.gesprek import GESTOPT, LATER, AllesWeg, Bijdrage, beurt, fase


def test_genoeg_ends_the_topics_and_not_the_talk() -> None:
    client = Client().tot("kies_gebied")
    client.zegt("genoeg", intent="stoppen", letterlijk=("leefgebiedkeuze", []))
    assert client.vraag == "startpunt"


@pytest.mark.parametrize("tekst", ["begin maar", "start", "oke vooruit dan, beginnen"])
def test_beginning_is_not_starting_again_when_nothing_was_told(tekst: str) -> None:
    client = Client()
    client.zegt(tekst, intent="opnieuw_beginnen")
    assert client.vraag == "wens"


def test_taking_one_thing_away_is_not_deleting_everything() -> None:
    client = Client().tot("kies_gebied")
    client.zegt("haal die schulden maar weg", noemt("geld", "zorg", "die schulden"), intent="verwijderen")
    assert client.vraag == "kies_gebied"
    assert "ik heb schulden" not in citaten(client.toestand)
    assert citaten(client.toestand)


def test_so_it_is_enough_leaves_a_question_and_not_the_talk() -> None:
    client = Client().tot("lastig")
    client.zegt("zo is het genoeg", intent="stoppen", zekerheid=0.85)
    assert client.toestand.status == "loopt"
    assert client.vraag == "kies_gebied"


@pytest.mark.parametrize(("intent", "status"), [("stoppen", GESTOPT), ("later_verder", LATER)])
def test_after_a_pause_the_conversation_goes_on_at_the_same_question(intent: str, status: str) -> None:
    client = Client().tot("lastig")
    client.kiest(intent, intent=intent)
    assert client.toestand.status == status
    client.kiest("verder")
    assert client.vraag == "lastig"
    assert client.sleutels[-1] == "utter_vraag_lastig"


def test_an_answer_after_a_pause_is_taken_as_an_answer() -> None:
    client = Client().tot("lastig")
    client.kiest("later_verder", intent="later_verder")
    client.stap()
    assert "ik heb schulden" in citaten(client.toestand)


def test_skipping_a_score_is_kept_as_rather_not() -> None:
    client = Client().tot("score:wonen")
    client.kiest("overslaan", intent="overslaan")
    score = client.toestand.matrix.score("wonen")
    assert score is not None
    assert (score.waarde, score.cijfer) == ("liever_niet", None)


def test_a_question_and_a_fact_in_one_message_get_both() -> None:
    client = Client().tot("lastig")
    client.zegt(
        "waarom vraag je dit? ik heb gewoon schulden",
        noemt("geld", "zorg", "ik heb gewoon schulden"),
        intent="waarom_vraag",
    )
    assert client.laatste is not None
    assert "utter_waarom_verkennen" in [t.erbij for t in client.laatste.teksten]
    assert client.laatste.teksten[0].soort == "reflectie"
    assert "ik heb gewoon schulden" in citaten(client.toestand)
    assert client.vraag != "lastig"


def test_an_interruption_is_answered_and_then_the_open_question_comes_back() -> None:
    client = Client().tot("goed")
    client.zegt("ben je een robot?", intent="bot_vraag")
    assert client.sleutels == ("utter_antwoord_bot_vraag", "utter_vraag_goed")


def test_not_understood_gets_other_words_then_buttons_then_a_person() -> None:
    client = Client().tot("belang")
    gezegd = [client.zegt("blauw", intent="inhoud") and client.sleutels[0] for _ in range(3)]
    assert gezegd == ["utter_niet_begrepen_citaat", "utter_niet_begrepen_knoppen", "utter_niet_begrepen_mens"]


def test_a_button_of_an_older_question_pressed_late_changes_nothing() -> None:
    client = Client().tot("startpunt")
    voor = client.toestand
    na = beurt(voor, Bijdrage("laat", BEGIN, keuzes=("3",), vraag="score:wonen"))
    assert na.toestand.matrix == voor.matrix
    assert na.toestand.vraag == "startpunt"


def test_a_line_can_be_taken_away_by_saying_that_it_is_not_right() -> None:
    client = Client().tot("kies_gebied")
    fout = next(c for c in client.toestand.matrix if c.citaat == "ik heb schulden")
    client.zegt("dat van geld klopt niet", noemt("geld", "feit", "dat van geld"), intent="corrigeren")
    assert client.toestand.velden["corrigeer"] == fout.id
    client.kiest("haal_weg")
    assert "ik heb schulden" not in citaten(client.toestand)
    assert client.vraag == "kies_gebied"


def test_a_line_can_be_put_in_other_words() -> None:
    client = Client().tot("kies_gebied")
    fout = next(c for c in client.toestand.matrix if c.citaat == "ik heb schulden")
    client.kiest("corrigeren", intent="corrigeren")
    client.kiest(fout.id)
    client.zegt("ik had schulden")
    assert "ik had schulden" in citaten(client.toestand)
    assert "ik heb schulden" not in citaten(client.toestand)


def test_correcting_with_an_empty_matrix_asks_on_kindly() -> None:
    client = Client().tot("wens")
    client.kiest("corrigeren", intent="corrigeren")
    assert client.sleutels == ("utter_corrigeer_leeg", "utter_vraag_wens")


def test_everything_is_deleted_only_after_a_second_yes() -> None:
    client = Client().tot("startpunt")
    client.zegt("gooi alles weg", intent="verwijderen")
    assert client.vraag == "verwijder_zeker"
    client.kiest("nee", intent="ontkennen")
    assert client.vraag == "startpunt"
    client.zegt("gooi alles weg", intent="verwijderen")
    gedaan = client.kiest("ja", intent="bevestigen")
    assert gedaan.effecten == (AllesWeg(),)
    assert not client.toestand.matrix.cellen
    assert not client.toestand.velden


def test_starting_again_begins_with_the_open_question() -> None:
    client = Client().tot("steun")
    client.zegt("ik wil opnieuw beginnen", intent="opnieuw_beginnen")
    client.kiest("ja", intent="bevestigen")
    assert client.vraag == "wens"
    assert not client.toestand.matrix.cellen


def test_a_message_in_another_language_gets_a_card_and_loses_nothing() -> None:
    client = Client().tot("goed")
    client.zegt("Merhaba, Türkçe konuşabilir miyiz?", intent="andere_taal", taal="tr")
    assert client.sleutels == ("utter_taal_tr", "utter_taal_crisis_tr")
    assert client.vraag == "goed"


def test_side_questions_belong_to_the_stage_that_they_interrupt() -> None:
    client = Client().tot("startpunt")
    client.zegt("gooi alles weg", intent="verwijderen")
    assert fase(client.toestand) == "startpunt"
