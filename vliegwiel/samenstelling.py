"""Putting the parts together, the same way for ``web``, ``actions`` and ``cli``."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from vliegwiel.core.hulplijnen import Hulplijnen
from vliegwiel.core.team import Teams
from vliegwiel.core.werkdagen import Werkdagen
from vliegwiel.services.catalogus import laad_catalogus
from vliegwiel.services.gesprek import Codes, Dienst
from vliegwiel.services.hulplijnen import laad_hulplijnen
from vliegwiel.services.leefgebieden import laad_gekozen
from vliegwiel.services.poorten import Taalbegrip
from vliegwiel.services.teams import laad_teams
from vliegwiel.services.tweede_factor import Herstelsleutel
from vliegwiel.services.wachttijd import Meting, MetVerwachting, Verwachting, laad_woorden
from vliegwiel.services.werkdagen import maak_werkdagen
from vliegwiel.settings import Gemeente, Instellingen
from vliegwiel.storage import Database
from vliegwiel.storage.gesprek import Gespreksopslag
from vliegwiel.storage.versleuteling import Versleuteling
from vliegwiel.storage.wachttijd import WachttijdRepository


def open_database(instellingen: Instellingen) -> Database:
    """Return the database of these settings."""
    return Database(instellingen.database_url)


def vaste_variabelen(gemeente: Gemeente) -> dict[str, str]:
    """Return the variables that every text may use."""
    return {
        "gemeente": gemeente.naam,
        "telefoon": gemeente.telefoon,
        "email": gemeente.email,
        "openingstijden": gemeente.openingstijden,
        "wachttijd": gemeente.wachttijd_werkdagen,
        "ondersteuning": f"{gemeente.clientondersteuning_naam} ({gemeente.clientondersteuning_telefoon})",
        "daklozenloket": gemeente.daklozenloket_telefoon,
    }


def maak_codes(instellingen: Instellingen) -> Codes:
    """Return how codes to go on elsewhere are made; their key is not the one that signs cookies."""
    geheim = instellingen.geheime_sleutel.get_secret_value()
    return Codes(hmac.new(geheim, b"vliegwiel hervatcode", hashlib.sha256).digest(), instellingen.hervatcode_dagen)


def maak_herstelsleutel(instellingen: Instellingen) -> Herstelsleutel:
    """Return the key of the hashes of recovery codes; it is not the one that signs cookies."""
    geheim = instellingen.geheime_sleutel.get_secret_value()
    return Herstelsleutel(hmac.new(geheim, b"vliegwiel herstelcode", hashlib.sha256).digest())


def maak_hulplijnen(instellingen: Instellingen) -> Hulplijnen:
    """Return the help lines of this gemeente; raises ``OngeldigBestand``."""
    return laad_hulplijnen(instellingen.hulplijnen, instellingen.gemeente.model_dump(), instellingen.hulplijnen_eigen)


def maak_teams(instellingen: Instellingen) -> Teams:
    """Return the teams of this gemeente; raises ``OngeldigBestand``."""
    return laad_teams(instellingen.teams)


def maak_werkkalender(instellingen: Instellingen) -> Werkdagen:
    """Return the working days of this gemeente."""
    return maak_werkdagen(instellingen.zaken.gesloten())


def maak_dienst(
    instellingen: Instellingen,
    database: Database,
    klok: Callable[[], datetime],
    taal: Taalbegrip | None = None,
) -> Dienst:
    """Return the conversation's use cases; raises ``OngeldigBestand`` when texts or domains can't be used."""
    vast = maak_hulplijnen(instellingen).variabelen() | vaste_variabelen(instellingen.gemeente)
    catalogus = laad_catalogus(instellingen.responses, vast)
    belofte = "utter_belofte" if instellingen.belofte_geen_controle else "utter_geen_belofte"
    vast["belofte"] = catalogus.zeg(belofte)

    async def laatste_meting() -> Meting | None:
        async with database.lezen() as verbinding:
            return await WachttijdRepository(verbinding).laatste()

    verwachting = Verwachting(
        laad_woorden(instellingen.berichten), instellingen.gemeente.wachttijd_werkdagen, laatste_meting
    )
    opslag = Gespreksopslag(database, Versleuteling(instellingen.veld_sleutel.get_secret_value()))
    return Dienst(
        opslag=opslag,
        catalogus=replace(catalogus, vast=MetVerwachting(vast, verwachting)),
        gebieden=laad_gekozen(instellingen.leefgebieden, instellingen.leefgebieden_set),
        klok=klok,
        codes=maak_codes(instellingen),
        taal=taal,
        bereikbaarheid=instellingen.terugbel.bereikbaarheid(),
        verwachting=verwachting,
        teams=maak_teams(instellingen),
    )
