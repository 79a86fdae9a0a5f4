"""Whatever happens, a case that is not finished is on a list that somebody with a right sees, with an owner or a date."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from tests.hulp.overdrachten import maak_gesprek, maak_medewerker, wachtend_in
from tests.web.desk.conftest import Werkplek
from vliegwiel.core import overdracht as kern
from vliegwiel.core import zaak
from vliegwiel.core.nadenken import vandaag
from vliegwiel.core.terugbellen import OPEN, Terugbelverzoek
from vliegwiel.core.wachtrij import Rijfilter
from vliegwiel.services import blijft_liggen, nadenken, terugbellen
from vliegwiel.services import zaak as dienst
from vliegwiel.services.wachtrij import wachtrij
from vliegwiel.storage.blijft_liggen import BlijftLiggenRepository
from vliegwiel.storage.nadenken import NadenkRepository
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.storage.tabellen import medewerker, overdracht
from vliegwiel.storage.tabellen_zaak import zaakstand
from vliegwiel.storage.terugbellen import TerugbelRepository
from vliegwiel.storage.zaak import ZaakRepository
from vliegwiel.web.desk import zaakklok
from vliegwiel.web.desk.zaak import KALENDER

TEAMS = ("algemeen", "noord", "zuid")
REGELS = zaak.Regels()


async def bezetting(werkplek: Werkplek, kans: random.Random) -> list[str]:
    """People of every kind; of one thing we are sure: somebody works in the default team."""
    ids = [await maak_medewerker(werkplek.database, "Vast", rol="teamleider")]
    for n in range(9):
        rol = kans.choice(("consulent", "consulent", "teamleider", "beheerder", "auditor", "veldwerker"))
        ids.append(await maak_medewerker(werkplek.database, f"Mens {n}", "-", rol, kans.choice(TEAMS)))
    async with werkplek.database.transactie() as verbinding:
        weg = kans.sample(ids[1:], 3)
        await verbinding.execute(update(medewerker).where(medewerker.c.id.in_(weg)).values(actief=False))
    return ids


async def zomaar(werkplek: Werkplek, kans: random.Random, mensen: Sequence[str]) -> str:
    """A case in any state, also states that no button leads to."""
    zaak_id, nu = await werkplek.deel(), werkplek.klok()
    status = kans.choice(kern.STATUSSEN)
    eigenaar = kans.choice([None, *mensen]) if kans.random() < 0.3 else kans.choice(mensen)
    if status in kern.IN_WACHTRIJ and kans.random() < 0.8:
        eigenaar = None
    begin = nu - timedelta(days=kans.randrange(60))
    async with werkplek.database.transactie() as verbinding:
        velden = {"status": status, "eigenaar_id": eigenaar, "team": kans.choice((*TEAMS, "opgeheven"))}
        tijden = {"gemaakt_op": begin, "gewijzigd_op": begin, "opgepakt_op": begin}
        await verbinding.execute(update(overdracht).where(overdracht.c.id == zaak_id).values(**velden, **tijden))
        if kans.random() < 0.7:
            dag = vandaag(nu) + timedelta(days=kans.randrange(-20, 20))
            stand = {"gepauzeerd_tot": kans.choice((None, dag)), "terugbellen_op": kans.choice((None, dag))}
            stand["gewijzigd_op"] = begin - timedelta(days=kans.choice((0, 0, 30)))
            await verbinding.execute(insert(zaakstand).values(overdracht_id=zaak_id, **stand))
    return zaak_id


async def gezien(werkplek: Werkplek) -> dict[str, set[str]]:
    """What each person who may log in sees on a list, with an owner or a date."""
    per_mens: dict[str, set[str]] = {}
    async with werkplek.database.lezen() as verbinding:
        repo = OverdrachtRepository(verbinding)
        zaken, kalender = ZaakRepository(verbinding, werkplek.kluis), werkplek.desk[KALENDER]
        for collega in await zaken.collegas():
            rij = await wachtrij(repo, collega.id, Rijfilter(collega.team))
            wachtend = await wachtend_in(repo, collega.team)
            mijn = {r.overdracht.id for r in rij.eigen}
            standen = await zaken.standen({r.overdracht.id for r in wachtend})
            for regel in wachtend:
                o = regel.overdracht
                een = zaak.Zaak(o, standen.get(o.id, zaak.LEEG), vanaf=o.gewenst_op)
                assert een.stand.eerste_contact_op or zaak.uiterlijk(een, REGELS, kalender)
                mijn.add(o.id)
            lijsten = await blijft_liggen.lijsten(
                BlijftLiggenRepository(verbinding), [collega.team], REGELS, kalender, werkplek.klok()
            )
            assert all(ligt.dag for lijst in lijsten for ligt in lijst.zaken)
            per_mens[collega.id] = mijn
    return per_mens


@pytest.mark.parametrize("zaad", range(4))
async def test_no_case_is_without_somebody_who_sees_it(werkplek: Werkplek, zaad: int) -> None:
    kans = random.Random(zaad)
    mensen = await bezetting(werkplek, kans)
    zaken = {await zomaar(werkplek, kans, mensen) for _ in range(40)}
    for _ in range(3):  # and it stays so as time goes on
        await zaakklok.kijk(werkplek.desk)
        async with werkplek.database.lezen() as verbinding:
            af = select(overdracht.c.id).where(overdracht.c.status == kern.AFGEROND)
            klaar = set(await verbinding.scalars(af))
            gepauzeerd = select(zaakstand.c.gepauzeerd_tot).join(
                overdracht, zaakstand.c.overdracht_id == overdracht.c.id
            )
            dagen = list(await verbinding.scalars(gepauzeerd.where(overdracht.c.status == kern.GEPAUZEERD)))
        per_mens = await gezien(werkplek)
        assert zaken - klaar <= set().union(*per_mens.values())
        assert all(dag and dag > vandaag(werkplek.klok()) for dag in dagen)
        assert await zaakklok.kijk(werkplek.desk) == 0, "one round does all there is to do"
        werkplek.klok.later(days=9)


async def test_a_call_and_a_question_of_who_left_come_back_in_the_queue(werkplek: Werkplek) -> None:
    anouk = await maak_medewerker(werkplek.database, "Anouk")
    bilal = await maak_medewerker(werkplek.database, "Bilal")
    nu = werkplek.klok()
    gesprek_id = await maak_gesprek(werkplek.database)
    async with werkplek.database.transactie() as verbinding:
        bellen, later = (soort(verbinding, werkplek.kluis) for soort in (TerugbelRepository, NadenkRepository))
        verzoek = Terugbelverzoek("0" * 36, gesprek_id, OPEN, nu, nu, nu)
        await bellen.maak(verzoek, {"telefoon": "010 000 00 00"}, "v1")
        await terugbellen.claim(bellen, verzoek.id, anouk, nu)
        await later.bewaar_concept(gesprek_id, "010 000 00 00", nu)
        await later.plan(gesprek_id, vandaag(nu))
        await nadenken.kijk_wie_er_aan_de_beurt_is(later, nu)
        plan = (await nadenken.navragen(later, bilal)).wachtend[0].id
        await nadenken.claim(later, plan, anouk, nu)
        assert (await nadenken.navragen(later, bilal)).wachtend == ()
        await verbinding.execute(update(medewerker).where(medewerker.c.id == anouk).values(actief=False))
    assert await zaakklok.kijk(werkplek.desk) == 2
    assert await zaakklok.kijk(werkplek.desk) == 0
    async with werkplek.database.transactie() as verbinding:
        await terugbellen.claim(TerugbelRepository(verbinding, werkplek.kluis), verzoek.id, bilal, nu)
        await nadenken.claim(NadenkRepository(verbinding, werkplek.kluis), plan, bilal, nu)


async def test_what_waits_in_a_team_without_people_goes_to_one_with_people(werkplek: Werkplek) -> None:
    zaak_id = await werkplek.deel()
    async with werkplek.database.transactie() as verbinding:
        await verbinding.execute(update(overdracht).values(team="opgeheven"))
    assert await zaakklok.kijk(werkplek.desk) == 0  # nobody works anywhere: it stays where it is
    anouk = await werkplek.consulent()
    assert zaak_id not in await anouk.tekst("/desk")
    assert await zaakklok.kijk(werkplek.desk) == 1
    assert zaak_id in await anouk.tekst("/desk")
    async with werkplek.database.lezen() as verbinding:
        assert (await ZaakRepository(verbinding, werkplek.kluis).stand(zaak_id)).terug == zaak.TEAM_LEEG


async def test_nobody_pauses_what_is_somebody_elses(werkplek: Werkplek) -> None:
    zaak_id, anouk = await werkplek.deel(), await maak_medewerker(werkplek.database, "Anouk")
    async with werkplek.database.transactie() as verbinding:
        repo = ZaakRepository(verbinding, werkplek.kluis)
        dag = vandaag(werkplek.klok()) + timedelta(days=3)
        with pytest.raises(kern.NietDeEigenaar):
            await dienst.pauzeer(repo, zaak_id, anouk, dag, "anders", werkplek.desk[KALENDER], werkplek.klok())
