"""The actions on a real database: they think, and only sharing writes – once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import samenstelling
from actions.beurt import ActionBeurt
from actions.overdracht import ActionDeelMetConsulent
from tests.hulp.overdrachten import wachtend_in
from vliegwiel.core.begrip import Begrip
from vliegwiel.services import beurt, gesprek
from vliegwiel.services.gesprek import Dienst
from vliegwiel.services.ontvangst import Inkomend
from vliegwiel.services.vervoer import gedacht_from_dict
from vliegwiel.storage import migreer


@pytest.fixture
async def dienst(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Dienst]:
    """The use cases as the action server composes them, on an empty database."""
    url = f"sqlite+aiosqlite:///{tmp_path}/acties.db"
    migreer(url)
    monkeypatch.setenv("VLIEGWIEL_VAR_MAP", str(tmp_path))
    monkeypatch.setenv("VLIEGWIEL_DATABASE_URL", url)
    for gemaakt in (samenstelling.instellingen, samenstelling.database, samenstelling.dienst):
        gemaakt.cache_clear()
    yield samenstelling.dienst()
    await samenstelling.database().sluit()
    for gemaakt in (samenstelling.instellingen, samenstelling.database, samenstelling.dienst):
        gemaakt.cache_clear()


def tracker(gesprek_id: str, bericht_id: str, intent: str, begrip: Begrip | None = None) -> Tracker:
    """Return the tracker that Rasa sends for one message."""
    bericht: dict[str, Any] = {
        "intent": {"name": intent, "confidence": 1.0},
        "metadata": {"gesprek": gesprek_id, "bericht": bericht_id, "vraag": "", "keuzes": []},
    }
    if begrip:
        bericht["begrip"] = begrip.as_dict()
    return Tracker("afzender", {}, bericht, [], False, None, {}, "action_listen")


async def klaar_om_te_delen(dienst: Dienst) -> str:
    """Bring a conversation to the question whether to share: the quick way to a person."""
    begonnen = await gesprek.start(dienst)
    for bericht, begrip in (
        (Inkomend("bericht-1", keuzes=("mens_spreken",)), Begrip("mens_spreken")),
        (Inkomend("bericht-2", kaart={"naam": "Sam", "telefoon": "0612345678"}), Begrip("kaart")),
    ):
        await beurt.ontvang(dienst, begonnen.id, bericht)
        gedacht = await beurt.denk(dienst, begonnen.id, bericht.id, begrip)
        async with dienst.opslag.lezen() as repo:
            bewaard = await repo.bericht(begonnen.id, bericht.id)
        await beurt.rond_af(dienst, begonnen.id, bewaard, gedacht)
    await beurt.ontvang(dienst, begonnen.id, Inkomend("bericht-3", keuzes=("delen",)))
    return begonnen.id


async def in_wachtrij(dienst: Dienst) -> int:
    """Return how many hand-overs wait."""
    async with dienst.opslag.lezen() as repo:
        return len(await wachtend_in(repo.overdrachten))


async def test_a_turn_comes_back_as_data_and_nothing_is_written(dienst: Dienst) -> None:
    begonnen = await gesprek.start(dienst)
    await beurt.ontvang(dienst, begonnen.id, Inkomend("bericht-1", "ik wil weer werken"))
    antwoord = CollectingDispatcher()
    await ActionBeurt().run(antwoord, tracker(begonnen.id, "bericht-1", "inhoud", Begrip()), {})
    gedacht = gedacht_from_dict(antwoord.messages[0]["custom"])
    assert gedacht.toestand["velden"]["wens"] == "ik wil weer werken"
    toestand, _ = await gesprek.lees(dienst, begonnen.id)
    assert not toestand.velden


async def test_a_turn_that_shares_is_handed_to_the_action_that_owns_the_queue(dienst: Dienst) -> None:
    gesprek_id = await klaar_om_te_delen(dienst)
    antwoord = CollectingDispatcher()
    gevolg = await ActionBeurt().run(antwoord, tracker(gesprek_id, "bericht-3", "bevestigen"), {})
    assert gevolg[0]["name"] == "action_deel_met_consulent"
    assert antwoord.messages == []
    assert await in_wachtrij(dienst) == 0


async def test_sharing_twice_puts_one_hand_over_in_the_queue(dienst: Dienst) -> None:
    gesprek_id = await klaar_om_te_delen(dienst)
    for _ in range(2):
        antwoord = CollectingDispatcher()
        await ActionDeelMetConsulent().run(antwoord, tracker(gesprek_id, "bericht-3", "delen"), {})
        assert antwoord.messages[0]["custom"]["toestand"]["gedeeld"] == 1
    assert await in_wachtrij(dienst) == 1


async def test_the_word_share_in_the_middle_of_the_talk_puts_nothing_in_the_queue(dienst: Dienst) -> None:
    begonnen = await gesprek.start(dienst)
    await beurt.ontvang(dienst, begonnen.id, Inkomend("bericht-1", "deel maar"))
    await ActionDeelMetConsulent().run(CollectingDispatcher(), tracker(begonnen.id, "bericht-1", "delen"), {})
    assert await in_wachtrij(dienst) == 0


async def test_a_message_that_was_dealt_with_is_not_thought_about_again(dienst: Dienst) -> None:
    gesprek_id = await klaar_om_te_delen(dienst)
    antwoord = CollectingDispatcher()
    await ActionBeurt().run(antwoord, tracker(gesprek_id, "bericht-2", "kaart"), {})
    assert antwoord.messages == []
