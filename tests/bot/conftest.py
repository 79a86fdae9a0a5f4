"""One trained model for all tests of the bot: trained once, and kept in ``models/`` for the next run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot.omgeving import zet_omgeving

zet_omgeving()  # before any test module imports Rasa

from bot.trainen import train  # noqa: E402
from bot.verstaander import Verstaander  # noqa: E402


@pytest.fixture(scope="session")
def verstaander() -> Iterator[Verstaander]:
    """The real model, without a server."""
    with Verstaander(train(zet_omgeving())) as geladen:
        yield geladen


@pytest.fixture(scope="session")
def begrijp(verstaander: Verstaander) -> Callable[..., dict[str, Any]]:
    """Understand one message: ``begrijp("ik heb schulden", "gebied:geld")``."""
    return verstaander.begrijp
