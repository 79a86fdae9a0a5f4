"""*Ik denk er nog over na* on a real database: only a day and one way to reach, in the queue once, and gone."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from tests.hulp.diensten import SLEUTEL, Klok, maak_dienst
from tests.hulp.overdrachten import maak_medewerker, wachtend_in
from tests.hulp.taal_proef import Taalproef
from vliegwiel.core.nadenken import NadenkenNietGevonden
from vliegwiel.core.overdracht import AlGeclaimd, NietDeEigenaar
from vliegwiel.services import beurt, gesprek, inzage, nadenken
from vliegwiel.services.gesprek import Dienst
from vliegwiel.services.nadenken import OngeldigeDag
from vliegwiel.services.ontvangst import Inkomend
from vliegwiel.storage import Database
from vliegwiel.storage.nadenken import NadenkRepository
from vliegwiel.storage.tabellen import bericht, contactwens, outbox, toestemming
from vliegwiel.storage.tabellen import nadenken as tabel
from vliegwiel.storage.versleuteling import Versleuteling

NUMMER = "06 12 34 56 78"
DENKT = Inkomend("bericht-01", keuzes=("denk_erover_na",))
KAART = Inkomend("bericht-02", kaart={"soort": "later", "termijn": "twee_weken", "bereik": NUMMER})


def klok_van(dienst: Dienst) -> Klok:
    assert isinstance(dienst.klok, Klok)
    return dienst.klok


async def plan(dienst: Dienst, *eerst: Inkomend) -> str:
    """A client who plans to be asked again in two weeks; returns the conversation."""
    begonnen = await gesprek.start(dienst)
    for stuk in (*eerst, DENKT, KAART):
        await beurt.beantwoord(dienst, begonnen.id, stuk)
    return begonnen.id


async def kijk(dienst: Dienst) -> int:
    async with dienst.opslag.transactie() as repo:
        return await nadenken.kijk_wie_er_aan_de_beurt_is(repo.nadenkers, dienst.klok())


async def wachtend(dienst: Dienst) -> list[str]:
    async with dienst.opslag.lezen() as repo:
        return [n.id for n in (await nadenken.navragen(repo.nadenkers, "niemand")).wachtend]


async def test_nothing_is_kept_but_a_day_and_a_way_to_reach_and_that_is_unreadable(database: Database) -> None:
    taal = Taalproef()
    dienst = maak_dienst(database, taal)
    gesprek_id = await plan(dienst)
    async with database.lezen() as verbinding:
        rij = (await verbinding.execute(select(tabel))).one()
        resten = [await verbinding.scalar(select(func.count()).select_from(t)) for t in (contactwens, toestemming)]
        van_client = (
            await verbinding.execute(select(bericht.c.tekst, bericht.c.kaart).where(bericht.c.van == "client"))
        ).all()
    assert rij.datum == date(2026, 11, 16)
    assert NUMMER.encode() not in rij.versleuteld
    assert resten == [0, 0]
    assert [tuple(b) for b in van_client] == [("", {"later": "2026-11-16", "bereik": "ja"})]
    toestand, _ = await gesprek.lees(dienst, gesprek_id)
    assert (dict(toestand.velden), toestand.matrix.cellen, toestand.afgehandeld) == ({}, (), ())
    assert not any(NUMMER in str(o) for o in taal.gevraagd)


async def test_what_was_told_before_stays_the_clients_own(database: Database) -> None:
    dienst = maak_dienst(database)
    gesprek_id = await plan(dienst, Inkomend("bericht-00", keuzes=("begin",)), Inkomend("bericht-0a", "ik wil werk"))
    gezien = await inzage.bekijk(dienst, gesprek_id)
    assert gezien.toestand.velden["wens"] == "ik wil werk"
    assert gezien.nadenken is not None
    assert (gezien.nadenken.datum, gezien.nadenken.bereik) == (date(2026, 11, 16), NUMMER)
    async with dienst.opslag.lezen() as repo:
        assert await wachtend_in(repo.overdrachten) == []


@pytest.mark.parametrize(
    "tekst", [f"over twee weken, {NUMMER}", f"{NUMMER} over twee weken", "over twee weken via sam@post.example"]
)
async def test_a_typed_day_and_number_are_a_card_and_never_pass_through_rasa(database: Database, tekst: str) -> None:
    taal = Taalproef()
    dienst = maak_dienst(database, taal)
    begonnen = await gesprek.start(dienst)
    await beurt.beantwoord(dienst, begonnen.id, DENKT)
    await beurt.beantwoord(dienst, begonnen.id, Inkomend("bericht-02", tekst))
    gezien = await inzage.bekijk(dienst, begonnen.id)
    assert gezien.nadenken is not None
    assert gezien.nadenken.datum == date(2026, 11, 16)
    assert gezien.nadenken.bereik in tekst
    assert not any(gezien.nadenken.bereik in str(o) for o in taal.gevraagd)


async def test_a_typed_day_and_then_a_typed_number_are_one_plan(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    for n, tekst in enumerate(("over een maand", NUMMER)):
        await beurt.beantwoord(dienst, begonnen.id, DENKT)
        await beurt.beantwoord(dienst, begonnen.id, Inkomend(f"bericht-1{n}", tekst))
    gezien = await inzage.bekijk(dienst, begonnen.id)
    assert gezien.nadenken is not None
    assert (gezien.nadenken.datum.month, gezien.nadenken.bereik) == (12, NUMMER)


async def test_a_cry_for_help_with_a_number_in_it_is_no_card(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    await beurt.beantwoord(dienst, begonnen.id, DENKT)
    antwoord = await beurt.beantwoord(dienst, begonnen.id, Inkomend("bericht-02", f"ik wil dood {NUMMER}"))
    assert antwoord.toestand.kaart_vast


@pytest.mark.parametrize("dag", ["2026-11-02", "2026-01-01", "2029-01-01", "ooit"])
async def test_a_day_that_cannot_be_is_refused_and_keeps_nothing(database: Database, dag: str) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    await beurt.beantwoord(dienst, begonnen.id, DENKT)
    with pytest.raises(OngeldigeDag):
        await beurt.beantwoord(
            dienst, begonnen.id, Inkomend("bericht-02", kaart={"soort": "later", "datum": dag, "bereik": NUMMER})
        )
    async with database.lezen() as verbinding:
        assert await verbinding.scalar(select(func.count()).select_from(tabel)) == 0


async def test_it_comes_into_the_queue_on_its_day_and_never_again(database: Database) -> None:
    dienst = maak_dienst(database)
    await plan(dienst)
    klok_van(dienst).nu += timedelta(days=13)
    assert await kijk(dienst) == 0
    assert await wachtend(dienst) == []
    klok_van(dienst).nu += timedelta(days=1)
    assert [await kijk(dienst) for _ in range(4)] == [1, 0, 0, 0]
    assert len(await wachtend(dienst)) == 1


async def test_many_processes_that_look_at_once_put_it_there_once(database: Database) -> None:
    dienst = maak_dienst(database)
    for _ in range(3):
        await plan(dienst)
    klok_van(dienst).nu += timedelta(days=20)
    processen = [
        maak_dienst(Database(str(database.engine.url.render_as_string(hide_password=False)))) for _ in range(6)
    ]
    for proces in processen:
        klok_van(proces).nu = klok_van(dienst).nu
    aantallen = await asyncio.gather(*(kijk(p) for p in processen for _ in range(3)))
    assert sum(aantallen) == 3
    assert len(await wachtend(dienst)) == 3
    async with database.lezen() as verbinding:
        soort = outbox.c.soort == nadenken.NIEUW
        assert await verbinding.scalar(select(func.count()).select_from(outbox).where(soort)) == 3
    for proces in processen:
        await proces.opslag._database.sluit()  # type: ignore[attr-defined]


async def test_after_it_was_dealt_with_the_way_to_reach_is_gone_and_it_never_comes_back(database: Database) -> None:
    dienst = maak_dienst(database)
    gesprek_id = await plan(dienst)
    klok_van(dienst).nu += timedelta(days=14)
    await kijk(dienst)
    (nummer,) = await wachtend(dienst)
    anouk = await maak_medewerker(database)
    for handeling in (nadenken.claim, nadenken.handel_af):
        async with dienst.opslag.transactie() as repo:
            await handeling(repo.nadenkers, nummer, anouk, dienst.klok())
    async with database.lezen() as verbinding:
        assert (await verbinding.execute(select(tabel.c.versleuteld))).scalar_one() is None
    klok_van(dienst).nu += timedelta(days=1)
    assert await kijk(dienst) == 0
    assert await wachtend(dienst) == []
    assert (await inzage.bekijk(dienst, gesprek_id)).nadenken is None


async def test_of_two_consultants_one_gets_it_and_only_that_one_sees_the_number(database: Database) -> None:
    dienst = maak_dienst(database)
    await plan(dienst)
    klok_van(dienst).nu += timedelta(days=14)
    await kijk(dienst)
    (nummer,) = await wachtend(dienst)
    anouk, bilal = await maak_medewerker(database), await maak_medewerker(database, "Bilal")
    nu = dienst.klok()
    async with dienst.opslag.transactie() as repo:
        await nadenken.claim(repo.nadenkers, nummer, anouk, nu)
    async with dienst.opslag.transactie() as repo:
        with pytest.raises(AlGeclaimd, match="Anouk"):
            await nadenken.claim(repo.nadenkers, nummer, bilal, nu)
        with pytest.raises(NietDeEigenaar):
            await nadenken.handel_af(repo.nadenkers, nummer, bilal, nu)
        assert (await nadenken.lees(repo.nadenkers, nummer, bilal, nu)).bereik is None
        assert (await nadenken.lees(repo.nadenkers, nummer, anouk, nu)).bereik == NUMMER
        await nadenken.geef_terug(repo.nadenkers, nummer, anouk, nu)
    assert await wachtend(dienst) == [nummer]


@pytest.mark.parametrize("dagen", [0, 14])
@pytest.mark.parametrize("hoe", [("later_weg",), ("verwijderen", "ja")])
async def test_the_client_takes_it_back_and_it_is_gone_everywhere(
    database: Database, dagen: int, hoe: tuple[str, ...]
) -> None:
    dienst = maak_dienst(database)
    gesprek_id = await plan(dienst)
    klok_van(dienst).nu += timedelta(days=dagen)
    await kijk(dienst)
    for n, keuze in enumerate(hoe):
        await beurt.beantwoord(dienst, gesprek_id, Inkomend(f"weg-{n}-bericht", keuzes=(keuze,)))
    klok_van(dienst).nu += timedelta(days=60)
    assert await kijk(dienst) == 0
    assert await wachtend(dienst) == []
    async with database.lezen() as verbinding:
        assert await verbinding.scalar(select(func.count()).select_from(tabel)) == 0


async def test_planning_again_replaces_the_plan(database: Database) -> None:
    dienst = maak_dienst(database)
    gesprek_id = await plan(dienst)
    nieuw = Inkomend("bericht-09", kaart={"soort": "later", "termijn": "week", "bereik": "sam@post.example"})
    await beurt.beantwoord(dienst, gesprek_id, nieuw)
    await beurt.beantwoord(dienst, gesprek_id, nieuw)
    klok_van(dienst).nu += timedelta(days=30)
    assert await kijk(dienst) == 1


async def test_a_message_that_waited_for_rasa_still_makes_one_plan(database: Database) -> None:
    taal = Taalproef()
    dienst = maak_dienst(database, taal)
    begonnen = await gesprek.start(dienst)
    await beurt.beantwoord(dienst, begonnen.id, DENKT)
    taal.stil = True
    assert (await beurt.beantwoord(dienst, begonnen.id, KAART)).wacht
    klok_van(dienst).nu += timedelta(hours=1)
    assert await kijk(dienst) == 0
    taal.stil = False
    assert await beurt.haal_in(dienst, begonnen.id)
    klok_van(dienst).nu += timedelta(days=14)
    assert [await kijk(dienst), await kijk(dienst)] == [1, 0]


async def test_it_is_erased_some_days_after_its_day_also_when_nobody_dealt_with_it(database: Database) -> None:
    dienst = maak_dienst(database)
    await plan(dienst)
    klok_van(dienst).nu += timedelta(days=14)
    await kijk(dienst)
    klok_van(dienst).nu += timedelta(days=30)
    async with dienst.opslag.transactie() as repo:
        assert await nadenken.ruim_op(repo.nadenkers, 30, dienst.klok()) == 0
    klok_van(dienst).nu += timedelta(days=1)
    async with dienst.opslag.transactie() as repo:
        assert await nadenken.ruim_op(repo.nadenkers, 30, dienst.klok()) == 1
    assert await wachtend(dienst) == []


async def test_a_number_of_which_no_plan_was_made_is_erased_after_two_days_and_asked_again(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    await beurt.beantwoord(dienst, begonnen.id, DENKT)
    await beurt.beantwoord(dienst, begonnen.id, Inkomend("bericht-02", NUMMER))
    klok_van(dienst).nu += timedelta(days=3)
    async with dienst.opslag.transactie() as repo:
        await nadenken.ruim_op(repo.nadenkers, 30, dienst.klok())
    antwoord = await beurt.beantwoord(dienst, begonnen.id, Inkomend("bericht-03", "over twee weken"))
    assert antwoord.toestand.vraag == "later_bereik"
    async with database.lezen() as verbinding:
        assert await verbinding.scalar(select(func.count()).select_from(tabel)) == 0


async def test_with_another_key_nobody_reads_the_number_and_the_desk_still_works(database: Database) -> None:
    dienst = maak_dienst(database)
    await plan(dienst)
    klok_van(dienst).nu += timedelta(days=14)
    await kijk(dienst)
    (nummer,) = await wachtend(dienst)
    anouk = await maak_medewerker(database)
    async with database.transactie() as verbinding:
        repo = NadenkRepository(verbinding, Versleuteling(bytes(reversed(SLEUTEL))))
        await nadenken.claim(repo, nummer, anouk, dienst.klok())
        assert (await nadenken.lees(repo, nummer, anouk, dienst.klok())).onleesbaar
        with pytest.raises(NadenkenNietGevonden):
            await nadenken.lees(repo, "bestaat-niet", anouk, dienst.klok())


async def test_who_shares_after_all_is_not_asked_once_more(database: Database) -> None:
    dienst = maak_dienst(database)
    begonnen = await plan(dienst)
    for n, keuze in enumerate(("begin", "mens_spreken", "delen")):
        await beurt.beantwoord(dienst, begonnen, Inkomend(f"bericht-1{n}", keuzes=(keuze,)))
        if keuze == "mens_spreken":
            kaart = {"soort": "contact", "contact": "nee"}
            await beurt.beantwoord(dienst, begonnen, Inkomend("bericht-19", kaart=kaart))
    async with dienst.opslag.lezen() as repo:
        assert (await repo.wachtend(begonnen)) == []
        assert await nadenken.van_gesprek(repo.nadenkers, begonnen) is None
