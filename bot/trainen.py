"""Train the model, unless one for exactly these inputs is there already."""

from __future__ import annotations

import fcntl
import hashlib
import sys
import time
from importlib.metadata import version
from pathlib import Path

from bot.nlu.corpus import vingerafdruk
from bot.omgeving import BEGRIPSMODEL, CORPUS, MODELLEN, ROOT, TRAININGSDATA
from bot.taalmodel import Taalmodel

CONFIG = ROOT / "config.yml"
DOMEIN = ROOT / "domain.yml"
CODE = (ROOT / "bot" / "nlu", ROOT / "vliegwiel" / "core" / "begrip.py")
_PAKKETTEN = ("rasa", "spacy", "scikit-learn", "numpy", "onnxruntime", "tokenizers", "lingua-language-detector")
_BEWAAR = 2  # models: the current one and the one before, for going back


class TrainenMislukt(RuntimeError):
    """Rasa did not deliver a model."""


def _spacy_merk(taalmodel: Taalmodel) -> str:
    """A folder may change under the same name, an installed package may not: so a folder counts by its contents."""
    pad = Path(taalmodel.naam)
    return vingerafdruk([pad]) if pad.is_dir() else f"{taalmodel.naam}=={version(taalmodel.naam)}"


def modelpad(taalmodel: Taalmodel) -> Path:
    """Return where the model for the present inputs is, or would be.

    The texts (data/responses) are no input: the actions speak, Rasa does not, so a better sentence costs no training.
    """
    som = hashlib.sha256(vingerafdruk([CONFIG, DOMEIN, CORPUS, BEGRIPSMODEL, *TRAININGSDATA, *CODE]).encode())
    som.update(_spacy_merk(taalmodel).encode())
    som.update(" ".join(f"{p}=={version(p)}" for p in _PAKKETTEN).encode())
    return MODELLEN / f"vliegwiel-{som.hexdigest()[:16]}.tar.gz"


def train(taalmodel: Taalmodel) -> Path:
    """Return the path of a model for the present inputs, trained when there is none. Raises ``TrainenMislukt``.

    Safe when two processes ask at once: the second waits, and finds the model.
    """
    if (klaar := modelpad(taalmodel)).is_file():  # a restart never waits for somebody else's training
        print(f"Model {klaar.name} is er al.", file=sys.stderr)
        return klaar
    cache = MODELLEN / ".cache"
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "train.lock").open("w") as slot:
        fcntl.flock(slot, fcntl.LOCK_EX)
        doel = modelpad(taalmodel)
        if doel.is_file():
            print(f"Model {doel.name} is er al.", file=sys.stderr)
            return doel
        begin = time.monotonic()
        print("Model trainen (een minuut op een rustige machine).", file=sys.stderr, flush=True)
        _train(cache, doel).replace(doel)
        print(f"Model {doel.name} klaar in {time.monotonic() - begin:.0f} s.", file=sys.stderr, flush=True)
        _ruim_op(doel)
        return doel


def _train(cache: Path, doel: Path) -> Path:
    from rasa.model_training import train as rasa_train

    from bot.server import stel_logboek_in

    stel_logboek_in()
    uitkomst = rasa_train(
        domain=str(DOMEIN),
        config=str(CONFIG),
        training_files=[str(p) for p in TRAININGSDATA],
        output=str(cache),
        fixed_model_name=doel.name.removesuffix(".tar.gz"),
    )
    if uitkomst.code != 0 or not uitkomst.model:
        raise TrainenMislukt("Rasa heeft geen model gemaakt; de oorzaak staat hierboven.")
    return Path(uitkomst.model)


def _ruim_op(nieuwste: Path) -> None:
    eigen = sorted(MODELLEN.glob("vliegwiel-*.tar.gz"), key=lambda p: p.stat().st_mtime, reverse=True)
    for oud in eigen[_BEWAAR:]:
        if oud != nieuwste:
            oud.unlink(missing_ok=True)
