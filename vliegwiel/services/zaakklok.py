"""What happens to cases because time passed or somebody left, so that nobody is forgotten.

``zoek`` only reads; ``voer_uit`` reads each case again under its lock and writes it with one conditional UPDATE. So two
processes do nothing twice, and a round without work takes no lock.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

from vliegwiel.core import overdracht as kern
from vliegwiel.core import zaak
from vliegwiel.core.overdracht import Overdracht
from vliegwiel.core.werkdagen import DAG, Werkdagen
from vliegwiel.core.zaak import Regels
from vliegwiel.services.poorten_zaak import Gevolgd, Zaken
from vliegwiel.services.zaak import naar_wachtrij


@dataclass(frozen=True)
class Werk:
    """What one round found. ``stil``: nothing was heard for (almost) too long; ``team``: where cases without a team go."""

    zonder_eigenaar: tuple[Overdracht, ...] = ()
    pauzes: tuple[Overdracht, ...] = ()
    stil: tuple[Gevolgd, ...] = ()
    zonder_team: tuple[Overdracht, ...] = ()
    team: str = ""
    los: bool = False

    def __bool__(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.zonder_eigenaar or self.pauzes or self.stil or self.zonder_team or self.los)


async def zoek(repo: Zaken, regels: Regels, kalender: Werkdagen, standaardteam: str, nu: datetime) -> Werk:
    """Return what there is to do at this moment."""
    bemand = _bemand([c.team for c in await repo.collegas()], standaardteam)
    return Werk(
        tuple(await repo.zonder_eigenaar()),
        tuple(await repo.pauzes_voorbij(kalender.dag(nu))),
        tuple(await _stil(repo, regels, kalender, nu)),
        tuple(await repo.zonder_team(bemand)) if bemand else (),
        bemand[0] if bemand else "",
        await repo.iets_los(),
    )


def _bemand(teams: list[str], standaard: str) -> list[str]:
    """Return the teams in which somebody works, the default team first."""
    return sorted(set(teams), key=lambda team: (team != standaard, team))


async def _stil(repo: Zaken, regels: Regels, kalender: Werkdagen, nu: datetime) -> list[Gevolgd]:
    """Return what is silent, or will be soon while its owner was not warned since the last sign of work."""
    vandaag = kalender.dag(nu)
    straks = kalender.plus(vandaag, zaak.VOORUIT)
    voor = kalender.begin(kalender.grens(regels.stil, straks + DAG))
    gevonden = []
    for een in await repo.lopend(None, voor):
        if een.zaak.overdracht.status == kern.GEPAUZEERD:
            continue
        einde = zaak.stil_op(kalender.dag(een.teken), een.zaak.stand, regels, kalender)
        if einde <= straks and (not _gewaarschuwd(een) or _mag_terug(een, regels, kalender, nu)):
            gevonden.append(een)
    return gevonden


def _gewaarschuwd(een: Gevolgd) -> bool:
    op = een.zaak.stand.gewaarschuwd_op
    return op is not None and op >= een.teken


def _mag_terug(een: Gevolgd, regels: Regels, kalender: Werkdagen, nu: datetime) -> bool:
    """Return whether it is silent for too long, and its owner had a working day to see the warning."""
    vandaag, stand = kalender.dag(nu), een.zaak.stand
    if stand.gewaarschuwd_op is None or not _gewaarschuwd(een):
        return False
    if kalender.plus(kalender.dag(stand.gewaarschuwd_op), 1) >= vandaag:
        return False
    return zaak.stil_op(kalender.dag(een.teken), stand, regels, kalender) < vandaag


async def voer_uit(repo: Zaken, werk: Werk, regels: Regels, kalender: Werkdagen, nu: datetime) -> Counter[str]:
    """Do it; return how often each thing happened by this call."""
    weg = [o.id for o in werk.zonder_eigenaar if await naar_wachtrij(repo, o, zaak.EIGENAAR_WEG, nu)]
    terug = [o.id for o in werk.pauzes if await _hervat(repo, o, kalender, nu)]
    anders = [o.id for o in werk.zonder_team if await _ander_team(repo, o, werk.team, nu)]
    meldingen = [(zaak.EIGENAAR_WEG, i) for i in weg] + [("hervat_vanzelf", i) for i in terug]
    meldingen += [(zaak.TEAM_LEEG, i) for i in anders]
    for een in werk.stil:
        actie = await _waarschuw_of_terug(repo, een, regels, kalender, nu)
        meldingen += [(actie, een.zaak.overdracht.id)] if actie else []
    meldingen += await repo.los_van_wie_weg_is(nu) if werk.los else []
    for actie, zaak_id in meldingen:
        await repo.overdrachten.audit.noteer(actie, None, zaak_id, nu)
    for _, zaak_id in meldingen:  # the event is the last write
        await repo.overdrachten.outbox.meld("gewijzigd", zaak_id, nu)
    return Counter(actie for actie, _ in meldingen)


async def _ander_team(repo: Zaken, oud: Overdracht, team: str, nu: datetime) -> bool:
    if not await repo.overdrachten.wissel(replace(oud, team=team), (oud.status,), None):
        return False
    await repo.zet(oud.id, nu, terug=zaak.TEAM_LEEG)
    return True


async def _hervat(repo: Zaken, oud: Overdracht, kalender: Werkdagen, nu: datetime) -> bool:
    """Let a case come back from its pause, with a mark; False when it was paused anew in the meantime."""
    nieuw = replace(oud, status=kern.volgende_status(kern.GEPAUZEERD, kern.HERVAT), gewijzigd_op=nu)
    vandaag = kalender.dag(nu)
    nu_zo = await repo.overdrachten.van_gesprek(oud.gesprek_id)
    tot = (await repo.stand(oud.id)).gepauzeerd_tot
    if nu_zo is None or nu_zo.eigenaar_id != oud.eigenaar_id or (tot and tot > vandaag):
        return False
    if not await repo.overdrachten.wissel(nieuw, (kern.GEPAUZEERD,), oud.eigenaar_id):
        return False
    await repo.zet(oud.id, nu, gepauzeerd_tot=None, pauzereden="", hervat_op=vandaag)
    return True


async def _waarschuw_of_terug(repo: Zaken, een: Gevolgd, regels: Regels, kalender: Werkdagen, nu: datetime) -> str:
    """Warn the owner, once for each silence, or put it back in the queue; return what was done."""
    oud = een.zaak.overdracht
    if not _mag_terug(een, regels, kalender, nu):
        return "stil_gewaarschuwd" if await repo.waarschuw(oud.id, een.teken, nu) else ""
    nu_zo = await repo.overdrachten.van_gesprek(oud.gesprek_id)
    if nu_zo != oud:  # something happened since it was looked at
        return ""
    return zaak.STIL if await naar_wachtrij(repo, oud, zaak.STIL, nu) else ""
