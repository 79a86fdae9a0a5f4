"""Use cases of accounts: an administrator keeps them, and everybody has a password of their own.

There is always somebody who can do this: the last active administrator stays one.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field, replace
from datetime import datetime

from vliegwiel.core.toegang import Rol
from vliegwiel.core.wachtwoord import ZELFDE, OngeldigWachtwoord, keur
from vliegwiel.services.medewerker import (
    MAX_WACHTWOORD,
    AanmeldenMislukt,
    Aanmelding,
    Login,
    Medewerker,
    Wachtwoorden,
    nieuw_wachtwoord,
    schone_naam,
)
from vliegwiel.services.poorten_toegang import Accountopslag, Accounts

MAX_VOLLEDIGE_NAAM = 120
GEBRUIKERSNAAM = re.compile(r"[a-z0-9][a-z0-9._@-]{1,79}")
VERWIJDERD = "Verwijderde medewerker"
GEEN_HASH = "-"  # no password fits it


class OngeldigAccount(ValueError):
    """These data make no account; ``reden`` says which of them: naam, gebruikersnaam, rol or team."""

    def __init__(self, reden: str) -> None:
        super().__init__(reden)
        self.reden = reden


class NaamBezet(Exception):
    """Somebody has this user name already."""


class LaatsteBeheerder(Exception):
    """Without this administrator nobody could keep the accounts any more."""


class NogNietTeVerwijderen(Exception):
    """This account is not stopped yet, or work is still in its name."""


class AccountNietGevonden(Exception):
    """There is no such account."""


class VanDeDienst(Exception):
    """A sign-on service says who this is and what the role is; here that can't be changed."""


@dataclass(frozen=True)
class Gegevens:
    """What an administrator fills in, checked. ``teams``: the ids that exist; it is not kept."""

    naam: str
    gebruikersnaam: str
    rol: str
    team: str
    teams: frozenset[str] = field(repr=False)

    def __post_init__(self) -> None:
        """Raise ``OngeldigAccount``."""
        if not 1 <= len(self.naam) <= MAX_VOLLEDIGE_NAAM or not self.naam.isprintable():
            raise OngeldigAccount("naam")
        if not GEBRUIKERSNAAM.fullmatch(self.gebruikersnaam):
            raise OngeldigAccount("gebruikersnaam")
        _keur_rol(self.rol, self.team, self.teams)


def _keur_rol(rol: str, team: str, teams: frozenset[str]) -> None:
    if rol not in set(Rol):
        raise OngeldigAccount("rol")
    if team not in teams:
        raise OngeldigAccount("team")


def over(medewerker_id: str) -> str:
    """Return how an audit line names the account that it is about."""
    return f"medewerker:{medewerker_id}"


async def maak(
    repo: Accounts, wachtwoorden: Wachtwoorden, gegevens: Gegevens, door: str | None, nu: datetime
) -> tuple[Medewerker, Login]:
    """Make an account; returns it with the password, which is shown once. Raises ``NaamBezet``."""
    login = Login(gegevens.gebruikersnaam, nieuw_wachtwoord())
    nieuw = Medewerker(
        str(uuid.uuid4()),
        gegevens.gebruikersnaam,
        gegevens.naam,
        gegevens.rol,
        True,
        await wachtwoorden.maak(login.wachtwoord),
        gegevens.team,
        wachtwoord_tijdelijk=True,
    )
    if not await repo.voeg_toe(nieuw, nu):
        raise NaamBezet
    await repo.audit.noteer("account_gemaakt", door, None, nu, over(nieuw.id))
    return nieuw, login


async def zet_actief(repo: Accounts, medewerker_id: str, actief: bool, door: str, nu: datetime) -> None:
    """Let somebody in again, or no longer: then every session ends at once. Raises ``LaatsteBeheerder``."""
    oud = await _vind(repo, medewerker_id)
    if oud.actief == actief:
        return
    if not actief:
        await _niet_de_laatste(repo, oud)
    await repo.bewaar(replace(oud, actief=actief))
    await _klaar(repo, "account_actief" if actief else "account_gestopt", medewerker_id, door, nu)


async def verwijder(repo: Accounts, medewerker_id: str, door: str, nu: datetime) -> None:
    """Take everything that says who this was out of an account that is stopped; what was done stays in the log.

    The name becomes *Verwijderde medewerker* with four characters that stay the same, so that the log and the notes of
    cases can still be read. It can't be undone. Raises ``NogNietTeVerwijderen``, ``AccountNietGevonden``.
    """
    oud = await _vind(repo, medewerker_id)
    if oud.actief or await repo.werk_op_naam(medewerker_id):
        raise NogNietTeVerwijderen
    await _klaar(repo, "account_verwijderd", medewerker_id, door, nu)
    teken = medewerker_id[-4:].upper()
    leeg = replace(oud, naam=f"{VERWIJDERD} {teken}", wachtwoord_hash=GEEN_HASH, wachtwoord_tijdelijk=False)
    await repo.maak_naamloos(leeg, f"verwijderd-{medewerker_id}", nu)


