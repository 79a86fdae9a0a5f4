"""Compares the matrix with the labels of what the client said: right, wrong, missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gesprekproef.gesprek import Beurt, Cel, Gesprek
from gesprekproef.persona import Label

RICHTINGLOOS = "feit"


@dataclass(frozen=True)
class Gemist:
    """Something that the client said and that is not in the matrix."""

    label: Label
    tekst: str


@dataclass(frozen=True)
class Fout:
    """A cell that the client did not say. ``tekst`` is the message that it came from, "" when there is none."""

    cel: Cel
    tekst: str


@dataclass(frozen=True)
class Oordeel:
    """``goed``: labels found. ``richtingloos``: the right domain without the direction (a cell *feit*): not right, but
    nothing untrue either. ``neutraal``: cells that a careful reader may also see. ``gemist`` and ``fout``: see there.
    """

    goed: int = 0
    richtingloos: int = 0
    neutraal: int = 0
    gemist: tuple[Gemist, ...] = ()
    fout: tuple[Fout, ...] = ()

    @property
    def gezegd(self) -> int:
        """How many labelled cells the client said."""
        return self.goed + len(self.gemist)

    @property
    def cellen(self) -> int:
        """How many different cells stand in the matrix."""
        return self.goed + self.richtingloos + self.neutraal + len(self.fout)


def beoordeel(gesprek: Gesprek) -> Oordeel:
    """Judge the cells at the moment of sharing, message by message."""
    berichten = _geldig(gesprek.beurten[: gesprek.nagelezen_na])
    per_bericht: dict[str, set[Label]] = {b.bericht: set() for b in berichten}
    los: list[Cel] = []
    voorbeeld: dict[tuple[str, Label], Cel] = {}
    for cel in gesprek.matrix:
        bron = _bron(cel, berichten)
        if bron is None:
            los.append(cel)
            continue
        per_bericht[bron.bericht].add((cel.gebied, cel.soort))
        voorbeeld[bron.bericht, (cel.gebied, cel.soort)] = cel
    oordelen = [_bericht(b, per_bericht[b.bericht], voorbeeld) for b in berichten]
    return Oordeel(
        sum(o.goed for o in oordelen),
        sum(o.richtingloos for o in oordelen),
        sum(o.neutraal for o in oordelen),
        tuple(g for o in oordelen for g in o.gemist),
        (*(f for o in oordelen for f in o.fout), *(Fout(cel, "") for cel in los)),
    )


def is_gezegd(cel: Cel, beurten: Sequence[Beurt]) -> bool:
    """Return whether the client said this: the label is there, or may be, or it only leaves out the direction."""
    bron = _bron(cel, _geldig(beurten))
    labels = {*bron.zegt, *bron.mag} if bron else set()
    return (cel.gebied, cel.soort) in labels or (cel.soort == RICHTINGLOOS and cel.gebied in {g for g, _ in labels})


def _bericht(beurt: Beurt, gevonden: set[Label], voorbeeld: dict[tuple[str, Label], Cel]) -> Oordeel:
    gezegd, mag = set(beurt.zegt), set(beurt.mag)
    gebieden = {g for g, _ in gezegd | mag}
    over = gevonden - gezegd - mag
    richtingloos = {(g, s) for g, s in over if s == RICHTINGLOOS and g in gebieden}
    return Oordeel(
        len(gezegd & gevonden),
        len(richtingloos),
        len((gevonden & mag) - gezegd),
        tuple(Gemist(label, beurt.gezegd) for label in beurt.zegt if label not in gevonden),
        tuple(Fout(voorbeeld[beurt.bericht, label], beurt.gezegd) for label in sorted(over - richtingloos)),
    )


def _geldig(beurten: Sequence[Beurt]) -> list[Beurt]:
    """Return the turns with words of the client; a message that was taken back altogether no longer counts."""
    gevonden: list[Beurt] = []
    for beurt in beurten:
        if beurt.trekt_in:
            gevonden = [b for b in gevonden if beurt.trekt_in not in b.gezegd]
        if beurt.vorm == "tekst" or (beurt.vorm == "regel" and beurt.zegt):
            gevonden.append(beurt)
    return gevonden


def _bron(cel: Cel, beurten: Sequence[Beurt]) -> Beurt | None:
    """Return the message that a cell came from: the one in its id, unless its words are another message's (changed,
    or put in their place later). With masked names the words are nowhere: then the id decides."""
    volgens_id = next((b for b in beurten if cel.id.startswith(f"{b.bericht}-")), None)
    met_woorden = [b for b in beurten if _plat(cel.citaat) in _plat(b.gezegd)]
    if volgens_id in met_woorden or not met_woorden:
        return volgens_id
    return met_woorden[-1]


def _plat(tekst: str) -> str:
    return " ".join(tekst.casefold().split())
