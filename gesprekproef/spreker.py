"""Decides what a persona sends, from what is asked: no knowledge of the product beyond what a client sees."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from gesprekproef.kenner import Vraag
from gesprekproef.persona import Persona, Voorval, Zin

ANDERS_GEVRAAGD = {"wens_anders": ("wens",)}  # another question for the same thing: the next line about it


@dataclass(frozen=True)
class Stap:
    """The next thing to do: a line, or an incident (with or without a line)."""

    zin: Zin | None
    voorval: Voorval | None = None


@dataclass
class Spreker:
    """One persona in one conversation. With ``toeval`` it chooses among its lines, else it takes them in order."""

    persona: Persona
    standaard: Mapping[str, tuple[Zin, ...]]
    toeval: random.Random | None = None
    extra: Sequence[Voorval] = ()
    _gezien: Counter[str] = field(default_factory=Counter)
    _gedaan: set[int] = field(default_factory=set)
    _gebruikt: set[tuple[str, int]] = field(default_factory=set)

    def stap(self, vraag: Vraag) -> Stap:
        """Return what to do now that this is asked."""
        self._gezien[vraag.soort] += 1
        for nummer, voorval in enumerate((*self.persona.voorvallen, *self.extra)):
            if nummer not in self._gedaan and self._past(voorval, vraag):
                self._gedaan.add(nummer)
                if self.toeval is None or self.toeval.random() < voorval.kans:
                    self._gezien[vraag.soort] -= not voorval.zin  # without a line nothing new is asked
                    return Stap(self.in_vorm(voorval.zin, vraag) if voorval.zin else None, voorval)
        return Stap(self.in_vorm(self._antwoord(vraag), vraag))

    def _past(self, voorval: Voorval, vraag: Vraag) -> bool:
        return voorval.bij in (vraag.soort, vraag.naam) and self._gezien[vraag.soort] >= voorval.keer

    def antwoord(self, vraag: Vraag) -> Zin:
        """Return the plain answer to a question."""
        return self.in_vorm(self._antwoord(vraag), vraag)

    def _antwoord(self, vraag: Vraag) -> Zin:
        eigen = (vraag.naam, vraag.soort, *ANDERS_GEVRAAGD.get(vraag.soort, ()))
        for bron, sleutels in ((self.persona.antwoorden, eigen), (self.standaard, (vraag.soort,))):
            for sleutel in sleutels:
                nummers = [n for n in range(len(bron.get(sleutel, ()))) if (sleutel, n) not in self._gebruikt]
                mogelijk = [n for n in nummers if self._kan(bron[sleutel][n], vraag)]
                if mogelijk:
                    gekozen = self.toeval.choice(mogelijk) if self.toeval else mogelijk[0]
                    if bron is self.persona.antwoorden:
                        self._gebruikt.add((sleutel, gekozen))
                    return bron[sleutel][gekozen]
        if vraag.soort == "plaats":
            return self._plaats(vraag)
        return Zin(keuze="overslaan")

    def _kan(self, zin: Zin, vraag: Vraag) -> bool:
        """Whether this line can be sent here: a button has to be on offer, and who only presses does not type."""
        aangeboden = [w for w, _ in vraag.keuzes]
        if self.persona.stijl == "knop" and zin.tekst and not zin.keuze:
            return False
        if zin.knop_met:
            return any(zin.knop_met.casefold() in label.casefold() for _, label in vraag.keuzes)
        if zin.keuzes:
            return all(k in aangeboden for k in zin.keuzes)
        return not zin.keuze or not aangeboden or zin.keuze in (*aangeboden, "overslaan", "weet_niet")

    def _plaats(self, vraag: Vraag) -> Zin:
        """Where do these words belong? By the label of the words that were quoted, or of what was said last."""
        for gebied in self.laatst_gezegd:
            if any(w == gebied for w, _ in vraag.keuzes):
                return Zin(keuze=gebied)
        return Zin(keuze="geen")

    laatst_gezegd: tuple[str, ...] = ()

    def in_vorm(self, zin: Zin, vraag: Vraag) -> Zin:
        """Return the line as this persona sends it: typed, pressed, or either."""
        labels = dict(vraag.keuzes)
        if zin.knop_met:
            gevonden = next((w for w, label in vraag.keuzes if zin.knop_met.casefold() in label.casefold()), "")
            zin = replace(zin, keuze=gevonden or "overslaan", knop_met="")
        if self.persona.stijl != "tekst":
            return zin
        if zin.keuzes:
            return replace(zin, tekst=" en ".join(labels.get(k, k) for k in zin.keuzes), keuzes=())
        if zin.keuze:
            return replace(zin, tekst=labels.get(zin.keuze, zin.keuze.replace("_", " ")), keuze="")
        return zin
