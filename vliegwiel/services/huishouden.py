"""Use cases of a household: link cases with each client's yes, one shared plan, how many professionals are involved.

Each function works in the caller's transaction; only the owner of the case changes anything (``NietDeEigenaar``).
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from vliegwiel.core import veld
from vliegwiel.core.huishouden import MAX_BETROKKEN, MEEST, AlInHuishouden, Huishouden, Lid
from vliegwiel.core.nadenken import vandaag
from vliegwiel.core.overdracht import OverdrachtNietGevonden
from vliegwiel.core.plan import Afspraak, volgorde
from vliegwiel.core.toestemming import HUISHOUDEN, GeenToestemming
from vliegwiel.core.zoeken import lees_zoektekst
from vliegwiel.services import eigen_zaak as zaken
from vliegwiel.services.overdracht import vind
from vliegwiel.services.poorten_methoden import Methoden

Velden = Mapping[str, Any]
NIET_BIJ_JOU = "niet_bij_jou"


@dataclass(frozen=True)
class Gezinsplan:
    """A household with its one plan: the shared goal, and of each case the agreements that are marked for the household."""

    huishouden: Huishouden
    afspraken: tuple[Afspraak, ...]

    def referentie(self, overdracht_id: str) -> str:
        """Return the reference of a linked case."""
        return next(lid.referentie for lid in self.huishouden.leden if lid.overdracht_id == overdracht_id)


async def lees(m: Methoden, overdracht_id: str, medewerker_id: str) -> Gezinsplan | None:
    """Return the household of a case; None without one, and for everybody but its owner: it says something of others."""
    huishouden = await m.huishoudens.van_zaak(overdracht_id)
    if huishouden is None or not (await vind(m.zaken, overdracht_id)).van(medewerker_id):
        return None
    van_elk = [await m.plan.afspraken(lid.overdracht_id) for lid in huishouden.leden]
    gedeeld = sorted((a for lijst in van_elk for a in lijst if a.gezin), key=volgorde)
    return Gezinsplan(huishouden, tuple(gedeeld))


async def koppel(m: Methoden, overdracht_id: str, medewerker_id: str, velden: Velden, nu: datetime) -> None:
    """Link the case to another of the same consultant, by its reference, when both clients said yes.

    Raises ``GeenToestemming``, ``AlInHuishouden``, ``OngeldigVeld``. Whether a case of somebody else exists is not said.
    """
    zaak = await zaken.eigen(m, overdracht_id, medewerker_id)
    getypt = veld.regel("referentie", str(velden.get("referentie", "")))
    referentie = lees_zoektekst(getypt).referentie or getypt.upper()
    ander_id = await m.huishoudens.zaak(referentie, medewerker_id)
    if ander_id is None or ander_id == overdracht_id:
        raise veld.OngeldigVeld("referentie", NIET_BIJ_JOU)
    ander = await zaken.eigen(m, ander_id, medewerker_id)
    leden = [await _lid(m, een.id, een.referentie, een.eigenaar_id) for een in (zaak, ander)]
    bestaand = [await m.huishoudens.van_zaak(lid.overdracht_id) for lid in leden]
    if all(bestaand):
        raise AlInHuishouden
    gezin, nieuw = (bestaand[0], leden[1]) if bestaand[0] else (bestaand[1], leden[0])
    if gezin is None:
        await m.huishoudens.begin(Huishouden(str(uuid.uuid4()), tuple(leden)), nu)
    elif len(gezin.leden) >= MEEST:
        raise AlInHuishouden
    else:
        await m.huishoudens.voeg_toe(gezin.met(nieuw).id, nieuw, nu)
    for lid in leden:
        await m.zaken.audit.noteer("huishouden_gekoppeld", medewerker_id, lid.overdracht_id, nu)


async def maak_los(m: Methoden, overdracht_id: str, medewerker_id: str, nu: datetime) -> None:
    """Unlink a case; what was agreed for it goes with it."""
    await zaken.eigen(m, overdracht_id, medewerker_id)
    await m.huishoudens.maak_los(overdracht_id)
    await m.zaken.audit.noteer("huishouden_los", medewerker_id, overdracht_id, nu)


async def werk_bij(m: Methoden, overdracht_id: str, medewerker_id: str, velden: Velden, nu: datetime) -> None:
    """Write the shared goal, and how many professionals are involved at the start and at the review."""
    await zaken.eigen(m, overdracht_id, medewerker_id)
    huishouden = await m.huishoudens.van_zaak(overdracht_id)
    if huishouden is None:
        raise OverdrachtNietGevonden(overdracht_id)
    herzien = veld.aantal("betrokken_herzien", str(velden.get("betrokken_herzien", "")), MAX_BETROKKEN)
    zelfde = herzien == huishouden.betrokken_herzien
    nieuw = replace(
        huishouden,
        doel=veld.tekst("doel", str(velden.get("doel", "")), verplicht=False),
        betrokken_start=veld.aantal("betrokken_start", str(velden.get("betrokken_start", "")), MAX_BETROKKEN),
        betrokken_herzien=herzien,
        herzien_op=huishouden.herzien_op if zelfde else None if herzien is None else vandaag(nu),
    )
    await m.huishoudens.werk_bij(nieuw)
    await m.zaken.audit.noteer("huishouden_plan", medewerker_id, overdracht_id, nu)


async def _lid(m: Methoden, overdracht_id: str, referentie: str, eigenaar_id: str | None) -> Lid:
    alle = await m.toestemmingen.alle(overdracht_id)
    ja = next((t for t in alle if t.soort == HUISHOUDEN and t.geldig), None)
    if ja is None:
        raise GeenToestemming(HUISHOUDEN)
    return Lid(overdracht_id, referentie, ja, eigenaar_id)
