"""Colours, and how well one can be read on another. Source of the formula: WCAG 2.2, relative luminance."""

from __future__ import annotations

import re
from dataclasses import dataclass

LETTERS, VORMEN = 4.5, 3.0  # the contrast that text needs (1.4.3), and what borders and focus need (1.4.11)
_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


class OngeldigeKleur(ValueError):
    """Not a colour as #0b5f66 or #06f; the message says so in Dutch."""


@dataclass(frozen=True)
class Kleur:
    """An opaque colour in sRGB, parts of 0 up to and with 255."""

    rood: int
    groen: int
    blauw: int

    def __post_init__(self) -> None:
        if not all(0 <= deel <= 255 for deel in self.delen):
            raise OngeldigeKleur(f"{self.delen} is geen kleur")

    @property
    def delen(self) -> tuple[int, int, int]:
        """The three parts."""
        return self.rood, self.groen, self.blauw

    @property
    def hex(self) -> str:
        """As a stylesheet writes it."""
        return "#{:02x}{:02x}{:02x}".format(*self.delen)

    @property
    def helderheid(self) -> float:
        """Relative luminance: 0 is black, 1 is white."""
        rood, groen, blauw = (_lineair(deel / 255) for deel in self.delen)
        return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw

    def meng(self, ander: Kleur, deel: float) -> Kleur:
        """Return this colour with a share (0 to 1) of another one in it."""
        return Kleur(*(round(a + (b - a) * deel) for a, b in zip(self.delen, ander.delen, strict=True)))


WIT, ZWART = Kleur(255, 255, 255), Kleur(0, 0, 0)


def lees_kleur(tekst: str) -> Kleur:
    """Read "#0b5f66" or "#06f"; raises ``OngeldigeKleur``."""
    schoon = tekst.strip()
    if not _HEX.fullmatch(schoon):
        raise OngeldigeKleur(f"{tekst!r} is geen kleur; schrijf bijvoorbeeld #0b5f66")
    cijfers = schoon[1:] if len(schoon) == 7 else "".join(c * 2 for c in schoon[1:])
    return Kleur(*(int(cijfers[n : n + 2], 16) for n in (0, 2, 4)))


def contrast(een: Kleur, ander: Kleur) -> float:
    """Return the contrast of two colours: 1 is none, 21 is black on white."""
    donker, licht = sorted((een.helderheid, ander.helderheid))
    return (licht + 0.05) / (donker + 0.05)


def leesbaar_op(vlak: Kleur) -> Kleur:
    """Return black or white, whichever reads best; one of them always has at least 4.58."""
    return max((WIT, ZWART), key=lambda letters: contrast(letters, vlak))


def _lineair(deel: float) -> float:
    return deel / 12.92 if deel <= 0.04045 else float(((deel + 0.055) / 1.055) ** 2.4)
