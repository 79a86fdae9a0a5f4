"""The second factor: codes of six digits that a telephone makes (TOTP), and recovery codes for when it is lost.

Every code works once. A clock that is half a minute off is no reason to refuse somebody.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass, field
from datetime import datetime

import pyotp

from vliegwiel.services.medewerker import LETTERS
from vliegwiel.services.poorten_toegang import TweedeFactoren

STAP = 30  # seconds: what every authenticator app uses
SPELING = 1  # periods before and after the present one
AANTAL_CODES = 10
CODE = re.compile(r"\d{6}")
AANGEZET, UITGEZET, NIEUWE_CODES = "tweede_factor_aan", "tweede_factor_uit", "herstelcodes_nieuw"
HERSTELCODE_GEBRUIKT, MISLUKT = "herstelcode_gebruikt", "tweede_factor_mislukt"


class CodeKloptNiet(Exception):
    """This is not the code of this moment, and no unused recovery code either."""


class GeenTweedeFactor(Exception):
    """There is none to confirm, or there is a confirmed one already."""


@dataclass(frozen=True)
class Herstelsleutel:
    """The key of the hashes of recovery codes, so that a copy of the database is not enough to try them all."""

    sleutel: bytes = field(repr=False)

    def hash(self, medewerker_id: str, code: str) -> str:
        """Return what is stored of a recovery code."""
        kaal = re.sub(r"[^a-z0-9]", "", code.lower())
        return hmac.new(self.sleutel, f"{medewerker_id}:{kaal}".encode(), hashlib.sha256).hexdigest()


async def begin(repo: TweedeFactoren, medewerker_id: str, nu: datetime) -> str:
    """Return the secret to put in a telephone; it counts after a first code (``bevestig``).

    Going back to the page shows the same secret. Raises ``GeenTweedeFactor`` when there is a confirmed one.
    """
    bestaand = await repo.vind(medewerker_id)
    if bestaand and not bestaand.bevestigd:
        return bestaand.geheim
    geheim = pyotp.random_base32()
    if bestaand or not await repo.begin(medewerker_id, geheim, nu):
        raise GeenTweedeFactor
    return geheim


def adres(geheim: str, gebruikersnaam: str, gemeente: str) -> str:
    """Return the ``otpauth:`` address that an authenticator app reads from a QR code."""
    return pyotp.TOTP(geheim, interval=STAP).provisioning_uri(name=gebruikersnaam, issuer_name=f"Vliegwiel {gemeente}")


async def bevestig(
    repo: TweedeFactoren, sleutel: Herstelsleutel, medewerker_id: str, code: str, nu: datetime
) -> list[str]:
    """Let the second factor count from now; returns the recovery codes, which are shown once.

    Raises ``CodeKloptNiet``, ``GeenTweedeFactor``.
    """
    bestaand = await repo.vind(medewerker_id)
    if bestaand is None or bestaand.bevestigd:
        raise GeenTweedeFactor
    if not await _klopt(repo, medewerker_id, bestaand.geheim, code, nu):
        raise CodeKloptNiet
    await repo.audit.noteer(AANGEZET, medewerker_id, None, nu)
    return await _codes(repo, sleutel, medewerker_id)


async def controleer(
    repo: TweedeFactoren, sleutel: Herstelsleutel, medewerker_id: str, invoer: str, nu: datetime
) -> bool:
    """Return whether this is the code of now, or an unused recovery code; either is used up by it."""
    bestaand = await repo.vind(medewerker_id)
    if bestaand is None or not bestaand.bevestigd:
        return False
    if await _klopt(repo, medewerker_id, bestaand.geheim, invoer, nu):
        return True
    if await repo.gebruik_code(medewerker_id, sleutel.hash(medewerker_id, invoer), nu):
        await repo.audit.noteer(HERSTELCODE_GEBRUIKT, medewerker_id, None, nu)
        return True
    await repo.audit.noteer(MISLUKT, medewerker_id, None, nu)
    return False


async def nieuwe_codes(repo: TweedeFactoren, sleutel: Herstelsleutel, medewerker_id: str, nu: datetime) -> list[str]:
    """Return new recovery codes; the old ones are over. Raises ``GeenTweedeFactor``."""
    bestaand = await repo.vind(medewerker_id)
    if bestaand is None or not bestaand.bevestigd:
        raise GeenTweedeFactor
    await repo.audit.noteer(NIEUWE_CODES, medewerker_id, None, nu)
    return await _codes(repo, sleutel, medewerker_id)


async def zet_uit(repo: TweedeFactoren, medewerker_id: str, nu: datetime) -> None:
    """Go on without a second factor."""
    await repo.wis(medewerker_id)
    await repo.audit.noteer(UITGEZET, medewerker_id, None, nu)


async def _codes(repo: TweedeFactoren, sleutel: Herstelsleutel, medewerker_id: str) -> list[str]:
    codes = [
        "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(2)) for _ in range(AANTAL_CODES)
    ]
    await repo.vervang_codes(medewerker_id, [sleutel.hash(medewerker_id, code) for code in codes])
    return codes


async def _klopt(repo: TweedeFactoren, medewerker_id: str, geheim: str, invoer: str, nu: datetime) -> bool:
    code = re.sub(r"\s", "", invoer)
    if not CODE.fullmatch(code) or not code.isascii():
        return False
    totp, nu_stap = pyotp.TOTP(geheim, interval=STAP), int(nu.timestamp()) // STAP
    stappen = range(nu_stap - SPELING, nu_stap + SPELING + 1)
    goed = [stap for stap in stappen if hmac.compare_digest(totp.at(stap * STAP), code)]
    return bool(goed) and await repo.gebruik_stap(medewerker_id, goed[-1])
