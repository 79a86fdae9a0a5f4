"""Component: a crisis signal, by rule and as learned from examples."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.bouwsteen import CRISIS, LerendeComponent, gelezen_van
from bot.nlu.corpus import lees_corpus
from bot.nlu.drempels import Drempels
from bot.nlu.leren_crisis import Crisismodel
from bot.nlu.vermeldingen import daden
from vliegwiel.core.crisis import screen


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class Crisisherkenner(LerendeComponent):
    """Sets ``crisissignaal``: what the rules and the model say together."""

    laad_model = Crisismodel.laad

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the signals."""
        self.model = Crisismodel(Drempels.laad()).leer([*lees_corpus(), *daden(training_data)])
        return self.bewaar()

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the signal of each message that a person wrote."""
        for message in messages:
            gelezen = gelezen_van(message)
            if gelezen is not None:
                message.set(CRISIS, self.model.met_regels(gelezen, screen(gelezen.tekst)))
        return messages
