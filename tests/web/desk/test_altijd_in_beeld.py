"""Whatever people, clients and the clock do, in any order: every case is on a list of somebody, with an owner or a date."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from tests.hulp.overdrachten import inhoud, maak_gesprek, maak_medewerker, wachtend_in
from tests.web.desk.conftest import Werkplek
from vliegwiel.core import overdracht as kern
from vliegwiel.core import zaak
from vliegwiel.core.contactwens import Ligging
from vliegwiel.core.wachtrij import Rijfilter
from vliegwiel.core.zaak import CONTACTSOORTEN, PAUZEREDENEN, RAAK, Contact
from vliegwiel.services import overdracht as desk
from vliegwiel.services import zaak as dienst
from vliegwiel.services.wachtrij import wachtrij
from vliegwiel.storage import Verbinding
from vliegwiel.storage.overdracht import OverdrachtRepository
from vliegwiel.storage.tabellen import medewerker, overdracht
from vliegwiel.storage.zaak import ZaakRepository
from vliegwiel.web.desk import werk, zaakklok
from vliegwiel.web.desk.zaak import KALENDER

# Which list shows what does not depend on the kind of database; that each list is right on both is tested elsewhere.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

TEAMS = ("algemeen", "noord", "zuid")
ZAKEN, STAPPEN = 5, 100
MAG_NIET = (kern.NietDeEigenaar, kern.OngeldigeOvergang, kern.AlGeclaimd, zaak.OngeldigeCollega)


class Loop:
    """One walk: people, cases, and chance."""

    def __init__(self, werkplek: Werkplek, kans: random.Random, mensen: list[str], zaken: dict[str, str]) -> None:
        self.werkplek, self.kans, self.mensen, self.zaken = werkplek, kans, mensen, zaken
        self.versies, self.gezien = dict.fromkeys(zaken, 1), Counter[str]()

    async def stap(self) -> None:
        """Something happens; often it may not, and then nothing is different."""
        wat = self.kans.choice(
            (self.werk, self.werk, self.werk, self.werk, self.klant, self.tijd, self.personeel, self.leiding)
        )
        async with self.werkplek.database.transactie() as v:
            try:
                await wat(v, self.kans.choice(list(self.zaken)), self.kans.choice(self.mensen))
            except MAG_NIET:
                await v.rollback()

    async def werk(self, v: Verbinding, zaak_id: str, wie: str) -> None:
        """Somebody presses a button; mostly who has the case."""
        repo, nu, kalender = ZaakRepository(v, self.werkplek.kluis), self.werkplek.klok(), self.werkplek.desk[KALENDER]
        velden = select(overdracht.c.status, overdracht.c.eigenaar_id).where(overdracht.c.id == zaak_id)
        status, eigenaar = (await v.execute(velden)).one()
        wie = eigenaar or wie
        dag = kalender.dag(nu) + timedelta(days=self.kans.randrange(1, 40))
        contact = Contact(self.kans.choice((*RAAK, *CONTACTSOORTEN)), nu, dag)
        knoppen: dict[str, Callable[[], Awaitable[object]]] = {
            kern.PAK_OP: lambda: desk.claim(repo.overdrachten, zaak_id, wie, nu),
            kern.LEG_CONTACT: lambda: dienst.noteer_contact(repo, zaak_id, wie, contact, kalender, nu),
            kern.PAUZEER: lambda: dienst.pauzeer(repo, zaak_id, wie, dag, self.kans.choice(PAUZEREDENEN), kalender, nu),
            kern.HERVAT: lambda: dienst.hervat(repo, zaak_id, wie, nu),
            kern.GEEF_TERUG: lambda: desk.geef_terug(repo.overdrachten, zaak_id, wie, nu),
            kern.ROND_AF: lambda: desk.rond_af(repo.overdrachten, zaak_id, wie, nu),
            "geef_door": lambda: dienst.geef_door(repo, zaak_id, wie, self.kans.choice(self.mensen), "", nu),
        }
        kan = [k for k in knoppen if status in kern.OVERGANGEN.get(k, kern.MET_EIGENAAR)]
        kan += [k for k in kan if k in (kern.PAK_OP, kern.LEG_CONTACT)]  # the way forward
        knop = self.kans.choice(kan if kan and self.kans.random() < 0.9 else [*knoppen])
        await knoppen[knop]()
        self.gezien[knop] += 1

    async def leiding(self, v: Verbinding, zaak_id: str, wie: str) -> None:
        """A team lead divides the work."""
        naar = self.kans.choice((*self.mensen, ""))
        await dienst.verdeel(ZaakRepository(v, self.werkplek.kluis), zaak_id, wie, naar, "", self.werkplek.klok())
        self.gezien["verdeel"] += 1

    async def klant(self, v: Verbinding, zaak_id: str, _: str) -> None:
        """The client shares again, perhaps from another neighbourhood."""
        self.versies[zaak_id] += 1
        wijk, nu = Ligging(postcode4=self.kans.choice((None, "1021", "1031"))), self.werkplek.klok()
        repo, teams = OverdrachtRepository(v), self.werkplek.desk[werk.TEAMS]
        await desk.deel(repo, self.zaken[zaak_id], self.versies[zaak_id], inhoud(), None, nu, wijk, teams)
        self.gezien[kern.DEEL] += 1

    async def personeel(self, v: Verbinding, _: str, wie: str) -> None:
        """Somebody leaves, comes back, gets another role or moves to another team; one always stays."""
        if wie == self.mensen[0]:
            return
        anders = {"rol": self.kans.choice(("consulent", "consulent", "teamleider", "auditor"))}
        anders |= {"team": self.kans.choice(TEAMS), "actief": self.kans.random() < 0.7}
        await v.execute(update(medewerker).where(medewerker.c.id == wie).values(**anders))
        self.gezien["personeel"] += 1

    async def tijd(self, _: Verbinding, __: str, ___: str) -> None:
        """Days go by; also over a weekend, a holiday and the end of a year."""
        self.werkplek.klok.later(hours=self.kans.choice((1, 20, 80, 300)))

    async def alles_in_beeld(self) -> None:
        """Check every case against the lists of the people who may see them."""
        vandaag, over = self.werkplek.desk[KALENDER].dag(self.werkplek.klok()), dict[str, set[str]]()
        async with self.werkplek.database.lezen() as v:
            repo, zaken = OverdrachtRepository(v), ZaakRepository(v, self.werkplek.kluis)
            for collega in await zaken.collegas():
                rij = await wachtrij(repo, collega.id, Rijfilter(collega.team))
                mijn = {r.overdracht.id for r in rij.eigen}
                over.setdefault("eigen", set()).update(mijn)
                over.setdefault("wachtrij", set()).update(
                    r.overdracht.id for r in await wachtend_in(repo, collega.team)
                )
            for team in TEAMS:  # a team lead chooses the team and the state
                klaar = await repo.rij.pagina(Rijfilter(team, (kern.AFGEROND,)), None, 100)
                over.setdefault("afgerond", set()).update(r.overdracht.id for r in klaar)
            standen = await zaken.standen(list(self.zaken))
            for rij in await v.execute(select(overdracht.c.id, overdracht.c.status, overdracht.c.eigenaar_id)):
                self.gezien[f"status {rij.status}"] += 1
                hoort = "wachtrij" if rij.status in kern.IN_WACHTRIJ else "eigen"
                hoort = "afgerond" if rij.status == kern.AFGEROND else hoort
                assert rij.id in over[hoort], (rij.status, hoort)
                assert not any(rij.id in lijst for naam, lijst in over.items() if naam != hoort), "on one list only"
                assert (rij.eigenaar_id is None) == (hoort == "wachtrij")
                if rij.status == kern.GEPAUZEERD:
                    tot = standen[rij.id].gepauzeerd_tot
                    assert tot
                    assert tot > vandaag


@pytest.mark.parametrize("zaad", range(2))
async def test_whatever_happens_in_any_order_every_case_is_on_a_list_of_somebody(werkplek: Werkplek, zaad: int) -> None:
    kans = random.Random(zaad)
    mensen = [await maak_medewerker(werkplek.database, "Vast", rol="teamleider")]
    mensen += [await maak_medewerker(werkplek.database, f"Mens {n}", team=kans.choice(TEAMS)) for n in range(5)]
    gesprekken = [await maak_gesprek(werkplek.database) for _ in range(ZAKEN)]
    loop = Loop(werkplek, kans, mensen, {await werkplek.deel(gesprek): gesprek for gesprek in gesprekken})
    for nummer in range(STAPPEN):
        await loop.stap()
        if nummer % 3 == 2:
            await zaakklok.kijk(werkplek.desk)
            await loop.alles_in_beeld()
    # Then also: the walk came everywhere
    assert {f"status {s}" for s in kern.STATUSSEN} <= set(loop.gezien)
    assert set(kern.OVERGANGEN) | {"geef_door", "verdeel", "personeel"} <= set(loop.gezien)
