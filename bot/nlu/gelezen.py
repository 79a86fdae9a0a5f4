"""A message as the heads read it: whole and in clauses, with all sentence vectors made in one go."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.nlu.zinnen import Zinsencoder
from bot.nlu.zinsdelen import Zinsdeel, zinsdelen


@dataclass(frozen=True)
class Gelezen:
    """``delen`` are the clauses (none when there is only one), ``vectoren`` (1 + clauses, 512) the whole first."""

    tekst: str
    vraag: str
    delen: tuple[Zinsdeel, ...]
    vectoren: np.ndarray

    @property
    def teksten(self) -> list[str]:
        """The whole, then the clauses."""
        return [self.tekst, *(d.tekst for d in self.delen)]

    @property
    def vragen(self) -> list[str]:
        """The question for the whole; a clause by itself answers nothing."""
        return [self.vraag, *("open" for _ in self.delen)]


def lees(tekst: str, vraag: str, encoder: Zinsencoder) -> Gelezen:
    """Cut a message into clauses and make every vector."""
    delen = tuple(zinsdelen(tekst))
    if len(delen) < 2:
        delen = ()
    return Gelezen(tekst, vraag, delen, encoder.veel([tekst, *(d.tekst for d in delen)]))
