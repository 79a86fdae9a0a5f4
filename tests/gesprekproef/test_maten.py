"""What the simulator measures, on small conversations that are written down here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from gesprekproef.cellen import beoordeel, is_gezegd
from gesprekproef.doelen import doelen
from gesprekproef.gesprek import Beurt, Cel, Gesprek, Uiting
from gesprekproef.maten import Woorden, is_open, meet, percentiel, zinnen
from gesprekproef.persona import DATA, lees_yaml

WOORDEN = Woorden.lees(lees_yaml(DATA / "woorden.yml"))


def beurt(vraag: str, gezegd: str, *teksten: tuple[str, str, str], nieuw: str = "", **meer: Any) -> Beurt:
    """One turn in the stage of exploring; a text is (kind, key, words)."""
    antwoord = tuple(Uiting(tekst, soort, sleutel) for soort, sleutel, tekst in teksten)
    basis = Beurt(
        meer.pop("id", f"m-{gezegd}"), vraag, "verkennen", "tekst", gezegd, "antwoord", antwoord, nieuw, "verkennen"
    )
    return replace(basis, **meer)


def gesprek(*beurten: Beurt, **meer: Any) -> Gesprek:
    """A conversation that ended with its last turn."""
    return Gesprek("p", "P", "", "delen", beurten=list(beurten), nagelezen_na=len(beurten), **meer)


GOED = ("vraag", "utter_vraag_goed", "Wat gaat er goed in je leven? Iets kleins telt ook.")
LASTIG = ("vraag", "utter_vraag_lastig", "En wat maakt het lastig?")
TERUG = ("reflectie", "utter_reflectie_zorg", "Je zegt: “ik heb schulden”.")
NIET = ("uitleg", "utter_niet_begrepen", "Dat heb ik niet goed begrepen. Ik vraag het anders.")


def test_a_question_that_comes_back_after_an_answer_is_asked_again() -> None:
    maten = meet(gesprek(beurt("lastig", "ik heb schulden", TERUG, LASTIG, nieuw="lastig")), WOORDEN)
    assert maten.opnieuw_gevraagd == ("lastig na “ik heb schulden”",)


def test_an_answer_that_the_assistant_says_it_missed_may_be_asked_for_again() -> None:
    maten = meet(gesprek(beurt("lastig", "mwoh", NIET, LASTIG, nieuw="lastig")), WOORDEN)
    assert maten.opnieuw_gevraagd == ()
    assert maten.niet_begrepen == ("mwoh",)


def test_after_an_interruption_the_open_question_may_be_put_once_more() -> None:
    tussendoor = beurt("lastig", "wie leest dit?", LASTIG, nieuw="lastig", hoe="voorval", antwoordt=False)
    assert meet(gesprek(tussendoor), WOORDEN).opnieuw_gevraagd == ()


def test_after_beginning_again_everything_may_be_asked_again() -> None:
    opnieuw = ("uitleg", "utter_opnieuw", "We beginnen opnieuw.")
    maten = meet(
        gesprek(
            beurt("goed", "mijn zus", TERUG, LASTIG, nieuw="lastig"),
            beurt("opnieuw_zeker", "Ja", opnieuw, GOED, nieuw="goed"),
        ),
        WOORDEN,
    )
    assert maten.opnieuw_gevraagd == ()


def test_reflections_and_questions_are_counted_in_the_stages_of_the_talk_only() -> None:
    buiten = beurt("contact", "kaart", TERUG, GOED, fase="contact", nieuwe_fase="samenvatting", nieuw="delen")
    maten = meet(gesprek(beurt("goed", "ik heb schulden", TERUG, LASTIG, nieuw="lastig"), buiten), WOORDEN)
    assert (maten.reflecties, maten.reflecties_met_woorden, maten.vragen, maten.open_vragen) == (1, 1, 1, 1)


@pytest.mark.parametrize(
    ("vraag", "knoppen", "open_"),
    [
        ("Wat gaat er goed in je leven? Iets kleins telt ook.", 0, True),
        ("Stel, het lukt. Wat is er dan anders?", 0, True),
        ("Wie vertrouw je, of wie helpt je nu al? Vul het hieronder in.", 1, True),
        ("Is er één kleine stap die je deze week wilt zetten? Het hoeft niet.", 1, False),
        ("Wil je iets kleins kiezen? Jij bepaalt wat.", 1, False),
        ("Welk cijfer geef je nu aan wonen?", 5, False),
        ("Hoort “wat een gedoe” hierbij?", 0, False),
    ],
)
def test_an_open_question_has_no_list_and_is_not_answered_with_yes_or_no(vraag: str, knoppen: int, open_: bool) -> None:
    assert is_open(beurt("goed", "x", ("vraag", "", vraag), knoppen=knoppen), WOORDEN) is open_


def test_forbidden_words_count_in_our_words_and_not_in_a_quote() -> None:
    eigen = beurt("goed", "x", ("uitleg", "utter_x", "Je moet dit invullen."))
    citaat = beurt("goed", "x", ("reflectie", "utter_y", "Je zegt: “ik moet zoveel”."))
    assert meet(gesprek(citaat), WOORDEN).verboden == ()
    assert meet(gesprek(citaat, eigen), WOORDEN).verboden == ("moet: Je moet dit invullen.",)


def test_a_sentence_said_twice_is_a_repetition_and_a_quote_is_one_sentence() -> None:
    assert zinnen("Je zegt: “Stop. Nu.” Dank je! Goed?") == ["Je zegt: “Stop. Nu.” Dank je!", "Goed?"]
    twee = [beurt("goed", n, ("uitleg", "u", f"Dank je. Dit is {n}.")) for n in "ab"]
    assert meet(gesprek(*twee), WOORDEN).herhaald == ("2 × Dank je.",)


def test_what_was_taken_for_a_crisis_without_being_one_is_a_false_alarm() -> None:
    kaart = ("crisis", "utter_crisis_zorg", "Wat je schrijft, neem ik serieus.")
    alarm = beurt("waarom", "omdat ik dat al zo lang wil", kaart)
    echt = beurt("waarom", "het hoeft niet meer", kaart, verwacht=("utter_crisis",))
    assert meet(gesprek(alarm, echt), WOORDEN).loos_alarm == ("omdat ik dat al zo lang wil",)


def test_cells_are_right_wrong_or_missing_by_the_message_they_come_from() -> None:
    een = beurt("lastig", "ik heb schulden en ik slaap slecht", id="m1", zegt=(("geld", "zorg"), ("lichaam", "zorg")))
    twee = beurt("goed", "mijn zus helpt me", id="m2", zegt=(("gezin", "kracht"),), mag=(("contacten", "kracht"),))
    matrix = (
        Cel("m1-0", "geld", "zorg", "ik heb schulden"),
        Cel("m1-1", "werk", "zorg", "ik slaap slecht"),
        Cel("m2-0", "gezin", "feit", "mijn zus helpt me"),
        Cel("m2-1", "contacten", "kracht", "mijn zus helpt me"),
    )
    oordeel = beoordeel(gesprek(een, twee, matrix=matrix))
    assert (oordeel.goed, oordeel.richtingloos, oordeel.neutraal) == (1, 1, 1)
    assert [g.label for g in oordeel.gemist] == [("lichaam", "zorg"), ("gezin", "kracht")]
    assert [(f.cel.gebied, f.tekst) for f in oordeel.fout] == [("werk", een.gezegd)]
    assert (oordeel.gezegd, oordeel.cellen) == (3, 4)


def test_words_that_were_taken_back_are_no_longer_expected() -> None:
    eerst = beurt("lastig", "ruzie met mijn buurman", id="m1", zegt=(("contacten", "zorg"),))
    daarna = beurt("corrigeer", "haal weg", id="m2", vorm="keuze", trekt_in="ruzie met mijn buurman")
    assert beoordeel(gesprek(eerst, daarna)).gemist == ()
    bleef = beoordeel(gesprek(eerst, daarna, matrix=(Cel("m1-0", "contacten", "zorg", "ruzie met mijn buurman"),)))
    assert len(bleef.fout) == 1


def test_cells_of_what_was_said_after_sharing_are_not_missed() -> None:
    na = beurt("einde", "ik heb ook schulden", id="m1", zegt=(("geld", "zorg"),))
    g = gesprek(na)
    g.nagelezen_na = 0
    assert beoordeel(g).gemist == ()


def test_a_target_that_nothing_was_played_for_is_not_met() -> None:
    assert not any(d.gehaald for d in doelen([]) if d.id in ("vol_mediaan", "snel_meest", "reflecties"))


def test_the_turns_of_full_talks_have_a_median_and_a_most() -> None:
    paren = []
    for beurten in (17, 18, 23):
        g = gesprek(*(beurt(f"score:{x}", x) for x in ("wonen", "geld")), volledig=True, doel_na=beurten)
        paren.append((g, meet(g, WOORDEN)))
    gezien = {d.id: (d.gezien, d.gehaald) for d in doelen(paren)}
    assert gezien["vol_mediaan"] == (18, True)
    assert gezien["vol_meest"] == (23, False)


def test_a_full_talk_that_was_cut_short_does_not_count_for_the_turns() -> None:
    g = gesprek(beurt("score:wonen", "2"), volledig=True, doel_na=12)
    assert {d.id: d.gezien for d in doelen([(g, meet(g, WOORDEN))])}["vol_mediaan"] is None


def test_a_percentile_is_a_value_that_was_seen() -> None:
    assert percentiel([5, 1, 9, 3], 50) == 3
    assert percentiel([1.0] * 99 + [7.0], 95) == 1.0
    assert percentiel([], 95) == 0.0


def test_a_client_knows_of_a_line_in_doubt_whether_it_was_said() -> None:
    zei = beurt(
        "lastig", "ik heb schulden en mijn zus helpt", id="m1", zegt=(("geld", "zorg"),), mag=(("gezin", "kracht"),)
    )
    g = gesprek(zei)
    assert is_gezegd(Cel("m1-0", "geld", "zorg", "ik heb schulden"), g.beurten)
    assert is_gezegd(Cel("m1-1", "gezin", "feit", "mijn zus helpt"), g.beurten)
    assert not is_gezegd(Cel("m1-2", "gezin", "zorg", "mijn zus helpt"), g.beurten)
    assert not is_gezegd(Cel("m1-3", "werk", "wens", "helpt"), g.beurten)
