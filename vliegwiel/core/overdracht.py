"""The hand-over of one conversation to a consultant: its states, who may do what, and the order of the queue.

It says nothing about a person: no profile, no score, no priority that is computed from what somebody told. The queue
is ordered by safety flag, wished date and waiting time, and by nothing else (AVG art. 22, AI Act).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timezone

from vliegwiel.core.team import STANDAARDTEAM

NIEUW, OPGEPAKT, IN_CONTACT = "nieuw", "opgepakt", "in_contact"
AFGEROND, TERUGGEGEVEN, GEPAUZEERD = "afgerond", "teruggegeven", "gepauzeerd"
STATUSSEN = (NIEUW, OPGEPAKT, IN_CONTACT, AFGEROND, TERUGGEGEVEN, GEPAUZEERD)
IN_WACHTRIJ = (NIEUW, TERUGGEGEVEN)
MET_EIGENAAR = (OPGEPAKT, IN_CONTACT, GEPAUZEERD)

DEEL, PAK_OP, LEG_CONTACT, ROND_AF = "deel", "pak_op", "leg_contact", "rond_af"
GEEF_TERUG, PAUZEER, HERVAT = "geef_terug", "pauzeer", "hervat"

# What may happen to a hand-over, and what it becomes. A client who shares again changes nothing about who works on it;
# only a finished one comes back in the queue, because nobody is looking at it any more.
OVERGANGEN: Mapping[str, Mapping[str, str]] = {
    DEEL: {s: s for s in STATUSSEN} | {AFGEROND: NIEUW},
    PAK_OP: dict.fromkeys(IN_WACHTRIJ, OPGEPAKT),
    LEG_CONTACT: {OPGEPAKT: IN_CONTACT},
    ROND_AF: dict.fromkeys(MET_EIGENAAR, AFGEROND),
    GEEF_TERUG: dict.fromkeys(MET_EIGENAAR, TERUGGEGEVEN),
    PAUZEER: {OPGEPAKT: GEPAUZEERD, IN_CONTACT: GEPAUZEERD},
    HERVAT: {GEPAUZEERD: OPGEPAKT},
}

_VEILIGHEID = {"acuut": 0, "vermoeden": 1}
_ANDERE_VLAG, _GEEN_VLAG = 2, 3


class OngeldigeOvergang(Exception):
    """This cannot be done with a hand-over in this state."""

    def __init__(self, status: str, handeling: str) -> None:
        super().__init__(f"{handeling} kan niet bij status {status}")
        self.status = status
        self.handeling = handeling


class OverdrachtNietGevonden(Exception):
    """There is no such hand-over (any more): a client may have deleted everything."""


class OverdrachtIngetrokken(OverdrachtNietGevonden):
    """The client took it back at ``moment``; nothing is left of what it was."""

    def __init__(self, overdracht_id: str, moment: datetime) -> None:
        super().__init__(overdracht_id)
        self.moment = moment


class AlGeclaimd(Exception):
    """Somebody works on it already; ``eigenaar`` is that consultant's name."""

    def __init__(self, eigenaar: str, eigenaar_id: str = "") -> None:
        super().__init__(f"al opgepakt door {eigenaar}")
        self.eigenaar = eigenaar
        self.eigenaar_id = eigenaar_id


class NietDeEigenaar(Exception):
    """Only the consultant who claimed it may do this."""


class OngeldigeNotitie(ValueError):
    """A note has text, and no more than ``MAX_NOTITIE`` characters."""


MAX_NOTITIE = 4000


@dataclass(frozen=True)
class Overdracht:
    """One hand-over: whose conversation, where it stands, who has it. ``versie`` is the newest shared version.

    ``veiligheid`` is the level of the safety flag that travelled with it, or None. ``gewenst_op`` and ``postcode4`` are
    what the contact card said of the day and the neighbourhood when it got its place. Moments are aware.
    """

    id: str
    gesprek_id: str
    referentie: str
    status: str
    versie: int
    veiligheid: str | None
    gemaakt_op: datetime
    gewijzigd_op: datetime
    eigenaar_id: str | None = None
    eigenaar: str | None = None
    opgepakt_op: datetime | None = None
    afgerond_op: datetime | None = None
    team: str = STANDAARDTEAM
    gewenst_op: date | None = None
    postcode4: str | None = None

    def van(self, medewerker_id: str) -> bool:
        """Return whether this consultant works on it, or finished it."""
        return self.eigenaar_id == medewerker_id

    @property
    def wacht(self) -> bool:
        """Whether it waits in the queue."""
        return self.status in IN_WACHTRIJ


def volgende_status(status: str, handeling: str) -> str:
    """Return what a hand-over in ``status`` becomes; raises ``OngeldigeOvergang``."""
    try:
        return OVERGANGEN[handeling][status]
    except KeyError:
        raise OngeldigeOvergang(status, handeling) from None


def vanuit(handeling: str) -> tuple[str, ...]:
    """Return the states in which something may be done."""
    return tuple(OVERGANGEN[handeling])


def mag(status: str, handeling: str) -> bool:
    """Return whether something may be done in this state."""
    return status in OVERGANGEN[handeling]


def volgorde(overdracht: Overdracht, gewenste_datum: date | None) -> tuple[int, date, datetime]:
    """Return the place in the queue as a sort key: safety flag, wished date, waiting time.

    Without a wish the day of sharing counts, so nobody is passed by somebody who came later.
    """
    vlag = _GEEN_VLAG if not overdracht.veiligheid else _VEILIGHEID.get(overdracht.veiligheid, _ANDERE_VLAG)
    gedeeld = overdracht.gemaakt_op.astimezone(timezone.utc).date()
    return vlag, max(gewenste_datum or gedeeld, gedeeld), overdracht.gemaakt_op


def geldige_notitie(tekst: str) -> str:
    """Return the text of a note without white space around it; raises ``OngeldigeNotitie``."""
    schoon = tekst.replace("\x00", "").replace("\r\n", "\n").strip()
    if not schoon or len(schoon) > MAX_NOTITIE:
        raise OngeldigeNotitie(f"een notitie heeft 1 tot {MAX_NOTITIE} tekens")
    return schoon
