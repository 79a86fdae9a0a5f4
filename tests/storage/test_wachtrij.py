"""The order and the pages of the queue in SQL, held to the core's own order; searching by keyed hashes."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, text

from tests.hulp.overdrachten import NU, inhoud, maak_gesprek, maak_medewerker
from vliegwiel.core.contactwens import Ligging
from vliegwiel.core.overdracht import NIEUW, STATUSSEN, TERUGGEGEVEN, Overdracht, volgorde
from vliegwiel.core.wachtrij import Gezocht, Plek, Rijfilter, plek_van
from vliegwiel.core.zoeken import lees_zoektekst
from vliegwiel.services import overdracht as dienst
from vliegwiel.services.wachtrij import Pagina, gezocht, lees_pagina
from vliegwiel.storage import Database
from vliegwiel.storage.contactwens import Contactwensen
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.storage.tabellen import zoekwoord
from vliegwiel.storage.versleuteling import Versleuteling

KLUIS = Versleuteling(bytes(range(32)))
ALGEMEEN = Rijfilter("algemeen")


async def maak(database: Database, **anders: object) -> Overdracht:
    """A hand-over as it is stored, without the way there."""
    nieuw = Overdracht(str(uuid4()), await maak_gesprek(database), dienst.nieuwe_referentie(), NIEUW, 1, None, NU, NU)
    nieuw = replace(nieuw, **anders)
    async with database.transactie() as verbinding:
        repo = OverdrachtRepository(verbinding)
        assert await repo.maak(nieuw)
        await repo.bewaar_versie(nieuw.id, 1, inhoud(), NU)
    return nieuw


async def toevallig(database: Database, hoeveel: int, zaad: int) -> list[Overdracht]:
    """Hand-overs of every kind; many share a flag, a day or even a moment."""
    kans = random.Random(zaad)
    gemaakt = []
    for _ in range(hoeveel):
        gedeeld = NU + timedelta(minutes=kans.choice((0, 0, 1, 700, 1500, -3000)), hours=kans.choice((0, 14)))
        gewenst = kans.choice((None, gedeeld.date() + timedelta(days=kans.randint(-9, 9))))
        vlag = kans.choice((None, None, None, "", "acuut", "vermoeden", "nazorg"))
        status = kans.choice((NIEUW, TERUGGEGEVEN))
        gemaakt.append(await maak(database, veiligheid=vlag, gemaakt_op=gedeeld, gewenst_op=gewenst, status=status))
    return gemaakt


async def pagina(
    database: Database, keuze: Rijfilter = ALGEMEEN, plek: Plek | None = None, terug: bool = False
) -> Pagina:
    async with database.lezen() as verbinding:
        return await lees_pagina(OverdrachtRepository(verbinding).rij, keuze, plek, terug=terug, grootte=5)


def ids(bladzij: Pagina) -> list[str]:
    return [r.overdracht.id for r in bladzij.regels]


async def alles(database: Database, keuze: Rijfilter = ALGEMEEN) -> list[Overdracht]:
    async with database.lezen() as verbinding:
        return [r.overdracht for r in await OverdrachtRepository(verbinding).rij.pagina(keuze, None, 1000)]


@pytest.mark.parametrize("zaad", range(4))
async def test_the_order_in_sql_is_the_order_of_the_core(database: Database, zaad: int) -> None:
    gemaakt = await toevallig(database, 40, zaad)
    rij = await alles(database)
    assert {o.id for o in rij} == {o.id for o in gemaakt}
    assert [volgorde(o, o.gewenst_op) for o in rij] == sorted(volgorde(o, o.gewenst_op) for o in gemaakt)


async def test_a_moment_near_midnight_counts_for_its_own_day_in_utc(database: Database) -> None:
    amsterdam = datetime(2026, 3, 3, 0, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
    laat, vroeg = await maak(database, gemaakt_op=amsterdam), await maak(database, gewenst_op=date(2026, 3, 3))
    assert [o.id for o in await alles(database)] == [laat.id, vroeg.id]


async def test_paging_forward_and_back_shows_everybody_once_in_order(database: Database) -> None:
    await toevallig(database, 23, 7)
    heel = [o.id for o in await alles(database)]
    bladen, plek = [], None
    while True:
        blad = await pagina(database, plek=plek)
        bladen.append(ids(blad))
        assert blad.aantal == 23
        assert (blad.vorige is None) == (len(bladen) == 1)
        if (plek := blad.volgende) is None:
            break
    assert [i for blad in bladen for i in blad] == heel
    for eerder in reversed(bladen[:-1]):
        assert blad.vorige is not None
        blad = await pagina(database, plek=blad.vorige, terug=True)
        assert ids(blad) == eerder
        assert blad.volgende is not None
    assert blad.vorige is None


async def test_what_is_claimed_or_comes_in_between_moves_no_other_row_off_its_page(database: Database) -> None:
    gemaakt = [await maak(database, gemaakt_op=NU + timedelta(hours=n)) for n in range(12)]
    anouk = await maak_medewerker(database)
    eerste = await pagina(database)
    async with database.transactie() as verbinding:
        await dienst.claim(OverdrachtRepository(verbinding), gemaakt[4].id, anouk, NU)
    spoed = await maak(database, veiligheid="acuut")
    tweede = await pagina(database, plek=eerste.volgende)
    assert ids(tweede) == [o.id for o in gemaakt[5:10]]
    terug = await pagina(database, plek=tweede.vorige, terug=True)
    assert ids(terug) == [spoed.id, *(o.id for o in gemaakt[:4])]


async def test_a_page_of_which_nothing_is_left_still_knows_the_way_back(database: Database) -> None:
    gemaakt = [await maak(database, gemaakt_op=NU + timedelta(hours=n)) for n in range(6)]
    eerste = await pagina(database)
    async with database.transactie() as verbinding:
        await OverdrachtRepository(verbinding).verwijder(gemaakt[5].id)
    leeg = await pagina(database, plek=eerste.volgende)
    assert (ids(leeg), leeg.aantal, leeg.volgende) == ([], 5, None)
    assert leeg.vorige is not None


async def test_filters_on_team_neighbourhood_status_and_owner(database: Database) -> None:
    anouk = await maak_medewerker(database)
    hier = await maak(database, postcode4="3011")
    await maak(database, postcode4="3012")
    noord = await maak(database, team="noord", postcode4="3011")
    eigen = await maak(database, status="in_contact", eigenaar_id=anouk, team="noord")
    klaar = await maak(database, status="afgerond", eigenaar_id=anouk)

    async def gevonden(keuze: Rijfilter) -> set[str]:
        blad = await pagina(database, keuze)
        assert blad.aantal == len(blad.regels)
        return set(ids(blad))

    assert await gevonden(replace(ALGEMEEN, postcode4="3011")) == {hier.id}
    assert await gevonden(Rijfilter("noord")) == {noord.id}
    assert await gevonden(Rijfilter("noord", ("in_contact",))) == {eigen.id}
    assert await gevonden(Rijfilter("algemeen", ("in_contact",), eigenaar_id=anouk)) == {eigen.id}
    assert await gevonden(Rijfilter("algemeen", STATUSSEN, eigenaar_id=anouk)) == {eigen.id, klaar.id}


async def deel(database: Database, naam: str, team: str = "algemeen", **velden: str) -> dienst.Gedeeld:
    gesprek_id = await maak_gesprek(database)
    async with database.transactie() as verbinding:
        wensen, repo = Contactwensen(verbinding, KLUIS), OverdrachtRepository(verbinding)
        await wensen.bewaar(gesprek_id, {"naam": naam} | velden, NU)
        gedeeld = await dienst.deel(repo, gesprek_id, 1, inhoud(), None, NU, await wensen.ligging(gesprek_id))
        gevonden = await repo.vind(gedeeld.overdracht_id)
        assert gevonden is not None
        await repo.werk_bij(replace(gevonden, team=team))
    return gedeeld


async def zoek(database: Database, getypt: str, team: str = "algemeen") -> set[str]:
    zoekt = gezocht(lees_zoektekst(getypt), KLUIS.vingerafdruk)
    assert zoekt is not None
    return set(ids(await pagina(database, Rijfilter(team, STATUSSEN, gezocht=zoekt))))


async def test_a_case_is_found_by_reference_by_the_whole_name_and_by_a_word_of_it(database: Database) -> None:
    sam, _ = await deel(database, "Sam de Vries"), await deel(database, "Zoë")
    for getypt in (sam.referentie, sam.referentie.lower().replace("-", ""), "sam", "VRIES sam", "Sam de Vries"):
        assert await zoek(database, getypt) == {sam.overdracht_id}
    assert await zoek(database, "sam jansen") == set()
    assert await zoek(database, "sa") == set()


async def test_a_search_never_leaves_the_team(database: Database) -> None:
    elders = await deel(database, "Sam", team="noord")
    assert await zoek(database, "Sam") == await zoek(database, elders.referentie) == set()
    assert await zoek(database, "Sam", "noord") == {elders.overdracht_id}


async def test_no_name_stands_readable_in_the_database_and_another_key_finds_nothing(database: Database) -> None:
    await deel(database, "Samira Voorbeeld")
    async with database.lezen() as verbinding:
        sleutels = list(await verbinding.scalars(select(zoekwoord.c.sleutel)))
        blad = await lees_pagina(
            OverdrachtRepository(verbinding).rij,
            Rijfilter("algemeen", STATUSSEN, gezocht=Gezocht("", (Versleuteling(bytes(32)).vingerafdruk("samira"),))),
        )
    assert len(sleutels) == 2
    assert all(len(s) == 64 and "samira" not in s for s in sleutels)
    assert blad.regels == ()


async def test_a_name_that_the_client_changed_is_found_and_the_old_one_is_not(database: Database) -> None:
    sam = await deel(database, "Sam")
    async with database.transactie() as verbinding:
        wensen, repo = Contactwensen(verbinding, KLUIS), OverdrachtRepository(verbinding)
        gevonden = await repo.vind(sam.overdracht_id)
        assert gevonden is not None
        await wensen.bewaar(gevonden.gesprek_id, {"naam": "Robin", "wanneer": "ochtend, volgende week"}, NU)
        ligging = await wensen.ligging(gevonden.gesprek_id)
        await dienst.contact_gewijzigd(repo, gevonden.gesprek_id, ligging, dienst.EEN_TEAM, NU)
    assert (await zoek(database, "Robin"), await zoek(database, "Sam")) == ({sam.overdracht_id}, set())
    [nu_zo] = await alles(database)
    assert plek_van(nu_zo).vanaf == date(2026, 3, 9)


async def test_a_withdrawn_case_leaves_no_words_behind(database: Database) -> None:
    sam = await deel(database, "Sam")
    async with database.transactie() as verbinding:
        await OverdrachtRepository(verbinding).verwijder(sam.overdracht_id)
    async with database.lezen() as verbinding:
        assert list(await verbinding.scalars(select(zoekwoord.c.sleutel))) == []


async def test_unreadable_contact_data_give_no_place_and_stop_nobody(database: Database) -> None:
    gesprek_id = await maak_gesprek(database)
    async with database.transactie() as verbinding:
        await Contactwensen(verbinding, KLUIS).bewaar(gesprek_id, {"naam": "Sam", "postcode": "3011"}, NU)
        assert await Contactwensen(verbinding, KLUIS).ligging(gesprek_id) != Ligging()
        assert await Contactwensen(verbinding, Versleuteling(bytes(32))).ligging(gesprek_id) == Ligging()


async def test_the_first_page_reads_an_index_and_sorts_nothing(database: Database) -> None:
    await toevallig(database, 3, 1)
    vraag = (
        "SELECT id FROM overdracht WHERE overdracht.team = 'algemeen' AND"
        " overdracht.status IN ('nieuw', 'teruggegeven') ORDER BY vlag, vanaf, gemaakt_op, id LIMIT 26"
    )
    async with database.transactie() as verbinding:
        if verbinding.dialect.name == "postgresql":
            await verbinding.execute(text("SET LOCAL enable_seqscan = off"))
            await verbinding.execute(text("SET LOCAL enable_bitmapscan = off"))
        uitleg = "EXPLAIN " if verbinding.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN "
        plan = "\n".join(str(tuple(r)) for r in await verbinding.execute(text(uitleg + vraag)))
    assert "ix_overdracht_wachtrij" in plan
    assert "Sort" not in plan
    assert "TEMP B-TREE" not in plan
