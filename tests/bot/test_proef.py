"""The shipped model does what docs/begrip.md says, on lines that nothing was learned from."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from bot.evaluatie.dubbel import bijna_gelijk
from bot.evaluatie.gegevens import ANTWOORDVORMEN, PROEF, lees_proef
from bot.evaluatie.letterlijk import meet_vormen
from bot.nlu.corpus import LEEFGEBIEDEN, Regel, met_bekend_gebied
from bot.nlu.voorbeelden import alle_regels
from bot.omgeving import ROOT
from bot.verstaander import Verstaander

SPELING = 0.015  # the same model on another processor rounds a little differently
ALLE_FIGUREN = json.loads((ROOT / "docs" / "begrip.json").read_text(encoding="utf-8"))
FIGUREN = ALLE_FIGUREN["bestanden"]
Begrepen = list[tuple[Regel, dict[str, Any]]]


@pytest.fixture(scope="module")
def begrepen(verstaander: Verstaander) -> Begrepen:
    """Every line of the test set with what the whole chain made of it."""
    return [(r, verstaander.begrijp(r.tekst, r.vraag)) for r in lees_proef()]


def van(begrepen: Begrepen, bron: str) -> Begrepen:
    return [(r, b) for r, b in begrepen if r.bron == bron]


@pytest.mark.parametrize("bron", ["gesprek", "verteld", "crisis"])
def test_domains_are_recognised_as_well_as_we_say(begrepen: Begrepen, bron: str) -> None:
    bekend = set(met_bekend_gebied([r for r, _ in van(begrepen, bron)]))
    paren = [(r, b) for r, b in van(begrepen, bron) if r in bekend]
    per_gebied = []
    for g in LEEFGEBIEDEN:
        doel = np.array([any(v.leefgebied == g for v in r.labels) for r, _ in paren])
        gezegd = np.array([any(v["leefgebied"] == g for v in b["mentions"]) for _, b in paren])
        per_gebied.append(2 * (doel & gezegd).sum() / max(doel.sum() + gezegd.sum(), 1))
    assert np.mean(per_gebied) == pytest.approx(FIGUREN[bron]["gebieden"]["macro_f1"], abs=SPELING)


def test_acts_are_recognised_as_well_as_we_say(begrepen: Begrepen) -> None:
    goed = [b["intent"] == r.daad for r, b in van(begrepen, "handelingen") if r.daad]
    assert np.mean(goed) == pytest.approx(FIGUREN["handelingen"]["daden"]["goed"], abs=SPELING)


def test_danger_is_seen_and_harmless_talk_left_alone_as_well_as_we_say(begrepen: Begrepen) -> None:
    samen = FIGUREN["crisis"]["crisis"]["samen"]
    zwaar, stil, te_acuut = [], [], []
    for r, b in van(begrepen, "crisis"):
        niveau = b["crisis"]["niveau"]
        if r.niveau in ("acuut", "vermoeden") and r.soort in ("suicide", "geweld"):
            zwaar.append(niveau in ("acuut", "vermoeden"))
        if r.niveau == "geen":
            stil.append(niveau != "geen")
            te_acuut.append(niveau == "acuut")
    assert np.mean(zwaar) == pytest.approx(samen["suicide_en_geweld_gezien"], abs=SPELING)
    assert np.mean(stil) == pytest.approx(samen["onschuldig_vraag"], abs=SPELING)
    assert np.mean(te_acuut) == pytest.approx(samen["onschuldig_acuut"], abs=SPELING)


def test_short_answers_are_read_as_well_as_we_say_and_hardly_ever_wrongly() -> None:
    gemeten = meet_vormen(PROEF / f"{ANTWOORDVORMEN}.jsonl")
    for soort, figuur in ALLE_FIGUREN["letterlijk"].items():
        assert gemeten[soort]["goed"] == pytest.approx(figuur["goed"], abs=0.001), soort
    assert gemeten["alle"]["fout"] <= 0.02


def test_a_quote_is_always_the_clients_own_words(begrepen: Begrepen) -> None:
    for r, b in begrepen:
        for v in b["mentions"]:
            assert r.tekst[v["begin"] : v["eind"]] == v["citaat"]
            assert v["citaat"].strip()


def test_nothing_is_learned_from_the_test_set() -> None:
    assert bijna_gelijk(lees_proef(), alle_regels()) == []
