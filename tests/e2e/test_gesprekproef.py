"""Three made-up clients of the simulator talk with the whole product: one tells, one is quick, one only presses."""

from __future__ import annotations

import pytest

from gesprekproef.maten import Woorden, meet
from gesprekproef.persona import DATA, lees_personas, lees_yaml
from gesprekproef.spelen import maak_toneel
from gesprekproef.speler import speel
from tests.hulp.stapel import Stapel

WOORDEN = Woorden.lees(lees_yaml(DATA / "woorden.yml"))


@pytest.mark.parametrize("wie", ["rustig", "snel_direct", "alleen_knoppen"])
async def test_a_made_up_client_finishes_and_loses_nothing(stapel: Stapel, wie: str) -> None:
    persona = next(p for p in lees_personas() if p.id == wie)
    gesprek = await speel(await maak_toneel(stapel.adres), persona)
    maten = meet(gesprek, WOORDEN)
    assert (gesprek.stuk, maten.klaar) == ("", True)
    assert (maten.verloren, maten.verboden, maten.opnieuw_gevraagd) == ((), (), ())
    assert gesprek.gedeeld
