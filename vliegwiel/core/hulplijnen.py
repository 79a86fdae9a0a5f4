"""The help lines: who can be called or written to in a crisis, and which ones belong to which kind.

One home for them (``data/hulplijnen.yml``): the texts, the pinned card and the help page take them from here. An order
that leaves somebody with a kind of crisis and nobody to call can't be built.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

SOORTEN = ("suicide", "geweld", "dreiging", "dakloos_acuut", "medisch", "ander_in_gevaar", "rouw")
EERST, ERBIJ = "eerst", "erbij"
MAX_NAAM, MAX_OP_KAART = 60, 5
_ID = re.compile(r"[a-z][a-z_]{1,30}")
_NUMMER = re.compile(r"\+?[0-9][0-9 ()/-]*")
_CIJFERS = (3, 15)


class OngeldigeHulplijn(ValueError):
    """A help line, or the list of them, can't be used; the message says in Dutch what to change."""


@dataclass(frozen=True)
class Hulplijn:
    """One line. ``nummers`` as people write them, the first one is the button; ``uren`` and ``chat_uren`` in words.

    ``chat`` is an https address where somebody can type instead of talk, ``chat_naam`` its name; both or neither.
    A line without number and chat (the client's own doctor) is named, not linked. Raises ``OngeldigeHulplijn``.
    """

    id: str
    naam: str
    nummers: tuple[str, ...] = ()
    uren: str = ""
    waarvoor: str = ""
    chat: str = ""
    chat_naam: str = ""
    chat_uren: str = ""

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise OngeldigeHulplijn(f"id {self.id!r}: alleen kleine letters en _ (2 tot 31 tekens)")
        if not 1 <= len(self.naam) <= MAX_NAAM:
            raise OngeldigeHulplijn(f"{self.id}: naam heeft 1 tot {MAX_NAAM} tekens")
        for nummer in self.nummers:
            if not _NUMMER.fullmatch(nummer) or not _CIJFERS[0] <= len(bel(nummer)) <= _CIJFERS[1]:
                raise OngeldigeHulplijn(f"{self.id}: {nummer!r} is geen telefoonnummer")
        if bool(self.chat) != bool(self.chat_naam):
            raise OngeldigeHulplijn(f"{self.id}: chat en chat_naam horen bij elkaar")
        if self.chat and (urlsplit(self.chat).scheme != "https" or not urlsplit(self.chat).hostname):
            raise OngeldigeHulplijn(f"{self.id}: chat begint met https://")
        if not self.uren:
            raise OngeldigeHulplijn(f"{self.id}: uren ontbreekt (bijvoorbeeld: dag en nacht)")

    @property
    def nummer(self) -> str:
        """The number of the button, or an empty string."""
        return self.nummers[0] if self.nummers else ""

    @property
    def tel(self) -> str:
        """The digits for a ``tel:`` link, or an empty string."""
        return bel(self.nummer)

    @property
    def site(self) -> str:
        """The host name of the chat without www, or an empty string."""
        return (urlsplit(self.chat).hostname or "").removeprefix("www.")

    @property
    def in_tekst(self) -> str:
        """How a sentence names it: its numbers with "of" between them, else its name."""
        return " of ".join(self.nummers) or self.naam


def bel(nummer: str) -> str:
    """Return the digits (and a leading +) of a number."""
    cijfers = re.sub(r"\D", "", nummer)
    return f"+{cijfers}" if nummer.startswith("+") else cijfers


