"""The name of somebody else doesn't reach the consultant; ordinary words do.

``namen_proef.jsonl``: made-up sentences with names (``namen``, as typed) and without, written before the code was
tried on them. Faults in "ontwikkel" were looked at, those in "toets" were not. "later" was written when the code was
done; at its first run 0.84 of its names were found and 0.10 of its sentences without a name were masked. That is the
figure to expect from what is new: the others flatter, and all of them now only guard against getting worse.
"""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hulp.gesprek import Client, noemt
from vliegwiel.core.begrip import Begrip
from vliegwiel.core.gesprek import CelWeg, Toestand, bewerk
from vliegwiel.core.maskeren import maskeer
from vliegwiel.core.maskeren_namen import maskeer_alle, maskeer_namen, namen_in
from vliegwiel.core.samenvatting import vat_samen

PROEF = [json.loads(r) for r in (Path(__file__).parent / "namen_proef.jsonl").read_text("utf-8").splitlines()]
MINSTE_GEVONDEN, MEESTE_VALS = 0.95, 0.02  # measured after mending: 1.00 and 0.00


def staat_er_nog(naam: str, tekst: str) -> bool:
    """Whether the name, or a part of it that says who it is, can still be read."""
    delen = [naam, *(d for d in naam.split() if len(d) > 3)]
    return any(re.search(rf"(?<!\w){re.escape(deel)}(?!\w)", tekst) for deel in delen)


def woorden_te_veel(tekst: str, namen: list[str]) -> set[str]:
    """Words that are gone without being part of a name."""
    over = maskeer_namen(tekst)
    deel_van_naam = {d for naam in namen for d in re.findall(r"\w+", naam)}
    return {w for w in re.findall(r"\w+", tekst) if not re.search(rf"(?<!\w){w}(?!\w)", over)} - deel_van_naam


@pytest.mark.parametrize("deel", ["ontwikkel", "toets", "later"])
def test_names_of_others_are_found_and_ordinary_words_are_left_alone(deel: str) -> None:
    regels = [r for r in PROEF if r["deel"] == deel]
    alle = [(naam, maskeer_namen(r["text"])) for r in regels for naam in r["namen"]]
    gemist = [naam for naam, tekst in alle if staat_er_nog(naam, tekst)]
    vals = [r["text"] for r in regels if woorden_te_veel(r["text"], r["namen"])]
    assert 1 - len(gemist) / len(alle) >= MINSTE_GEVONDEN, gemist
    assert len(vals) / len(regels) <= MEESTE_VALS, vals


def test_there_are_enough_sentences_to_say_something() -> None:
    assert sum(bool(r["namen"]) for r in PROEF) >= 120
    assert sum(not r["namen"] for r in PROEF) >= 120


@pytest.mark.parametrize(
    ("getypt", "gelezen"),
    [
        ("mijn zus fatima belt elke dag", "mijn zus [naam] belt elke dag"),
        ("mijn zus belt elke dag", "mijn zus belt elke dag"),
        ("meneer El Amrani van de gemeente", "meneer [naam] van de gemeente"),
        ("consulente mevrouw de vries", "consulente mevrouw [naam]"),
        ("mevrouw van de gemeente", "mevrouw van de gemeente"),
        ("J. de Vries belde", "[naam] belde"),
        ("Jan de Vries en Anna-Maria bellen", "[naam] en [naam] bellen"),
        ("mijn dochter (Noor) en haar vriendin Lotte", "mijn dochter ([naam]) en haar vriendin [naam]"),
        ("ik ken fatima's moeder", "ik ken [naam]'s moeder"),
    ],
)
def test_a_name_is_masked_with_all_its_parts_and_nothing_more(getypt: str, gelezen: str) -> None:
    assert maskeer_namen(getypt) == gelezen


@pytest.mark.parametrize(
    ("als_naam", "als_woord"),
    [
        ("mijn zus roos studeert nog", "ik heb een roos in de tuin"),
        ("Gisteren kwam Mark weer", "daar moet je op letten, mark my words"),
        ("mijn broer ben is verslaafd", "ik ben verslaafd"),
        ("mijn dochter april is 9", "april was een zware maand"),
        ("mijn vriendin Sofia heeft werk", "ik ben geboren in Sofia"),
        ("mijn vader Albert drinkt", "ik werk bij Albert Heijn"),
        ("mijn buurvrouw Anne helpt", "we wonen aan de Anne Frankstraat"),
        ("mijn tante maria bidt", "ik bid tot Maria"),
    ],
)
def test_what_is_a_name_and_a_word_is_masked_where_it_is_a_name(als_naam: str, als_woord: str) -> None:
    assert len(namen_in(als_naam)) == 1
    assert maskeer_namen(als_woord) == als_woord


