"""What threatens to be left lying: for a team lead with the cases, for a consultant as counts. About work, never people."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from vliegwiel.core import zaak
from vliegwiel.core.overdracht import GEPAUZEERD, Overdracht
from vliegwiel.core.werkdagen import Werkdagen
from vliegwiel.core.zaak import Regels, Stand, Zaak
from vliegwiel.services.post import Onderwerp

WACHT_TE_LANG, GEEN_EIGENAAR, EIGENAAR_INACTIEF = "wacht_te_lang", "geen_eigenaar", "eigenaar_inactief"
GEEN_CONTACT, TERUGBELLEN_TE_LAAT, PAUZE_VOORBIJ = "geen_contact", "terugbellen_te_laat", "pauze_voorbij"
STIL = "stil"
LIJSTEN = (WACHT_TE_LANG, GEEN_EIGENAAR, EIGENAAR_INACTIEF, GEEN_CONTACT, TERUGBELLEN_TE_LAAT, PAUZE_VOORBIJ, STIL)
MEESTE = 200
ALLES = 100_000  # what was told already may never keep what is new from being told


@dataclass(frozen=True)
class Grenzen:
    """The moments and days that decide: before ``contact`` shared is too late, before ``vandaag`` promised as well.

    ``wens``: the day of ``contact``; who wished to be called on that day, or later, does not wait too long.
    """

    contact: datetime
    wens: date
    vandaag: date


@dataclass(frozen=True)
class Ligt:
    """One case on a list. ``dag``: the day that passed, or since when it is so."""

    overdracht: Overdracht
    stand: Stand
    dag: date


@dataclass(frozen=True)
class Lijst:
    """One list. ``meer``: there are more than it shows."""

    naam: str
    zaken: tuple[Ligt, ...]
    meer: bool = False

    @property
    def aantal(self) -> str:
        """How many there are, as people read it."""
        return f"{len(self.zaken)}{'+' if self.meer else ''}"


class BlijftLiggen(Protocol):
    """The cases that nobody may forget, within one transaction."""

    async def lijst(
        self, naam: str, grenzen: Grenzen, teams: Collection[str] | None, eigenaar_id: str | None, maximum: int
    ) -> list[Zaak]:
        """Return the cases of one list, the longest waiting first; ``eigenaar_id``: only that consultant's."""


def grenzen(regels: Regels, kalender: Werkdagen, nu: datetime) -> Grenzen:
    """Return what is too late at this moment."""
    vandaag = kalender.dag(nu)
    grens = kalender.grens(regels.contact, vandaag)
    return Grenzen(kalender.begin(grens), grens, vandaag)


async def lijsten(
    repo: BlijftLiggen,
    teams: Collection[str] | None,
    regels: Regels,
    kalender: Werkdagen,
    nu: datetime,
    eigenaar_id: str | None = None,
    namen: Sequence[str] = LIJSTEN,
    meeste: int = MEESTE,
) -> tuple[Lijst, ...]:
    """Return every list of these teams (None: all), also the empty ones."""
    grens, gemaakt = grenzen(regels, kalender, nu), []
    for naam in namen:
        rij = await repo.lijst(naam, grens, teams, eigenaar_id, meeste + 1)
        zaken = [_ligt(een, naam, regels, kalender, nu) for een in rij[:meeste]]
        gemaakt.append(Lijst(naam, tuple(z for z in zaken if z), len(rij) > meeste))
    return tuple(gemaakt)


def _ligt(een: Zaak, naam: str, regels: Regels, kalender: Werkdagen, nu: datetime) -> Ligt | None:
    """Return a case as its list shows it; None when it does not belong there after all."""
    o, stand = een.overdracht, een.stand
    verder = naam == PAUZE_VOORBIJ and o.status != GEPAUZEERD
    if verder and stand.hervat_op and o.opgepakt_op and kalender.dag(o.opgepakt_op) > stand.hervat_op:
        return None  # the pause of who had it before
    if naam in (WACHT_TE_LANG, GEEN_CONTACT):
        punt = zaak.termijn(Zaak(o, stand, vanaf=o.gewenst_op), regels, kalender, kalender.dag(nu))
        return Ligt(o, stand, punt.dag) if punt and punt.soort == zaak.TE_LAAT else None
    dagen = {
        TERUGBELLEN_TE_LAAT: stand.terugbellen_op,
        PAUZE_VOORBIJ: stand.hervat_op or stand.gepauzeerd_tot,
        STIL: kalender.dag(stand.gewaarschuwd_op) if stand.gewaarschuwd_op else None,
    }
    return Ligt(o, stand, dagen.get(naam) or kalender.dag(o.gewijzigd_op))


async def te_laat(
    repo: BlijftLiggen,
    teams: Collection[str],
    regels: Regels,
    kalender: Werkdagen,
    nu: datetime,
) -> list[Onderwerp]:
    """Return what a team has to be told about: first contacts that are late."""
    gevonden = await lijsten(repo, teams, regels, kalender, nu, namen=(WACHT_TE_LANG, GEEN_CONTACT), meeste=ALLES)
    return [
        Onderwerp(z.overdracht.team, "te_laat", z.overdracht.id, z.overdracht.gemaakt_op)
        for lijst in gevonden
        for z in lijst.zaken
    ]
