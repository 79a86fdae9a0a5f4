"""The matrix as a picture: one axis per life domain, 1 in the middle ring to 5 at the rim.

A row without a score is a gap, never a zero, and there is no total: nothing is computed from the scores but their
place. Made for a strict CSP (classes and presentation attributes, no inline style) and for screen readers (title and
description); the table beside it holds the same facts in words.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

HOOGSTE = 5
LETTER = 14.0  # font size; widths below are in the same unit
LETTERBREEDTE = 0.56  # of the font size: a safe average of a sans-serif face
REGELHOOGTE = 16.0
TEKENS_PER_REGEL = 12
MAX_REGELS = 4
RUIMTE = 3.0  # between two labels
RAND = 2.0  # around the drawing


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
        return max(len(r) for r in self.regels) * LETTER * LETTERBREEDTE

    @property
    def links(self) -> float:
        """Left side of the box."""
        return self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anker] * self.breedte


@dataclass(frozen=True)
class Vlak:
    """The drawing area for a number of axes: more axes, more room for their labels."""

    aantal: int

    @property
    def straal(self) -> float:
        """Radius of the outer ring."""
        return 100.0 if self.aantal <= 9 else 128.0

    @property
    def breedte(self) -> float:
        """Width of the drawing."""
        return 2 * (self.straal + 14 + TEKENS_PER_REGEL * LETTER * LETTERBREEDTE + 4)

    @property
    def hoogte(self) -> float:
        """Height of the drawing."""
        return 2 * (self.straal + 14 + MAX_REGELS * REGELHOOGTE)

    def plek(self, as_nummer: int, afstand: float) -> tuple[float, float]:
        """Return the point on an axis at a distance from the middle; the first axis points up."""
        hoek = 2 * math.pi * as_nummer / max(1, self.aantal) - math.pi / 2
        return self.breedte / 2 + afstand * math.cos(hoek), self.hoogte / 2 + afstand * math.sin(hoek)

    def score(self, as_nummer: int, score: int) -> tuple[float, float]:
        """Return the point of a score."""
        return self.plek(as_nummer, self.straal * score / HOOGSTE)


def radar_svg(
    punten: Sequence[tuple[str, int | None]], titel: str, beschrijving: str, eerder: Sequence[int | None] = ()
) -> str:
    """Return an SVG of (label, score 1–5 or None) pairs. Labels keep apart for up to thirteen axes.

    ``eerder`` are the scores of an earlier time, one for each axis, drawn as a dashed line under those of now; none of
    them, no line. Raises ``ValueError`` for a score outside 1–5, or another number of earlier ones.
    """
    if eerder and len(eerder) != len(punten):
        raise ValueError("per as één eerdere score, of geen")
    oude = [(naam, oud) for (naam, _), oud in zip(punten, eerder, strict=False)]
    for naam, score in (*punten, *oude):
        if score is not None and not 1 <= score <= HOOGSTE:
            raise ValueError(f"geen score van 1 tot {HOOGSTE} bij {naam!r}: {score!r}")
    vlak = Vlak(len(punten))
    scores = [score for _, score in punten]
    namen = labels([naam for naam, _ in punten], vlak)
    delen = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="vw-radar" role="img" '
        f'viewBox="{_uitsnede(vlak, namen)}" aria-labelledby="radar-titel radar-uitleg">',
        f'<title id="radar-titel">{_tekst(titel)}</title>',
        f'<desc id="radar-uitleg">{_tekst(beschrijving)}</desc>',
        *_web(vlak, scores),
        *_vorige(vlak, eerder),
        *_vorm(vlak, scores),
        *(_label(label) for label in namen),
        "</svg>",
    ]
    return "".join(delen)


def _uitsnede(vlak: Vlak, namen: Sequence[Label]) -> str:
    """Return the part of the drawing that is used, so that it is as large as it can be on a small screen."""
    mx, my = vlak.breedte / 2, vlak.hoogte / 2
    links = min([mx - vlak.straal, *(n.links for n in namen)]) - RAND
    rechts = max([mx + vlak.straal, *(n.links + n.breedte for n in namen)]) + RAND
    boven = min([my - vlak.straal, *(n.y for n in namen)]) - RAND
    onder = max([my + vlak.straal, *(n.y + n.hoogte for n in namen)]) + RAND
    return f"{links:.0f} {boven:.0f} {rechts - links:.0f} {onder - boven:.0f}"


def _web(vlak: Vlak, scores: Sequence[int | None]) -> Iterator[str]:
    mx, my = vlak.breedte / 2, vlak.hoogte / 2
    for ring in range(1, HOOGSTE + 1):
        straal = vlak.straal * ring / HOOGSTE
        yield f'<circle class="vw-radar__ring" cx="{mx:.1f}" cy="{my:.1f}" r="{straal:.1f}" fill="none"/>'
    for n, score in enumerate(scores):
        x, y = vlak.plek(n, vlak.straal)
        leeg = "" if score is not None else " vw-radar__as--leeg"
        yield f'<line class="vw-radar__as{leeg}" x1="{mx:.1f}" y1="{my:.1f}" x2="{x:.1f}" y2="{y:.1f}"/>'


def _vorm(vlak: Vlak, scores: Sequence[int | None]) -> Iterator[str]:
    """Connect neighbours that both have a score; a gap stays open."""
    aantal, mx, my = len(scores), vlak.breedte / 2, vlak.hoogte / 2
    bekend = [vlak.score(n, s) if s is not None else None for n, s in enumerate(scores)]
    for n in range(aantal if aantal > 2 else aantal - 1):
        a, b = bekend[n], bekend[(n + 1) % aantal]
        if a and b:
            yield f'<path class="vw-radar__vlak" d="M{mx:.1f} {my:.1f}L{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} {b[1]:.1f}Z"/>'
            yield f'<path class="vw-radar__lijn" fill="none" d="M{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} {b[1]:.1f}"/>'
    for punt, score in zip(bekend, scores, strict=True):
        if punt:
            yield f'<circle class="vw-radar__punt" cx="{punt[0]:.1f}" cy="{punt[1]:.1f}" r="9"/>'
            yield (
                f'<text class="vw-radar__cijfer" x="{punt[0]:.1f}" y="{punt[1] + 4:.1f}" font-size="12" '
                f'text-anchor="middle">{score}</text>'
            )


def _vorige(vlak: Vlak, scores: Sequence[int | None]) -> Iterator[str]:
    """Draw the scores of an earlier time: dashes and open points, so that colour is not needed to tell them apart."""
    aantal = len(scores)
    bekend = [vlak.score(n, s) if s is not None else None for n, s in enumerate(scores)]
    for n in range(aantal if aantal > 2 else aantal - 1):
        a, b = bekend[n], bekend[(n + 1) % aantal]
        if a and b:
            yield (
                f'<path class="vw-radar__toen" fill="none" stroke-dasharray="4 3" '
                f'd="M{a[0]:.1f} {a[1]:.1f}L{b[0]:.1f} {b[1]:.1f}"/>'
            )
    for punt in filter(None, bekend):
        yield f'<circle class="vw-radar__toen" fill="none" cx="{punt[0]:.1f}" cy="{punt[1]:.1f}" r="5"/>'


def labels(namen: Sequence[str], vlak: Vlak) -> list[Label]:
    """Return the labels around the wheel, pushed apart where they would touch."""
    geplaatst = [_plaats(naam, n, vlak) for n, naam in enumerate(namen)]
    for anker in ("start", "end"):
        rij = sorted((n for n, g in enumerate(geplaatst) if g.anker == anker), key=lambda n: geplaatst[n].y)
        for n, y in zip(rij, _uit_elkaar([geplaatst[n] for n in rij], vlak.hoogte), strict=True):
            geplaatst[n] = replace(geplaatst[n], y=y)
    return geplaatst


def _plaats(naam: str, as_nummer: int, vlak: Vlak) -> Label:
    x, y = vlak.plek(as_nummer, vlak.straal + 14)
    zijwaarts, omlaag = (x - vlak.breedte / 2) / (vlak.straal + 14), (y - vlak.hoogte / 2) / (vlak.straal + 14)
    anker = "middle" if abs(zijwaarts) < 0.2 else "start" if zijwaarts > 0 else "end"
    label = Label(_regels(naam), anker, x, 0)
    # Half its height further out at the top and the bottom, so that a tall label stays off the wheel.
    boven = y - label.hoogte / 2 + omlaag * label.hoogte / 2
    return replace(label, y=min(max(0.0, boven), vlak.hoogte - label.hoogte))


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


def _regels(naam: str) -> tuple[str, ...]:
    """Break a name into short lines; a word that is too long is broken, a name that is too long is cut."""
    regels: list[str] = []
    for woord in naam.split():
        rest = woord
        while len(rest) > TEKENS_PER_REGEL:
            regels.append(rest[: TEKENS_PER_REGEL - 1] + "-")
            rest = rest[TEKENS_PER_REGEL - 1 :]
        if regels and not regels[-1].endswith("-") and len(regels[-1]) + 1 + len(rest) <= TEKENS_PER_REGEL:
            regels[-1] += f" {rest}"
        else:
            regels.append(rest)
    if len(regels) > MAX_REGELS:
        regels = [*regels[: MAX_REGELS - 1], regels[MAX_REGELS - 1][: TEKENS_PER_REGEL - 1] + "…"]
    return tuple(regels) or ("–",)


def _label(label: Label) -> str:
    basis = label.y + REGELHOOGTE * 0.78
    stukken = (
        f'<tspan x="{label.x:.1f}" y="{basis + n * REGELHOOGTE:.1f}">{_tekst(regel)}</tspan>'
        for n, regel in enumerate(label.regels)
    )
    return (
        f'<text class="vw-radar__label" font-size="{LETTER:.0f}" text-anchor="{label.anker}">{"".join(stukken)}</text>'
    )


def _tekst(tekst: str) -> str:
    """Escape for XML; characters that XML can't hold become U+FFFD."""
    heel = "".join(
        t if t in "\t\n" or " " <= t < "\ud800" or "\ue000" <= t < "\ufffe" or t > "\uffff" else "\ufffd" for t in tekst
    )
    return escape(heel, quote=True)
