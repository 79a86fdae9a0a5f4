"""The way in when nobody can log in any more: on the server, one name becomes an administrator with a new password."""

from __future__ import annotations

from datetime import UTC, datetime

from vliegwiel.samenstelling import maak_teams
from vliegwiel.services.accounts import OngeldigAccount, VanDeDienst
from vliegwiel.services.accounts import red_beheerder as red
from vliegwiel.services.medewerker import Wachtwoorden
from vliegwiel.settings import Instellingen
from vliegwiel.storage import Database
from vliegwiel.storage.medewerker import Medewerkersopslag


async def red_beheerder(instellingen: Instellingen, naam: str) -> tuple[bool, str]:
    """Return whether it went well, and what to print: "name / password", or why not."""
    database = Database(instellingen.database_url)
    try:
        async with Medewerkersopslag(database).transactie() as repo:
            login = await red(repo, Wachtwoorden(), naam, maak_teams(instellingen).standaard, datetime.now(UTC))
    except OngeldigAccount:
        return False, "Dit kan geen gebruikersnaam zijn: neem kleine letters, cijfers, punten en streepjes."
    except VanDeDienst:
        return False, "Dit account komt van de aanmelddienst. Neem een andere gebruikersnaam."
    finally:
        await database.sluit()
    return True, f"{login.gebruikersnaam} / {login.wachtwoord}"
