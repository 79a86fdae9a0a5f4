"""Every word that the assistant says: complete, readable, honest, and never pushing."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.teksten import taalcheck
from tests.teksten.catalogus import (
    OP_DE_KAART,
    PROJECT,
    WOORDEN,
    gebruikte_sleutels,
    gegeven_variabelen,
    lees_yaml,
    teksten,
)
from tests.teksten.taalcheck import (
    BUBBEL,
    GEMIDDELD_WOORDEN,
    MEESTE_WOORDEN,
    aantal_woorden,
    bevindingen,
    gemiddelde,
    zinnen,
)
from vliegwiel.core.gesprek.onderbreking import TALEN
from vliegwiel.core.gesprek.reflectie import EIGEN_VARIANTEN, EIGEN_ZORG
from vliegwiel.core.leefgebied import Leefgebied, LeefgebiedenSet
from vliegwiel.core.tekst import PLAATS
from vliegwiel.services.hulplijnen import laad_hulplijnen

KNOP = 30
ZELFDE_WOORDEN = 0.6
TEKSTEN = teksten()
GEBIEDEN = lees_yaml(PROJECT / "data" / "leefgebieden" / "standaard.yml")["gebieden"]
REFLECTIES = lees_yaml(PROJECT / "data" / "responses" / "reflecties.yml")["responses"]
NEDERLANDS = {s: v for s, v in TEKSTEN.items() if not s.startswith("utter_taal_")}
VRAGEN = {s: v for s, v in TEKSTEN.items() if s.startswith("utter_vraag_")}
LANGSTE_GEBIED = max((g["in_zin"] for g in GEBIEDEN), key=lambda naam: len(naam.split()))
VULLING = {
    **WOORDEN["vast"],
    "citaat": "ik slaap slecht",
    "kracht": "de hond",
    "cijfer": "6,5",
    "lager": "3",
    "gebied": LANGSTE_GEBIED,
    "toen": "3",
    "wat": "vertrouwen",
    "vraag": "Hoe gaat het met lezen, schrijven en de computer",
    "datum": "woensdag 23 september 2026",
    "van": "14.05 uur",
    "tot": "15.05 uur",
    "gever": "Anouk",
}


def alle(catalogus: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(sleutel, tekst) for sleutel, varianten in catalogus.items() for tekst in varianten]


def gevuld(tekst: str) -> str:
    return taalcheck.gevuld(tekst, VULLING)


def gevonden(lijst: str, tekst: str) -> list[str]:
    return taalcheck.gevonden(WOORDEN[lijst], tekst)


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
        gezegd = [gevuld(tekst) for tekst in varianten]
        assert {zin for tekst in gezegd for zin in zinnen(tekst) if aantal_woorden(zin) > MEESTE_WOORDEN} == set()
        assert gemiddelde(gezegd) <= GEMIDDELD_WOORDEN, sleutel


def test_every_file_and_all_texts_together_are_easy_on_average():
    per_bestand = {
        pad.name: [gevuld(t) for s in lees_yaml(pad)["responses"] for t in NEDERLANDS.get(s, [])]
        for pad in sorted((PROJECT / "data" / "responses").glob("*.yml"))
    }
    assert {naam: g for naam, gezegd in per_bestand.items() if (g := gemiddelde(gezegd)) > GEMIDDELD_WOORDEN} == {}
    alles = gemiddelde(tekst for gezegd in per_bestand.values() for tekst in gezegd)
    assert 3 < alles <= GEMIDDELD_WOORDEN


def test_nothing_is_found_in_any_text_that_a_client_reads():
    fout = {(s, t): b for s, t in alle(NEDERLANDS) if (b := bevindingen(t, WOORDEN, VULLING))}
    assert fout == {}


def test_a_sentence_with_three_domains_is_still_short():
    langste = sorted((g["in_zin"] for g in GEBIEDEN), key=lambda naam: -len(naam.split()))[:3]
    drie = VULLING | {"gebied": f"{langste[0]}, {langste[1]} en {langste[2]}"}
    for tekst in TEKSTEN["utter_reflectie_meer"]:
        assert not bevindingen(tekst, WOORDEN, drie), tekst


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
        # The direct questions in a crisis are asked once; everything else comes back after an interruption.
        direct = (
            sleutel.startswith(("utter_vraag_crisis_", "utter_vraag_nazorg")) and sleutel != "utter_vraag_crisis_verder"
        )
        assert len(varianten) >= (2 if direct else 4), sleutel
        for een, ander in pairwise(varianten):
            woorden = [set(re.findall(r"\w+", PLAATS.sub("", tekst).casefold())) for tekst in (een, ander)]
            assert len(woorden[0] & woorden[1]) / len(woorden[0] | woorden[1]) < ZELFDE_WOORDEN, (een, ander)


def test_a_reflection_has_four_variants():
    assert {sleutel for sleutel in REFLECTIES if len(TEKSTEN[sleutel]) < 4} == set()


def test_a_worry_about_a_domain_has_as_many_texts_as_the_conversation_counts_on():
    for gebied in EIGEN_ZORG:
        assert len(TEKSTEN[f"utter_reflectie_zorg_{gebied}"]) >= EIGEN_VARIANTEN


def test_what_is_said_again_has_four_variants():
    vaak = re.compile(
        r"utter_(antwoord_|waarom_|niet_begrepen|twijfel|welkom_twijfel|klaar|later$|mens|al_|corrigeer_|cel_|verder$"
        r"|meer_weten|toegevoegd|geldstress|crisis_kaart_blijft|crisis_mens|storing|samenvatting)"
    )
    assert {s for s, v in NEDERLANDS.items() if vaak.match(s) and len(v) < 4} == set()


def test_an_affirmation_names_the_strength_in_the_clients_words():
    for sleutel in ("utter_reflectie_kracht", "utter_reflectie_gemengd"):
        for tekst in TEKSTEN[sleutel]:
            assert "“{citaat}”" in tekst
    assert all("“{kracht}”" in tekst for tekst in TEKSTEN["utter_reflectie_gemengd"])


def test_no_two_texts_are_the_same():
    gezien: dict[str, str] = {}
    for sleutel, tekst in alle(TEKSTEN):
        if not sleutel.startswith(("utter_keuze_", "utter_fase_")):
            assert tekst not in gezien, (sleutel, gezien.get(tekst))
            gezien[tekst] = sleutel


def test_the_clients_words_stand_between_quotes():
    for _, tekst in alle(TEKSTEN):
        for woorden in ("{citaat}", "{kracht}"):
            assert tekst.count(woorden) == tekst.count(f"“{woorden}”"), tekst


def test_a_button_is_short_and_has_one_name():
    for sleutel in (s for s in TEKSTEN if s.startswith("utter_keuze_")):
        (label,) = TEKSTEN[sleutel]
        assert len(label) <= KNOP, label


def test_what_the_texts_are_filled_with_are_the_real_help_lines():
    lijnen = laad_hulplijnen(PROJECT / "data" / "hulplijnen.yml", {"daklozenloket_telefoon": VULLING["daklozenloket"]})
    assert {n: VULLING[n] for n in lijnen.variabelen()} == lijnen.variabelen()


def test_the_crisis_lines_are_right():
    for sleutel, nummers in WOORDEN["crisisnummers"].items():
        for tekst in TEKSTEN[sleutel]:
            for nummer in (gevuld(n) for n in nummers):
                assert re.search(rf"(?<![\w-]){re.escape(nummer)}(?!\w|-\d)", gevuld(tekst)), (sleutel, nummer)


def test_every_kind_of_crisis_has_a_text_with_numbers():
    for stil in ("", "stil_"):
        assert {f"utter_crisis_{stil}{soort}" for soort in OP_DE_KAART} <= WOORDEN["crisisnummers"].keys()


def test_no_text_names_a_telephone_number_that_is_not_a_crisis_line():
    """A number stands in data/hulplijnen.yml; 113 is a name as well, and another language may write one out."""
    lijnen = laad_hulplijnen(PROJECT / "data" / "hulplijnen.yml", {"daklozenloket_telefoon": VULLING["daklozenloket"]})
    bekend = {n for lijn in lijnen.lijnen.values() for n in lijn.nummers} - {VULLING["daklozenloket"]}
    genoemd = {n for _, t in alle(TEKSTEN) for n in re.findall(r"\b\d{3,4}(?:[- ]?\d{2,})*\b", t)}
    assert genoemd <= bekend
    assert {n for _, t in alle(NEDERLANDS) for n in re.findall(r"\b\d{3,4}(?:[- ]?\d{2,})*\b", t)} <= {"112", "113"}


def test_in_a_crisis_the_client_knows_that_nobody_is_reading():
    for soort in (*OP_DE_KAART, *(f"stil_{s}" for s in OP_DE_KAART), "zorg"):
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


@pytest.mark.parametrize("taal", [*TALEN, "anders"])
def test_a_text_in_another_language_leads_to_a_person(taal: str):
    labels = {TEKSTEN[s][0] for s in ("utter_keuze_mens_spreken", "utter_keuze_verder_nl")}
    kaart, *_ = TEKSTEN[f"utter_taal_{taal}"]
    genoemd = set(re.findall(r"[“„]([^”]+)”", kaart))
    assert genoemd
    assert genoemd <= labels
    for sleutel in (f"utter_taal_{taal}", f"utter_taal_weer_{taal}"):
        for tekst in TEKSTEN[sleutel]:
            assert "{telefoon}" in tekst
            assert not re.search("[?؟፧]", tekst)


@pytest.mark.parametrize("taal", [*TALEN, "anders"])
def test_who_to_call_in_danger_stands_in_every_language(taal: str):
    for tekst in TEKSTEN[f"utter_taal_crisis_{taal}"]:
        for nummer in ("112", "0800-0113", "0800-2000"):
            assert len(re.findall(rf"(?<![\d-]){nummer}(?![\d-])", tekst)) == (2 if taal == "anders" else 1)


@pytest.mark.parametrize("taal", TALEN)
def test_a_card_says_in_both_languages_that_no_native_speaker_checked_it(taal: str):
    for sleutel in (f"utter_taal_{taal}", f"utter_taal_crisis_{taal}"):
        for tekst in TEKSTEN[sleutel]:
            nederlands, _, eigen = tekst.split("\n")[1].partition(". ")
            assert nederlands == "Nog niet nagekeken door een moedertaalspreker"
            assert len(eigen.split()) >= 3
    bestand = (PROJECT / "data" / "responses" / "talen.yml").read_text("utf-8")
    assert f"# {taal}: not yet checked by a native speaker" in bestand


@pytest.mark.parametrize("taal", [*TALEN, "anders"])
def test_who_goes_on_in_that_language_reads_one_short_line(taal: str):
    varianten = TEKSTEN[f"utter_taal_weer_{taal}"]
    assert len(varianten) >= 2
    assert max(len(gevuld(t)) for t in varianten) <= 100


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
