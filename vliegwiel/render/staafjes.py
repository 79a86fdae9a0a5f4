"""Counts as a bar chart: one bar per group, with its number in words beside it.

Made for a strict CSP (classes and presentation attributes, no inline style), for screen readers (title and description)
and for eyes that see no colour: every second bar has stripes. A hidden number is no bar of nothing: it is an open box
that says so. The table beside it holds the same facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

BREEDTE, NAAM, CIJFER = 480.0, 205.0, 105.0  # the whole drawing; room for names, and for the number after a bar
RIJ, STAAF, LETTER = 30.0, 18.0, 14.0
TEKENS = 28  # of a name; a longer one is cut, and stands whole in the table


@dataclass(frozen=True)
class Staaf:
    """One bar. ``waarde`` is None when the number is hidden; ``tekst`` is what stands after it."""

    naam: str
    waarde: int | None
    tekst: str


def staafjes_svg(staven: Sequence[Staaf], titel: str, beschrijving: str, kenmerk: str) -> str:
    """Return an SVG. ``kenmerk`` makes its ids unique on the page; raises ``ValueError`` for a number below zero."""
    if any((s.waarde or 0) < 0 for s in staven):
        raise ValueError("een aantal is nul of meer")
    hoogste = max((s.waarde or 0 for s in staven), default=0) or 1
    patroon = f"staafjes-{escape(kenmerk, quote=True)}"
    delen = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="vw-staafjes" role="img" '
        f'viewBox="0 0 {BREEDTE:.0f} {len(staven) * RIJ:.0f}" aria-labelledby="{patroon}-titel {patroon}-uitleg">',
        f'<title id="{patroon}-titel">{escape(titel)}</title>',
        f'<desc id="{patroon}-uitleg">{escape(beschrijving)}</desc>',
        f'<defs><pattern id="{patroon}" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="vw-staafjes__grond" width="6" height="6"/>'
        '<line class="vw-staafjes__streep" x1="0" y1="0" x2="0" y2="6" stroke-width="4"/></pattern></defs>',
        *(deel for n, staaf in enumerate(staven) for deel in _rij(n, staaf, hoogste, patroon)),
        "</svg>",
    ]
    return "".join(delen)


def _rij(n: int, staaf: Staaf, hoogste: int, patroon: str) -> Iterator[str]:
    boven, basis = n * RIJ + (RIJ - STAAF) / 2, n * RIJ + RIJ / 2 + LETTER * 0.35
    naam = staaf.naam if len(staaf.naam) <= TEKENS else f"{staaf.naam[: TEKENS - 1]}…"
    lengte = (BREEDTE - NAAM - CIJFER) * (staaf.waarde or 0) / hoogste
    yield f'<text class="vw-staafjes__naam" x="0" y="{basis:.1f}" font-size="{LETTER:.0f}">{escape(naam)}</text>'
    maat = f'x="{NAAM:.0f}" y="{boven:.1f}" height="{STAAF:.0f}"'
    if staaf.waarde is None:
        yield f'<rect class="vw-staafjes__verborgen" {maat} width="{STAAF:.0f}" fill="none" stroke-dasharray="3 3"/>'
        lengte = STAAF
    elif n % 2:
        yield f'<rect class="vw-staafjes__staaf" {maat} width="{lengte:.1f}" fill="url(#{patroon})"/>'
    else:
        yield f'<rect class="vw-staafjes__staaf vw-staafjes__staaf--vol" {maat} width="{lengte:.1f}"/>'
    yield (
        f'<text class="vw-staafjes__cijfer" x="{NAAM + lengte + 8:.1f}" y="{basis:.1f}" '
        f'font-size="{LETTER:.0f}">{escape(staaf.tekst)}</text>'
    )
