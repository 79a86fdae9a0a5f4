"""A stand-in for Rasa and its action server, so that the web can be tested without them.

It reads by rule what the real thing reads too: buttons, and short literal answers. Everything else is ``inhoud``,
with a mention for each of a handful of words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vliegwiel.core.begrip import Begrip, Vermelding
from vliegwiel.core.letterlijk import lees_letterlijk
from vliegwiel.services.gesprek import Dienst, denk
from vliegwiel.services.poorten import Gedacht, Opdracht, TaalStoring

WOORDEN = {
    "schuld": ("geld", "zorg"),
    "rekening": ("geld", "zorg"),
    "werk": ("werk", "wens"),
    "fiets": ("lichaam", "kracht"),
    "zus": ("contacten", "kracht"),
    "moe": ("lichaam", "zorg"),
    "huis": ("wonen", "zorg"),
}
ZINNEN = {
    "stop": "stoppen",
    "sla over": "overslaan",
    "weet ik niet": "weet_niet",
    "dat klopt niet": "corrigeren",
    "haal alles weg": "verwijderen",
    "ik wil een mens spreken": "mens_spreken",
}


@dataclass
class NepTaal:
    """Implements ``services.poorten.Taalbegrip``. ``stuk``: behave as if Rasa were down."""

    dienst: Dienst | None = None
    stuk: bool = False
    gezien: list[Opdracht] = field(default_factory=list)

    async def denk(self, opdracht: Opdracht) -> Gedacht:
        """Return the turn; raises ``TaalStoring`` while ``stuk``."""
        self.gezien.append(opdracht)
        if self.stuk:
            raise TaalStoring("stuk")
        assert self.dienst is not None
        gedacht = await denk(self.dienst, opdracht.gesprek, opdracht.bericht, begrijp(opdracht))
        if gedacht is None:
            raise TaalStoring("al gedaan")
        return gedacht


def begrijp(opdracht: Opdracht) -> Begrip:
    """Return what a few rules make of one message."""
    tekst = opdracht.tekst
    if tekst.startswith("/"):
        return Begrip(tekst[1:])
    if intent := ZINNEN.get(tekst.strip(" .!").lower()):
        return Begrip(intent)
    vermeldingen = tuple(
        Vermelding(gebied, polariteit, tekst, 0, len(tekst))
        for woord, (gebied, polariteit) in WOORDEN.items()
        if re.search(woord, tekst.lower())
    )
    return Begrip("inhoud", 0.9, vermeldingen, letterlijk=lees_letterlijk(tekst, opdracht.vraag))
