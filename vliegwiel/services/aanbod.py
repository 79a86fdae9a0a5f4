"""Use cases of the local offers: import a file, take one away, propose one on a case and write down the answer.

Each function works in the caller's transaction. ``nu`` is an aware moment, ``vandaag`` the day in the Netherlands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from vliegwiel.core.aanbod import (
    AANGENOMEN,
    AFGEWEZEN,
    Aanbod,
    AanbodNietGevonden,
    Gegevens,
    Voorstel,
    VoorstelNietGevonden,
    lees_csv,
)
from vliegwiel.core.overdracht import NietDeEigenaar, Overdracht
from vliegwiel.services.overdracht import Dossier
from vliegwiel.services.poorten_aanbod import Aanbiedingen

NIEUW, ANDERS, GELIJK = "nieuw", "anders", "gelijk"


@dataclass(frozen=True)
class Invoer:
    """A file that is right, before it is kept: each offer with what it does to the catalogue."""

    rijen: tuple[tuple[str, Gegevens], ...]

    def aantal(self, wat: str) -> int:
        """Return how many are new, changed or the same."""
        return sum(w == wat for w, _ in self.rijen)


@dataclass(frozen=True)
class OpZaak:
    """What a consultant sees on a case: what was proposed, and (only the owner) what can be."""

    voorstellen: tuple[Voorstel, ...]
    te_kiezen: tuple[Aanbod, ...]
    eigen: bool


async def lopend(repo: Aanbiedingen, vandaag: date) -> list[Aanbod]:
    """Return what can be chosen today."""
    return [a for a in await repo.alle() if a.loopt(vandaag)]


async def bekijk(repo: Aanbiedingen, inhoud: bytes, gebieden: Sequence[str], vandaag: date) -> Invoer:
    """Return what a file would do, and keep nothing; raises ``OngeldigAanbod``."""
    bestaand = {a.gegevens.sleutel: a for a in await repo.alle()}
    rijen = [(_wat(bestaand.get(g.sleutel), g), g) for g in lees_csv(inhoud, gebieden, vandaag)]
    return Invoer(tuple(rijen))


def _wat(oud: Aanbod | None, nieuw: Gegevens) -> str:
    if oud is None:
        return NIEUW
    return GELIJK if oud.gegevens == nieuw and oud.ingetrokken_op is None else ANDERS


async def voer_in(
    repo: Aanbiedingen, inhoud: bytes, gebieden: Sequence[str], medewerker_id: str, vandaag: date, nu: datetime
) -> Invoer:
    """Keep a whole file, or nothing of it; raises ``OngeldigAanbod``."""
    invoer = await bekijk(repo, inhoud, gebieden, vandaag)
    await repo.bewaar([g for wat, g in invoer.rijen if wat != GELIJK], nu)
    await repo.audit.noteer("aanbod_ingevoerd", medewerker_id, None, nu)
    return invoer


async def trek_in(repo: Aanbiedingen, aanbod_id: str, medewerker_id: str, nu: datetime) -> None:
    """Take an offer away from the lists; raises ``AanbodNietGevonden``."""
    if not await repo.trek_in(aanbod_id, nu):
        raise AanbodNietGevonden
    await repo.audit.noteer("aanbod_weg", medewerker_id, None, nu)


async def op_zaak(repo: Aanbiedingen, dossier: Dossier, vandaag: date) -> OpZaak:
    """Return the part of a case's page; nothing of it depends on what the client told."""
    voorstellen = tuple(await repo.voorstellen(dossier.overdracht.id))
    al = {v.aanbod.id for v in voorstellen}
    rest = [a for a in await lopend(repo, vandaag) if a.id not in al] if dossier.eigen else []
    te_kiezen = tuple(sorted(rest, key=lambda a: a.gegevens.naam.casefold()))
    return OpZaak(voorstellen, te_kiezen, dossier.eigen)


async def stel_voor(
    repo: Aanbiedingen, zaak: Overdracht, aanbod_id: str, medewerker_id: str, vandaag: date, nu: datetime
) -> None:
    """Propose an offer on one's own case; twice is once. Raises ``NietDeEigenaar``, ``AanbodNietGevonden``."""
    if not zaak.van(medewerker_id):
        raise NietDeEigenaar
    gevonden = await repo.vind(aanbod_id)
    if gevonden is None or not gevonden.loopt(vandaag):
        raise AanbodNietGevonden
    if await repo.stel_voor(zaak.id, aanbod_id, medewerker_id, nu):
        await repo.audit.noteer("aanbod_voorgesteld", medewerker_id, zaak.id, nu)


async def beantwoord(
    repo: Aanbiedingen, zaak: Overdracht, voorstel_id: str, *, ja: bool, medewerker_id: str, nu: datetime
) -> None:
    """Write down what the client said; a later answer counts. Raises ``NietDeEigenaar``, ``VoorstelNietGevonden``."""
    if not zaak.van(medewerker_id):
        raise NietDeEigenaar
    stand = AANGENOMEN if ja else AFGEWEZEN
    if not await repo.beantwoord(zaak.id, voorstel_id, stand, medewerker_id, nu):
        raise VoorstelNietGevonden
    await repo.audit.noteer(f"aanbod_{stand}", medewerker_id, zaak.id, nu)
