"""Telephone numbers in what the assistant says can be pressed; other numbers are left alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.tekst import PLAATS
from vliegwiel.samenstelling import vaste_variabelen
from vliegwiel.services.catalogus import laad_catalogus
from vliegwiel.services.hulplijnen import laad_hulplijnen
from vliegwiel.settings import PROJECT, Gemeente
from vliegwiel.web.sjablonen import bel_links

LIJNEN = laad_hulplijnen(PROJECT / "data" / "hulplijnen.yml", Gemeente().model_dump()).variabelen()
CATALOGUS = laad_catalogus(PROJECT / "data" / "responses", vaste_variabelen(Gemeente()) | {"belofte": ""})
NOOD = [s for s in CATALOGUS.varianten if re.match(r"utter_(vraag_|taal_)?(crisis|nazorg)", s)]


def nummers(tekst: str, **opties: bool) -> list[str]:
    return re.findall(r'href="tel:(\d+)"', bel_links(tekst, **opties))


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("bel 113 of 0800-0113.", ["113", "08000113"]),
        ("Bij gevaar bel je 112.", ["112"]),
        ("chat op 113.nl", []),
        ("Veilig Thuis: 0800-2000, of 112", ["08002000", "112"]),
        ("Bel 010 000 00 00 (maandag tot en met vrijdag van 9 tot 17 uur).", ["0100000000"]),
        ("Bel 06 12 34 56 78!", ["0612345678"]),
        ("een 7 en niet een 4, van 0 tot 10, 112 euro, €113, 1.112, 113,50, 1112", []),
    ],
)
def test_numbers_to_call_are_links_and_amounts_are_not(tekst: str, verwacht: list[str]) -> None:
    assert nummers(tekst, kort=True) == verwacht


def test_in_what_may_hold_a_clients_own_words_112_is_just_a_number() -> None:
    assert nummers("Je zegt: “huisnummer 112”.") == []


def test_113_nl_is_a_link_to_the_site() -> None:
    assert 'href="https://www.113.nl"' in bel_links("Chatten kan op 113.nl.", kort=True)


@pytest.mark.parametrize("sleutel", NOOD)
def test_every_number_in_the_crisis_texts_can_be_pressed(sleutel: str) -> None:
    for tekst in CATALOGUS.varianten[sleutel]:
        gevuld = PLAATS.sub(lambda plaats: LIJNEN.get(plaats[1], plaats[0]), tekst)
        verwacht = re.findall(r"112(?!NL)|113(?!\.nl|\d)|0[89]00-\d{4}|010 000 00 01", gevuld)
        assert nummers(gevuld, kort=True) == [re.sub(r"\D", "", n) for n in verwacht if n != "113" or "0113" not in n]


@given(st.text())
def test_whatever_the_text_it_is_escaped_and_complete(tekst: str) -> None:
    html = bel_links(tekst, kort=True)
    zonder = re.sub(r"<a [^>]*>|</a>|<br>", "", html)
    assert "<" not in zonder
    assert html.unescape().count("<br>") == tekst.count("\n") + tekst.count("<br>")
