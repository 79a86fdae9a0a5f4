"""The language check itself: a bad text does not get through, and a good one does."""

from __future__ import annotations

import re

import pytest

from tests.teksten.catalogus import PROJECT, WOORDEN, lees_yaml
from tests.teksten.taalcheck import (
    GEMIDDELD_WOORDEN,
    bevindingen,
    gemiddelde,
    leesbaar,
    leesbaar_script,
    zinnen,
)

VULLING = {**WOORDEN["vast"], "citaat": "ik moet mijn straf nog uitzitten", "kracht": "mijn hond"}
WEB = PROJECT / "vliegwiel" / "web"
VERKLARINGEN = sorted(p for p in (WEB / "templates" / "verklaring").glob("*") if p.name != "_register.html")
SJABLONEN = sorted({*(WEB / "templates" / "chat").glob("*"), *(WEB / "templates").glob("*.html"), *VERKLARINGEN})
# What has a name that is not ours to choose.
NAMEN = ("Autoriteit Persoonsgegevens", "privacyverklaring", "toegankelijkheidsverklaring")
SCRIPTS = sorted(
    p for p in [*(WEB / "static").glob("*.js"), *(WEB / "static" / "widget").glob("*.js")] if p.name != "desk.js"
)


@pytest.mark.parametrize(
    ("tekst", "wat"),
    [
        ("Je moet dit invullen.", "dwang"),
        ("Anders volgt een sanctie.", "dwang"),
        ("Wie niet wil meewerken, hoort dat nog.", "dwang"),
        ("Dan gaan we korten.", "dwang"),
        ("Dat is verplicht.", "dwang"),
        ("Daar staat straf op.", "dwang"),
        ("Ik beloof dat het lukt.", "belofte"),
        ("Mijn advies is om te gaan sporten.", "advies"),
        ("Ik voel met je mee.", "gevoel_van_een_ander"),
        ("Wij monitoren jouw traject.", "jargon"),
        ("Wat wilt u graag?", "aanspreken"),
        ("Is dat uw huis?", "aanspreken"),
        ("Wil je dat? Of wil je iets anders?", "meer dan één vraag"),
        ("Een korte zin. " * 40, "bubbel van"),
        (
            "Deze zin gaat maar door en door en door met steeds nog een woord erbij tot niemand meer weet hoe hij begon.",
            "zin van 22 woorden",
        ),
    ],
)
def test_a_bad_text_does_not_get_through(tekst: str, wat: str) -> None:
    assert any(b.startswith(wat) for b in bevindingen(tekst.strip(), WOORDEN, VULLING)), tekst


@pytest.mark.parametrize(
    "tekst",
    ["Wat zou je graag willen? Het mag groot of klein zijn.", "Je zegt: “{citaat}”.", "Kort antwoorden mag."],
)
def test_a_good_text_gets_through_and_a_clients_own_words_are_never_held_against_it(tekst: str) -> None:
    assert bevindingen(tekst, WOORDEN, VULLING) == []


def test_long_sentences_are_seen_in_the_mean() -> None:
    lang = "Dit is een zin met iets meer dan twaalf woorden, en dat is te veel."
    assert gemiddelde([lang]) > GEMIDDELD_WOORDEN
    assert gemiddelde(["Kort. En nog korter."]) == 2
    assert len(zinnen("Een. Twee!\nDrie “vier.” Vijf")) == 4


def test_the_words_of_a_page_are_found_wherever_they_stand() -> None:
    sjabloon = """{# Note: u moet #}<p class="Groot">Je <strong>moet</strong> {{ naam }} bellen.</p>
    <input aria-label="Vul uw naam in"><script>const Wat = "Niet dit";</script>{{ "Dit telt mee." if x else " vw-klasse" }}"""
    assert leesbaar(sjabloon) == ["Je moet iets bellen.", "iets", "Dit telt mee.", "Vul uw naam in"]


def test_the_words_of_a_script_are_found_and_what_it_throws_is_not() -> None:
    script = """// "Niet dit."\nregel.textContent = "U moet wachten."; throw new Error("Ook niet dit"); x = 'vw-klasse'; /* "Nee" */"""
    assert leesbaar_script(script) == ["U moet wachten."]


@pytest.mark.parametrize("pad", SJABLONEN, ids=lambda pad: pad.name)
def test_a_page_for_clients_is_easy_to_read(pad) -> None:  # type: ignore[no-untyped-def]
    gelezen = leesbaar(pad.read_text("utf-8"))
    assert {r: b for r in gelezen if (b := bevindingen(_zonder_gaten(r), WOORDEN, VULLING))} == {}
    assert gemiddelde(gelezen) <= GEMIDDELD_WOORDEN


@pytest.mark.parametrize("pad", SCRIPTS, ids=lambda pad: pad.name)
def test_what_a_script_says_is_easy_to_read(pad) -> None:  # type: ignore[no-untyped-def]
    gelezen = leesbaar_script(pad.read_text("utf-8"))
    assert {r: b for r in gelezen if (b := bevindingen(_zonder_gaten(r), WOORDEN, VULLING))} == {}


def test_what_is_said_when_something_goes_wrong_is_easy_to_read() -> None:
    gegevens = lees_yaml(WEB / "teksten.yml")
    gelezen = [t for fout in gegevens["fouten"].values() for t in fout.values()] + list(gegevens["velden"].values())
    assert {t: b for t in gelezen if (b := bevindingen(t, WOORDEN, VULLING))} == {}
    assert gemiddelde(gelezen) <= GEMIDDELD_WOORDEN


def test_what_is_kept_is_told_in_words_that_are_easy_to_read() -> None:
    groepen = lees_yaml(WEB / "bewaard.yml")["groepen"]
    gelezen = [re.sub(r"\{\w+\}", "30", groep[deel]) for groep in groepen for deel in ("wat", "waarom", "hoe_lang")]
    assert {t: b for t in gelezen if (b := bevindingen(t, WOORDEN, VULLING))} == {}
    assert gemiddelde(gelezen) <= GEMIDDELD_WOORDEN


def test_there_are_pages_to_check() -> None:
    assert len(VERKLARINGEN) > 3
    assert len(SJABLONEN) > 8
    assert SCRIPTS
    assert sum(len(leesbaar(pad.read_text("utf-8"))) for pad in SJABLONEN) > 100


def _zonder_gaten(regel: str) -> str:
    """A brace that is left is part of the page's own code, not a variable of ours."""
    for naam in NAMEN:
        regel = regel.replace(naam, "Naam")
    return regel.replace("{", "").replace("}", "")
