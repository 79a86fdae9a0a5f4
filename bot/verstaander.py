"""Understand text without a server: the model's NLU alone, for measuring and for tests."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.engine import loader
from rasa.engine.constants import PLACEHOLDER_MESSAGE
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage

from bot.nlu.bouwsteen import BEGRIP
from bot.nlu.zinnen import leesbaar
from bot.versnelling import pas_toe
from vliegwiel.core.invoer import GEEN_WOORDEN, zonder_commando


class Verstaander:
    """A loaded model that answers with the JSON form of ``Begrip``. Close it to remove its unpacked files."""

    def __init__(self, model: Path) -> None:
        pas_toe()  # as the server does: what is measured is what runs
        self._map = tempfile.TemporaryDirectory(prefix="vliegwiel-model-")
        gegevens, self._loper = loader.load_predict_graph_runner(
            Path(self._map.name), model, LocalModelStorage, DaskGraphRunner
        )
        self._doel = gegevens.nlu_target

    def __enter__(self) -> Verstaander:
        return self

    def __exit__(self, *_: object) -> None:
        self._map.cleanup()

    def begrijp(self, tekst: str, vraag: str = "") -> dict[str, Any]:
        """Return what is understood of a text, with quotes as they stand in ``tekst`` itself.

        As in the conversation: blanks around it do not count, and a leading slash is no command.
        """
        heel = leesbaar(tekst)
        kern = zonder_commando(heel)
        bericht = UserMessage(kern, metadata={"vraag": vraag})
        begrip = self._loper.run({PLACEHOLDER_MESSAGE: [bericht]}, targets=[self._doel])[self._doel][0].get(BEGRIP)
        verschil = 0 if kern == GEEN_WOORDEN else heel.index(kern)
        for vermelding in begrip["mentions"]:
            vermelding["begin"] += verschil
            vermelding["eind"] += verschil
            vermelding["citaat"] = tekst[vermelding["begin"] : vermelding["eind"]]
        return begrip
