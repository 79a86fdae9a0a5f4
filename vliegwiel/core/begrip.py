"""What was understood of one message: dialogue act, mentions, crisis signal, language, literal answer.

Made by the NLU components in ``bot/`` (or by rule, for buttons and cards) and read by ``core.gesprek``.
The JSON form travels through Rasa, so this module stays importable on Python 3.10.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

POLARITEITEN = ("zorg", "kracht", "wens", "feit")
NIVEAUS = ("geen", "nazorg", "vermoeden", "acuut")
INHOUD = "inhoud"


class OnleesbaarBegrip(ValueError):
    """The dict does not have the shape of a ``Begrip``."""


@dataclass(frozen=True)
class Vermelding:
    """One thing said about one life domain, with its evidence: ``citaat`` is ``tekst[begin:eind]``."""

    leefgebied: str
    polariteit: str
    citaat: str
    begin: int = 0
    eind: int = 0
    wie: str = "zelf"
    tijd: str = "nu"
    score: float = 1.0

    def __post_init__(self) -> None:
        if self.polariteit not in POLARITEITEN:
            raise OnleesbaarBegrip(f"onbekende polariteit: {self.polariteit!r}")


@dataclass(frozen=True)
class Crisissignaal:
    """Level and kind of a crisis signal; ``score`` (0–1) is how sure the reader is.

    ``stellig``: the client says so outright; no other reader may think less of it.
    """

    niveau: str = "geen"
    soort: str | None = None
    score: float = 0.0
    stellig: bool = False

    def __post_init__(self) -> None:
        if self.niveau not in NIVEAUS:
            raise OnleesbaarBegrip(f"onbekend crisisniveau: {self.niveau!r}")

    def ernstigste(self, ander: Crisissignaal) -> Crisissignaal:
        """Return the more serious of the two signals; the first one when they are equal."""
        return ander if NIVEAUS.index(ander.niveau) > NIVEAUS.index(self.niveau) else self

    def milder(self) -> Crisissignaal:
        """Return the signal one level lower: acute becomes a question, and a question becomes nothing."""
        if self.niveau == "acuut":
            return replace(self, niveau="vermoeden")
        return Crisissignaal() if self.niveau == "vermoeden" else self


@dataclass(frozen=True)
class Letterlijk:
    """A short literal answer read by rule: ``soort`` says how to read ``waarde`` (see ``core.letterlijk``).

    ``datum`` (ISO 8601) is the first day that a later moment can mean, when the reader knew what day it was.
    """

    soort: str
    waarde: Any
    datum: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON form; ``datum`` is in it only when there is one."""
        vorm = {"soort": self.soort, "waarde": self.waarde}
        return vorm if self.datum is None else vorm | {"datum": self.datum}


@dataclass(frozen=True)
class Begrip:
    """Everything understood of one client message. ``taal`` is None for Dutch, else an ISO 639-1 code.

    ``namen`` are names of people as typed, where the spaCy pipeline in use finds them; else there are none. ``gok`` is the
    likeliest mention when none is sure enough: never written down as it is, only asked about.
    """

    intent: str = INHOUD
    zekerheid: float = 1.0
    vermeldingen: tuple[Vermelding, ...] = ()
    crisis: Crisissignaal = field(default_factory=Crisissignaal)
    taal: str | None = None
    letterlijk: Letterlijk | None = None
    namen: tuple[str, ...] = ()
    gok: Vermelding | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON form (the same keys as ``make analyse`` writes)."""
        vorm: dict[str, Any] = {
            "intent": self.intent,
            "intent_confidence": self.zekerheid,
            "mentions": [asdict(v) for v in self.vermeldingen],
            "crisis": asdict(self.crisis),
            "taal": self.taal,
            "letterlijk": self.letterlijk.as_dict() if self.letterlijk else None,
        }
        if self.namen:
            vorm["namen"] = list(self.namen)
        if self.gok:
            vorm["gok"] = asdict(self.gok)
        return vorm

    @classmethod
    def from_dict(cls, gegevens: Mapping[str, Any]) -> Begrip:
        """Build a ``Begrip`` from its JSON form; raises ``OnleesbaarBegrip`` when the shape is wrong."""
        try:
            letterlijk, gok = gegevens.get("letterlijk"), gegevens.get("gok")
            return cls(
                intent=str(gegevens["intent"]),
                zekerheid=float(gegevens.get("intent_confidence", 1.0)),
                vermeldingen=tuple(Vermelding(**v) for v in gegevens.get("mentions", ())),
                crisis=Crisissignaal(**(gegevens.get("crisis") or {})),
                taal=gegevens.get("taal"),
                letterlijk=Letterlijk(**letterlijk) if letterlijk else None,
                namen=tuple(str(naam) for naam in gegevens.get("namen") or ()),
                gok=Vermelding(**gok) if gok else None,
            )
        except (KeyError, TypeError, AttributeError) as fout:
            raise OnleesbaarBegrip(str(fout)) from fout
