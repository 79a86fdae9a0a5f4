"""The guard: a tiny process above the supervisor, so that not even ``kill -9`` leaves anything running."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable

from vliegwiel.toezicht.nakomelingen import adopteer_wezen, beeindig_nakomelingen, volg_ouder


def stopseinen() -> frozenset[signal.Signals]:
    """The signals that mean stop. Not SIGHUP when we were started with nohup: then closing the terminal is fine."""
    if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        return frozenset({signal.SIGINT, signal.SIGTERM})
    return frozenset({signal.SIGINT, signal.SIGTERM, signal.SIGHUP})


def onder_wacht(werk: Callable[[], int], *, stop_met_ouder: bool = False) -> int:
    """Run ``werk`` in a process of its own and clean up after it, whatever happens to it.

    - ``werk`` ends or is killed: this process kills everything that it left behind.
    - This process is killed: ``werk`` gets SIGTERM and stops as it would after Ctrl-C.
    - Ctrl-C, SIGTERM and SIGHUP reach ``werk`` once: it has its own session, and this process passes them on.

    ``stop_met_ouder``: also stop when our own parent (make) is killed. Call this before any thread is started.
    Returns the exit status of ``werk`` (128 + n when signal n ended it).
    """
    # Blocked, not handled: they wait for the sigwaitinfo here, or for the sigtimedwait of the supervisor.
    signal.pthread_sigmask(signal.SIG_BLOCK, stopseinen() | {signal.SIGCHLD})
    adopteer_wezen()
    if stop_met_ouder:
        volg_ouder(signal.SIGTERM, os.getppid())
    sys.stdout.flush()
    wachter = os.getpid()
    kind = os.fork()
    if kind == 0:
        _werk_als_kind(werk, wachter)
    status = _wacht_op(kind)
    beeindig_nakomelingen()
    return status


def _werk_als_kind(werk: Callable[[], int], wachter: int) -> None:
    """Never returns: the code of the guard after the fork is not for this process."""
    status = 1
    try:
        os.setsid()
        volg_ouder(signal.SIGTERM, wachter)
        status = werk()
        sys.stdout.flush()
    except BaseException:  # noqa: BLE001 - the last line of defence; the trace is shown
        traceback.print_exc()
    finally:
        os._exit(status)


def _wacht_op(kind: int) -> int:
    while True:
        sein = signal.sigwaitinfo(stopseinen() | {signal.SIGCHLD}).si_signo
        if sein != signal.SIGCHLD:
            os.kill(kind, sein)
            continue
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                break
            if pid == 0:
                break
            if pid == kind:
                code = os.waitstatus_to_exitcode(status)
                return code if code >= 0 else 128 - code
