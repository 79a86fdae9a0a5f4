"""The chat page in every state of the script: by axe-core, and measured, in light, dark, 400 % and system colours."""

from __future__ import annotations

from playwright.async_api import expect

from tests.hulp.staten import STATEN, bij
from tests.hulp.statenweb import zet_neer
from tests.hulp.toegankelijk import Schouw
from tests.hulp.webproef import Web

OPEN_ALLES = "document.querySelectorAll('details').forEach(d => { d.open = true; })"


async def ga_naar(webdienst: Web, schouw: Schouw, staat: str) -> None:
    """Open the page as somebody who is in this state."""
    assert webdienst.taal.dienst is not None
    adres = str(webdienst.server.make_url("/"))
    token = await zet_neer(webdienst.taal.dienst, bij(staat))
    await schouw.pagina.context.add_cookies([{"name": "vliegwiel-gesprek", "value": token, "url": adres}])
    await schouw.pagina.goto(adres)


async def test_whatever_is_asked_everybody_can_read_reach_and_press_it(webdienst: Web, schouw: Schouw) -> None:
    for staat in STATEN:
        await ga_naar(webdienst, schouw, staat)
        await schouw.kijk(staat)


async def test_what_is_folded_away_is_as_good_when_it_is_unfolded(webdienst: Web, schouw: Schouw) -> None:
    for staat in ("delen", "klopt_zo", "crisis_verder"):
        await ga_naar(webdienst, schouw, staat)
        await expect(schouw.pagina.locator("details").first).to_be_attached()
        await schouw.pagina.evaluate(OPEN_ALLES)
        await schouw.kijk(staat)
