"""*Mijn plan*: one page in the client's own words, for the client alone.

What I want and why, what goes well, what I want to change, my first small step, who helps me, and my own numbers. It
needs nobody else: no sharing, no consultant. Never anything that somebody else wrote or thinks, no total and no advice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from vliegwiel.core.gesprek.toestand import Toestand
from vliegwiel.core.samenvatting import Meting, Regel, Rij, Samenvatting, deelbaar

ANDERS = ("zorg", "wens")
# Answers that are shown whole; a line of the matrix that stands in one of them would only be said twice.
ANTWOORDEN = (
    "wens", "waarom", "verdieping", "goed", "lastig", "belang_waarom", "vertrouwen_hoger", "stap", "erbij", "steun",
)  # fmt: skip


@dataclass(frozen=True)
class Zin:
    """Something that was said: the words, the domain that they are about (empty: about nothing in particular)."""

    woorden: str
    over: str = ""
    vroeger: bool = False


@dataclass(frozen=True)
class Cijfer:
    """The client's own number of one domain, with those of earlier times, oldest first."""

    naam: str
    score: int | None
    eerder: tuple[Meting, ...] = ()


@dataclass(frozen=True)
class Mijnplan:
    """Everything on the page; what was not told is empty. ``cijfers`` has every row of the picture, or none at all."""

    wens: str = ""
    waarom: str = ""
    verdieping: str = ""
    belang_waarom: str = ""
    goed: tuple[Zin, ...] = ()
    anders: tuple[Zin, ...] = ()
    begin: str = ""
    in_de_weg: str = ""
    stap: str = ""
    hoger: str = ""
    erbij: tuple[str, ...] = ()
    vertrouwd: str = ""
    rol: str = ""
    steun: str = ""
    helpers: str = ""
    cijfers: tuple[Cijfer, ...] = ()

    @property
    def leeg(self) -> bool:
        """Whether there is nothing to show yet."""
        return self == Mijnplan()

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        return asdict(self)


def maak_plan(t: Toestand, contact: Mapping[str, Any]) -> Mijnplan:
    """Return the plan of a conversation as it stands now; ``contact`` are the typed fields of the cards.

    What somebody else typed and the client did not read over is left out: these are the client's words.
    """
    s = deelbaar(t)
    v, namen = s.velden, {g.id: g.naam for g in t.gebieden.gebieden}
    persoon = contact.get("vertrouwenspersoon") or {}
    rol = str(v.get("steun_rol") or persoon.get("rol") or "")
    return Mijnplan(
        wens=v.get("wens", ""),
        waarom=v.get("waarom", ""),
        verdieping=v.get("verdieping", ""),
        belang_waarom=v.get("belang_waarom", ""),
        goed=(*_antwoord(v.get("goed", "")), *_zinnen(s, ("kracht",))),
        anders=(*_antwoord(v.get("lastig", "")), *_zinnen(s, ANDERS)),
        begin=namen.get(s.startpunt or "", ""),
        in_de_weg=namen.get(s.in_de_weg or "", ""),
        stap=v.get("stap", ""),
        hoger=v.get("vertrouwen_hoger", ""),
        erbij=tuple(filter(None, v.get("erbij", "").split("\n"))),
        vertrouwd=str(persoon.get("naam") or ""),
        rol="" if rol == "niet" else rol,
        steun=v.get("steun", ""),
        helpers=str(contact.get("helpers") or ""),
        cijfers=tuple(_cijfers(s.rijen)),
    )


def _antwoord(woorden: str) -> Iterator[Zin]:
    if woorden:
        yield Zin(woorden)


def _zinnen(s: Samenvatting, soorten: Iterable[str]) -> Iterator[Zin]:
    """The lines of these kinds that are about the client, each once, and not when an answer says the same."""
    gezegd = [_kaal(s.velden[naam]) for naam in ANTWOORDEN if naam in s.velden]
    for soort in soorten:
        for rij, regel in s.met(soort):
            kaal = _kaal(regel.citaat)
            if _over_mij(regel) and not any(f" {kaal} " in f" {g} " for g in gezegd):
                gezegd.append(kaal)
                yield Zin(regel.citaat, rij.naam, regel.tijd == "vroeger")


def _over_mij(regel: Regel) -> bool:
    return regel.wie != "ander"


def _kaal(woorden: str) -> str:
    return " ".join("".join(t if t.isalnum() else " " for t in woorden.casefold()).split())


def _cijfers(rijen: Iterable[Rij]) -> Iterator[Cijfer]:
    alle = [Cijfer(r.naam, r.score if isinstance(r.score, int) else None, _getallen(r.eerder)) for r in rijen]
    if any(c.score is not None or c.eerder for c in alle):
        yield from alle


def _getallen(metingen: Iterable[Meting]) -> tuple[Meting, ...]:
    return tuple(m for m in metingen if isinstance(m.waarde, int))
