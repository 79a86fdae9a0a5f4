"""Everything about the methods in one transaction."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from vliegwiel.storage.huishouden import HuishoudenRepository
from vliegwiel.storage.klanttoestemming import ToestemmingRepository
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.storage.plan import PlanRepository
from vliegwiel.storage.uitkomst import UitkomstRepository
from vliegwiel.storage.versleuteling import Versleuteling
from vliegwiel.storage.voortgang import VoortgangRepository
from vliegwiel.storage.woorden import Woorden


class MethodenRepository:
    """The repositories of the methods (``services.poorten_methoden.Methoden``)."""

    def __init__(self, verbinding: AsyncConnection, kluis: Versleuteling) -> None:
        woorden = Woorden(kluis)
        self.zaken = OverdrachtRepository(verbinding, kluis)
        self.plan = PlanRepository(verbinding, woorden)
        self.toestemmingen = ToestemmingRepository(verbinding, woorden)
        self.huishoudens = HuishoudenRepository(verbinding, woorden, self.toestemmingen)
        self.voortgang = VoortgangRepository(verbinding, woorden)
        self.uitkomsten = UitkomstRepository(verbinding, woorden)
