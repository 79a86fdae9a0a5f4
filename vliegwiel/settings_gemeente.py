"""The settings of the gemeente itself. Most come from its one file (``VLIEGWIEL_GEMEENTE_BESTAND``); what stands in the
environment wins. Part of ``Instellingen``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from vliegwiel.core.gemeente import Gemeentebestand
from vliegwiel.core.herkomst import lees_uitgang
from vliegwiel.core.openingstijden import Openingstijden, in_woorden
from vliegwiel.core.terugbellen import Bereikbaarheid, OngeldigeUren, lees_gesloten, lees_uren, lees_zone
from vliegwiel.services.gemeente import laad_gemeente
from vliegwiel.services.werkdagen import feestdagen

PROJECT = Path(__file__).resolve().parent.parent
VOORBEELD = PROJECT / "data" / "gemeente" / "voorbeeld.yml"
VAST = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
Tekst = Annotated[str, Field(min_length=1, max_length=300)]


@cache
def voorbeeld() -> Gemeentebestand:
    """Return the example that we ship: the one home of every example value."""
    return laad_gemeente(VOORBEELD)


def _uit_voorbeeld(naam: str) -> Any:
    return Field(default_factory=lambda: voorbeeld().waarden[naam])


def _vanaf_project(pad: Path) -> Path:
    return pad if pad.is_absolute() else PROJECT / pad


class Gemeente(BaseModel):
    """What a client reads about the gemeente. The defaults are examples: productie refuses every one of them.

    Dutch subscriber numbers never start with a 0, so the example numbers cannot reach anybody.
    """

    model_config = VAST

    bestand: Annotated[Path, AfterValidator(_vanaf_project)] = VOORBEELD
    naam: Tekst = _uit_voorbeeld("naam")
    telefoon: Tekst = _uit_voorbeeld("telefoon")
    email: Tekst = _uit_voorbeeld("email")
    open: Annotated[str, Field(max_length=300)] = _uit_voorbeeld("open")  # "ma-vr 09:00-17:00"
    openingstijden: Annotated[str, Field(max_length=300)] = ""  # in words; empty: those of ``open``
    wachttijd_werkdagen: Tekst = _uit_voorbeeld("wachttijd_werkdagen")
    daklozenloket_telefoon: Tekst = _uit_voorbeeld("daklozenloket_telefoon")
    clientondersteuning_naam: Tekst = _uit_voorbeeld("clientondersteuning_naam")
    clientondersteuning_telefoon: Tekst = _uit_voorbeeld("clientondersteuning_telefoon")
    # Of the officer for data protection, the gemeente's own statement, and where somebody complains.
    functionaris: Tekst = _uit_voorbeeld("functionaris")
    privacyverklaring: Tekst = _uit_voorbeeld("privacyverklaring")
    klachten: Tekst = _uit_voorbeeld("klachten")
    # The neutral site where the quick exit goes.
    verlaat_naar: Annotated[Tekst, AfterValidator(lees_uitgang)] = _uit_voorbeeld("verlaat_naar")

    @model_validator(mode="after")
    def _in_woorden(self) -> Self:
        try:
            woorden = in_woorden(lees_uren(self.open))
        except OngeldigeUren as fout:
            raise ValueError(f"open: {fout}".replace(";", ",")) from None  # ";" parts two complaints
        if not self.openingstijden:
            # The object is frozen for everybody else; this is still its construction.
            object.__setattr__(self, "openingstijden", woorden)
        return self

    @property
    def in_eigen_woorden(self) -> bool:
        """Whether the hours are words of the environment, from which nobody can tell whether it is open now."""
        return self.openingstijden != in_woorden(lees_uren(self.open))

    def voorbeelden(self) -> list[str]:
        """Names of the fields that still carry their example value."""
        # A gemeente may really have these.
        eigen = ("open", "wachttijd_werkdagen", "verlaat_naar")
        return [n for n, waarde in voorbeeld().waarden.items() if n not in eigen and getattr(self, n) == waarde]


class Terugbel(BaseModel):
    """The hours in which the gemeente calls back after a crisis signal. Without hours there is no call-back."""

    model_config = VAST

    uren: Annotated[str, Field(max_length=300)] = ""  # "ma-vr 09:00-17:00; za 10:00-12:00"
    gesloten: Annotated[str, Field(max_length=2000)] = ""  # "2026-12-25, 2026-12-26"
    tijdzone: Annotated[str, Field(max_length=60)] = "Europe/Amsterdam"
    minuten: Annotated[int, Field(ge=15, le=480, description="How soon a call is promised.")] = 60
    bewaardagen: Annotated[int, Field(ge=1, le=90, description="Days after which a request is erased.")] = 7

    @model_validator(mode="after")
    def _leesbaar(self) -> Self:
        try:
            self.bereikbaarheid()
        except OngeldigeUren as fout:
            raise ValueError(str(fout).replace(";", ",")) from None  # ";" parts two complaints
        return self

    def bereikbaarheid(self) -> Bereikbaarheid:
        """Return the hours as the conversation uses them."""
        return Bereikbaarheid(
            lees_uren(self.uren),
            lees_gesloten(self.gesloten),
            lees_zone(self.tijdzone),
            timedelta(minutes=self.minuten),
        )


def openingstijden(gemeente: Gemeente, terugbel: Terugbel) -> Openingstijden | None:
    """Return when the gemeente can be reached; the days that it is closed are those of the call-back.

    None when the hours are told in words only: then nobody says whether it is open now.
    """
    if gemeente.in_eigen_woorden or not (vensters := lees_uren(gemeente.open)):
        return None
    uren = Bereikbaarheid(vensters, lees_gesloten(terugbel.gesloten), lees_zone(terugbel.tijdzone))
    return Openingstijden(uren, feestdagen)


def gekozen_bestand(gemeente: object) -> Path:
    """Return the settings file: what was given in code, else the environment, else the example."""
    gegeven = gemeente.get("bestand") if isinstance(gemeente, Mapping) else getattr(gemeente, "bestand", None)
    return _vanaf_project(Path(str(gegeven or os.environ.get("VLIEGWIEL_GEMEENTE_BESTAND") or VOORBEELD)))


def met_bestand(bestand: Gemeentebestand | None, afwijkend: dict[str, Any]) -> None:
    """Put the values of the file where the environment and ``afwijkend`` say nothing.

    None: the file could not be read. That is told already, so nothing is said about what would have stood in it.
    """
    blijft = ("open", "verlaat_naar")  # these are read, and "-" would be a complaint of its own
    onbekend = {naam: "-" for naam in voorbeeld().waarden if naam not in blijft}
    delen = (("gemeente", bestand.waarden), ("terugbel", bestand.terugbel)) if bestand else (("gemeente", onbekend),)
    for deel, waarden in delen:
        gegeven = afwijkend.get(deel, {})
        if not isinstance(gegeven, Mapping):
            continue  # a whole object was given
        uit = {n: w for n, w in waarden.items() if not os.environ.get(f"VLIEGWIEL_{deel}_{n}".upper())}
        afwijkend[deel] = uit | dict(gegeven)
