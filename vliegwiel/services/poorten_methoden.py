"""What the use cases of the methods need from outside, as Protocols, and the records that travel through them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from vliegwiel.core.fase import Fase
from vliegwiel.core.huishouden import Huishouden, Lid
from vliegwiel.core.indruk import Indruk
from vliegwiel.core.plan import Afspraak, Profielkeuze, Tafelgenoot
from vliegwiel.core.regel_in_de_weg import RegelInDeWeg
from vliegwiel.core.toestemming import Toestemming
from vliegwiel.core.uitkomst import Uitkomst
from vliegwiel.core.voortgang import Stap
from vliegwiel.services.poorten_overdracht import Overdrachten


@dataclass(frozen=True)
class Collega:
    """Somebody with whom a case can be shared."""

    id: str
    naam: str
    team: str


@dataclass(frozen=True)
class GedeeldeZaak:
    """A case that a client let a consultant share with a colleague, as that colleague's list shows it."""

    overdracht_id: str
    referentie: str
    van: str


@dataclass(frozen=True)
class Lopend:
    """A case as far as the clock is concerned. ``fase``: the furthest phase; ``over_tijd``: days of open agreements."""

    overdracht_id: str
    referentie: str
    status: str
    gemaakt_op: datetime
    fase: Fase | None
    over_tijd: tuple[date, ...]
    gemeten: bool
    mag_navragen: bool


class Plan(Protocol):
    """Impressions, agreements, profiles, and who is at the table of the meeting."""

    async def indrukken(self, overdracht_id: str) -> dict[str, Indruk]:
        """Return the newest impression of each domain."""

    async def geef_indrukken(
        self, overdracht_id: str, medewerker_id: str, waarden: Mapping[str, int | None], nu: datetime
    ) -> None:
        """Add impressions; the earlier ones stay."""

    async def afspraken(self, overdracht_id: str) -> list[Afspraak]:
        """Return the agreements of a case, in no particular order."""

    async def afspraak(self, overdracht_id: str, afspraak_id: str) -> Afspraak | None:
        """Return one agreement of a case, or None."""

    async def spreek_af(self, afspraak: Afspraak, medewerker_id: str) -> None:
        """Add an agreement."""

    async def is_klaar(self, afspraak: Afspraak) -> bool:
        """Write that it was done, once; return whether this was the first time."""

    async def vergeet_afspraak(self, overdracht_id: str, afspraak_id: str) -> None:
        """Remove an agreement."""

    async def profielen(self, overdracht_id: str) -> list[Profielkeuze]:
        """Return every profile that was chosen, newest first."""

    async def kies_profiel(self, overdracht_id: str, medewerker_id: str, keuze: Profielkeuze) -> None:
        """Add a choice; the earlier ones stay."""

    async def tafel(self, overdracht_id: str) -> list[Tafelgenoot]:
        """Return who is at the table, in the order in which they were added."""

    async def zet_aan_tafel(self, wie: Tafelgenoot, nu: datetime) -> None:
        """Add somebody."""

    async def van_tafel(self, overdracht_id: str, tafelgenoot_id: str) -> None:
        """Remove somebody."""


class Toestemmingen(Protocol):
    """Recorded consents."""

    async def alle(self, overdracht_id: str) -> list[Toestemming]:
        """Return every consent of a case, newest first."""

    async def vraag(self, toestemming: Toestemming, medewerker_id: str, nu: datetime) -> bool:
        """Add one; False when the same thing is open or agreed to already."""

    async def wijzig(self, toestemming: Toestemming, van: str) -> bool:
        """Write state and moments while the state is ``van``; return whether it was."""

    async def gedeeld_met(self, overdracht_id: str, medewerker_id: str) -> bool:
        """Return whether the client lets this colleague read the case."""

    async def gedeelde_zaken(self, medewerker_id: str) -> list[GedeeldeZaak]:
        """Return what clients let others share with this colleague."""

    async def collegas(self, medewerker_id: str) -> list[Collega]:
        """Return the active colleagues who may read cases, by name."""


class Huishoudens(Protocol):
    """Households."""

    async def van_zaak(self, overdracht_id: str) -> Huishouden | None:
        """Return the household of a case, or None."""

    async def zaak(self, referentie: str, eigenaar_id: str) -> str | None:
        """Return the id of the case with this reference that this consultant works on, or None."""

    async def begin(self, huishouden: Huishouden, nu: datetime) -> None:
        """Add a household with its cases; raises ``TweedeEigenaar``, ``GeenToestemming``, ``AlInHuishouden``."""

    async def voeg_toe(self, huishouden_id: str, lid: Lid, nu: datetime) -> None:
        """Link one more case; raises like ``begin``."""

    async def maak_los(self, overdracht_id: str) -> None:
        """Unlink a case; a household of one is none."""

    async def werk_bij(self, huishouden: Huishouden) -> None:
        """Write the shared goal and the numbers of professionals."""


class Voortgang(Protocol):
    """Phases, what was done and offered in them, and the rules that blocked."""

    async def fasen(self, overdracht_id: str) -> list[Fase]:
        """Return the phases that began."""

    async def begin_fase(self, overdracht_id: str, medewerker_id: str, fase: Fase, nu: datetime) -> bool:
        """Add a phase; False when it began already."""

    async def verbeter_fase(self, overdracht_id: str, medewerker_id: str, fase: Fase, nu: datetime) -> None:
        """Write another first day of a phase that began."""

    async def stappen(self, overdracht_id: str) -> list[Stap]:
        """Return everything that was noted, oldest first."""

    async def zet(self, stap: Stap, medewerker_id: str) -> None:
        """Add one."""

    async def wissel(self, stap: Stap, van: str) -> bool:
        """Write its state while that is ``van``; return whether it was."""

    async def regels(self, overdracht_id: str) -> list[tuple[str, bool]]:
        """Return the rules that block as (tag, own tag), oldest first."""

    async def noteer_regel(self, overdracht_id: str, medewerker_id: str, regel: RegelInDeWeg, nu: datetime) -> bool:
        """Add a rule; False when it was there already."""

    async def vergeet_regel(self, overdracht_id: str, tag: str) -> None:
        """Remove a rule."""


class Uitkomsten(Protocol):
    """Outcomes at finishing and after six months."""

    async def alle(self, overdracht_id: str) -> list[Uitkomst]:
        """Return the outcomes of a case, newest first."""

    async def bewaar(self, overdracht_id: str, medewerker_id: str, uitkomst: Uitkomst) -> None:
        """Add one; the earlier ones stay."""

    async def lopend(self, medewerker_id: str, team: str, vandaag: date) -> Sequence[Lopend]:
        """Return the cases of which the clock may ask something of this consultant.

        Their own, and those of the team whose owner no longer works here: a date that nobody sees is no date.
        """


class Methoden(Protocol):
    """Everything about the methods, within one transaction."""

    @property
    def zaken(self) -> Overdrachten:
        """The hand-overs."""

    @property
    def plan(self) -> Plan:
        """Impressions, agreements, profiles, table."""

    @property
    def toestemmingen(self) -> Toestemmingen:
        """Consents."""

    @property
    def huishoudens(self) -> Huishoudens:
        """Households."""

    @property
    def voortgang(self) -> Voortgang:
        """Phases and steps."""

    @property
    def uitkomsten(self) -> Uitkomsten:
        """Outcomes."""
