"""Reading the texts (``data/responses``) from their YAML files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

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
        responses = lees_yaml(pad).get("responses")
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


# The one in C reads all texts in a tenth of the time, where it is installed.
_Veilig: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def lees_yaml(pad: Path, lader: Any = _Veilig) -> dict[str, Any]:
    """Return the YAML object of a file; raises ``OngeldigBestand``."""
    try:
        # A SafeLoader, or one that is made from it: it builds plain values only.
        gegevens = yaml.load(pad.read_text("utf-8"), Loader=lader)  # noqa: S506
    except yaml.MarkedYAMLError as fout:
        regel = fout.problem_mark.line + 1 if fout.problem_mark else "?"
        raise OngeldigBestand(f"{pad}:{regel}: {fout.problem}") from fout
    except OSError as fout:
        raise OngeldigBestand(f"{pad}: kan niet gelezen worden ({fout.strerror})") from fout
    if not isinstance(gegevens, dict):
        raise OngeldigBestand(f"{pad}: geen YAML-object")
    return gegevens
