"""Run Rasa: the REST channel on loopback, one process, our model, our patches."""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from bot.omgeving import LOKAAL, ROOT

# A client's words never go into a log; Rasa adds them to its messages under these names.
_WOORDEN = frozenset(("text", "user_text", "parse_data_text", "parse_data_entities", "rasa_events", "latest_message"))


def zonder_woorden(_: Any, __: str, gebeurtenis: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Structlog processor: drop what a client wrote."""
    for naam in _WOORDEN & gebeurtenis.keys():
        del gebeurtenis[naam]
    return gebeurtenis


def stel_logboek_in() -> None:
    """Log warnings and worse, without anybody's words; call this before Rasa works."""
    import structlog
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.WARNING)
    verwerkers = structlog.get_config()["processors"]
    structlog.configure(processors=[zonder_woorden, *verwerkers])
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")


def serveer(model: Path, poort: int) -> None:
    """Serve until stopped. The port answers as soon as the model is loaded: ``GET /webhooks/rest/`` means ready."""
    from rasa.core.run import serve_application
    from rasa.core.utils import AvailableEndpoints

    from bot.versnelling import pas_toe

    stel_logboek_in()
    if not pas_toe():
        print("Andere versie van Rasa dan verwacht: draait zonder versnelling.", file=sys.stderr)
    serve_application(
        model_path=str(model),
        interface=LOKAAL,
        port=poort,
        credentials=str(ROOT / "credentials.yml"),
        endpoints=AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml")),
        enable_api=False,
    )
