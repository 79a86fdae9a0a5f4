"""The card of a link: A6, to give away or to hang up, with the address as a QR code and to type over."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from vliegwiel.render.qr import qr_svg
from vliegwiel.render.typst_ import PdfMislukt, maak_pdf

SJABLOON = "deelkaart"


@dataclass(frozen=True)
class Kaart:
    """What is on the card, in words. ``taal`` and ``uitleg``: the language that goes first and its text, or nothing."""

    gever: str
    gemeente: str
    telefoon: str
    adres: str
    van: str
    tot: str
    taal: str = ""
    uitleg: str = ""


def deelkaart_pdf(kaart: Kaart, nu: datetime) -> bytes:
    """Return the card as a tagged PDF of one page. Raises ``PdfMislukt``.

    A language for which this computer has no font is left out: empty boxes help nobody.
    """
    gegevens = _gegevens(kaart)
    try:
        return maak_pdf(SJABLOON, gegevens, nu, streng=True)
    except PdfMislukt:
        return maak_pdf(SJABLOON, gegevens | {"taal": "", "uitleg": ""}, nu)


def heeft_letters(kaart: Kaart, nu: datetime) -> bool:
    """Return whether this computer can print the language of the card."""
    if not kaart.uitleg:
        return True
    try:
        maak_pdf(SJABLOON, _gegevens(kaart), nu, streng=True)
    except PdfMislukt:
        return False
    return True


def _gegevens(kaart: Kaart) -> dict[str, Any]:
    kaal = kaart.adres.partition("://")[2] or kaart.adres  # what somebody types over
    host, _, code = kaal.partition("/d/")
    return asdict(kaart) | {"qr": qr_svg(kaart.adres, "QR-code"), "kaal": kaal, "host": host, "code": code}
