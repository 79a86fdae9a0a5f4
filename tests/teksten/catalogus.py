"""The texts as they stand in the files, and the text keys as they stand in the code. Used by the tests beside it."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from vliegwiel.core.begrip import POLARITEITEN
from vliegwiel.core.gesprek import script
from vliegwiel.core.gesprek.onderbreking import ANTWOORDEN, TALEN
from vliegwiel.core.gesprek.reflectie import EIGEN_ZORG, VERVOLG
from vliegwiel.services.ontvangst import ALTIJD

PROJECT = Path(__file__).resolve().parents[2]
CODE = ("vliegwiel", "actions", "bot")
SLEUTEL = re.compile(r"utter_[a-z0-9_]*[a-z0-9]")
CRISISSOORTEN = ("suicide", "geweld", "dakloos_acuut", "medisch", "ander_in_gevaar", "dreiging")
OP_DE_KAART = (*CRISISSOORTEN, "rouw")
VRAGEN = {*script.FASE_VAN, *script.ZIJVRAGEN} - {"", "crisis_vraag"} | {f"crisis_{soort}" for soort in CRISISSOORTEN}

# What can stand in the hole of a key that the code puts together.
FAMILIES: dict[str, set[str] | set[tuple[str, str]]] = {
    "utter_vraag_{}": VRAGEN,
    "utter_waarom_{}": set(script.FASEN),
    "utter_fase_{}": set(script.FASEN),
    "utter_antwoord_{}": set(ANTWOORDEN) - {"waarom_vraag", "herhaal"},
    "utter_taal_{}": {*TALEN, "anders"},
    "utter_taal_crisis_{}": {*TALEN, "anders"},
    "utter_taal_weer_{}": {*TALEN, "anders"},
    "utter_crisis_{}": set(OP_DE_KAART),
    "utter_crisis_stil_{}": set(OP_DE_KAART),
    "utter_reflectie_{}": set(POLARITEITEN),
    "utter_reflectie_op_{}": set(VERVOLG),
    "utter_reflectie_zorg_{}": set(EIGEN_ZORG),
    "utter_ruler_{}_{}": set(product(("belang", "vertrouwen"), ("laag", "midden", "hoog"))),
    "utter_score_{}": set("12345"),
    "utter_keuze_score_{}": set("12345"),
    "utter_keuze_{}": {waarde for waarden in (*script.VAST.values(), ALTIJD) for waarde in waarden}
    | {"terugbel", "terugbel_weg"},
    "utter_keuze_{}_geen": {"in_de_weg", "startpunt"},
    "utter_{}_gekozen": {"in_de_weg", "startpunt"},
    "utter_rol_{}": set(script.ROLLEN),
    "utter_lat_woorden_{}": {"laag", "midden", "hoog"},
    "utter_geen_{}": {"steun", "stap", "goed", "lastig"},
    "utter_{}": {"overslaan", "weet_niet", "twijfel", "jong", "elders"},
}


def lees_yaml(pad: Path) -> Any:
    return yaml.safe_load(pad.read_text("utf-8"))


WOORDEN: dict[str, Any] = lees_yaml(Path(__file__).with_name("woordenlijsten.yml"))


def teksten() -> dict[str, list[str]]:
    """Return key → variants over all files; a key in two files, or twice in one, is refused."""
    alle: dict[str, list[str]] = {}
    for pad in sorted((PROJECT / "data" / "responses").glob("*.yml")):
        sleutels = re.findall(r"^  (utter_\w+):", pad.read_text("utf-8"), re.MULTILINE)
        for sleutel in sleutels:
            if sleutel in alle or sleutels.count(sleutel) > 1:
                raise ValueError(f"{sleutel} staat er twee keer ({pad.name})")
        alle |= {s: [v["text"] for v in varianten] for s, varianten in lees_yaml(pad)["responses"].items()}
    return alle


def gevulde_sleutels(patroon: str) -> set[str]:
    """Return the keys of a family; raises ``LookupError`` for a key that is put together in a new way."""
    if patroon not in FAMILIES:
        raise LookupError(f"{patroon}: zet in FAMILIES waarmee dit gevuld wordt")
    return {patroon.format(*((deel,) if isinstance(deel, str) else deel)) for deel in FAMILIES[patroon]}


def _sleutels_in(knoop: ast.expr) -> set[str]:
    if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str) and SLEUTEL.fullmatch(knoop.value):
        return {knoop.value}
    if isinstance(knoop, ast.JoinedStr):
        patroon = "".join(d.value if isinstance(d, ast.Constant) else "{}" for d in knoop.values)  # type: ignore[misc]
        return gevulde_sleutels(patroon) if patroon.startswith("utter_") else set()
    if isinstance(knoop, ast.IfExp):
        return _sleutels_in(knoop.body) | _sleutels_in(knoop.orelse)
    return set()


def bomen() -> Iterator[ast.Module]:
    for map_ in CODE:
        for pad in sorted((PROJECT / map_).rglob("*.py")):
            yield ast.parse(pad.read_text("utf-8"), str(pad))


def gebruikte_sleutels() -> set[str]:
    """Return every key that the code or a template can ask for."""
    gebruikt = {s for boom in bomen() for k in ast.walk(boom) if isinstance(k, ast.expr) for s in _sleutels_in(k)}
    for pad in (PROJECT / "vliegwiel" / "web").rglob("*"):
        if pad.suffix in (".html", ".j2", ".js") and pad.is_file():
            gebruikt |= set(SLEUTEL.findall(pad.read_text("utf-8")))
    return gebruikt


def gegeven_variabelen() -> dict[str, set[str]]:
    """Return key → the variables that the code gives it at every place where it is said."""
    plaatsen: dict[str, list[set[str]]] = defaultdict(list)
    for boom in bomen():
        for functie in (k for k in ast.walk(boom) if isinstance(k, ast.FunctionDef)):
            oproepen = [k for k in ast.walk(functie) if isinstance(k, ast.Call) and _heet_zeg(k)]
            direct = {s for o in oproepen for s in _sleutels_in(o.args[0])}
            los = {s for k in ast.walk(functie) if isinstance(k, ast.expr) for s in _sleutels_in(k)} - direct
            for oproep in oproepen:
                namen = {k.arg for k in oproep.keywords if k.arg} - {"keuzes", "soort"}
                # A key that was put in a variable first: any key of this function that is not said directly.
                for sleutel in _sleutels_in(oproep.args[0]) or (los if isinstance(oproep.args[0], ast.Name) else ()):
                    plaatsen[sleutel].append(namen)
    gegeven = {sleutel: set.intersection(*namen) for sleutel, namen in plaatsen.items()}
    for sleutel, namen in WOORDEN["vraagvariabelen"].items():
        gegeven[sleutel] = gegeven.get(sleutel, set()) | set(namen)
    return gegeven


def _heet_zeg(oproep: ast.Call) -> bool:
    return isinstance(oproep.func, ast.Attribute) and oproep.func.attr == "zeg" and bool(oproep.args)
