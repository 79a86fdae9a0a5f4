"""The commands behind the Makefile: ``python -m vliegwiel.cli <command>``. What they print is Dutch."""

from __future__ import annotations

import argparse
import asyncio
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from vliegwiel.services.catalogus import OngeldigBestand
from vliegwiel.services.gemeente import laad_gemeente
from vliegwiel.services.leefgebieden import kijk_na, laad_gekozen
from vliegwiel.settings import PROJECT, Instellingen, InstellingenFout, laad_instellingen
from vliegwiel.toezicht import Proces, Toezicht, bezette_poort, onder_wacht

BOT_PYTHON = PROJECT / ".venv" / "bot" / "bin" / "python"


def processen(instellingen: Instellingen) -> list[Proces]:
    """What `make run` starts: the bot, its action server and the web application, all with the same settings."""
    # Servers that stand on other machines are chosen with their addresses; here everything is on the loopback.
    samen = {
        "VLIEGWIEL_OMGEVING": instellingen.omgeving,
        "VLIEGWIEL_DATABASE_URL": instellingen.database_url,
        "VLIEGWIEL_RASA_POORT": str(instellingen.rasa_poort),
        "VLIEGWIEL_ACTIES_POORT": str(instellingen.acties_poort),
        "VLIEGWIEL_WEB_POORT": str(instellingen.web_poort),
        "VLIEGWIEL_RASA_URL": instellingen.rasa_url,
        "VLIEGWIEL_ACTIES_URL": instellingen.acties_url,
        "VLIEGWIEL_PUBLIEKE_URL": instellingen.publieke_url,
        "RASA_TELEMETRY_ENABLED": "false",
        "SANIC_HOST": "127.0.0.1",
        "OMP_NUM_THREADS": "1",
        "PYTHONUNBUFFERED": "1",
    }
    return [
        Proces(
            "bot",
            [str(BOT_PYTHON), "-m", "bot", "run", "--port", str(instellingen.rasa_poort)],
            samen,
            poort=instellingen.rasa_poort,
            poortnaam="VLIEGWIEL_RASA_POORT",
            onmisbaar=False,
        ),
        Proces(
            "acties",
            [sys.executable, "-m", "actions"],
            samen,
            poort=instellingen.acties_poort,
            pad="/health",
            poortnaam="VLIEGWIEL_ACTIES_POORT",
            onmisbaar=False,
        ),
        Proces(
            "web",
            [sys.executable, "-m", "vliegwiel.web"],
            samen,
            poort=instellingen.web_poort,
            pad="/api/openapi.json",
            host=instellingen.web_host,
            poortnaam="VLIEGWIEL_POORT",
        ),
    ]


def start(instellingen: Instellingen) -> int:
    """Start everything and supervise it until Ctrl-C. Returns the exit status."""
    os.chdir(PROJECT)
    te_starten = processen(instellingen)
    if bezet := bezette_poort(te_starten):  # before the database is touched: an older version may be running on it
        _meld(bezet)
        return 1
    try:
        laad_gekozen(instellingen.leefgebieden, instellingen.leefgebieden_set)
    except OngeldigBestand as fout:
        _meld(f"✗ De leefgebieden kloppen niet. Er is niets gestart.\n{fout}")
        return 2
    try:
        inlog = _bereid_voor()
    except subprocess.CalledProcessError:
        _meld("✗ De database kon niet worden bijgewerkt. Er is niets gestart. De oorzaak staat hierboven.")
        return 1

    def bij_klaar(seconden: float) -> None:
        _meld(_welkom(instellingen, inlog, seconden))

    def werk() -> int:
        toezicht = Toezicht(te_starten, instellingen.var_map / "log", meld=_meld, bij_klaar=bij_klaar)
        return toezicht.draai()

    _meld("Vliegwiel start. Stoppen kan met Ctrl-C.")
    return onder_wacht(werk, stop_met_ouder="MAKELEVEL" in os.environ)


