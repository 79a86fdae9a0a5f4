"""The measures that the figures are made with, and the thresholds that are chosen by them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from bot.evaluatie.drempels import GRENZEN, PRIJS_LEEG, kies_gebied
from bot.evaluatie.dubbel import bijna_gelijk
from bot.evaluatie.gegevens import PROEF, ProefVeranderd, lees_proef
from bot.evaluatie.maten import afgerond, f1, gevonden_bij, ijkfout, per_daad
from bot.nlu.corpus import Regel
from bot.nlu.drempels import Drempels


def test_f1_of_a_perfect_a_blind_and_a_half_reader() -> None:
    doel = np.array([[1, 1, 1], [1, 0, 0], [0, 0, 0]])
    gezegd = np.array([[1, 0, 1], [1, 0, 1], [0, 0, 0]])
    np.testing.assert_allclose(f1(doel, gezegd), [1, 0, 2 / 3])


def test_recall_is_told_at_the_false_alarms_that_are_allowed() -> None:
    score, doel = np.array([0.1, 0.2, 0.3, 0.9, 0.4, 0.95]), np.array([0, 0, 0, 0, 1, 1])
    assert gevonden_bij(score, doel, 0.0) == 0.5
    assert gevonden_bij(score, doel, 0.5) == 1.0
    assert np.isnan(gevonden_bij(score, np.zeros(6, int), 0.1))


def test_who_is_as_sure_as_right_is_calibrated() -> None:
    kans = np.array([0.75] * 4)
    assert ijkfout(kans, np.array([1, 1, 1, 0])) == pytest.approx(0)
    assert ijkfout(kans, np.zeros(4)) == pytest.approx(0.75)


def test_acts_are_scored_apart() -> None:
    assert per_daad(["groet", "groet", "boos"], ["groet", "boos", "boos"]) == {"boos": 2 / 3, "groet": 2 / 3}


def test_figures_are_rounded_for_people() -> None:
    assert afgerond({"a": 0.12345, "b": {"c": float("nan")}, "d": np.int64(3)}) == {
        "a": 0.123,
        "b": {"c": None},
        "d": 3,
    }


@pytest.mark.parametrize("zaad", range(20))
def test_the_chosen_thresholds_are_no_worse_than_any_common_one(zaad: int) -> None:
    rng = np.random.default_rng(zaad)
    doel = rng.integers(0, 2, (80, 11)) * (rng.random((80, 1)) < 0.7)
    odds = rng.normal(size=(80, 11)) + 2 * doel - 1

    def waarde(grens: np.ndarray | float) -> float:
        return f1(doel, odds > grens).mean() - PRIJS_LEEG * (odds[~doel.any(1)] > grens).any(1).mean()

    assert waarde(kies_gebied(odds, doel)) >= max(waarde(g) for g in GRENZEN) - 1e-9


def test_thresholds_survive_being_kept(tmp_path: Path) -> None:
    drempels = Drempels(np.linspace(-1, 1, 11), 0.5, 2.0, 1.0, -3.0)
    drempels.bewaar(tmp_path)
    terug = Drempels.laad(tmp_path)
    np.testing.assert_allclose(terug.gebied, drempels.gebied, atol=1e-3)
    assert (terug.vermoeden, terug.acuut, terug.nazorg) == (0.5, 2.0, 1.0)


def test_a_changed_test_set_is_refused_by_name(tmp_path: Path) -> None:
    for pad in PROEF.iterdir():
        (tmp_path / pad.name).write_bytes(pad.read_bytes())
    (tmp_path / "gesprek.jsonl").write_text(json.dumps({"text": "ik heb schulden", "vraag": "open"}) + "\n")
    with pytest.raises(ProefVeranderd, match=r"gesprek\.jsonl"):
        lees_proef(tmp_path)


def test_a_line_that_nearly_stands_there_is_found_whatever_its_signs() -> None:
    staat = [Regel("Ik kan de huur van deze maand niet betalen.", "open", "a")]
    nieuw = [Regel("ik kan de huur van deze maand niet betalen!!", "open", "b"), Regel("ik zoek werk", "open", "b")]
    assert bijna_gelijk(nieuw, staat) == [(nieuw[0], staat[0])]