@pytest.mark.parametrize(
    "gezegd", ["ik heet Noor", "mijn naam is fatima", "Ik ben Samira, 34", "noem me maar Sjors", "sinds ik Luca heet"]
)
def test_what_the_client_is_called_stays(gezegd: str) -> None:
    assert maskeer_namen(gezegd) == gezegd


def test_a_name_that_is_clear_in_one_answer_is_masked_in_the_others() -> None:
    schoon = maskeer_alle(["mijn zus Xandrique woont ver weg", "ik mis Xandrique", "ik mis mijn zus"])
    assert list(schoon.values()) == ["mijn zus [naam] woont ver weg", "ik mis [naam]", "ik mis mijn zus"]


def test_the_client_keeps_the_own_name_in_every_answer() -> None:
    schoon = maskeer_alle(["ik heet Noor", "dan zegt iedereen: Noor kan het", "mijn zus Lotte ook"])
    assert list(schoon.values()) == ["ik heet Noor", "dan zegt iedereen: Noor kan het", "mijn zus [naam] ook"]


def test_the_consultant_reads_no_names_of_others_and_the_conversation_keeps_them() -> None:
    client = Client().tot("lastig")
    client.zegt("mijn ex kevin belt steeds", noemt("contacten", "zorg", "mijn ex kevin belt steeds"))
    samenvatting = vat_samen(client.toestand)
    assert samenvatting.velden["lastig"] == "mijn ex [naam] belt steeds"
    assert "mijn ex [naam] belt steeds" in [regel.citaat for _, regel in samenvatting.met("zorg")]
    assert "mijn ex kevin belt steeds" in [cel.citaat for cel in client.toestand.matrix]


def test_who_may_help_stays_because_the_client_wants_the_consultant_to_know() -> None:
    client = Client().tot("steun")
    client.zegt("mijn zus fatima")
    assert vat_samen(client.toestand).velden["steun"] == "mijn zus fatima"


def met_spacy(tekst: str, *namen: str) -> Toestand:
    """A conversation in which spaCy found these names."""
    client = Client().tot("lastig")
    vermelding = noemt("contacten", "zorg", tekst)
    begrip = Begrip.from_dict(Begrip(vermeldingen=(vermelding,), namen=namen).as_dict())
    client._stuur(tekst=tekst, begrip=begrip)
    return client.toestand


def test_a_name_that_only_spacy_knows_is_masked_too() -> None:
    tekst = "ik heb ruzie met Qwertha over geld"
    assert namen_in(tekst) == ()
    assert vat_samen(met_spacy(tekst, "Qwertha")).velden["lastig"] == "ik heb ruzie met [naam] over geld"


def test_a_name_from_spacy_is_gone_when_the_client_takes_the_words_away() -> None:
    toestand = met_spacy("ik heb ruzie met Qwertha", "Qwertha")
    assert toestand.namen == ("Qwertha",)
    cel = next(c for c in toestand.matrix if "Qwertha" in c.citaat)
    assert bewerk(toestand, CelWeg(cel.id), cel.moment).toestand.namen == ()


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from("mijn zus jan Jan de Vries van der heet , . ( - ik el".split())).map(" ".join)
)
def test_masking_names_never_fails_and_twice_changes_nothing(tekst: str) -> None:
    eens = maskeer_namen(tekst)
    assert maskeer_namen(eens) == eens


@given(st.sampled_from(["fatima", "jeroen", "agnieszka", "mohammed", "oksana", "mehmet"]), st.sampled_from(
    ["mijn zus {}", "me vriend {} belt", "ik woon bij {}", "{} helpt mij", "collega {}, die is lief", "ze heet {}"]
))  # fmt: skip
def test_a_well_known_name_is_masked_with_and_without_capitals(naam: str, zin: str) -> None:
    for vorm in (naam, naam.capitalize(), naam.upper()):
        assert vorm not in maskeer_namen(zin.format(vorm))


def test_numbers_that_were_masked_stay_masked_beside_names() -> None:
    assert maskeer_namen(maskeer("mijn zus fatima 06-12345678")) == "mijn zus [naam] [telefoonnummer]"


@pytest.mark.parametrize("herhaald", ["mijn zus ", "Jan van der ", "el ", "a-", "J. ", "fatiima "])
def test_a_message_full_of_almost_names_is_still_read_at_once(herhaald: str) -> None:
    maskeer_namen("eerst de lijsten lezen")
    begin = time.perf_counter()
    maskeer_namen((herhaald * 2000)[:2000])
    assert time.perf_counter() - begin < 0.5
