"""What training does to lines: misspelling them and saying two at once – never losing what they say."""

from __future__ import annotations

import random

import pytest

from bot.encoder.verstoring import verschrijf, voeg_samen
from bot.nlu.corpus import Label, Regel, lees_corpus

REGELS = lees_corpus()[::40]
zaden = pytest.mark.parametrize("zaad", range(25))


@zaden
def test_a_misspelt_line_still_says_something(zaad: int) -> None:
    rng = random.Random(zaad)
    for regel in rng.sample(REGELS, 40):
        assert verschrijf(regel.tekst, rng).strip()


def test_misspelling_is_the_same_for_the_same_seed_and_differs_between_seeds() -> None:
    tekst = "ik kan de rekeningen van deze maand niet meer betalen en ik slaap slecht"
    keren = [verschrijf(tekst, random.Random(z)) for z in range(20)]
    assert keren == [verschrijf(tekst, random.Random(z)) for z in range(20)]
    assert len(set(keren)) > 10


@zaden
def test_two_lines_said_at_once_keep_both_texts_all_domains_and_the_graver_level(zaad: int) -> None:
    rng = random.Random(zaad)
    for _ in range(40):
        een, ander = rng.sample(REGELS, 2)
        samen = voeg_samen(een, ander, rng)
        assert een.tekst.rstrip(".") in samen.tekst
        assert ander.tekst in samen.tekst
        assert {v.leefgebied for v in samen.labels} == {v.leefgebied for v in (*een.labels, *ander.labels)}
        zwaar = [n for n in ("acuut", "vermoeden") if n in (een.niveau, ander.niveau)]
        assert not zwaar or samen.niveau == zwaar[0]


def test_an_act_stays_an_act_when_something_is_told_beside_it() -> None:
    daad, verteld = (
        Regel("wie leest dit", "open", "a", daad="privacy_vraag"),
        Regel("ik ben ziek", "open", "b", (Label("lichaam", "zorg"),)),
    )
    assert voeg_samen(verteld, daad, random.Random(1)).daad == "privacy_vraag"
