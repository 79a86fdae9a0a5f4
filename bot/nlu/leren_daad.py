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

LETTERS_TELLEN = 0.1  # share of the n-grams; the encoder has the rest
# One column against all others has low odds even when it is by far the best; this makes them a share.
_SCHERPTE = 1.5
# Log-odds taken off "it tells something": lines that tell are most of what was learned from, not of what is typed at a
# question. On authors left out one more act in seventeen is recognised, and one told line in sixty is lost.
_VERTELT_MINDER = 1.0


@dataclass(frozen=True)
class Voorbeeld:
    """A text and its act (``inhoud`` included)."""

    tekst: str
    daad: str


class Daadmodel:
    """The encoder's opinion and that of the n-grams, as one share per act. The question asked is not used."""

    def __init__(self, daden: Sequence[str]) -> None:
        self.daden = tuple(daden)
        self.letters = LineairModel()

    def leer(self, voorbeelden: Sequence[Voorbeeld]) -> Daadmodel:
        """Learn the n-grams from examples of acts and of telling."""
        stappen = Voortgang("dialooghandelingen leren", len(self.daden))
        doel = np.array([[v.daad == d for d in self.daden] for v in voorbeelden], np.int8)
        self.letters.leer([v.tekst for v in voorbeelden], ["open"] * len(doel), doel, self.daden, stappen.stap)
        return self

    def kansen(self, gelezen: Gelezen) -> list[tuple[str, float]]:
        """Return every act (``inhoud`` included) with its chance, the likeliest first; the chances add up to 1."""
        letters = _log_deel(self.letters.weeg([gelezen.tekst], ["open"])[0] * _SCHERPTE)
        log = (1 - LETTERS_TELLEN) * _log_deel(gelezen.odds["daad"]) + LETTERS_TELLEN * letters
        log[self.daden.index(INHOUD)] -= _VERTELT_MINDER
        deel = np.exp(_log_deel(log))
        return sorted(zip(self.daden, map(float, deel), strict=True), key=lambda paar: -paar[1])

    def bewaar(self, map_: Path) -> None:
        """Write the model into a folder."""
        self.letters.bewaar(map_, "letters")

    @classmethod
    def laad(cls, map_: Path) -> Daadmodel:
        """Read what ``bewaar`` wrote."""
        letters = LineairModel.laad(map_, "letters")
        model = cls(letters.kolommen)
        model.letters = letters
        return model


def _log_deel(odds: np.ndarray) -> np.ndarray:
    verschil = odds - odds.max()
    return verschil - np.log(np.exp(verschil).sum())
