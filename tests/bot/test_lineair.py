"""The linear models: what they learn, and that keeping them loses nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.nlu.lineair import LETTERS, VRAGEN, LineairModel, vraagvectoren

GELD = ["ik heb schulden", "de huur is te hoog", "schulden bij de bank", "mijn schulden groeien"]
WERK = ["ik zoek werk", "een baan als kok", "werk in de zorg", "weer aan het werk"]


@pytest.fixture
def model() -> LineairModel:
    teksten = GELD + WERK
    doel = np.array([[1, 0]] * 4 + [[0, 1]] * 4)
    return LineairModel().leer(teksten, ["open"] * 8, doel, ["geld", "werk"])


def weeg(model: LineairModel, *teksten: str) -> np.ndarray:
    return model.weeg(teksten, ["open"] * len(teksten))


def test_words_pull_towards_what_they_were_seen_with(model: LineairModel) -> None:
    geld, werk = weeg(model, "weer schulden", "ander werk")
    assert geld[0] > geld[1]
    assert werk[1] > werk[0]


def test_a_kept_model_says_the_same(model: LineairModel, tmp_path: Path) -> None:
    model.bewaar(tmp_path, "proef")
    terug = LineairModel.laad(tmp_path, "proef")
    assert terug.kolommen == ("geld", "werk")
    teksten = ["weer schulden", "werk!", "", "iets heel anders", "é😀"]
    np.testing.assert_allclose(weeg(terug, *teksten), weeg(model, *teksten), rtol=1e-5)


def test_the_short_cut_counts_as_the_library_does(model: LineairModel) -> None:
    teller: TfidfVectorizer = model._tellers[0]
    tekst = "schulden, schulden en werk"
    n = len(teller.vocabulary_)
    langs_de_bibliotheek = np.asarray(teller.transform([tekst]) @ model._w[0][:n])[0]
    np.testing.assert_allclose(model._gewogen(tekst, 0), langs_de_bibliotheek, rtol=1e-4)
    assert LETTERS["sublinear_tf"]


def test_a_class_without_examples_is_never_said() -> None:
    doel = np.array([[1, 0]] * 4 + [[0, 0]] * 4)
    model = LineairModel().leer(GELD + WERK, ["open"] * 8, doel, ["geld", "nooit"])
    assert (weeg(model, *GELD)[:, 1] < -3).all()


def test_a_question_is_kept_apart_by_the_length_of_the_answer() -> None:
    kort, lang = vraagvectoren(["gaat wel", "het gaat al jaren heel erg goed"], ["gebied:geld"] * 2)
    assert kort.sum() == lang.sum() == 1
    assert kort.argmax() != lang.argmax()
    assert not vraagvectoren(["ja"], ["score:geld"]).any(), "an unknown question says nothing"
    assert len(VRAGEN) == 20
