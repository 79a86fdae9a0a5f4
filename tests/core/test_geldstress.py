"""Money stress is heard when somebody says it outright, and only then."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.geldstress import acute_geldnood


@pytest.mark.parametrize(
    "tekst",
    [
        "er is geen geld meer om eten te kopen",
        "mijn kinderen hebben niks te eten vanavond",
        "koelkast is leeg en het is pas de 12e",
        "De deurwaarder heeft gisteren aangebeld.",
        "de deurwaarde stond weer voor de deur",
        "ze hebben beslag gelegd op mijn uitkering",
        "volgende week word ik uit huis gezet",
        "er dreigt een huisuitzetting",
        "het gas is afgesloten",
        "ze gaan de stroom afsluiten",
        "vorig jaar ook al, en nu weer een deurwaarder",
    ],
)
def test_acute_money_trouble_is_heard(tekst: str) -> None:
    assert acute_geldnood(tekst)


@pytest.mark.parametrize(
    "tekst",
    [
        "ik wil leren koken",
        "ik heb schulden maar het loopt via een regeling",
        "geen deurwaarders meer, gelukkig",
        "vroeger stond de deurwaarder voor de deur",
        "ik eet graag bij mijn zus",
        "ik heb de opleiding afgesloten",
        "krap, maar het lukt",
        "mijn huis is klein",
        "we gaan op vakantie",
        "",
    ],
)
def test_ordinary_words_about_money_are_not_an_alarm(tekst: str) -> None:
    assert not acute_geldnood(tekst)


@given(st.text(max_size=300))
def test_any_text_can_be_read(tekst: str) -> None:
    assert acute_geldnood(tekst) in (True, False)


@pytest.mark.parametrize(
    "tekst",
    [
        "mijn buurman krijgt elke week de deurwaarder aan de deur",
        "mijn zus is uit huis gezet, bij ons valt het mee",
        "twintig jaar geleden loonbeslag gehad, nu nul euro schuld",
        "sinds het dossier dicht is belt de deurwaarder niet meer",
    ],
)
def test_somebody_elses_trouble_and_old_trouble_are_not_the_clients_own(tekst: str) -> None:
    assert not acute_geldnood(tekst)


def test_an_empty_fridge_of_the_clients_own_children_is_heard() -> None:
    assert acute_geldnood("mijn kinderen hebben geen eten meer")
