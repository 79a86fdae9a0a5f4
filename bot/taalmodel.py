"""Which Dutch spaCy pipeline the bot uses.

Order: the environment variable SPACY_MODEL, then the official `nl_core_news_sm` 3.7 when
it is installed, then the project's own stand-in in `models/nl_vliegwiel_sm`. Nothing may
depend on one of them in particular.

On the command line it prints what `spacy.load` takes on stdout and says which pipeline
that is on stderr:

    SPACY_MODEL="$(.venv/bot/bin/python -m bot.taalmodel)" rasa train
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parent.parent
EIGEN_MODEL = ROOT / "models" / "nl_vliegwiel_sm"
OFFICIEEL_MODEL = "nl_core_news_sm"
OFFICIELE_REEKS = "3.7."
VARIABELE = "SPACY_MODEL"


class TaalmodelOnbruikbaar(Exception):
    """The chosen spaCy pipeline can't be loaded; the message is a Dutch sentence."""


@dataclass(frozen=True)
class Taalmodel:
    """The chosen pipeline.

    `naam` is what `spacy.load` takes: a package name or an absolute path. `zin` is one
    Dutch sentence for whoever starts the program.
    """

    naam: str
    bron: Literal["instelling", "officieel", "eigen"]
    zin: str


def officiele_versie() -> str | None:
    """Version of the installed official pipeline, or None when there is none.

    A wheel's RECORD is written last, so an install that was cut off does not count.
    """
    try:
        pakket = metadata.distribution(OFFICIEEL_MODEL)
    except metadata.PackageNotFoundError:
        return None
    return pakket.version if pakket.read_text("RECORD") else None


def kies_taalmodel(
    omgeving: Mapping[str, str] = os.environ,
    versie_van_officieel: Callable[[], str | None] = officiele_versie,
    eigen: Path = EIGEN_MODEL,
) -> Taalmodel:
    """Choose the spaCy pipeline for training and start-up.

    Raises TaalmodelOnbruikbaar when SPACY_MODEL names something that can't be loaded or
    isn't Dutch, and when there is no official pipeline and the own one is missing.
    """
    gevraagd = omgeving.get(VARIABELE, "").strip()
    if gevraagd:
        naam = _naam_of_pad(gevraagd)
        _controleer(naam, gevraagd)
        return Taalmodel(naam, "instelling", f"Taalmodel: {naam} (gekozen met {VARIABELE}).")
    versie = versie_van_officieel()
    if versie is not None and versie.startswith(OFFICIELE_REEKS):
        zin = f"Taalmodel: het officiële {OFFICIEEL_MODEL} {versie}."
        return Taalmodel(OFFICIEEL_MODEL, "officieel", zin)
    if not (eigen / "meta.json").is_file():
        raise TaalmodelOnbruikbaar(
            f"Er is geen Nederlands taalmodel: {eigen} ontbreekt. Maak het met: make spacy-model"
        )
    zin = f"Taalmodel: het eigen {eigen.name} ({_waarom_eigen(versie)})."
    return Taalmodel(str(eigen.resolve()), "eigen", zin)


def _waarom_eigen(versie: str | None) -> str:
    if versie is None:
        return f"{OFFICIEEL_MODEL} is niet geïnstalleerd"
    return f"{OFFICIEEL_MODEL} {versie} past niet bij spaCy {OFFICIELE_REEKS}x"


def _naam_of_pad(gevraagd: str) -> str:
    """A directory becomes an absolute path, so that it means the same in every process."""
    for pad in (Path(gevraagd).expanduser(), ROOT / gevraagd):
        if pad.is_dir():
            return str(pad.resolve())
    return gevraagd


def _controleer(naam: str, gevraagd: str) -> None:
    # Imported here: only a chosen pipeline is loaded to check it, and spaCy takes a second.
    import spacy

    uitleg = f"{VARIABELE}={gevraagd} werkt niet"
    try:
        taal = spacy.load(naam).lang
    except Exception as fout:  # a broken pipeline may raise anything while it loads
        eerste_regel = (str(fout).splitlines() or [type(fout).__name__])[0]
        raise TaalmodelOnbruikbaar(
            f"{uitleg}: spaCy kan dit taalmodel niet laden. Geef een geïnstalleerd pakket "
            f"of een map, of laat {VARIABELE} leeg. ({eerste_regel})"
        ) from fout
    if taal != "nl":
        raise TaalmodelOnbruikbaar(f"{uitleg}: dit taalmodel is voor '{taal}', niet voor 'nl'.")


def main() -> int:
    """Print the choice; exit code 2 when there is none."""
    try:
        model = kies_taalmodel()
    except TaalmodelOnbruikbaar as fout:
        print(fout, file=sys.stderr)
        return 2
    print(model.zin, file=sys.stderr)
    print(model.naam)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
