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


@pytest.fixture
def instellingen(tmp_path: Path) -> Instellingen:
    gevonden = laad_instellingen(var_map=tmp_path, database_url=f"sqlite+aiosqlite:///{tmp_path}/proef.db")
    migreer(gevonden.database_url)
    return gevonden


async def test_a_newcomer_reads_the_same_login_on_every_run_and_it_works(instellingen: Instellingen) -> None:
    inlog = await eerste_inlog(instellingen)
    assert inlog is not None
    assert await eerste_inlog(instellingen) == inlog
    naam, wachtwoord = inlog.split(" / ")
    database = Database(instellingen.database_url)
    try:
        aanmelding = await meld_aan(Medewerkersopslag(database), Wachtwoorden(), naam, wachtwoord, datetime.now(UTC))
    finally:
        await database.sluit()
    assert aanmelding.medewerker.gebruikersnaam == naam


async def test_the_password_is_for_the_owner_of_the_machine_only(instellingen: Instellingen) -> None:
    await eerste_inlog(instellingen)
    bestand = instellingen.var_map / BESTAND
    assert bestand.stat().st_mode & 0o077 == 0
    wachtwoord = bestand.read_text().split()[1]
    assert wachtwoord.encode() not in (instellingen.var_map / "proef.db").read_bytes()


async def test_a_password_that_no_longer_works_is_not_shown(instellingen: Instellingen) -> None:
    await eerste_inlog(instellingen)
    (instellingen.var_map / BESTAND).write_text("consulent\neen-oud-wachtwoord\n")
    assert await eerste_inlog(instellingen) is None
    (instellingen.var_map / BESTAND).unlink()
    assert await eerste_inlog(instellingen) is None


async def test_in_productie_the_password_is_shown_once_and_written_nowhere(instellingen: Instellingen) -> None:
    productie = instellingen.model_copy(update={"omgeving": "productie"})
    assert await eerste_inlog(productie)
    assert not (instellingen.var_map / BESTAND).exists()
    assert await eerste_inlog(productie) is None