@dataclass(frozen=True)
class Hulplijnen:
    """All lines, and their order: per kind of crisis, at the bottom of every page, and on the help page.

    Raises ``OngeldigeHulplijn`` for a line that is not there, a kind without a card, and a card that nobody can call.
    """

    lijnen: Mapping[str, Hulplijn]
    kaarten: Mapping[str, tuple[str, ...]]
    altijd: tuple[str, ...]
    hulppagina: tuple[str, ...]

    def __post_init__(self) -> None:
        if missend := [s for s in SOORTEN if s not in self.kaarten]:
            raise OngeldigeHulplijn(f"kaarten: {', '.join(missend)} ontbreekt")
        if vreemd := [s for s in self.kaarten if s not in SOORTEN]:
            raise OngeldigeHulplijn(f"kaarten: {', '.join(vreemd)} bestaat niet; wel: {', '.join(SOORTEN)}")
        plekken = {f"kaarten: {s}": r for s, r in self.kaarten.items()}
        for plek, rij in (plekken | {"altijd": self.altijd, "hulppagina": self.hulppagina}).items():
            if onbekend := [i for i in rij if i not in self.lijnen]:
                raise OngeldigeHulplijn(f"{plek}: {', '.join(onbekend)} staat niet bij de lijnen")
            if not any(self.lijnen[i].nummers for i in rij):
                raise OngeldigeHulplijn(f"{plek}: er is geen lijn met een nummer")
            if len(set(rij)) < len(rij):
                raise OngeldigeHulplijn(f"{plek}: een lijn staat er twee keer")

    def voor(self, soort: str | None, *, stil: bool = False) -> tuple[Hulplijn, ...]:
        """Return the lines for a kind of crisis, in order; ``stil``: who can't talk gets the ones with a chat first."""
        rij = [self.lijnen[i] for i in self.kaarten.get(soort or "", self.kaarten["suicide"])]
        return tuple(sorted(rij, key=lambda lijn: not lijn.chat)) if stil else tuple(rij)

    def onderaan(self) -> tuple[Hulplijn, ...]:
        """Return the lines for the bottom of every page."""
        return tuple(self.lijnen[i] for i in self.altijd)

    def pagina(self) -> tuple[Hulplijn, ...]:
        """Return the lines for the help page."""
        return tuple(self.lijnen[i] for i in self.hulppagina)

    def variabelen(self) -> dict[str, str]:
        """Return what texts may use: ``{veiligthuis}`` is "0800-2000"."""
        return {lijn.id: lijn.in_tekst for lijn in self.lijnen.values()}

    def sites(self) -> dict[str, str]:
        """Return host name → address of every chat, for links in scripted texts."""
        return {lijn.site: lijn.chat for lijn in self.lijnen.values() if lijn.site}

    def met_eigen(self, eigen: Iterable[tuple[Hulplijn, tuple[str, ...], str]]) -> Hulplijnen:
        """Return the list with a gemeente's own lines: each with the kinds that it is for, and ``eerst`` or ``erbij``."""
        lijnen, kaarten, pagina = dict(self.lijnen), dict(self.kaarten), self.hulppagina
        for lijn, soorten, plaats in eigen:
            if lijn.id in lijnen:
                raise OngeldigeHulplijn(f"{lijn.id}: dit id bestaat al; kies een ander")
            if vreemd := [s for s in soorten if s not in SOORTEN]:
                raise OngeldigeHulplijn(f"{lijn.id}: voor {', '.join(vreemd)} bestaat niet; wel: {', '.join(SOORTEN)}")
            if plaats not in (EERST, ERBIJ):
                raise OngeldigeHulplijn(f"{lijn.id}: plaats is {EERST} of {ERBIJ}")
            lijnen[lijn.id] = lijn
            for soort in soorten:
                # "Eerst" is before the other lines for talking, and never before 112 where that comes first.
                al = kaarten[soort]
                na = 1 if al[0] == "noodnummer" else 0
                kaarten[soort] = (*al[:na], lijn.id, *al[na:]) if plaats == EERST else (*al, lijn.id)
                if len(kaarten[soort]) > MAX_OP_KAART:
                    raise OngeldigeHulplijn(f"{lijn.id}: op de kaart voor {soort} passen {MAX_OP_KAART} lijnen")
            pagina = (*pagina, lijn.id)
        return replace(self, lijnen=lijnen, kaarten=kaarten, hulppagina=pagina)
