"""Sharing: the one action that writes. It puts the hand-over in the queue, once per conversation and version."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.beurt import DELEN, denk_na
from actions.samenstelling import dienst
from vliegwiel.services.beurt import deel
from vliegwiel.services.vervoer import gedacht_as_dict


class ActionDeelMetConsulent(Action):
    """The client said yes: the summary goes to the queue in one transaction, and then the client reads so."""

    def name(self) -> str:
        """Return the name that the rules use."""
        return DELEN

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Any) -> list[EventType]:
        """Put the hand-over in the queue when this turn really shares, and answer with the turn."""
        gedacht = await denk_na(tracker)
        if gedacht:
            await deel(dienst(), tracker.latest_message["metadata"]["gesprek"], gedacht)
            dispatcher.utter_message(json_message=gedacht_as_dict(gedacht))
        return [FollowupAction("action_listen")]
