"""Every set of domains that we ship: short names, questions that anybody can read, nothing that pushes."""

from __future__ import annotations

import re

import pytest

from tests.teksten.catalogus import PROJECT
from tests.teksten.test_teksten import GEMIDDELD_WOORDEN, KNOP, NEDERLANDS, TEKSTEN, aantal_woorden, alle, gevonden
from vliegwiel.core.leefgebied import Leefgebied
from vliegwiel.services.leefgebieden import laad_map

RIJEN = [pytest.param(g, id=f"{s.id}-{g.id}") for s in laad_map(PROJECT / "data" / "leefgebieden") for g in s.gebieden]
LIJSTEN = ("dwang", "belofte", "advies", "gevoel_van_een_ander", "jargon", "aanspreken")


@pytest.mark.parametrize("rij", RIJEN)
def test_a_row_has_a_short_name_that_fits_in_every_sentence(rij: Leefgebied) -> None:
    assert len(rij.naam) <= KNOP
    assert rij.in_zin == rij.in_zin.lower()
    for tekst in (tekst for _, tekst in alle(NEDERLANDS) if "{gebied}" in tekst):
        assert not re.search(r"\b(\w+) \1\b", tekst.replace("{gebied}", rij.in_zin)), tekst


@pytest.mark.parametrize("rij", RIJEN)
def test_names_and_questions_are_words_of_every_day(rij: Leefgebied) -> None:
    for lijst in LIJSTEN:
        assert gevonden(lijst, f"{rij.naam}. {rij.in_zin}. {rij.vraag}") == []
    assert aantal_woorden(rij.vraag) <= GEMIDDELD_WOORDEN


@pytest.mark.parametrize("rij", RIJEN)
def test_no_name_is_that_of_another_button(rij: Leefgebied) -> None:
    knoppen = {v.casefold() for s, varianten in TEKSTEN.items() if s.startswith("utter_keuze_") for v in varianten}
    assert rij.naam.casefold() not in knoppen
