"""Dialogue acts: what a message does in the conversation. ``inhoud`` is: it tells something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.nlu.corpus import INHOUD
from bot.nlu.gelezen import Gelezen
from bot.nlu.lineair import LineairModel
from bot.nlu.voortgang import Voortgang
from bot.nlu.zinnen import Zinsencoder

DAAD = "daad"  # the column "is an act": first that is decided, then which one
# Log-odds above which it is an act. Telling outnumbers the acts in the corpus, so the even point lies below zero.
GRENS = -0.7
# An act among many has low odds even when it is by far the best; this makes them a share that reads as a chance.
_SCHERPTE = 1.5


@dataclass(frozen=True)
class Voorbeeld:
    """A text and its act (``inhoud`` included)."""

    tekst: str
    daad: str


def _open(gelezen: Gelezen) -> tuple[list[str], np.ndarray, list[str]]:
    return [gelezen.tekst], gelezen.vectoren[:1], ["open"]


class Daadmodel:
    """Two steps, because telling and acting differ more from each other than the acts do."""

    def __init__(self) -> None:
        self.wel = LineairModel()
        self.welke = LineairModel(c_tekst=10.0, c_zin=0.003)

    def leer(self, voorbeelden: Sequence[Voorbeeld], encoder: Zinsencoder) -> Daadmodel:
        """Learn from examples of acts and of telling. The question asked is not used: for acts it was drawn at random."""
        daden = sorted({v.daad for v in voorbeelden} - {INHOUD})
        stappen = Voortgang("dialooghandelingen leren", len(daden) + 1)
        teksten = [v.tekst for v in voorbeelden]
        doel = np.array([[v.daad != INHOUD] for v in voorbeelden], np.int8)
        open_ = ["open"] * len(teksten)
        self.wel.leer(teksten, encoder.onthoud(teksten), open_, doel, [DAAD], stappen.stap)
        eigen = [v for v in voorbeelden if v.daad != INHOUD]
        teksten = [v.tekst for v in eigen]
        doel = np.array([[v.daad == d for d in daden] for v in eigen], np.int8)
        self.welke.leer(teksten, encoder.onthoud(teksten), ["open"] * len(eigen), doel, daden, stappen.stap)
        return self

    def is_daad(self, gelezen: Gelezen) -> float:
        """Return the log-odds that a message is a dialogue act and not something told."""
        return float(self.wel.weeg(*_open(gelezen))[0, 0])

    def kansen(self, gelezen: Gelezen, wel: float) -> list[tuple[str, float]]:
        """Return every act (``inhoud`` included) with its chance, the likeliest first; the chances add up to 1.

        ``wel`` is what ``is_daad`` said of the same message.
        """
        wel -= GRENS
        is_daad = 1 / (1 + np.exp(-np.clip(_SCHERPTE * wel, -30, 30)))
        odds = self.welke.weeg(*_open(gelezen))[0] * _SCHERPTE
        deel = np.exp(odds - odds.max())
        deel *= is_daad / deel.sum()
        beste = self.welke.kolommen[int(deel.argmax())]
        lijst = [(INHOUD, float(1 - is_daad)), *zip(self.welke.kolommen, map(float, deel), strict=True)]
        # Which act it is may be spread thin; that it is one decides.
        wint = beste if wel > 0 else INHOUD
        return sorted(lijst, key=lambda paar: (paar[0] != wint, -paar[1]))

    def bewaar(self, map_: Path) -> None:
        """Write the model into a folder."""
        self.wel.bewaar(map_, "wel")
        self.welke.bewaar(map_, "welke")

    @classmethod
    def laad(cls, map_: Path) -> Daadmodel:
        """Read what ``bewaar`` wrote."""
        model = cls()
        model.wel = LineairModel.laad(map_, "wel")
        model.welke = LineairModel.laad(map_, "welke")
        return model
