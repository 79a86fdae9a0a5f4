"""A case after the claim: pausing, who was reached when, and what asks for somebody's attention today.

Everything here is about the work and its days. Nothing weighs a client: a term that passed says that the gemeente is
late, and nothing about the person who waits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from vliegwiel.core.overdracht import (
    GEPAUZEERD,
    IN_CONTACT,
    IN_WACHTRIJ,
    MET_EIGENAAR,
    OPGEPAKT,
    OVERGANGEN,
    PAK_OP,
    PAUZEER,
    Overdracht,
)
from vliegwiel.core.werkdagen import Werkdagen

# Why a case is paused. A code and never a text: what a client told does not belong in a reason.
PAUZEREDENEN = ("klant_wil_later", "klant_is_weg", "wacht_op_ander", "anders")
LANGSTE_PAUZE = timedelta(days=366)

BEREIKT, NIET_BEREIKT, VOICEMAIL, BEZOEK, TERUGBELLEN = "bereikt", "niet_bereikt", "voicemail", "bezoek", "terugbellen"
CONTACTSOORTEN = (BEREIKT, NIET_BEREIKT, VOICEMAIL, BEZOEK, TERUGBELLEN)
RAAK = (BEREIKT, BEZOEK)  # client and consultant spoke
MAX_CONTACTNOTITIE = 2000

# Giving a case to a colleague: what it is then. A team lead may also hand out what waits.
GEEF_DOOR: Mapping[str, str] = {status: status for status in MET_EIGENAAR}
VERDEEL: Mapping[str, str] = {**GEEF_DOOR, **OVERGANGEN[PAK_OP]}

# Why a case came back in the queue without its owner pressing a button.
STIL, EIGENAAR_WEG, TEAM_LEEG, TEAMLEIDER = "stil", "eigenaar_weg", "team_leeg", "teamleider"

# What asks for attention, the most pressing first.
BEL_NU, PAUZE_VOORBIJ, NIEUW_VOOR_JOU = "bel_nu", "pauze_voorbij", "nieuw_voor_jou"
TE_LAAT, BIJNA, WORDT_STIL, PAUZE_EINDIGT = "te_laat", "bijna", "wordt_stil", "pauze_eindigt"
AANDACHT = (BEL_NU, TE_LAAT, PAUZE_VOORBIJ, NIEUW_VOOR_JOU, BIJNA, WORDT_STIL, PAUZE_EINDIGT)
VOORUIT = 2  # working days that an owner sees something coming


class OngeldigePauze(ValueError):
    """A pause has a reason from the list, and a day after today and within a year."""


class OngeldigContact(ValueError):
    """A line of the contact log has a kind, a moment that is not in the future, and a day to call back when it says so."""


class OngeldigeCollega(ValueError):
    """There is no colleague with this id who can take over a case, or it is the owner already."""


@dataclass(frozen=True)
class Regels:
    """The working days that a gemeente allows: until the first contact, and without any sign of work on a case."""

    contact: int = 3
    stil: int = 10


@dataclass(frozen=True)
class Stand:
    """What is known of a case beside its status. Days are days in the Netherlands.

    ``hervat_op``: it came back from a pause by itself on that day. ``doorgegeven_op``: when a colleague gave it.
    ``gewaarschuwd_op``: when its owner was warned that it is silent. ``terug``: why it is in the queue again.
    """

    gepauzeerd_tot: date | None = None
    pauzereden: str = ""
    hervat_op: date | None = None
    terugbellen_op: date | None = None
    eerste_contact_op: datetime | None = None
    doorgegeven_op: datetime | None = None
    gewaarschuwd_op: datetime | None = None
    terug: str = ""


LEEG = Stand()


@dataclass(frozen=True)
class Zaak:
    """A case with its stand. ``gezien_op``: when its owner last opened it. ``vanaf``: the day the client wishes."""

    overdracht: Overdracht
    stand: Stand = LEEG
    gezien_op: datetime | None = None
    vanaf: date | None = None


@dataclass(frozen=True)
class Punt:
    """One thing that asks for attention, and the day that belongs to it."""

    soort: str
    dag: date


def geldige_pauze(tot: date | None, reden: str, vandaag: date) -> tuple[date, str]:
    """Return day and reason; raises ``OngeldigePauze``."""
    if tot is None or not vandaag < tot <= vandaag + LANGSTE_PAUZE or reden not in PAUZEREDENEN:
        raise OngeldigePauze
    return tot, reden


@dataclass(frozen=True)
class Contact:
    """One line of the contact log, checked by ``geldig_contact``."""

    soort: str
    moment: datetime
    terugbellen_op: date | None = None
    notitie: str = ""

    @property
    def raak(self) -> bool:
        """Whether they spoke."""
        return self.soort in RAAK


def geldig_contact(contact: Contact, nu: datetime, vandaag: date) -> Contact:
    """Return a line with its note cleaned; raises ``OngeldigContact``."""
    notitie = contact.notitie.replace("\x00", "").replace("\r\n", "\n").strip()
    dag = contact.terugbellen_op
    kan = (
        contact.soort in CONTACTSOORTEN
        and nu - LANGSTE_PAUZE <= contact.moment <= nu + timedelta(minutes=5)  # a clock may be a little ahead
        and (dag is None or vandaag <= dag <= vandaag + LANGSTE_PAUZE)
        and (dag is not None or contact.soort != TERUGBELLEN)
        and len(notitie) <= MAX_CONTACTNOTITIE
    )
    if not kan:
        raise OngeldigContact
    return Contact(contact.soort, min(contact.moment, nu), dag, notitie)


def mag_pauzeren(status: str) -> bool:
    """Return whether a case can be paused in this state."""
    return status in OVERGANGEN[PAUZEER]


def uiterlijk(zaak: Zaak, regels: Regels, kalender: Werkdagen) -> date | None:
    """Return the day by which the first contact should be there; None when it is there, or is agreed for later.

    It counts from the sharing, or from the day that the client wishes when that is later: nobody is called earlier
    than was asked for because of a term.
    """
    if zaak.stand.eerste_contact_op or zaak.overdracht.status not in (*IN_WACHTRIJ, OPGEPAKT):
        return None
    gedeeld = kalender.dag(zaak.overdracht.gemaakt_op)
    if zaak.vanaf and zaak.vanaf > gedeeld:
        gedeeld = zaak.vanaf
    return kalender.plus(gedeeld, regels.contact)


def termijn(zaak: Zaak, regels: Regels, kalender: Werkdagen, vandaag: date) -> Punt | None:
    """Return that the first contact is almost late (one working day before) or late; None otherwise."""
    dag = uiterlijk(zaak, regels, kalender)
    if dag is None or dag > kalender.plus(vandaag, 1):
        return None
    return Punt(TE_LAAT if dag < vandaag else BIJNA, dag)


def stil_op(teken: date, stand: Stand, regels: Regels, kalender: Werkdagen) -> date:
    """Return the last day for a sign of work; a promise to call later moves it to after that day."""
    return kalender.plus(max(teken, stand.terugbellen_op or teken), regels.stil)


def nieuw_voor_eigenaar(zaak: Zaak) -> bool:
    """Return whether a colleague gave it to the owner, who has not opened it since."""
    gegeven, opgepakt = zaak.stand.doorgegeven_op, zaak.overdracht.opgepakt_op
    if gegeven is None or (opgepakt and opgepakt > gegeven):
        return False
    return zaak.gezien_op is None or zaak.gezien_op < gegeven


def aandacht(zaak: Zaak, teken: date, regels: Regels, kalender: Werkdagen, vandaag: date) -> tuple[Punt, ...]:
    """Return what of an own case asks for attention today, the most pressing first. ``teken``: the last sign of work."""
    o, stand = zaak.overdracht, zaak.stand
    punten = []
    if stand.terugbellen_op and stand.terugbellen_op <= vandaag:
        punten.append(Punt(BEL_NU, stand.terugbellen_op))
    if stand.hervat_op and o.opgepakt_op and kalender.dag(o.opgepakt_op) <= stand.hervat_op:
        punten.append(Punt(PAUZE_VOORBIJ, stand.hervat_op))
    if nieuw_voor_eigenaar(zaak):
        punten.append(Punt(NIEUW_VOOR_JOU, kalender.dag(stand.doorgegeven_op or o.gewijzigd_op)))
    if o.status == GEPAUZEERD and stand.gepauzeerd_tot:
        if stand.gepauzeerd_tot <= kalender.plus(vandaag, VOORUIT):
            punten.append(Punt(PAUZE_EINDIGT, stand.gepauzeerd_tot))
        return tuple(sorted(punten, key=lambda p: AANDACHT.index(p.soort)))
    if laat := termijn(zaak, regels, kalender, vandaag):
        punten.append(laat)
    if o.status in (OPGEPAKT, IN_CONTACT):
        einde = stil_op(teken, stand, regels, kalender)
        if einde <= kalender.plus(vandaag, VOORUIT):
            punten.append(Punt(WORDT_STIL, einde))
    return tuple(sorted(punten, key=lambda p: AANDACHT.index(p.soort)))
