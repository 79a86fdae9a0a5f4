"""What a gemeente says about itself in its one settings file: texts, hours, look and statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vliegwiel.core.thema import Thema

SVG, PNG = "image/svg+xml", "image/png"

# The stands of the Dutch model of an accessibility statement, as its readers know them.
STATUSSEN = ("voldoet volledig", "voldoet gedeeltelijk", "eerste maatregelen genomen", "voldoet niet")


@dataclass(frozen=True)
class Plaatje:
    """A picture that was looked at: nothing in it runs or fetches anything. Size in pixels."""

    inhoud: bytes
    soort: str
    breed: int
    hoog: int


@dataclass(frozen=True)
class Logo:
    """The logo, one for a dark page when there is one, and what it says to who can't see it."""

    licht: Plaatje
    donker: Plaatje | None
    tekst: str


@dataclass(frozen=True)
class Toegankelijkheid:
    """What the gemeente declares about accessibility. Without a day it did not test, or did not sign."""

    status: str
    getest_op: date | None = None
    ondertekend_door: str = ""
    ondertekend_op: date | None = None
    onderzoek: str = ""  # address of a report of research
    verklaring: str = ""  # address of the statement in the national register
    tekortkomingen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Algoritme:
    """What only the gemeente can say in the register of algorithms."""

    verantwoordelijk: str
    rechtsgrond: str
    categorie: str
    register: str = ""  # address of the entry in the national register


@dataclass(frozen=True)
class Gemeentebestand:
    """A settings file that was read and found right. ``waarden``: settings by name; ``terugbel``: of the call-back."""

    pad: Path
    waarden: Mapping[str, str]
    terugbel: Mapping[str, str]
    thema: Thema
    logo: Logo | None
    toegankelijkheid: Toegankelijkheid
    algoritme: Algoritme
