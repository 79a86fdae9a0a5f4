"""One turn: read what Rasa understood, let the core think, answer with the turn as data. Writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.samenstelling import dienst
from vliegwiel.core.begrip import Begrip
from vliegwiel.core.gesprek import Delen
from vliegwiel.services.beurt import denk
from vliegwiel.services.poorten import Gedacht
from vliegwiel.services.vervoer import gedacht_as_dict

DELEN = "action_deel_met_consulent"


def begrip_van(bericht: Mapping[str, Any]) -> Begrip:
    """Return what was understood. A button skips NLU, so its message has an intent and nothing else."""
    if "begrip" in bericht:
        return Begrip.from_dict(bericht["begrip"])
    return Begrip(intent=bericht["intent"]["name"])


async def denk_na(tracker: Tracker) -> Gedacht | None:
    """Return the turn that follows from the latest message."""
    bericht = tracker.latest_message
    wie = bericht["metadata"]
    return await denk(dienst(), wie["gesprek"], wie["bericht"], begrip_van(bericht))


class ActionBeurt(Action):
    """Every dialogue act comes here; sharing goes on to the action that owns the queue."""

    def name(self) -> str:
        """Return the name that the rules use."""
        return "action_beurt"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> list[EventType]:
        """Answer with the turn, or hand it to the sharing action."""
        gedacht = await denk_na(tracker)
        if gedacht and any(isinstance(e, Delen) for e in gedacht.effecten):
            return [FollowupAction(DELEN)]
        if gedacht:
            dispatcher.utter_message(json_message=gedacht_as_dict(gedacht))
        return []
