"""Nothing of a client's message stays behind in Rasa."""

from __future__ import annotations

import asyncio

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.tracker_store import BegrensdeTrackerStore


class Klok:
    def __init__(self) -> None:
        self.nu = 0.0

    def __call__(self) -> float:
        return self.nu


def tracker(naam: str, tekst: str = "hallo") -> DialogueStateTracker:
    gemaakt = DialogueStateTracker(naam, [])
    gemaakt.update(UserUttered(tekst))
    return gemaakt


def store(klok: Klok, meeste: int = 3, seconden: float = 60) -> BegrensdeTrackerStore:
    return BegrensdeTrackerStore(Domain.empty(), meeste=meeste, seconden=seconden, klok=klok)


def test_a_tracker_comes_back_within_its_turn() -> None:
    winkel = store(Klok())
    asyncio.run(winkel.save(tracker("beurt-1", "ik heb schulden")))
    terug = asyncio.run(winkel.retrieve("beurt-1"))
    assert terug is not None
    assert terug.latest_message.text == "ik heb schulden"


def test_an_unknown_sender_has_no_tracker() -> None:
    assert asyncio.run(store(Klok()).retrieve("nooit gezien")) is None


def test_a_tracker_expires() -> None:
    klok = Klok()
    winkel = store(klok)
    asyncio.run(winkel.save(tracker("beurt-1")))
    klok.nu = 60.0
    assert asyncio.run(winkel.retrieve("beurt-1")) is None
    assert len(winkel) == 0


def test_the_oldest_make_room_however_many_turns_there_are() -> None:
    winkel = store(Klok())
    for nummer in range(1000):
        asyncio.run(winkel.save(tracker(f"beurt-{nummer}")))
    assert len(winkel) == 3
    assert asyncio.run(winkel.keys()) == ["beurt-997", "beurt-998", "beurt-999"]


def test_saving_again_counts_once_and_lives_on() -> None:
    klok = Klok()
    winkel = store(klok, meeste=2)
    asyncio.run(winkel.save(tracker("a")))
    klok.nu = 50
    asyncio.run(winkel.save(tracker("b")))
    asyncio.run(winkel.save(tracker("a")))
    klok.nu = 100
    assert asyncio.run(winkel.keys()) == ["b", "a"]


def test_rasa_makes_it_from_endpoints_yml() -> None:
    from rasa.core.tracker_store import TrackerStore
    from rasa.core.utils import AvailableEndpoints

    from bot.omgeving import ROOT

    gemaakt = TrackerStore.create(AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml")).tracker_store)
    assert isinstance(gemaakt, BegrensdeTrackerStore)
