"""Dutch as people type it, folded to one form, so that a rule meets a word however it is spelled.

Used by every reading by rule (literal answers, crisis, money stress). Folding is for comparing only: nothing that
a reader sees is ever folded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_LETTERS = str.maketrans({"½": ",5", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
_APOSTROF = re.compile("['’‘`´ʼ]")
# Variation selectors and skin tones say nothing about the meaning of an emoji.
_EMOJI_TOON = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
_TEKEN = re.compile(r"\d+(?:[.,]\d+)?|[^\W_]+|[^\w\s](?:\u200d[^\w\s])+|[^\w\s]|_")

_MAP = Path(__file__).parent / "woorden"
_TIKFOUT_VANAF = 5
_LANG_WOORD = 9

# In order: each rule sees the result of the one before it.
_KLANKEN = tuple(
    (re.compile(patroon), klank)
    for patroon, klank in (
        (r"([^\W\d_])\1+", r"\1"),
        (r"[ao]uw", "ou"),
        (r"au", "ou"),
        (r"sch", "sg"),
        (r"ch", "g"),
        (r"ck|q", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"x", "ks"),
        (r"ph|v", "f"),
        (r"z", "s"),
        (r"th", "t"),
        (r"ij|y", "ei"),
        (r"ie", "i"),
        (r"dt?$", "t"),
        (r"b$", "p"),
        (r"([^\W\d_])\1+", r"\1"),
        (r"(?<=..)en$|(?<=[bdfgklmpst])n$", "e"),
    )
)


def plat(tekst: str) -> str:
    """Return the text in lower case, without accents, apostrophes and skin tones."""
    los = unicodedata.normalize("NFKD", _APOSTROF.sub("", tekst.casefold().translate(_LETTERS)))
    return _EMOJI_TOON.sub("", "".join(c for c in los if unicodedata.category(c) not in {"Mn", "Me"}))


@lru_cache(maxsize=8192)
def vouw(woord: str) -> str:
    """Return how a word sounds: "zelfmoort", "Zelvmoord" and "zelfmooord" fold to the same letters."""
    klank = plat(woord)
    for patroon, door in _KLANKEN:
        klank = patroon.sub(door, klank)
    return klank


def tekens(tekst: str) -> list[str]:
    """Return words, numbers ("7,5"), emoji and punctuation marks, in order and without accents."""
    return _TEKEN.findall(plat(tekst))


def afstand(a: str, b: str, hoogstens: int) -> int:
    """Return how many typing slips (letter more, less, wrong or swapped) lie between two words.

    Stops counting above ``hoogstens`` and then returns ``hoogstens + 1``.
    """
    if abs(len(a) - len(b)) > hoogstens:
        return hoogstens + 1
    voorvorige: list[int] = []
    vorige = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        rij = [i]
        for j, ander in enumerate(b, 1):
            kosten = min(vorige[j] + 1, rij[j - 1] + 1, vorige[j - 1] + (letter != ander))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == ander:
                kosten = min(kosten, voorvorige[j - 2] + 1)
            rij.append(kosten)
        if min(rij) > hoogstens:
            return hoogstens + 1
        voorvorige, vorige = vorige, rij
    return min(vorige[-1], hoogstens + 1)


def lees_woorden(naam: str) -> dict[str, tuple[str, ...]]:
    """Return the phrases of ``woorden/<naam>.txt`` per meaning.

    A meaning stands between brackets, its phrases below it with a semicolon between them; # begins a remark.
    """
    uit: dict[str, str] = {}
    betekenis = ""
    for regel in (_MAP / f"{naam}.txt").read_text(encoding="utf-8").splitlines():
        if regel.startswith("["):
            betekenis = regel.strip("[]")
            uit[betekenis] = ""
        elif regel and not regel.startswith("#"):
            uit[betekenis] += f" {regel}"
    return {b: tuple(z.strip() for z in zinnen.split(";") if z.strip()) for b, zinnen in uit.items()}


@dataclass(frozen=True)
class Vondst:
    """A phrase found in a row of words: ``woorden[begin:eind]`` means ``waarde``."""

    begin: int
    eind: int
    waarde: str


class Woordenlijst:
    """Meanings with the phrases that carry them; finds the longest phrase first and forgives typing slips."""

    def __init__(self, betekenissen: Mapping[str, Iterable[str]]) -> None:
        """Fold every phrase once. A phrase with two meanings is a mistake: ``ValueError``."""
        self._zinnen: dict[tuple[str, ...], str] = {}
        for waarde, zinnen in betekenissen.items():
            for zin in zinnen:
                sleutel = tuple(vouw(w) for w in tekens(zin))
                if self._zinnen.setdefault(sleutel, waarde) != waarde:
                    raise ValueError(f"{zin!r}: {waarde} en {self._zinnen[sleutel]}")
        self._langste = max(map(len, self._zinnen), default=0)
        self._lang: dict[int, list[str]] = {}
        for woord in sorted({w for zin in self._zinnen for w in zin if len(w) >= _TIKFOUT_VANAF}):
            self._lang.setdefault(len(woord), []).append(woord)
        self._bekend = {w for zin in self._zinnen for w in zin}

    def _verbeter(self, woord: str) -> str:
        """Return the nearest known word within one slip (two in a long word), if its meaning is not in doubt.

        A wrong letter in a short word is not forgiven: too often it is simply another word.
        """
        if woord in self._bekend or len(woord) < _TIKFOUT_VANAF:
            return woord
        hoogstens = 2 if len(woord) >= _LANG_WOORD else 1
        afstanden = {
            k: afstand(woord, k, hoogstens)
            for lengte in range(len(woord) - hoogstens, len(woord) + hoogstens + 1)
            for k in self._lang.get(lengte, ())
            if k[0] == woord[0] and (len(woord) > _TIKFOUT_VANAF or len(k) != len(woord) or sorted(k) == sorted(woord))
        }
        kortste = min(afstanden.values(), default=hoogstens + 1)
        dichtst = [k for k, fouten in afstanden.items() if fouten == kortste]
        kandidaten = [k for k in dichtst if (k,) in self._zinnen] or dichtst  # a word that means something by itself
        if kortste > hoogstens or len({self._zinnen.get((k,), k) for k in kandidaten}) > 1:
            return woord
        return kandidaten[0]

    def zoek(self, woorden: list[str]) -> list[Vondst]:
        """Return the phrases found from left to right, without overlap."""
        gevouwen = [self._verbeter(vouw(w)) for w in woorden]
        gevonden: list[Vondst] = []
        plek = 0
        while plek < len(gevouwen):
            for lengte in range(min(self._langste, len(gevouwen) - plek), 0, -1):
                waarde = self._zinnen.get(tuple(gevouwen[plek : plek + lengte]))
                if waarde is not None:
                    gevonden.append(Vondst(plek, plek + lengte, waarde))
                    plek += lengte
                    break
            else:
                plek += 1
        return gevonden
