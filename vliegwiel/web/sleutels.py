"""What the composition root puts in the application, for every handler to find."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from aiohttp import web

from vliegwiel.core.hulplijnen import Hulplijnen
from vliegwiel.core.tekst import Catalogus
from vliegwiel.services.gesprek import Dienst
from vliegwiel.settings import Instellingen
from vliegwiel.storage import Database

Klok = Callable[[], datetime]

INSTELLINGEN = web.AppKey("instellingen", Instellingen)
DATABASE = web.AppKey("database", Database)
DIENST = web.AppKey("dienst", Dienst)
HULPLIJNEN = web.AppKey("hulplijnen", Hulplijnen)
CATALOGUS = web.AppKey("catalogus", Catalogus)
KLOK: web.AppKey[Klok] = web.AppKey("klok", Callable)  # type: ignore[arg-type]
