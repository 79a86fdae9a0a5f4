"""``python -m gesprekproef``: play, write the report, print one line. What it prints is Dutch."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from gesprekproef.gesprek import Gesprek
from gesprekproef.kenner import PROJECT
from gesprekproef.persona import OngeldigePersona
from gesprekproef.rapport import schrijf
from gesprekproef.spelen import Uitkomst, maak_toneel, speel_alles
from gesprekproef.speler import Herstart
from gesprekproef.stapel import StapelStuk, eigen_stapel
from gesprekproef.verkeer import Storing

STUK, GEMIST = 1, 2
WISSELEND = 8


def main(argumenten: Sequence[str] | None = None) -> int:
    """Run; returns 0, 1 when a conversation crashed or nothing could be played, 2 when a target is missed (strict)."""
    lezer = argparse.ArgumentParser(prog="gesprekproef", description="Nagespeelde cliënten praten met Vliegwiel.")
    lezer.add_argument("--adres", default="", help="een Vliegwiel dat al draait; anders start de proef er zelf een")
    lezer.add_argument("--zaad", type=int, default=2026, help="hetzelfde zaad geeft dezelfde cliënten")
    lezer.add_argument("--wisselend", type=int, default=WISSELEND, help="hoeveel cliënten er bij toeval bij komen")
    lezer.add_argument("--alleen", nargs="*", default=[], help="alleen deze cliënten, met hun id")
    lezer.add_argument("--uit", type=Path, default=PROJECT / "var" / "gesprek-proef")
    lezer.add_argument("--streng", action="store_true", help="ook fout als een doel niet gehaald is")
    keuze = lezer.parse_args(argumenten)
    # Told to stop (CI, `timeout`): as after Ctrl-C, so that a stack of our own goes down with us.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        uitkomst = asyncio.run(_draai(keuze))
    except (Storing, StapelStuk, OngeldigePersona, TimeoutError) as fout:
        print(f"De gespreksproef kon niet draaien: {fout}", file=sys.stderr)
        return STUK
    pagina = schrijf(uitkomst, keuze.uit)
    gemist = [d.id for d in uitkomst.doelen if not d.gehaald]
    print(_regel(uitkomst, gemist))
    print(f"Verslag: {pagina}")
    if uitkomst.stuk or not uitkomst.paren:
        return STUK
    return GEMIST if keuze.streng and gemist else 0


async def _draai(keuze: argparse.Namespace) -> Uitkomst:
    if keuze.adres:
        return await _speel(keuze, keuze.adres.rstrip("/"), None)
    print("Vliegwiel start, met een eigen lege database.", flush=True)
    async with eigen_stapel() as stapel:
        return await _speel(keuze, stapel.adres, stapel.herstart)


async def _speel(keuze: argparse.Namespace, adres: str, herstart: Herstart | None) -> Uitkomst:
    toneel = await maak_toneel(adres, herstart)
    return await speel_alles(toneel, keuze.zaad, keuze.wisselend, keuze.alleen, _meld)


def _meld(gesprek: Gesprek) -> None:
    klaar = f"klaar na {gesprek.doel_na}" if gesprek.doel_na else "niet klaar"
    print(f"  {gesprek.naam}: {gesprek.stuk or klaar} ({len(gesprek.beurten)} beurten)", flush=True)


def _regel(uitkomst: Uitkomst, gemist: Sequence[str]) -> str:
    klaar = sum(m.klaar for _, m in uitkomst.paren)
    gehaald = len(uitkomst.doelen) - len(gemist)
    staart = f"; niet gehaald: {', '.join(gemist)}" if gemist else ""
    return (
        f"{len(uitkomst.paren)} gesprekken, {klaar} klaar, {len(uitkomst.stuk)} stuk, "
        f"{len(uitkomst.overgeslagen)} overgeslagen; {gehaald} van {len(uitkomst.doelen)} doelen gehaald{staart}"
    )


if __name__ == "__main__":
    sys.exit(main())
