"""A number or a row that the client chose: changed or taken away on the page, like every other line."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.hulp.gesprek import BEGIN, Client
from vliegwiel.core.gesprek import OnbekendAntwoord, OngeldigeWaarde, ScoreWeg, Toestand, bewerk_keuze
from vliegwiel.core.gesprek.effecten import effect_as_dict, effect_from_dict
from vliegwiel.core.samenvatting import deelbaar

NU = BEGIN + timedelta(hours=3)


def met_cijfers() -> Toestand:
    """Somebody who reads the story over, with a score, both rulers and both rows."""
    client = Client().tot("delen")
    assert {"belang", "vertrouwen", "startpunt", "in_de_weg"} <= set(client.toestand.velden)
    assert client.toestand.matrix.score("wonen")
    return client.toestand


@pytest.mark.parametrize(
    ("wat", "waarde"),
    [("score:wonen", "5"), ("belang", "9"), ("vertrouwen", "0"), ("startpunt", "geld"), ("in_de_weg", "werk")],
)
def test_another_number_or_row_is_what_is_shared_and_taking_it_away_leaves_nothing_of_it(wat: str, waarde: str) -> None:
    anders = bewerk_keuze(met_cijfers(), wat, waarde, NU).toestand
    assert _gedeeld(anders, wat) == waarde
    weg = bewerk_keuze(anders, wat, "", NU)
    assert _gedeeld(weg.toestand, wat) == ""
    assert not [lat for lat in weg.toestand.latten if lat.startswith(f"{wat}|")]
    assert list(weg.effecten) == ([ScoreWeg("wonen")] if wat.startswith("score") else [])
    with pytest.raises(OnbekendAntwoord):  # the other tab was first
        bewerk_keuze(weg.toestand, wat, "", NU)


def _gedeeld(toestand: Toestand, wat: str) -> str:
    s = deelbaar(toestand)
    if wat.startswith("score:"):
        waarde = next(r.score for r in s.rijen if r.leefgebied == wat.partition(":")[2])
        return "" if waarde is None else str(waarde)
    return {"startpunt": s.startpunt, "in_de_weg": s.in_de_weg}.get(wat, s.velden.get(wat, "")) or ""


@pytest.mark.parametrize(
    ("wat", "waarde"),
    [("score:wonen", "6"), ("score:wonen", "²"), ("belang", "11"), ("belang", "-1"), ("startpunt", "maan")],
)
def test_a_number_or_row_that_does_not_exist_changes_nothing(wat: str, waarde: str) -> None:
    with pytest.raises(OngeldigeWaarde):
        bewerk_keuze(met_cijfers(), wat, waarde, NU)


@pytest.mark.parametrize("wat", ["score:geld", "score", "score:maan", "wens", "steun_rol", "begin", ""])
def test_what_was_never_chosen_is_not_changed_here(wat: str) -> None:
    with pytest.raises(OnbekendAntwoord):
        bewerk_keuze(met_cijfers(), wat, "3", NU)


def test_half_a_number_on_a_ruler_stays_when_it_is_saved_again() -> None:
    client = Client().tot("belang")
    client.zegt("zes en een half", letterlijk=("cijfer0_10", 6.5))
    assert client.toestand.velden["belang"] == "6.5"
    assert bewerk_keuze(client.toestand, "belang", "6.5", NU).toestand == client.toestand


def test_after_sharing_the_change_is_offered_to_be_shared_again() -> None:
    client = Client().tot("gehoord")
    na = bewerk_keuze(client.toestand, "belang", "2", NU)
    assert [t.sleutel for t in na.teksten] == ["utter_gewijzigd_na_delen", "utter_vraag_delen_weer"]


def test_a_number_that_is_taken_away_survives_the_road_to_the_database() -> None:
    assert effect_from_dict(effect_as_dict(ScoreWeg("wonen"))) == ScoreWeg("wonen")
