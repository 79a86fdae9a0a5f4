"""Use cases of the phases: begin one, note what is done and offered in it, and which rule blocks.

Each function works in the caller's transaction; only the owner of the case changes anything (``NietDeEigenaar``).
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from vliegwiel.core import fase as fasen
from vliegwiel.core import regel_in_de_weg, veld
from vliegwiel.core import voortgang as kern
from vliegwiel.core.fase import Fase, OngeldigeFase
from vliegwiel.core.nadenken import vandaag
from vliegwiel.core.overdracht import OverdrachtNietGevonden
from vliegwiel.core.voortgang import OngeldigeStap, Stap
from vliegwiel.services import eigen_zaak as zaken
from vliegwiel.services.poorten_methoden import Methoden

Velden = Mapping[str, Any]


@dataclass(frozen=True)
class Voortgangsbeeld:
    """The phases (in order), what was noted in them (oldest first), and the rules that block as (tag, own tag)."""

    fasen: tuple[Fase, ...]
    stappen: tuple[Stap, ...]
    regels: tuple[tuple[str, bool], ...]

    @property
    def fase(self) -> Fase | None:
        """The phase in which the case is."""
        return fasen.huidige(self.fasen)

    def van(self, soort: str) -> tuple[Stap, ...]:
        """Return what was noted of one kind."""
        return tuple(s for s in self.stappen if s.soort == soort)


async def lees(m: Methoden, overdracht_id: str) -> Voortgangsbeeld:
    """Return the progress of a case; who may read it is asked before."""
    return Voortgangsbeeld(
        tuple(await m.voortgang.fasen(overdracht_id)),
        tuple(await m.voortgang.stappen(overdracht_id)),
        tuple(await m.voortgang.regels(overdracht_id)),
    )


async def begin_fase(m: Methoden, overdracht_id: str, medewerker_id: str, velden: Velden, nu: datetime) -> None:
    """Begin a phase on a day that is not in the future; raises ``OngeldigeFase``, ``OngeldigVeld``."""
    await zaken.eigen(m, overdracht_id, medewerker_id)
    naam = veld.keuze("fase", str(velden.get("fase", "")), fasen.FASEN)
    begonnen = veld.geweest("begonnen_op", str(velden.get("begonnen_op", "")), vandaag(nu))
    nieuw = fasen.begin(await m.voortgang.fasen(overdracht_id), Fase(naam, begonnen))
    if not await m.voortgang.begin_fase(overdracht_id, medewerker_id, nieuw, nu):
        raise OngeldigeFase(naam)
    await m.zaken.audit.noteer("fase", medewerker_id, overdracht_id, nu)


async def verbeter_fase(m: Methoden, overdracht_id: str, medewerker_id: str, velden: Velden, nu: datetime) -> None:
    """Write down on which day the present phase really began; raises ``OngeldigeFase``, ``OngeldigVeld``."""
    await zaken.eigen(m, overdracht_id, medewerker_id)
    begonnen = veld.geweest("begonnen_op", str(velden.get("begonnen_op", "")), vandaag(nu))
    anders = fasen.verbeter(await m.voortgang.fasen(overdracht_id), begonnen)
    await m.voortgang.verbeter_fase(overdracht_id, medewerker_id, anders, nu)
    await m.zaken.audit.noteer("fase_verbeterd", medewerker_id, overdracht_id, nu)


async def noteer(m: Methoden, overdracht_id: str, medewerker_id: str, velden: Velden, nu: datetime) -> None:
    """Note one thing; raises ``NietInDezeFase``, ``OngeldigVeld``."""
    await zaken.eigen(m, overdracht_id, medewerker_id)
    soort = veld.keuze("soort", str(velden.get("soort", "")), kern.SOORTEN)
    kern.hoort_hier(soort, fasen.huidige(await m.voortgang.fasen(overdracht_id)))
    stap = Stap(
        id=str(uuid.uuid4()),
        overdracht_id=overdracht_id,
        soort=soort,
        code=str(velden.get("code", "")) if soort in kern.CODES else "",
        tekst=veld.tekst("tekst", str(velden.get("tekst", "")), verplicht=False),
        staat=kern.eerste_staat(soort),
        door="",
        moment=nu,
    )
    await m.voortgang.zet(stap, medewerker_id)
    await m.zaken.audit.noteer(soort, medewerker_id, overdracht_id, nu)


async def wissel(
    m: Methoden, overdracht_id: str, medewerker_id: str, stap_id: str, velden: Velden, nu: datetime
) -> None:
    """Note what became of an offer or a goal; raises ``OngeldigeStap``, ``OverdrachtNietGevonden``."""
    await zaken.eigen(m, overdracht_id, medewerker_id)
    stap = next((s for s in await m.voortgang.stappen(overdracht_id) if s.id == stap_id), None)
    if stap is None:
        raise OverdrachtNietGevonden(stap_id)
    if not await m.voortgang.wissel(stap.naar(str(velden.get("staat", ""))), stap.staat):
        raise OngeldigeStap("intussen veranderd")
    await m.zaken.audit.noteer(stap.soort, medewerker_id, overdracht_id, nu)


async def noteer_regel(m: Methoden, overdracht_id: str, medewerker_id: str, velden: Velden, nu: datetime) -> None:
    """Note a rule that blocks; the same one twice is once."""
    await zaken.eigen(m, overdracht_id, medewerker_id)
    regel = regel_in_de_weg.lees(str(velden.get("regel", "")), str(velden.get("eigen", "")))
    await m.voortgang.noteer_regel(overdracht_id, medewerker_id, regel, nu)
    await m.zaken.audit.noteer("regel_in_de_weg", medewerker_id, overdracht_id, nu)


async def vergeet_regel(m: Methoden, overdracht_id: str, medewerker_id: str, velden: Velden, nu: datetime) -> None:
    """Take a rule away."""
    await zaken.eigen(m, overdracht_id, medewerker_id)
    await m.voortgang.vergeet_regel(overdracht_id, str(velden.get("regel", "")))
    await m.zaken.audit.noteer("regel_weg", medewerker_id, overdracht_id, nu)
