"""A recorded consent of a client: what for, who asked, when and how, and what the answer was.

Nothing is shared, linked or asked again without one. A no is an answer, and a yes can be taken back at any moment.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from vliegwiel.core.veld import KORT, keuze, regel

# The trusted person leads; a named colleague reads; cases of one household are linked; the sheet for the meeting is
# made; somebody may ask again after six months.
REGIE, COLLEGA, HUISHOUDEN, ZORGOVERLEG, NAVRAGEN = "regie", "collega", "huishouden", "zorgoverleg", "navragen"
SOORTEN = (REGIE, COLLEGA, HUISHOUDEN, ZORGOVERLEG, NAVRAGEN)
GEVRAAGD, JA, NEE, INGETROKKEN = "gevraagd", "ja", "nee", "ingetrokken"
STATEN = (GEVRAAGD, JA, NEE, INGETROKKEN)
OPEN = (GEVRAAGD, JA)  # one of these at most for the same thing
WEGEN: Mapping[str, tuple[str, ...]] = {GEVRAAGD: (JA, NEE, INGETROKKEN), JA: (INGETROKKEN,), NEE: (), INGETROKKEN: ()}
HOE = ("aan_tafel", "telefoon", "bericht", "papier")


class GeenToestemming(Exception):
    """The client's yes for ``soort`` is not recorded (any more)."""

    def __init__(self, soort: str) -> None:
        super().__init__(soort)
        self.soort = soort


class AlGevraagd(Exception):
    """This was asked already, and the answer is yes or still open."""


class OngeldigAntwoord(Exception):
    """This answer does not fit the state of a consent: a no stays a no, until somebody asks anew."""


@dataclass(frozen=True)
class Toestemming:
    """One consent. ``voor``: the colleague's id (``collega`` only). ``naam``, ``rol``: of the trusted person, or colleague.

    ``gevraagd_door`` is a name. ``uitgenodigd_op``: when the trusted person was invited, only ever after a yes.
    """

    id: str
    overdracht_id: str
    soort: str
    hoe: str
    gevraagd_door: str
    gevraagd_op: date
    staat: str = GEVRAAGD
    voor: str = ""
    naam: str = ""
    rol: str = ""
    antwoord_op: datetime | None = None
    uitgenodigd_op: datetime | None = None

    def __post_init__(self) -> None:
        keuze("soort", self.soort, SOORTEN)
        keuze("staat", self.staat, STATEN)
        keuze("hoe", self.hoe, HOE)
        regel("naam", self.naam, KORT, verplicht=self.soort == REGIE)
        regel("rol", self.rol, KORT, verplicht=False)
        if bool(self.voor) != (self.soort == COLLEGA):
            raise ValueError("een toestemming om te delen noemt één collega, een andere geen")
        if (self.antwoord_op is None) != (self.staat == GEVRAAGD):
            raise ValueError("een antwoord heeft een moment, een open vraag niet")
        if self.uitgenodigd_op and (self.soort != REGIE or self.staat not in (JA, INGETROKKEN)):
            raise ValueError("zonder ja wordt niemand uitgenodigd")

    @property
    def geldig(self) -> bool:
        """Whether the client said yes and did not take it back."""
        return self.staat == JA

    def beantwoord(self, antwoord: str, nu: datetime) -> Toestemming:
        """Return it with this answer; raises ``OngeldigAntwoord``."""
        if antwoord not in WEGEN[self.staat]:
            raise OngeldigAntwoord(f"{antwoord} na {self.staat}")
        return replace(self, staat=antwoord, antwoord_op=nu)

    def nodig_uit(self, nu: datetime) -> Toestemming:
        """Return it with the trusted person invited; raises ``GeenToestemming`` without a yes, ``OngeldigAntwoord``."""
        if not self.geldig:
            raise GeenToestemming(self.soort)
        if self.soort != REGIE or self.uitgenodigd_op:
            raise OngeldigAntwoord("uitnodigen kan één keer, bij regie")
        return replace(self, uitgenodigd_op=nu)
