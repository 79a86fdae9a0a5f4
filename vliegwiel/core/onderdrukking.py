"""No number in a report is about fewer than five people, whatever is added or subtracted (docs/beslissingen/0011).

Counts are divided into **blocks**: sets of people that do not overlap, each of at least five. A number is shown only when
it is a sum of whole blocks. So whatever somebody adds, subtracts or compares – totals, columns, periods, filters – the
outcome is again about whole blocks: nobody, or at least five people. What is no sum of whole blocks is hidden.

A count has a coordinate per dimension, for example (outcome, team, quarter, month). Dimensions are divided in that order:
what comes first is shown best.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

KLEINSTE = 5
"""The smallest group that a number may be about."""

Sleutel = tuple[str, ...]
Telling = Mapping[Sleutel, int]
Kies = Callable[[Sleutel], bool]


class Blokken:
    """Counts of which only sums of whole blocks can be asked."""

    def __init__(self, blokken: Iterable[Telling]) -> None:
        self._blokken = tuple({s: n for s, n in blok.items() if n} for blok in blokken)

    def som(self, kies: Kies = lambda _: True) -> int | None:
        """Return how many people have a coordinate that is chosen; None when that number stays hidden."""
        totaal = 0
        for blok in self._blokken:
            erin = [n for sleutel, n in blok.items() if kies(sleutel)]
            if erin and (len(erin) < len(blok) or sum(erin) < KLEINSTE):
                return None
            totaal += sum(erin)
        return totaal

    def __add__(self, ander: Blokken) -> Blokken:
        """Return the blocks of both: of people who are in only one of them, such as those of two quarters."""
        return Blokken((*self._blokken, *ander._blokken))


def verdeel(telling: Telling) -> Blokken:
    """Divide counts into blocks, dimension after dimension; fewer than five people together stay one hidden block.

    Raises ``ValueError`` for a count below zero, or coordinates of different lengths.
    """
    if any(n < 0 for n in telling.values()) or len({len(s) for s in telling}) > 1:
        raise ValueError("tellingen zijn nul of meer, met evenveel dimensies")
    blokken = [{s: n for s, n in telling.items() if n}]
    for dimensie in range(len(next(iter(telling), ()))):
        blokken = [deel for blok in blokken for deel in _splits(blok, dimensie)]
    return Blokken(blokken)


def afgerond(aantal: int) -> int:
    """Return a count that may still change, rounded down to fives: one person more or less does not show."""
    return aantal - aantal % KLEINSTE


def _splits(blok: Mapping[Sleutel, int], dimensie: int) -> list[dict[Sleutel, int]]:
    """Give each value of a dimension its own block; what is too small goes together, with the next smallest if needed."""
    delen: dict[str, dict[Sleutel, int]] = defaultdict(dict)
    for sleutel, aantal in blok.items():
        delen[sleutel[dimensie]][sleutel] = aantal
    # By size, then by name, so that the same counts always give the same blocks.
    rij = [delen[waarde] for waarde in sorted(delen, key=lambda w: (sum(delen[w].values()), w))]
    rest: dict[Sleutel, int] = {}
    while rij and (sum(rij[0].values()) < KLEINSTE or 0 < sum(rest.values()) < KLEINSTE):
        rest |= rij.pop(0)
    return [*rij, rest] if rest else rij
