"""Masks names of other people in free text, before a consultant reads it.

Three kinds of evidence: a word before it ("mijn zus fatima"), a list of first names, and what spaCy found, where the
pipeline in use finds names. People hardly use capitals, so a name that is a word too ("roos", "mark") needs a capital
in mid-sentence or somebody's sister. What a client says about themselves ("ik heet Noor") stays. Nothing here is
certain: the figures are in ``tests/core/test_maskeren_namen.py``.
"""

from __future__ import annotations

from collections.abc import Iterable

from vliegwiel.core.maskeren_lijsten import lijsten
from vliegwiel.core.maskeren_zoeken import Zoeker
from vliegwiel.core.spelling import plat

NAAM = "[naam]"


def _vouw_bekend(namen: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of names that are known in any case, and those that are known with a capital only."""
    weg = lijsten().rond
    vaak = set().union(
        *(weg[s] for s in ("nooit", "relatie", "titel", "aanspreking", "doet", "anders", "tussenvoegsel"))
    )
    woorden = {w for naam in namen for w in naam.split() if len(w) > 1 and plat(w) not in vaak}
    klein = frozenset(plat(w) for w in woorden if w.islower() or plat(w) in lijsten().zeker)
    return klein, frozenset(plat(w) for w in woorden)


def _zoek(tekst: str, bekend: Iterable[str], eigen: Iterable[str]) -> list[tuple[int, int]]:
    zoeker = Zoeker(tekst, *_vouw_bekend(bekend), eigen)
    zoeker.zoek()
    return [(zoeker.w[i].begin, zoeker.w[j - 1].eind) for i, j in zoeker.namen]


def namen_in(tekst: str) -> tuple[str, ...]:
    """Return the names of other people in a text, as typed and in order."""
    return tuple(tekst[begin:eind] for begin, eind in _zoek(tekst, (), ()))


def eigen_namen_in(tekst: str) -> frozenset[str]:
    """Return the words, folded, with which somebody says their own name in a text."""
    zoeker = Zoeker(tekst)
    zoeker.zoek()
    return frozenset(zoeker.eigen)


def maskeer_namen(tekst: str, bekend: Iterable[str] = (), eigen: Iterable[str] = ()) -> str:
    """Return the text with the name of every other person replaced by ``NAAM``.

    ``bekend`` are names that were found elsewhere, by spaCy or in another answer; ``eigen`` is what the client is
    called (``eigen_namen_in``). Masking twice changes nothing more.
    """
    delen: list[str] = []
    vanaf = 0
    for begin, eind in _zoek(tekst, bekend, eigen):
        delen += (tekst[vanaf:begin], NAAM)
        vanaf = eind
    return "".join((*delen, tekst[vanaf:]))


def maskeer_alle(teksten: Iterable[str], bekend: Iterable[str] = ()) -> dict[str, str]:
    """Return each text with what it becomes: a name that is clear in one of them is masked in all of them."""
    alle = tuple(dict.fromkeys(teksten))
    namen = {*bekend, *(naam for tekst in alle for naam in namen_in(tekst))}
    eigen = frozenset().union(*(eigen_namen_in(tekst) for tekst in alle))
    return {tekst: maskeer_namen(tekst, namen, eigen) for tekst in alle}
