"""Mentions: which life domains a message is about, how, whose, when – and the words that say it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.nlu.corpus import LEEFGEBIEDEN, POLARITEITEN, Regel, met_bekend_gebied
from bot.nlu.drempels import Drempels
from bot.nlu.gelezen import Gelezen
from bot.nlu.lineair import LineairModel
from bot.nlu.voortgang import Voortgang
from bot.nlu.zinsdelen import Zinsdeel, geheel

LETTERS_TELLEN = 0.3  # share of the n-grams in the log-odds of a domain; the encoder has the rest
HOE_TELLEN = 0.25  # … and in those of how it is said
_HOE = (*POLARITEITEN, "ander", "vroeger")
_ZONDER_VRAAG = 2  # fifths of the lines: almost every line in the corpus answers its question, real ones do not
KORT_CITAAT = 6  # words: up to here the whole message is the quote
MEESTE_VERMELDINGEN = 5
_TWEEDE = 0.3  # log-odds above which a domain also gets a second polarity, from another clause
_TWIJFEL = 3.0  # log-odds below the threshold within which the clauses are read one by one
_DUIDELIJK = 1.5  # log-odds that a clause by itself must have
_EVENVEEL = 0.9
# Log-odds below the threshold down to which a guess is worth a question: of wishes by an author whom the encoder had not
# read, 7 of 64 were below the threshold and 6 of those within this; half of these guesses were right.
_GOK = 1.0
_WIE, _TIJD = 0, 1
_LETTERS = re.compile(r"[^\W\d_]{2}")  # a number alone says nothing about a life


def kans(logodds: float) -> float:
    """Log-odds as a chance."""
    return float(1 / (1 + np.exp(-np.clip(logodds, -30, 30))))


def doel(regels: Sequence[Regel]) -> np.ndarray:
    """Return which domains each line is about, (n, 11)."""
    return np.array([[g in {v.leefgebied for v in r.labels} for g in LEEFGEBIEDEN] for r in regels], np.int8)


def _doel_hoe(regels: Sequence[Regel]) -> np.ndarray:
    uit = np.zeros((len(regels), len(_HOE)), np.int8)
    for i, regel in enumerate(regels):
        for label in regel.labels:
            uit[i, _HOE.index(label.polariteit)] = 1
            uit[i, _HOE.index("ander")] |= label.wie == "ander"
            uit[i, _HOE.index("vroeger")] |= label.tijd == "vroeger"
    return uit


def _vragen(regels: Sequence[Regel]) -> list[str]:
    """The questions, left out of a fixed part of the lines."""
    weg = [zlib.crc32(r.tekst.encode("utf-8", "replace")) % 5 < _ZONDER_VRAAG for r in regels]
    return ["open" if w else r.vraag for w, r in zip(weg, regels, strict=True)]


class Vermeldingmodel:
    """Encoder and n-grams together; answers with mentions in the JSON form of ``Vermelding``."""

    def __init__(self, drempels: Drempels) -> None:
        self.gebied = LineairModel()
        self.hoe = LineairModel()
        self.drempels = drempels

    def leer(self, regels: Sequence[Regel]) -> Vermeldingmodel:
        """Learn the n-grams from everybody."""
        bruikbaar = met_bekend_gebied(regels)
        met = [r for r in bruikbaar if r.labels]
        stappen = Voortgang("vermeldingen leren", len(LEEFGEBIEDEN) + len(_HOE))
        teksten = [r.tekst for r in bruikbaar]
        self.gebied.leer(teksten, _vragen(bruikbaar), doel(bruikbaar), LEEFGEBIEDEN, stappen.stap)
        self.hoe.leer([r.tekst for r in met], _vragen(met), _doel_hoe(met), _HOE, stappen.stap)
        return self

    def weeg(self, gelezen: Gelezen) -> np.ndarray:
        """Return the log-odds of each domain, (11,)."""
        letters = self.gebied.weeg([gelezen.tekst], [gelezen.vraag])[0]
        return (1 - LETTERS_TELLEN) * gelezen.odds["gebied"] + LETTERS_TELLEN * letters

    def weeg_hoe(self, gelezen: Gelezen) -> np.ndarray:
        """Return the log-odds of each polarity, for each domain, (11, 4)."""
        letters = self.hoe.weeg([gelezen.tekst], [gelezen.vraag])[0]
        return (1 - HOE_TELLEN) * gelezen.odds["polariteit"] + HOE_TELLEN * letters[: len(POLARITEITEN)]

    def zeg(self, gelezen: Gelezen) -> list[dict[str, Any]]:
        """Return the mentions in a message, the surest first; [] when it says nothing about a life.

        What stays below its domain's threshold is not a mention: the conversation asks.
        """
        alles = geheel(gelezen.tekst)
        if alles is None or not _LETTERS.search(gelezen.tekst):
            return []
        grens = self.drempels.gebied
        odds = self._met_delen(gelezen, self.weeg(gelezen), grens)
        gevonden = [int(j) for j in np.argsort(grens - odds) if odds[j] > grens[j]][:MEESTE_VERMELDINGEN]
        if not gevonden:
            return []
        hoe = self.weeg_hoe(gelezen)
        uit = []
        for j in gevonden:
            volgorde = np.argsort(-hoe[j])
            eerste, tweede = (int(p) for p in volgorde[:2])
            wie_tijd = gelezen.odds["wie_tijd"][j]
            if hoe[j, tweede] > _TWEEDE and len(gelezen.delen) > 1:
                paar = _twee_delen(gelezen.delen, gelezen.deel_odds(range(len(gelezen.delen))), j, eerste, tweede)
                if paar:
                    for (deel, apart), p in zip(paar, (eerste, tweede), strict=True):
                        uit.append(_vermelding(j, p, deel, odds[j], hoe[j, p], apart["wie_tijd"][j]))
                    continue
            uit.append(_vermelding(j, eerste, self._bewijs(gelezen, j, alles), odds[j], hoe[j, eerste], wie_tijd))
        return uit[:MEESTE_VERMELDINGEN]

    def gok(self, gelezen: Gelezen) -> dict[str, Any] | None:
        """Return the likeliest mention of a message in which ``zeg`` found none, when it is close; else None.

        No mention: only to be asked about. Its quote is the whole message.
        """
        alles = geheel(gelezen.tekst)
        if alles is None or not _LETTERS.search(gelezen.tekst):
            return None
        odds, grens = self._met_delen(gelezen, self.weeg(gelezen), self.drempels.gebied), self.drempels.gebied
        j = int((odds - grens).argmax())
        if not grens[j] - _GOK < odds[j] <= grens[j]:
            return None
        hoe = self.weeg_hoe(gelezen)[j]
        p = int(hoe.argmax())
        return _vermelding(j, p, alles, odds[j], hoe[p], gelezen.odds["wie_tijd"][j])

    @staticmethod
    def _met_delen(gelezen: Gelezen, odds: np.ndarray, grens: np.ndarray) -> np.ndarray:
        """Raise the log-odds of domains in doubt that one clause says plainly: it may drown in the whole.

        Of each such domain only the clause that speaks most for it is read by itself.
        """
        twijfel = (odds <= grens) & (odds > grens - _TWIJFEL)
        if not gelezen.delen or not twijfel.any():
            return odds
        welke = {int(gelezen.bijdragen(j).argmax()) for j in np.flatnonzero(twijfel)}
        beste = np.array([o["gebied"] for o in gelezen.deel_odds(sorted(welke))]).max(axis=0)
        return np.where(twijfel, np.maximum(odds, grens + beste - _DUIDELIJK), odds)

    @staticmethod
    def _bewijs(gelezen: Gelezen, gebied: int, alles: Zinsdeel) -> Zinsdeel:
        """The clause that adds most to the domain's log-odds; a short message as a whole."""
        if not gelezen.delen or len(alles.tekst.split()) <= KORT_CITAAT:
            return alles
        bijdragen = gelezen.bijdragen(gebied)
        # The first of those that say it about as much: who comes back to it said it there.
        return gelezen.delen[int((bijdragen >= _EVENVEEL * bijdragen.max()).argmax())]

    def bewaar(self, map_: Path) -> None:
        """Write the model into a folder."""
        self.gebied.bewaar(map_, "gebied")
        self.hoe.bewaar(map_, "hoe")
        self.drempels.bewaar(map_)

    @classmethod
    def laad(cls, map_: Path) -> Vermeldingmodel:
        """Read what ``bewaar`` wrote."""
        model = cls(Drempels.laad(map_))
        model.gebied = LineairModel.laad(map_, "gebied")
        model.hoe = LineairModel.laad(map_, "hoe")
        return model


