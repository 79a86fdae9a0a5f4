"""Is a message Dutch, and if not, what is it? Scripts first, then words, then letters (lingua, small models).

Calling Dutch foreign is the worse mistake: the client would be answered in a language that is not theirs. So short,
misspelled and dialect messages stay Dutch unless everything speaks against it, with the words of the corpus as witness.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

_WOORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_VAAKST = 3  # a word of three lines or more is a Dutch word here
_NEDERLANDS = "nl"
# Letters that Persian writes and Arabic does not, and likewise for Ukrainian and Russian.
_PERZISCH = frozenset("پچژگکی")
_OEKRAIENS = frozenset("іїєґ")
_RUSSISCH = frozenset("ыэъё")
# What the letter models do not know, by words that are hard to mistake.
_MERKWOORDEN = {
    "ti": frozenset(("tigrinya", "tigrigna", "tezarebu")),
    "fa": frozenset(("farsi", "dari", "mikonid", "nemidanam")),
    "ar": frozenset(("kifach", "fhemtch", "kifash", "shukran", "arabi", "darija", "wakha", "3arabi")),
    "tr": frozenset(("turkce", "türkçe", "merhaba", "teşekkür", "istiyorum", "lütfen")),
    "pl": frozenset(("polsku", "dzień", "proszę", "dziękuję", "czy", "rozumiem")),
    "en": frozenset(("english",)),
}
_PAPIAMENTS = frozenset(
    ("mi", "ta", "ke", "bo", "por", "di", "na", "awe", "tin", "ku", "kaba", "riba", "mas", "muri", "gana")
)
_LETTERTALEN = ("EN", "DE", "FR", "ES", "PT", "IT", "TR", "PL", "RO", "SO", "NL")


def woorden(tekst: str) -> list[str]:
    """Return the words of a text, in lower case."""
    return _WOORD.findall(tekst.lower())


def schrift(tekst: str) -> str | None:
    """Return the language that the script tells, when most letters are not Latin; None otherwise."""
    letters = [t for t in tekst.lower() if t.isalpha()]
    namen = Counter(unicodedata.name(t, "?").split()[0] for t in letters)
    for naam, aantal in namen.most_common(1):
        if aantal * 2 <= len(letters):
            return None
        tekens = set(letters)
        if naam == "ARABIC":
            return "fa" if tekens & _PERZISCH else "ar"
        if naam == "CYRILLIC":
            return "ru" if tekens & _RUSSISCH and not tekens & _OEKRAIENS else "uk"
        return {"ETHIOPIC": "ti", "GREEK": "el", "HEBREW": "he", "CJK": "zh", "HIRAGANA": "ja", "HANGUL": "ko"}.get(
            naam
        )
    return None


@lru_cache(maxsize=1)
def _letters() -> Any:
    """The letter models: 26 MB with trigrams only, and for short messages they did better than the large ones."""
    from lingua import IsoCode639_1, LanguageDetectorBuilder

    codes = [getattr(IsoCode639_1, code) for code in _LETTERTALEN]
    bouwer = LanguageDetectorBuilder.from_iso_codes_639_1(*codes)
    return bouwer.with_low_accuracy_mode().with_preloaded_language_models().build()


class Taalmerker:
    """Knows the Dutch words of the corpus; answers with a language code, or None for Dutch."""

    def __init__(self, bekend: Iterable[str] = ()) -> None:
        self.bekend = frozenset(bekend)

    def leer(self, nederlands: Sequence[str]) -> Taalmerker:
        """Learn which words are Dutch, from Dutch lines."""
        telling = Counter(w for tekst in nederlands for w in set(woorden(tekst)))
        self.bekend = frozenset(w for w, n in telling.items() if n >= _VAAKST)
        return self

    def taal(self, tekst: str) -> str | None:
        """Return the code of the language of a text, None when it is Dutch or cannot be told."""
        if (gevonden := schrift(tekst)) is not None:
            return gevonden
        gezegd = woorden(tekst)
        if not gezegd:
            return None
        deel = sum(w in self.bekend for w in gezegd) / len(gezegd)
        return self._merkwoord(set(gezegd), deel) or self._gok(tekst, len(gezegd), deel)

    @staticmethod
    def _merkwoord(gezegd: set[str], deel: float) -> str | None:
        if deel >= 0.5:
            return None
        if len(gezegd & _PAPIAMENTS) >= max(3, len(gezegd) // 3) or {"mi", "ta"} <= gezegd or {"mi", "ke"} <= gezegd:
            return "pap"
        return next((code for code, merk in _MERKWOORDEN.items() if gezegd & merk), None)

    @staticmethod
    def _gok(tekst: str, aantal: int, deel: float) -> str | None:
        if aantal < 2 or deel >= 0.8:
            return None
        kansen = _letters().compute_language_confidence_values(tekst)
        beste = kansen[0].language.iso_code_639_1.name.lower()
        als_nederlands = next(k.value for k in kansen if k.language.name == "DUTCH")
        if beste == _NEDERLANDS or kansen[0].value <= 3 * als_nederlands:
            return None
        if aantal == 2:
            zeker = deel == 0 and als_nederlands < 0.0005
        elif aantal == 3:
            zeker = deel < 0.5 and als_nederlands < 0.02
        else:
            zeker = (
                (deel < 0.5 and als_nederlands < 0.1) or (deel < 0.7 and als_nederlands < 0.02) or als_nederlands < 1e-4
            )
        return beste if zeker else None

    def bewaar(self, map_: Path) -> None:
        """Write the words."""
        (map_ / "woorden.json").write_text(json.dumps(sorted(self.bekend), ensure_ascii=False), encoding="utf-8")

    @classmethod
    def laad(cls, map_: Path) -> Taalmerker:
        """Read what ``bewaar`` wrote, and the letter models."""
        _letters()
        return cls(json.loads((map_ / "woorden.json").read_text(encoding="utf-8")))
