"""Scripts that import each other: every one has a hashed address, so an import must name that address."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator

# A module names its neighbour as "./soort/naam.js", on the line with which the import begins or on a later one.
_IMPORT = re.compile(r'(?m)^((?:import|export)\b[^;"]*)"(\.{1,2}/[\w./-]+\.js)";')


def met_adressen(pad: str, tekst: str, adres: Callable[[str], str]) -> str:
    """Return the script with the addresses that clients may keep for ever. No two scripts may import each other."""
    return _IMPORT.sub(lambda regel: f'{regel[1]}"{adres(_buur(pad, regel[2]))}";', tekst)


def buren(pad: str, tekst: str) -> Iterator[str]:
    """Yield the paths of what a script imports."""
    for _, naam in _IMPORT.findall(tekst):
        yield _buur(pad, naam)


def _buur(pad: str, naam: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(pad), naam))