def _twee_delen(
    delen: Sequence[Zinsdeel], odds: Sequence[dict[str, np.ndarray]], j: int, eerste: int, tweede: int
) -> list[tuple[Zinsdeel, dict[str, np.ndarray]]] | None:
    """Return the clause that says the first polarity of a domain and the one that says the second, or None."""
    gebied = np.array([o["gebied"][j] for o in odds])
    hoe = np.array([o["polariteit"][j] for o in odds])
    a = int((np.minimum(gebied, 0) + hoe[:, eerste] - hoe[:, tweede]).argmax())
    b = int((np.minimum(gebied, 0) + hoe[:, tweede] - hoe[:, eerste]).argmax())
    if a == b or hoe[a].argmax() == hoe[b].argmax():
        return None
    return [(delen[a], odds[a]), (delen[b], odds[b])]


def _vermelding(
    j: int, polariteit: int, waar: Zinsdeel, gebied: float, hoe: float, wie_tijd: np.ndarray
) -> dict[str, Any]:
    return {
        "leefgebied": LEEFGEBIEDEN[j],
        "polariteit": POLARITEITEN[polariteit],
        "wie": "ander" if wie_tijd[_WIE] > 0 else "zelf",
        "tijd": "vroeger" if wie_tijd[_TIJD] > 0 else "nu",
        "citaat": waar.tekst,
        "begin": waar.begin,
        "eind": waar.eind,
        # As sure as the weaker of the two: who doubts whether it is good or bad, is not sure.
        "score": round(min(kans(float(gebied)), kans(float(hoe) + 1.0)), 3),
    }
