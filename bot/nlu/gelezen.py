"""A message as the recognisers read it: whole and in clauses, with what encoder and heads make of the whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from bot.nlu.hoofden import Hoofden
from bot.nlu.zinnen import Blik, Zinsencoder
from bot.nlu.zinsdelen import Zinsdeel, zinsdelen


@dataclass(frozen=True)
class Gelezen:
    """``delen`` are the clauses (none when there is only one); ``odds`` the heads' log-odds for the whole message.

    A long message is read in ``vensters`` that overlap; ``waar`` says in which of them each domain is clearest.
    """

    tekst: str
    vraag: str
    delen: tuple[Zinsdeel, ...]
    vensters: tuple[Blik, ...]
    waar: np.ndarray
    odds: dict[str, np.ndarray]
    lezer: Lezer
    _apart: dict[int, dict[str, np.ndarray]] = field(default_factory=dict)

    def deel_odds(self, welke: Iterable[int]) -> list[dict[str, np.ndarray]]:
        """Return the heads' log-odds for these clauses, each read by itself: slower, so only for those that matter."""
        welke = list(welke)
        for i in welke:
            if i not in self._apart:  # one by one: side by side, a short clause would cost as much as the longest
                self._apart[i] = self.lezer.hoofden.weeg(self.lezer.encoder.een(self.delen[i].tekst).samen)
        return [self._apart[i] for i in welke]

    def bijdragen(self, gebied: int) -> np.ndarray:
        """Return how strongly each clause speaks for a domain, (clauses,).

        That is what its pieces add to the log-odds, over the root of their number: a long clause adds much by length alone.
        """
        blik = self.vensters[self.waar[gebied]]
        per_stuk = self.lezer.hoofden.per_stuk(blik, gebied)
        midden = blik.plaatsen.mean(1)
        erin = [per_stuk[(midden >= d.begin) & (midden < d.eind)] for d in self.delen]
        return np.array([stukken.sum() / max(len(stukken), 1) ** 0.5 for stukken in erin])


@dataclass(frozen=True)
class Lezer:
    """Encoder and heads together."""

    encoder: Zinsencoder
    hoofden: Hoofden

    def lees(self, tekst: str, vraag: str = "open") -> Gelezen:
        """Cut a message into clauses and weigh the whole."""
        delen = tuple(zinsdelen(tekst))
        vensters = self.encoder.vensters(tekst, vraag)
        per_venster = [self.hoofden.weeg(v.samen) for v in vensters]
        waar = np.array([o["gebied"] for o in per_venster]).argmax(0)
        odds = {naam: _zwaarst(naam, per_venster, waar) for naam in per_venster[0]}
        return Gelezen(tekst, vraag, delen if len(delen) > 1 else (), tuple(vensters), waar, odds, self)


def _zwaarst(naam: str, per_venster: list[dict[str, np.ndarray]], waar: np.ndarray) -> np.ndarray:
    """A domain and a crisis signal count as where they are clearest; how it is said goes with its domain.

    The act is that of the beginning: a message of several windows tells something, whatever it ends with.
    """
    lijst = np.array([o[naam] for o in per_venster])
    if naam in {"gebied", "crisis"}:
        return lijst.max(0)
    if naam == "daad":
        return lijst[0]
    return lijst[waar, np.arange(len(waar))]
