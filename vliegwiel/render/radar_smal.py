"""The matrix as a picture for a narrow screen: a letter at each axis, and below the wheel which name it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from vliegwiel.render.radar import AFSTAND, RAND, Vlak, kop_van, teken_wiel
from vliegwiel.render.radar_tekst import LETTER, REGELHOOGTE, regels, tekst

BREED = 256.0  # what is left of 320 px inside the page and the card
STRAAL = 96.0
INSPRING = 20.0
WIT = 3.0  # between two names
MEESTE = len(ascii_uppercase)


def radar_smal_svg(
    punten: Sequence[tuple[str, int | None]], titel: str, beschrijving: str, eerder: Sequence[int | None] = ()
) -> str:
    """Return the same picture as ``radar_svg``, at most ``BREED`` units wide; raises ``ValueError`` like it."""
    if len(punten) > MEESTE:
        raise ValueError(f"meer dan {MEESTE} assen")
    vlak = Vlak(len(punten), STRAAL, BREED / 2, STRAAL + 2 * AFSTAND)
    wiel = [*teken_wiel(vlak, [score for _, score in punten], eerder, "radar-smal"), *_letters(vlak)]
    lijst, hoogte = _namenlijst([naam for naam, _ in punten], 2 * vlak.my)
    uitsnede = f"0 0 {BREED:.0f} {hoogte + RAND:.0f}"
    return "".join((*kop_van(uitsnede, "smal", "radar-smal", titel, beschrijving, druk=False), *wiel, *lijst, "</svg>"))


def _letters(vlak: Vlak) -> Iterator[str]:
    for n in range(vlak.aantal):
        x, y = vlak.plek(n, vlak.straal + AFSTAND + LETTER / 2)
        yield (
            f'<text class="vw-radar__label vw-radar__letter" x="{x:.1f}" y="{y + LETTER * 0.36:.1f}" '
            f'font-size="{LETTER:.0f}" text-anchor="middle">{ascii_uppercase[n]}</text>'
        )


def _namenlijst(namen: Sequence[str], boven: float) -> tuple[list[str], float]:
    """Return the lines, and where the last one ends."""
    stukken, y = [], boven + WIT
    for letter, naam in zip(ascii_uppercase, namen, strict=False):
        stukken.append(_regel(letter, RAND, y, "vw-radar__label vw-radar__letter"))
        for regel in regels(naam, BREED - INSPRING - 2 * RAND):
            stukken.append(_regel(regel, INSPRING + RAND, y, "vw-radar__label vw-radar__naam"))
            y += REGELHOOGTE
        y += WIT
    return stukken, y


def _regel(woorden: str, x: float, y: float, klasse: str) -> str:
    basis = y + REGELHOOGTE * 0.78
    return f'<text class="{klasse}" font-size="{LETTER:.0f}" x="{x:.1f}" y="{basis:.1f}">{tekst(woorden)}</text>'
