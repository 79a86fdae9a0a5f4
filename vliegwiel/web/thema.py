"""The look of the gemeente as files of our own address: one small stylesheet with its tokens, and its logo.

The stylesheet has names and values only; ``static/basis.css`` says which part of the page each of them colours. Both have
the hash of their contents in the address, so that a browser keeps them until the gemeente changes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aiohttp import web

from vliegwiel.core.gemeente import PNG, Gemeentebestand, Plaatje
from vliegwiel.core.kleuren import Kleur
from vliegwiel.core.thema import DONKER, KLEURNAMEN, LETTERFAMILIES, LICHT, Kleuren, Thema
from vliegwiel.web.bestand import Bestand, bied_aan, maak_bestand
from vliegwiel.web.sleutels import INSTELLINGEN

PAD = "/thema"
HOOGTE = 40  # pixels of a logo in the header
# A logo that somebody opens by itself is a document of our address: nothing runs in it. Its own style may.
LOGOBELEID = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def _waarden(k: Kleuren) -> Iterator[tuple[str, Kleur]]:
    """Yield every token of one stand: what the gemeente chose, and what follows from it."""
    for naam in KLEURNAMEN:
        yield naam, getattr(k, naam)
    yield "accent_onder_muis", k.accent_onder_muis
    yield "accent_licht_onder_muis", k.accent_licht_onder_muis
    yield "accent_midden", k.accent_licht.meng(k.accent, 0.35)
    yield "link_onder_muis", k.link.meng(k.tekst, 0.35)
    yield "op_focus", k.op_focus
    yield "tekst_midden", k.tekst_midden
    yield "lijn", k.lijn
    for naam, deel in (("grijs_50", 0.02), ("grijs_100", 0.06), ("grijs_200", 0.12)):
        yield naam, k.grijs(deel)


def _blok(k: Kleuren) -> str:
    return "".join(f"--gemeente-{naam.replace('_', '-')}:{kleur.hex};" for naam, kleur in _waarden(k))


def _letters(namen: tuple[str, ...]) -> str:
    return ",".join(naam if naam in LETTERFAMILIES else f'"{naam}"' for naam in namen)


def maak_stijl(thema: Thema) -> str:
    """Return the stylesheet; it also works inside a page that stands on its own."""
    vast = f"--gemeente-letters:{_letters(thema.letters)};--gemeente-hoek:{thema.hoeken / 16:g}rem;"
    return (
        f":root{{{vast}{_blok(thema.stand(LICHT))}}}\n"
        f"@media (prefers-color-scheme: dark){{:root{{{_blok(thema.stand(DONKER))}}}}}\n"
    )


@dataclass(frozen=True)
class Logobeeld:
    """What the header needs of the logo: addresses, words and room. ``donker`` is empty when there is one for both."""

    licht: str
    donker: str
    tekst: str
    breed: int
    hoog: int


@dataclass(frozen=True)
class Themabeeld:
    """What every page needs of the look: the address of its stylesheet, and the logo when there is one."""

    stijl: str
    logo: Logobeeld | None


def _bestanden(bestand: Gemeentebestand) -> dict[str, Bestand]:
    """Return name → file of everything that is served."""
    klaar = {"thema.css": maak_bestand(maak_stijl(bestand.thema).encode(), "text/css")}
    if bestand.logo:
        klaar |= {_naam("logo", bestand.logo.licht): _als_bestand(bestand.logo.licht)}
        if bestand.logo.donker:
            klaar |= {_naam("logo-donker", bestand.logo.donker): _als_bestand(bestand.logo.donker)}
    return klaar


def _naam(begin: str, plaatje: Plaatje) -> str:
    return f"{begin}.{'png' if plaatje.soort == PNG else 'svg'}"


def _als_bestand(plaatje: Plaatje) -> Bestand:
    return maak_bestand(plaatje.inhoud, plaatje.soort)


def maak_beeld(bestand: Gemeentebestand) -> Themabeeld:
    """Return the addresses of this look."""
    adressen = {naam: f"{PAD}/{naam}?v={b.kenmerk}" for naam, b in _bestanden(bestand).items()}
    logo = None
    if bestand.logo:
        licht, donker = bestand.logo.licht, bestand.logo.donker
        breed = max(1, round(licht.breed * HOOGTE / licht.hoog))
        naar_donker = adressen[_naam("logo-donker", donker)] if donker else ""
        logo = Logobeeld(adressen[_naam("logo", licht)], naar_donker, bestand.logo.tekst, breed, HOOGTE)
    return Themabeeld(adressen["thema.css"], logo)


def voeg_toe(app: web.Application) -> None:
    """Serve the stylesheet and the logo of this gemeente under ``/thema/``."""
    for naam, bestand in _bestanden(app[INSTELLINGEN].gemeentebestand).items():
        koppen = {} if naam == "thema.css" else {"Content-Security-Policy": LOGOBELEID}
        bied_aan(app, f"{PAD}/{naam}", bestand, koppen)
