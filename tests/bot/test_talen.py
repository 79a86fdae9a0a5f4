"""In which language a client writes."""

from __future__ import annotations

import pytest

from bot.nlu.corpus import lees_corpus
from bot.nlu.talen import Taalmerker, schrift


@pytest.fixture(scope="module")
def merker() -> Taalmerker:
    return Taalmerker().leer([r.tekst for r in lees_corpus() if r.taal is None])


@pytest.mark.parametrize(
    ("tekst", "taal"),
    [
        ("Merhaba, Türkçe konuşabilir miyiz?", "tr"),
        ("مرحبا، هل تتكلم العربية؟", "ar"),
        ("سوال را نفهمیدم، چه می‌خواهم", "fa"),
        ("I need help with my debts, can we do this in English?", "en"),
        ("Nie rozumiem po holendersku", "pl"),
        ("Я ще не знаю, чого хочу", "uk"),
        ("ሰላም፣ ትግርኛ ትዛረቡ ዶ?", "ti"),
        ("Hola, no entiendo la pregunta", "es"),
        ("Je ne comprends pas la question", "fr"),
        ("Ich verstehe die Frage leider nicht", "de"),
        ("mi ta buska un kas", "pap"),
    ],
)
def test_another_language_is_recognised(merker: Taalmerker, tekst: str, taal: str) -> None:
    assert merker.taal(tekst) == taal


@pytest.mark.parametrize(
    "tekst",
    [
        "ja", "nee", "ok", "hoi", "prima", "mwah", "geen idee", "weet nie", "gaat wel", "7", "", "😀", "???",
        "ik hep gein wark", "da kannie joh", "kheb schulde", "huis", "werk zoeken", "top", "thx", "lekker chill",
        "ben skeer bro", "wa moet ik doen", "effe niks", "ik wil een job", "nvt", "mijn email doet het niet",
    ],
)  # fmt: skip
def test_short_misspelled_and_informal_dutch_stays_dutch(merker: Taalmerker, tekst: str) -> None:
    assert merker.taal(tekst) is None


def test_almost_no_dutch_line_is_taken_for_foreign(merker: Taalmerker) -> None:
    regels = [
        r.tekst
        for r in lees_corpus()
        if r.taal is None and r.bron in ("gemengd", "stem_ouder", "stem_jong", "stem_ruig")
    ]
    vreemd = [t for t in regels if merker.taal(t) is not None]
    assert len(vreemd) <= 0.005 * len(regels), vreemd


def test_a_name_in_another_script_does_not_make_a_message_foreign() -> None:
    assert schrift("mijn vriend heet Олег en woont hier") is None
