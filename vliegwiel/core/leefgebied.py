"""Life domains (leefgebieden) and the set of them that a municipality uses.

Source: the nine *leefbaarheidsgebieden* of the Helmond approach and the matrix of WEZM!.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class OngeldigeLeefgebieden(ValueError):
    """A set of domains is not usable: no domains, double ids, or two rows that feed on the same domain."""


@dataclass(frozen=True)
class Leefgebied:
    """One row of the matrix.

    ``naam`` is shown as a title, ``in_zin`` inside a sentence ("je geld"). ``herkent`` are the recognised
    domains that feed this row. A ``gevoelig`` row is never asked for: it exists only when the client brings it up.
    """

    id: str
    naam: str
    in_zin: str
    herkent: tuple[str, ...]
    gevoelig: bool = False


@dataclass(frozen=True)
class LeefgebiedenSet:
    """The rows of one municipality, in order. ``versie`` stays with a running conversation."""

    id: str
    versie: int
    gebieden: tuple[Leefgebied, ...]

    def __post_init__(self) -> None:
        ids = [g.id for g in self.gebieden]
        herkend = [h for g in self.gebieden for h in g.herkent]
        if not ids:
            raise OngeldigeLeefgebieden("een set heeft ten minste één leefgebied")
        for namen, wat in ((ids, "leefgebied"), (herkend, "herkend gebied")):
            dubbel = sorted({n for n in namen if namen.count(n) > 1})
            if dubbel:
                raise OngeldigeLeefgebieden(f"dubbel {wat}: {', '.join(dubbel)}")

    def __contains__(self, gebied_id: object) -> bool:
        return any(g.id == gebied_id for g in self.gebieden)

    def get(self, gebied_id: str) -> Leefgebied:
        """Return the row with this id; raises ``KeyError`` when there is none."""
        for gebied in self.gebieden:
            if gebied.id == gebied_id:
                return gebied
        raise KeyError(gebied_id)

    def voor(self, herkend: str) -> Leefgebied | None:
        """Return the row that a recognised domain feeds, or None when this set has no place for it."""
        for gebied in self.gebieden:
            if herkend in gebied.herkent:
                return gebied
        return None

    def te_vragen(self, behalve: Iterable[str] = ()) -> tuple[Leefgebied, ...]:
        """Return the rows that may be asked for, in order, without the sensitive ones and ``behalve``."""
        al = set(behalve)
        return tuple(g for g in self.gebieden if not g.gevoelig and g.id not in al)
