"""The matrix as a picture: one axis per life domain, 1 in the middle ring to 5 at the rim.

A row without a score is a gap, never a zero, and there is no total: nothing is computed from the scores but their
place. Made for a strict CSP (classes and presentation attributes, no inline style), for screen readers (title and
description; the table beside it holds the same facts in words) and for eyes that see no colour: what is now has dots
with numbers, a full line and stripes, what was then has diamonds and a dashed line.

Two forms: with the names around the wheel, and for a narrow screen with a letter at each axis and the names below it
(``radar_smal``), because letters of a readable size don't fit there around a wheel.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vliegwiel.render.radar_tekst import LETTER, REGELHOOGTE, breedte, regels, tekst

HOOGSTE = 5
KOLOM = 104.0  # the widest line of a label
AFSTAND = 15.0  # between the rim and a label: a diamond on the rim sticks out almost as far
RUIMTE = 3.0  # between two labels
RAND = 2.0  # around the drawing
# What a document without our stylesheet needs to draw it: dark on white, and nothing that only colour says.
DRUK = (
    ".vw-radar__ring,.vw-radar__as{stroke:#8a939c;stroke-width:.7}.vw-radar__as--leeg{stroke-dasharray:2 4}"
    ".vw-radar__vlak{fill:#0b5f66;fill-opacity:.1}.vw-radar__streep{stroke:#0b5f66}"
    ".vw-radar__lijn{stroke:#0b5f66;stroke-width:2.5}.vw-radar__toen{stroke:#1d2733;stroke-width:1.5}"
    ".vw-radar__punt{fill:#0b5f66}.vw-radar__cijfer{fill:#fff;font-weight:700}"
    "text{font-family:'Liberation Sans','DejaVu Sans';fill:#1d2733}.vw-radar__letter{font-weight:700}"
)


@dataclass(frozen=True)
class Label:
    """The lines of one label and its box: ``x`` is where the text is anchored, ``y`` the top of the box."""

    regels: tuple[str, ...]
    anker: str
    x: float
    y: float

    @property
    def hoogte(self) -> float:
        """Height of the box."""
        return len(self.regels) * REGELHOOGTE

    @property
    def breedte(self) -> float:
        """Width of the box."""
        return max(breedte(r) for r in self.regels)

    @property
    def links(self) -> float:
        """Left side of the box."""
        return self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anker] * self.breedte


@dataclass(frozen=True)
class Vlak:
    """The drawing area: a wheel of ``aantal`` axes with its middle at ``mx``, ``my``."""

    aantal: int
    straal: float
    mx: float
    my: float

    def plek(self, as_nummer: int, afstand: float) -> tuple[float, float]:
        """Return the point on an axis at a distance from the middle; the first axis points up."""
        hoek = 2 * math.pi * as_nummer / max(1, self.aantal) - math.pi / 2
        return self.mx + afstand * math.cos(hoek), self.my + afstand * math.sin(hoek)

    def score(self, as_nummer: int, score: int) -> tuple[float, float]:
        """Return the point of a score."""
        return self.plek(as_nummer, self.straal * score / HOOGSTE)


def vlak_voor(namen: Sequence[str]) -> Vlak:
    """Return the area for these names around the wheel: high enough for the tallest one, and for all of one side."""
    straal = 100.0 if len(namen) <= 9 else 128.0
    hoogten = [len(regels(n, KOLOM)) * REGELHOOGTE for n in namen] or [REGELHOOGTE]
    kant = sum(sorted(hoogten)[-(len(hoogten) // 2) :]) + RUIMTE * len(hoogten)
    hoogte = max(2 * (straal + AFSTAND + max(hoogten)), kant)
    return Vlak(len(namen), straal, straal + AFSTAND + KOLOM + RAND, hoogte / 2)


def radar_svg(
    punten: Sequence[tuple[str, int | None]],
    titel: str,
    beschrijving: str,
    eerder: Sequence[int | None] = (),
    *,
    druk: bool = False,
) -> str:
    """Return an SVG of (label, score 1–5 or None) pairs, with the names around the wheel.

    ``eerder`` are the scores of an earlier time, one for each axis, drawn as a dashed line under those of now; none of
    them, no line. ``druk``: with its own colours, for a document. Raises ``ValueError`` for a score outside 1–5, or
    another number of earlier ones.
    """
    namen = [naam for naam, _ in punten]
    vlak = vlak_voor(namen)
    geplaatst = labels(namen, vlak)
    wiel = teken_wiel(vlak, [score for _, score in punten], eerder, "radar")
    kop = kop_van(_uitsnede(vlak, geplaatst), "breed", "radar", titel, beschrijving, druk=druk)
    return "".join((*kop, *wiel, *(_label(label) for label in geplaatst), "</svg>"))


def kop_van(uitsnede: str, vorm: str, kenmerk: str, titel: str, beschrijving: str, *, druk: bool) -> Iterator[str]:
    """Return the beginning of a drawing; ``kenmerk`` makes its ids unique on the page."""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="vw-radar vw-radar--{vorm}" role="img" '
        f'viewBox="{uitsnede}" aria-labelledby="{kenmerk}-titel" aria-describedby="{kenmerk}-uitleg">'
    )
    yield f'<title id="{kenmerk}-titel">{tekst(titel)}</title><desc id="{kenmerk}-uitleg">{tekst(beschrijving)}</desc>'
    if druk:
        yield f"<style>{DRUK}</style>"


def teken_wiel(vlak: Vlak, scores: Sequence[int | None], eerder: Sequence[int | None], kenmerk: str) -> Iterator[str]:
    """Return rings, axes, what was then, and what is now; raises ``ValueError`` (see ``radar_svg``)."""
    if eerder and len(eerder) != len(scores):
        raise ValueError("per as één eerdere score, of geen")
    for score in (*scores, *eerder):
        if score is not None and not 1 <= score <= HOOGSTE:
            raise ValueError(f"geen score van 1 tot {HOOGSTE}: {score!r}")
    toen = any(s is not None for s in eerder)
    if toen:
        yield (
            f'<defs><pattern id="{kenmerk}-strepen" width="7" height="7" patternUnits="userSpaceOnUse" '
            'patternTransform="rotate(45)"><line class="vw-radar__streep" x1="0" y1="0" x2="0" y2="7" '
            'stroke-width="2"/></pattern></defs>'
        )
    yield from _web(vlak, scores)
    yield from _vlakken(vlak, scores, f"{kenmerk}-strepen" if toen else "")
    yield from _vorige(vlak, eerder)
    yield from _nu(vlak, scores)


def _uitsnede(vlak: Vlak, namen: Sequence[Label]) -> str:
    """Return the part of the drawing that is used, so that it is as large as it can be on a small screen."""
    links = min([vlak.mx - vlak.straal - AFSTAND, *(n.links for n in namen)]) - RAND
    rechts = max([vlak.mx + vlak.straal + AFSTAND, *(n.links + n.breedte for n in namen)]) + RAND
    boven = min([vlak.my - vlak.straal - AFSTAND, *(n.y for n in namen)]) - RAND
    onder = max([vlak.my + vlak.straal + AFSTAND, *(n.y + n.hoogte for n in namen)]) + RAND
    return f"{links:.0f} {boven:.0f} {math.ceil(rechts - links)} {math.ceil(onder - boven)}"


def _web(vlak: Vlak, scores: Sequence[int | None]) -> Iterator[str]:
    for ring in range(1, HOOGSTE + 1):
        straal = vlak.straal * ring / HOOGSTE
        yield f'<circle class="vw-radar__ring" cx="{vlak.mx:.1f}" cy="{vlak.my:.1f}" r="{straal:.1f}" fill="none"/>'
    for n, score in enumerate(scores):
        x, y = vlak.plek(n, vlak.straal)
        leeg = "" if score is not None else " vw-radar__as--leeg"
        yield f'<line class="vw-radar__as{leeg}" x1="{vlak.mx:.1f}" y1="{vlak.my:.1f}" x2="{x:.1f}" y2="{y:.1f}"/>'


def _buren(vlak: Vlak, scores: Sequence[int | None]) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Return neighbours that both have a score; a gap stays open."""
    aantal = len(scores)
    bekend = [vlak.score(n, s) if s is not None else None for n, s in enumerate(scores)]
    for n in range(aantal if aantal > 2 else aantal - 1):
        a, b = bekend[n], bekend[(n + 1) % aantal]
        if a and b:
            yield a, b


