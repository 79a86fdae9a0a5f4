"""Life domains (leefgebieden) and the set of them that a municipality uses.

Source: the nine *leefbaarheidsgebieden* of the Helmond approach and the matrix of WEZM!.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

MEESTE_RIJEN = 13
"""More rows than this don't fit around the picture, nor on a telephone as a choice."""


class OngeldigeLeefgebieden(ValueError):
    """A set of domains is not usable: no or too many rows, double ids, or two rows that feed on the same domain."""


@dataclass(frozen=True)
class Leefgebied:
    """One row of the matrix.

    ``naam`` is shown as a title, ``in_zin`` inside a sentence ("je geld"). ``herkent`` are the recognised
    domains that feed this row; a row without them is filled by asking. A ``gevoelig`` row is never asked for: it
    exists only when the client brings it up. ``vraag`` is the row's own open question; empty: the common one.
    """

    id: str
    naam: str
    in_zin: str
    herkent: tuple[str, ...] = ()
    gevoelig: bool = False
    vraag: str = ""


@dataclass(frozen=True)
class LeefgebiedenSet:
    """The rows of one municipality, in order. ``id``, ``versie`` and all rows stay with a running conversation."""

    id: str
    versie: int
    gebieden: tuple[Leefgebied, ...]

    def __post_init__(self) -> None:
        ids = [g.id for g in self.gebieden]
        herkend = [h for g in self.gebieden for h in g.herkent]
        if not ids:
            raise OngeldigeLeefgebieden("een set heeft ten minste één leefgebied")
        if len(ids) > MEESTE_RIJEN:
            raise OngeldigeLeefgebieden(f"een set heeft hoogstens {MEESTE_RIJEN} leefgebieden")
        for namen, wat in ((ids, "leefgebied"), (herkend, "herkend gebied")):
            dubbel = sorted({n for n in namen if namen.count(n) > 1})
            if dubbel:
                raise OngeldigeLeefgebieden(f"dubbel {wat}: {', '.join(dubbel)}")
        for gebied in self.gebieden:
            # An answer may name a row or a recognised domain, so the two can't mean different rows.
            if self.voor(gebied.id) not in (None, gebied):
                raise OngeldigeLeefgebieden(f"{gebied.id} heet naar een herkend gebied dat een ander leefgebied voedt")

    def __contains__(self, gebied_id: object) -> bool:
        return any(g.id == gebied_id for g in self.gebieden)

    @property
    def kenmerk(self) -> str:
        """SHA-256 over everything in the set: two sets with the same id and version may still differ."""
        vorm = json.dumps(self.as_dict(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(vorm.encode()).hexdigest()

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON form."""
        rijen = [asdict(g) | {"herkent": list(g.herkent)} for g in self.gebieden]
        return {"id": self.id, "versie": self.versie, "gebieden": rijen}

    @classmethod
    def from_dict(cls, gegevens: Mapping[str, Any]) -> LeefgebiedenSet:
        """Build a set from its JSON form; raises ``KeyError``, ``TypeError`` or ``OngeldigeLeefgebieden``."""
        rijen = tuple(Leefgebied(**(g | {"herkent": tuple(g["herkent"])})) for g in gegevens["gebieden"])
        return cls(gegevens["id"], gegevens["versie"], rijen)

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

    def bedoeld(self, naam: str) -> Leefgebied | None:
        """Return the row that a recognised domain feeds or that has this id, or None."""
        return self.voor(naam) or (self.get(naam) if naam in self else None)

    def te_vragen(self, behalve: Iterable[str] = ()) -> tuple[Leefgebied, ...]:
        """Return the rows that may be asked for, in order, without the sensitive ones and ``behalve``."""
        al = set(behalve)
        return tuple(g for g in self.gebieden if not g.gevoelig and g.id not in al)
