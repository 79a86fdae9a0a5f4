"""What a made-up client answers, whatever is asked next: the same story for the page, the API and a keyboard.

The client only looks at what is shown: the step of the progress line, the buttons, the card. So it also gets through
when understanding takes another turn than expected.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

WENS = "Ik wil graag weer werken, het liefst met dieren"
WAAROM = "Dan ben ik een voorbeeld voor mijn zoontje en heb ik weer een reden om op te staan"
GOED = "Mijn zus komt elke week langs, daar heb ik veel aan"
LASTIG = "Ik heb schulden en ik durf de post niet meer open te maken"
STAP = "Ik ga woensdag bij de kinderboerderij kijken"
CONTACT = {"naam": "Sam", "telefoon": "06 12 34 56 78"}
STEUN = {"naam": "Noor", "rol": "meedenken"}

# Words per stage, in the order in which the open questions of that stage come.
WOORDEN: Mapping[str, Sequence[str]] = {
    "wens": (WENS,),
    "waarom": (WAAROM, "Dan is er rust in huis en hoef ik me niet meer te schamen"),
    "verkennen": (GOED, LASTIG, "Er staat schimmel op de muur van de slaapkamer"),
    "belang": ("Omdat het niet langer zo kan", "Als iemand een keer met me meegaat"),
    "steun": ("Mijn zus Noor mag meedenken",),
    "stap": (STAP,),
}
STAP_FASE = {
    "1": "wens",
    "2": "waarom",
    "3": "verkennen",
    "4": "belang",
    "5": "steun",
    "6": "stap",
    "7": "contact",
    "8": "samenvatting",
}
VOORKEUR = ("begin", "delen", "ja", "werk", "geld", "wonen", "meedenken", "2", "8")


def fase_van(voortgang: str) -> str:
    """Return the stage of a progress line: "Stap 3 van 8: …"."""
    return STAP_FASE.get(voortgang.removeprefix("Stap ")[:1], "")


@dataclass(frozen=True)
class Vraag:
    """What a client sees: stage, values of the buttons, whether several may be picked, and the card that is shown."""

    fase: str
    keuzes: tuple[str, ...] = ()
    meer: bool = False
    kaart: str | None = None


@dataclass
class Verteller:
    """Answers questions one by one; ``antwoord`` returns one of tekst, keuze, keuzes or kaart."""

    gezegd: dict[str, int] = field(default_factory=dict)

    def antwoord(self, vraag: Vraag) -> dict[str, Any]:
        """Return the answer to what is asked now."""
        if vraag.kaart == "contact":
            return {"kaart": {"soort": "contact", "hoe": "bellen", "wanneer": ["ochtend"], **CONTACT}}
        if vraag.kaart == "steun":
            return {"kaart": {"soort": "steun", **STEUN}}
        if vraag.meer:
            gebied = "wonen" if "wonen" in vraag.keuzes else next(k for k in vraag.keuzes if k != "genoeg")
            return {"keuzes": [gebied]}
        woorden = WOORDEN.get(vraag.fase, ())
        keer = self.gezegd.get(vraag.fase, 0)
        if set(vraag.keuzes) <= {"geen_stap", "overslaan", "weet_niet", "mens_spreken"} and keer < len(woorden):
            self.gezegd[vraag.fase] = keer + 1
            return {"tekst": woorden[keer]}
        keuze = next((k for k in VOORKEUR if k in vraag.keuzes), None)
        if keuze is None and vraag.keuzes:
            keuze = vraag.keuzes[0]
        return {"keuze": keuze} if keuze else {"tekst": "Meer wil ik er niet over kwijt"}
