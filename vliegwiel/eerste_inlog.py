"""A first consultant for a newcomer: made once, and shown again on every `make run` of a development machine.

The database holds only a hash. In *ontwikkeling* the password also stands in ``var/eerste-inlog.txt``, readable by the
owner alone, because somebody who tries things out would otherwise be locked out after the first run. In *productie*
it is shown once and written nowhere.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from vliegwiel.services.medewerker import Login, Wachtwoorden, eerste_medewerker
from vliegwiel.settings import Instellingen
from vliegwiel.storage import Database
from vliegwiel.storage.medewerker import Medewerkersopslag

BESTAND = "eerste-inlog.txt"


async def eerste_inlog(instellingen: Instellingen) -> str | None:
    """Return "name / password" of the first consultant, who is made when there is nobody yet.

    None when there are consultants and the password is not known here (any more).
    """
    database = Database(instellingen.database_url)
    bestand = instellingen.var_map / BESTAND
    try:
        opslag, wachtwoorden = Medewerkersopslag(database), Wachtwoorden()
        async with opslag.transactie() as repo:
            login = await eerste_medewerker(repo, wachtwoorden, datetime.now(UTC))
            if login and not instellingen.productie:
                # Inside the transaction: a consultant whose password nobody knows is never committed.
                _bewaar(bestand, login)
        if login is None and not instellingen.productie:
            login = await _bewaarde(bestand, opslag, wachtwoorden)
    finally:
        await database.sluit()
    return f"{login.gebruikersnaam} / {login.wachtwoord}" if login else None


def _bewaar(bestand: Path, login: Login) -> None:
    bestand.parent.mkdir(parents=True, exist_ok=True)
    bestand.unlink(missing_ok=True)  # an existing file would keep its own mode
    greep = os.open(bestand, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(greep, "w", encoding="utf-8") as uit:
        uit.write(f"{login.gebruikersnaam}\n{login.wachtwoord}\n")


async def _bewaarde(bestand: Path, opslag: Medewerkersopslag, wachtwoorden: Wachtwoorden) -> Login | None:
    """Return the login in the file when it still opens this database."""
    try:
        gebruikersnaam, wachtwoord = bestand.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return None
    async with opslag.lezen() as repo:
        gevonden = await repo.met_gebruikersnaam(gebruikersnaam)
    if gevonden and gevonden.actief and await wachtwoorden.klopt(gevonden.wachtwoord_hash, wachtwoord):
        return Login(gebruikersnaam, wachtwoord)
    return None
