"""Crisis signals as learned from examples. The rules in ``vliegwiel.core.crisis`` stand beside it, and go first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.nlu.corpus import Regel, met_crisis
from bot.nlu.drempels import Drempels
from bot.nlu.gelezen import Gelezen
from bot.nlu.hoofden import SIGNALEN, SOORTEN
from bot.nlu.leren_vermelding import kans
from bot.nlu.lineair import LineairModel
from bot.nlu.voortgang import Voortgang
from vliegwiel.core.begrip import Crisissignaal

LETTERS_TELLEN = 0.35  # share of the n-grams in the log-odds; the encoder has the rest
_VOORBIJ = 1.0  # log-odds by which "it is over" must be clearer than "it is now": in doubt the question is asked
_SIGNAAL, _ACUUT, _NAZORG = range(len(SIGNALEN))


def doel(regels: Sequence[Regel]) -> np.ndarray:
    """Return what the model should say, (n, 3): a signal (acute or suspected), acute, over and done."""
    return np.array(
        [[r.niveau in ("acuut", "vermoeden"), r.niveau == "acuut", r.niveau == "nazorg"] for r in regels], np.int8
    )


class Crisismodel:
    """A sensitive reader: it says *vermoeden* where a person would ask, and *acuut* only when very sure."""

    def __init__(self, drempels: Drempels) -> None:
        self.model = LineairModel()
        self.drempels = drempels

    def leer(self, regels: Sequence[Regel]) -> Crisismodel:
        """Learn the n-grams from everybody."""
        bruikbaar = met_crisis(regels)
        stappen = Voortgang("crisis leren", len(SIGNALEN))
        teksten, vragen = [r.tekst for r in bruikbaar], [r.vraag for r in bruikbaar]
        self.model.leer(teksten, vragen, doel(bruikbaar), SIGNALEN, stappen.stap)
        return self

    def weeg(self, gelezen: Gelezen) -> np.ndarray:
        """Return the log-odds of ``SIGNALEN``, (3,)."""
        letters = self.model.weeg([gelezen.tekst], [gelezen.vraag])[0]
        return (1 - LETTERS_TELLEN) * gelezen.odds["crisis"][len(SOORTEN) :] + LETTERS_TELLEN * letters

    def zeg(self, gelezen: Gelezen) -> Crisissignaal:
        """Return the signal in a message."""
        odds = self.weeg(gelezen)
        echte = [s for s in SOORTEN if s != "nazorg"]
        soort = echte[int(gelezen.odds["crisis"][: len(echte)].argmax())]
        if odds[_ACUUT] > self.drempels.acuut:
            return Crisissignaal("acuut", soort, round(kans(float(odds[_ACUUT])), 3))
        if odds[_NAZORG] > self.drempels.nazorg and odds[_NAZORG] > odds[_SIGNAAL] + _VOORBIJ:
            return Crisissignaal("nazorg", "nazorg", round(kans(float(odds[_NAZORG])), 3))
        if odds[_SIGNAAL] > self.drempels.vermoeden:
            return Crisissignaal("vermoeden", soort, round(kans(float(odds[_SIGNAAL])), 3))
        return Crisissignaal(score=round(kans(float(odds[_SIGNAAL])), 3))

    def met_regels(self, gelezen: Gelezen, regel: Crisissignaal) -> Crisissignaal:
        """Return the more serious of the rules' signal and the model's.

        A rule that goes by words near each other counts one level less when the model is sure that it is harmless.
        """
        if not regel.stellig and self.weeg(gelezen)[_SIGNAAL] < self.drempels.onschuldig:
            regel = regel.milder()
        return regel.ernstigste(self.zeg(gelezen))

    def bewaar(self, map_: Path) -> None:
        """Write the model into a folder."""
        self.model.bewaar(map_, "crisis")
        self.drempels.bewaar(map_)

    @classmethod
    def laad(cls, map_: Path) -> Crisismodel:
        """Read what ``bewaar`` wrote."""
        model = cls(Drempels.laad(map_))
        model.model = LineairModel.laad(map_, "crisis")
        return model
