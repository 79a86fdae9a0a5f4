"""A private PostgreSQL, for tests and measurements: its own cluster, its own port, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from vliegwiel.toezicht.nakomelingen import volg_ouder

GEBRUIKER = "vliegwiel"
GEDULD = 60.0  # seconds


@dataclass(frozen=True)
class Postgres:
    """A running server."""

    poort: int

    def url(self, database: str = "postgres") -> str:
        """Address for SQLAlchemy."""
        return f"postgresql+psycopg://{GEBRUIKER}@127.0.0.1:{self.poort}/{database}"

    def voer_uit(self, opdracht: str) -> None:
        """Run one statement as administrator, outside a transaction."""
        adres = self.url().replace("+psycopg", "")
        with psycopg.connect(adres, autocommit=True) as verbinding:
            verbinding.execute(opdracht.encode())


def _programma(naam: str) -> str:
    """Path of a server program; Debian keeps those outside PATH. The newest version wins."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{naam}"), key=lambda pad: int(pad.parts[-3]))
    gevonden = str(debian[-1]) if debian else shutil.which(naam)
    if gevonden is None:
        raise FileNotFoundError(f"PostgreSQL ({naam}) is er niet; `make setup` installeert het")
    return gevonden


def _eigenaar() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: then somebody else owns the cluster."""
    if os.geteuid() != 0:
        return None
    for naam in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(naam)
        except KeyError:
            continue
    raise LookupError("er is geen gewone gebruiker om PostgreSQL mee te draaien")


def vrije_poort() -> int:
    """Return a port that nobody uses now."""
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


@contextmanager
def eigen_server() -> Iterator[Postgres]:
    """Give a running server in a temporary folder; both are gone afterwards."""
    # Not pytest's own temporary folder: the owner of the cluster may not enter that one.
    map_ = Path(tempfile.mkdtemp(prefix="vliegwiel-postgres-"))
    try:
        with _server(map_) as server:
            yield server
    finally:
        shutil.rmtree(map_, ignore_errors=True)


@contextmanager
def _server(map_: Path) -> Iterator[Postgres]:
    eigenaar = _eigenaar()
    wie: dict[str, Any] = {}
    if eigenaar is not None:
        os.chown(map_, eigenaar.pw_uid, eigenaar.pw_gid)
        wie = {"user": eigenaar.pw_uid, "group": eigenaar.pw_gid, "extra_groups": []}
    data, log = map_ / "data", map_ / "server.log"
    initdb = [_programma("initdb"), "-D", str(data), "-U", GEBRUIKER, "--auth=trust", "--no-sync"]
    taal = ["-E", "UTF8", "--locale=C.UTF-8"]
    klaar = subprocess.run([*initdb, *taal], cwd=map_, capture_output=True, text=True, check=False, **wie)
    if klaar.returncode != 0:
        raise RuntimeError(f"initdb is mislukt:\n{klaar.stdout}{klaar.stderr}")
    server = Postgres(vrije_poort())
    opdracht = [_programma("postgres"), "-D", str(data), "-h", "127.0.0.1", "-p", str(server.poort)]
    # Durability costs time and a test cluster does not need it. The socket lives in the temporary folder.
    for instelling in (
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        f"unix_socket_directories={map_}",
    ):
        opdracht += ["-c", instelling]
    ouder = os.getpid()
    with log.open("wb") as uitvoer:
        proces = subprocess.Popen(
            opdracht,
            cwd=map_,
            stdout=uitvoer,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            # Also when the tests are killed the server stops; INT is its fast shutdown.
            preexec_fn=lambda: volg_ouder(signal.SIGINT, ouder),
            **wie,
        )
    try:
        _wacht_tot_klaar(server, proces, log)
        yield server
    finally:
        proces.send_signal(signal.SIGINT)
        try:
            proces.wait(GEDULD)
        except subprocess.TimeoutExpired:
            os.killpg(proces.pid, signal.SIGKILL)
            proces.wait()


def _wacht_tot_klaar(server: Postgres, proces: subprocess.Popen[bytes], log: Path) -> None:
    eind = time.monotonic() + GEDULD
    while True:
        try:
            return server.voer_uit("SELECT 1")
        except psycopg.OperationalError:
            if proces.poll() is not None or time.monotonic() > eind:
                raise RuntimeError(f"PostgreSQL start niet:\n{log.read_text()}") from None
            time.sleep(0.05)
