"""A newcomer can log in after one command, also the second time."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from vliegwiel.eerste_inlog import BESTAND, eerste_inlog
from vliegwiel.services.medewerker import Wachtwoorden, meld_aan
from vliegwiel.settings import Instellingen, laad_instellingen
from vliegwiel.storage import Database, migreer
from vliegwiel.storage.medewerker import Medewerkersopslag
from vliegwiel.storage.tabellen import medewerker


@pytest.fixture
def instellingen(tmp_path: Path) -> Instellingen:
    gevonden = laad_instellingen(var_map=tmp_path, database_url=f"sqlite+aiosqlite:///{tmp_path}/proef.db")
    migreer(gevonden.database_url)
    return gevonden


async def test_a_newcomer_reads_the_same_logins_on_every_run_and_they_work(instellingen: Instellingen) -> None:
    logins = await eerste_inlog(instellingen)
    assert await eerste_inlog(instellingen) == logins
    database = Database(instellingen.database_url)
    try:
        opslag, wachtwoorden = Medewerkersopslag(database), Wachtwoorden()
        rollen = []
        for login in logins:
            wie = await meld_aan(opslag, wachtwoorden, login.gebruikersnaam, login.wachtwoord, datetime.now(UTC))
            rollen.append((wie.medewerker.rol, wie.medewerker.wachtwoord_tijdelijk))
    finally:
        await database.sluit()
    # The main job first; and nobody who tries things out has to think up a password before that.
    assert rollen == [("consulent", False), ("beheerder", False)]


async def test_the_passwords_are_for_the_owner_of_the_machine_only(instellingen: Instellingen) -> None:
    await eerste_inlog(instellingen)
    bestand = instellingen.var_map / BESTAND
    assert bestand.stat().st_mode & 0o077 == 0
    for wachtwoord in bestand.read_text().split()[1::2]:
        assert wachtwoord.encode() not in (instellingen.var_map / "proef.db").read_bytes()


async def test_a_password_that_no_longer_works_is_not_shown(instellingen: Instellingen) -> None:
    _, beheerder = await eerste_inlog(instellingen)
    (instellingen.var_map / BESTAND).write_text(
        f"consulent\neen-oud-wachtwoord\nbeheerder\n{beheerder.wachtwoord}\nniemand\n"
    )
    assert await eerste_inlog(instellingen) == (beheerder,)
    (instellingen.var_map / BESTAND).unlink()
    assert await eerste_inlog(instellingen) == ()


async def test_a_database_from_before_the_administrator_gets_one(instellingen: Instellingen) -> None:
    consulent, _ = await eerste_inlog(instellingen)
    database = Database(instellingen.database_url)
    async with database.transactie() as verbinding:
        await verbinding.execute(medewerker.delete().where(medewerker.c.rol == "beheerder"))
    await database.sluit()
    (instellingen.var_map / BESTAND).write_text(f"consulent\n{consulent.wachtwoord}\n")
    opnieuw = await eerste_inlog(instellingen)
    assert [login.gebruikersnaam for login in opnieuw] == ["consulent", "beheerder"]
    assert opnieuw[0] == consulent


async def test_in_productie_one_administrator_is_shown_once_and_written_nowhere(instellingen: Instellingen) -> None:
    productie = instellingen.model_copy(update={"omgeving": "productie"})
    [beheerder] = await eerste_inlog(productie)
    assert beheerder.gebruikersnaam == "beheerder"
    assert not (instellingen.var_map / BESTAND).exists()
    assert await eerste_inlog(productie) == ()
