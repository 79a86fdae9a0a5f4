"""Words that mean something together: "a & b" in ``woorden/*.txt``, in any order, near each other in one sentence.

One walk over the words finds every part of every rule; no rule is tried on its own. So a few hundred rules cost
hardly more than one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from vliegwiel.core.patronen import ONTKENNING, lees_patroon, stam, woordvolgorde, zonder_merk

RUIMTE = 7
"""How many other words may stand between two parts."""

_EINDE = frozenset(".?")
_BIJZONDER = re.compile(r"(?:^|\s)(?:~|\.\.|[?!]\S|<{1,2}|>{1,2})(?:\s|$)|[?!]\w|\s")
_KORTSTE_BEGIN = 3

Woorden = tuple[str, ...]


def _past(woord: str, vorm: str) -> bool:
    return woord.startswith(vorm[:-1]) if vorm.endswith("*") else woord == vorm


@dataclass(frozen=True)
class Deel:
    """Where a part of rule ``regel`` was found: ``begin`` and ``eind`` count words."""

    regel: int
    nummer: int
    begin: int
    eind: int


class Samenhang:
    """A set of rules of two or more parts; ``zoek`` tells which of them a text meets."""

    def __init__(self, regels: Iterable[str]) -> None:
        """Read the rules; raises ``KeyError`` for a named list that is not there."""
        self._aantal: list[int] = []
        # Rows of whole words, the begins of words by their first letters, and rows with the begin of a word in them.
        self._heel: dict[Woorden, list[tuple[int, int]]] = defaultdict(list)
        self._begin: dict[str, list[tuple[Woorden, int, int]]] = defaultdict(list)
        self._patronen: list[list[tuple[int, re.Pattern[str]]]] = []
        for nummer, regel in enumerate(regels):
            delen = regel.split(" & ")
            self._aantal.append(len(delen))
            self._patronen.append([])
            for plek, deel in enumerate(delen):
                self._neem_op(nummer, plek, deel.strip())
        # Most rules need looking at only when one of their plain words is there.
        self._zonder_woorden = [i for i, p in enumerate(self._patronen) if len(p) == self._aantal[i]]

    def _neem_op(self, regel: int, nummer: int, deel: str) -> None:
        """Put the alternatives of one part in the register, or keep the part as a pattern when it is more."""
        if _BIJZONDER.search(deel):
            self._patronen[regel].append((nummer, re.compile(lees_patroon(deel))))
            return
        for rij in woordvolgorde(deel):
            for vormen in product(*map(stam, rij)):
                if any(v.endswith("*") for v in vormen):
                    self._begin[vormen[0][:_KORTSTE_BEGIN].rstrip("*")].append((vormen, regel, nummer))
                else:
                    self._heel[vormen].append((regel, nummer))

    def _delen(self, woorden: list[str]) -> Iterator[Deel]:
        langste = max(map(len, self._heel), default=0)
        for plek, woord in enumerate(woorden):
            for lengte in range(1, min(langste, len(woorden) - plek) + 1):
                for regel, nummer in self._heel.get(tuple(woorden[plek : plek + lengte]), ()):
                    yield Deel(regel, nummer, plek, plek + lengte)
            for begin in range(1, _KORTSTE_BEGIN + 1):
                for vormen, regel, nummer in self._begin.get(woord[:begin], ()) if len(woord) >= begin else ():
                    rij = woorden[plek : plek + len(vormen)]
                    if len(rij) == len(vormen) and all(map(_past, rij, vormen)):
                        yield Deel(regel, nummer, plek, plek + len(vormen))

    def _samen(self, delen: list[Deel], aantal: int, grens: list[int]) -> tuple[int, int] | None:
        """Return the first stretch of words in which all parts stand near each other.

        ``grens[i]`` is the first place from which no denial or end of sentence lies before word i.
        """
        ketens: list[tuple[int, int, int]] = []  # parts so far (bits), first word, word after the last
        alles = (1 << aantal) - 1
        for deel in sorted(delen, key=lambda d: (d.begin, d.eind)):
            bit = 1 << deel.nummer
            nieuw = [(bit, deel.begin, deel.eind)]
            vanaf = max(grens[deel.begin], deel.begin - RUIMTE)
            for bits, begin, eind in ketens:
                if vanaf <= eind <= deel.begin and not bits & bit:
                    nieuw.append((bits | bit, begin, deel.eind))
            for bits, begin, eind in nieuw:
                if bits == alles:
                    return begin, eind
            # Only chains that a later part can still reach, and one of each kind, are worth keeping.
            bij = {(bits, eind): begin for bits, begin, eind in ketens if eind >= deel.begin - RUIMTE}
            bij.update({(bits, eind): begin for bits, begin, eind in nieuw})
            ketens = [(bits, begin, eind) for (bits, eind), begin in bij.items()]
        return None

    def zoek(self, zin: str) -> Iterator[tuple[int, int, int]]:
        """Yield (number of the rule, begin, end) for each rule that even text meets; begin and end count characters."""
        woorden = zin.split()
        plaatsen = [0]
        for woord in woorden:
            plaatsen.append(plaatsen[-1] + len(woord) + 1)
        nummer_van = {plaats + 1: i for i, plaats in enumerate(plaatsen)}
        grens = [0]
        for i, woord in enumerate(woorden):
            grens.append(i + 1 if woord in _EINDE or woord.endswith(ONTKENNING) else grens[-1])
        per_regel: dict[int, list[Deel]] = defaultdict(list)
        for deel in self._delen([zonder_merk(w) for w in woorden]):
            per_regel[deel.regel].append(deel)
        for regel in {*per_regel, *self._zonder_woorden}:
            delen = per_regel[regel]
            for nummer, patroon in self._patronen[regel]:
                delen.extend(
                    Deel(regel, nummer, nummer_van[t.start()], nummer_van[max(t.end(), t.start() + 1)])
                    for t in patroon.finditer(zin)
                    if t.end() > t.start()
                )
            if len({d.nummer for d in delen}) == self._aantal[regel]:
                stuk = self._samen(delen, self._aantal[regel], grens)
                if stuk:
                    yield regel, plaatsen[stuk[0]] + 1, plaatsen[stuk[1]] + 1
