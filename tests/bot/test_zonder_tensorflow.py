"""The bot starts without TensorFlow, and works."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from bot.omgeving import ROOT
from bot.zonder_tensorflow import laat_weg

DRAAI = """
from bot.omgeving import zet_omgeving
taalmodel = zet_omgeving()
from bot.trainen import train
model = train(taalmodel)
from bot.zonder_tensorflow import laat_weg
assert laat_weg()
from bot.verstaander import Verstaander
import rasa.core.run, sys
with Verstaander(model) as verstaander:
    assert verstaander.begrijp("ik heb schulden")["mentions"][0]["leefgebied"] == "geld"
assert type(sys.modules["tensorflow"]).__name__ == "_LegeModule"
assert not laat_weg(), "too late once it is loaded"
"""


def test_a_message_is_understood_without_tensorflow() -> None:
    uit = subprocess.run(
        [sys.executable, "-c", DRAAI], cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=False
    )
    assert uit.returncode == 0, uit.stderr[-2000:]


@pytest.mark.parametrize("versie", ["3.6.20", "3.7.0"])
def test_another_version_of_rasa_is_left_alone(versie: str) -> None:
    eerst = list(sys.meta_path)
    assert not laat_weg(versie)
    assert sys.meta_path == eerst