async def wijzig_rol(
    repo: Accounts, medewerker_id: str, rol: str, team: str, teams: frozenset[str], door: str, nu: datetime
) -> None:
    """Give somebody another role or team, from the next page on.

    Raises ``OngeldigAccount``, ``LaatsteBeheerder``, ``VanDeDienst``.
    """
    oud = await _vind(repo, medewerker_id)
    _keur_rol(rol, team, teams | {oud.team})
    if oud.extern:
        raise VanDeDienst
    if rol != Rol.BEHEERDER:
        await _niet_de_laatste(repo, oud)
    await repo.bewaar(replace(oud, rol=rol, team=team))
    await repo.audit.noteer(f"account_rol_{rol}", door, None, nu, over(medewerker_id))


async def nieuw_tijdelijk_wachtwoord(
    repo: Accounts, wachtwoorden: Wachtwoorden, medewerker_id: str, door: str | None, nu: datetime
) -> Login:
    """Give somebody a new password, to be changed at the next login; sessions end. Raises ``VanDeDienst``."""
    oud = await _vind(repo, medewerker_id)
    if oud.extern:
        raise VanDeDienst
    login = Login(oud.gebruikersnaam, nieuw_wachtwoord())
    nieuw_hash = await wachtwoorden.maak(login.wachtwoord)
    await repo.bewaar(replace(oud, wachtwoord_hash=nieuw_hash, wachtwoord_tijdelijk=True))
    await _klaar(repo, "account_wachtwoord", medewerker_id, door, nu)
    return login


async def wis_tweede_factor(repo: Accounts, medewerker_id: str, door: str | None, nu: datetime) -> None:
    """Forget somebody's second factor, for who lost the telephone and the codes; sessions end."""
    await _vind(repo, medewerker_id)
    await repo.wis_tweede_factor(medewerker_id)
    await _klaar(repo, "account_tweede_factor_gewist", medewerker_id, door, nu)


async def wijzig_wachtwoord(
    opslag: Accountopslag, wachtwoorden: Wachtwoorden, wie: Medewerker, oud: str, nieuw: str, nu: datetime
) -> Aanmelding:
    """Choose a password of one's own. Every other session ends; the one to go on with is returned.

    Raises ``AanmeldenMislukt`` when the present password is not right, ``OngeldigWachtwoord``, ``VanDeDienst``.
    """
    if wie.extern:
        raise VanDeDienst
    if not await wachtwoorden.klopt(wie.wachtwoord_hash, oud[:MAX_WACHTWOORD]):
        raise AanmeldenMislukt
    if keur(nieuw, wie.gebruikersnaam, wie.naam) == oud:
        raise OngeldigWachtwoord(ZELFDE)
    nieuw_hash = await wachtwoorden.maak(nieuw)
    async with opslag.transactie() as repo:
        gewijzigd = replace(await _vind(repo, wie.id), wachtwoord_hash=nieuw_hash, wachtwoord_tijdelijk=False)
        await repo.bewaar(gewijzigd)
        await repo.beeindig_sessies(wie.id, await repo.audit.noteer("wachtwoord_gewijzigd", wie.id, None, nu))
        return Aanmelding(gewijzigd, await repo.audit.noteer("sessie_vernieuwd", wie.id, None, nu))


async def red_beheerder(repo: Accounts, wachtwoorden: Wachtwoorden, naam: str, team: str, nu: datetime) -> Login:
    """Make this name an active administrator with a new password and no second factor: when nobody can log in.

    Raises ``OngeldigAccount``, ``VanDeDienst``.
    """
    schoon = schone_naam(naam)
    bestaand = await repo.met_gebruikersnaam(schoon)
    if bestaand is None:
        gegevens = Gegevens(schoon.capitalize(), schoon, Rol.BEHEERDER, team, frozenset({team}))
        return (await maak(repo, wachtwoorden, gegevens, None, nu))[1]
    login = await nieuw_tijdelijk_wachtwoord(repo, wachtwoorden, bestaand.id, None, nu)
    await repo.bewaar(replace(await _vind(repo, bestaand.id), rol=Rol.BEHEERDER, actief=True))
    await wis_tweede_factor(repo, bestaand.id, None, nu)
    await repo.audit.noteer("beheerder_hersteld", None, None, nu, over(bestaand.id))
    return login


async def _vind(repo: Accounts, medewerker_id: str) -> Medewerker:
    gevonden = await repo.vind(medewerker_id)
    if gevonden is None or gevonden.verwijderd:
        raise AccountNietGevonden
    return gevonden


async def is_de_laatste(repo: Accounts, wie: Medewerker) -> bool:
    """Return whether nobody else is an active administrator; that stays so until the transaction ends."""
    return wie.rol == Rol.BEHEERDER and wie.actief and not await repo.andere_beheerders(wie.id)


async def _niet_de_laatste(repo: Accounts, wie: Medewerker) -> None:
    if await is_de_laatste(repo, wie):
        raise LaatsteBeheerder


async def _klaar(repo: Accounts, actie: str, medewerker_id: str, door: str | None, nu: datetime) -> None:
    """Write it down, and end every session of this account."""
    regel = await repo.audit.noteer(actie, door, None, nu, over(medewerker_id))
    await repo.beeindig_sessies(medewerker_id, regel)
