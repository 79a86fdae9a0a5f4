"""A client takes back what was shared: the consultant sees that it happened, and nothing of what it was."""

from __future__ import annotations

from tests.hulp.overdrachten import WENS, maak_gesprek
from tests.web.desk.conftest import Werkplek
from tests.web.desk.test_gebeurtenissen import stroom, volgende
from vliegwiel.services import overdracht as dienst
from vliegwiel.storage.overdracht import OverdrachtRepository


async def trek_in(werkplek: Werkplek, gesprek_id: str) -> None:
    async with werkplek.database.transactie() as verbinding:
        await dienst.trek_in(OverdrachtRepository(verbinding), gesprek_id, werkplek.klok())


async def test_what_is_taken_back_leaves_the_queue_and_every_open_desk_hears_so(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent("Anouk")
    gesprek_id = await maak_gesprek(werkplek.database)
    async with stroom(anouk) as bij_anouk:
        overdracht = await werkplek.deel(gesprek_id)
        assert (await volgende(bij_anouk))[1:] == ("nieuw", overdracht)
        await trek_in(werkplek, gesprek_id)
        assert (await volgende(bij_anouk))[1:] == ("ingetrokken", overdracht)
    html = await (await anouk.client.get("/desk")).text()
    assert WENS not in html
    assert "Ingetrokken" not in html


async def test_the_owner_sees_that_it_was_taken_back_and_not_what_it_was(werkplek: Werkplek) -> None:
    anouk, bilal = await werkplek.consulent("Anouk"), await werkplek.consulent("Bilal")
    gesprek_id = await maak_gesprek(werkplek.database)
    overdracht = await werkplek.deel(gesprek_id)
    await anouk.post(f"/desk/overdrachten/{overdracht}/claim")
    await trek_in(werkplek, gesprek_id)
    van_anouk = await (await anouk.client.get("/desk")).text()
    assert "De klant haalde dit terug" in van_anouk
    assert WENS not in van_anouk
    assert "De klant haalde dit terug" not in await (await bilal.client.get("/desk")).text()


async def test_the_old_address_says_so_and_nothing_can_be_done_there(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent("Anouk")
    gesprek_id = await maak_gesprek(werkplek.database)
    overdracht = await werkplek.deel(gesprek_id)
    await anouk.post(f"/desk/overdrachten/{overdracht}/claim")
    await trek_in(werkplek, gesprek_id)
    pagina = await anouk.client.get(f"/desk/overdrachten/{overdracht}")
    assert pagina.status == 410
    html = await pagina.text()
    assert "De klant heeft deze overdracht ingetrokken" in html
    assert WENS not in html
    for handeling in ("claim", "contact", "afronden"):
        assert (await anouk.post(f"/desk/overdrachten/{overdracht}/{handeling}")).status == 410


async def test_a_desk_that_was_away_hears_only_that_it_was_taken_back(werkplek: Werkplek) -> None:
    anouk = await werkplek.consulent("Anouk")
    gesprek_id = await maak_gesprek(werkplek.database)
    overdracht = await werkplek.deel(gesprek_id)
    await trek_in(werkplek, gesprek_id)
    async with stroom(anouk, na=0) as bij_anouk:
        assert (await volgende(bij_anouk))[1:] == ("ingetrokken", overdracht)
