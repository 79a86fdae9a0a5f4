"""The sheet for a *zorgoverleg*: always one A4, with smaller type and then shorter quotes when there is much to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from vliegwiel.render.typst_ import bladzijden, maak_pdf

SJABLOON = "zorgoverleg"


@dataclass(frozen=True)
class Maat:
    """How large the type is (points), how long (characters) a quote, a name and the wish, how many lines of each kind."""

    letter: float
    citaat: int
    regels: int
    kop: int
    naam: int


# The last one always fits: what is left out stands on the desk, and the sheet says how much that is.
MATEN = (
    Maat(10, 240, 30, 600, 60),
    Maat(9, 160, 16, 400, 60),
    Maat(8, 90, 13, 260, 40),
    Maat(7.5, 46, 9, 180, 24),
    Maat(7, 30, 6, 120, 16),
)
WOORD = 12  # letters after which a word without an end may be broken


@dataclass(frozen=True)
class Blad:
    """What is on the sheet, in words. ``rijen``: naam, klant, indruk, verschil, citaat; ``afspraken``: wat, wie, uiterlijk, gedaan."""

    titel: str
    gemeente: str
    gemaakt: str
    wie: str
    toestemming: str
    wens: str
    waarom: str
    startpunt: str
    stap: str
    geldstress: bool
    regie: str
    krachten: Sequence[Mapping[str, str]] = ()
    latten: Sequence[Mapping[str, str]] = ()
    rijen: Sequence[Mapping[str, Any]] = ()
    afspraken: Sequence[Mapping[str, str]] = ()
    tafel: Sequence[str] = ()


def zorgoverleg_pdf(blad: Blad, nu: datetime) -> bytes:
    """Return the sheet as a tagged PDF of one page. Raises ``PdfMislukt``."""
    gegevens = next((g for g in (_ingepast(blad, m) for m in MATEN[:-1]) if bladzijden(SJABLOON, g) == 1), None)
    return maak_pdf(SJABLOON, gegevens or _ingepast(blad, MATEN[-1]), nu)


def _ingepast(blad: Blad, maat: Maat) -> dict[str, Any]:
    """Return the data of the layout with quotes and lists of this measure."""
    kleiner = replace(
        blad,
        wie=_kort(blad.wie, 2 * maat.naam),
        wens=_kort(blad.wens, maat.kop),
        waarom=_kort(blad.waarom, maat.kop),
        startpunt=_kort(blad.startpunt, maat.naam),
        stap=_kort(blad.stap, maat.citaat),
        regie=_kort(blad.regie, 2 * maat.naam),
        krachten=[_woorden(k, maat) for k in blad.krachten[: maat.regels // 2 + 1]],
        latten=[dict(lat) for lat in blad.latten],
        rijen=[_woorden(r, maat) for r in blad.rijen[: maat.regels + 7]],
        afspraken=[_woorden(a, maat) for a in blad.afspraken[: maat.regels]],
        tafel=[_kort(t, 2 * maat.naam) for t in blad.tafel[: maat.regels]],
    )
    lijsten = ("krachten", "rijen", "afspraken", "tafel")
    over = {f"{n}_rest": len(getattr(blad, n)) - len(getattr(kleiner, n)) for n in lijsten}
    verschil = any(r["verschil"] for r in kleiner.rijen)
    return asdict(kleiner) | over | {"maat": maat.letter, "verschil": verschil}


def _woorden(rij: Mapping[str, Any], maat: Maat) -> dict[str, Any]:
    return {
        naam: _kort(waarde, maat.citaat if naam in ("citaat", "wat") else maat.naam)
        if isinstance(waarde, str)
        else waarde
        for naam, waarde in rij.items()
    }


def _kort(tekst: str, lengte: int) -> str:
    """One line without control characters, cut at a word when it is long; a word that is too long is cut as well."""
    regel = " ".join("".join(t if t.isprintable() else " " for t in tekst).split())
    if len(regel) <= lengte:
        return _breekbaar(regel)
    begin = regel[: lengte - 1]
    heel = begin.rsplit(" ", 1)[0] if " " in begin[lengte // 2 :] else begin
    return _breekbaar(f"{heel}…")


def _breekbaar(tekst: str) -> str:
    """Let a word without an end break over lines: a place to break after every few letters."""
    return " ".join("\u200b".join(w[i : i + WOORD] for i in range(0, len(w), WOORD)) for w in tekst.split(" "))
