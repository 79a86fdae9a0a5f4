"""Reading the help lines from their YAML file, with a gemeente's own lines beside them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from vliegwiel.core.hulplijnen import ERBIJ, Hulplijn, Hulplijnen, OngeldigeHulplijn
from vliegwiel.services.catalogus import OngeldigBestand, lees_yaml


class _MetRegels(yaml.SafeLoader):
    """Keeps the line number of every help line, for clear errors."""


def _mapping(lader: _MetRegels, knoop: yaml.MappingNode) -> dict[Any, Any]:
    gegevens = lader.construct_mapping(knoop, deep=True)
    return {**gegevens, "__regel__": knoop.start_mark.line + 1} if "id" in gegevens else gegevens


_MetRegels.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
_VELDEN = ("id", "naam", "nummers", "uren", "waarvoor", "chat", "chat_naam", "chat_uren", "gemeente")
_EIGEN = (*_VELDEN[:-1], "voor", "plaats")


def laad_hulplijnen(pad: Path, gemeente: Mapping[str, str], eigen: Path | None = None) -> Hulplijnen:
    """Return every help line. ``gemeente``: the settings that a line may take its number from, by name.

    ``eigen``: a file with ``lijnen`` of the gemeente, each with ``voor`` (kinds of crisis) and ``plaats`` (eerst or
    erbij). Raises ``OngeldigBestand`` with the file, the line and what is wrong.
    """
    gegevens = lees_yaml(pad, _MetRegels)
    try:
        lijnen = [_lijn(pad, rij, gemeente, _VELDEN) for rij in _rijen(gegevens)]
        dubbel = {lijn.id for lijn in lijnen if [x.id for x in lijnen].count(lijn.id) > 1}
        if dubbel:
            raise OngeldigeHulplijn(f"{', '.join(sorted(dubbel))} staat er twee keer")
        hulplijnen = Hulplijnen(
            {lijn.id: lijn for lijn in lijnen},
            {str(soort): _namen(rij) for soort, rij in dict(gegevens["kaarten"]).items()},
            _namen(gegevens["altijd"]),
            _namen(gegevens["hulppagina"]),
        )
    except KeyError as fout:
        raise OngeldigBestand(f"{pad}: {fout.args[0]} ontbreekt") from fout
    except (OngeldigeHulplijn, TypeError, ValueError) as fout:
        raise OngeldigBestand(_met_pad(pad, fout)) from fout
    return hulplijnen if eigen is None else _met_eigen(hulplijnen, eigen, gemeente)


def _met_eigen(hulplijnen: Hulplijnen, pad: Path, gemeente: Mapping[str, str]) -> Hulplijnen:
    try:
        rijen = _rijen(lees_yaml(pad, _MetRegels))
        extra = [
            (_lijn(pad, rij, gemeente, _EIGEN), _namen(rij.get("voor", ())), str(rij.get("plaats", ERBIJ)))
            for rij in rijen
        ]
        return hulplijnen.met_eigen(extra)
    except KeyError as fout:
        raise OngeldigBestand(f"{pad}: {fout.args[0]} ontbreekt") from fout
    except (OngeldigeHulplijn, TypeError, ValueError) as fout:
        raise OngeldigBestand(_met_pad(pad, fout)) from fout


def _met_pad(pad: Path, fout: Exception) -> str:
    return str(fout) if str(pad) in str(fout) else f"{pad}: {fout}"


def _rijen(gegevens: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    rijen = gegevens["lijnen"]
    if not isinstance(rijen, list) or not all(isinstance(rij, dict) and "id" in rij for rij in rijen):
        raise OngeldigeHulplijn("lijnen is een lijst, en elke lijn heeft een id")
    return rijen


def _namen(rij: Any) -> tuple[str, ...]:
    if not isinstance(rij, list | tuple) or not all(isinstance(naam, str) for naam in rij):
        raise OngeldigeHulplijn(f"{rij!r} is geen lijst van namen")
    return tuple(rij)


def _lijn(pad: Path, rij: Mapping[str, Any], gemeente: Mapping[str, str], velden: tuple[str, ...]) -> Hulplijn:
    regel = rij.get("__regel__", "?")
    if vreemd := [naam for naam in rij if naam not in (*velden, "__regel__")]:
        raise OngeldigBestand(f"{pad}:{regel}: {', '.join(vreemd)} is geen veld van een hulplijn")
    nummers = rij.get("nummers") or ()
    if (bron := rij.get("gemeente")) is not None:
        if bron not in gemeente:
            raise OngeldigBestand(f"{pad}:{regel}: gemeente: {bron} is geen instelling met een nummer")
        nummers = (gemeente[bron],)
    if not isinstance(nummers, list | tuple):
        raise OngeldigBestand(f"{pad}:{regel}: nummers is een lijst, tussen [ en ]")
    tekst = {n: str(rij.get(n) or "") for n in velden if n not in ("nummers", "gemeente", "voor", "plaats")}
    try:
        return Hulplijn(nummers=tuple(str(n) for n in nummers), **tekst)
    except OngeldigeHulplijn as fout:
        raise OngeldigBestand(f"{pad}:{regel}: {fout}") from fout
