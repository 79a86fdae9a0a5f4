"""A worker with a link, in the running application."""

from __future__ import annotations

from tests.hulp.overdrachten import maak_medewerker
from tests.hulp.webproef import Bezoeker, Web
from vliegwiel.core.deellink import Deellink, Grenzen
from vliegwiel.services import deellink
from vliegwiel.storage.deellink import DeellinkRepository
from vliegwiel.storage.versleuteling import Versleuteling
from vliegwiel.web.sleutels import DATABASE, KLOK


def repository(web: Web, verbinding: object) -> DeellinkRepository:
    """Return the links of this application."""
    return DeellinkRepository(verbinding, Versleuteling(web.instellingen.veld_sleutel.get_secret_value()))  # type: ignore[arg-type]


async def maak_link(web: Web, wie: str = "", rol: str = "veldwerker", **velden: str) -> Deellink:
    """Return a new link of this worker, or of a new one."""
    app = web.server.app
    assert app is not None
    wie = wie or await maak_medewerker(app[DATABASE], "Anouk", rol=rol)
    async with app[DATABASE].transactie() as verbinding:
        return await deellink.maak(
            repository(web, verbinding), wie, {"gever": "Anouk"} | velden, Grenzen(), app[KLOK]()
        )


async def trek_in(web: Web, link: Deellink) -> None:
    """Revoke a link."""
    app = web.server.app
    assert app is not None
    async with app[DATABASE].transactie() as verbinding:
        await deellink.trek_in(repository(web, verbinding), link.medewerker_id, link.id, app[KLOK]())


async def geteld(web: Web, link: Deellink) -> tuple[int, int, int]:
    """Return how often it was opened, begun and shared."""
    app = web.server.app
    assert app is not None
    async with app[DATABASE].lezen() as verbinding:
        alle = await repository(web, verbinding).tellingen(link.medewerker_id)
    een = alle[link.id]
    return een["geopend"], een["gestart"], een["gedeeld"]


async def bezoek(web: Web, link: Deellink) -> Bezoeker:
    """Somebody who follows the link."""
    bezoeker = web.bezoeker()
    await bezoeker.open(f"/d/{link.code}")
    return bezoeker
