"""What happened in one conversation: everything that the measures and the report need, and nothing that runs."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from gesprekproef.persona import Label

ANTWOORD, VOORVAL = "antwoord", "voorval"
CLIENT_BEURT = (ANTWOORD, VOORVAL)


@dataclass(frozen=True)
class Uiting:
    """One bubble of the assistant; ``sleutel`` is empty when the text is not in the catalogue."""

    tekst: str
    soort: str
    sleutel: str = ""
    knoppen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Beurt:
    """One client turn: what was sent on which open question (``vraag``, in stage ``fase``), and the reply.

    ``vorm``: tekst, keuze or kaart. ``hoe``: a plain answer, or an incident. ``nieuwe_vraag`` is open afterwards, in
    stage ``nieuwe_fase``; ``knoppen`` is its number of buttons. ``ms`` is the time until the reply was there.
    """

    bericht: str
    vraag: str
    fase: str
    vorm: str
    gezegd: str
    hoe: str
    antwoord: tuple[Uiting, ...]
    nieuwe_vraag: str
    nieuwe_fase: str
    knoppen: int = 0
    ms: float = 0.0
    zegt: tuple[Label, ...] = ()
    mag: tuple[Label, ...] = ()
    trekt_in: str = ""
    antwoordt: bool = True
    gemist: tuple[str, ...] = ()
    verwacht: tuple[str, ...] = ()

    @property
    def sleutels(self) -> tuple[str, ...]:
        """The keys of the reply's texts."""
        return tuple(u.sleutel for u in self.antwoord)


@dataclass(frozen=True)
class Cel:
    """One line of the matrix, as the API gives it; ``twijfel``: the product asks whether it is right."""

    id: str
    gebied: str
    soort: str
    citaat: str
    twijfel: bool = False


@dataclass
class Gesprek:
    """One played conversation. ``doel_na``: the client turn in which it got what it came for, or None.

    ``matrix``: the cells at the moment before sharing (or at the end), after ``nagelezen_na`` turns. ``gevraagd``: the
    lines that the client was asked to look at and looked at, ``weggedrukt`` those that were wrong and were taken away. ``verloren``: answers that were gone after a
    reload, a restart or at the end. ``stuk``: what crashed.
    """

    persona: str
    naam: str
    kort: str
    wil: str
    volledig: bool = False
    snel: bool = False
    zaad: int | None = None
    opening: tuple[Uiting, ...] = ()
    beurten: list[Beurt] = field(default_factory=list)
    doel_na: int | None = None
    matrix: tuple[Cel, ...] = ()
    nagelezen_na: int = 0
    gevraagd: tuple[Cel, ...] = ()
    weggedrukt: tuple[Cel, ...] = ()
    gedeeld: bool = False
    cijfers_gegeven: dict[str, int] = field(default_factory=dict)
    cijfers_bewaard: dict[str, int] = field(default_factory=dict)
    verloren: list[str] = field(default_factory=list)
    achtergebleven: list[str] = field(default_factory=list)
    opmerkingen: list[str] = field(default_factory=list)
    overgeslagen: str = ""
    stuk: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return asdict(self)
