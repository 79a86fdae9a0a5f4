"""Two linear views of a text, their log-odds averaged: character n-grams and words. A second opinion to the encoder's.

Each view also sees which question was asked, more strongly for a short answer ("gaat wel" to a question about money).
They know exact wordings better than the encoder does, and learn new lines in seconds.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from bot.nlu.corpus import LEEFGEBIEDEN

VRAGEN = (
    "open", "wens", "waarom", "goed", "lastig", "startpunt", "steun", "stap", "contact",
    *(f"gebied:{g}" for g in LEEFGEBIEDEN),
)  # fmt: skip
# Questions of the running conversation that the corpus does not know, as the nearest one that it does.
_VERWANT = {"verdieping": "waarom", "in_de_weg": "lastig", "steun_rol": "steun", "belang_waarom": "waarom"}
_KORT, _MIDDEL = 2, 5  # words
LETTERS = {"analyzer": "char_wb", "ngram_range": (2, 5), "sublinear_tf": True, "dtype": np.float32}
WOORDEN = {"token_pattern": r"(?u)\b\w+\b|\?", "ngram_range": (1, 2), "sublinear_tf": True, "dtype": np.float32}
GEWICHT = (0.65, 0.35)  # letters, words
LANGSTE = 2000  # characters: what the page accepts
_DRADEN = 2


def vraagvectoren(teksten: Sequence[str], vragen: Sequence[str]) -> np.ndarray:
    """Return (n, 60): which question was asked, kept apart by the length of the answer."""
    uit = np.zeros((len(teksten), len(VRAGEN) * 3), dtype=np.float32)
    for i, (tekst, vraag) in enumerate(zip(teksten, vragen, strict=True)):
        vraag = _VERWANT.get(vraag, vraag)
        woorden = len(tekst.split())
        lengte = 0 if woorden <= _KORT else 1 if woorden <= _MIDDEL else 2
        if vraag in VRAGEN:
            uit[i, VRAGEN.index(vraag) * 3 + lengte] = 1
    return uit


def _pas(x: sp.csr_matrix, y: np.ndarray, c: float) -> tuple[np.ndarray, float]:
    breedte = x.shape[1]
    if y.min() == y.max():  # a class without examples (or without counterexamples) says nothing
        return np.zeros(breedte, np.float32), -6.0 if y.min() == 0 else 6.0
    model = LogisticRegression(C=c, solver="liblinear", max_iter=300, tol=1e-3).fit(x, y)
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])


_ONTLEDERS = (TfidfVectorizer(**LETTERS).build_analyzer(), TfidfVectorizer(**WOORDEN).build_analyzer())


@lru_cache(maxsize=256)
def _stukken(tekst: str, blik: int) -> tuple[tuple[str, int], ...]:
    """Return the n-grams of a text with their counts: five models read the same message."""
    return tuple(Counter(_ONTLEDERS[blik](tekst)).items())


class LineairModel:
    """A yes/no decision per column, learned from texts and the questions they answer."""

    def __init__(self, c: float = 6.0) -> None:
        self._c = c
        self.kolommen: tuple[str, ...] = ()
        self._idf: list[np.ndarray] = []

    def leer(
        self,
        teksten: Sequence[str],
        vragen: Sequence[str],
        doel: np.ndarray,
        kolommen: Sequence[str],
        klaar: Callable[[], None] | None = None,
    ) -> LineairModel:
        """Learn from n texts: ``doel`` (n, k) of 0 and 1, one name per column.

        ``klaar`` is called after each column, to show progress.
        """
        self.kolommen = tuple(kolommen)
        self._tellers = [TfidfVectorizer(min_df=2, **LETTERS), TfidfVectorizer(min_df=2, **WOORDEN)]
        vraag = vraagvectoren(teksten, vragen)
        blikken = [sp.hstack([t.fit_transform(teksten), sp.csr_matrix(vraag)]).tocsr() for t in self._tellers]

        def kolom(j: int) -> list[tuple[np.ndarray, float]]:
            uit = [_pas(x, doel[:, j], self._c) for x in blikken]
            if klaar:
                klaar()
            return uit

        with ThreadPoolExecutor(_DRADEN) as draden:
            gewichten = list(draden.map(kolom, range(doel.shape[1])))
        self._idf = [t.idf_ for t in self._tellers]
        self._w = [np.stack([g[b][0] for g in gewichten], axis=1) for b in range(len(blikken))]
        self._b = [np.array([g[b][1] for g in gewichten], np.float32) for b in range(len(blikken))]
        return self

    def weeg(self, teksten: Sequence[str], vragen: Sequence[str]) -> np.ndarray:
        """Return the log-odds (n, k)."""
        kort = [t[:LANGSTE] for t in teksten]
        vraag = vraagvectoren(kort, vragen)
        totaal = np.zeros((len(kort), len(self.kolommen)))
        for blik, teller in enumerate(self._tellers):
            w, n = self._w[blik], len(teller.vocabulary_)
            stukken = np.stack([self._gewogen(tekst, blik) for tekst in kort])
            totaal += GEWICHT[blik] * (stukken + vraag @ w[n:] + self._b[blik])
        return totaal

    def _gewogen(self, tekst: str, blik: int) -> np.ndarray:
        """What ``TfidfVectorizer.transform`` times the weights gives, (k,), without its 1 ms of checks per call."""
        woordenlijst, idf = self._tellers[blik].vocabulary_, self._idf[blik]
        bekend = [(woordenlijst[s], n) for s, n in _stukken(tekst, blik) if s in woordenlijst]
        if not bekend:
            return np.zeros(len(self.kolommen))
        nummers, aantallen = np.array(bekend).T
        gewichten = (1 + np.log(aantallen)) * idf[nummers]
        return (gewichten / np.linalg.norm(gewichten)) @ self._w[blik][nummers]

    def bewaar(self, map_: Path, naam: str) -> None:
        """Write the model as plain arrays and JSON: nothing that runs code when it is read."""
        woorden = [sorted(t.vocabulary_, key=t.vocabulary_.__getitem__) for t in self._tellers]
        inhoud = {"kolommen": self.kolommen, "letters": woorden[0], "woorden": woorden[1]}
        (map_ / f"{naam}.json").write_text(json.dumps(inhoud, ensure_ascii=False), encoding="utf-8")
        rijen = {f"w{i}": w for i, w in enumerate(self._w)} | {f"b{i}": b for i, b in enumerate(self._b)}
        rijen |= {f"idf{i}": idf for i, idf in enumerate(self._idf)}
        np.savez(map_ / f"{naam}.npz", **rijen)

    @classmethod
    def laad(cls, map_: Path, naam: str) -> LineairModel:
        """Read what ``bewaar`` wrote."""
        model = cls()
        inhoud = json.loads((map_ / f"{naam}.json").read_text(encoding="utf-8"))
        model.kolommen = tuple(inhoud["kolommen"])
        model._tellers = [
            TfidfVectorizer(vocabulary=inhoud["letters"], **LETTERS),
            TfidfVectorizer(vocabulary=inhoud["woorden"], **WOORDEN),
        ]
        with np.load(map_ / f"{naam}.npz", allow_pickle=False) as rijen:
            for i, teller in enumerate(model._tellers):
                teller.vocabulary_ = {stuk: nummer for nummer, stuk in enumerate(teller.vocabulary)}
                model._idf.append(rijen[f"idf{i}"])
            model._w = [rijen[f"w{i}"] for i in range(len(GEWICHT))]
            model._b = [rijen[f"b{i}"] for i in range(len(GEWICHT))]
        return model
