"""One process under supervision: how to start it, whether it is ready, how to end it."""

from __future__ import annotations

import contextlib
import errno
import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from vliegwiel.toezicht.nakomelingen import volg_ouder


@dataclass(frozen=True)
class Proces:
    """What to run.

    ``poort`` and ``pad``: where it answers HTTP 200 on the loopback once it is ready; without a port it is ready at
    once. ``poortnaam``: the environment variable with which a user chooses another port, for messages. Without an
    indispensable (``onmisbaar``) process nothing works; the others may be away for a while.
    """

    naam: str
    opdracht: Sequence[str]
    omgeving: Mapping[str, str] = field(default_factory=dict)
    poort: int | None = None
    pad: str = "/"
    host: str = "127.0.0.1"
    poortnaam: str = ""
    onmisbaar: bool = True

    def poort_vrij(self) -> bool:
        """Whether nobody listens on our port yet."""
        if self.poort is None:
            return True
        familie = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        with socket.socket(familie, socket.SOCK_STREAM) as proef:
            # As servers do: a port whose last connections are still closing counts as free.
            proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                proef.bind((self.host, self.poort))
            except OSError as fout:
                if fout.errno == errno.EADDRINUSE:
                    return False
                raise
        return True

    def antwoordt(self, seconden: float = 1.0) -> bool:
        """Whether the process answers its health check with 200. Never through a proxy."""
        if self.poort is None:
            return True
        verbinding = http.client.HTTPConnection(self.host, self.poort, timeout=seconden)
        try:
            verbinding.request("GET", self.pad)
            return verbinding.getresponse().status == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            verbinding.close()


class Lopend:
    """A started ``Proces``, in a session of its own, with its output in ``log``."""

    def __init__(self, proces: Proces, log: Path) -> None:
        self.proces = proces
        self.log = log
        self.sinds = time.monotonic()
        self.klaar = False
        ouder = os.getpid()

        def _in_het_kind() -> None:
            signal.pthread_sigmask(signal.SIG_SETMASK, ())  # the supervisor's blocked signals are not for its children
            # TERM, not KILL: it can still take its own children along.
            volg_ouder(signal.SIGTERM, ouder)

        # Conversations may show up in a log: only the owner may read it.
        uitvoer = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            self._popen = subprocess.Popen(
                list(proces.opdracht),
                env={**os.environ, **proces.omgeving},
                stdin=subprocess.DEVNULL,
                stdout=uitvoer,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_in_het_kind,  # safe: the supervisor has one thread
            )
        finally:
            os.close(uitvoer)

    @property
    def pid(self) -> int:
        """Id of the process, which is also the id of its group."""
        return self._popen.pid

    def status(self) -> int | None:
        """Exit status (-n: ended by signal n), or None while it runs."""
        return self._popen.poll()

    def sein(self, sein: signal.Signals) -> None:
        """Send a signal to the process and everything in its group."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, sein)

    def staart(self, regels: int = 15) -> list[str]:
        """The last lines of the log."""
        with contextlib.suppress(OSError), self.log.open("rb") as bestand:
            bestand.seek(max(0, self.log.stat().st_size - 16_000))
            return bestand.read().decode("utf-8", "replace").splitlines()[-regels:]
        return []
