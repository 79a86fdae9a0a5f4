"""Mentions: which life domains a message is about, how, whose, when – and the words that say it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.nlu.corpus import LEEFGEBIEDEN, POLARITEITEN, Regel, met_leefgebieden
from bot.nlu.gelezen import Gelezen
from bot.nlu.lineair import LineairModel
from bot.nlu.voortgang import Voortgang
from bot.nlu.zinnen import Zinsencoder
from bot.nlu.zinsdelen import Zinsdeel, geheel

IETS = "iets"  # the column "says something about any domain": below it there is no mention at all
_HOE = (*POLARITEITEN, "ander", "vroeger")
# Whole authors, for choosing the threshold: a random part has the same author on both sides and flatters.
PROEFAUTEURS = ("stem_ouder", "stem_zorgend", "stem_verteld_2")
# A stranger's wording scores lower than that of an author who also wrote for the corpus: of the thresholds that do
# about equally well (macro-F1), the lowest is taken.
_EVEN_GOED = 0.006
_GRENZEN = np.arange(-2.0, 1.01, 0.1)
_ZONDER_VRAAG = 2  # fifths of the lines: almost every line in the corpus answers its question, real ones do not
_VRAAG_HOOGSTENS = 2.5  # log-odds that the question may add to what the words say
_DAADMAAT, _DAADBEGIN = 0.5, -2.5  # how strongly a dialogue act speaks against a mention, and from where
_DEELMAAT = 0.8  # log-odds that a clause by itself must be surer than the whole
KORT_CITAAT = 6  # words: up to here the whole message is the quote
MEESTE_VERMELDINGEN = 5
_TWEEDE = 0.8  # log-odds above which a domain also gets a second polarity, from another clause


def kans(logodds: float) -> float:
    """Log-odds as a chance."""
    return float(1 / (1 + np.exp(-np.clip(logodds, -30, 30))))


def _doel(regels: Sequence[Regel]) -> np.ndarray:
    y = np.array([[g in {v.leefgebied for v in r.labels} for g in LEEFGEBIEDEN] for r in regels], np.int8)
    return np.hstack([y, y.any(axis=1, keepdims=True)])


def _doel_hoe(regels: Sequence[Regel]) -> np.ndarray:
    uit = np.zeros((len(regels), len(_HOE)), np.int8)
    for i, regel in enumerate(regels):
        for label in regel.labels:
            uit[i, _HOE.index(label.polariteit)] = 1
            uit[i, _HOE.index("ander")] |= label.wie == "ander"
            uit[i, _HOE.index("vroeger")] |= label.tijd == "vroeger"
    return uit


def macro_f1(doel: np.ndarray, gezegd: np.ndarray) -> float:
    """Mean over the columns of the harmonic mean of precision and recall."""
    goed = (doel * gezegd).sum(0)
    return float(np.mean(2 * goed / np.maximum(doel.sum(0) + gezegd.sum(0), 1)))


class Vermeldingmodel:
    """Learns from the corpus; answers with mentions in the JSON form of ``Vermelding``."""

    def __init__(self) -> None:
        self.gebied = LineairModel()
        self.hoe = LineairModel()
        self.grens = -1.0

    def leer(
        self, regels: Sequence[Regel], encoder: Zinsencoder, proef: Sequence[str] = PROEFAUTEURS
    ) -> Vermeldingmodel:
        """Learn, choosing the threshold on ``proef`` (authors) and then learning from everybody."""
        bruikbaar = met_leefgebieden(regels)
        stappen = Voortgang("vermeldingen leren", 2 * (len(LEEFGEBIEDEN) + 1) + len(_HOE))
        anderen = [r for r in bruikbaar if r.bron not in proef]
        zelf = [r for r in bruikbaar if r.bron in proef]
        if zelf and anderen:
            self.gebied = self._gebied(anderen, encoder, stappen)
            self.grens = self._kies_grens(zelf, encoder)
        self.gebied = self._gebied(bruikbaar, encoder, stappen)
        met = [r for r in bruikbaar if r.labels]
        self.hoe.leer(*_invoer(met, encoder, leren=True), _doel_hoe(met), _HOE, stappen.stap)
        return self

    def _gebied(self, regels: Sequence[Regel], encoder: Zinsencoder, stappen: Voortgang) -> LineairModel:
        kolommen = (*LEEFGEBIEDEN, IETS)
        return LineairModel().leer(*_invoer(regels, encoder, leren=True), _doel(regels), kolommen, stappen.stap)

    def _kies_grens(self, regels: Sequence[Regel], encoder: Zinsencoder) -> float:
        doel = _doel(regels)[:, :-1]
        teksten, vectoren, vragen = _invoer(regels, encoder)
        kaal = self.gebied.weeg(teksten, vectoren, ["open"] * len(teksten))
        logodds = begrensd(self.gebied.weeg(teksten, vectoren, vragen), kaal)
        punten = [(macro_f1(doel, logodds > g), float(g)) for g in _GRENZEN]
        beste = max(punten)[0]
        return min(g for f1, g in punten if f1 >= beste - _EVEN_GOED)

    def zeg(self, gelezen: Gelezen, daad: float = -9.0) -> list[dict[str, Any]]:
        """Return the mentions in a message, the surest first; [] when it says nothing about a life.

        ``daad``: the log-odds that the message is a dialogue act; the surer that is, the surer a mention must be.
        """
        alles = geheel(gelezen.tekst)
        if alles is None:
            return []
        kaal = self.gebied.weeg(gelezen.teksten, gelezen.vectoren, ["open"] * len(gelezen.teksten))
        met_vraag = self.gebied.weeg([gelezen.tekst], gelezen.vectoren[:1], [gelezen.vraag])
        heel = begrensd(met_vraag, kaal[:1])[0] - _DAADMAAT * max(0.0, daad - _DAADBEGIN)
        if gelezen.delen:  # what one clause says plainly may drown in the whole
            heel = np.maximum(heel, begrensd(kaal[1:], kaal[1:]).max(axis=0) - _DEELMAAT)
        gevonden = [int(j) for j in np.argsort(-heel) if heel[j] > self.grens][:MEESTE_VERMELDINGEN]
        if not gevonden:
            return []
        hoe = self.hoe.weeg(gelezen.teksten, gelezen.vectoren, [gelezen.vraag] * len(gelezen.teksten))
        uit = []
        for j in gevonden:
            if gelezen.delen:
                uit += self._uit_delen(j, heel[j], (alles, hoe[0]), (list(gelezen.delen), kaal[1:, j], hoe[1:]))
            else:
                uit.append(self._vermelding(j, heel[j], alles, hoe[0]))
        return uit[:MEESTE_VERMELDINGEN]

    def _uit_delen(
        self,
        j: int,
        heel: float,
        alles: tuple[Zinsdeel, np.ndarray],
        delen: tuple[list[Zinsdeel], np.ndarray, np.ndarray],
    ) -> list[dict[str, Any]]:
        """One domain in a message of several clauses: the best clause, and a second one that says the opposite."""
        stukken, gebied, hoe = delen
        beste = int(gebied.argmax())
        kort = len(alles[0].tekst.split()) <= KORT_CITAAT
        waar = alles[0] if kort else stukken[beste]
        eerste = self._vermelding(j, heel, waar, (hoe[beste] + alles[1]) / 2)
        uit = [eerste]
        for i in np.argsort(-gebied):
            ander = self._vermelding(j, float(gebied[i]), stukken[int(i)], hoe[int(i)])
            if gebied[i] > _TWEEDE and ander["polariteit"] != eerste["polariteit"] and hoe[int(i)].max() > _TWEEDE:
                uit.append(ander)
                break
        return uit

    @staticmethod
    def _vermelding(j: int, logodds: float, waar: Zinsdeel, hoe: np.ndarray) -> dict[str, Any]:
        return {
            "leefgebied": LEEFGEBIEDEN[j],
            "polariteit": POLARITEITEN[int(hoe[: len(POLARITEITEN)].argmax())],
            "wie": "ander" if hoe[_HOE.index("ander")] > 0 else "zelf",
            "tijd": "vroeger" if hoe[_HOE.index("vroeger")] > 0 else "nu",
            "citaat": waar.tekst,
            "begin": waar.begin,
            "eind": waar.eind,
            "score": round(kans(float(logodds)), 3),
        }

    def bewaar(self, map_: Path) -> None:
        """Write the model into a folder."""
        self.gebied.bewaar(map_, "gebied")
        self.hoe.bewaar(map_, "hoe")
        (map_ / "grens.json").write_text(json.dumps({"grens": self.grens}), encoding="utf-8")

    @classmethod
    def laad(cls, map_: Path) -> Vermeldingmodel:
        """Read what ``bewaar`` wrote."""
        model = cls()
        model.gebied = LineairModel.laad(map_, "gebied")
        model.hoe = LineairModel.laad(map_, "hoe")
        model.grens = float(json.loads((map_ / "grens.json").read_text(encoding="utf-8"))["grens"])
        return model


def begrensd(met_vraag: np.ndarray, kaal: np.ndarray) -> np.ndarray:
    """Return the domains' log-odds (n, 11), held back by what the words alone say.

    ``met_vraag`` and ``kaal`` (n, 12): weighed with and without the question. Never higher than twice "says anything at
    all", and the question adds so much at most: "weet ik niet" to a question about money is not about money.
    """
    gebieden = len(LEEFGEBIEDEN)
    uit = np.minimum(met_vraag[:, :gebieden], 2 * met_vraag[:, gebieden:])
    return np.minimum(uit, kaal[:, :gebieden] + _VRAAG_HOOGSTENS)


def _invoer(
    regels: Sequence[Regel], encoder: Zinsencoder, leren: bool = False
) -> tuple[list[str], np.ndarray, list[str]]:
    """Texts, vectors and questions; for learning, the question is left out of a fixed part of the lines."""
    teksten = [r.tekst for r in regels]
    weg = [leren and zlib.crc32(t.encode("utf-8", "replace")) % 5 < _ZONDER_VRAAG for t in teksten]
    vragen = ["open" if w else r.vraag for w, r in zip(weg, regels, strict=True)]
    return teksten, encoder.onthoud(teksten), vragen
