"""What the assistant says, as keys: the words themselves are in ``data/responses``.

A variant is chosen from what this conversation has already used, never at random, so that a replay says the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

PLAATS = re.compile(r"\{([a-z_]+)\}")


class OnbekendeTekst(KeyError):
    """There is no text with this key in the catalogue."""


class OntbrekendeVariabele(KeyError):
    """A text needs a variable that was not given."""


@dataclass(frozen=True)
class Keuze:
    """A button: ``waarde`` is what it sends, the label is either a text key or (a domain's name, a quote) words."""

    waarde: str
    sleutel: str = ""
    label: str = ""


@dataclass(frozen=True)
class Tekst:
    """One bubble: a key with variables. ``soort`` tells the page how to show it.

    soort: reflectie, uitleg, vraag, crisis, samenvatting, storing. ``kaart`` names the form that belongs to a
    question (contact, steun, terugbel); ``meer`` means that several choices may be picked. ``erbij``: a second text, said
    in the same bubble. ``teller`` counts the variants when that is not the key: each row's own question has turns of
    its own. ``anders``: the key that is said when there is no text with the first one.
    """

    sleutel: str
    soort: str = "uitleg"
    variabelen: Mapping[str, str] = field(default_factory=dict)
    keuzes: tuple[Keuze, ...] = ()
    kaart: str | None = None
    meer: bool = False
    erbij: str = ""
    teller: str = ""
    anders: str = ""


@dataclass(frozen=True)
class Uiting:
    """A rendered bubble, ready to be sent."""

    tekst: str
    soort: str
    sleutel: str
    keuzes: tuple[tuple[str, str], ...] = ()
    kaart: str | None = None
    meer: bool = False


@dataclass(frozen=True)
class Catalogus:
    """Every text the assistant says: key → variants.

    ``versie`` identifies the texts that a client said yes to; ``vast`` are variables that every text may use
    (the gemeente's name, telephone, opening hours).
    """

    varianten: Mapping[str, tuple[str, ...]]
    versie: str = ""
    vast: Mapping[str, str] = field(default_factory=dict)

    def aantal(self, sleutel: str) -> int:
        """Return the number of variants of a key; raises ``OnbekendeTekst``."""
        try:
            return len(self.varianten[sleutel])
        except KeyError as fout:
            raise OnbekendeTekst(sleutel) from fout

    def zeg(self, sleutel: str, variabelen: Mapping[str, str] | None = None, beurt: int = 0) -> str:
        """Return the text of a key; ``beurt`` counts how often this conversation has used the key."""
        variant = self.varianten.get(sleutel, ("",))[beurt % self.aantal(sleutel)]
        gegeven = {**self.vast, **(variabelen or {})}

        def vul(plaats: re.Match[str]) -> str:
            try:
                return gegeven[plaats[1]]
            except KeyError as fout:
                raise OntbrekendeVariabele(f"{sleutel}: {plaats[1]}") from fout

        return PLAATS.sub(vul, variant)

    def spreek(
        self, teksten: tuple[Tekst, ...], gebruikt: Mapping[str, int]
    ) -> tuple[tuple[Uiting, ...], dict[str, int]]:
        """Render bubbles; returns them with the new counts of used keys."""
        tellers = dict(gebruikt)
        uitingen = []
        for t in teksten:
            sleutel = t.anders if t.anders and t.sleutel not in self.varianten else t.sleutel
            teller = t.teller or sleutel
            keer = tellers.get(teller, 0)
            keuzes = tuple((k.waarde, k.label or self.zeg(k.sleutel)) for k in t.keuzes)
            woorden = self.zeg(sleutel, t.variabelen, keer)
            if t.erbij:
                woorden = f"{woorden} {self.zeg(t.erbij, t.variabelen, tellers.get(t.erbij, 0))}"
                tellers[t.erbij] = tellers.get(t.erbij, 0) + 1
            uitingen.append(Uiting(woorden, t.soort, sleutel, keuzes, t.kaart, t.meer))
            tellers[teller] = keer + 1
        return tuple(uitingen), tellers
