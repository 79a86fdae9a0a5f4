"""Who keeps the desk running sees what was sent and what was not, and never what a client said."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.hulp.nep_klantinteracties import NepRegister
from tests.hulp.overdrachten import WENS
from tests.web.desk.conftest import EEN_ID, StartDesk, Werkplek
from vliegwiel.settings import laad_instellingen
from vliegwiel.settings_klantinteracties import Klantinteracties
from vliegwiel.storage.tabellen import auditregel
from vliegwiel.web.desk import uitwisseling

PAD = "/desk/uitwisseling"


@pytest.fixture
async def register() -> AsyncIterator[NepRegister]:
    """A register on a local port."""
    nieuw = NepRegister()
    await nieuw.begin()
    yield nieuw
    await nieuw.sluit()
    assert nieuw.klachten == []


@pytest.fixture
async def werkplek(
    start_desk: StartDesk,
    database_url: str,
    tmp_path: Path,
    register: NepRegister,
    monkeypatch: pytest.MonkeyPatch,
) -> Werkplek:
    """A desk that sends to the register; its rounds come when the test asks for them."""
    monkeypatch.setattr(uitwisseling, "ELKE", 3600.0)
    zo = Klantinteracties(url=register.url, token="geheim", pogingen=1)
    gestart = await start_desk(laad_instellingen(database_url=database_url, var_map=tmp_path, klantinteracties=zo))
    await ronde(gestart)
    return gestart


async def ronde(werkplek: Werkplek) -> int:
    return await werkplek.desk[uitwisseling.UITWISSELAAR].ronde()


async def test_what_was_sent_stands_under_done_with_its_reference_and_without_the_wish(
    werkplek: Werkplek, register: NepRegister
) -> None:
    await werkplek.deel()
    beheer = await werkplek.consulent("Bea", "beheerder")
    await ronde(werkplek)
    [contact] = register.van("klantcontacten")
    pagina = await beheer.tekst(PAD)
    assert contact["referentienummer"] in pagina
    assert "Verstuurd" in pagina
    assert "Er is niets blijven liggen" in pagina
    for geheim in (WENS, "Sam", "06 12"):
        assert geheim not in pagina


async def test_a_dead_message_is_tried_again_when_somebody_says_so(werkplek: Werkplek, register: NepRegister) -> None:
    zaak = await werkplek.deel()
    register.stoor = lambda *_: "500"
    await ronde(werkplek)
    beheer = await werkplek.consulent("Bea", "beheerder")
    pagina = await beheer.tekst(PAD)
    assert "Fout aan de andere kant (500)" in pagina
    opdracht = pagina.split("/opnieuw")[0].rsplit("/", 1)[1]
    register.stoor = lambda *_: ""
    assert (await beheer.post(f"{PAD}/{opdracht}/opnieuw")).headers["Location"] == PAD
    assert "Dit bericht wordt zo meteen opnieuw geprobeerd" in await beheer.tekst(PAD)
    assert (await beheer.post(f"{PAD}/{opdracht}/opnieuw")).status == 409
    await ronde(werkplek)
    assert register.aantallen() == (1, 1, 0, 0)
    async with werkplek.database.lezen() as verbinding:
        vraag = select(auditregel.c.overdracht_id).where(auditregel.c.actie == "uitwisseling_opnieuw")
        assert [r[0] for r in await verbinding.execute(vraag)] == [zaak]


async def test_a_dead_message_can_be_let_be(werkplek: Werkplek, register: NepRegister) -> None:
    await werkplek.deel()
    register.stoor = lambda *_: "400"
    await ronde(werkplek)
    beheer = await werkplek.consulent("Bea", "beheerder")
    opdracht = (await beheer.tekst(PAD)).split("/rust")[0].rsplit("/", 1)[1]
    assert (await beheer.post(f"{PAD}/{opdracht}/rust")).status == 303
    pagina = await beheer.tekst(PAD)
    assert "Dit bericht blijft rusten" in pagina
    assert "Er is niets blijven liggen" in pagina
    assert (await beheer.post(f"{PAD}/{EEN_ID}/rust")).status == 404
    gedaan = len(register.verzoeken)
    werkplek.klok.later(days=9)
    assert await ronde(werkplek) == 0
    assert len(register.verzoeken) == gedaan


async def test_a_consultant_does_not_see_the_exchange(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent("Anouk")
    assert (await anouk.get(PAD)).status == 403
    assert "Uitwisseling" not in await anouk.tekst("/desk")


async def test_the_page_says_when_the_other_side_asked_to_wait(werkplek: Werkplek, register: NepRegister) -> None:
    await werkplek.deel()
    register.stoor = lambda *_: "429"
    await ronde(werkplek)
    beheer = await werkplek.consulent("Bea", "beheerder")
    assert "De andere kant vroeg om te wachten" in await beheer.tekst(PAD)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_running_desk_sends_by_itself(
    start_desk: StartDesk, database_url: str, tmp_path: Path, register: NepRegister, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uitwisseling, "ELKE", 0.01)
    zo = Klantinteracties(url=register.url, token="geheim")
    werkplek = await start_desk(laad_instellingen(database_url=database_url, var_map=tmp_path, klantinteracties=zo))
    await ronde(werkplek)  # whoever is first begins; from here on everything is sent
    await werkplek.deel()
    await asyncio.wait_for(register.klaar.wait(), 30)
    assert register.verzoeken.count(("POST", "klantcontacten")) == 1


async def test_without_an_address_the_page_says_that_nothing_is_sent(
    start_desk: StartDesk, database_url: str, tmp_path: Path
) -> None:
    werkplek = await start_desk(laad_instellingen(database_url=database_url, var_map=tmp_path))
    assert uitwisseling.UITWISSELAAR not in werkplek.desk
    beheer = await werkplek.consulent("Bea", "beheerder")
    assert "De uitwisseling staat uit" in await beheer.tekst(PAD)
