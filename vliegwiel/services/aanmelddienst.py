"""Somebody for whom a sign-on service vouches: who it is, which role and team, and the account that belongs to it.

The subject says who somebody is, and nothing else does: an e-mail address may go to a successor.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from vliegwiel.core.toegang import Rol
from vliegwiel.services.accounts import GEEN_HASH, MAX_VOLLEDIGE_NAAM, is_de_laatste
from vliegwiel.services.medewerker import AANGEMELD, Aanmelding, Medewerker, schone_naam
from vliegwiel.services.poorten_toegang import Accounts

MAX_ONDERWERP = 255
POGINGEN = 5


class GeenToegang(Exception):
    """The service knows this person, and nothing that it says gives access here; ``reden``: rol or gestopt."""

    def __init__(self, reden: str) -> None:
        super().__init__(reden)
        self.reden = reden


@dataclass(frozen=True)
class Vertaling:
    """Which claims say what, and what their values mean here. The first value of a mapping that somebody has, counts."""

    claim_rol: str
    claim_team: str
    claim_naam: str
    claim_gebruikersnaam: str
    rollen: Mapping[str, str]
    teams: Mapping[str, str]
    standaardteam: str
    bestaande_teams: frozenset[str] = field(repr=False)


@dataclass(frozen=True)
class Persoon:
    """What a sign-on service says about somebody, in our words."""

    dienst: str
    onderwerp: str
    naam: str
    gebruikersnaam: str
    rol: str
    team: str


def vertaal(vertaling: Vertaling, dienst: str, claims: Mapping[str, Any]) -> Persoon:
    """Return who it is; raises ``GeenToegang`` when no value of the role's claim has a meaning here."""
    onderwerp = str(claims["sub"])
    rol = _eerste(vertaling.rollen, _waarden(claims, vertaling.claim_rol))
    if rol not in set(Rol):
        raise GeenToegang("rol")
    waarden = _waarden(claims, vertaling.claim_team)
    team = _eerste(vertaling.teams, waarden) or next((w for w in waarden if w in vertaling.bestaande_teams), "")
    bekend_team = team if team in vertaling.bestaande_teams else vertaling.standaardteam
    gebruikersnaam = next(iter(_waarden(claims, vertaling.claim_gebruikersnaam)), "") or onderwerp
    naam = next(iter(_waarden(claims, vertaling.claim_naam)), "") or gebruikersnaam
    zichtbaar = "".join(t for t in naam if t.isprintable()).strip()[:MAX_VOLLEDIGE_NAAM]
    return Persoon(dienst, onderwerp, zichtbaar or "Zonder naam", gebruikersnaam, rol, bekend_team)


def _eerste(betekenis: Mapping[str, str], waarden: list[str]) -> str:
    return next((naar for van, naar in betekenis.items() if van in waarden), "")


def _waarden(claims: Mapping[str, Any], naam: str) -> list[str]:
    """Return the values of a claim. ``realm_access.roles`` is a claim within a claim; a name with dots is met first."""
    gevonden: Any = claims.get(naam) if naam else None
    if gevonden is None and naam:
        gevonden = claims
        for deel in naam.split("."):
            gevonden = gevonden.get(deel) if isinstance(gevonden, Mapping) else None
    if isinstance(gevonden, str):
        return [gevonden]
    return [str(w) for w in gevonden if isinstance(w, str)] if isinstance(gevonden, list) else []


async def meld_aan_met_dienst(repo: Accounts, persoon: Persoon, nu: datetime) -> Aanmelding:
    """Log in: make the account the first time, and bring name, role and team up to date every time.

    The last active administrator stays one, whatever the service says.

    Raises ``GeenToegang`` when an administrator stopped this account.
    """
    bekend = await repo.van_dienst(persoon.dienst, persoon.onderwerp) or await _nieuw(repo, persoon, nu)
    if not bekend.actief:
        raise GeenToegang("gestopt")
    rol = persoon.rol
    if rol != Rol.BEHEERDER and await is_de_laatste(repo, bekend):
        # Otherwise nobody could keep the accounts any more; it follows once there is another.
        rol = Rol.BEHEERDER
        await repo.audit.noteer("laatste_beheerder_gebleven", None, None, nu, f"medewerker:{bekend.id}")
    wie = replace(bekend, naam=persoon.naam, rol=rol, team=persoon.team)
    if wie != bekend:
        await repo.bewaar(wie)
        await repo.audit.noteer(f"account_rol_{wie.rol}", None, None, nu, f"medewerker:{wie.id}")
    return Aanmelding(wie, await repo.audit.noteer(AANGEMELD, wie.id, None, nu, "aanmelddienst"))


async def sluit_buiten(repo: Accounts, dienst: str, onderwerp: str, nu: datetime) -> None:
    """Who has no role any more at the service, is out here as well, on every device."""
    bekend = await repo.van_dienst(dienst, onderwerp)
    regel = await repo.audit.noteer("geen_toegang", bekend.id if bekend else None, None, nu, "aanmelddienst")
    if bekend:
        await repo.beeindig_sessies(bekend.id, regel)


async def _nieuw(repo: Accounts, persoon: Persoon, nu: datetime) -> Medewerker:
    wens = re.sub(r"[^a-z0-9._@-]", "-", schone_naam(persoon.gebruikersnaam))[:60].strip("-._") or "medewerker"
    for poging in range(POGINGEN):
        # A name that a local account has stays that account's: then this one gets something behind it.
        naam = wens if poging == 0 else f"{wens}-{uuid.uuid4().hex[:6]}"
        medewerker_id = str(uuid.uuid4())
        nieuw = Medewerker(medewerker_id, naam, persoon.naam, persoon.rol, True, GEEN_HASH, persoon.team, extern=True)
        if await repo.voeg_toe(nieuw, nu):
            if await repo.koppel(medewerker_id, persoon.dienst, persoon.onderwerp[:MAX_ONDERWERP], nu):
                await repo.audit.noteer("account_gemaakt", None, None, nu, f"medewerker:{medewerker_id}")
                return nieuw
            # The same person logs in for the first time somewhere else: that account it is.
            await repo.vergeet_nieuwe(medewerker_id)
            if eerder := await repo.van_dienst(persoon.dienst, persoon.onderwerp):
                return eerder
    raise RuntimeError("geen vrije gebruikersnaam gevonden")
