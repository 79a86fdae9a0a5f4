"""Use cases of the people around a client: consents, the trusted person, colleagues, and who is at the table.

Each function works in the caller's transaction; only the owner of the case changes anything (``NietDeEigenaar``).
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from vliegwiel.core import toestemming as kern
from vliegwiel.core import veld
from vliegwiel.core.nadenken import vandaag
from vliegwiel.core.overdracht import OverdrachtNietGevonden
from vliegwiel.core.plan import Tafelgenoot
from vliegwiel.core.toestemming import COLLEGA, HUISHOUDEN, JA, REGIE, ZORGOVERLEG, AlGevraagd, Toestemming
from vliegwiel.services import eigen_zaak as zaken
from vliegwiel.services.poorten_methoden import Methoden

Velden = Mapping[str, Any]


@dataclass(frozen=True)
class Mensen:
    """The people around a client. ``regie``: the consent about the trusted person that counts now, if any.

    ``toestemmingen``: all of them, newest first.
    """

    toestemmingen: tuple[Toestemming, ...]
    tafel: tuple[Tafelgenoot, ...]

    @property
    def regie(self) -> Toestemming | None:
        """The trusted person: agreed to, or asked."""
        return self._open(REGIE)

    @property
    def gedeeld(self) -> tuple[Toestemming, ...]:
        """The colleagues who may read the case."""
        return tuple(t for t in self.toestemmingen if t.soort == COLLEGA and t.geldig)

    def geldig(self, soort: str) -> Toestemming | None:
        """Return the client's yes for this, or None."""
        gevonden = self._open(soort)
        return gevonden if gevonden and gevonden.geldig else None

    def gevraagd(self, soort: str) -> bool:
        """Return whether there is a yes for this, or a question without an answer: then it is not asked again."""
        return self._open(soort) is not None

    def _open(self, soort: str) -> Toestemming | None:
        return next((t for t in self.toestemmingen if t.soort == soort and t.staat in kern.OPEN), None)


async def lees(m: Methoden, overdracht_id: str) -> Mensen:
    """Return the people around a client; who may read it is asked before."""
    return Mensen(tuple(await m.toestemmingen.alle(overdracht_id)), tuple(await m.plan.tafel(overdracht_id)))


async def vraag(m: Methoden, overdracht_id: str, medewerker_id: str, velden: Velden, nu: datetime) -> None:
    """Record that a client was asked something, and the answer when there is one.

    Raises ``OngeldigVeld``, ``AlGevraagd`` when the same thing is open or agreed to.
    """
    await zaken.eigen(m, overdracht_id, medewerker_id)
    soort = veld.keuze("soort", str(velden.get("soort", "")), kern.SOORTEN)
    voor, naam, rol = await _wie(m, soort, medewerker_id, velden)
    antwoord = veld.keuze("antwoord", str(velden.get("antwoord", "")), (kern.GEVRAAGD, kern.JA, kern.NEE))
    nieuw = Toestemming(
        id=str(uuid.uuid4()),
        overdracht_id=overdracht_id,
        soort=soort,
        voor=voor,
        naam=naam,
        rol=rol,
        hoe=veld.keuze("hoe", str(velden.get("hoe", "")), kern.HOE),
        gevraagd_door="",
        gevraagd_op=veld.geweest("gevraagd_op", str(velden.get("gevraagd_op", "")), vandaag(nu)),
    )
    if antwoord != kern.GEVRAAGD:
        nieuw = nieuw.beantwoord(antwoord, nu)
    if not await m.toestemmingen.vraag(nieuw, medewerker_id, nu):
        raise AlGevraagd
    await m.zaken.audit.noteer(f"{soort}_{nieuw.staat}", medewerker_id, overdracht_id, nu)


