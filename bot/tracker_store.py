"""A tracker store that stays small: bounded in number, and every tracker expires.

The conversation's state is ours, and every turn has its own sender id: a tracker is of no use after its turn. Rasa's own
in-memory store never forgets, so a service that runs for weeks would grow without end – with what clients wrote in it.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import InMemoryTrackerStore, SerializedTrackerAsText, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

MEESTE = 500
SECONDEN = 120.0


class BegrensdeTrackerStore(TrackerStore, SerializedTrackerAsText):
    """Keeps at most ``meeste`` trackers, each for ``seconden`` after it was last saved; the oldest go first."""

    def __init__(
        self,
        domain: Domain | None,
        event_broker: EventBroker | None = None,
        host: str | None = None,
        meeste: int = MEESTE,
        seconden: float = SECONDEN,
        klok: Callable[[], float] = time.monotonic,
        **kwargs: Any,
    ) -> None:
        """Make an empty store; ``host`` is what Rasa passes from endpoints.yml and has no meaning here."""
        self._meeste, self._seconden, self._klok = int(meeste), float(seconden), klok
        self._bewaard: OrderedDict[str, tuple[float, str]] = OrderedDict()
        super().__init__(domain, event_broker, **kwargs)

    def __len__(self) -> int:
        """Return how many trackers are kept now."""
        self._ruim_op()
        return len(self._bewaard)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep a tracker, and drop what is too old or too much."""
        await self.stream_events(tracker)
        self._bewaard.pop(tracker.sender_id, None)
        self._bewaard[tracker.sender_id] = (self._klok(), InMemoryTrackerStore.serialise_tracker(tracker))
        self._ruim_op()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return the tracker of a sender, or None when there is none (any more)."""
        self._ruim_op()
        gevonden = self._bewaard.get(sender_id)
        return self.deserialise_tracker(sender_id, gevonden[1]) if gevonden else None

    async def keys(self) -> Iterable[str]:
        """Return the senders whose tracker is kept."""
        self._ruim_op()
        return list(self._bewaard)

    async def delete(self, sender_id: str) -> None:
        """Forget one sender."""
        self._bewaard.pop(sender_id, None)

    def _ruim_op(self) -> None:
        verlopen = self._klok() - self._seconden
        while self._bewaard:
            moment, _ = next(iter(self._bewaard.values()))
            if len(self._bewaard) <= self._meeste and moment > verlopen:
                return
            self._bewaard.popitem(last=False)
