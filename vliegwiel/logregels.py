"""What the processes write about themselves, one line an event: plain to read while developing, JSON in productie.

The only place with structlog. Modules log with ``logging``, as they do everywhere, and nothing personal.
"""

from __future__ import annotations

import logging

import structlog
from structlog.typing import Processor

LEESBAAR = "%(asctime)s %(levelname)s %(name)s %(message)s"
MOMENT, MELDING = "moment", "melding"


def begin(niveau: str, *, als_json: bool) -> None:
    """Write every event from ``niveau`` on to standard error; call it once, before the work begins.

    ``als_json``: one object a line with ``moment`` (UTC), ``level``, ``logger`` and ``melding``, and ``exception`` for
    an error with its place, so that a program that gathers logs never has to guess where a line ends.
    """
    schrijver = logging.StreamHandler()
    schrijver.setFormatter(_json() if als_json else logging.Formatter(LEESBAAR))
    logging.basicConfig(level=niveau.upper(), handlers=[schrijver])


def _json() -> logging.Formatter:
    vooraf: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key=MOMENT),
    ]
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=vooraf,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            structlog.processors.EventRenamer(MELDING),
            structlog.processors.JSONRenderer(ensure_ascii=False, sort_keys=True),
        ],
    )
