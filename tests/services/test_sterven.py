"""A process dies in each gap of the turn; one retry gives one result."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict

import pytest

from tests.hulp.diensten import maak_dienst
from tests.hulp.normaal import NORMAAL, voer, wachtrij
from tests.hulp.sterfproef import GESTORVEN
from vliegwiel.services import beurt, gesprek
from vliegwiel.services.ontvangst import Inkomend
from vliegwiel.settings import PROJECT
from vliegwiel.storage import Database

GATEN = ("voor_rasa", "tijdens_rasa", "na_overdracht", "voor_antwoord")


def sterf_bij(url: str, waar: str, gesprek_id: str, bericht: Inkomend) -> None:
    """Let another process deal with this message and die."""
    opdracht = [sys.executable, "-m", "tests.hulp.sterfproef", url, waar, gesprek_id, json.dumps(asdict(bericht))]
    gedaan = subprocess.run(opdracht, cwd=PROJECT, capture_output=True, timeout=60, check=False)
    assert gedaan.returncode == GESTORVEN, gedaan.stderr.decode()


@pytest.mark.parametrize("waar", GATEN)
async def test_an_answer_survives_a_dying_process(database: Database, database_url: str, waar: str) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    await voer(dienst, begonnen.id, NORMAAL[:1])
    sterf_bij(database_url, waar, begonnen.id, NORMAAL[1])
    antwoord = await beurt.beantwoord(dienst, begonnen.id, NORMAAL[1])
    assert antwoord.toestand.velden["wens"] == "ik wil weer werk"
    assert [c.citaat for c in antwoord.toestand.matrix] == ["ik wil weer werk"]
    _, berichten = await gesprek.lees(dienst, begonnen.id)
    assert [b.sleutel for b in berichten if b.antwoord_op == NORMAAL[1].id] == [b.sleutel for b in antwoord.berichten]


@pytest.mark.parametrize("waar", GATEN)
async def test_sharing_survives_a_dying_process_and_happens_once(
    database: Database, database_url: str, waar: str
) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    await voer(dienst, begonnen.id, NORMAAL[:-1])
    sterf_bij(database_url, waar, begonnen.id, NORMAAL[-1])
    antwoord = await beurt.beantwoord(dienst, begonnen.id, NORMAAL[-1])
    assert antwoord.toestand.gedeeld == 1
    assert await wachtrij(dienst) == ["ik wil weer werk"]
    async with dienst.opslag.lezen() as repo:
        overdracht = await repo.overdrachten.van_gesprek(begonnen.id)
        assert len(await repo.overdrachten.versies(overdracht.id, 5)) == 1
        assert [g.soort for g in await repo.overdrachten.outbox.na(0)] == ["nieuw"]


async def test_without_a_retry_the_waiting_message_is_dealt_with_when_the_client_comes_back(
    database: Database, database_url: str
) -> None:
    dienst = maak_dienst(database)
    begonnen = await gesprek.start(dienst)
    await voer(dienst, begonnen.id, NORMAAL[:1])
    sterf_bij(database_url, "voor_rasa", begonnen.id, NORMAAL[1])
    assert await beurt.haal_in(dienst, begonnen.id)
    toestand, _ = await gesprek.lees(dienst, begonnen.id)
    assert toestand.velden["wens"] == "ik wil weer werk"
