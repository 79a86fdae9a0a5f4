"""Reading the texts (``data/responses``) and the domain sets (``data/leefgebieden``) from their YAML files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from vliegwiel.core.leefgebied import Leefgebied, LeefgebiedenSet, OngeldigeLeefgebieden
from vliegwiel.core.tekst import Catalogus


class OngeldigBestand(ValueError):
    """A YAML file of texts or domains can't be used; the message names file, line and reason."""


def laad_catalogus(folder: Path, vast: Mapping[str, str] | None = None) -> Catalogus:
    """Read every text. Its version is a hash of the words, kept with each consent.

    Raises ``OngeldigBestand`` when a file is not in Rasa's response format or a key stands in two files.
    """
    varianten: dict[str, tuple[str, ...]] = {}
    wat = hashlib.sha256()
    for pad in sorted(folder.glob("*.yml")):
        wat.update(pad.read_bytes())
        responses = _lees(pad).get("responses")
        if not isinstance(responses, dict):
            raise OngeldigBestand(f"{pad}: geen 'responses'")
        for sleutel, lijst in responses.items():
            if sleutel in varianten:
                raise OngeldigBestand(f"{pad}: {sleutel} staat ook in een ander bestand")
            try:
                varianten[sleutel] = tuple(str(v["text"]).strip() for v in lijst)
            except (TypeError, KeyError) as fout:
                raise OngeldigBestand(f"{pad}: {sleutel} heeft geen lijst met 'text'") from fout
    if not varianten:
        raise OngeldigBestand(f"{folder}: geen teksten gevonden")
    return Catalogus(varianten, wat.hexdigest()[:16], dict(vast or {}))


def laad_leefgebieden(pad: Path) -> LeefgebiedenSet:
    """Read one domain set; raises ``OngeldigBestand`` with file, line and reason."""
    gegevens = _lees(pad)
    try:
        gebieden = tuple(_gebied(pad, g) for g in gegevens["gebieden"])
        return LeefgebiedenSet(str(gegevens["id"]), int(gegevens["versie"]), gebieden)
    except (KeyError, TypeError, ValueError) as fout:
        if isinstance(fout, OngeldigBestand):
            raise
        reden = f"{fout.args[0]} ontbreekt" if isinstance(fout, KeyError) else str(fout)
        raise OngeldigBestand(f"{pad}: {reden}") from fout
    except OngeldigeLeefgebieden as fout:
        raise OngeldigBestand(f"{pad}: {fout}") from fout


def _gebied(pad: Path, rij: Mapping[str, Any]) -> Leefgebied:
    regel = rij.get("__regel__", "?")
    try:
        return Leefgebied(
            id=str(rij["id"]),
            naam=str(rij["naam"]),
            in_zin=str(rij["in_zin"]),
            herkent=tuple(str(h) for h in rij.get("herkent") or ()),
            gevoelig=bool(rij.get("gevoelig", False)),
        )
    except KeyError as fout:
        raise OngeldigBestand(f"{pad}:{regel}: {fout.args[0]} ontbreekt") from fout


# The one in C reads all texts in a tenth of the time, where it is installed.
_Veilig: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _MetRegels(_Veilig):  # type: ignore[misc]
    """Keeps the line number of every mapping, for clear errors."""


def _mapping(loader: _MetRegels, knoop: yaml.MappingNode) -> dict[Any, Any]:
    gegevens = loader.construct_mapping(knoop, deep=True)
    return {**gegevens, "__regel__": knoop.start_mark.line + 1} if "id" in gegevens else gegevens


_MetRegels.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def _lees(pad: Path) -> dict[str, Any]:
    try:
        # A SafeLoader subclass: it builds plain values only.
        gegevens = yaml.load(pad.read_text("utf-8"), Loader=_MetRegels)  # noqa: S506
    except yaml.MarkedYAMLError as fout:
        regel = fout.problem_mark.line + 1 if fout.problem_mark else "?"
        raise OngeldigBestand(f"{pad}:{regel}: {fout.problem}") from fout
    except OSError as fout:
        raise OngeldigBestand(f"{pad}: kan niet gelezen worden ({fout.strerror})") from fout
    if not isinstance(gegevens, dict):
        raise OngeldigBestand(f"{pad}: geen YAML-object")
    return gegevens
