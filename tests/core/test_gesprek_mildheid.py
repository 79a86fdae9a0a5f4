"""What makes the talk mild: a doubt, a correction and praise that means the opposite."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.hulp.gesprek import Client, citaten, noemt
from tests.hulp.sprekend import Lezer
from vliegwiel.core.crisis import screen
from vliegwiel.core.gesprek import KLAAR
from vliegwiel.core.gesprek.effecten import BerichtWeg
from vliegwiel.core.ironie import is_dubbelzinnig
from vliegwiel.core.verbetering import lees_verbetering


def na_gedoe_op_het_werk() -> Client:
    client = Client().tot("lastig")
    client.zegt("ik heb gedoe met mijn chef")
    client.kiest("werk")
    assert client.vraag == "kies_gebied"
    return client


# A correction about something else.


def test_corrected_words_that_nobody_recognises_get_a_place_from_the_client() -> None:
    client = na_gedoe_op_het_werk()
    client.zegt("nee, ik bedoel gedoe met de woningbouw", intent="corrigeren")
    assert client.vraag == "erbij_plaats"
    assert client.sleutels[0] == "utter_cel_gewijzigd"
    client.kiest("wonen")
    nieuw = [(c.leefgebied, c.soort, c.citaat) for c in client.toestand.matrix]
    assert ("wonen", "zorg", "gedoe met de woningbouw") in nieuw
    assert client.vraag == "kies_gebied"


def test_after_such_a_correction_the_old_words_are_nowhere() -> None:
    client = na_gedoe_op_het_werk()
    gezegd = next(c.bron for c in client.toestand.matrix if c.citaat == "ik heb gedoe met mijn chef")
    gedaan = client.zegt("nee, ik bedoel gedoe met de woningbouw", intent="corrigeren")
    assert "chef" not in repr((dict(client.toestand.velden), list(citaten(client.toestand))))
    assert client.toestand.velden["lastig"] == "gedoe met de woningbouw"
    assert BerichtWeg(gezegd) in gedaan.effecten


def test_corrected_words_that_belong_nowhere_are_kept_as_they_were_said() -> None:
    client = na_gedoe_op_het_werk()
    client.zegt("nee, ik bedoel gedoe met de woningbouw", intent="corrigeren")
    client.kiest("geen")
    assert "gedoe met de woningbouw" in client.toestand.velden["erbij"]
    assert client.vraag == "kies_gebied"


def test_stopping_before_the_place_is_said_loses_no_word() -> None:
    client = na_gedoe_op_het_werk()
    client.zegt("nee, ik bedoel gedoe met de woningbouw", intent="corrigeren")
    client.kiest("stoppen", intent="stoppen")
    assert "gedoe met de woningbouw" in client.toestand.velden["erbij"]


def test_corrected_words_that_are_recognised_are_put_right_without_a_question() -> None:
    client = na_gedoe_op_het_werk()
    tekst = "nee, ik bedoel gedoe met de woningbouw"
    client.zegt(tekst, noemt("wonen", "zorg", "gedoe met de woningbouw", begin=15, eind=38), intent="corrigeren")
    assert ("wonen", "gedoe met de woningbouw") in [(c.leefgebied, c.citaat) for c in client.toestand.matrix]
    assert client.vraag == "kies_gebied"


def test_one_other_word_stays_where_it_was() -> None:
    client = Client().tot("wens")
    client.zegt("ik wil kok worden", noemt("werk", "wens", "ik wil kok worden"))
    client.zegt("nee ik bedoel kapper", intent="corrigeren")
    assert [(c.leefgebied, c.citaat) for c in client.toestand.matrix] == [("werk", "kapper")]
    assert client.vraag == "waarom"


@pytest.mark.parametrize(
    ("tekst", "inhoud"),
    [
        ("nee, ik bedoel dat ik weer wil koken", "ik weer wil koken"),
        ("nee ik bedoel eigenlijk dat mijn zus helpt", "mijn zus helpt"),
        ("ik bedoelde dat er niemand komt", "er niemand komt"),
        ("nee, ik bedoel dat huis aan de overkant", "dat huis aan de overkant"),
        ("ik bedoel dat van vorig jaar", "dat van vorig jaar"),
    ],
)
def test_a_correction_is_cut_where_the_words_themselves_begin(tekst: str, inhoud: str) -> None:
    gelezen = lees_verbetering(tekst)
    assert gelezen.inhoud == inhoud
    assert tekst[gelezen.begin :].strip() == inhoud


# A question and a fact.


def test_a_full_talk_with_two_domains_takes_eighteen_turns() -> None:
    client = Client()
    for _ in range(18):
        match client.vraag:
            case "waarom":
                client.zegt("dan hoor ik weer ergens bij en kan ik mijn eigen eten kopen")
            case "kies_gebied":
                client.kiest("wonen", "dag")
            case "lastig":
                client.zegt("mijn knie doet pijn", noemt("lichaam", "zorg", "mijn knie doet pijn"))
            case "gebied:wonen":
                client.zegt("het huis is fijn", noemt("wonen", "kracht", "het huis is fijn"))
            case "gebied:dag":
                client.zegt("ik zit te niksen", noemt("dag", "zorg", "ik zit te niksen"))
            case "belang":
                client.kiest("8")
            case _:
                client.stap()
    assert {"score:wonen", "score:dag", "stap", "steun", "contact"} <= set(client.toestand.afgehandeld)
    assert client.toestand.gedeeld == 1


@pytest.mark.parametrize(
    ("belang", "vertrouwen", "gevraagd"),
    [
        ("8", "5", {"vertrouwen_hoger"}),
        ("8", "9", {"vertrouwen_hoger"}),
        ("5", "8", {"belang_waarom"}),
        ("5", "5", {"belang_waarom", "vertrouwen_hoger"}),
    ],
)
def test_a_high_number_needs_no_why_and_one_of_the_two_is_always_talked_about(
    belang: str, vertrouwen: str, gevraagd: set[str]
) -> None:
    client = Client().tot("belang")
    vervolg = set()
    while client.vraag in ("belang", "belang_waarom", "vertrouwen", "vertrouwen_hoger"):
        if client.vraag in ("belang", "vertrouwen"):
            client.kiest({"belang": belang, "vertrouwen": vertrouwen}[client.vraag])
        else:
            vervolg.add(client.vraag)
            client.stap()
    assert vervolg == gevraagd


def test_a_high_number_is_asked_about_when_the_reason_was_never_told() -> None:
    client = Client().tot("waarom")
    client.kiest("overslaan", intent="overslaan")
    client.tot("belang").kiest("9")
    assert client.vraag == "belang_waarom"


# A doubt.


def test_a_doubt_about_the_wish_is_met_with_a_smaller_question() -> None:
    client = Lezer().tot("wens")
    client.zegt("weet niet, misschien wel", intent="twijfel")
    assert client.vraag == "wens_anders"
    assert client.gelezen[-1][0].soort == "reflectie"
    client.zegt("ik zou graag eens uitslapen", noemt("lichaam", "wens", "ik zou graag eens uitslapen"))
    assert client.toestand.velden["wens"] == "ik zou graag eens uitslapen"
    client.tot("lastig")
    assert "wens" not in client.toestand.overgeslagen


def test_the_smaller_question_can_be_left_too_and_the_talk_goes_on_to_its_end() -> None:
    client = Client().tot("wens")
    client.zegt("tja", intent="twijfel")
    client.kiest("overslaan", intent="overslaan")
    assert client.vraag == "goed"
    assert "wens" in client.toestand.overgeslagen
    client.tot("gehoord").stap()
    assert client.toestand.status == KLAAR


def test_a_late_answer_to_the_smaller_question_is_the_wish() -> None:
    client = Client().tot("wens")
    client.zegt("tja", intent="twijfel")
    client.kiest("overslaan", intent="overslaan")
    client._stuur(tekst="weer een hond", vraag="wens_anders")
    assert client.toestand.velden["wens"] == "weer een hond"
    assert "wens" not in client.toestand.overgeslagen


def test_who_goes_on_after_a_pause_reads_the_own_wish() -> None:
    client = Lezer().tot("goed")
    client.kiest("stoppen", intent="stoppen")
    client.zegt("ik wil verder")
    assert "“ik wil weer werken”" in client.gezegd[0]
    assert client.vraag == "goed"


# Praise that means the opposite.


@pytest.mark.parametrize(
    "tekst",
    [
        "mijn pubers vliegen elkaar elke avond in de haren, gezellig hoor",
        "lekker dan, elke dag ruzie met mijn vrouw",
        "weer ruzie met de buren. Fijn hoor",
        "de buurman schreeuwt de hele nacht, heel fijn",
    ],
)
def test_praise_beside_a_quarrel_is_quoted_and_not_called_a_strength(tekst: str) -> None:
    client = Lezer().tot("goed")
    client.zegt(tekst, noemt("gezin", "kracht", tekst))
    assert [c.soort for c in client.toestand.matrix.van("gezin")] == ["feit"]
    assert "“" in client.gezegd[0]
    assert client.gelezen[-1][0].sleutel == "utter_reflectie_feit"


@pytest.mark.parametrize(
    "tekst",
    [
        "soms is er ruzie, maar het is gezellig hier",
        "het is gezellig thuis",
        "we hadden ruzie en nu is het fijn",
        "met mijn zus is het fijn, met mijn broer heb ik ruzie",
        "lekker gekookt, geen ruzie vandaag",
    ],
)
def test_praise_that_is_meant_stays_a_strength(tekst: str) -> None:
    assert not is_dubbelzinnig(tekst)


# No alarm without a reason.


def test_bread_for_three_days_when_nothing_is_left_is_no_medical_emergency() -> None:
    assert screen("ik heb last van mijn rug, er blijft niks over, dan eet ik drie dagen boterhammen").niveau == "geen"


@pytest.mark.parametrize(
    "tekst", ["ik heb al drie dagen niks gegeten", "er is niks over en ik heb al drie dagen niet gegeten"]
)
def test_eating_nothing_for_days_is_one(tekst: str) -> None:
    assert screen(tekst).niveau == "acuut"


def test_a_reason_that_is_corrected_later_does_not_lead_back() -> None:
    client = Client().tot("waarom")
    client.zegt("dan hoor ik weer ergens bij en dat mis ik")
    client.tot("lastig")
    client.toestand = replace(client.toestand, velden={**client.toestand.velden, "waarom": "weer koken"})
    client.stap()
    assert client.vraag == "kies_gebied"


def test_who_named_one_thing_that_makes_it_hard_is_not_asked_what_is_most_in_the_way() -> None:
    client = Client().tot("lastig")
    client.zegt("mijn rug, die wil niet meer", noemt("lichaam", "zorg", "mijn rug, die wil niet meer"))
    gevraagd = []
    while client.vraag and client.vraag != "steun":
        gevraagd.append(client.vraag)
        client.stap()
    assert "startpunt" in gevraagd
    assert "in_de_weg" not in gevraagd
