"""A whole run: which personas are played, in which order, with which chance."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gesprekproef.doelen import Doel, Paar, doelen, tijden
from gesprekproef.gesprek import Gesprek
from gesprekproef.kenner import Kenner
from gesprekproef.maten import Woorden, meet
from gesprekproef.persona import DATA, Persona, Voorval, lees_personas, lees_voorval, lees_yaml, lees_zinnen
from gesprekproef.speler import Herstart, Toneel, speel
from gesprekproef.verkeer import wegen

EXTRA_VOORVALLEN = 2


@dataclass(frozen=True)
class Uitkomst:
    """Everything that the report is made from."""

    paren: tuple[Paar, ...]
    overgeslagen: tuple[Gesprek, ...]
    doelen: tuple[Doel, ...]
    tijden: dict[str, float]
    zaad: int

    @property
    def gevraagd(self) -> int:
        """How many lines the product was not sure of, and the client looked at."""
        return sum(len(g.gevraagd) for g, _ in self.paren)

    @property
    def weggedrukt(self) -> int:
        """How many of those were wrong, and taken away."""
        return sum(len(g.weggedrukt) for g, _ in self.paren)

    @property
    def regels(self) -> int:
        """How many lines there were before anybody looked."""
        return sum(m.cellen.cellen for _, m in self.paren) + self.weggedrukt

    @property
    def fout_vooraf(self) -> float | None:
        """The share of lines that were wrong before anybody looked; None without lines."""
        fout = sum(len(m.cellen.fout) for _, m in self.paren) + self.weggedrukt
        return fout / self.regels if self.regels else None

    @property
    def stuk(self) -> tuple[Gesprek, ...]:
        """The conversations in which the product broke its own API."""
        return tuple(g for g, _ in self.paren if g.stuk)


async def maak_toneel(adres: str, herstart: Herstart | None = None) -> Toneel:
    """Return what all conversations of a run share; raises ``Storing`` when nobody answers."""
    ruw = lees_yaml(DATA / "woorden.yml")
    standaard = {v: lees_zinnen(z) for v, z in lees_yaml(DATA / "standaard.yml").items()}
    return Toneel(
        adres, Kenner.van_project(), standaard, ruw["doelen"], ruw["opnieuw"], await wegen(adres), ruw["velden"], herstart
    )  # fmt: skip


async def speel_alles(
    toneel: Toneel,
    zaad: int,
    wisselend: int,
    alleen: Sequence[str] = (),
    meld: Callable[[Gesprek], None] = lambda _: None,
) -> Uitkomst:
    """Play every persona once as written, and ``wisselend`` more of them by chance. One at a time.

    Raises ``OngeldigePersona``. The same ``zaad`` gives the same clients.
    """
    personas = [p for p in lees_personas() if not alleen or p.id in alleen]
    gespeeld, overgeslagen = [], []
    for persona, eigen_zaad, extra in _programma(personas, zaad, 0 if alleen else wisselend):
        reden = _ontbreekt(persona, toneel.beschrijving)
        if reden:
            overgeslagen.append(Gesprek(persona.id, persona.naam, persona.kort, persona.wil, overgeslagen=reden))
            continue
        gesprek = await speel(toneel, persona, eigen_zaad, extra)
        gespeeld.append(gesprek)
        meld(gesprek)
    woorden = Woorden.lees(lees_yaml(DATA / "woorden.yml"))
    paren = tuple((g, meet(g, woorden)) for g in gespeeld)
    return Uitkomst(paren, tuple(overgeslagen), doelen(paren), tijden(paren), zaad)


def _programma(
    personas: Sequence[Persona], zaad: int, wisselend: int
) -> list[tuple[Persona, int | None, tuple[Voorval, ...]]]:
    """Return (persona, seed or None, extra incidents): first all as written, then some by chance."""
    toeval = random.Random(zaad)
    tussendoor = tuple(lees_voorval(v) for v in lees_yaml(DATA / "tussendoor.yml"))
    programma: list[tuple[Persona, int | None, tuple[Voorval, ...]]] = [(p, None, ()) for p in personas]
    mogelijk = [p for p in personas if not p.nodig and not p.snel and p.wil == "delen"]
    for nummer in range(wisselend if mogelijk else 0):
        extra = tuple(toeval.sample(tussendoor, EXTRA_VOORVALLEN))
        programma.append((toeval.choice(mogelijk), zaad * 1000 + nummer, extra))
    return programma


def _ontbreekt(persona: Persona, beschrijving: str) -> str:
    """Return why a persona can't be played in this version, or an empty string."""
    if not persona.nodig:
        return ""
    if not re.search(persona.nodig, beschrijving):
        return "weg_bestaat_niet"
    return "" if persona.antwoorden else "weg_onbekend"