def _bereid_voor() -> str:
    """Bring the database up to date and return the first logins, one a line ("" when they are not known here)."""
    # A process of its own: the supervisor must not have had threads when it forks.
    opdracht = [sys.executable, "-m", "vliegwiel.cli", "eerste-medewerker"]
    return subprocess.run(opdracht, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def _welkom(instellingen: Instellingen, inlog: str, seconden: float) -> str:
    logins = inlog.splitlines() or ["met de naam en het wachtwoord van een medewerker"]
    regels = [
        "",
        f"Vliegwiel draait (na {seconden:.0f} s).",
        f"  Chat          {instellingen.publieke_url}/",
        f"  Werkplek      {instellingen.publieke_url}/desk",
        f"  Inloggen      {logins[0]}",
        *(f"                {login}" for login in logins[1:]),
        f"  Logboeken     {_kort(instellingen.var_map / 'log')}/",
        "  Stoppen       Ctrl-C",
        "",
    ]
    return "\n".join(regels)


def _kort(pad: Path) -> str:
    return str(pad.relative_to(PROJECT)) if pad.is_relative_to(PROJECT) else str(pad)


def _meld(regel: str) -> None:
    print(regel, flush=True)


def migreer(instellingen: Instellingen) -> int:
    """Bring the database to the newest version."""
    from vliegwiel.storage import migreer as migreer_database

    migreer_database(instellingen.database_url)
    return 0


def eerste_medewerker(instellingen: Instellingen) -> int:
    """Migrate, and print "name / password" of the first accounts; nothing when that is not known (any more)."""
    from vliegwiel.eerste_inlog import eerste_inlog

    migreer(instellingen)
    for login in asyncio.run(eerste_inlog(instellingen)):
        print(f"{login.gebruikersnaam} / {login.wachtwoord}")
    return 0


def beheerder(instellingen: Instellingen, naam: str) -> int:
    """When nobody can log in: make this name an active administrator, and print a new password, to be changed."""
    from vliegwiel.red_beheerder import red_beheerder

    migreer(instellingen)
    gelukt, melding = asyncio.run(red_beheerder(instellingen, naam))
    print(melding, file=sys.stdout if gelukt else sys.stderr)
    return 0 if gelukt else 1


def leefgebieden(instellingen: Instellingen) -> int:
    """Check the folder of these settings, and that it has the set that new conversations get."""
    if status := controleer([instellingen.leefgebieden]):
        return status
    try:
        gekozen = laad_gekozen(instellingen.leefgebieden, instellingen.leefgebieden_set)
    except OngeldigBestand as fout:
        print(fout, file=sys.stderr)
        return 1
    _meld(f"Nieuwe gesprekken krijgen set {gekozen.id}, versie {gekozen.versie}.")
    return 0


def controleer(paden: Sequence[Path]) -> int:
    """Print which domain sets are right, and every problem with file, line and reason. Returns 1 with problems."""
    status = 0
    for pad in paden:
        goed, fouten = kijk_na(pad)
        for regel in goed:
            _meld(f"✓ {regel}")
        for regel in fouten:
            print(regel, file=sys.stderr)
            status = 1
    return status


def gemeente(paden: Sequence[Path]) -> int:
    """Print whether settings files of a gemeente are right, or every problem. Returns 1 with problems."""
    status = 0
    for pad in paden:
        try:
            gelezen = laad_gemeente(pad)
        except OngeldigBestand as fout:
            print(fout, file=sys.stderr)
            status = 1
            continue
        logo = "een logo" if gelezen.logo else "zonder logo"
        _meld(f"✓ {pad}: {gelezen.waarden['naam']}, {logo}, alles leesbaar in licht en donker")
    return status


def hulppagina(instellingen: Instellingen) -> int:
    """Write the help page to ``var/hulp.html``, for a proxy to show when the web application is down."""
    from vliegwiel.samenstelling import maak_hulplijnen
    from vliegwiel.web.chat.hulp import maak_hulppagina

    bestand = instellingen.var_map / "hulp.html"
    instellingen.var_map.mkdir(parents=True, exist_ok=True)
    thema = instellingen.gemeentebestand.thema
    pagina = maak_hulppagina(
        instellingen.gemeente, maak_hulplijnen(instellingen), f"{instellingen.publieke_url}/", thema
    )
    bestand.write_text(pagina, "utf-8")
    bestand.chmod(0o644)  # nothing in it is personal, and the proxy is another user
    print(_kort(bestand))
    return 0


BEHEERDER = "beheerder"
GEMEENTE = "gemeente"
CONTROLEER = "controleer"
OPDRACHTEN: dict[str, Callable[[Instellingen], int]] = {
    "start": start,
    "migreer": migreer,
    "eerste-medewerker": eerste_medewerker,
    "leefgebieden": leefgebieden,
    "hulppagina": hulppagina,
}


def main(argumenten: Sequence[str] | None = None) -> int:
    """Run one command. Returns its exit status; 2 when the settings are wrong."""
    lezer = argparse.ArgumentParser(prog="vliegwiel", description="Opdrachten van Vliegwiel.")
    keuzes = (*OPDRACHTEN, BEHEERDER, GEMEENTE)
    lezer.add_argument("opdracht", choices=keuzes, metavar=" | ".join(keuzes))
    lezer.add_argument(
        "rest",
        nargs="*",
        metavar="pad of naam",
        help="bij leefgebieden: bestanden of mappen om na te kijken; bij gemeente: controleer en bestanden; "
        "bij beheerder: de gebruikersnaam (anders: beheerder)",
    )
    gekozen = lezer.parse_args(argumenten)
    if gekozen.opdracht == GEMEENTE:  # a file is right or wrong whatever the settings are
        if gekozen.rest[:1] != [CONTROLEER] or len(gekozen.rest) < 2:
            lezer.error("schrijf: gemeente controleer PAD")
        return gemeente([Path(pad) for pad in gekozen.rest[1:]])
    if gekozen.rest and gekozen.opdracht not in ("leefgebieden", BEHEERDER):
        lezer.error(f"{gekozen.opdracht} heeft geen pad nodig")
    if gekozen.opdracht == BEHEERDER and len(gekozen.rest) > 1:
        lezer.error("beheerder heeft één gebruikersnaam nodig")
    if gekozen.rest and gekozen.opdracht == "leefgebieden":  # a file is right or wrong whatever the settings are
        return controleer([Path(pad) for pad in gekozen.rest])
    os.umask(0o077)  # the database, its log and the keys are readable for this user only
    try:
        instellingen = laad_instellingen()
    except InstellingenFout as fout:
        print(fout, file=sys.stderr)
        return 2
    if gekozen.opdracht == BEHEERDER:
        return beheerder(instellingen, gekozen.rest[0] if gekozen.rest else BEHEERDER)
    return OPDRACHTEN[gekozen.opdracht](instellingen)


if __name__ == "__main__":
    sys.exit(main())
