"""Sharing, claiming and following hand-overs on a real database, also when things happen at the same moment."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import pytest
from sqlalchemy import func, select

from tests.hulp.overdrachten import MINUUT, NU, WENS, inhoud, maak_gesprek, maak_medewerker
from vliegwiel.core.overdracht import AlGeclaimd, OverdrachtIngetrokken
from vliegwiel.core.wachtrij import Rijfilter
from vliegwiel.services import overdracht as dienst
from vliegwiel.services import wachtrij as rijdienst
from vliegwiel.storage import Database
from vliegwiel.storage.contactwens import Contactwensen
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.storage.tabellen import auditregel, notitie, outbox, overdracht, overdracht_versie
from vliegwiel.storage.versleuteling import Versleuteling

KLUIS = Versleuteling(bytes(range(32)))


async def deel(
    database: Database, gesprek_id: str, versie: int = 1, veiligheid: str | None = None, **anders: Any
) -> dienst.Gedeeld:
    """Share in a transaction of its own, one minute later for every version."""
    async with database.transactie() as verbinding:
        repo = OverdrachtRepository(verbinding)
        return await dienst.deel(repo, gesprek_id, versie, inhoud(**anders), veiligheid, NU + versie * MINUUT)


async def doe(database: Database, wat: Any, *argumenten: Any) -> Any:
    """Run one use case in a transaction of its own."""
    async with database.transactie() as verbinding:
        return await wat(OverdrachtRepository(verbinding, KLUIS), *argumenten)


async def lees(database: Database, overdracht_id: str, medewerker_id: str, minuten: int = 5) -> dienst.Dossier:
    """Open the hand-over at the desk."""
    async with database.transactie() as verbinding:
        repo, wensen = OverdrachtRepository(verbinding, KLUIS), Contactwensen(verbinding, KLUIS)
        return await dienst.lees(repo, wensen, overdracht_id, medewerker_id, NU + minuten * MINUUT)


async def wachtrij(database: Database, medewerker_id: str = "niemand") -> rijdienst.Wachtrij:
    async with database.lezen() as verbinding:
        return await rijdienst.wachtrij(OverdrachtRepository(verbinding), medewerker_id, Rijfilter("algemeen"))


async def aantal(database: Database, tabel: Any) -> int:
    async with database.lezen() as verbinding:
        return int(await verbinding.scalar(select(func.count()).select_from(tabel)) or 0)


async def test_what_is_shared_waits_in_the_queue_with_the_wish_in_the_clients_words(database: Database) -> None:
    gedeeld = await deel(database, await maak_gesprek(database))
    rij = await wachtrij(database)
    assert [(r.overdracht.id, r.wens) for r in rij.pagina.regels] == [(gedeeld.overdracht_id, WENS)]
    assert rij.laatste > 0


async def test_sharing_the_same_version_twice_gives_the_same_receipt_and_one_event(database: Database) -> None:
    gesprek_id = await maak_gesprek(database)
    eerste, tweede = await deel(database, gesprek_id), await deel(database, gesprek_id)
    assert (eerste.overdracht_id, eerste.referentie) == (tweede.overdracht_id, tweede.referentie)
    assert (eerste.nieuw, tweede.nieuw) == (True, False)
    assert await aantal(database, outbox) == await aantal(database, overdracht_versie) == 1


async def test_sharing_the_same_version_ten_times_at_once_makes_one_hand_over(database: Database) -> None:
    gesprek_id = await maak_gesprek(database)
    gedeeld = await asyncio.gather(*(deel(database, gesprek_id) for _ in range(10)))
    assert len({g.overdracht_id for g in gedeeld}) == 1
    assert [g.nieuw for g in gedeeld].count(True) == 1
    assert await aantal(database, overdracht) == await aantal(database, outbox) == 1


async def test_fifty_consultants_claim_at_once_and_one_gets_it(database: Database) -> None:
    gedeeld = await deel(database, await maak_gesprek(database))
    namen = [f"Consulent {n}" for n in range(50)]
    ids = [await maak_medewerker(database, naam) for naam in namen]

    async def probeer(medewerker_id: str) -> str:
        try:
            await doe(database, dienst.claim, gedeeld.overdracht_id, medewerker_id, NU)
        except AlGeclaimd as fout:
            return fout.eigenaar
        return "gelukt"

    uitslag = Counter(await asyncio.gather(*(probeer(m) for m in ids)))
    assert uitslag.pop("gelukt") == 1
    [(eigenaar, keer)] = uitslag.items()
    assert keer == 49
    async with database.lezen() as verbinding:
        gevonden = await OverdrachtRepository(verbinding).vind(gedeeld.overdracht_id)
    assert gevonden is not None
    assert (gevonden.eigenaar, gevonden.status) == (eigenaar, "opgepakt")
    assert eigenaar in namen


async def test_a_second_version_reaches_the_owner_as_a_change(database: Database) -> None:
    gesprek_id, anouk = await maak_gesprek(database), await maak_medewerker(database)
    gedeeld = await deel(database, gesprek_id)
    await doe(database, dienst.claim, gedeeld.overdracht_id, anouk, NU + 2 * MINUUT)
    await lees(database, gedeeld.overdracht_id, anouk, minuten=3)
    assert not (await wachtrij(database, anouk)).eigen[0].veranderd

    await deel(database, gesprek_id, versie=4, veiligheid="vermoeden", wens="Ik wil eerst slapen")
    [eigen] = (await wachtrij(database, anouk)).eigen
    assert (eigen.veranderd, eigen.wens, eigen.overdracht.veiligheid) == (True, "Ik wil eerst slapen", "vermoeden")

    dossier = await lees(database, gedeeld.overdracht_id, anouk, minuten=9)
    assert dossier.versie.inhoud["velden"]["wens"] == "Ik wil eerst slapen"
    assert dossier.vorige is not None
    assert dossier.vorige.inhoud["velden"]["wens"] == WENS
    assert not (await wachtrij(database, anouk)).eigen[0].veranderd


async def test_an_older_version_that_comes_late_does_not_replace_the_newer_one(database: Database) -> None:
    gesprek_id = await maak_gesprek(database)
    await deel(database, gesprek_id, versie=2, wens="nieuw")
    await deel(database, gesprek_id, versie=1, wens="oud")
    [regel] = (await wachtrij(database)).pagina.regels
    assert (regel.wens, regel.overdracht.versie) == ("nieuw", 2)


async def test_a_client_who_shares_during_the_claim_is_not_overwritten(database: Database) -> None:
    gesprek_id, anouk = await maak_gesprek(database), await maak_medewerker(database)
    gedeeld = await deel(database, gesprek_id)
    await asyncio.gather(
        doe(database, dienst.claim, gedeeld.overdracht_id, anouk, NU),
        deel(database, gesprek_id, versie=2, veiligheid="acuut"),
    )
    [eigen] = (await wachtrij(database, anouk)).eigen
    assert (eigen.overdracht.versie, eigen.overdracht.veiligheid, eigen.overdracht.status) == (2, "acuut", "opgepakt")


async def test_events_come_in_order_and_none_is_missed_by_who_reads_while_others_write(database: Database) -> None:
    gesprekken = [await maak_gesprek(database) for _ in range(20)]
    gezien: list[int] = []
    klaar = asyncio.Event()

    async def volg() -> None:
        while True:
            was_klaar = klaar.is_set()
            async with database.lezen() as verbinding:
                nieuw = await dienst.gebeurtenissen_na(OverdrachtRepository(verbinding), gezien[-1] if gezien else 0)
            gezien.extend(g.id for g in nieuw)
            if was_klaar and not nieuw:
                return

    volger = asyncio.create_task(volg())
    await asyncio.gather(*(deel(database, g) for g in gesprekken))
    klaar.set()
    await volger
    assert len(gezien) == 20
    assert gezien == sorted(set(gezien))


async def test_an_event_never_becomes_visible_before_an_earlier_one(database: Database) -> None:
    """A desk that has seen event 2 never asks for event 1 again."""

    async def tweede() -> None:
        async with database.transactie() as verbinding:
            await OverdrachtRepository(verbinding).outbox.meld("tweede", "o2", NU)

    async with database.transactie() as verbinding:
        await OverdrachtRepository(verbinding).outbox.meld("eerste", "o1", NU)
        later = asyncio.create_task(tweede())
        await asyncio.wait([later], timeout=0.3)
        async with database.lezen() as lezer:
            assert await OverdrachtRepository(lezer).outbox.na(0) == []
    await later
    async with database.lezen() as lezer:
        assert [g.soort for g in await OverdrachtRepository(lezer).outbox.na(0)] == ["eerste", "tweede"]


async def test_notes_come_back_with_the_name_of_who_wrote_them(database: Database) -> None:
    anouk = await maak_medewerker(database, "Anouk")
    gedeeld = await deel(database, await maak_gesprek(database))
    await doe(database, dienst.claim, gedeeld.overdracht_id, anouk, NU)
    await doe(database, dienst.noteer, gedeeld.overdracht_id, anouk, "  Gebeld, morgen weer  ", NU)
    dossier = await lees(database, gedeeld.overdracht_id, anouk)
    assert [(n.tekst, n.door) for n in dossier.notities] == [("Gebeld, morgen weer", "Anouk")]


async def test_every_view_is_written_down(database: Database) -> None:
    anouk, bilal = await maak_medewerker(database, "Anouk"), await maak_medewerker(database, "Bilal")
    gedeeld = await deel(database, await maak_gesprek(database))
    await doe(database, dienst.claim, gedeeld.overdracht_id, anouk, NU)
    await lees(database, gedeeld.overdracht_id, anouk)
    await lees(database, gedeeld.overdracht_id, bilal)
    async with database.lezen() as verbinding:
        vraag = select(auditregel.c.actie, auditregel.c.medewerker_id).order_by(auditregel.c.id)
        regels = [tuple(r) for r in await verbinding.execute(vraag)]
    assert regels == [("opgepakt", anouk), ("contact_bekeken", anouk), ("bekeken", bilal)]


async def test_a_client_who_withdraws_takes_everything_from_the_desk_and_the_desk_hears_of_it(
    database: Database,
) -> None:
    gesprek_id, anouk = await maak_gesprek(database), await maak_medewerker(database)
    gedeeld = await deel(database, gesprek_id)
    await doe(database, dienst.claim, gedeeld.overdracht_id, anouk, NU)
    await doe(database, dienst.noteer, gedeeld.overdracht_id, anouk, "gebeld", NU)
    assert await doe(database, dienst.trek_in, gesprek_id, NU)
    assert not await doe(database, dienst.trek_in, gesprek_id, NU)
    for tabel in (overdracht, overdracht_versie, notitie):
        assert await aantal(database, tabel) == 0
    with pytest.raises(OverdrachtIngetrokken):
        await lees(database, gedeeld.overdracht_id, anouk)
    async with database.lezen() as verbinding:
        soorten = [g.soort for g in await dienst.gebeurtenissen_na(OverdrachtRepository(verbinding), 0)]
    assert soorten == ["ingetrokken"]
