"""Component: the language of a message, when it is not Dutch."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.begrip import ANDERE_TAAL
from bot.nlu.bouwsteen import TAAL, LerendeComponent, tekst_van
from bot.nlu.corpus import lees_corpus
from bot.nlu.talen import Taalmerker


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class Taalherkenner(LerendeComponent):
    """Sets ``taal``: a code, or None for Dutch."""

    laad_model = Taalmerker.laad

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the Dutch words."""
        eigen = [m.get(TEXT) for m in training_data.intent_examples if m.get(INTENT) != ANDERE_TAAL and m.get(TEXT)]
        self.model = Taalmerker().leer([*eigen, *(r.tekst for r in lees_corpus() if r.taal is None)])
        return self.bewaar()

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the language of each message that a person wrote."""
        for message in messages:
            tekst = tekst_van(message)
            if tekst is not None:
                message.set(TAAL, self.model.taal(tekst))
        return messages
