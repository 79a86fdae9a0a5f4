"""The wish, the motive, and what goes well or is hard: told once, kept word for word, said back."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import Client, citaten, noemt


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


def test_what_is_told_beside_a_score_is_kept_as_well() -> None:
    client = Client().tot("score:wonen")
    client.zegt("een 2, ik slaap er slecht", noemt("lichaam", "zorg", "ik slaap er slecht"), letterlijk=("score1_5", 2))
    assert "ik slaap er slecht" in citaten(client.toestand)


def test_niks_gaat_goed_is_an_answer_and_not_a_no() -> None:
    client = Client().tot("lastig")
    client.zegt("niks gaat goed", intent="ontkennen", letterlijk=("janee", "nee"))
    assert client.toestand.velden["lastig"] == "niks gaat goed"


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


def test_a_story_instead_of_a_number_is_kept_and_said_back() -> None:
    client = Client().tot("score:wonen")
    client.zegt("het is wel gezellig met de buurvrouw", noemt("contacten", "kracht", "gezellig met de buurvrouw"))
    assert client.vraag == "score:wonen"
    assert client.sleutels[0] == "utter_reflectie_kracht"
    assert "gezellig met de buurvrouw" in citaten(client.toestand)


def test_a_motive_is_said_back_as_it_is() -> None:
    client = Client().tot("waarom")
    client.zegt("omdat mijn vader is overleden", noemt("gezin", "wens", "omdat mijn vader is overleden"))
    assert client.sleutels[0] == "utter_reflectie_op_waarom"


def test_a_story_that_sounds_like_an_act_is_taken_as_a_story() -> None:
    client = Client().tot("verdieping")
    client.zegt("ik sta er alleen voor", intent="zelf_houden", zekerheid=0.54)
    assert client.toestand.velden["verdieping"] == "ik sta er alleen voor"


def test_nobody_gets_a_sensitive_row_on_a_guess() -> None:
    client = Client().tot("lastig")
    client.zegt(
        "ik zit de hele dag op de bank",
        noemt("gebruik", "zorg", "op de bank", score=0.3),
        noemt("dag", "zorg", "op de bank"),
    )
    assert {c.leefgebied for c in client.toestand.matrix} & {"gebruik", "justitie"} == set()


def test_mwah_as_a_score_is_read_and_not_skipped() -> None:
    client = Client().tot("score:wonen")
    client.zegt("mwah", intent="twijfel", letterlijk=("score1_5", 3))
    score = client.toestand.matrix.score("wonen")
    assert score is not None
    assert score.cijfer == 3


def test_a_sensitive_domain_has_no_row_until_the_client_brings_it_up() -> None:
    client = Client().tot("kies_gebied")
    assert client.laatste is not None
    aangeboden = {k.waarde for k in client.laatste.teksten[-1].keuzes}
    assert not aangeboden & {"gebruik", "justitie"}


@pytest.mark.parametrize(
    "tekst",
    ["niks meer", "nou eigenlijk helemaal niks", "niet veel", "niks bijzonders hoor", "weinig eigenlijk", "Geen."],
)
@pytest.mark.parametrize("vraag", ["goed", "lastig"])
def test_nothing_is_an_answer_in_other_words_too(vraag: str, tekst: str) -> None:
    client = Client().tot(vraag)
    client.zegt(tekst)
    assert client.sleutels[0] == f"utter_geen_{vraag}"
    assert not client.vraag.startswith(("plaats", vraag))


@pytest.mark.parametrize("tekst", ["niks gaat hier goed", "weinig geld", "niet veel mensen om me heen"])
def test_what_only_begins_like_nothing_is_told_and_kept(tekst: str) -> None:
    client = Client().tot("lastig")
    client.zegt(tekst)
    assert client.toestand.velden["lastig"] == tekst


@pytest.mark.parametrize(("tekst", "cijfer"), [("3", 3), ("een 2", 2), ("n 4.", 4)])
def test_just_a_number_about_a_row_is_its_score_and_it_is_not_asked_for_again(tekst: str, cijfer: int) -> None:
    client = Client().tot("kies_gebied")
    client.kiest("wonen")
    client.zegt(tekst)
    score = client.toestand.matrix.score("wonen")
    assert score is not None
    assert score.cijfer == cijfer
    assert client.sleutels[0] == f"utter_score_{cijfer}"
    assert client.vraag not in ("gebied:wonen", "score:wonen")


def test_a_number_in_a_story_about_a_row_is_no_score() -> None:
    client = Client().tot("kies_gebied")
    client.kiest("wonen")
    client.zegt("met 3 kinderen op een kamer")
    assert client.vraag == "score:wonen"


def test_who_starts_with_what_went_wrong_is_still_asked_what_they_want() -> None:
    client = Client()
    client.zegt(
        "die toeslagen hebben alles kapot gemaakt", noemt("geld", "zorg", "die toeslagen hebben alles kapot gemaakt")
    )
    assert client.vraag == "wens"
    assert [c.soort for c in client.toestand.matrix.van("geld")] == ["zorg"]
    assert "wens" not in client.toestand.velden


@pytest.mark.parametrize(
    "tekst", ["vooruit dan, kom er maar in", "ik wil het wel eens proberen", "oke dan maar, vraag maar raak"]
)
def test_a_yes_at_the_door_with_words_around_it_is_no_wish(tekst: str) -> None:
    client = Client()
    client.zegt(tekst)
    assert client.vraag == "wens"
    assert "wens" not in client.toestand.velden


def test_yes_to_being_reached_keeps_the_card_open_for_the_number() -> None:
    client = Client().tot("contact")
    client.zegt("ja hoor", intent="bevestigen")
    assert client.sleutels == ("utter_contact_ja", "utter_vraag_contact")


@pytest.mark.parametrize("tekst", ["app maar", "liever niet bellen", "via de mail", "whatsapp"])
def test_a_way_without_a_number_is_understood_and_the_card_stays_open(tekst: str) -> None:
    client = Client().tot("contact")
    client.zegt(tekst)
    assert client.sleutels == ("utter_contact_ja", "utter_vraag_contact")


def test_who_wants_a_letter_reads_honestly_what_can_be_done() -> None:
    client = Client().tot("contact")
    client.zegt("stuur me maar een brief")
    assert client.sleutels == ("utter_contact_brief", "utter_vraag_contact")


@pytest.mark.parametrize("intent", ["ontkennen", "overslaan", "stoppen"])
def test_a_no_to_one_way_is_no_no_to_being_reached(intent: str) -> None:
    client = Client().tot("contact")
    client.zegt("liever niet bellen", intent=intent)
    assert client.sleutels == ("utter_contact_ja", "utter_vraag_contact")


@pytest.mark.parametrize("tekst", ["liever niet", "nee bel me maar niet"])
def test_a_no_to_being_reached_is_a_no(tekst: str) -> None:
    client = Client().tot("contact")
    client.zegt(tekst, intent="ontkennen")
    assert client.vraag == "delen"
    assert not client.toestand.contact


def test_a_bare_number_off_the_scale_about_a_row_is_no_line_and_the_scale_is_told() -> None:
    client = Client().tot("kies_gebied")
    client.kiest("wonen")
    client.zegt("9")
    assert client.sleutels == ("utter_score_schaal", "utter_vraag_score")
    assert client.vraag == "score:wonen"
    assert not client.toestand.matrix.van("wonen")
