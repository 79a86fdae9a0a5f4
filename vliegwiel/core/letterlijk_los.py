"""Typing slips that need no guess: "echtniet" taken apart, "gled" and "slehct" put in order.

For the readers of literal answers. Only a word that no list knows is changed, and only into words that stand in the
list letter for letter: by sound or with a second slip, too many other words would fit ("kanker" is not "knaken").
"""

from __future__ import annotations

from collections.abc import Mapping

from vliegwiel.core.spelling import Woordenlijst, plat

_KORTSTE_BEGIN, _KORTSTE_EIND = 2, 3
_KORTSTE_VERWISSELING = 4
_LANGSTE_ANTWOORD = 8  # words: what is longer is no hasty answer


class Losmaker:
    """Puts words in order for one reader; ``plakt`` are the meanings whose words may be typed as one."""

    def __init__(self, betekenissen: Mapping[str, tuple[str, ...]], plakt: tuple[str, ...] = ()) -> None:
        """Keep the words as they are spelled."""
        self._lijst = Woordenlijst(betekenissen)
        self._woorden = {plat(z) for zinnen in betekenissen.values() for z in zinnen if z.isalpha()}
        self._delen = {plat(w) for b in plakt for zin in betekenissen[b] for w in zin.split()}

    def _op_volgorde(self, woord: str) -> list[str] | None:
        """Return the one word with two neighbouring letters the other way round; the first letter is always right."""
        if len(woord) < _KORTSTE_VERWISSELING:
            return None
        anders = {woord[:n] + woord[n + 1] + woord[n] + woord[n + 2 :] for n in range(1, len(woord) - 1)}
        bekend = sorted(anders & self._woorden)
        return bekend if len(bekend) == 1 else None

    def _gesplitst(self, woord: str) -> list[str] | None:
        """Return the two words that were typed as one."""
        paren = ([woord[:n], woord[n:]] for n in range(_KORTSTE_BEGIN, len(woord) - _KORTSTE_EIND + 1))
        return next((paar for paar in paren if self._delen.issuperset(paar)), None)

    def __call__(self, woorden: list[str]) -> list[str]:
        """Return the words, with every unknown one put in order or taken apart where that makes known words."""
        if len(woorden) > _LANGSTE_ANTWOORD:
            return woorden
        gelezen = {plek for v in self._lijst.zoek(woorden) for plek in range(v.begin, v.eind)}
        uit: list[str] = []
        for plek, woord in enumerate(woorden):
            if plek in gelezen or not woord.isalpha():
                uit.append(woord)
            else:
                uit += self._op_volgorde(woord) or self._gesplitst(woord) or [woord]
        return uit
