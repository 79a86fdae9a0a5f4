"""The supervisor: starts every process, says when all are ready, restarts what falls over, stops everything.

A process that ends before it was ever ready stops the whole start: restarting would only repeat the mistake. One that
ends later is restarted after a short wait that doubles each time. When an indispensable one (``web``) falls over more than
``MAX_HERSTARTS`` times in ``HERSTARTVENSTER`` seconds, everything stops. The others are tried for ever: without the bot
the page still keeps what people write, says how to reach a person, and shows crisis help.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from vliegwiel.toezicht.nakomelingen import adopteer_wezen, beeindig_nakomelingen
from vliegwiel.toezicht.proces import Lopend, Proces
from vliegwiel.toezicht.wacht import stopseinen

MAX_HERSTARTS = 3
HERSTARTVENSTER = 600.0  # seconds
LANGSTE_WACHT = 60.0  # seconds between two restarts
_PEILING = 0.25  # seconds between two health checks while something is starting
_TEKEN_VAN_LEVEN = 15.0  # seconds between two "still starting" lines


class _Stop(Exception):
    """Ends the supervision; carries the exit status."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Toezicht:
    """Supervises ``processen``; run it inside ``onder_wacht``.

    ``logmap``: folder for one log per process. ``meld``: gets every line for the user. ``bij_klaar``: called once, with
    the seconds it took, when all processes are ready. In seconds: ``starttijd``, what a start may take; ``respijt``,
    what a stop may take; ``herstartwacht``, the wait before a first restart, which doubles with each next one.
    """

    def __init__(
        self,
        processen: Sequence[Proces],
        logmap: Path,
        *,
        meld: Callable[[str], None],
        bij_klaar: Callable[[float], None],
        starttijd: float = 240.0,
        respijt: float = 8.0,
        herstartwacht: float = 1.0,
    ) -> None:
        self._processen = processen
        self._logmap = logmap
        self._meld = meld
        self._bij_klaar = bij_klaar
        self._starttijd = starttijd
        self._respijt = respijt
        self._herstartwacht = herstartwacht
        self._lopend: dict[str, Lopend] = {}
        self._gevallen: dict[str, list[float]] = {proces.naam: [] for proces in processen}
        self._herstart_om: dict[str, float] = {}
        self._alles_klaar = False

    def draai(self) -> int:
        """Supervise until told to stop (status 0) or until it cannot go on (status 1)."""
        if bezet := bezette_poort(self._processen):
            self._meld(bezet)
            return 1
        signal.pthread_sigmask(signal.SIG_BLOCK, stopseinen() | {signal.SIGCHLD})
        adopteer_wezen()
        self._logmap.mkdir(parents=True, exist_ok=True)
        begin = laatste_teken = time.monotonic()
        status = 1
        try:
            for proces in self._processen:
                self._start(proces)
            while True:
                self._wacht_op_sein()
                self._bekijk_gevallen()
                self._herstart()
                self._peil()
                nu = time.monotonic()
                if not self._alles_klaar and nu - laatste_teken > _TEKEN_VAN_LEVEN:
                    laatste_teken = nu
                    self._meld(f"  … nog niet klaar: {', '.join(self._nog_niet_klaar())} ({nu - begin:.0f} s)")
        except _Stop as stop:
            status = stop.status
        finally:
            self._stop_alles()
        return status

    def _start(self, proces: Proces) -> None:
        log = self._logmap / f"{proces.naam}.log"
        if proces.naam not in self._lopend and log.exists():
            log.replace(log.with_suffix(".log.1"))  # keep the previous run's
        self._lopend[proces.naam] = Lopend(proces, log)

    def _nog_niet_klaar(self) -> list[str]:
        return [proces.naam for proces in self._processen if not self._lopend[proces.naam].klaar]

    def _wacht_op_sein(self) -> None:
        """Wait until a child ends, a stop signal comes, or it is time for the next check."""
        nu = time.monotonic()
        wachttijden = [max(0.0, om - nu) for om in self._herstart_om.values()]
        if any(not lopend.klaar for naam, lopend in self._lopend.items() if naam not in self._herstart_om):
            wachttijden.append(_PEILING)
        seinen = stopseinen() | {signal.SIGCHLD}
        gekregen = signal.sigtimedwait(seinen, min(wachttijden)) if wachttijden else signal.sigwaitinfo(seinen)
        if gekregen is not None and gekregen.si_signo in stopseinen():
            raise _Stop(0)

    def _bekijk_gevallen(self) -> None:
        for naam, lopend in self._lopend.items():
            if naam in self._herstart_om or (status := lopend.status()) is None:
                continue
            self._meld(f"✗ {naam} is vanzelf gestopt ({_reden(status)}). Het logboek: {lopend.log}")
            # Children that outlived it would hold its port.
            lopend.sein(signal.SIGKILL)
            beeindig_nakomelingen(behalve=[ander.pid for ander in self._lopend.values() if ander.status() is None])
            nu = time.monotonic()
            recent = [keer for keer in self._gevallen[naam] if nu - keer < HERSTARTVENSTER]
            if not self._alles_klaar or (lopend.proces.onmisbaar and len(recent) >= MAX_HERSTARTS):
                self._meld("\n".join(f"    {regel}" for regel in lopend.staart()))
                waarom = f"{naam} blijft stoppen" if self._alles_klaar else f"{naam} kon niet starten"
                self._meld(f"✗ {waarom}. Daarom stopt alles. Hierboven staat het eind van {lopend.log}")
                raise _Stop(1)
            self._gevallen[naam] = [*recent, nu]
            wacht = min(LANGSTE_WACHT, self._herstartwacht * 2 ** len(recent))
            self._herstart_om[naam] = nu + wacht
            self._meld(f"  {naam} start opnieuw over {wacht:g} s (keer {len(recent) + 1})")

    def _herstart(self) -> None:
        nu = time.monotonic()
        for naam in [naam for naam, om in self._herstart_om.items() if om <= nu]:
            del self._herstart_om[naam]
            self._start(self._lopend[naam].proces)

    def _peil(self) -> None:
        for naam, lopend in self._lopend.items():
            if lopend.klaar or naam in self._herstart_om:
                continue
            duur = time.monotonic() - lopend.sinds
            if lopend.proces.antwoordt():
                lopend.klaar = True
                self._meld(f"✓ {naam} is klaar ({duur:.1f} s)")
            elif duur > self._starttijd and self._alles_klaar and not lopend.proces.onmisbaar:
                self._meld(f"✗ {naam} is na {duur:.0f} s nog niet klaar en begint opnieuw. Het logboek: {lopend.log}")
                lopend.sein(signal.SIGKILL)
                lopend.sinds = time.monotonic()
            elif duur > self._starttijd:
                self._meld(f"✗ {naam} is na {duur:.0f} s nog niet klaar. Daarom stopt alles. Het logboek: {lopend.log}")
                raise _Stop(1)
        if not self._alles_klaar and not self._nog_niet_klaar():
            self._alles_klaar = True
            self._bij_klaar(time.monotonic() - min(lopend.sinds for lopend in self._lopend.values()))

    def _stop_alles(self) -> None:
        lopend = [een for een in self._lopend.values() if een.status() is None]
        if lopend:
            self._meld("Stoppen …")
        for een in lopend:
            een.sein(signal.SIGTERM)
        eind = time.monotonic() + self._respijt
        while any(een.status() is None for een in lopend) and time.monotonic() < eind:
            signal.sigtimedwait({signal.SIGCHLD}, 0.1)
        traag = [een.proces.naam for een in lopend if een.status() is None]
        if traag:
            self._meld(f"  {', '.join(traag)} stopte niet binnen {self._respijt:g} s en is afgebroken")
        for een in self._lopend.values():
            een.sein(signal.SIGKILL)
        beeindig_nakomelingen()
        if lopend:
            self._meld("Alles is gestopt.")


def _reden(status: int) -> str:
    return f"sein {signal.Signals(-status).name}" if status < 0 else f"code {status}"


def bezette_poort(processen: Sequence[Proces]) -> str | None:
    """Return what to tell the user about the first port that somebody else uses already; None when all are free."""
    proces = next((proces for proces in processen if not proces.poort_vrij()), None)
    if proces is None:
        return None
    keuze = f", of kies een andere: {proces.poortnaam}=<poort> make run" if proces.poortnaam else ""
    return (
        f"✗ Poort {proces.poort} (voor {proces.naam}) is al in gebruik. Er is niets gestart.\n"
        f"  Stop het programma op die poort, misschien een eerdere `make run`{keuze}."
    )