async def antwoord(
    m: Methoden, overdracht_id: str, medewerker_id: str, toestemming_id: str, velden: Velden, nu: datetime
) -> None:
    """Record an answer, or that a yes was taken back; a case of a household is unlinked by that at once.

    Raises ``OngeldigAntwoord``, ``OngeldigVeld``, ``OverdrachtNietGevonden``.
    """
    oud = await _eigen(m, overdracht_id, medewerker_id, toestemming_id)
    nieuw = oud.beantwoord(veld.keuze("antwoord", str(velden.get("antwoord", "")), kern.STATEN), nu)
    if not await m.toestemmingen.wijzig(nieuw, oud.staat):
        raise kern.OngeldigAntwoord("intussen veranderd")
    if oud.soort == HUISHOUDEN and nieuw.staat != JA:
        await m.huishoudens.maak_los(overdracht_id)
    await m.zaken.audit.noteer(f"{oud.soort}_{nieuw.staat}", medewerker_id, overdracht_id, nu)


async def nodig_uit(m: Methoden, overdracht_id: str, medewerker_id: str, toestemming_id: str, nu: datetime) -> None:
    """Record that the trusted person was invited; raises ``GeenToestemming`` without the client's yes."""
    oud = await _eigen(m, overdracht_id, medewerker_id, toestemming_id)
    if not await m.toestemmingen.wijzig(oud.nodig_uit(nu), oud.staat):
        raise kern.OngeldigAntwoord("intussen veranderd")
    await m.zaken.audit.noteer("regie_uitgenodigd", medewerker_id, overdracht_id, nu)


async def zet_aan_tafel(m: Methoden, overdracht_id: str, medewerker_id: str, velden: Velden, nu: datetime) -> None:
    """Add somebody to the table of the meeting."""
    await zaken.eigen(m, overdracht_id, medewerker_id)
    naam = veld.regel("naam", str(velden.get("naam", "")))
    rol = veld.regel("rol", str(velden.get("rol", "")), verplicht=False)
    await m.plan.zet_aan_tafel(Tafelgenoot(str(uuid.uuid4()), overdracht_id, naam, rol), nu)


async def van_tafel(m: Methoden, overdracht_id: str, medewerker_id: str, tafelgenoot_id: str) -> None:
    """Remove somebody from the table."""
    await zaken.eigen(m, overdracht_id, medewerker_id)
    await m.plan.van_tafel(overdracht_id, tafelgenoot_id)


async def voor_overleg(m: Methoden, overdracht_id: str, medewerker_id: str, nu: datetime) -> Mensen:
    """Return who is at the table, for the sheet of the meeting, and write down that it was made.

    Raises ``GeenToestemming``: for whom the case was not shared with, and without the client's yes for the meeting.
    """
    await zaken.leesbaar(m, overdracht_id, medewerker_id)
    mensen = await lees(m, overdracht_id)
    if not mensen.geldig(ZORGOVERLEG):
        raise kern.GeenToestemming(ZORGOVERLEG)
    await m.zaken.audit.noteer("zorgoverleg_blad", medewerker_id, overdracht_id, nu)
    return mensen


async def _wie(m: Methoden, soort: str, medewerker_id: str, velden: Velden) -> tuple[str, str, str]:
    """Return colleague's id, name and role of whom a consent is about."""
    if soort == COLLEGA:
        collegas = {c.id: c.naam for c in await m.toestemmingen.collegas(medewerker_id)}
        voor = veld.keuze("voor", str(velden.get("voor", "")), collegas)
        return voor, collegas[voor], ""
    if soort == REGIE:
        naam = veld.regel("naam", str(velden.get("naam", "")))
        return "", naam, veld.regel("rol", str(velden.get("rol", "")), verplicht=False)
    return "", "", ""


async def _eigen(m: Methoden, overdracht_id: str, medewerker_id: str, toestemming_id: str) -> Toestemming:
    await zaken.eigen(m, overdracht_id, medewerker_id)
    alle = await m.toestemmingen.alle(overdracht_id)
    gevonden = next((t for t in alle if t.id == toestemming_id), None)
    if gevonden is None:
        raise OverdrachtNietGevonden(toestemming_id)
    return gevonden
