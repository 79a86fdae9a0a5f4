"""Reading domain sets (``data/leefgebieden``): every file is checked whole, and every problem is told with its line.

Who changes these files is an operator of a gemeente, so what is wrong is told in Dutch, all at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from yaml import MappingNode, Node, SequenceNode

from vliegwiel.core.gesprek import script
from vliegwiel.core.leefgebied import MEESTE_RIJEN, Leefgebied, LeefgebiedenSet
from vliegwiel.core.letterlijk_gebied import LEEFGEBIEDEN
from vliegwiel.services.catalogus import OngeldigBestand
from vliegwiel.services.ontvangst import ACT_VAN_KEUZE, ALTIJD
from vliegwiel.services.yaml_regels import Lezing, lees_knopen

NAAM_TEKENS, IN_ZIN_TEKENS, VRAAG_TEKENS, ID_TEKENS = 30, 40, 120, 40
VRAAG_WOORDEN = 20
ID = re.compile(rf"[a-z][a-z0-9_]{{0,{ID_TEKENS - 1}}}")
SETVELDEN = ("id", "versie", "gebieden")
RIJVELDEN = ("id", "naam", "in_zin", "herkent", "gevoelig", "vraag")
# A row is a button, and its id is what the button sends: these mean something else already.
BEZET = {*ACT_VAN_KEUZE, *ALTIJD, *(w for vast in script.VAST.values() for w in vast), "genoeg", script.GEEN, "niets"}


@dataclass(frozen=True)
class _Rij:
    """A row as far as it could be read, with the place of each part."""

    gebied: Leefgebied
    plek: Node
    plekken: dict[str, Node]
    herkent: tuple[Node, ...]


@dataclass
class _Eerder:
    """What earlier rows said, and on which line: for what may stand in a set only once."""

    regels: dict[str, int] = field(default_factory=dict)

    def staat_op(self, wat: str, knoop: Node) -> int | None:
        """Return the line of an earlier one, or None and remember this one."""
        if wat in self.regels:
            return self.regels[wat]
        self.regels[wat] = knoop.start_mark.line + 1
        return None


def laad_leefgebieden(pad: Path) -> LeefgebiedenSet:
    """Read one domain set; raises ``OngeldigBestand`` with file, line and reason of everything that is wrong."""
    lezing = Lezing()
    gelezen = _set(lezing, lees_knopen(pad, lezing))
    if lezing.fouten or gelezen is None:
        raise OngeldigBestand("\n".join(f"{pad}:{regel}: {reden}" for regel, reden in sorted(lezing.fouten)))
    return gelezen


def setbestanden(folder: Path) -> list[Path]:
    """Return the files of a folder that hold a set, in order."""
    return sorted(p for p in folder.iterdir() if p.suffix in (".yml", ".yaml"))


def laad_map(folder: Path) -> tuple[LeefgebiedenSet, ...]:
    """Read every set of a folder; raises ``OngeldigBestand`` when one of them is wrong, or there is none."""
    if not folder.is_dir():
        raise OngeldigBestand(f"{folder}: dit is geen map met sets van leefgebieden")
    sets: dict[tuple[str, int], Path] = {}
    gelezen, fouten = [], []
    for pad in setbestanden(folder):
        try:
            een = laad_leefgebieden(pad)
        except OngeldigBestand as fout:
            fouten.append(str(fout))
            continue
        ander = sets.setdefault((een.id, een.versie), pad)
        if ander != pad:
            fouten.append(f"{pad}:1: set {een.id} met versie {een.versie} staat ook in {ander.name}")
        gelezen.append(een)
    if fouten:
        raise OngeldigBestand("\n".join(fouten))
    if not gelezen:
        raise OngeldigBestand(f"{folder}: hier staat geen set van leefgebieden (een bestand dat eindigt op .yml)")
    return tuple(gelezen)


def laad_gekozen(folder: Path, set_id: str) -> LeefgebiedenSet:
    """Return the set that new conversations get: the newest version of this id.

    Raises ``OngeldigBestand`` when it is not there, and also when another set in the folder is wrong: what is wrong
    is told at the start, not on the day that the gemeente chooses it.
    """
    sets = laad_map(folder)
    versies = [s for s in sets if s.id == set_id]
    if not versies:
        bekend = ", ".join(sorted({s.id for s in sets}))
        raise OngeldigBestand(f"{folder}: er is geen set {set_id!r} (leefgebieden_set); wel: {bekend}")
    return max(versies, key=lambda s: s.versie)


def kijk_na(pad: Path) -> tuple[list[str], list[str]]:
    """Return a line for every set in a file or folder that is right, and every problem with file, line and reason."""
    goed, fouten = [], []
    for bestand in setbestanden(pad) if pad.is_dir() else [pad]:
        try:
            een = laad_leefgebieden(bestand)
        except OngeldigBestand as fout:
            fouten.append(str(fout))
            continue
        rijen = f"{len(een.gebieden)} rijen, waarvan {sum(not g.herkent for g in een.gebieden)} alleen door te vragen"
        goed.append(f"{bestand}: set {een.id}, versie {een.versie}, {rijen}")
    if pad.is_dir() and not fouten:
        try:
            laad_map(pad)
        except OngeldigBestand as fout:
            fouten.append(str(fout))
    return goed, fouten


def _set(lezing: Lezing, wortel: Node | None) -> LeefgebiedenSet | None:
    if wortel is None:
        return None
    velden = lezing.velden(wortel, SETVELDEN, SETVELDEN, "een set")
    set_id = _id(lezing, velden.get("id"))
    versie = lezing.getal(velden.get("versie"), "versie")
    rijen = [r for knoop in _rijknopen(lezing, velden.get("gebieden")) if (r := _rij(lezing, knoop)) is not None]
    _onderling(lezing, rijen)
    if "gebieden" in velden and not lezing.fouten and all(r.gebied.gevoelig for r in rijen):
        lezing.fout(velden["gebieden"], "alle rijen zijn gevoelig: er is niets om naar te vragen")
    return None if lezing.fouten else LeefgebiedenSet(set_id, versie, tuple(r.gebied for r in rijen))


def _rijknopen(lezing: Lezing, knoop: Node | None) -> list[Node]:
    knopen = lezing.lijst(knoop, "gebieden")
    if isinstance(knoop, SequenceNode) and not knopen:
        lezing.fout(knoop, "een set heeft ten minste één rij")
    if len(knopen) > MEESTE_RIJEN:
        lezing.fout(knopen[MEESTE_RIJEN], f"te veel rijen: {len(knopen)}, en er passen er {MEESTE_RIJEN}")
    return knopen


def _rij(lezing: Lezing, knoop: Node) -> _Rij | None:
    """Read one row; what could not be read is empty, and told."""
    velden = lezing.velden(knoop, RIJVELDEN, ("id", "naam", "in_zin"), "een rij")
    if not isinstance(knoop, MappingNode):
        return None
    naam = lezing.tekst(velden.get("naam"), "naam", NAAM_TEKENS)
    in_zin = lezing.tekst(velden.get("in_zin"), "in_zin", IN_ZIN_TEKENS)
    if teken := re.search(r"[.,:;!?()“”\"]", in_zin):
        lezing.fout(velden["in_zin"], f"in_zin staat midden in een zin, dus zonder {teken[0]!r}")
    herkend = tuple(k for k in lezing.lijst(velden.get("herkent"), "herkent") if _bekend(lezing, k))
    gevoelig = lezing.ja_nee(velden.get("gevoelig"), "gevoelig")
    vraag = _vraag(lezing, velden.get("vraag"))
    if gevoelig and not herkend:
        reden = "naar een gevoelige rij wordt niet gevraagd, dus zonder herkent komt er nooit iets in"
        lezing.fout(velden["gevoelig"], reden)
    herkent = tuple(str(k.value) for k in herkend)
    gebied = Leefgebied(_id(lezing, velden.get("id")), naam, in_zin, herkent, gevoelig, vraag)
    return _Rij(gebied, knoop, velden, herkend)


def _id(lezing: Lezing, knoop: Node | None) -> str:
    waarde = lezing.tekst(knoop, "id", ID_TEKENS)
    if knoop is not None and waarde and not ID.fullmatch(waarde):
        lezing.fout(knoop, f"id {waarde!r}: begin met een kleine letter; daarna mogen ook cijfers en _")
    if knoop is not None and waarde in BEZET:
        lezing.fout(knoop, f"id {waarde!r} is al de naam van een knop; kies een ander id")
    return waarde


def _vraag(lezing: Lezing, knoop: Node | None) -> str:
    vraag = lezing.tekst(knoop, "vraag", VRAAG_TEKENS)
    if knoop is None or not vraag:
        return ""
    if not vraag.endswith("?") or vraag.count("?") != 1:
        lezing.fout(knoop, "vraag is één vraag: er staat één vraagteken in, aan het eind")
    elif max(len(zin.split()) for zin in re.split(r"(?<=[.!])\s+", vraag)) > VRAAG_WOORDEN:
        lezing.fout(knoop, f"vraag heeft een zin van meer dan {VRAAG_WOORDEN} woorden")
    return vraag


def _bekend(lezing: Lezing, knoop: Node) -> bool:
    waarde = lezing.tekst(knoop, "herkent", ID_TEKENS)
    if waarde and waarde not in LEEFGEBIEDEN:
        lezing.fout(knoop, f"herkent: {waarde!r} wordt niet herkend; wel: {', '.join(LEEFGEBIEDEN)}")
    return waarde in LEEFGEBIEDEN


def _onderling(lezing: Lezing, rijen: Iterable[_Rij]) -> None:
    """Tell what rows have in common that they should not."""
    ids, namen, herkend = _Eerder(), _Eerder(), _Eerder()
    voedt: dict[str, str] = {}
    rijen = list(rijen)
    for rij in rijen:
        eigen = rij.gebied
        if eigen.id and (op := ids.staat_op(eigen.id, rij.plekken["id"])):
            lezing.fout(rij.plekken["id"], f"dubbel id: {eigen.id} staat ook op regel {op}")
        plat = "".join(t for t in eigen.naam.casefold() if t.isalnum())
        if plat and (op := namen.staat_op(plat, rij.plekken["naam"])):
            lezing.fout(rij.plekken["naam"], f"dubbele naam: {eigen.naam} staat ook op regel {op}")
        for knoop in rij.herkent:
            if op := herkend.staat_op(str(knoop.value), knoop):
                lezing.fout(knoop, f"herkent: {knoop.value} staat ook op regel {op}, en voedt maar één rij")
            voedt.setdefault(str(knoop.value), eigen.id)
    for rij in rijen:
        if rij.gebied.id and voedt.get(rij.gebied.id, rij.gebied.id) != rij.gebied.id:
            reden = f"id {rij.gebied.id}: dat herkende gebied hoort bij rij {voedt[rij.gebied.id]}; kies een ander id"
            lezing.fout(rij.plekken["id"], reden)
