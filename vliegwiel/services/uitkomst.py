"""Use cases of outcomes: finish a case with one, measure after six months, and what the clock reminds of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from vliegwiel.core import uitkomst as kern
from vliegwiel.core import veld
from vliegwiel.core.fase import BIJNA_OM, LOOPT, OM
from vliegwiel.core.nadenken import vandaag
from vliegwiel.core.overdracht import AFGEROND, ROND_AF, NietDeEigenaar, Overdracht, volgende_status
from vliegwiel.core.toestemming import NAVRAGEN, GeenToestemming
from vliegwiel.core.uitkomst import AFRONDEN, ZES_MAANDEN, Uitkomst
from vliegwiel.services import eigen_zaak as zaken
from vliegwiel.services import overdracht as overdrachten
from vliegwiel.services.overdracht import vind
from vliegwiel.services.poorten_methoden import Lopend, Methoden

Velden = Mapping[str, Any]
AFSPRAAK_VOORBIJ = "afspraak_voorbij"
FASE = {BIJNA_OM: "fase_bijna_om", OM: "fase_om"}


@dataclass(frozen=True)
class Herinnering:
    """Something that the clock asks attention for. ``dag``: since or until when; ``fase``: of which phase."""

    overdracht_id: str
    referentie: str
    soort: str
    dag: date
    fase: str = ""


async def af_te_ronden(m: Methoden, overdracht_id: str, medewerker_id: str) -> Overdracht:
    """Return a case that may be finished now; raises ``NietDeEigenaar``, ``OngeldigeOvergang``."""
    zaak = await zaken.eigen(m, overdracht_id, medewerker_id)
    volgende_status(zaak.status, ROND_AF)
    return zaak


async def rond_af(m: Methoden, overdracht_id: str, medewerker_id: str, velden: Velden, nu: datetime) -> None:
    """Finish a case with its outcome; raises like ``af_te_ronden``, and ``OngeldigVeld``."""
    await af_te_ronden(m, overdracht_id, medewerker_id)
    await m.uitkomsten.bewaar(overdracht_id, medewerker_id, _lees(AFRONDEN, velden, nu))
    await overdrachten.rond_af(m.zaken, overdracht_id, medewerker_id, nu)


async def te_meten(m: Methoden, overdracht_id: str, medewerker_id: str, team: str, nu: datetime) -> Overdracht:
    """Return a case of which this consultant may write down the steps now: their own, or of who no longer works here.

    Raises ``NietDeEigenaar``, ``NogGeenZesMaanden``, ``GeenToestemming`` when a finished client did not agree to be asked.
    """
    zaak = await vind(m.zaken, overdracht_id)
    if not zaak.van(medewerker_id):
        lopend = await m.uitkomsten.lopend(medewerker_id, team, vandaag(nu))
        if overdracht_id not in {een.overdracht_id for een in lopend}:
            raise NietDeEigenaar
    if vandaag(nu) < kern.meten_vanaf(vandaag(zaak.gemaakt_op)):
        raise kern.NogGeenZesMaanden
    if zaak.status == AFGEROND and not await _mag_navragen(m, overdracht_id):
        raise GeenToestemming(NAVRAGEN)
    return zaak


async def meet(m: Methoden, overdracht_id: str, medewerker_id: str, team: str, velden: Velden, nu: datetime) -> None:
    """Write down where a client stands after six months, and the step that the client says to have taken.

    Raises like ``te_meten``, and ``OngeldigVeld``.
    """
    await te_meten(m, overdracht_id, medewerker_id, team, nu)
    await m.uitkomsten.bewaar(overdracht_id, medewerker_id, _lees(ZES_MAANDEN, velden, nu))
    await m.zaken.audit.noteer("zes_maanden", medewerker_id, overdracht_id, nu)


async def herinneringen(m: Methoden, medewerker_id: str, team: str, nu: datetime) -> tuple[Herinnering, ...]:
    """Return what the clock asks attention for, the longest waiting first."""
    dag = vandaag(nu)
    lopend = await m.uitkomsten.lopend(medewerker_id, team, dag)
    alle = (h for zaak in lopend for h in (*_fase(zaak, dag), *_afspraken(zaak), *_meten(zaak, dag)))
    return tuple(sorted(alle, key=lambda h: (h.dag, h.referentie, h.soort)))


def _fase(zaak: Lopend, dag: date) -> Iterator[Herinnering]:
    stand = zaak.fase.stand(dag) if zaak.fase and zaak.status != AFGEROND else LOOPT
    if zaak.fase and stand in FASE:
        yield Herinnering(zaak.overdracht_id, zaak.referentie, FASE[stand], zaak.fase.einde, zaak.fase.naam)


def _afspraken(zaak: Lopend) -> Iterator[Herinnering]:
    if zaak.over_tijd and zaak.status != AFGEROND:
        yield Herinnering(zaak.overdracht_id, zaak.referentie, AFSPRAAK_VOORBIJ, min(zaak.over_tijd))


def _meten(zaak: Lopend, dag: date) -> Iterator[Herinnering]:
    sinds, afgerond = vandaag(zaak.gemaakt_op), zaak.status == AFGEROND
    if kern.te_meten(sinds, dag, gemeten=zaak.gemeten, afgerond=afgerond, mag_navragen=zaak.mag_navragen):
        yield Herinnering(zaak.overdracht_id, zaak.referentie, ZES_MAANDEN, kern.meten_vanaf(sinds))


async def _mag_navragen(m: Methoden, overdracht_id: str) -> bool:
    return any(t.soort == NAVRAGEN and t.geldig for t in await m.toestemmingen.alle(overdracht_id))


def _lees(moment_van: str, velden: Velden, nu: datetime) -> Uitkomst:
    code = veld.keuze("uitkomst", str(velden.get("uitkomst", "")), kern.UITKOMSTEN)
    toelichting = veld.tekst("toelichting", str(velden.get("toelichting", "")), verplicht=False)
    gesproken = moment_van == ZES_MAANDEN and code not in kern.NIET_GESPROKEN
    return Uitkomst(moment_van, code, toelichting, "", nu, str(velden.get("stap", "")) if gesproken else "")
