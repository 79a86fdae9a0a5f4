"""A client reads until when the conversation is kept, and after that day nothing of it is there any more."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.hulp.stil import zeg_geteld
from tests.hulp.webproef import Bezoeker, Web
from tests.web.chat.test_nadenken import NUMMER, denkt, klok
from vliegwiel.settings import InstellingenFout, laad_instellingen
from vliegwiel.web import verlopen
from vliegwiel.web.chat import verzenden
from vliegwiel.web.sleutels import DATABASE

WENS = "Ik wil werk met dieren"


async def begonnen(webdienst: Web) -> Bezoeker:
    bezoeker = webdienst.bezoeker()
    await bezoeker.open()
    await bezoeker.druk("begin")
    await bezoeker.typ(WENS)
    return bezoeker


async def na(webdienst: Web, dagen: int) -> int:
    """So many days later the clock does its round; returns how many conversations went."""
    klok(webdienst).nu += timedelta(days=dagen)
    await zeg_geteld(webdienst.server.app[DATABASE], klok(webdienst).nu)
    return await verlopen.wis(webdienst.server.app)


async def test_the_page_with_the_code_says_the_last_day_and_after_it_the_talk_is_gone(webdienst: Web) -> None:
    bezoeker = await begonnen(webdienst)
    assert "bewaard tot en met <strong>31 januari 2027</strong>" in bezoeker.html
    await bezoeker.verstuur("/code", actie="toon")
    assert "Deze code werkt tot en met <strong>zondag 31 januari 2027</strong>" in bezoeker.html
    assert "bewaard tot en met <strong>31 januari 2027</strong>" in bezoeker.html
    assert await na(webdienst, 90) == 0
    assert WENS in await bezoeker.open()
    assert await na(webdienst, 1) == 1
    assert WENS not in await bezoeker.open()
    assert "Hoi, ik ben Vliegwiel" in bezoeker.html


async def test_a_new_code_keeps_the_talk_as_long_as_it_works(webdienst: Web) -> None:
    bezoeker = await begonnen(webdienst)
    klok(webdienst).nu += timedelta(days=60)
    await bezoeker.verstuur("/code", actie="toon")
    assert bezoeker.html.count("1 april 2027") == 2
    assert await na(webdienst, 89) == 0


async def test_who_waits_to_be_asked_again_reads_that_it_is_kept_until_then(webdienst: Web) -> None:
    bezoeker = await denkt(webdienst)
    await bezoeker.verstuur("/kaart", soort="later", termijn="twee_weken", datum="", bereik=NUMMER, actie="bewaar")
    await bezoeker.open("/code")
    assert "tot het je nog eens gevraagd is. En zeker tot en met <strong>31 januari 2027</strong>" in bezoeker.html


async def test_who_shared_reads_that_the_case_decides(webdienst: Web) -> None:
    bezoeker = await begonnen(webdienst)
    await bezoeker.druk("mens_spreken")
    await bezoeker.verstuur("/kaart", soort="contact", telefoon=NUMMER, actie="bewaar")
    await bezoeker.druk("delen")
    assert "zolang je zaak loopt" in await bezoeker.open("/code")
    assert await na(webdienst, 300) == 0


async def test_words_typed_in_a_tab_that_stood_open_too_long_are_still_in_the_box(webdienst: Web) -> None:
    bezoeker = await begonnen(webdienst)
    oud = bezoeker.verborgen
    assert await na(webdienst, 100) == 1
    await bezoeker.post("/bericht", oud | {"tekst": "en met kinderen", "stuur": "tekst"})
    assert bezoeker.status == 409
    assert "afgesloten of verlopen" in bezoeker.html
    assert "en met kinderen</textarea>" in bezoeker.html


async def test_words_that_come_a_moment_too_late_are_still_in_the_box(
    webdienst: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    bezoeker = await begonnen(webdienst)
    tel_echt = verzenden.tel_bericht

    async def tel(request: Any, gesprek_id: str) -> None:
        await tel_echt(request, gesprek_id)
        assert await na(webdienst, 100) == 1  # between the look-up of the conversation and the storing of the words

    monkeypatch.setattr(verzenden, "tel_bericht", tel)
    await bezoeker.typ("en met kinderen")
    assert bezoeker.status == 409
    assert "en met kinderen</textarea>" in bezoeker.html


def test_a_term_in_which_nobody_could_come_back_is_refused() -> None:
    assert laad_instellingen().gesprekken_bewaardagen == 90
    for dagen in (0, 29, 731):
        with pytest.raises(InstellingenFout):
            laad_instellingen(gesprekken_bewaardagen=dagen)
