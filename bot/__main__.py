"""Everything that is started in the bot environment: ``python -m bot train | run | validate | test | analyse | evaluate | twijfels``."""

from __future__ import annotations

import argparse
import os
import sys
import time
import warnings
from pathlib import Path

from bot.omgeving import zet_omgeving
from bot.taalmodel import TaalmodelOnbruikbaar

FOUTE_INVOER = 2


def _lees(argumenten: list[str] | None) -> argparse.Namespace:
    ontleder = argparse.ArgumentParser(prog="python -m bot", description="De bot: trainen, draaien en keuren.")
    deel = ontleder.add_subparsers(dest="wat", required=True)
    deel.add_parser("train", help="train een model, als dat er nog niet is")
    run = deel.add_parser("run", help="start Rasa op loopback; traint eerst als dat nodig is")
    run.add_argument("--port", type=int, default=int(os.environ.get("VLIEGWIEL_RASA_POORT") or 5005))
    deel.add_parser("validate", help="rasa data validate, met één toegestane waarschuwing")
    deel.add_parser("test", help="de routeverhalen met het echte model")
    analyse = deel.add_parser("analyse", help="begrijp een bestand met uitingen (JSON Lines)")
    analyse.add_argument("bron", type=Path)
    analyse.add_argument("doel", type=Path)
    analyse.add_argument("--json", type=Path, default=None, help="cijfers als JSON (of: de variabele JSON)")
    evalueer = deel.add_parser("evaluate", help="meet het begrip op regels waarvan niets geleerd is")
    evalueer.add_argument("--data", type=Path, default=None, help="een map in de vorm van data/corpus")
    evalueer.add_argument("--snel", action="store_true", help="zonder drie andere systemen en weggelaten auteurs")
    evalueer.add_argument("--json", type=Path, default=None, help="cijfers als JSON (of: de variabele JSON)")
    twijfel = deel.add_parser("twijfels", help="labels die een model zonder die auteur niet deelt, om na te lezen")
    twijfel.add_argument("--bestand", required=True, help="een bestand in data/corpus, zonder .jsonl")
    twijfel.add_argument("--aantal", type=int, default=60)
    return ontleder.parse_args(argumenten)


def _cijferpad(keuze: argparse.Namespace) -> Path | None:
    if keuze.json:
        return keuze.json
    return Path(os.environ["JSON"]) if os.environ.get("JSON") else None


def _analyse(keuze: argparse.Namespace, model: Path, begin: float) -> int:
    from bot.analyse import RegelFout, analyseer
    from bot.verstaander import Verstaander

    with Verstaander(model) as verstaander:
        try:
            laadtijd = time.monotonic() - begin
            analyseer(keuze.bron, keuze.doel, verstaander.begrijp, _cijferpad(keuze), laadtijd)
        except (RegelFout, OSError) as fout:
            print(fout, file=sys.stderr)
            return FOUTE_INVOER
    return 0


def _zwijg_over_veroudering() -> None:
    """Hide the deprecations of the libraries that Rasa pins. A filter does not hold: some of them set their own."""
    toon = warnings.showwarning

    def rest(message, category, *overig, **meer):
        if not issubclass(category, (DeprecationWarning, FutureWarning)):
            toon(message, category, *overig, **meer)

    warnings.showwarning = rest


def main(argumenten: list[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    begin = time.monotonic()
    keuze = _lees(argumenten)
    _zwijg_over_veroudering()
    try:
        taalmodel = zet_omgeving()
    except TaalmodelOnbruikbaar as fout:
        print(fout, file=sys.stderr)
        return FOUTE_INVOER
    print(taalmodel.zin, file=sys.stderr, flush=True)
    if keuze.wat == "validate":
        from bot.keuren import keur_data

        return keur_data()
    if keuze.wat == "twijfels":  # learns in memory; the model that runs stays as it is
        from bot.evaluatie.twijfels import toon

        return toon(keuze.bestand, keuze.aantal)
    if keuze.wat == "analyse":
        from bot.analyse import RegelFout, lees_regels

        try:  # a bad line is told before the model is loaded
            list(lees_regels(keuze.bron))
        except (RegelFout, OSError) as fout:
            print(fout, file=sys.stderr)
            return FOUTE_INVOER
    return _met_model(keuze, taalmodel, begin)


def _met_model(keuze: argparse.Namespace, taalmodel, begin: float) -> int:
    from bot.trainen import TrainenMislukt, train

    try:
        model = train(taalmodel)
    except TrainenMislukt as fout:
        print(fout, file=sys.stderr)
        return 1
    if keuze.wat in ("run", "analyse", "evaluate"):
        from bot.zonder_tensorflow import laat_weg

        laat_weg()
    if keuze.wat == "run":
        from bot.server import serveer

        serveer(model, keuze.port)
    elif keuze.wat == "test":
        from bot.keuren import toets_verhalen

        return toets_verhalen(model)
    elif keuze.wat == "evaluate":
        from bot.evaluatie.meten import meet

        return meet(keuze.data, model, _cijferpad(keuze), alles=not (keuze.snel or keuze.data))
    elif keuze.wat == "analyse":
        return _analyse(keuze, model, begin)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