def _vlakken(vlak: Vlak, scores: Sequence[int | None], strepen: str) -> Iterator[str]:
    for a, b in _buren(vlak, scores):
        vorm = f'd="M{vlak.mx:.1f} {vlak.my:.1f}L{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} {b[1]:.1f}Z"'
        yield f'<path class="vw-radar__vlak" {vorm}/>'
        if strepen:
            yield f'<path class="vw-radar__strepen" fill="url(#{strepen})" fill-opacity="0.35" {vorm}/>'


def _nu(vlak: Vlak, scores: Sequence[int | None]) -> Iterator[str]:
    for a, b in _buren(vlak, scores):
        yield f'<path class="vw-radar__lijn" fill="none" d="M{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} {b[1]:.1f}"/>'
    for n, score in enumerate(scores):
        if score is None:
            continue
        x, y = vlak.score(n, score)
        yield f'<circle class="vw-radar__punt" cx="{x:.1f}" cy="{y:.1f}" r="9"/>'
        yield (
            f'<text class="vw-radar__cijfer" x="{x:.1f}" y="{y + 4:.1f}" font-size="12" '
            f'text-anchor="middle">{score}</text>'
        )


def _vorige(vlak: Vlak, scores: Sequence[int | None]) -> Iterator[str]:
    """Draw an earlier time: dashes, and diamonds that stick out from under a dot of now in the same place."""
    for a, b in _buren(vlak, scores):
        lijn = f"M{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} {b[1]:.1f}"
        yield f'<path class="vw-radar__toen" fill="none" stroke-dasharray="5 4" d="{lijn}"/>'
    for n, score in enumerate(scores):
        if score is not None:
            x, y = vlak.score(n, score)
            ruit = f"M{x:.1f} {y - 13:.1f}L{x + 13:.1f} {y:.1f}L{x:.1f} {y + 13:.1f}L{x - 13:.1f} {y:.1f}Z"
            yield f'<path class="vw-radar__toen vw-radar__ruit" fill="none" d="{ruit}"/>'


