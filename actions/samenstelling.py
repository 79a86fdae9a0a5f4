"""What the actions work with, composed once per process: settings, database, texts, domain set."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from vliegwiel.samenstelling import maak_dienst, open_database
from vliegwiel.services.gesprek import Dienst
from vliegwiel.settings import Instellingen, laad_instellingen
from vliegwiel.storage import Database


@cache
def instellingen() -> Instellingen:
    """Return the settings of this process."""
    return laad_instellingen()


@cache
def database() -> Database:
    """Return the database of this process."""
    return open_database(instellingen())


@cache
def dienst() -> Dienst:
    """Return the conversation's use cases; thinking needs no Rasa, so there is no client of it here."""
    return maak_dienst(instellingen(), database(), nu)


def nu() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)
