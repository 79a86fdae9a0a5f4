"""Rasa's stock pipeline (DIET) as a peer, in the bot environment.

    .venv/bot/bin/python -m bot.evaluatie.rasa_standaard MAP [--rondes 20] [--hoogstens 6000]

One intent a line; a line with several mentions is learned once for each of them.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

from bot.evaluatie.peer import (
    Antwoord,
    Info,
    MapFout,
    Zin,
    apart,
    draai,
    geheugen_mb,
    lees,
    ontleder,
    opmerking,
    schrijf,
    uit_voornemens,
)
from bot.omgeving import zet_omgeving
from bot.taalmodel import TaalmodelOnbruikbaar

NAAM = "rasa_standaard"


def pijplijn(rondes: int) -> list[dict]:
    """Return the pipeline that ``rasa init`` suggests, without what is not asked here: entities and answers."""
    return [
        {"name": "WhitespaceTokenizer"},
        {"name": "RegexFeaturizer"},
        {"name": "LexicalSyntacticFeaturizer"},
        {"name": "CountVectorsFeaturizer"},
        {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
        {
            "name": "DIETClassifier",
            "epochs": rondes,
            "entity_recognition": False,
            "ranking_length": 0,  # every intent gets its confidence
            "constrain_similarities": True,
            "random_seed": 1,
        },
    ]


def _kaal(tekst: str) -> str:
    """Return the text without what Rasa reads as a command or as a mark of an entity."""
    return tekst.lstrip("/").translate({ord("["): "(", ord("]"): ")"}).strip()


def schrijf_les(map_: Path, zinnen: list[Zin], rondes: int) -> None:
    """Write Rasa's configuration and training file. Their values are JSON, which is YAML too."""
    per_voornemen: dict[str, list[dict]] = {}
    for zin in zinnen:
        if tekst := _kaal(zin.tekst):
            for voornemen in zin.voornemens():
                per_voornemen.setdefault(voornemen, []).append({"text": tekst})
    les = {"version": "3.1", "nlu": [{"intent": v, "examples": e} for v, e in sorted(per_voornemen.items())]}
    instelling = {"recipe": "default.v1", "language": "nl", "assistant_id": NAAM, "pipeline": pijplijn(rondes)}
    for naam, inhoud in (("nlu.yml", les), ("config.yml", instelling)):
        # One key a line: Rasa takes a file that is JSON altogether for its old format.
        regels = [f"{sleutel}: {json.dumps(waarde, ensure_ascii=False)}\n" for sleutel, waarde in inhoud.items()]
        (map_ / naam).write_text("".join(regels), encoding="utf-8")


def _maak_stil() -> None:
    """Keep deprecations, and anybody's words, out of what is printed."""
    from bot.__main__ import _zwijg_over_veroudering
    from bot.server import stel_logboek_in

    _zwijg_over_veroudering()
    stel_logboek_in()


def leer(map_: Path) -> float:
    """Train in ``map_``, where ``schrijf_les`` wrote; returns seconds. Raises ``MapFout`` when Rasa made no model."""
    _maak_stil()
    from rasa.model_training import train_nlu

    begin = time.monotonic()
    model = train_nlu(str(map_ / "config.yml"), str(map_ / "nlu.yml"), str(map_), fixed_model_name=NAAM)
    if not model:
        raise MapFout("Rasa heeft geen model gemaakt; de oorzaak staat hierboven.")
    return time.monotonic() - begin


def beantwoord(map_: Path, zinnen: list[Zin]) -> list[Antwoord]:
    """Answer line by line with the model in ``map_``."""
    _maak_stil()
    from rasa.core.channels.channel import UserMessage
    from rasa.engine import loader
    from rasa.engine.constants import PLACEHOLDER_MESSAGE
    from rasa.engine.runner.dask import DaskGraphRunner
    from rasa.engine.storage.local_model_storage import LocalModelStorage

    (los := map_ / "los").mkdir()
    gegevens, loper = loader.load_predict_graph_runner(los, map_ / f"{NAAM}.tar.gz", LocalModelStorage, DaskGraphRunner)
    doel = gegevens.nlu_target

    def een(tekst: str) -> Antwoord:
        begin = time.perf_counter()
        bericht = loper.run({PLACEHOLDER_MESSAGE: [UserMessage(_kaal(tekst))]}, targets=[doel])[doel][0]
        ms = 1000 * (time.perf_counter() - begin)
        return uit_voornemens({v["name"]: v["confidence"] for v in bericht.get("intent_ranking") or ()}, ms)

    een("hallo")  # the first message builds TensorFlow's graph
    return [een(zin.tekst) for zin in zinnen]


def _lees_keuze() -> argparse.Namespace:
    regel = ontleder(NAAM, __doc__, hoogstens=6000)
    regel.add_argument("--rondes", type=int, default=20, help="rondes van DIET (nu: %(default)s; Rasa zelf: 300)")
    return regel.parse_args()


def main() -> None:
    """Learn in a process of its own, answer, write."""
    keuze = _lees_keuze()
    zinnen, proef = lees(keuze)
    try:
        zet_omgeving()
    except TaalmodelOnbruikbaar as fout:
        raise MapFout(str(fout)) from fout
    with tempfile.TemporaryDirectory(prefix="vliegwiel-rasa-") as tijdelijk:
        map_ = Path(tijdelijk)
        schrijf_les(map_, zinnen, keuze.rondes)
        leertijd = apart(leer, map_)
        antwoorden = beantwoord(map_, proef)
    tekst = opmerking(keuze, f"DIET met {keuze.rondes} rondes", "één voornemen per regel")
    info = Info(NAAM, f"Rasa {version('rasa')}", leertijd, geheugen_mb(), len(zinnen), tekst)
    schrijf(keuze.map, info, antwoorden)


if __name__ == "__main__":
    sys.exit(draai(main))
