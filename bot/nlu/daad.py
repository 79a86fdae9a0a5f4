"""Component: the dialogue act of a message, as Rasa's intent."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.bouwsteen import LerendeComponent, gelezen_van
from bot.nlu.corpus import INHOUD, lees_corpus
from bot.nlu.hoofden import Hoofden
from bot.nlu.leren_daad import Daadmodel, Voorbeeld
from bot.nlu.voorbeelden import TECHNISCH
from bot.omgeving import BEGRIPSMODEL

RANGLIJST = "intent_ranking"
_MEESTE = 5


def voorbeelden(training_data: TrainingData) -> list[Voorbeeld]:
    """Return the examples of data/nlu and the lines of the corpus: an act, or something told."""
    uit = [Voorbeeld(m.get(TEXT), m.get(INTENT)) for m in training_data.intent_examples if m.get(TEXT)]
    uit += [Voorbeeld(r.tekst, r.daad or INHOUD) for r in lees_corpus()]
    return [v for v in uit if v.daad not in TECHNISCH]


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class Daadherkenner(LerendeComponent):
    """Sets ``intent`` and a short ``intent_ranking``."""

    laad_model = Daadmodel.laad

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the acts."""
        self.model = Daadmodel(Hoofden.laad(BEGRIPSMODEL).daden).leer(voorbeelden(training_data))
        return self.bewaar()

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the act of each message that a person wrote."""
        for message in messages:
            gelezen = gelezen_van(message)
            if gelezen is None:
                continue
            ranglijst = [
                {INTENT_NAME_KEY: naam, PREDICTED_CONFIDENCE_KEY: round(kans, 4)}
                for naam, kans in self.model.kansen(gelezen)[:_MEESTE]
            ]
            message.set(INTENT, ranglijst[0], add_to_output=True)
            message.set(RANGLIJST, ranglijst, add_to_output=True)
        return messages
