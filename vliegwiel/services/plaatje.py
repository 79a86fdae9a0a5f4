"""Looking at a logo before it is shown to clients: small, really a picture, and nothing in it runs or fetches.

An SVG is a document: only shapes, gradients and text may be in it. What a program for drawing adds for itself (its own
elements, a DOCTYPE) is refused as well, with words that say what to take out.
"""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path
from xml.etree import ElementTree as ET

from vliegwiel.core.gemeente import PNG, SVG, Plaatje

MEESTE_BYTES = 40_000
MEESTE_PIXELS = 2000
LANGST = 8  # times as wide as high, or the other way round
_PNG = b"\x89PNG\r\n\x1a\n"
_RUIMTE = "http://www.w3.org/2000/svg"
_MAG = frozenset(
    "svg g defs symbol use title desc style path rect circle ellipse line polyline polygon text tspan "
    "linearGradient radialGradient stop clipPath mask pattern".split()
)
_URL = re.compile(r"url\(\s*['\"]?\s*([^'\")\s]*)", re.IGNORECASE)
_GETAL = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*")


class OngeldigPlaatje(ValueError):
    """Not a picture that can be shown; the message says why, in Dutch."""


def lees_plaatje(pad: Path) -> Plaatje:
    """Read a logo; raises ``OngeldigPlaatje``."""
    try:
        grootte = pad.stat().st_size
        if grootte > MEESTE_BYTES:
            raise OngeldigPlaatje(f"{pad.name} is te groot: {grootte // 1000} kB, en er past {MEESTE_BYTES // 1000} kB")
        inhoud = pad.read_bytes()
    except OSError as fout:
        raise OngeldigPlaatje(f"{pad.name} kan niet gelezen worden ({fout.strerror})") from None
    soort = {".svg": SVG, ".png": PNG}.get(pad.suffix.lower())
    if soort is None:
        raise OngeldigPlaatje(f"{pad.name} is geen svg of png")
    try:
        breed, hoog = _svg(inhoud) if soort == SVG else _png(inhoud)
    except OngeldigPlaatje as fout:
        raise OngeldigPlaatje(f"{pad.name} {fout}") from None
    if min(breed, hoog) < 1 or max(breed, hoog) > LANGST * min(breed, hoog):
        raise OngeldigPlaatje(f"{pad.name} is {breed} bij {hoog}: te smal voor een logo")
    return Plaatje(inhoud, soort, breed, hoog)


def _png(inhoud: bytes) -> tuple[int, int]:
    """Return the size; every part is there and undamaged."""
    if not inhoud.startswith(_PNG):
        raise OngeldigPlaatje("is geen png")
    plek, soorten, maat = len(_PNG), list[bytes](), (0, 0)
    while plek + 12 <= len(inhoud) and b"IEND" not in soorten:
        lengte, soort = struct.unpack(">I4s", inhoud[plek : plek + 8])
        deel, kenmerk = inhoud[plek + 4 : plek + 8 + lengte], inhoud[plek + 8 + lengte : plek + 12 + lengte]
        if len(kenmerk) < 4 or zlib.crc32(deel) != struct.unpack(">I", kenmerk)[0]:
            raise OngeldigPlaatje("is beschadigd")
        if soort == b"IHDR" and lengte == 13:
            maat = struct.unpack(">II", deel[4:12])
        soorten.append(soort)
        plek += 12 + lengte
    if soorten[:1] != [b"IHDR"] or soorten[-1:] != [b"IEND"] or b"IDAT" not in soorten:
        raise OngeldigPlaatje("is geen hele png")
    if max(maat) > MEESTE_PIXELS:
        raise OngeldigPlaatje(f"is {maat[0]} bij {maat[1]} pixels, en er passen er {MEESTE_PIXELS}")
    return maat


def _svg(inhoud: bytes) -> tuple[int, int]:
    """Return the size; there is nothing in it but a drawing."""
    tekst = _als_tekst(inhoud)
    try:
        # No DOCTYPE is left, so there are no entities to expand.
        wortel = ET.fromstring(tekst)  # noqa: S314
    except (ET.ParseError, ValueError):
        raise OngeldigPlaatje("is geen goede svg") from None
    if wortel.tag != f"{{{_RUIMTE}}}svg":
        raise OngeldigPlaatje("is geen svg")
    for element in wortel.iter():
        _keur_element(element)
    return _maat(wortel)


def _als_tekst(inhoud: bytes) -> str:
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise OngeldigPlaatje("is niet te lezen; bewaar het als UTF-8") from None
    tekst = re.sub(r"^\s*<\?xml\s[^>]*\?>", "", tekst)
    for merk, naam in (("<!doctype", "DOCTYPE"), ("<!entity", "ENTITY"), ("<?", "<?xml-stylesheet of ander <?")):
        if merk in tekst.lower():
            raise OngeldigPlaatje(f"bevat {naam}; haal dat weg")
    return tekst


def _keur_element(element: ET.Element) -> None:
    naam = str(element.tag)
    kort = naam.removeprefix(f"{{{_RUIMTE}}}")
    if kort not in _MAG:
        raise OngeldigPlaatje(f"bevat <{kort.rpartition('}')[2]}>; in een logo kunnen alleen vormen, kleuren en tekst")
    for sleutel, waarde in element.attrib.items():
        attribuut = sleutel.rpartition("}")[2].lower()
        if attribuut.startswith("on"):
            raise OngeldigPlaatje(f"bevat {attribuut}; een logo voert niets uit")
        if attribuut == "href" and not waarde.strip().startswith("#"):
            raise OngeldigPlaatje("haalt iets van buiten (href); zet alles in het bestand zelf")
        _keur_stijl(waarde)
    if kort == "style":
        _keur_stijl(element.text or "")


def _keur_stijl(stijl: str) -> None:
    """Refuse what fetches; an escape could spell it another way."""
    buiten = [doel for doel in _URL.findall(stijl) if not doel.startswith("#")]
    if buiten or "@import" in stijl.lower() or "javascript:" in stijl.lower() or "\\" in stijl:
        raise OngeldigPlaatje("haalt iets van buiten (url of @import); zet alles in het bestand zelf")


def _maat(wortel: ET.Element) -> tuple[int, int]:
    vak = re.split(r"[\s,]+", wortel.get("viewBox", "").strip())
    try:
        breed, hoog = (float(getal) for getal in vak[2:4])
    except ValueError:
        maten = [_GETAL.fullmatch(wortel.get(naam, "")) for naam in ("width", "height")]
        if not all(maten):
            raise OngeldigPlaatje("heeft geen viewBox, en geen breedte en hoogte in pixels") from None
        breed, hoog = (float(gevonden[1]) for gevonden in maten if gevonden)
    if not 0 < breed < 1e6 or not 0 < hoog < 1e6:
        raise OngeldigPlaatje("heeft geen viewBox, en geen breedte en hoogte in pixels")
    # Only the shape matters: very small drawings keep theirs.
    keer = max(1.0, 100 / min(breed, hoog))
    return round(breed * keer), round(hoog * keer)
