"""The conversation's use cases on a real database, with a clock that stands still unless told otherwise."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.hulp.taal_proef import Taalproef
from vliegwiel.core.leefgebied import LeefgebiedenSet
from vliegwiel.services.catalogus import laad_catalogus
from vliegwiel.services.gesprek import Codes, Dienst
from vliegwiel.services.hulplijnen import laad_hulplijnen
from vliegwiel.services.leefgebieden import laad_leefgebieden
from vliegwiel.settings import PROJECT
from vliegwiel.storage import Database
from vliegwiel.storage.gesprek import Gespreksopslag
from vliegwiel.storage.versleuteling import Versleuteling

VAST = {
    naam: naam
    for naam in ("gemeente", "telefoon", "email", "openingstijden", "wachttijd", "ondersteuning", "daklozenloket", "belofte")
} | laad_hulplijnen(PROJECT / "data" / "hulplijnen.yml", {"daklozenloket_telefoon": "010 000 00 01"}).variabelen()  # fmt: skip
VAST["daklozenloket"] = "daklozenloket"
SLEUTEL = bytes(range(32))
STANDAARD = laad_leefgebieden(PROJECT / "data" / "leefgebieden" / "standaard.yml")
DERTIEN = laad_leefgebieden(PROJECT / "data" / "leefgebieden" / "dertien.yml")


class Klok:
    """A clock for tests: every look is a second later."""

    def __init__(self) -> None:
        self.nu = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the present moment."""
        self.nu += timedelta(seconds=1)
        return self.nu


def maak_dienst(database: Database, taal: Taalproef | None = None, gebieden: LeefgebiedenSet = STANDAARD) -> Dienst:
    """Return the use cases; ``taal`` gets to know them, new conversations get ``gebieden``."""
    taal = taal or Taalproef()
    taal.dienst = Dienst(
        opslag=Gespreksopslag(database, Versleuteling(SLEUTEL)),
        catalogus=laad_catalogus(PROJECT / "data" / "responses", VAST),
        gebieden=gebieden,
        klok=Klok(),
        codes=Codes(SLEUTEL, 90),
        taal=taal,
    )
    return taal.dienst
