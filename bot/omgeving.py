"""Where things are, and the environment in which Rasa is started.

Everything that has to be set before Rasa, TensorFlow or numpy is imported is set here, in one place.
"""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from pathlib import Path

from bot.taalmodel import VARIABELE, Taalmodel, kies_taalmodel

ROOT = Path(__file__).resolve().parent.parent
MODELLEN = ROOT / "models"
BEGRIPSMODEL = MODELLEN / "nl_vliegwiel_begrip"
CORPUS = ROOT / "data" / "corpus"
TRAININGSDATA = (ROOT / "data" / "nlu", ROOT / "data" / "rules")
RESPONSES = ROOT / "data" / "responses"
DOMEIN = (ROOT / "domain.yml", RESPONSES)
VERHALEN = ROOT / "data" / "stories"

LOKAAL = "127.0.0.1"
ACTIES_POORT = 5055

# One thread: one process is one event loop, and the numeric libraries only get in each other's way.
_VAST = {
    "RASA_TELEMETRY_ENABLED": "false",
    "SANIC_HOST": LOKAAL,
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "TF_INTRA_OP_PARALLELISM_THREADS": "1",
    "TF_INTER_OP_PARALLELISM_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "MPLBACKEND": "Agg",
    "PYTHONWARNINGS": "ignore",
}


def zet_omgeving(omgeving: MutableMapping[str, str] = os.environ) -> Taalmodel:
    """Set every variable that Rasa and its libraries read; call this before importing them.

    Returns the chosen Dutch spaCy pipeline. Raises ``TaalmodelOnbruikbaar`` when there is none.
    """
    omgeving.update(_VAST)
    poort = omgeving.get("VLIEGWIEL_ACTIES_POORT") or ACTIES_POORT
    acties = omgeving.get("VLIEGWIEL_ACTIES_URL") or f"http://{LOKAAL}:{poort}"
    omgeving["VLIEGWIEL_ACTIES_WEBHOOK"] = acties.rstrip("/") + "/webhook"
    model = kies_taalmodel(omgeving)
    omgeving[VARIABELE] = model.naam
    return model
