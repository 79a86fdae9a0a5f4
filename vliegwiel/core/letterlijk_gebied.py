"""Which life domains a client picks: by label, in own words, with typing slips, or "alles" and "niks"."""

from __future__ import annotations

from collections.abc import Sequence

from vliegwiel.core.spelling import Vondst, Woordenlijst, lees_woorden, tekens, vouw

LEEFGEBIEDEN = (
    "wonen", "geld", "dag", "contacten", "gezin", "lichaam", "gevoel", "werk", "regelen", "gebruik", "justitie",
)  # fmt: skip

_WOORDEN = Woordenlijst(lees_woorden("leefgebied"))

_RANG = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende")
_RANGEN = {vouw(w): i for i, w in enumerate(_RANG)} | {vouw("laatste"): -1, vouw("onderste"): -1, vouw("bovenste"): 0}
_RONDOM_RANG = frozenset(vouw(w) for w in ("de", "en", "graag", "doe", "maar"))


def _gekozen_op_plaats(woorden: list[str], keuzes: Sequence[str]) -> list[str] | None:
    """Return the offered choices that are picked by their place ("de eerste en de derde")."""
    plekken = [_RANGEN[k] for k in map(vouw, woorden) if k in _RANGEN]
    overig = {vouw(w) for w in woorden if w.isalnum()} - set(_RANGEN) - _RONDOM_RANG
    if not keuzes or not plekken or overig or any(p >= len(keuzes) for p in plekken):
        return None
    return [keuzes[p] for p in plekken]


def _zonder(vondsten: list[Vondst]) -> set[str]:
    """Return the domains that the client takes out: behind "behalve", or beside "niet" in the same clause."""
    eruit: set[str] = set()
    weglaten = False
    for vorige, v in zip([None, *vondsten], vondsten, strict=False):
        if v.waarde == "behalve" or (v.waarde == "niet" and not (vorige and vorige.waarde in LEEFGEBIEDEN)):
            weglaten = True
        elif v.waarde == "niet" and vorige:
            eruit.add(vorige.waarde)
        elif v.waarde == "wel":
            weglaten = False
        elif v.waarde in LEEFGEBIEDEN and weglaten:
            eruit.add(v.waarde)
    return eruit


def lees_leefgebieden(tekst: str, keuzes: Sequence[str] = ()) -> tuple[str, ...] | None:
    """Return the ids of the domains that a short answer picks, in the order named; ``()`` for none of them.

    ``keuzes`` are the ids on offer, for "alles" and "de eerste"; without them "alles" is all eleven and a place in
    the list is not guessed. Returns None when the message says more than a choice.
    """
    woorden = tekens(tekst)
    op_plaats = _gekozen_op_plaats(woorden, keuzes)
    if op_plaats is not None:
        return tuple(dict.fromkeys(op_plaats))
    vondsten = _WOORDEN.zoek(woorden)
    genoemd = [v.waarde for v in vondsten if v.waarde in LEEFGEBIEDEN]
    soorten = {v.waarde for v in vondsten}
    gelezen = {plek for v in vondsten for plek in range(v.begin, v.eind)}
    los = sum(w.isalnum() for plek, w in enumerate(woorden) if plek not in gelezen)
    if "?" in woorden or "blok" in soorten or los:
        return None
    if "alles" in soorten:
        eruit = _zonder(vondsten)
        return tuple(g for g in keuzes or LEEFGEBIEDEN if g not in eruit)
    if "niks" in soorten:
        return None if genoemd or "ja" in woorden else ()
    if not genoemd:
        return None
    over = tuple(dict.fromkeys(g for g in genoemd if g not in _zonder(vondsten)))
    return over or None
