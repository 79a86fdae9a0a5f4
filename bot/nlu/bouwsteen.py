"""What the components share: how a learned model travels through Rasa, and what of a message is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar, Protocol

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.corpus import vingerafdruk
from bot.nlu.gelezen import Gelezen
from bot.omgeving import CORPUS

NLU_CODE = Path(__file__).resolve().parent
GELEZEN = "gelezen"
VERMELDINGEN = "vermeldingen"
GOK = "gok"
CRISIS = "crisissignaal"
TAAL = "taal"
BEGRIP = "begrip"


class Model(Protocol):
    """A learned model that can be kept in a folder."""

    def bewaar(self, map_: Path) -> None: ...


def tekst_van(message: Message) -> str | None:
    """Return the client's words, or None for what the page itself sends ("/keuze"), which nobody has to understand."""
    tekst = message.get(TEXT) or ""
    return None if tekst.lstrip().startswith("/") else tekst


def vraag_van(message: Message) -> str:
    """Return the open question that the message answers, "open" when there is none."""
    metadata = message.get("metadata")
    vraag = metadata.get("vraag") if isinstance(metadata, dict) else None
    return vraag if isinstance(vraag, str) and vraag else "open"


def gelezen_van(message: Message) -> Gelezen | None:
    """Return what ``Zinsvector`` left on the message; None for what the page itself sends."""
    return message.get(GELEZEN)


class LerendeComponent(GraphComponent):
    """A component around one learned model: made empty to train, loaded to run."""

    laad_model: ClassVar[Any]

    def __init__(self, model_storage: ModelStorage, resource: Resource, model: Any = None) -> None:
        self._opslag, self._bron, self.model = model_storage, resource, model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LerendeComponent:
        """Make an untrained component."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LerendeComponent:
        """Make a component with the model that was trained."""
        with model_storage.read_from(resource) as map_:
            return cls(model_storage, resource, cls.laad_model(Path(map_)))

    @classmethod
    def required_packages(cls) -> list[str]:
        """Return nothing: Rasa would look for distributions by import name."""
        return []

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Return a hash of what the component reads besides Rasa's own training data: the corpus, and its code."""
        return vingerafdruk([CORPUS, NLU_CODE])

    def bewaar(self) -> Resource:
        """Keep the trained model; returns the resource for Rasa's graph."""
        with self._opslag.write_to(self._bron) as map_:
            self.model.bewaar(Path(map_))
        return self._bron
