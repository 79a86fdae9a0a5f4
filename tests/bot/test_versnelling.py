"""The patches: faster, and exactly as strict."""

from __future__ import annotations

from collections.abc import Iterator

import jsonschema
import pytest
import spacy
from rasa.core.actions.action import RemoteAction
from rasa.nlu.utils.spacy_utils import SpacyNLP
from rasa.shared.core.events import Event, SlotSet

from bot.taalmodel import EIGEN_MODEL
from bot.versnelling import VERSIE, overbodig, pas_toe


@pytest.fixture(autouse=True)
def herstel() -> Iterator[None]:
    eerst = RemoteAction._validate_action_result, Event.__dict__["resolve_by_type"], SpacyNLP.__dict__["load_model"]
    yield
    RemoteAction._validate_action_result, Event.resolve_by_type, SpacyNLP.load_model = eerst


@pytest.fixture
def actie() -> RemoteAction:
    return RemoteAction("action_beurt", None)


GOED = {"events": [{"event": "slot", "name": "a", "value": 1}], "responses": [{"text": "Hoi"}]}


def test_the_installed_rasa_is_the_one_that_is_patched() -> None:
    assert pas_toe()


def test_a_good_answer_still_passes(actie: RemoteAction) -> None:
    pas_toe()
    assert actie._validate_action_result(GOED) is True


@pytest.mark.parametrize(
    "slecht", [{"events": "geen lijst", "responses": []}, {"events": [{"naam": "x"}], "responses": []}, "tekst", None]
)
def test_a_bad_answer_is_refused_as_before(actie: RemoteAction, slecht: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        actie._validate_action_result(slecht)
    pas_toe()
    with pytest.raises(jsonschema.ValidationError):
        actie._validate_action_result(slecht)


def test_events_are_found_as_before() -> None:
    pas_toe()
    assert Event.resolve_by_type("slot") is SlotSet
    assert Event.resolve_by_type("slot") is SlotSet
    assert Event.resolve_by_type("topic") is None
    assert Event.resolve_by_type("onbekend", SlotSet) is SlotSet
    with pytest.raises(ValueError, match="onbekend"):
        Event.resolve_by_type("onbekend")


def test_another_version_of_rasa_is_left_alone() -> None:
    eerst = RemoteAction._validate_action_result, Event.resolve_by_type
    assert not pas_toe("3.6.22")
    assert (RemoteAction._validate_action_result, Event.resolve_by_type) == eerst
    assert VERSIE == "3.6.21"


def test_applying_twice_is_the_same_as_once() -> None:
    pas_toe()
    eerst = Event.resolve_by_type
    pas_toe()
    assert Event.resolve_by_type is eerst


def test_of_the_dutch_pipeline_only_what_is_read_runs() -> None:
    pas_toe()
    taal = SpacyNLP.load_model(str(EIGEN_MODEL)).model
    assert taal.pipe_names == []
    assert [t.text for t in taal("ik wil werk")] == ["ik", "wil", "werk"]


def test_a_pipeline_that_finds_names_keeps_that_step_and_what_feeds_it() -> None:
    taal = spacy.blank("nl")
    taal.add_pipe("tok2vec")
    taal.add_pipe("tagger")
    luister = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}
    taal.add_pipe("ner", config={"model": {"tok2vec": luister}})
    taal.get_pipe("tagger").add_label("N")
    taal.get_pipe("ner").add_label("PER")
    taal.initialize()
    assert overbodig(taal) == ["tagger"]
