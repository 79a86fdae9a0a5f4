"""Phrases as patterns: written in plain Dutch in ``woorden/*.txt``, met in text however it is spelled.

Text and pattern are folded the same way (``core.spelling``), so one line covers "ik wil dood", "k wil d00d" and
"I K W I L D O O D". A pattern is a row of words:

    woord       this word, however spelled          woord*      any word that begins so
    een/twee    one of these; a_b is two words      {naam}      one of a named list (``namen.txt``)
    ?woord      may be left out                     ~           up to three words that change nothing
    ..          up to four other words in the same sentence, none of them a denial      !woord  not followed by this
    a & b       both, in any order, near each other in one sentence (``core.samenhang``)
    <  >        begin and end of a clause           << >>       begin and end of the message
    …           up to five words of one clause      @           end of the text that is looked at
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from vliegwiel.core.spelling import lees_woorden, plat, tekens, vouw

_MAP = Path(__file__).parent / "woorden"
_EINDE = {".": ".", "!": ".", "…": ".", ";": ".", "?": "?", ",": ",", ":": ",", "-": ",", "–": ","}
_STIL = frozenset("()[]\"“”„'*_/\\+=<>|~^`")

_LEET = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s"})
_LEETWOORD = re.compile(r"[a-z][a-z0-9@$*_]*[0-9@$*_][a-z0-9@$*_]*[a-z]|[a-z][0-9@$]+[a-z]")
_LOSSE_LETTERS = re.compile(r"(?<![^\W_])(?:[^\W\d_][ .\-_*]{1,2}){3,}[^\W\d_](?![^\W_])")
_TUSSEN_LETTERS = re.compile(r"[ .\-_*]+")
# A new line begins a new sentence, unless it goes on in small letters.
_ZELFDE_ZIN = re.compile(r"[^\S\n]*\n\s*(?=[a-zà-ÿ])")
_NIEUWE_ZIN = re.compile(r"[^\S\n]*\n\s*")
_GELIJK = {plat(vorm): woord for woord, vormen in lees_woorden("gelijk").items() for vorm in vormen}


_HARD_EN_ZACHT = {"d": "t", "t": "d", "b": "p", "p": "b"}
_LIJSTEN = lees_woorden("namen")
VULLING, ONTKENNING = "'", "#"
_VULWOORDEN = frozenset(vouw(w) for w in _LIJSTEN["vulling"])
_ONTKENNINGEN = frozenset(vouw(w) for w in _LIJSTEN["ontkenning"])


def _gemerkt(woord: str) -> str:
    """Mark a word that changes nothing, or that denies: so a pattern can step over it, or stop at it."""
    return woord + (VULLING if woord in _VULWOORDEN else ONTKENNING if woord in _ONTKENNINGEN else "")


def zonder_merk(woord: str) -> str:
    """Return the word as it was before it was marked."""
    return woord.rstrip(VULLING + ONTKENNING)


def _begin(begin: str) -> str:
    """Return the expression for the begin of a word."""
    return "(?:" + "|".join(re.escape(vorm[:-1]) for vorm in stam(f"{begin}*")) + ")[^ ]*"


def _letterlijk(woord: str) -> str:
    """Return the expression for one word or, with underscores or blanks, for a few words in a row."""
    delen = []
    for deel in re.split(r"[_ ]+", plat(woord)):
        if deel.endswith("*"):
            delen.append(_begin(deel[:-1]))
        else:
            delen += [re.escape(_gemerkt(vouw(w))) for w in _GELIJK.get(deel, deel).split()]
    return " ".join(delen)


def _uitdrukking(deel: str, namen: dict[str, str]) -> str:
    """Return the expression for one part of a pattern, with the blank behind it."""
    vast = {
        "~": f"(?:[^ ]+{VULLING} ){{0,3}}",
        "..": f"(?:[^ .?{ONTKENNING}]+ ){{0,4}}",
        "…": f"(?:(?!(?:{namen['breuk']}) )[^ .?{ONTKENNING}]+ ){{0,5}}",
        "<": "(?:(?<=[.?,] )|(?<=^ ))",
        ">": "(?=[.?,] |$)",
        "<<": "(?<=^ )",
        ">>": r"(?=[.?, ]*$)",
        "@": "$",
    }
    if deel in vast:
        return vast[deel]
    if len(deel) > 1 and deel[0] in "?!":
        kern = _uitdrukking(deel[1:], namen)
        return f"(?:{kern})?" if deel[0] == "?" else f"(?!{kern})"
    woorden = [namen[w[1:-1]] if w.startswith("{") else _letterlijk(w) for w in deel.split("/")]
    return f"(?:{'|'.join(woorden)}) "


def lees_patroon(patroon: str) -> str:
    """Return a pattern as a regular expression on even text; raises ``KeyError`` for a name that is not there."""
    return "(?<= )" + "".join(_uitdrukking(deel, NAMEN) for deel in patroon.split())


def stam(vorm: str) -> tuple[str, ...]:
    """Return how a folded word, or with * the begin of one, may be written: a final d may sound as t, b as p."""
    if not vorm.endswith("*"):
        return (vorm,)
    klank = vouw(vorm[:-1] + "|").removesuffix("|")
    ander = _HARD_EN_ZACHT.get(klank[-1:])
    return (f"{klank}*", f"{klank[:-1]}{ander}*") if ander else (f"{klank}*",)


def woordvolgorde(deel: str) -> list[tuple[str, ...]]:
    """Return the alternatives of one part ("a/b_c/{naam}") as rows of folded words; the begin of a word keeps its *."""
    uit: list[tuple[str, ...]] = []
    for keuze in deel.split("/"):
        zinnen = _LIJSTEN[keuze[1:-1]] if keuze.startswith("{") else (keuze,)
        for zin in zinnen:
            woorden = [w for vorm in re.split(r"[_ ]+", plat(zin)) for w in _GELIJK.get(vorm, vorm).split()]
            uit.append(tuple(w if w.endswith("*") else vouw(w) for w in woorden))
    return uit


NAMEN = {
    naam: "|".join(sorted((_letterlijk(w) for w in woorden), key=len, reverse=True))
    for naam, woorden in _LIJSTEN.items()
}
"""The named lists, each as an expression."""


def lees_patronen(bestand: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the sections of ``woorden/<bestand>.txt`` with their patterns, one a line; # begins a remark."""
    kop, regels = "", list[str]()
    for regel in (_MAP / f"{bestand}.txt").read_text(encoding="utf-8").splitlines():
        if regel.startswith("["):
            if regels:
                yield kop, regels
            kop, regels = regel.strip("[]"), []
        elif regel and not regel.startswith("#"):
            regels.append(regel)
    if regels:
        yield kop, regels


