"""Words in a drawing: how wide they may be, where a name is broken, and what XML can hold. A name is never cut."""

from __future__ import annotations

import unicodedata
from html import escape

LETTER = 14.0  # font size; everything here is in the same unit
REGELHOOGTE = 16.0
# Widths, as parts of the font size, of the widest common sans-serif face (DejaVu Sans), rounded up. Faces differ.
_SMAL, _GEWOON, _BREED, _VOL = 0.42, 0.64, 0.8, 1.02
_SMALLE, _BREDE, _VOLLE = "fijlrtIJ .,:;!'|()[]-/\"°", "ABCDEFGHKLNOPQRSTUVXYZ~+<>=&_^", "mwMW@%#—…æœÆŒ"


def breedte(regel: str) -> float:
    """Return how wide a line is at most."""
    return LETTER * sum(_teken(t) for t in unicodedata.normalize("NFD", regel))


def _teken(t: str) -> float:
    if unicodedata.combining(t):
        return 0.0
    if t in _SMALLE:
        return _SMAL
    if t in _VOLLE or unicodedata.east_asian_width(t) in "WF":
        return _VOL
    return _BREED if t in _BREDE or not t.isascii() else _GEWOON


def regels(naam: str, kolom: float) -> tuple[str, ...]:
    """Break a name into lines of this width: between words, and inside a word that is wider than a line."""
    gevuld: list[str] = []
    for woord in naam.split():
        *stukken, rest = _stukken(woord, kolom)
        past = gevuld and not stukken and breedte(f"{gevuld[-1]} {rest}") <= kolom
        if past:
            gevuld[-1] += f" {rest}"
        else:
            gevuld += [*stukken, rest]
    return tuple(gevuld) or ("–",)


def _stukken(woord: str, kolom: float) -> list[str]:
    gedaan, rest = [], woord
    while breedte(rest) > kolom:
        # Two letters at least on a line, however wide they are; and the last letter never alone.
        einde = next(n for n in range(len(rest) - 1, 0, -1) if n <= 2 or breedte(rest[:n] + "-") <= kolom)
        einde = max(1, min(einde, len(rest) - 2)) if len(rest) > 3 else einde
        gedaan.append(rest[:einde] + "-")
        rest = rest[einde:]
    return [*gedaan, rest]


def tekst(woorden: str) -> str:
    """Escape for XML; characters that XML can't hold become U+FFFD."""
    heel = "".join(
        t if t in "\t\n" or " " <= t < "\ud800" or "\ue000" <= t < "\ufffe" or t > "\uffff" else "\ufffd"
        for t in woorden
    )
    return escape(heel, quote=True)
