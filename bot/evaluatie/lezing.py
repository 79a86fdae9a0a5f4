"""All of the understanding outside Rasa's graph, so that authors can be left out and raw odds can be seen."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.nlu.begrip import oordeel
from bot.nlu.corpus import INHOUD, Regel
from bot.nlu.drempels import Drempels
from bot.nlu.gelezen import Lezer
from bot.nlu.leren_crisis import Crisismodel
from bot.nlu.leren_daad import Daadmodel, Voorbeeld
from bot.nlu.leren_vermelding import Vermeldingmodel
from vliegwiel.core.begrip import Crisissignaal
from vliegwiel.core.crisis import screen


@dataclass(frozen=True)
class Uitkomst:
    """What was made of one line: raw odds for curves, and what the conversation would get."""

    gebied: np.ndarray
    hoe: np.ndarray
    vermeldingen: list[dict]
    daad: str
    crisis: np.ndarray
    regel: Crisissignaal
    model: Crisissignaal
    signaal: Crisissignaal
    ms: float


class Onderdelen:
    """Reader and recognisers. ``leer`` gives them n-grams; the encoder comes trained."""

    def __init__(self, lezer: Lezer, drempels: Drempels) -> None:
        self.lezer = lezer
        self.vermelding, self.crisis = Vermeldingmodel(drempels), Crisismodel(drempels)
        self.daad = Daadmodel(lezer.hoofden.daden)

    def leer(self, regels: Sequence[Regel]) -> Onderdelen:
        """Learn the n-grams of every recogniser."""
        self.vermelding.leer(regels)
        self.crisis.leer(regels)
        self.daad.leer([Voorbeeld(r.tekst, r.daad or INHOUD) for r in regels if r.daad in {None, *self.daad.daden}])
        return self

    def zet(self, drempels: Drempels) -> None:
        """Use other thresholds."""
        self.vermelding.drempels = self.crisis.drempels = drempels

    def lees(self, regel: Regel) -> Uitkomst:
        """Understand one line as the running assistant would, without its language recogniser."""
        begin = time.perf_counter()
        gelezen = self.lezer.lees(regel.tekst, regel.vraag)
        vermeldingen = self.vermelding.zeg(gelezen)
        daad, zeker = self.daad.kansen(gelezen)[0]
        van_regel = screen(regel.tekst)
        samen = self.crisis.met_regels(gelezen, van_regel)
        ms = (time.perf_counter() - begin) * 1000
        return Uitkomst(
            gebied=self.vermelding.weeg(gelezen),
            hoe=self.vermelding.weeg_hoe(gelezen),
            vermeldingen=vermeldingen,
            daad=oordeel(daad, zeker, vermeldingen, None)[0],
            crisis=self.crisis.weeg(gelezen),
            regel=van_regel,
            model=self.crisis.zeg(gelezen),
            signaal=samen,
            ms=ms,
        )