def een_van(patronen: list[str]) -> re.Pattern[str]:
    """Return one expression that meets any of the patterns."""
    return re.compile("|".join(lees_patroon(p) for p in patronen))


def _ontleet(treffer: re.Match[str]) -> str:
    woord = treffer[0]
    return re.sub(r"[*_]", "", woord).translate(_LEET) if sum(c.isalpha() for c in woord) > 1 else woord


@lru_cache(maxsize=1)
def _losse_woorden() -> frozenset[str]:
    """Return the folded words in which glued text may be cut."""
    return frozenset(vouw(w) for w in _LIJSTEN["aaneen"])


def _geknipt(woord: str) -> list[str]:
    """Cut "ikwildood" into words; a word that can't be cut into three or more known words stays whole."""
    kortste = len("ikwilweg")
    if len(woord) < kortste:
        return [woord]
    bekend = _losse_woorden()
    beste: list[list[str] | None] = [[]] + [None] * len(woord)
    for eind in range(1, len(woord) + 1):
        for begin in range(max(0, eind - 12), eind):
            voor, stuk = beste[begin], vouw(woord[begin:eind])
            if voor is not None and stuk in bekend and (beste[eind] is None or len(voor) < len(beste[eind] or ())):
                beste[eind] = [*voor, woord[begin:eind]]
    delen = beste[-1] or [woord]
    return delen if len(delen) > 2 else [woord]


def effen(tekst: str) -> str:
    """Return the text as folded words with one blank around each; "." and "?" end a sentence, "," a clause.

    Works in one pass over the text, so the time it takes grows with its length only.
    """
    ruw = plat(_NIEUWE_ZIN.sub(" . ", _ZELFDE_ZIN.sub(" ", tekst)))
    ruw = _LOSSE_LETTERS.sub(lambda t: _TUSSEN_LETTERS.sub("", t[0]), ruw)
    ruw = _LEETWOORD.sub(_ontleet, ruw)
    uit: list[str] = []
    for teken in tekens(ruw):
        if teken in _EINDE:
            if uit[-1:] != [_EINDE[teken]]:
                uit.append(_EINDE[teken])
        elif teken not in _STIL:
            for deel in _GELIJK.get(teken, teken).split():
                uit.extend(_gemerkt(vouw(_GELIJK.get(w, w))) for w in _geknipt(deel))
    return f" {' '.join(uit)} "


_ZICHT = 240
"""How many characters before and behind a phrase are looked at: more is another story, and costs time."""


@dataclass(frozen=True)
class Zinsplek:
    """A place in even text: ``tekst[begin:eind]``. Every piece that it gives has a blank at both ends."""

    tekst: str
    begin: int
    eind: int

    @property
    def zelf(self) -> str:
        """Return the phrase itself."""
        return f" {self.tekst[self.begin : self.eind]}"

    @property
    def ervoor(self) -> str:
        """Return what stands before the place in its sentence."""
        return self._voor(_ZINSEINDE)

    @property
    def erna(self) -> str:
        """Return what stands behind the place, in the next sentence too."""
        return self.tekst[self.eind - 1 : self.eind + _ZICHT]

    @property
    def zin(self) -> str:
        """Return the sentence around the place."""
        return self._voor(_ZINSEINDE) + self._vanaf(_ZINSEINDE)

    @property
    def deelzin(self) -> str:
        """Return the clause around the place: up to a comma, "maar", "want" or "nu"."""
        return self._voor(_DEELZIN) + self._vanaf(_DEELZIN)

    def _voor(self, grens: re.Pattern[str]) -> str:
        stuk = self.tekst[max(0, self.begin - _ZICHT) : self.begin]
        return stuk[max((t.end() - 1 for t in grens.finditer(stuk)), default=0) :]

    def _vanaf(self, grens: re.Pattern[str]) -> str:
        einde = grens.search(self.tekst, self.eind - 1, self.eind + _ZICHT)
        return self.tekst[self.begin : einde.start() + 1 if einde else self.eind + _ZICHT]


_ZINSEINDE = re.compile(r" [.?] ")
_DEELZIN = re.compile(f" (?:[.?,]|{'|'.join(_letterlijk(w) for w in ('maar', 'want', 'dus', 'nu'))}) ")
