"""What stands in for Rasa in tests of the services: the same ``denk`` and ``deel``, understood by a plain function."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from vliegwiel.core.begrip import Begrip, Vermelding
from vliegwiel.core.letterlijk import lees_letterlijk
from vliegwiel.services.beurt import deel, denk
from vliegwiel.services.gesprek import Dienst
from vliegwiel.services.poorten import Gedacht, Opdracht, TaalStoring

WOORDEN = {
    "schulden": ("geld", "zorg"),
    "werk": ("werk", "wens"),
    "fiets": ("lichaam", "kracht"),
    "huis": ("wonen", "zorg"),
}
ONZEKER = "misschien"
VREEMD = {"مرحبا": "ar", "Dzień": "pl"}


def begrijp(opdracht: Opdracht) -> Begrip:
    """Understand by a few words, less surely with "misschien" beside them; buttons by their intent."""
    if opdracht.tekst.startswith("/"):
        return Begrip(intent=opdracht.tekst[1:])
    score = 0.6 if ONZEKER in opdracht.tekst else 1.0
    genoemd = tuple(Vermelding(*WOORDEN[w], opdracht.tekst, score=score) for w in WOORDEN if w in opdracht.tekst)
    taal = next((taal for woord, taal in VREEMD.items() if woord in opdracht.tekst), None)
    return Begrip(vermeldingen=genoemd, taal=taal, letterlijk=lees_letterlijk(opdracht.tekst, opdracht.vraag))


@dataclass
class Taalproef:
    """A ``Taalbegrip`` in this process. ``voor`` and ``na`` are called around each turn, to fail or to look."""

    dienst: Dienst | None = None
    voor: Callable[[Opdracht], None] = lambda _: None
    na: Callable[[Gedacht], None] = lambda _: None
    gevraagd: list[Opdracht] = field(default_factory=list)
    stil: bool = False

    async def denk(self, opdracht: Opdracht) -> Gedacht:
        """Return the turn, as the action server would."""
        self.gevraagd.append(opdracht)
        self.voor(opdracht)
        if self.stil:
            raise TaalStoring("stil")
        assert self.dienst is not None
        gedacht = await denk(self.dienst, opdracht.gesprek, opdracht.bericht, begrijp(opdracht))
        if gedacht is None:
            raise TaalStoring("al gedaan")
        await deel(self.dienst, opdracht.gesprek, gedacht)
        self.na(gedacht)
        return gedacht
