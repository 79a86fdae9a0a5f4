"""Use cases of the plan: impressions, agreements, and the profile that a consultant chooses by hand.

Each function works in the caller's transaction. ``velden`` is a form as it was sent; ``OngeldigVeld`` says which field
is not right. Only the owner of the case changes anything (``NietDeEigenaar``).
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from vliegwiel.core import indruk as indrukken
from vliegwiel.core import plan as kern
from vliegwiel.core import veld
from vliegwiel.core.indruk import Naast
from vliegwiel.core.overdracht import OverdrachtNietGevonden
from vliegwiel.core.plan import Afspraak, Profielkeuze
from vliegwiel.services import eigen_zaak as zaken
from vliegwiel.services.poorten_methoden import Methoden

Velden = Mapping[str, Any]
VOORVOEGSEL = "indruk-"  # of the field of each domain


@dataclass(frozen=True)
class Planbeeld:
    """The plan as its readers see it: open agreements first; the newest profile first."""

    afspraken: tuple[Afspraak, ...]
    profielen: tuple[Profielkeuze, ...]


async def lees(m: Methoden, overdracht_id: str) -> Planbeeld:
    """Return the plan of a case; who may read it is asked before."""
    afspraken = sorted(await m.plan.afspraken(overdracht_id), key=kern.volgorde)
    return Planbeeld(tuple(afspraken), tuple(await m.plan.profielen(overdracht_id)))


async def naast_elkaar(m: Methoden, overdracht_id: str, inhoud: Mapping[str, Any]) -> tuple[Naast, ...]:
    """Return the client's scores with the consultant's impressions beside them."""
    return indrukken.naast_elkaar(inhoud.get("rijen", ()), await m.plan.indrukken(overdracht_id))


async def geef_indruk(m: Methoden, overdracht_id: str, medewerker_id: str, velden: Velden, nu: datetime) -> None:
    """Keep the impressions of a form that differ from the newest ones; an empty field says nothing."""
    await zaken.eigen(m, overdracht_id, medewerker_id)
    gebieden = await _gebieden(m, overdracht_id)
    gegeven = {
        naam.removeprefix(VOORVOEGSEL): indrukken.lees(naam, str(waarde))
        for naam, waarde in velden.items()
        if naam.startswith(VOORVOEGSEL) and waarde
    }
    for gebied in gegeven:
        veld.keuze(VOORVOEGSEL + gebied, gebied, gebieden)
    oud = await m.plan.indrukken(overdracht_id)
    nieuw = {g: w for g, w in gegeven.items() if g not in oud or oud[g].waarde != w}
    await m.plan.geef_indrukken(overdracht_id, medewerker_id, nieuw, nu)
    await m.zaken.audit.noteer("indruk", medewerker_id, overdracht_id, nu)


async def spreek_af(m: Methoden, overdracht_id: str, medewerker_id: str, velden: Velden, nu: datetime) -> None:
    """Add an agreement: what, who, by when."""
    await zaken.eigen(m, overdracht_id, medewerker_id)
    afspraak = Afspraak(
        id=str(uuid.uuid4()),
        overdracht_id=overdracht_id,
        wat=veld.regel("wat", str(velden.get("wat", "")), kern.MAX_WAT),
        wie=veld.regel("wie", str(velden.get("wie", ""))),
        uiterlijk=veld.dag("uiterlijk", str(velden.get("uiterlijk", ""))),
        gezin=velden.get("gezin") == "ja" and await m.huishoudens.van_zaak(overdracht_id) is not None,
        gemaakt_op=nu,
    )
    await m.plan.spreek_af(afspraak, medewerker_id)
    await m.zaken.audit.noteer("afspraak", medewerker_id, overdracht_id, nu)


async def is_klaar(m: Methoden, overdracht_id: str, medewerker_id: str, afspraak_id: str, nu: datetime) -> None:
    """Mark an agreement as done; raises ``AlGedaan``, ``OverdrachtNietGevonden``."""
    await zaken.eigen(m, overdracht_id, medewerker_id)
    afspraak = await m.plan.afspraak(overdracht_id, afspraak_id)
    if afspraak is None:
        raise OverdrachtNietGevonden(afspraak_id)
    if not await m.plan.is_klaar(afspraak.klaar(nu)):
        raise kern.AlGedaan
    await m.zaken.audit.noteer("afspraak_gedaan", medewerker_id, overdracht_id, nu)


async def vergeet_afspraak(m: Methoden, overdracht_id: str, medewerker_id: str, afspraak_id: str, nu: datetime) -> None:
    """Remove an agreement that was a mistake, or that no longer holds."""
    await zaken.eigen(m, overdracht_id, medewerker_id)
    await m.plan.vergeet_afspraak(overdracht_id, afspraak_id)
    await m.zaken.audit.noteer("afspraak_weg", medewerker_id, overdracht_id, nu)


async def kies_profiel(m: Methoden, overdracht_id: str, medewerker_id: str, velden: Velden, nu: datetime) -> None:
    """Keep a profile with its reason; the earlier ones stay in the history."""
    await zaken.eigen(m, overdracht_id, medewerker_id)
    profiel = veld.keuze("profiel", str(velden.get("profiel", "")), kern.PROFIELEN)
    reden = veld.tekst("reden", str(velden.get("reden", "")))
    await m.plan.kies_profiel(overdracht_id, medewerker_id, Profielkeuze(profiel, reden, "", nu))
    await m.zaken.audit.noteer("profiel", medewerker_id, overdracht_id, nu)


async def _gebieden(m: Methoden, overdracht_id: str) -> Collection[str]:
    versie = (await m.zaken.versies(overdracht_id, 1))[0]
    return {str(rij["leefgebied"]) for rij in versie.inhoud.get("rijen", ())}
