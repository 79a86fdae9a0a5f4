"""Two patches that double what one Rasa process can do, for exactly one version of Rasa.

Rasa validates every answer of the action server with ``jsonschema.validate``, which checks the *schema* again each time
(25–30 ms), and looks up each event's class by walking all subclasses (~20 ms). Both results never change. The answers
are still validated: only the schema is checked and compiled once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

VERSIE = "3.6.21"


def pas_toe(versie: str | None = None) -> bool:
    """Apply the patches; returns False, having changed nothing, on any other version of Rasa.

    ``versie``: the installed version when not given. Applying twice is the same as once.
    """
    import rasa

    if (versie or rasa.__version__) != VERSIE:
        return False
    _bewaar_validator()
    _onthoud_gebeurtenissen()
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
