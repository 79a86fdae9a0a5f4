"""The client's own numbers over time: a small drawing for each series, all on the same scale of its kind.

No trend, no average: lines between the points that the client gave. The table beside it holds the same in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from vliegwiel.core.verloop import Reeks

BREED, HOOG, RAND = 200.0, 84.0, 14.0


def verloop_svg(reeks: Reeks, titel: str, beschrijving: str) -> str:
    """Return an SVG of one series; ``titel`` and ``beschrijving`` are for who hears it."""
    naam = f"verloop-{escape(reeks.id, quote=True)}"
    plekken = [
        (x, y, f"{p.waarde:g}".replace(".", ",")) for p, (x, y) in zip(reeks.punten, _plekken(reeks), strict=True)
    ]
    lijn = "L".join(f"{x:.1f} {y:.1f}" for x, y, _ in plekken)
    delen = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="vw-verloop" role="img" viewBox="0 0 {BREED:.0f} {HOOG:.0f}" '
        f'aria-labelledby="{naam}-titel {naam}-uitleg">',
        f'<title id="{naam}-titel">{escape(titel)}</title><desc id="{naam}-uitleg">{escape(beschrijving)}</desc>',
        *_schaal(reeks),
        f'<path class="vw-verloop__lijn" fill="none" d="M{lijn}"/>',
        *(f'<circle class="vw-verloop__punt" cx="{x:.1f}" cy="{y:.1f}" r="8"/>' for x, y, _ in plekken),
        *(
            f'<text class="vw-verloop__cijfer" x="{x:.1f}" y="{y + 4:.1f}" font-size="11" text-anchor="middle">{cijfer}</text>'
            for x, y, cijfer in plekken
        ),
        "</svg>",
    ]
    return "".join(delen)


def _plekken(reeks: Reeks) -> Iterator[tuple[float, float]]:
    """Place by time; points that would touch are put a little apart, in their order."""
    begin, eind = reeks.punten[0].moment, reeks.punten[-1].moment
    duur, breed, stap = (eind - begin).total_seconds(), BREED - 2 * RAND, 20.0
    gelijk = duur == 0 or len(reeks.punten) * stap > breed
    vorige = RAND - stap
    for n, punt in enumerate(reeks.punten):
        deel = n / (len(reeks.punten) - 1) if gelijk else (punt.moment - begin).total_seconds() / duur
        over = 0.0 if gelijk else (len(reeks.punten) - 1 - n) * stap
        x = min(max(RAND + deel * breed, RAND if gelijk else vorige + stap), RAND + breed - over)
        vorige = x
        hoogte = (punt.waarde - reeks.van) / (reeks.tot - reeks.van)
        yield x, HOOG - RAND - hoogte * (HOOG - 2 * RAND)


def _schaal(reeks: Reeks) -> Iterator[str]:
    for waarde in range(reeks.van, reeks.tot + 1, 5 if reeks.lat else 1):
        y = HOOG - RAND - (waarde - reeks.van) / (reeks.tot - reeks.van) * (HOOG - 2 * RAND)
        yield f'<line class="vw-verloop__schaal" x1="0" y1="{y:.1f}" x2="{BREED:.0f}" y2="{y:.1f}"/>'
