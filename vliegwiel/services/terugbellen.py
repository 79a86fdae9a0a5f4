"""Use cases of the call-back after a crisis signal: ask, claim, called, not reached, give back, withdraw, erase.

Each function works in the caller's transaction. A request holds a number, a name and moments; nothing of the talk.
The event for the desks is the last write. ``nu`` is an aware moment.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from vliegwiel.core import terugbellen as kern
from vliegwiel.core.contactwens import OnleesbareContactwens
from vliegwiel.core.overdracht import AlGeclaimd, NietDeEigenaar, OngeldigeOvergang, OverdrachtNietGevonden
from vliegwiel.core.terugbellen import Bereikbaarheid, Terugbelverzoek
from vliegwiel.services.poorten_terugbel import Terugbelverzoeken

NIEUW, GEWIJZIGD = "terugbel_nieuw", "terugbel"


@dataclass(frozen=True)
class Regel:
    """A request on the desk. ``velden`` (number, name) only for who calls; ``onleesbaar`` when they can't be read."""

    verzoek: Terugbelverzoek
    eigen: bool
    velden: Mapping[str, Any]
    onleesbaar: bool = False


async def vraag_aan(
    repo: Terugbelverzoeken,
    uren: Bereikbaarheid,
    gesprek_id: str,
    velden: Mapping[str, Any],
    tekstversie: str,
    nu: datetime,
) -> dict[str, str]:
    """Store a request and return what the conversation may know: whether it was taken, and by when somebody calls.

    Outside the hours nothing is stored. Whoever asks again while a call is promised gives another number; the promise
    stays as it was.
    """
    bestaand = await repo.van_gesprek(gesprek_id)
    if bestaand and bestaand.status in kern.LOPEND and not bestaand.te_laat(nu):
        await repo.ander_nummer(bestaand.id, velden, nu)
        await repo.outbox.meld(GEWIJZIGD, bestaand.id, nu)
        return _toegezegd(bestaand.uiterlijk, uren)
    aanbod = uren.aanbod(nu)
    if aanbod is None:
        return {"terugbel": "dicht"}
    await repo.verwijder(gesprek_id)
    nieuw = Terugbelverzoek(str(uuid.uuid4()), gesprek_id, kern.OPEN, nu, aanbod.tot, nu)
    await repo.maak(nieuw, velden, tekstversie)
    await repo.outbox.meld(NIEUW, nieuw.id, nu)
    return _toegezegd(aanbod.tot, uren)


def _toegezegd(uiterlijk: datetime, uren: Bereikbaarheid) -> dict[str, str]:
    tot = kern.klok(uiterlijk.astimezone(uren.zone))
    return {"terugbel": "ja", "uiterlijk": uiterlijk.isoformat(), "tot": tot}


async def trek_in(repo: Terugbelverzoeken, gesprek_id: str, nu: datetime) -> bool:
    """Take a conversation's request and its number away, also from the desk; False when there is none."""
    weg = await repo.verwijder(gesprek_id)
    for verzoek_id in weg:
        await repo.audit.noteer("terugbel_ingetrokken", None, verzoek_id, nu)
    for verzoek_id in weg:
        await repo.outbox.meld(GEWIJZIGD, verzoek_id, nu)
    return bool(weg)


async def rij(repo: Terugbelverzoeken, medewerker_id: str) -> tuple[Regel, ...]:
    """Return what has to be called, the first promise first; the number only for who took it on."""
    regels = []
    for verzoek in await repo.lopend():
        eigen, velden, onleesbaar = verzoek.van(medewerker_id), dict[str, Any](), False
        if eigen:
            try:
                velden = await repo.velden(verzoek.id)
            except OnleesbareContactwens:
                onleesbaar = True
        regels.append(Regel(verzoek, eigen, velden, onleesbaar))
    return tuple(regels)


