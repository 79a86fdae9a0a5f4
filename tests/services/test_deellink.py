"""Links on the real databases: only a hash opens, counters count, and nothing tells whose link somebody used."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from tests.hulp.diensten import SLEUTEL, maak_dienst
from tests.hulp.overdrachten import maak_medewerker, wachtend_in
from tests.hulp.taal_proef import Taalproef
from tests.services.test_hervat import alles_in
from vliegwiel.core.deellink import (
    EERDER,
    INGETROKKEN,
    Deellink,
    DeellinkDicht,
    DeellinkNietGevonden,
    Grenzen,
    OnbekendeDeellink,
    TeVeelDeellinks,
    lees_code,
)
from vliegwiel.core.team import Team, Teams
from vliegwiel.services import beurt, deellink, gesprek
from vliegwiel.services.deellink import Gekregen
from vliegwiel.services.gesprek import Dienst
from vliegwiel.services.ontvangst import Inkomend
from vliegwiel.storage import Database
from vliegwiel.storage.deellink import DeellinkRepository
from vliegwiel.storage.tabellen import auditregel, medewerker
from vliegwiel.storage.tabellen_deellink import gesprekvia
from vliegwiel.storage.versleuteling import Versleuteling

GRENZEN = Grenzen(aantal=3, dagen=30, bewaardagen=10)
KLUIS = Versleuteling(SLEUTEL)
TEAMS = Teams(
    {"algemeen": Team("algemeen", "Algemeen"), "noord": Team("noord", "Noord", postcodes=frozenset({"3011"}))},
    "algemeen",
)
KAART = {"soort": "contact", "naam": "Sam", "telefoon": "06 12 34 56 78", "hoe": "bellen"}


# What does not depend on the database runs on one.
op_een = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def dienst(database: Database) -> Dienst:
    """A gemeente with two teams."""
    taal = Taalproef()
    taal.dienst = replace(maak_dienst(database, taal), teams=TEAMS)
    return taal.dienst


async def maak(database: Database, wie: str, nu: datetime, **velden: str) -> Deellink:
    async with database.transactie() as verbinding:
        return await deellink.maak(DeellinkRepository(verbinding, KLUIS), wie, {"gever": "Anouk"} | velden, GRENZEN, nu)


async def zoek(database: Database, code: str, nu: datetime) -> Gekregen:
    async with database.lezen() as verbinding:
        return await deellink.zoek(DeellinkRepository(verbinding, KLUIS), code, nu)


async def tellingen(database: Database, wie: str) -> dict[str, dict[str, int]]:
    async with database.lezen() as verbinding:
        return await DeellinkRepository(verbinding, KLUIS).tellingen(wie)


async def deel(dienst: Dienst, gekregen: Gekregen, kaart: dict[str, str] | None = None) -> str:
    """The quick way to a person, with this card; shared. Returns the conversation."""
    begonnen = await gesprek.start(dienst, gekregen)
    for n, wat in enumerate(
        (
            {"keuzes": ("mens_spreken",)},
            {"kaart": KAART if kaart is None else kaart},
            {"keuzes": ("delen",)},
        )
    ):
        await beurt.beantwoord(dienst, begonnen.id, Inkomend(f"bericht-{n}", **wat))  # type: ignore[arg-type]
    assert (await gesprek.lees(dienst, begonnen.id))[0].is_gedeeld
    return begonnen.id


async def test_opened_begun_and_shared_are_counted_once_each(database: Database, dienst: Dienst) -> None:
    nu = dienst.klok()
    wie = await maak_medewerker(database, rol="veldwerker")
    link = await maak(database, wie, nu, taal="pl")
    gekregen = await zoek(database, link.code, nu)
    assert (gekregen.via.gever, gekregen.via.consulent, gekregen.via.taal) == ("Anouk", False, "pl")
    async with dienst.opslag.transactie() as repo:
        await deellink.tel_geopend(repo.deellinks, link.id)
    gesprek_id = await deel(dienst, gekregen)
    for bericht in (
        Inkomend("erbij-01", "Ik heb schulden"),
        Inkomend("erbij-02", keuzes=("ja",)),
        Inkomend("erbij-03", keuzes=("delen",)),
    ):
        await beurt.beantwoord(dienst, gesprek_id, bericht)
    assert await tellingen(database, wie) == {link.id: {"geopend": 1, "gestart": 1, "gedeeld": 1}}
    async with dienst.opslag.lezen() as repo:
        weet = await repo.deellinks.onthouden(gesprek_id)
    assert weet is not None
    assert weet.link_id == ""


async def test_many_at_once_are_all_counted(database: Database, dienst: Dienst) -> None:
    nu = dienst.klok()
    wie = await maak_medewerker(database)
    link = await maak(database, wie, nu)
    gekregen = await zoek(database, link.code, nu)
    assert gekregen.via.consulent
    begonnen = await asyncio.gather(*(gesprek.start(dienst, gekregen) for _ in range(8)))
    assert len({b.id for b in begonnen}) == 8
    assert (await tellingen(database, wie))[link.id]["gestart"] == 8


@op_een
async def test_the_database_tells_no_code_no_name_and_not_whose_link_somebody_used(
    database: Database, dienst: Dienst
) -> None:
    nu = dienst.klok()
    wie = await maak_medewerker(database, "Bo")
    link = await maak(database, wie, nu, gever="Zonnebloem")
    await gesprek.start(dienst, await zoek(database, link.code, nu))
    async with database.lezen() as verbinding:
        geheim = str([tuple(r) for r in await verbinding.execute(select(gesprekvia))])
    alles = await alles_in(database)
    assert link.id not in geheim
    for woord in (link.code, lees_code(link.code) or link.code):
        assert woord not in alles
    async with database.lezen() as verbinding:
        links = await DeellinkRepository(verbinding, KLUIS).van(wie)
    assert [(een.code, een.gegevens) for een in links] == [(link.code, link.gegevens)]


@op_een
async def test_everything_that_does_not_work_is_refused_the_same(database: Database, dienst: Dienst) -> None:
    nu = dienst.klok()
    wie = await maak_medewerker(database, rol="veldwerker")
    later = await maak(database, wie, nu, van=(nu + timedelta(days=2)).date().isoformat())
    kort = await maak(database, wie, nu, tot=nu.date().isoformat())
    weg = await maak(database, wie, nu)
    async with database.transactie() as verbinding:
        await deellink.trek_in(DeellinkRepository(verbinding, KLUIS), wie, weg.id, nu)
    morgen = nu + timedelta(days=1)
    for code, moment in ((later.code, nu), (kort.code, morgen), (weg.code, nu), ("K7M3-QPG2-HXW4", nu), ("x", nu)):
        with pytest.raises(OnbekendeDeellink):
            await zoek(database, code, moment)
    assert (await zoek(database, kort.code, nu)).link_id == kort.id
    async with database.transactie() as verbinding:
        await verbinding.execute(update(medewerker).values(actief=False))
    with pytest.raises(OnbekendeDeellink):
        await zoek(database, kort.code, nu)


@op_een
async def test_of_a_revoked_link_the_code_is_gone_for_good(database: Database, dienst: Dienst) -> None:
    nu = dienst.klok()
    wie = await maak_medewerker(database)
    link = await maak(database, wie, nu)
    for _ in range(2):
        async with database.transactie() as verbinding:
            await deellink.trek_in(DeellinkRepository(verbinding, KLUIS), wie, link.id, nu)
    async with database.transactie() as verbinding:
        repo = DeellinkRepository(verbinding, KLUIS)
        (een,) = await repo.van(wie)
        assert (een.code, een.gegevens.gever, een.stand(nu.date())) == ("", "Anouk", INGETROKKEN)
        with pytest.raises(DeellinkDicht):
            await deellink.om_te_geven(repo, wie, link.id, nu)
        vraag = select(func.count()).where(auditregel.c.actie == deellink.INGETROKKEN)
        assert await verbinding.scalar(vraag) == 1


@op_een
async def test_a_colleagues_link_does_not_exist(database: Database, dienst: Dienst) -> None:
    nu = dienst.klok()
    link = await maak(database, await maak_medewerker(database, "Anouk"), nu)
    ander = await maak_medewerker(database, "Bo")
    for wat in (deellink.om_te_geven, deellink.trek_in):
        with pytest.raises(DeellinkNietGevonden):
            async with database.transactie() as verbinding:
                await wat(DeellinkRepository(verbinding, KLUIS), ander, link.id, nu)
    assert (await zoek(database, link.code, nu)).link_id == link.id


async def test_of_many_made_at_once_there_are_no_more_than_may_be(database: Database, dienst: Dienst) -> None:
    nu = dienst.klok()
    wie = await maak_medewerker(database)
    gemaakt = await asyncio.gather(*(maak(database, wie, nu) for _ in range(6)), return_exceptions=True)
    assert sum(isinstance(g, Deellink) for g in gemaakt) == GRENZEN.aantal
    assert sum(isinstance(g, TeVeelDeellinks) for g in gemaakt) == 6 - GRENZEN.aantal


async def test_what_ended_long_ago_goes_and_its_counts_stay(database: Database, dienst: Dienst) -> None:
    nu = dienst.klok()
    wie = await maak_medewerker(database)
    oud = await maak(database, wie, nu, tot=nu.date().isoformat())
    weg = await maak(database, wie, nu)
    blijft = await maak(database, wie, nu)
    async with database.transactie() as verbinding:
        repo = DeellinkRepository(verbinding, KLUIS)
        await deellink.trek_in(repo, wie, weg.id, nu)
        for link in (oud, oud, weg, blijft):
            await repo.tel(link.id, "gestart")

    async def ruim_op(dagen: int) -> int:
        async with database.transactie() as verbinding:
            repo = DeellinkRepository(verbinding, KLUIS)
            return await deellink.ruim_op(repo, GRENZEN, nu + timedelta(days=dagen))

    assert [await ruim_op(d) for d in (10, 11, 11)] == [0, 2, 0]
    assert await tellingen(database, wie) == {
        EERDER: {"geopend": 0, "gestart": 3, "gedeeld": 0},
        blijft.id: {"geopend": 0, "gestart": 1, "gedeeld": 0},
    }
    assert await ruim_op(60) == 1
    assert (await tellingen(database, wie))[EERDER]["gestart"] == 4


@op_een
@pytest.mark.parametrize(
    ("kaart", "team"),
    [
        (KAART | {"postcode": "3011"}, "noord"),  # as the page fills it in
        ({"soort": "contact", "postcode": ""}, "noord"),  # no contact yet
        (KAART | {"postcode": ""}, "algemeen"),  # the client took it out
        (KAART | {"postcode": "3099"}, "algemeen"),
    ],
)
async def test_a_links_neighbourhood_is_that_of_the_card_until_the_client_says_otherwise(
    database: Database, dienst: Dienst, kaart: dict[str, str], team: str
) -> None:
    nu = dienst.klok()
    link = await maak(database, await maak_medewerker(database), nu, postcode="3011 AB")
    begonnen = await deel(dienst, await zoek(database, link.code, nu), kaart)
    async with dienst.opslag.lezen() as repo:
        assert [r.overdracht.gesprek_id for r in await wachtend_in(repo.overdrachten, team)] == [begonnen]


@op_een
async def test_who_deletes_everything_deletes_what_is_known_of_the_link(database: Database, dienst: Dienst) -> None:
    nu = dienst.klok()
    wie = await maak_medewerker(database)
    link = await maak(database, wie, nu, gever="Zonnebloem")
    begonnen = await gesprek.start(dienst, await zoek(database, link.code, nu))
    assert "Zonnebloem" in await alles_in(database)  # the first words of the talk
    for n, keuze in enumerate(("begin", "verwijderen", "ja")):
        await beurt.beantwoord(dienst, begonnen.id, Inkomend(f"bericht-{n}", keuzes=(keuze,)))
    assert "Zonnebloem" not in await alles_in(database)
    async with dienst.opslag.lezen() as repo:
        assert await repo.deellinks.onthouden(begonnen.id) is None
    assert (await tellingen(database, wie))[link.id]["gestart"] == 1
