"""What happens to cases because time passed or somebody left, so that nobody is forgotten.

A round looks at everything once, a portion at a time, and only reads. What a portion has to do is done in a short
transaction of its own, in which it is locked and looked at again: so two processes do nothing twice, a consultant never
waits for a backlog, and a round without work takes no lock.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from vliegwiel.core import zaak
from vliegwiel.core.werkdagen import DAG, Werkdagen
from vliegwiel.core.zaak import Regels
from vliegwiel.services.poorten_zaak import Gevolgd
from vliegwiel.services.poorten_zaakklok import Klokopslag, Klokzaken, Portie

log = logging.getLogger(__name__)
HERVAT, GEWAARSCHUWD = "hervat_vanzelf", "stil_gewaarschuwd"


@dataclass(frozen=True)
class Ronde:
    """One look at everything. ``bemand``: the teams in which somebody works, the default team first."""

    regels: Regels
    kalender: Werkdagen
    nu: datetime
    bemand: Sequence[str] = field(default=())


# (id, what has to be done, or nothing) of every case of a portion.
Gezien = list[tuple[str, str]]
Kijk = Callable[[Klokzaken, Ronde, Portie], Awaitable[Gezien]]


async def loop(
    opslag: Klokopslag, regels: Regels, kalender: Werkdagen, standaardteam: str, nu: datetime
) -> Counter[str]:
    """Do what there is to do at this moment; return how often each thing happened by this call.

    What one step sets free (a case of who left) the next takes further (its team has nobody). A portion that fails
    is left for the next round, and the rest goes on.
    """
    async with opslag.lezen() as repo:
        bemand = sorted(set(await repo.teams_met_collegas()), key=lambda team: (team != standaardteam, team))
    ronde, gedaan = Ronde(regels, kalender, nu, tuple(bemand)), Counter[str]()
    for kijk in (_zonder_eigenaar, _pauzes, _stil, _zonder_team):
        gedaan += await _stap(opslag, kijk, ronde)
    async with opslag.lezen() as repo:
        los = await repo.iets_los()
    return gedaan + (await opslag.doe(partial(_maak_los, nu)) if los else Counter())


async def _stap(opslag: Klokopslag, kijk: Kijk, ronde: Ronde) -> Counter[str]:
    gedaan, portie = Counter[str](), Portie()
    while True:
        async with opslag.lezen() as repo:
            gezien = await kijk(repo, ronde, portie)
        if ids := [i for i, actie in gezien if actie]:
            gedaan += await _probeer(opslag, kijk, ronde, ids)
        if len(gezien) < portie.hooguit:
            return gedaan
        portie = Portie(gezien[-1][0])


async def _probeer(opslag: Klokopslag, kijk: Kijk, ronde: Ronde, ids: Sequence[str]) -> Counter[str]:
    """Do a portion; when it fails, its cases one by one, so that one of them never stops the others."""
    try:
        return await opslag.doe(partial(_doe, kijk, ronde, ids))
    except Exception as fout:  # noqa: BLE001 – the next round tries again
        log.error("%s zaken bijhouden is niet gelukt: %s", len(ids), type(fout).__qualname__)
    if len(ids) == 1:
        return Counter()
    return sum([await _probeer(opslag, kijk, ronde, [i]) for i in ids], Counter[str]())


async def _doe(kijk: Kijk, ronde: Ronde, ids: Collection[str], repo: Klokzaken) -> Counter[str]:
    await repo.vergrendel(ids)
    per_actie: dict[str, list[str]] = {}
    for zaak_id, actie in await kijk(repo, ronde, Portie(ids=ids)):  # something may have happened since
        if actie:
            per_actie.setdefault(actie, []).append(zaak_id)
    for actie, welke in per_actie.items():
        if actie == HERVAT:
            await repo.hervat(welke, ronde.kalender.dag(ronde.nu), ronde.nu)
        elif actie == GEWAARSCHUWD:
            await repo.waarschuw(welke, ronde.nu)
        elif actie == zaak.TEAM_LEEG:
            await repo.ander_team(welke, ronde.bemand[0], actie, ronde.nu)
        else:
            await repo.naar_wachtrij(welke, actie, ronde.nu)
    gedaan = [(actie, i) for actie, welke in per_actie.items() for i in welke]
    await repo.leg_vast(gedaan, ronde.nu)
    return Counter(actie for actie, _ in gedaan)


async def _maak_los(nu: datetime, repo: Klokzaken) -> Counter[str]:
    gedaan = await repo.los_van_wie_weg_is(nu)
    await repo.leg_vast(gedaan, nu)
    return Counter(actie for actie, _ in gedaan)


async def _zonder_eigenaar(repo: Klokzaken, ronde: Ronde, portie: Portie) -> Gezien:
    return [(o.id, zaak.EIGENAAR_WEG) for o in await repo.zonder_eigenaar(portie)]


async def _pauzes(repo: Klokzaken, ronde: Ronde, portie: Portie) -> Gezien:
    return [(o.id, HERVAT) for o in await repo.pauzes_voorbij(portie, ronde.kalender.dag(ronde.nu))]


async def _zonder_team(repo: Klokzaken, ronde: Ronde, portie: Portie) -> Gezien:
    if not ronde.bemand:
        return []
    return [(o.id, zaak.TEAM_LEEG) for o in await repo.zonder_team(portie, ronde.bemand)]


async def _stil(repo: Klokzaken, ronde: Ronde, portie: Portie) -> Gezien:
    straks = ronde.kalender.plus(ronde.kalender.dag(ronde.nu), zaak.VOORUIT)
    voor = ronde.kalender.begin(ronde.kalender.grens(ronde.regels.stil, straks + DAG))
    return [(een.zaak.overdracht.id, _bij_stilte(een, ronde)) for een in await repo.lopend(portie, voor)]


def _bij_stilte(een: Gevolgd, ronde: Ronde) -> str:
    """Return: warn the owner, once for each silence; or put it back, after a working day to see the warning; or nothing."""
    kalender, stand = ronde.kalender, een.zaak.stand
    vandaag = kalender.dag(ronde.nu)
    einde = zaak.stil_op(kalender.dag(een.teken), stand, ronde.regels, kalender)
    if stand.gewaarschuwd_op is None or stand.gewaarschuwd_op < een.teken:
        return GEWAARSCHUWD if einde <= kalender.plus(vandaag, zaak.VOORUIT) else ""
    gezien = kalender.plus(kalender.dag(stand.gewaarschuwd_op), 1) < vandaag
    return zaak.STIL if gezien and einde < vandaag else ""
