"""Component: everything understood of a message in one dict, the JSON form of ``Begrip``."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import SPACY_DOCS
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.bouwsteen import BEGRIP, CRISIS, GOK, TAAL, VERMELDINGEN, tekst_van, vraag_van
from bot.nlu.corpus import INHOUD
from vliegwiel.core.letterlijk import lees_letterlijk

ANDERE_TAAL = "andere_taal"
# With a mention beside it, a message that is only just an act tells something first.
_ZEKERE_DAAD = 0.35
# Below this no act stands out ("xkcd", a row of signs): then nothing was done, and the conversation asks on.
_GEEN_DAAD = 0.2


def oordeel(daad: str, zekerheid: float, vermeldingen: list[dict[str, Any]], taal: str | None) -> tuple[str, float]:
    """Return the final act: what is told goes before a doubtful act, another language before both."""
    if taal is not None:
        return (ANDERE_TAAL, max(zekerheid, 0.9)) if daad != ANDERE_TAAL else (daad, zekerheid)
    if daad == ANDERE_TAAL:
        return INHOUD, 1 - zekerheid
    if daad != INHOUD and zekerheid < (_ZEKERE_DAAD if vermeldingen else _GEEN_DAAD):
        return INHOUD, 1 - zekerheid
    return daad, zekerheid


def namen_van(tekst: str, doc: Any) -> list[str]:
    """Return the names of people that spaCy found, as typed; none with a pipeline that does not look for names.

    Only with a capital: Rasa hands spaCy the text in lower case, and there it takes many a word for a name.
    """
    if doc is None or len(doc.text) != len(tekst):
        return []
    namen = (tekst[e.start_char : e.end_char] for e in doc.ents if e.label_ in ("PER", "PERSON"))
    return list(dict.fromkeys(n for n in namen if n[:1].isupper()))


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=False)
class Begripmaker(GraphComponent):
    """Sets ``begrip`` (in Rasa's output), and the intent that goes with it."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Begripmaker:
        """Make the component; it learns nothing."""
        return cls()

    @classmethod
    def required_packages(cls) -> list[str]:
        """Return nothing: only the standard library is used."""
        return []

    def process(self, messages: list[Message]) -> list[Message]:
        """Put the pieces of each message together."""
        for message in messages:
            tekst = tekst_van(message)
            if tekst is None:
                continue
            taal = message.get(TAAL)
            vermeldingen = message.get(VERMELDINGEN) if taal is None else []
            intent = message.get(INTENT)
            daad, zekerheid = oordeel(intent[INTENT_NAME_KEY], intent[PREDICTED_CONFIDENCE_KEY], vermeldingen, taal)
            letterlijk = lees_letterlijk(tekst, vraag_van(message))
            gok = message.get(GOK) if taal is None else None
            namen = namen_van(tekst, message.get(SPACY_DOCS[TEXT]))
            message.set(
                INTENT, {INTENT_NAME_KEY: daad, PREDICTED_CONFIDENCE_KEY: round(zekerheid, 4)}, add_to_output=True
            )
            message.set(
                BEGRIP,
                {
                    "intent": daad,
                    "intent_confidence": round(zekerheid, 4),
                    "mentions": vermeldingen,
                    "crisis": asdict(message.get(CRISIS)),
                    "taal": taal,
                    "letterlijk": letterlijk.as_dict() if letterlijk else None,
                    **({"namen": namen} if namen else {}),
                    **({"gok": gok} if gok else {}),
                },
                add_to_output=True,
            )
        return messages
