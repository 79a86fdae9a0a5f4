"""Reading a YAML file node by node, so that every mistake can be told with its line, in Dutch."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

_TEKST, _GETAL, _WAAR, _LEEG = (f"tag:yaml.org,2002:{soort}" for soort in ("str", "int", "bool", "null"))
_HEEL_GETAL = re.compile(r"[1-9]\d{0,8}")
# What the parser says, and what somebody can do about it.
_UITLEG = (
    (
        "mapping values are not allowed",
        "hier staat een dubbele punt die er niet kan; zet de tekst tussen aanhalingstekens",
    ),
    ("cannot start any token", "hier staat een teken dat niet kan, zoals een tab; spring in met spaties"),
    ("could not find expected ':'", "hier ontbreekt een dubbele punt"),
    ("unexpected end of stream", "een aanhalingsteken is niet gesloten"),
    ("expected <block end>", "deze regel springt niet goed in"),
    ("expected ',' or", "een haakje is niet gesloten, of er ontbreekt een komma"),
    ("undefined alias", "een * verwijst naar iets dat er niet is; zet de tekst tussen aanhalingstekens"),
    ("expected a single document", "er staan meer documenten in; haal de regel met --- weg"),
    ("but found another document", "er staan meer documenten in; haal de regel met --- weg"),
)


class Lezing:
    """Collects what is wrong with one file: ``fouten`` are (line, reason)."""

    def __init__(self) -> None:
        self.fouten: list[tuple[int, str]] = []

    def fout(self, knoop: Node, reden: str) -> None:
        """Remember a problem, at the line where this part begins."""
        self.op_regel(knoop.start_mark.line + 1, reden)

    def op_regel(self, regel: int, reden: str) -> None:
        """Remember a problem at a line; the same one is told once."""
        if (regel, reden) not in self.fouten:
            self.fouten.append((regel, reden))

    def velden(self, knoop: Node, kent: Iterable[str], nodig: Iterable[str], wat: str) -> dict[str, Node]:
        """Return the known keys of a mapping; unknown, double and missing ones are told."""
        if not isinstance(knoop, MappingNode):
            self.fout(knoop, f"{wat} bestaat uit regels met 'naam: waarde'")
            return {}
        gevonden: dict[str, Node] = {}
        for sleutel, waarde in knoop.value:
            naam = " ".join(sleutel.value.split())[:40] if isinstance(sleutel, ScalarNode) else "dit"
            if naam not in kent:
                self.fout(sleutel, f"{naam} hoort niet bij {wat}; wel: {', '.join(kent)}")
            elif naam in gevonden:
                self.fout(sleutel, f"{naam} staat hier voor de tweede keer")
            else:
                gevonden[naam] = waarde
        for naam in nodig:
            if naam not in gevonden:
                self.fout(knoop, f"{naam} ontbreekt")
        return gevonden

    def tekst(self, knoop: Node | None, wat: str, langste: int) -> str:
        """Return a text on one line, or an empty string when it is not there or wrong."""
        if knoop is None:
            return ""
        if not isinstance(knoop, ScalarNode) or knoop.tag not in (_TEKST, _LEEG):
            self.fout(knoop, f"{wat} is geen tekst; zet er aanhalingstekens omheen")
            return ""
        waarde = " ".join(knoop.value.split()) if knoop.tag == _TEKST else ""
        if not any(t.isalnum() for t in waarde):
            self.fout(knoop, f"{wat} is leeg")
        elif not waarde.isprintable():
            self.fout(knoop, f"{wat} bevat een onzichtbaar teken")
        elif len(waarde) > langste:
            self.fout(knoop, f"{wat} is te lang: {len(waarde)} tekens, en er passen er {langste}")
        else:
            return waarde
        return ""

    def getal(self, knoop: Node | None, wat: str) -> int:
        """Return a whole number from 1, or 0 when it is not there or wrong."""
        if knoop is None:
            return 0
        if not isinstance(knoop, ScalarNode) or knoop.tag != _GETAL or not _HEEL_GETAL.fullmatch(knoop.value):
            self.fout(knoop, f"{wat} is geen heel getal vanaf 1")
            return 0
        return int(knoop.value)

    def ja_nee(self, knoop: Node | None, wat: str) -> bool:
        """Return a true or false; False when it is not there or wrong."""
        if knoop is None:
            return False
        if not isinstance(knoop, ScalarNode) or knoop.tag != _WAAR:
            self.fout(knoop, f"{wat} is true of false")
            return False
        return knoop.value.lower() in ("true", "yes", "on")

    def lijst(self, knoop: Node | None, wat: str) -> list[Node]:
        """Return the parts of a list; none when it is not there or wrong."""
        if knoop is None:
            return []
        if not isinstance(knoop, SequenceNode):
            self.fout(knoop, f"{wat} is een lijst")
            return []
        return list(knoop.value)


def lees_knopen(pad: Path, lezing: Lezing) -> Node | None:
    """Return the root of a YAML file, or None when it can't be read; what is wrong is told."""
    try:
        ruw = pad.read_bytes()
    except OSError as fout:
        lezing.op_regel(1, f"kan niet gelezen worden ({fout.strerror})")
        return None
    try:
        tekst = ruw.decode("utf-8-sig")
        wortel = yaml.compose(tekst, Loader=yaml.SafeLoader)
    except UnicodeDecodeError as fout:
        lezing.op_regel(ruw.count(b"\n", 0, fout.start) + 1, "een teken is niet te lezen; bewaar het bestand als UTF-8")
    except yaml.reader.ReaderError as fout:
        lezing.op_regel(tekst.count("\n", 0, fout.position) + 1, "een teken kan niet in YAML")
    except yaml.MarkedYAMLError as fout:
        plek = fout.problem_mark or fout.context_mark
        uitleg = next((nl for en, nl in _UITLEG if en in str(fout.problem)), "dit is geen geldige YAML")
        lezing.op_regel(plek.line + 1 if plek else 1, uitleg)
    except (RecursionError, yaml.YAMLError):
        lezing.op_regel(1, "dit is geen geldige YAML")
    else:
        if wortel is None:
            lezing.op_regel(1, "dit bestand is leeg")
        return wortel
    return None
