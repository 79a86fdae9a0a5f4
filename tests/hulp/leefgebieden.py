"""Any valid domain set, and how a gemeente would write it down: every part on a line of its own."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from vliegwiel.core.leefgebied import MEESTE_RIJEN, Leefgebied, LeefgebiedenSet
from vliegwiel.core.letterlijk_gebied import LEEFGEBIEDEN
from vliegwiel.services.leefgebieden import BEZET

# The same examples on every run, and none refused for a busy machine; files are written over, so one folder will do.
RUSTIG = settings(
    derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
LETTERS = "abcdefghijklmnopqrstuvwxyzéëïABCDEF"
WOORD = st.text(LETTERS, min_size=1, max_size=9)
IDS = st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True).filter(lambda i: i not in BEZET and i not in LEEFGEBIEDEN)


def zin(hoogstens: int) -> st.SearchStrategy[str]:
    """Some words."""
    return st.lists(WOORD, min_size=1, max_size=hoogstens).map(" ".join)


@st.composite
def geldige_set(draw: st.DrawFn, minstens: int = 1) -> LeefgebiedenSet:
    """A set that follows every rule."""
    aantal = draw(st.integers(minstens, MEESTE_RIJEN))
    ids = draw(st.lists(IDS, min_size=aantal, max_size=aantal, unique=True))
    namen = draw(st.lists(zin(3), min_size=aantal, max_size=aantal, unique_by=lambda n: n.casefold().replace(" ", "")))
    plaats = [draw(st.none() | st.integers(0, aantal - 1)) for _ in LEEFGEBIEDEN]
    rijen = []
    for n in range(aantal):
        herkent = tuple(g for g, rij in zip(LEEFGEBIEDEN, plaats, strict=True) if rij == n)
        gevoelig = bool(herkent) and n > 0 and draw(st.booleans())
        vraag = draw(st.just("") | zin(8).map(lambda z: z + "?"))
        rijen.append(Leefgebied(ids[n], namen[n], draw(zin(3)), herkent, gevoelig, vraag))
    return LeefgebiedenSet(draw(IDS), draw(st.integers(1, 999)), tuple(rijen))


@dataclass
class Regel:
    """One line of a file: which row it belongs to (None: the set), which part it is, and its value as YAML."""

    rij: int | None
    deel: str
    waarde: str


def regels_van(gebieden: LeefgebiedenSet) -> list[Regel]:
    """Return the lines of a file with this set."""
    regels = [Regel(None, "id", gebieden.id), Regel(None, "versie", str(gebieden.versie)), Regel(None, "gebieden", "")]
    for n, g in enumerate(gebieden.gebieden):
        delen: dict[str, Any] = {"id": g.id, "naam": g.naam, "in_zin": g.in_zin, "gevoelig": g.gevoelig}
        delen |= {"herkent": list(g.herkent)} if g.herkent else {}
        delen |= {"vraag": g.vraag} if g.vraag else {}
        regels += [Regel(n, deel, json.dumps(waarde, ensure_ascii=False)) for deel, waarde in delen.items()]
    return regels


def als_yaml(regels: list[Regel]) -> str:
    """Return the text of a file."""
    uit, vorige = [], None
    for r in regels:
        begin = "" if r.rij is None else "    " if r.rij == vorige else "  - "
        uit.append(f"{begin}{r.deel}: {r.waarde}".rstrip())
        vorige = r.rij
    return "\n".join(uit) + "\n"
