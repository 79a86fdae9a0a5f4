"""The first accounts for a newcomer: made once, and shown again on every `make run` of a development machine.

A consultant, who can do the main job, and an administrator, who can make more accounts. The database holds only hashes.
In *ontwikkeling* the passwords also stand in ``var/eerste-inlog.txt``, readable by the owner alone, because somebody who
tries things out would otherwise be locked out after the first run. In *productie* there is one administrator, whose
password is shown once, is written nowhere, and has to be changed at the first login.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from vliegwiel.core.toegang import Rol
from vliegwiel.services.medewerker import Login, Wachtwoorden, eerste_medewerker
from vliegwiel.settings import Instellingen
from vliegwiel.storage import Database
from vliegwiel.storage.medewerker import MedewerkerRepository, Medewerkersopslag

BESTAND = "eerste-inlog.txt"
EERSTE = (Rol.CONSULENT, Rol.BEHEERDER)


async def eerste_inlog(instellingen: Instellingen) -> tuple[Login, ...]:
    """Return the first logins that are known here: the consultant's first. Who is not there yet is made.

    Empty when there are accounts and their passwords are not known here (any more).
    """
    database = Database(instellingen.database_url)
    try:
        opslag, wachtwoorden = Medewerkersopslag(database), Wachtwoorden()
        if instellingen.productie:
            async with opslag.transactie() as repo:
                return await _allereerste(repo, wachtwoorden)
        bestand = instellingen.var_map / BESTAND
        bewaard = await _bewaarde(bestand, opslag, wachtwoorden)
        async with opslag.transactie() as repo:
            nieuw = [await eerste_medewerker(repo, wachtwoorden, datetime.now(UTC), rol) for rol in EERSTE]
            logins = (*(login for login in nieuw if login), *bewaard)
            if any(nieuw):
                # Inside the transaction: an account whose password nobody knows is never committed.
                _bewaar(bestand, logins)
        return tuple(sorted(logins, key=lambda login: login.gebruikersnaam != Rol.CONSULENT))
    finally:
        await database.sluit()


async def _allereerste(repo: MedewerkerRepository, wachtwoorden: Wachtwoorden) -> tuple[Login, ...]:
    if await repo.is_er_een():
        return ()
    login = await eerste_medewerker(repo, wachtwoorden, datetime.now(UTC), Rol.BEHEERDER, tijdelijk=True)
    return (login,) if login else ()


def _bewaar(bestand: Path, logins: tuple[Login, ...]) -> None:
    bestand.parent.mkdir(parents=True, exist_ok=True)
    bestand.unlink(missing_ok=True)  # an existing file would keep its own mode
    greep = os.open(bestand, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(greep, "w", encoding="utf-8") as uit:
        uit.writelines(f"{login.gebruikersnaam}\n{login.wachtwoord}\n" for login in logins)


async def _bewaarde(bestand: Path, opslag: Medewerkersopslag, wachtwoorden: Wachtwoorden) -> list[Login]:
    """Return the logins in the file that still open this database."""
    try:
        regels = bestand.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return []
    gevonden = []
    for gebruikersnaam, wachtwoord in zip(regels[::2], regels[1::2], strict=False):
        async with opslag.lezen() as repo:
            wie = await repo.met_gebruikersnaam(gebruikersnaam)
        if wie and wie.actief and await wachtwoorden.klopt(wie.wachtwoord_hash, wachtwoord):
            gevonden.append(Login(gebruikersnaam, wachtwoord))
    return gevonden
