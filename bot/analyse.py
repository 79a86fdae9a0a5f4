"""Understand a file of utterances: JSON Lines in, JSON Lines out, in the same order."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

VELDEN = ("intent", "intent_confidence", "mentions")


class RegelFout(ValueError):
    """A line that can't be read; the message names file and line."""


def _zin(bestand: str, nummer: int, reden: str) -> RegelFout:
    return RegelFout(f"{bestand}, regel {nummer}: {reden}")


def lees_regels(pad: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines of a file, checked. Empty lines at the end are no lines. Raises ``RegelFout``."""
    with pad.open("rb") as bestand:
        ruw = bestand.read().split(b"\n")
    while ruw and not ruw[-1].strip():
        ruw.pop()
    for nummer, regel in enumerate(ruw, 1):
        try:
            gegevens = json.loads(regel.decode("utf-8"))
        except (UnicodeDecodeError, ValueError, RecursionError) as fout:
            raise _zin(str(pad), nummer, f"geen geldige JSON ({fout})") from None
        if not isinstance(gegevens, dict):
            raise _zin(str(pad), nummer, "geen object")
        if isinstance(gegevens.get("id"), bool) or not isinstance(gegevens.get("id"), str | int):
            raise _zin(str(pad), nummer, "id ontbreekt of is geen tekst of getal")
        if not isinstance(gegevens.get("text"), str):
            raise _zin(str(pad), nummer, "text ontbreekt of is geen tekst")
        if not isinstance(gegevens.get("vraag") or "", str):
            raise _zin(str(pad), nummer, "vraag is geen tekst")
        yield gegevens


def uitkomst(id_: str | int, begrip: dict[str, Any]) -> dict[str, Any]:
    """Return one line of output."""
    crisis = begrip["crisis"]
    return {
        "id": id_,
        **{veld: begrip[veld] for veld in VELDEN},
        "crisis": {"niveau": crisis["niveau"], "soort": crisis["soort"]},
        "taal": begrip["taal"],
    }


def schrijf_heel(pad: Path, regels: list[str]) -> None:
    """Write a file in one move: a reader sees all of it or nothing."""
    greep, tijdelijk = tempfile.mkstemp(dir=pad.parent, prefix=f".{pad.name}.")
    try:
        with os.fdopen(greep, "w", encoding="utf-8") as uit:
            uit.writelines(f"{regel}\n" for regel in regels)
        Path(tijdelijk).chmod(0o644)  # mkstemp makes it private
        Path(tijdelijk).replace(pad)
    finally:
        with suppress(FileNotFoundError):
            Path(tijdelijk).unlink()


def analyseer(
    bron: Path,
    doel: Path,
    begrijp: Callable[[str, str], dict[str, Any]],
    cijfers: Path | None = None,
    laadtijd: float = 0,
) -> int:
    """Understand every line of ``bron``; returns how many. Raises ``RegelFout`` before anything is written."""
    invoer = list(lees_regels(bron))
    begin = time.monotonic()
    regels = []
    for nummer, regel in enumerate(invoer, 1):
        begrip = begrijp(regel["text"], regel.get("vraag") or "")
        # ASCII output: a lone surrogate in an id or a quote can't be written as UTF-8.
        regels.append(json.dumps(uitkomst(regel["id"], begrip)))
        if nummer % 500 == 0:
            print(f"  {nummer} van {len(invoer)} regels", file=sys.stderr, flush=True)
    duur = time.monotonic() - begin
    schrijf_heel(doel, regels)
    per_seconde = round(len(regels) / duur, 1) if duur > 0 else 0.0
    print(f"{len(regels)} regels, {per_seconde} per seconde; laden {laadtijd:.1f} s.", file=sys.stderr)
    if cijfers:
        inhoud = {
            "regels": len(regels),
            "seconden": round(duur, 3),
            "regels_per_seconde": per_seconde,
            "laadtijd_s": round(laadtijd, 2),
        }
        schrijf_heel(cijfers, [json.dumps(inhoud)])
    return len(regels)
