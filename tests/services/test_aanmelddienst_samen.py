"""Single sign-on when two things happen at once, and when it would leave nobody to keep the accounts."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from sqlalchemy import func, select

from tests.hulp.overdrachten import NU, maak_medewerker
from vliegwiel.services.aanmelddienst import Persoon, meld_aan_met_dienst
from vliegwiel.storage import Database, Verbinding
from vliegwiel.storage.medewerker import MedewerkerRepository, Medewerkersopslag
from vliegwiel.storage.tabellen import auditregel, medewerker

NOOR = Persoon("https://dienst.example", "noor", "Noor", "noor", "consulent", "algemeen")
BRAM = replace(NOOR, onderwerp="bram", naam="Bram", gebruikersnaam="bram", rol="beheerder")


async def meld_aan(database: Database, persoon: Persoon) -> str:
    async with Medewerkersopslag(database).transactie() as repo:
        return (await meld_aan_met_dienst(repo, persoon, NU)).medewerker.id


async def rol_van(database: Database, naam: str) -> str:
    async with database.lezen() as v:
        return str(await v.scalar(select(medewerker.c.rol).where(medewerker.c.naam == naam)))


async def test_a_new_person_on_two_devices_at_once_gets_one_account_and_is_logged_in_on_both(
    database: Database,
) -> None:
    wie = await asyncio.gather(*(meld_aan(database, NOOR) for _ in range(6)))
    assert len(set(wie)) == 1
    async with database.lezen() as v:
        assert await v.scalar(select(func.count()).select_from(medewerker)) == 1
        binnen = select(func.count()).select_from(auditregel).where(auditregel.c.actie == "aangemeld")
        assert await v.scalar(binnen) == 6


async def test_who_was_first_in_the_middle_of_ones_own_first_login_is_the_account_to_use(database: Database) -> None:
    klaar = asyncio.Event()

    class Trager(MedewerkerRepository):
        """Sees that there is no account yet; before it makes one, the other device is through."""

        async def voeg_toe(self, *wat: object) -> bool:
            if not klaar.is_set() and database.engine.dialect.name == "postgresql":
                klaar.set()
                eerste.append(await meld_aan(database, NOOR))
            return await super().voeg_toe(*wat)  # type: ignore[arg-type]

    eerste: list[str] = []

    async def traag(v: Verbinding) -> str:
        return (await meld_aan_met_dienst(Trager(v), NOOR, NU)).medewerker.id

    tweede = await database.doe(traag)
    assert eerste in ([], [tweede])
    async with database.lezen() as v:
        assert await v.scalar(select(func.count()).select_from(medewerker)) == 1


async def test_the_last_administrator_stays_one_whatever_the_service_says(database: Database) -> None:
    await meld_aan(database, BRAM)
    await meld_aan(database, replace(BRAM, rol="consulent", team="noord"))
    assert await rol_van(database, "Bram") == "beheerder"
    async with database.lezen() as v:
        gelogd = select(func.count()).select_from(auditregel)
        assert await v.scalar(gelogd.where(auditregel.c.actie == "laatste_beheerder_gebleven")) == 1
    await maak_medewerker(database, "Els", rol="beheerder")
    await meld_aan(database, replace(BRAM, rol="consulent"))
    assert await rol_van(database, "Bram") == "consulent"


async def test_of_two_administrators_who_lose_their_role_at_once_one_stays(database: Database) -> None:
    els = replace(BRAM, onderwerp="els", naam="Els", gebruikersnaam="els")
    for wie in (BRAM, els):
        await meld_aan(database, wie)
    await asyncio.gather(*(meld_aan(database, replace(wie, rol="consulent")) for wie in (BRAM, els)))
    assert sorted([await rol_van(database, "Bram"), await rol_van(database, "Els")]) == ["beheerder", "consulent"]
