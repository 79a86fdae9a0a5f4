"""Patches that more than double what one Rasa process can do, for exactly one version of Rasa.

Rasa validates every answer of the action server with ``jsonschema.validate``, which checks the *schema* again each time
(25–30 ms), and looks up each event's class by walking all subclasses (~20 ms). Both results never change. The answers
are still validated: only the schema is checked and compiled once. And of the spaCy pipeline only the names of people
are read (``bot.nlu.begrip``), so its other steps don't run: a sixth of the time of a message.
"""

from __future__ import annotations

from functools import lru_cache, wraps
from typing import Any

VERSIE = "3.6.21"
NAMEN = "ner"


def pas_toe(versie: str | None = None) -> bool:
    """Apply the patches; returns False, having changed nothing, on any other version of Rasa.

    ``versie``: the installed version when not given. Applying twice is the same as once.
    """
    import rasa

    if (versie or rasa.__version__) != VERSIE:
        return False
    _bewaar_validator()
    _onthoud_gebeurtenissen()
    _lees_alleen_namen()
    return True


def _bewaar_validator() -> None:
    import jsonschema
    from rasa.core.actions.action import RemoteAction

    @lru_cache(maxsize=1)
    def validator() -> Any:
        schema = RemoteAction.action_response_format_spec()
        klasse = jsonschema.validators.validator_for(schema)
        klasse.check_schema(schema)
        return klasse(schema)

    def valideer(self: RemoteAction, result: dict[str, Any]) -> bool:
        fout = jsonschema.exceptions.best_match(validator().iter_errors(result))
        if fout is None:
            return True
        fout.message += ". Failed to validate Action server response from API."
        raise fout

    RemoteAction._validate_action_result = valideer


def _onthoud_gebeurtenissen() -> None:
    from rasa.shared.core.events import Event

    if hasattr(Event.resolve_by_type, "cache_info"):
        return
    # Only for successful look-ups: an unknown name raises, and lru_cache does not remember that.
    Event.resolve_by_type = staticmethod(lru_cache(maxsize=256)(Event.resolve_by_type))


def _lees_alleen_namen() -> None:
    from rasa.nlu.utils.spacy_utils import SpacyModel, SpacyNLP

    if hasattr(SpacyNLP.load_model, "__wrapped__"):
        return
    laad = SpacyNLP.load_model

    @wraps(laad)
    def laad_klein(spacy_model_name: str) -> SpacyModel:
        geladen = laad(spacy_model_name)
        geladen.model.select_pipes(disable=overbodig(geladen.model))
        return geladen

    SpacyNLP.load_model = staticmethod(laad_klein)


def overbodig(taal: Any) -> list[str]:
    """Return the steps of a spaCy pipeline that neither find names nor feed the step that does."""
    nodig = {NAMEN} & set(taal.pipe_names)
    nodig |= {naam for naam, stap in taal.pipeline if nodig & set(getattr(stap, "listening_components", ()))}
    return [naam for naam in taal.pipe_names if naam not in nodig]
