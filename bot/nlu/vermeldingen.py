"""Component: the life domains that a message mentions."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.bouwsteen import GOK, VERMELDINGEN, LerendeComponent, gelezen_van
from bot.nlu.corpus import INHOUD, Regel, lees_corpus
from bot.nlu.drempels import Drempels
from bot.nlu.leren_vermelding import Vermeldingmodel
from bot.nlu.voorbeelden import TECHNISCH


def daden(training_data: TrainingData) -> list[Regel]:
    """Return the acts of data/nlu as lines that mention nothing."""
    return [
        Regel(m.get(TEXT), "open", "nlu", daad=m.get(INTENT))
        for m in training_data.intent_examples
        if m.get(TEXT) and m.get(INTENT) not in {INHOUD, *TECHNISCH}
    ]


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class Vermeldingherkenner(LerendeComponent):
    """Sets ``vermeldingen``: a list in the JSON form of ``Vermelding``; and ``gok`` when there is none but almost."""

    laad_model = Vermeldingmodel.laad

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the mentions."""
        self.model = Vermeldingmodel(Drempels.laad()).leer([*lees_corpus(), *daden(training_data)])
        return self.bewaar()

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the mentions of each message that a person wrote."""
        for message in messages:
            gelezen = gelezen_van(message)
            if gelezen is not None:
                message.set(VERMELDINGEN, gezegd := self.model.zeg(gelezen))
                message.set(GOK, None if gezegd else self.model.gok(gelezen))
        return messages
