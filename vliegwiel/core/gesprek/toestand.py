"""The state of one conversation, and what a client contributes to it in one turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from vliegwiel.core.begrip import Begrip
from vliegwiel.core.leefgebied import LeefgebiedenSet
from vliegwiel.core.matrix import Matrix
from vliegwiel.core.terugbellen import Aanbod

LOOPT, GESTOPT, LATER, KLAAR = "loopt", "gestopt", "later", "klaar"


@dataclass(frozen=True)
class Bijdrage:
    """What the client sends in one turn: free text, pressed choices or a filled card, with what was understood.

    ``kaart`` holds only what the conversation needs to go on (which card, yes or no); names and numbers stay in
    typed, encrypted fields and never come here. ``vraag`` is the question of the bot message that is answered,
    when the client's page says so. ``aanbod``: when the gemeente can call back now, after a crisis signal.
    """

    bericht: str
    moment: datetime
    tekst: str = ""
    begrip: Begrip = field(default_factory=Begrip)
    keuzes: tuple[str, ...] = ()
    kaart: Mapping[str, str] | None = None
    vraag: str | None = None
    door: str = "client"
    aanbod: Aanbod | None = None


@dataclass(frozen=True)
class Toestand:
    """Where a conversation stands. Changing it returns a new one (``core.gesprek.beurt``).

    ``vraag`` is the open question; ``terug`` the one to go back to after a side question. ``velden`` are the
    client's verbatim answers by question id. ``afgehandeld`` are questions that are answered or skipped: they are
    never asked again. ``namen`` are names of people that spaCy found in what is still kept: the summary masks them.
    ``laatste``: the message that last answered an open question, and which (and the message with the words, when this one
    only gave them a place). ``gemeld``: what is said only once.
    ``gebruikt`` counts text keys, so that variants don't repeat. ``gedeeld`` is the newest shared version,
    ``ingetrokken`` the newest one that was taken back.

    ``later`` is the day (ISO) on which somebody asks once more, ``later_half`` what is known of a plan in the making
    (a day, or ``bereik``). ``vorige_keer`` is the moment (ISO) of the last turn. ``weer`` are rows and rulers whose number
    is asked again (``gebied:geld``, ``lat:belang``), ``latten`` every number given to a ruler (``belang|6|moment``).
    ``typt`` is the role of who types along now, ``meegetypt`` the roles of all who did; ``onbevestigd`` what they typed
    that the client did not read back yet (``cel:…``, ``veld:…``, ``score:…``), ``niet_bevestigd`` what the client read and
    did not say yes to. ``twijfel`` are the ids of cells that are a guess, until the client has looked at them.

    ``gever`` is the first name of who gave the link with which this began, ``helper`` the same name once that person
    typed along on this device.

    After a crisis signal: ``stil`` when calling is not possible; ``na_signaal`` is "nee" (the answer to the direct
    question) or "teruggenomen", with its moment (ISO 8601); ``terugbel`` is "nee", or the moment (ISO 8601) by which
    the gemeente promised to call.
    """

    gebieden: LeefgebiedenSet
    matrix: Matrix = field(default_factory=Matrix)
    vraag: str = "welkom"
    terug: str = ""
    status: str = LOOPT
    versie: int = 0
    velden: Mapping[str, str] = field(default_factory=dict)
    afgehandeld: tuple[str, ...] = ()
    overgeslagen: tuple[str, ...] = ()
    gekozen: tuple[str, ...] = ()
    gebruikt: Mapping[str, int] = field(default_factory=dict)
    niet_begrepen: int = 0
    snel: bool = False
    geldstress: bool = False
    veiligheid: str | None = None
    crisissoort: str | None = None
    vlagsoort: str | None = None
    kaart_vast: bool = False
    stil: bool = False
    na_signaal: str = ""
    na_signaal_op: str = ""
    terugbel: str = ""
    contact: bool = False
    gedeeld: int = 0
    ingetrokken: int = 0
    verwerkt: tuple[str, ...] = ()
    laatste: tuple[str, ...] = ()
    gemeld: tuple[str, ...] = ()
    namen: tuple[str, ...] = ()
    later: str = ""
    later_half: str = ""
    vorige_keer: str = ""
    weer: tuple[str, ...] = ()
    latten: tuple[str, ...] = ()
    typt: str = ""
    meegetypt: tuple[str, ...] = ()
    onbevestigd: tuple[str, ...] = ()
    niet_bevestigd: tuple[str, ...] = ()
    twijfel: tuple[str, ...] = ()
    gever: str = ""
    helper: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON form without the matrix and the domain set, which have homes of their own."""
        gegevens = {k: v for k, v in vars(self).items() if k not in ("gebieden", "matrix")}
        return {
            k: list(v) if isinstance(v, tuple) else dict(v) if isinstance(v, Mapping) else v
            for k, v in gegevens.items()
        }

    @classmethod
    def from_dict(cls, gegevens: Mapping[str, Any], gebieden: LeefgebiedenSet, matrix: Matrix) -> Toestand:
        """Build a state from its JSON form; raises ``TypeError`` on unknown keys."""
        waarden: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in gegevens.items()}
        return cls(gebieden=gebieden, matrix=matrix, **waarden)

    @property
    def startpunt(self) -> str | None:
        """The row where the client wants to begin, or None. Chosen by the client, never computed."""
        return self.velden.get("startpunt") or None

    @property
    def is_gedeeld(self) -> bool:
        """Whether a consultant can read something of this client now."""
        return self.gedeeld > self.ingetrokken

    @property
    def weg_terug(self) -> str:
        """The question to go back to after a side question; empty when the talk was over already."""
        return "" if self.terug == "-" else self.terug or ("" if "welkom" in self.afgehandeld else "welkom")

    def met_zorg(self) -> tuple[str, ...]:
        """Return the rows with a worry, in the order in which they came up."""
        return tuple(g for g in self.matrix.besproken() if self.matrix.van(g, "zorg"))

    def zeker_besproken(self) -> tuple[str, ...]:
        """Return the rows that the client surely told about: one that is only guessed at can still be chosen."""
        gegokt = {g for g in self.matrix.besproken() if all(c.id in self.twijfel for c in self.matrix.van(g))}
        return tuple(g for g in self.matrix.besproken() if g not in gegokt or self.matrix.score(g))
