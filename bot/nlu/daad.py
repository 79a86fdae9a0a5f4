"""Component: the dialogue act of a message, as Rasa's intent."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.bouwsteen import DAAD_ODDS, LerendeComponent, gelezen_van
from bot.nlu.corpus import INHOUD, lees_corpus, met_leefgebieden
from bot.nlu.leren_daad import Daadmodel, Voorbeeld
from bot.nlu.zinnen import encoder

RANGLIJST = "intent_ranking"
_MEESTE = 5
# Sent by the page itself ("/keuze"); what a person types is never one of these.
TECHNISCH = frozenset({"keuze", "kaart"})


def voorbeelden(training_data: TrainingData) -> list[Voorbeeld]:
    """Return the examples of data/nlu, and the lines of the corpus that are an act or tell something."""
    uit = [Voorbeeld(m.get(TEXT), m.get(INTENT)) for m in training_data.intent_examples if m.get(TEXT)]
    corpus = [r for r in met_leefgebieden(lees_corpus()) if r.labels or r.daad]
    uit += [Voorbeeld(r.tekst, INHOUD if r.labels else str(r.daad)) for r in corpus]
    return [v for v in uit if v.daad not in TECHNISCH]


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class Daadherkenner(LerendeComponent):
    """Sets ``intent`` and a short ``intent_ranking``."""

    laad_model = Daadmodel.laad

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the acts."""
        self.model = Daadmodel().leer(voorbeelden(training_data), encoder())
        return self.bewaar()

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the act of each message that a person wrote."""
        for message in messages:
            gelezen = gelezen_van(message)
            if gelezen is None:
                continue
            odds = self.model.is_daad(gelezen)
            ranglijst = [
                {INTENT_NAME_KEY: naam, PREDICTED_CONFIDENCE_KEY: round(kans, 4)}
                for naam, kans in self.model.kansen(gelezen, odds)[:_MEESTE]
            ]
            message.set(DAAD_ODDS, odds)
            message.set(INTENT, ranglijst[0], add_to_output=True)
            message.set(RANGLIJST, ranglijst, add_to_output=True)
        return messages
