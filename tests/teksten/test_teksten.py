"""Every word that the assistant says: complete, readable, honest, and never pushing."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.teksten.catalogus import (
    CRISISSOORTEN,
    PROJECT,
    WOORDEN,
    gebruikte_sleutels,
    gegeven_variabelen,
    lees_yaml,
    teksten,
)
from vliegwiel.core.leefgebied import Leefgebied, LeefgebiedenSet
from vliegwiel.core.tekst import PLAATS

MEESTE_WOORDEN = 20
GEMIDDELD_WOORDEN = 12
KNOP = 30
BUBBEL = 420
ZELFDE_WOORDEN = 0.6
TEKSTEN = teksten()
GEBIEDEN = lees_yaml(PROJECT / "data" / "leefgebieden" / "standaard.yml")["gebieden"]
REFLECTIES = lees_yaml(PROJECT / "data" / "responses" / "reflecties.yml")["responses"]
NEDERLANDS = {s: v for s, v in TEKSTEN.items() if not s.startswith("utter_taal_")}
VRAGEN = {s: v for s, v in TEKSTEN.items() if s.startswith("utter_vraag_")}
LANGSTE_GEBIED = max((g["in_zin"] for g in GEBIEDEN), key=lambda naam: len(naam.split()))
VULLING = {**WOORDEN["vast"], "citaat": "ik slaap slecht", "cijfer": "6,5", "lager": "3", "gebied": LANGSTE_GEBIED,
           "vraag": "Hoe gaat het met lezen, schrijven en de computer"}  # fmt: skip


def alle(catalogus: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(sleutel, tekst) for sleutel, varianten in catalogus.items() for tekst in varianten]


def gevuld(tekst: str) -> str:
    return PLAATS.sub(lambda plaats: VULLING[plaats[1]], tekst)


def zinnen(tekst: str) -> list[str]:
    return [zin for zin in re.split(r"(?<=[.!?])[”)]?\s+|\n", gevuld(tekst)) if zin.strip()]


def aantal_woorden(zin: str) -> int:
    return sum(any(letter.isalnum() for letter in woord) for woord in zin.split())


def gevonden(lijst: str, tekst: str) -> list[str]:
    eigen = re.sub(r"\{[a-z_]+\}", "", tekst)
    return [p for p in WOORDEN[lijst] if re.search(rf"(?<![\w-])(?:{p})(?![\w-])", eigen, re.IGNORECASE)]


def test_every_text_that_the_code_asks_for_exists():
    assert gebruikte_sleutels() - TEKSTEN.keys() == set()


def test_no_text_is_left_that_nobody_says():
    assert TEKSTEN.keys() - gebruikte_sleutels() == set()


def test_a_text_only_uses_variables_that_it_is_given():
    gegeven = gegeven_variabelen()
    for sleutel, tekst in alle(TEKSTEN):
        assert set(PLAATS.findall(tekst)) <= WOORDEN["vast"].keys() | gegeven.get(sleutel, set()), (sleutel, tekst)


def test_a_text_is_plain_words_without_leftovers():
    for _, tekst in alle(TEKSTEN):
        assert isinstance(tekst, str)
        assert tekst == tekst.strip() != ""
        assert not re.search(r"[{}<>*_#`|\\]|  |\n\n", gevuld(tekst)), tekst
        assert tekst.count("\n") <= 1, tekst
        assert tekst.count("“") + tekst.count("„") == tekst.count("”"), tekst


def test_variants_differ():
    for sleutel, varianten in TEKSTEN.items():
        assert len({v.casefold() for v in varianten}) == len(varianten), sleutel


def test_sentences_are_short_enough_to_read_on_a_bad_day():
    for sleutel, varianten in NEDERLANDS.items():
        lengtes = {zin: aantal_woorden(zin) for tekst in varianten for zin in zinnen(tekst)}
        assert {zin for zin, lengte in lengtes.items() if lengte > MEESTE_WOORDEN} == set()
        assert sum(lengtes.values()) / len(lengtes) <= GEMIDDELD_WOORDEN, sleutel


def test_a_bubble_fits_on_a_small_screen():
    assert {tekst for _, tekst in alle(TEKSTEN) if len(gevuld(tekst)) > BUBBEL} == set()


@pytest.mark.parametrize("lijst", ["dwang", "belofte", "advies", "gevoel_van_een_ander", "jargon", "aanspreken"])
def test_no_word_pushes_promises_judges_or_talks_like_an_office(lijst: str):
    fout = {tekst: woorden for _, tekst in alle(NEDERLANDS) if (woorden := gevonden(lijst, tekst))}
    assert fout == {}


@pytest.mark.parametrize(
    ("lijst", "tekst"),
    [
        ("dwang", "Je moet dit invullen."),
        ("dwang", "Dat is verplicht."),
        ("belofte", "Dat komt wel goed."),
        ("advies", "Een tip: slaap meer."),
        ("gevoel_van_een_ander", "Ik voel met je mee."),
        ("jargon", "Dan start het re-integratietraject."),
        ("aanspreken", "Wat wilt u?"),
    ],
)
def test_the_word_lists_catch_what_they_are_for(lijst: str, tekst: str):
    assert gevonden(lijst, tekst)


def test_one_question_a_turn():
    """A turn is an answer or reflection and one question: so only the question has a question mark."""
    for sleutel, tekst in alle(NEDERLANDS):
        assert tekst.count("?") == (1 if sleutel in VRAGEN else 0), tekst


def test_a_question_can_be_put_again_in_other_words():
    for sleutel, varianten in VRAGEN.items():
        assert len(varianten) >= (2 if re.match(r"utter_vraag_(crisis_|nazorg)", sleutel) else 3), sleutel
        for een, ander in pairwise(varianten):
            woorden = [set(re.findall(r"\w+", PLAATS.sub("", tekst).casefold())) for tekst in (een, ander)]
            assert len(woorden[0] & woorden[1]) / len(woorden[0] | woorden[1]) < ZELFDE_WOORDEN, (een, ander)


def test_a_reflection_has_four_variants():
    assert {sleutel for sleutel in REFLECTIES if len(TEKSTEN[sleutel]) < 4} == set()


def test_somebody_who_is_not_understood_never_reads_the_same_reply_three_times():
    for sleutel in ("utter_niet_begrepen", "utter_niet_begrepen_knoppen", "utter_niet_begrepen_mens", "utter_klaar"):
        assert len(TEKSTEN[sleutel]) >= 3


def test_an_interruption_is_not_answered_in_the_same_words_twice():
    antwoorden = {s for s in TEKSTEN if s.startswith(("utter_antwoord_", "utter_waarom_"))}
    assert {sleutel for sleutel in antwoorden if len(TEKSTEN[sleutel]) < 2} == set()


def test_the_clients_words_stand_between_quotes():
    for _, tekst in alle(TEKSTEN):
        assert tekst.count("{citaat}") == tekst.count("“{citaat}”"), tekst


def test_a_button_is_short_and_has_one_name():
    for sleutel in (s for s in TEKSTEN if s.startswith("utter_keuze_")):
        (label,) = TEKSTEN[sleutel]
        assert len(label) <= KNOP, label


def test_the_crisis_lines_are_right():
    for sleutel, nummers in WOORDEN["crisisnummers"].items():
        for tekst in TEKSTEN[sleutel]:
            for nummer in nummers:
                assert re.search(rf"(?<![\w-]){re.escape(nummer)}(?!\w|-\d)", tekst), (sleutel, nummer)


def test_every_kind_of_crisis_has_a_text_with_numbers():
    assert {f"utter_crisis_{soort}" for soort in CRISISSOORTEN} <= WOORDEN["crisisnummers"].keys()


def test_no_text_names_a_telephone_number_that_is_not_a_crisis_line():
    bekend = {"112", "113", "0800-0113", "0800-2000", "0800-0432"}
    genoemd = {n for v in TEKSTEN.values() for t in v for n in re.findall(r"\b\d{3,4}(?:[- ]?\d{2,})*\b", t)}
    assert genoemd == bekend


def test_in_a_crisis_the_client_knows_that_nobody_is_reading():
    for soort in (*CRISISSOORTEN, "zorg"):
        for tekst in TEKSTEN[f"utter_crisis_{soort}"]:
            assert "je praat met een computer; niemand leest nu mee" in tekst.casefold(), soort


def test_the_first_words_say_that_this_is_a_computer_and_that_talking_is_free():
    for tekst in TEKSTEN["utter_welkom"]:
        assert {"computer", "mens", "Niemand", "tien"} <= set(re.findall(r"\w+", tekst))


def test_what_is_written_down_is_no_application_and_help_from_outside_is_named():
    for tekst in TEKSTEN["utter_samenvatting"]:
        assert "aanvraag" in tekst
        assert "{ondersteuning}" in tekst


def test_a_question_about_consequences_is_answered_with_the_gemeentes_own_policy():
    for tekst in TEKSTEN["utter_antwoord_gevolgen_vraag"]:
        assert "{belofte}" in tekst
        assert "geen aanvraag" in tekst


def test_a_text_in_another_language_leads_to_a_person():
    labels = {TEKSTEN[s][0] for s in ("utter_keuze_mens_spreken", "utter_keuze_verder_nl")}
    for sleutel, varianten in TEKSTEN.items():
        if sleutel.startswith("utter_taal_"):
            for tekst in varianten:
                assert "{telefoon}" in tekst, sleutel
                genoemd = set(re.findall(r"[“„]([^”]+)”", tekst))
                assert genoemd, sleutel
                assert genoemd <= labels, sleutel
                assert not re.search("[?؟፧]", tekst), sleutel


def test_what_the_client_is_told_to_type_is_taught_to_the_assistant():
    geleerd = {
        regel.strip().removeprefix("- ").casefold()
        for pad in (PROJECT / "data" / "nlu").glob("*.yml")
        for regel in pad.read_text("utf-8").splitlines()
    }
    te_typen = {zin for _, tekst in alle(NEDERLANDS) for zin in re.findall(r"“([a-z][^”{]*)”", tekst)}
    assert te_typen
    assert te_typen - geleerd == set()


def test_the_default_set_has_nine_domains_to_ask_for_and_two_that_wait_for_the_client():
    gebieden = LeefgebiedenSet(
        "standaard", 1, tuple(Leefgebied(**{**g, "herkent": tuple(g["herkent"])}) for g in GEBIEDEN)
    )
    assert [g.id for g in gebieden.te_vragen()] == [
        "wonen", "geld", "dag", "contacten", "gezin", "lichaam", "gevoel", "werk", "regelen",
    ]  # fmt: skip
    assert [g.id for g in gebieden.gebieden if g.gevoelig] == ["gebruik", "justitie"]


def test_a_sentence_does_not_stumble_over_a_domains_name():
    for gebied in GEBIEDEN:
        for tekst in (tekst for _, tekst in alle(NEDERLANDS) if "{gebied}" in tekst):
            assert not re.search(r"\b(\w+) \1\b", tekst.replace("{gebied}", gebied["in_zin"])), tekst


def test_a_domains_name_fits_inside_a_sentence_and_on_a_button():
    for gebied in GEBIEDEN:
        assert gebied["in_zin"] == gebied["in_zin"].lower()
        assert gebied["in_zin"].isprintable()
        assert not re.search(r"[.,:;()]", gebied["in_zin"])
        assert len(gebied["naam"]) <= KNOP
        assert not gevonden("jargon", f"{gebied['naam']} {gebied['in_zin']}")
