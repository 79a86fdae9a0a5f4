"""What holds in every conversation, whatever the client does: property tests over sequences of understood turns."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hulp.gesprek import BEGIN, NEGEN, Client, noemt
from vliegwiel.core.begrip import Begrip, Crisissignaal
from vliegwiel.core.gesprek import (
    GESTOPT,
    AllesWeg,
    Beurt,
    Bijdrage,
    Toestand,
    beurt,
    effect_as_dict,
    effect_from_dict,
    pas_toe,
)
from vliegwiel.core.gesprek.script import FASE_VAN, ROLLEN, ZIJVRAGEN, soort_van
from vliegwiel.core.matrix import Matrix
from vliegwiel.core.samenvatting import Samenvatting, vat_samen

ACTEN = (
    "aanvraag_vraag", "afscheid", "andere_taal", "bedankt", "bevestigen", "boos", "bot_vraag", "compliment", "corrigeren",
    "delen", "denk_erover_na", "ervaringsdeskundige", "gevolgen_vraag", "groet", "herhaal", "hoe_lang_vraag", "hulp_nu",
    "later_verder", "mens_spreken", "offtopic", "ontkennen", "opnieuw_beginnen", "overslaan", "privacy_vraag",
    "samenvatting_vraag", "stoppen", "twijfel", "verwijderen", "vertrouwenspersoon", "waarom_vraag", "wantrouwen",
    "weet_niet", "zelf_houden", "inhoud", "onbekende_act",
)  # fmt: skip
KNOPPEN = (
    "begin", "meer_weten", "verder", "genoeg", "geen", "niemand", "geen_stap", "ja", "nee", "haal_weg", "laat_staan",
    "niets", *ROLLEN, *NEGEN, *map(str, range(11)), "b1-0", "onzin",
    "later_niet", "later_weg", "erbij", "opnieuw_scoren", "meetypen", "medewerker", "meetypen_uit",
)  # fmt: skip
woorden = st.sampled_from(
    ["", "ja", "nee", "ik heb schulden en een hond", "7", "🙂", "weet niet zo goed eigenlijk hoor"]
)
vermelding = st.builds(
    noemt,
    st.sampled_from([*NEGEN, "gebruik", "justitie", "onbekend"]),
    st.sampled_from(["zorg", "kracht", "wens", "feit"]),
    st.sampled_from(["schulden", "een hond", ""]),
)
letterlijk = st.none() | st.sampled_from(
    [("janee", "ja"), ("janee", "nee"), ("cijfer0_10", 7), ("cijfer0_10", 6.5), ("score1_5", 2), ("score1_5", 9),
     ("leefgebiedkeuze", []), ("leefgebiedkeuze", ["geld", "wonen"]), ("datum_later", "morgen")]
)  # fmt: skip


@st.composite
def zet(draw: st.DrawFn) -> tuple[str, dict[str, object]]:
    soort = draw(st.sampled_from(["gewoon", "gewoon", "zegt", "zegt", "kiest", "vult_in"]))
    if soort == "zegt":
        return soort, {
            "tekst": draw(woorden),
            "vermeldingen": draw(st.lists(vermelding, max_size=3)),
            "intent": draw(st.sampled_from(ACTEN)),
            "zekerheid": draw(st.sampled_from([0.2, 0.5, 0.9])),
            "crisis": draw(st.sampled_from(["geen"] * 8 + ["nazorg", "vermoeden", "acuut"])),
            "soort": draw(st.sampled_from([None, "suicide", "geweld", "dakloos_acuut", "medisch", "ander_in_gevaar"])),
            "taal": draw(st.sampled_from([None, None, None, "tr", "xx"])),
            "letterlijk": draw(letterlijk),
        }
    if soort == "kiest":
        keuzes = draw(st.lists(st.sampled_from(KNOPPEN), min_size=1, max_size=2))
        return soort, {"keuzes": keuzes, "intent": draw(st.sampled_from(["keuze", *ACTEN]))}
    if soort == "vult_in":
        return soort, {
            "kaart": draw(
                st.sampled_from(
                    [
                        {"contact": "ja"},
                        {"contact": "nee"},
                        {"naam": "ja", "rol": "x"},
                        {"later": "2026-11-20", "bereik": "ja"},
                        {"later": "", "bereik": "ja"},
                    ]
                )
            )
        }
    return soort, {}


def speel(zetten: list[tuple[str, dict[str, object]]]) -> list[tuple[Toestand, Beurt]]:
    """Play a conversation; returns (state before, turn) pairs."""
    client = Client()
    beurten = []
    for soort, wat in zetten:
        voor = client.toestand
        if soort == "gewoon":
            if voor.vraag in ("", *ZIJVRAGEN):
                client.kiest("nee", intent="ontkennen")
            else:
                client.stap()
        elif soort == "zegt":
            gegevens = dict(wat)
            client.zegt(gegevens.pop("tekst"), *gegevens.pop("vermeldingen"), **gegevens)  # type: ignore[arg-type, misc]
        elif soort == "kiest":
            client.kiest(*wat["keuzes"], intent=wat["intent"])  # type: ignore[misc, arg-type]
        else:
            client.vult_in(**wat["kaart"])  # type: ignore[arg-type]
        assert client.laatste is not None
        beurten.append((voor, client.laatste))
    return beurten


gesprek = st.lists(zet(), max_size=30).map(speel)
ruim = settings(max_examples=300, deadline=None, derandomize=True)


@ruim
@given(gesprek)
def test_no_cell_is_without_a_quote_and_a_source(beurten: list[tuple[Toestand, Beurt]]) -> None:
    for _, gedaan in beurten:
        for cel in gedaan.toestand.matrix:
            assert cel.citaat.strip()
            assert cel.bron in gedaan.toestand.verwerkt


@ruim
@given(gesprek)
def test_there_is_at_most_one_starting_point_and_it_is_a_row_of_the_set(beurten: list[tuple[Toestand, Beurt]]) -> None:
    for _, gedaan in beurten:
        startpunt = gedaan.toestand.startpunt
        assert startpunt is None or startpunt in gedaan.toestand.gebieden


@ruim
@given(gesprek)
def test_a_question_is_never_asked_again_after_it_was_dealt_with(beurten: list[tuple[Toestand, Beurt]]) -> None:
    for voor, gedaan in beurten:
        opnieuw = any(isinstance(e, AllesWeg) for e in gedaan.effecten) or gedaan.toestand.vraag in (
            "delen",
            "delen_weer",
        )
        if gedaan.teksten and gedaan.teksten[-1].soort == "vraag" and not opnieuw:
            assert gedaan.toestand.vraag not in voor.afgehandeld


@ruim
@given(gesprek)
def test_stopping_works_everywhere_and_loses_nothing(beurten: list[tuple[Toestand, Beurt]]) -> None:
    for voor, _ in beurten:
        bijdrage = Bijdrage("stop", BEGIN, begrip=Begrip("stoppen"), keuzes=("stoppen",))
        na = beurt(voor, bijdrage)
        assert na.toestand.status == GESTOPT
        assert not any(t.soort == "vraag" for t in na.teksten)
        assert na.toestand.matrix == voor.matrix
        assert na.toestand.velden == voor.velden
        assert na.toestand.afgehandeld == voor.afgehandeld


@ruim
@given(gesprek)
def test_replaying_a_turn_changes_nothing(beurten: list[tuple[Toestand, Beurt]]) -> None:
    for _, gedaan in beurten:
        weer = beurt(gedaan.toestand, Bijdrage(gedaan.toestand.verwerkt[-1], BEGIN))
        assert weer == Beurt(gedaan.toestand)


@ruim
@given(gesprek)
def test_the_effects_alone_lead_to_the_same_matrix(beurten: list[tuple[Toestand, Beurt]]) -> None:
    for voor, gedaan in beurten:
        matrix: Matrix = voor.matrix
        for effect in gedaan.effecten:
            over_de_lijn = effect_from_dict(json.loads(json.dumps(effect_as_dict(effect))))
            assert over_de_lijn == effect
            matrix = Matrix() if isinstance(effect, AllesWeg) else pas_toe(replace(voor, matrix=matrix), effect).matrix
        assert matrix == gedaan.toestand.matrix


@ruim
@given(gesprek)
def test_a_turn_says_one_or_two_things_and_asks_at_most_one(beurten: list[tuple[Toestand, Beurt]]) -> None:
    for _, gedaan in beurten:
        assert 1 <= len(gedaan.teksten) <= 2
        assert sum(t.soort == "vraag" for t in gedaan.teksten) <= 1


@ruim
@given(gesprek)
def test_the_open_question_always_exists(beurten: list[tuple[Toestand, Beurt]]) -> None:
    for _, gedaan in beurten:
        vraag = gedaan.toestand.vraag
        assert vraag in ZIJVRAGEN or soort_van(vraag) in FASE_VAN


@ruim
@given(gesprek)
def test_an_acute_signal_is_never_missed_in_any_state(beurten: list[tuple[Toestand, Beurt]]) -> None:
    for voor, _ in beurten:
        na = beurt(voor, Bijdrage("nood", BEGIN, "help", Begrip(crisis=Crisissignaal("acuut", "geweld", 1))))
        assert na.teksten[0].sleutel == "utter_crisis_geweld"
        assert na.toestand.kaart_vast
        assert na.toestand.matrix == voor.matrix


@ruim
@given(gesprek)
def test_state_and_summary_survive_storage(beurten: list[tuple[Toestand, Beurt]]) -> None:
    for _, gedaan in beurten:
        t = gedaan.toestand
        assert Toestand.from_dict(json.loads(json.dumps(t.as_dict())), t.gebieden, t.matrix) == t
        samenvatting = vat_samen(t)
        assert Samenvatting.from_dict(json.loads(json.dumps(samenvatting.as_dict()))) == samenvatting
