"""The way through the conversation, stage by stage, as a client walks it."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import BEGIN, Client, citaten, noemt
from vliegwiel.core.gesprek import GESTOPT, KLAAR, LATER, AllesWeg, Bijdrage, Delen, ToestemmingGegeven, beurt, fase


def test_the_whole_talk_ends_with_a_shared_summary_and_one_question_about_being_heard() -> None:
    client = Client().tot("gehoord")
    assert client.toestand.gedeeld == 1
    client.stap()
    assert client.toestand.status == KLAAR
    assert client.toestand.velden["gehoord"] == "ja"


def test_a_full_talk_with_two_domains_takes_at_most_twenty_two_turns() -> None:
    client = Client()
    while client.toestand.status != KLAAR:
        client.stap()
    assert len(client.toestand.verwerkt) <= 22


def test_strengths_are_asked_before_obstacles() -> None:
    client = Client().tot("lastig")
    assert "goed" in client.toestand.afgehandeld


def test_the_wish_and_the_motive_are_kept_word_for_word() -> None:
    client = Client().tot("goed")
    assert client.toestand.velden["wens"] == "ik wil weer werken"
    assert client.toestand.velden["waarom"] == "dan heb ik collega's"


def test_somebody_who_starts_telling_at_the_welcome_is_not_asked_for_the_wish_again() -> None:
    client = Client()
    client.zegt("ik wil mijn schulden kwijt", noemt("geld", "wens", "ik wil mijn schulden kwijt"))
    assert client.toestand.velden["wens"] == "ik wil mijn schulden kwijt"
    assert client.vraag == "waarom"


def test_beginning_is_kept_as_a_consent() -> None:
    client = Client()
    assert any(isinstance(e, ToestemmingGegeven) for e in client.kiest("begin", intent="bevestigen").effecten)


def test_a_long_motive_is_not_deepened() -> None:
    client = Client().tot("waarom")
    client.zegt("omdat ik mijn kinderen wil laten zien dat het anders kan dan bij mij vroeger")
    assert client.vraag == "goed"


def test_one_message_about_three_domains_fills_three_rows() -> None:
    client = Client().tot("lastig")
    client.zegt("huur te hoog, rug kapot en ruzie thuis", noemt("wonen", "zorg", "huur te hoog"),
                noemt("lichaam", "zorg", "rug kapot"), noemt("gezin", "zorg", "ruzie thuis"))  # fmt: skip
    assert {"wonen", "lichaam", "gezin"} <= {c.leefgebied for c in client.toestand.matrix}
    assert client.sleutels[0] == "utter_reflectie_meer"


def test_a_good_and_a_hard_thing_about_one_domain_are_both_said_back() -> None:
    client = Client().tot("lastig")
    client.zegt(
        "leuke collega's maar te zwaar", noemt("werk", "kracht", "leuke collega's"), noemt("werk", "zorg", "te zwaar")
    )
    assert client.sleutels[0] == "utter_reflectie_gemengd"


def test_words_that_fit_no_domain_are_quoted_and_the_client_says_where_they_belong() -> None:
    client = Client().tot("lastig")
    client.zegt("dat eeuwige gedoe")
    assert client.sleutels[0] == "utter_reflectie_citaat"
    assert client.vraag == "plaats:lastig"
    client.kiest("regelen")
    assert [(c.leefgebied, c.soort, c.citaat) for c in client.toestand.matrix][-1] == (
        "regelen",
        "zorg",
        "dat eeuwige gedoe",
    )


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


@pytest.mark.parametrize("vraag", ["welkom", "wens", "lastig", "score:wonen", "startpunt", "belang", "steun", "stap"])
def test_the_quick_way_to_a_person_takes_at_most_four_turns(vraag: str) -> None:
    client = Client().tot(vraag)
    voor = len(client.toestand.verwerkt)
    client.kiest("mens_spreken", intent="mens_spreken")
    assert client.vraag == "contact"
    client.vult_in(contact="ja")
    client.kiest("delen", intent="delen")
    assert client.toestand.gedeeld == 1
    assert len(client.toestand.verwerkt) - voor <= 4


def test_a_telephone_number_typed_as_chat_text_does_not_count_as_the_contact_card() -> None:
    client = Client().tot("contact")
    client.zegt("bel maar op [telefoonnummer]")
    assert client.vraag == "contact"


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


def test_a_button_that_belongs_to_another_question_answers_nothing() -> None:
    client = Client().tot("steun")
    client.zegt("mijn zus")
    client.kiest("delen", intent="delen")
    assert client.vraag == "steun_rol"
    assert "steun_rol" not in client.toestand.velden


def test_what_is_told_beside_a_score_is_kept_as_well() -> None:
    client = Client().tot("score:wonen")
    client.zegt("een 2, ik slaap er slecht", noemt("lichaam", "zorg", "ik slaap er slecht"), letterlijk=("score1_5", 2))
    assert "ik slaap er slecht" in citaten(client.toestand)


def test_a_bailiff_is_never_written_down_as_a_strength() -> None:
    client = Client().tot("goed")
    client.zegt("de deurwaarder belt steeds", noemt("geld", "kracht", "de deurwaarder belt steeds"))
    assert [c.soort for c in client.toestand.matrix.van("geld")] == ["zorg"]


def test_niks_gaat_goed_is_an_answer_and_not_a_no() -> None:
    client = Client().tot("lastig")
    client.zegt("niks gaat goed", intent="ontkennen", letterlijk=("janee", "nee"))
    assert client.toestand.velden["lastig"] == "niks gaat goed"


def test_genoeg_ends_the_topics_and_not_the_talk() -> None:
    client = Client().tot("kies_gebied")
    client.zegt("genoeg", intent="stoppen", letterlijk=("leefgebiedkeuze", []))
    assert client.vraag == "startpunt"


def test_naming_topics_is_no_line_in_the_matrix() -> None:
    client = Client().tot("kies_gebied")
    voor = client.toestand.matrix
    client.zegt(
        "wonen en gevoel",
        noemt("wonen", "wens", "wonen en gevoel"),
        letterlijk=("leefgebiedkeuze", ["wonen", "gevoel"]),
    )
    assert client.toestand.matrix == voor
    assert client.toestand.gekozen == ("wonen", "gevoel")


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


def test_after_sharing_the_bot_does_not_deny_that_it_was_shared() -> None:
    client = Client().tot("gehoord")
    client.zegt("ik wil het toch niet delen", intent="zelf_houden")
    assert client.sleutels[0] == "utter_al_gedeeld"


def test_a_story_instead_of_a_number_is_kept_and_said_back() -> None:
    client = Client().tot("score:wonen")
    client.zegt("het is wel gezellig met de buurvrouw", noemt("contacten", "kracht", "gezellig met de buurvrouw"))
    assert client.vraag == "score:wonen"
    assert client.sleutels[0] == "utter_reflectie_kracht"
    assert "gezellig met de buurvrouw" in citaten(client.toestand)


def test_a_message_that_was_not_understood_at_the_summary_is_not_written_down() -> None:
    client = Client().tot("delen")
    voor = client.toestand.matrix
    client.zegt("verander rust in rust in mijn hoofd", noemt("gevoel", "wens", "rust in mijn hoofd"))
    assert client.toestand.matrix == voor


def test_no_contact_can_be_typed() -> None:
    client = Client().tot("contact")
    client.zegt("ik wil geen contact", intent="mens_spreken")
    assert client.vraag == "delen"


def test_nobody_is_an_answer_to_who_helps() -> None:
    client = Client().tot("steun")
    client.zegt("niemand, alleen me hond")
    assert "steun_rol" not in (client.vraag, *client.toestand.velden)


def test_a_motive_is_said_back_as_it_is() -> None:
    client = Client().tot("waarom")
    client.zegt("omdat mijn vader is overleden", noemt("gezin", "wens", "omdat mijn vader is overleden"))
    assert client.sleutels[0] == "utter_reflectie_op_waarom"


def test_a_small_step_is_no_line_in_the_matrix() -> None:
    client = Client().tot("stap")
    voor = client.toestand.matrix
    client.zegt("mijn broer bellen", noemt("contacten", "wens", "mijn broer bellen"))
    assert client.toestand.matrix == voor


def test_a_story_that_sounds_like_an_act_is_taken_as_a_story() -> None:
    client = Client().tot("verdieping")
    client.zegt("ik sta er alleen voor", intent="zelf_houden", zekerheid=0.54)
    assert client.toestand.velden["verdieping"] == "ik sta er alleen voor"


def test_somebody_who_looks_along_is_an_answer_to_what_helps() -> None:
    client = Client().tot("vertrouwen_hoger")
    client.zegt("iemand die meekijkt", intent="ervaringsdeskundige", zekerheid=0.84)
    assert client.toestand.velden["vertrouwen_hoger"] == "iemand die meekijkt"


def test_so_it_is_enough_leaves_a_question_and_not_the_talk() -> None:
    client = Client().tot("lastig")
    client.zegt("zo is het genoeg", intent="stoppen", zekerheid=0.85)
    assert client.toestand.status == "loopt"
    assert client.vraag == "kies_gebied"


def test_nobody_gets_a_sensitive_row_on_a_guess() -> None:
    client = Client().tot("lastig")
    client.zegt(
        "ik zit de hele dag op de bank",
        noemt("gebruik", "zorg", "op de bank", score=0.3),
        noemt("dag", "zorg", "op de bank"),
    )
    assert {c.leefgebied for c in client.toestand.matrix} & {"gebruik", "justitie"} == set()


def test_keeping_it_to_yourself_shares_nothing() -> None:
    client = Client().tot("delen")
    gedaan = client.kiest("zelf_houden", intent="zelf_houden")
    assert not any(isinstance(e, Delen) for e in gedaan.effecten)
    assert client.toestand.gedeeld == 0


def test_typing_stuur_maar_door_shares_like_the_button() -> None:
    client = Client().tot("delen")
    assert Delen(1) in client.zegt("stuur maar door", intent="delen").effecten


def test_sharing_in_the_middle_takes_the_short_way_but_nothing_is_shared_by_accident() -> None:
    client = Client().tot("goed")
    gedaan = client.zegt("deel het maar", intent="delen")
    assert not any(isinstance(e, Delen) for e in gedaan.effecten)
    assert client.vraag == "contact"


def test_something_new_after_sharing_can_be_shared_as_a_new_version() -> None:
    client = Client().tot("gehoord")
    client.stap()
    client.zegt("o ja, mijn fiets is stuk", noemt("regelen", "zorg", "mijn fiets is stuk"))
    assert client.vraag == "delen_weer"
    assert Delen(2) in client.kiest("delen", intent="delen").effecten


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


def test_mwah_as_a_score_is_read_and_not_skipped() -> None:
    client = Client().tot("score:wonen")
    client.zegt("mwah", intent="twijfel", letterlijk=("score1_5", 3))
    score = client.toestand.matrix.score("wonen")
    assert score is not None
    assert score.cijfer == 3


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


def test_a_sensitive_domain_has_no_row_until_the_client_brings_it_up() -> None:
    client = Client().tot("kies_gebied")
    assert client.laatste is not None
    aangeboden = {k.waarde for k in client.laatste.teksten[-1].keuzes}
    assert not aangeboden & {"gebruik", "justitie"}


def test_side_questions_belong_to_the_stage_that_they_interrupt() -> None:
    client = Client().tot("startpunt")
    client.zegt("gooi alles weg", intent="verwijderen")
    assert fase(client.toestand) == "startpunt"
