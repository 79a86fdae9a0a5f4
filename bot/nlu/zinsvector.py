"""Component: what the encoder and its heads make of a message, shared by every component behind it."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.bouwsteen import GELEZEN, LerendeComponent, tekst_van, vraag_van
from bot.nlu.corpus import lees_corpus, vingerafdruk
from bot.nlu.gelezen import Lezer
from bot.nlu.hoofden import Hoofden
from bot.nlu.vermeldingen import daden
from bot.nlu.zinnen import encoder
from bot.omgeving import BEGRIPSMODEL


class AndereEncoder(RuntimeError):
    """The encoder's files are others than those the model was trained with."""


def merk() -> str:
    """Return a hash of the encoder's files: heads that were trained with other ones would read nonsense."""
    return vingerafdruk([BEGRIPSMODEL])


class Leesmodel:
    """The heads as adapted to the present data, and which encoder they belong to."""

    def __init__(self, lezer: Lezer, encodermerk: str) -> None:
        self.lezer, self.merk = lezer, encodermerk

    def bewaar(self, map_: Path) -> None:
        """Write heads and brand."""
        self.lezer.hoofden.bewaar(map_)
        (map_ / "encoder.json").write_text(json.dumps({"encoder": self.merk}), encoding="utf-8")

    @classmethod
    def laad(cls, map_: Path) -> Leesmodel:
        """Read what ``bewaar`` wrote; raises ``AndereEncoder`` when the encoder's files changed since."""
        bewaard = json.loads((map_ / "encoder.json").read_text(encoding="utf-8"))["encoder"]
        if bewaard != merk():
            raise AndereEncoder("models/nl_vliegwiel_begrip is veranderd sinds het trainen: draai make train")
        lezer = Lezer(encoder(), Hoofden.laad(map_))
        lezer.lees("hallo")  # the first call is slow, and no client should wait for it
        return cls(lezer, bewaard)


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER], is_trainable=True)
class Zinsvector(LerendeComponent):
    """Puts a ``Gelezen`` on each message, and the sentence vector as dense features for any other Rasa component."""

    laad_model = Leesmodel.laad

    @classmethod
    def fingerprint_addon(cls, config: dict) -> str | None:
        """Return the corpus, the code, and the encoder's files."""
        return f"{super().fingerprint_addon(config)} {merk()}"

    def train(self, training_data: TrainingData) -> Resource:
        """Let the heads learn the lines that the encoder does not know."""
        hoofden = Hoofden.laad(BEGRIPSMODEL)
        regels = [*lees_corpus(), *daden(training_data)]
        hoofden.leer_bij(regels, np.load(BEGRIPSMODEL / "geleerd.npy"), encoder())
        self.model = Leesmodel(Lezer(encoder(), hoofden), merk())
        return self.bewaar()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the training data as it is: the recognisers behind learn from the texts themselves."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Read each message that a person wrote."""
        for message in messages:
            tekst = tekst_van(message)
            if tekst is None:
                continue
            gelezen = self.model.lezer.lees(tekst, vraag_van(message))
            message.set(GELEZEN, gelezen)
            vector = gelezen.vensters[0].gemiddeld[None, :]
            message.add_features(Features(vector, FEATURE_TYPE_SENTENCE, TEXT, type(self).__name__))
        return messages
