"""A client in a conversation who also reads the words: every turn is rendered with the real texts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.hulp.gesprek import SET, Client
from vliegwiel.core.gesprek import Beurt, Toestand, begin
from vliegwiel.core.tekst import Catalogus, Uiting
from vliegwiel.services.catalogus import laad_catalogus

PROJECT = Path(__file__).resolve().parents[2]


@cache
def catalogus() -> Catalogus:
    """Return the real texts, filled in for an example gemeente."""
    lijsten = yaml.safe_load((PROJECT / "tests" / "teksten" / "woordenlijsten.yml").read_text("utf-8"))
    return laad_catalogus(PROJECT / "data" / "responses", lijsten["vast"])


@dataclass
class Lezer(Client):
    """Keeps what was said, turn by turn, as the client reads it."""

    toestand: Toestand = field(default_factory=lambda: begin(Toestand(SET)).toestand)
    gelezen: list[tuple[Uiting, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read the opening."""
        self._lees(begin(Toestand(SET)))

    def _stuur(self, **wat: Any) -> Beurt:
        gedaan = super()._stuur(**wat)
        self._lees(gedaan)
        return gedaan

    def _lees(self, gedaan: Beurt) -> None:
        uitingen, gebruikt = catalogus().spreek(gedaan.teksten, gedaan.toestand.gebruikt)
        self.toestand = replace(gedaan.toestand, gebruikt=gebruikt)
        self.gelezen.append(uitingen)

    @property
    def gezegd(self) -> tuple[str, ...]:
        """The words of the last turn, bubble by bubble."""
        return tuple(u.tekst for u in self.gelezen[-1])

    @property
    def knoppen(self) -> set[str]:
        """What the buttons of the last turn send."""
        return {waarde for u in self.gelezen[-1] for waarde, _ in u.keuzes}