def labels(namen: Sequence[str], vlak: Vlak) -> list[Label]:
    """Return the labels around the wheel, pushed apart where they would touch, and never over the wheel."""
    geplaatst = [_plaats(naam, n, vlak) for n, naam in enumerate(namen)]
    for anker in ("start", "end"):
        rij = sorted((n for n, g in enumerate(geplaatst) if g.anker == anker), key=lambda n: geplaatst[n].y)
        for n, y in zip(rij, _uit_elkaar([geplaatst[n] for n in rij], 2 * vlak.my), strict=True):
            geplaatst[n] = _naast_het_wiel(replace(geplaatst[n], y=y), vlak)
    return geplaatst


def _plaats(naam: str, as_nummer: int, vlak: Vlak) -> Label:
    x, y = vlak.plek(as_nummer, vlak.straal + AFSTAND)
    zijwaarts, omlaag = (x - vlak.mx) / (vlak.straal + AFSTAND), (y - vlak.my) / (vlak.straal + AFSTAND)
    anker = "middle" if abs(zijwaarts) < 0.2 else "start" if zijwaarts > 0 else "end"
    label = Label(regels(naam, KOLOM), anker, x, 0)
    # Half its height further out at the top and the bottom, so that a tall label stays off the wheel.
    boven = y - label.hoogte / 2 + omlaag * label.hoogte / 2
    return replace(label, y=min(max(0.0, boven), 2 * vlak.my - label.hoogte))


def _naast_het_wiel(label: Label, vlak: Vlak) -> Label:
    """Move a label outwards when pushing it up or down brought it over the wheel."""
    onder, boven = vlak.my - label.y - label.hoogte, label.y - vlak.my
    omhoog, grens = max(0.0, onder, boven), vlak.straal + AFSTAND
    uit = max(abs(label.x - vlak.mx), math.sqrt(max(0.0, grens**2 - omhoog**2)))
    return replace(label, x=vlak.mx + (uit if label.anker == "start" else -uit))


def _uit_elkaar(rij: Sequence[Label], hoogte: float) -> list[float]:
    """Return tops without overlap: push down from the top, then back up from the bottom edge."""
    tops: list[float] = []
    for label in rij:
        vorige = tops[-1] + rij[len(tops) - 1].hoogte + RUIMTE if tops else 0.0
        tops.append(max(label.y, vorige))
    onder = hoogte
    for n in range(len(rij) - 1, -1, -1):
        tops[n] = max(0.0, min(tops[n], onder - rij[n].hoogte))
        onder = tops[n] - RUIMTE
    return tops


def _label(label: Label) -> str:
    basis = label.y + REGELHOOGTE * 0.78
    stukken = (
        f'<tspan x="{label.x:.1f}" y="{basis + n * REGELHOOGTE:.1f}">{tekst(regel)}</tspan>'
        for n, regel in enumerate(label.regels)
    )
    return (
        f'<text class="vw-radar__label" font-size="{LETTER:.0f}" text-anchor="{label.anker}">{"".join(stukken)}</text>'
    )
