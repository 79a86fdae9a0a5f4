"""Somebody under sixteen or from elsewhere gets the fitting address, and may go on."""

from __future__ import annotations

import pytest

from tests.hulp.gesprek import Client
from vliegwiel.core.passend import jong, woont_elders


@pytest.mark.parametrize(
    "tekst", ["ik ben 14", "ben pas vijftien jaar", "ik ben nog maar 15 jaar oud", "hoi ik ben 12 en ik wil werken"]
)
def test_somebody_under_sixteen_is_recognised(tekst: str) -> None:
    assert jong(tekst)


@pytest.mark.parametrize(
    "tekst",
    ["ik ben 45", "ik ben 16", "ik ben 14 jaar werkloos", "ik ben 10 jaar getrouwd", "mijn zoon is 14", "ik ben 12 kilo kwijt", "ik ben moe",
     "ik ben 3 in dit spel", "ik ben 9 jaar clean"],
)  # fmt: skip
def test_an_adult_is_not_taken_for_a_child(tekst: str) -> None:
    assert not jong(tekst)


@pytest.mark.parametrize(
    "tekst", ["ik woon niet in deze gemeente", "ik woon in een andere stad", "ik kom uit een andere gemeente"]
)
def test_somebody_from_elsewhere_is_recognised(tekst: str) -> None:
    assert woont_elders(tekst)


def test_living_here_is_not_living_elsewhere() -> None:
    assert not woont_elders("ik woon hier in een andere straat dan mijn moeder")


def test_a_child_hears_of_the_kindertelefoon_once_and_the_talk_goes_on() -> None:
    client = Client().tot("wens")
    client.zegt("ik ben 14 en ik wil weg van school")
    assert "utter_jong" in client.sleutels
    assert client.vraag == "waarom"
    assert client.toestand.velden["wens"]
    client.zegt("omdat ik pas 14 ben en niemand naar mij luistert, ik ben 14")
    assert "utter_jong" not in client.sleutels


def test_somebody_from_elsewhere_may_go_on() -> None:
    client = Client().tot("wens")
    client.zegt("ik woon niet in deze gemeente maar wil graag werk")
    assert "utter_elders" in client.sleutels
    assert client.vraag == "waarom"