async def claim(repo: Terugbelverzoeken, verzoek_id: str, medewerker_id: str, nu: datetime) -> None:
    """Make this consultant the one who calls. Of parallel claims exactly one succeeds.

    Raises ``AlGeclaimd``, ``OngeldigeOvergang``, ``OverdrachtNietGevonden``.
    """
    oud = await _vind(repo, verzoek_id)
    nieuw = replace(oud, status=kern.OPGEPAKT, eigenaar_id=medewerker_id, gewijzigd_op=nu)
    if not await repo.wissel(nieuw, (kern.OPEN,), None):
        nu_zo = await _vind(repo, verzoek_id)
        if nu_zo.eigenaar_id and nu_zo.status in kern.LOPEND:
            raise AlGeclaimd(nu_zo.eigenaar or "", nu_zo.eigenaar_id)
        raise OngeldigeOvergang(nu_zo.status, kern.PAK_OP)
    await _leg_vast(repo, "terugbel_opgepakt", verzoek_id, medewerker_id, nu)


async def gebeld(repo: Terugbelverzoeken, verzoek_id: str, medewerker_id: str, nu: datetime) -> None:
    """The consultant spoke with the client: done. Raises ``NietDeEigenaar`` and the errors of ``claim``."""
    await _wissel(repo, verzoek_id, medewerker_id, kern.BEL, nu)


async def niet_bereikt(repo: Terugbelverzoeken, verzoek_id: str, medewerker_id: str, nu: datetime) -> None:
    """Nobody answered: it stays on the list, with the attempt counted; raises like ``gebeld``."""
    await _wissel(repo, verzoek_id, medewerker_id, kern.BEREIK_NIET, nu)


async def geef_terug(repo: Terugbelverzoeken, verzoek_id: str, medewerker_id: str, nu: datetime) -> None:
    """A colleague may call instead; raises like ``gebeld``."""
    await _wissel(repo, verzoek_id, medewerker_id, kern.GEEF_TERUG, nu)


async def ruim_op(repo: Terugbelverzoeken, nu: datetime, dagen: int) -> int:
    """Erase every request that is older than this number of days, whatever became of it; returns how many."""
    weg = await repo.ruim_op(nu - timedelta(days=dagen))
    for verzoek_id in weg:
        await repo.audit.noteer("terugbel_gewist", None, verzoek_id, nu)
    for verzoek_id in weg:
        await repo.outbox.meld(GEWIJZIGD, verzoek_id, nu)
    return len(weg)


async def _vind(repo: Terugbelverzoeken, verzoek_id: str) -> Terugbelverzoek:
    verzoek = await repo.vind(verzoek_id)
    if verzoek is None:
        raise OverdrachtNietGevonden(verzoek_id)
    return verzoek


async def _wissel(repo: Terugbelverzoeken, verzoek_id: str, medewerker_id: str, handeling: str, nu: datetime) -> None:
    oud = await _vind(repo, verzoek_id)
    if not oud.van(medewerker_id):
        raise NietDeEigenaar
    if not kern.mag(oud.status, handeling):
        raise OngeldigeOvergang(oud.status, handeling)
    nieuw = replace(oud, status=kern.OVERGANGEN[handeling][oud.status], gewijzigd_op=nu)
    if handeling == kern.BEREIK_NIET:
        nieuw = replace(nieuw, pogingen=oud.pogingen + 1)
    if handeling == kern.GEEF_TERUG:
        nieuw = replace(nieuw, eigenaar_id=None)
    if not await repo.wissel(nieuw, (oud.status,), medewerker_id):
        raise OngeldigeOvergang(oud.status, handeling)
    await _leg_vast(repo, f"terugbel_{nieuw.status}", verzoek_id, medewerker_id, nu)


async def _leg_vast(repo: Terugbelverzoeken, actie: str, verzoek_id: str, medewerker_id: str, nu: datetime) -> None:
    await repo.audit.noteer(actie, medewerker_id, verzoek_id, nu)
    await repo.outbox.meld(GEWIJZIGD, verzoek_id, nu)
