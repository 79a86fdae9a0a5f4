"""What a client takes back or puts right changes at once, in the right place, and the old words are gone."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import Client, citaten, noemt
from vliegwiel.core.gesprek import KLAAR
from vliegwiel.core.gesprek.effecten import BerichtWeg
from vliegwiel.core.verbetering import begint_met_verbetering, lees_verbetering


def na_de_wens() -> Client:
    client = Client().tot("wens")
    client.zegt("ik wil kok worden", noemt("werk", "wens", "ik wil kok worden"))
    assert client.vraag == "waarom"
    return client


def overal(client: Client) -> str:
    return repr((dict(client.toestand.velden), list(citaten(client.toestand))))


def test_i_mean_something_else_changes_the_answer_that_was_just_given() -> None:
    client = na_de_wens()
    client.zegt(
        "nee, ik bedoel kapper worden", noemt("werk", "wens", "kapper worden", begin=16, eind=29), intent="corrigeren"
    )
    assert client.toestand.velden["wens"] == "kapper worden"
    assert list(citaten(client.toestand)) == ["kapper worden"]
    assert "kok" not in overal(client)
    assert client.vraag == "waarom"


def test_i_mean_something_about_another_domain_moves_it_there() -> None:
    client = na_de_wens()
    client.zegt("ik bedoel eigenlijk een eigen huis", noemt("wonen", "wens", "een eigen huis", begin=20, eind=34))
    assert [(c.leefgebied, c.soort) for c in client.toestand.matrix] == [("wonen", "wens")]
    assert client.toestand.velden["wens"] == "een eigen huis"


def test_take_that_away_takes_away_what_was_just_said_everywhere() -> None:
    client = na_de_wens()
    gedaan = client.zegt("haal dat maar weg", intent="verwijderen")
    assert "kok" not in overal(client)
    assert any(isinstance(e, BerichtWeg) for e in gedaan.effecten)
    assert not any("kok" in str(t.variabelen) for t in gedaan.teksten)
    assert client.vraag == "waarom" or client.vraag == "goed"
    assert "wens" in client.toestand.overgeslagen


def test_a_motive_without_a_line_in_the_matrix_can_be_taken_back_too() -> None:
    client = na_de_wens()
    client.zegt("omdat mijn vader dat ook deed en ik hem mis elke dag")
    client.zegt("haal dat weg", intent="corrigeren")
    assert "vader" not in overal(client)
    assert "kok" in overal(client)


def test_that_about_money_is_wrong_goes_straight_to_the_only_line_about_money() -> None:
    client = na_de_wens()
    client.tot("lastig").zegt("ik heb schulden en ik slaap slecht", noemt("geld", "zorg", "ik heb schulden"),
                              noemt("lichaam", "zorg", "ik slaap slecht"))  # fmt: skip
    client.zegt("dat van geld klopt niet", intent="corrigeren")
    assert client.vraag == "corrigeer_tekst"
    client.zegt("de schulden zijn al afgelost", noemt("geld", "kracht", "de schulden zijn al afgelost"))
    assert [c.soort for c in client.toestand.matrix.van("geld")] == ["kracht"]
    assert "ik heb schulden" not in overal(client)
    assert "ik slaap slecht" in overal(client)


def test_wrong_and_right_in_one_message_needs_no_second_question() -> None:
    client = na_de_wens()
    client.tot("lastig").zegt("ik heb schulden", noemt("geld", "zorg", "ik heb schulden"))
    tekst = "dat van geld klopt niet, ik heb alleen een kleine achterstand"
    client.zegt(
        tekst, noemt("geld", "zorg", "ik heb alleen een kleine achterstand", begin=25, eind=61), intent="corrigeren"
    )
    assert list(citaten(client.toestand))[-1] == "ik heb alleen een kleine achterstand"
    assert client.vraag not in ("corrigeer", "corrigeer_tekst")


def test_with_more_lines_about_money_the_client_picks_one() -> None:
    client = na_de_wens()
    client.tot("lastig").zegt(
        "schulden en geen eten", noemt("geld", "zorg", "schulden"), noemt("geld", "zorg", "geen eten")
    )
    client.zegt("dat van geld klopt niet", intent="corrigeren")
    assert client.vraag == "corrigeer"
    assert len(client.laatste.teksten[-1].keuzes) == 3


def test_a_word_from_the_line_says_which_one_is_meant() -> None:
    client = na_de_wens()
    client.tot("lastig").stap()
    client.zegt("haal die schulden maar weg", intent="verwijderen")
    assert "ik heb schulden" not in list(citaten(client.toestand))
    assert "ik wil kok worden" in list(citaten(client.toestand))


def test_a_correction_is_understood_when_the_act_is_not() -> None:
    client = na_de_wens()
    client.zegt("sorry, ik bedoelde bakker", noemt("werk", "wens", "bakker", begin=19, eind=25), intent="inhoud")
    assert client.toestand.velden["wens"] == "bakker"


def test_a_story_with_such_a_word_in_it_stays_a_story() -> None:
    client = na_de_wens()
    client.zegt("omdat mijn moeder altijd zei wat ze bedoelde", intent="inhoud")
    assert "bedoelde" in client.toestand.velden["waarom"]
    assert client.toestand.velden["wens"] == "ik wil kok worden"


def test_a_late_answer_goes_to_the_question_it_answers() -> None:
    client = na_de_wens()
    client.zegt("dan heb ik weer een reden om op te staan en iets te doen elke dag")
    assert client.vraag == "goed"
    client._stuur(tekst="en collega's", vraag="waarom")
    assert client.toestand.velden["waarom"].endswith("en collega's")
    assert client.vraag == "goed"


@pytest.mark.parametrize(
    ("tekst", "inhoud"),
    [
        ("nee ik bedoel mijn zus", "mijn zus"),
        ("ik bedoelde eigenlijk donderdag", "donderdag"),
        ("ik bedoel niet werk, maar school", "school"),
        ("dat klopt niet hoor, ik woon bij mijn ouders", "ik woon bij mijn ouders"),
        ("klopt nie het was mijn broer", "het was mijn broer"),
        ("verander dat maar in halve dagen", "halve dagen"),
        ("maak er drie dagen van", "drie dagen"),
        ("dat klopt niet", ""),
        ("dat van geld klopt niet", ""),
    ],
)
def test_what_should_stand_there_is_read(tekst: str, inhoud: str) -> None:
    assert lees_verbetering(tekst).inhoud == inhoud


@pytest.mark.parametrize(
    "tekst",
    [
        "haal dat weg",
        "kan dat weg?",
        "wis dat laatste",
        "dat mag er wel uit",
        "vergeet wat ik zei",
        "gooi dit maar weg",
    ],
)
def test_taking_away_is_read_in_many_words(tekst: str) -> None:
    assert lees_verbetering(tekst).weg


@pytest.mark.parametrize(
    "tekst", ["mijn baas bedoelde het goed", "de afwas doet niet wat ik wil", "het huis is fout gebouwd"]
)
def test_ordinary_words_are_no_correction(tekst: str) -> None:
    assert not begint_met_verbetering(tekst)


def test_a_bare_no_to_how_it_should_read_takes_nothing_away() -> None:
    client = na_de_wens()
    client.kiest("corrigeren", intent="corrigeren")
    if client.vraag == "corrigeer":
        client.kiest(client.toestand.matrix.cellen[0].id)
    client.zegt("nee", intent="ontkennen", letterlijk=("janee", "nee"))
    assert list(citaten(client.toestand)) == ["ik wil kok worden"]
    assert client.vraag == "waarom"


def na_het_delen() -> Client:
    client = Client().tot("gehoord")
    while client.vraag:
        client.stap()
    assert client.toestand.gedeeld
    assert client.toestand.status == KLAAR
    return client


def test_a_line_that_is_put_right_after_sharing_can_be_shared_again() -> None:
    client = na_het_delen()
    client.kiest("corrigeren", intent="corrigeren")
    client.kiest(client.toestand.matrix.cellen[0].id)
    client.kiest("haal_weg")
    assert client.vraag == "delen_weer"


def test_who_leaves_a_line_as_it_is_after_sharing_is_simply_done() -> None:
    client = na_het_delen()
    client.kiest("corrigeren", intent="corrigeren")
    client.kiest("niets")
    assert (client.vraag, client.toestand.status) == ("", KLAAR)
