"""Finding and ending every process that descends from this one, however it was started."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import time
from collections.abc import Collection
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36


def _prctl(optie: int, waarde: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(optie, ctypes.c_ulong(waarde), 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")


def adopteer_wezen() -> None:
    """From now on, descendants whose parent ends become our children instead of init's."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def volg_ouder(sein: signal.Signals, ouder: int) -> None:
    """Have the kernel send us ``sein`` when our parent ends, even by ``kill -9``.

    ``ouder``: the process id that our parent should have. When it is gone already, this process ends here.
    """
    _prctl(_PR_SET_PDEATHSIG, sein)
    if os.getppid() != ouder:
        os._exit(1)


def _ouders() -> dict[int, int]:
    """Process id → parent's id, of every process that still runs (zombies don't)."""
    gevonden = {}
    for map_ in Path("/proc").iterdir():
        if not map_.name.isdigit():
            continue
        with contextlib.suppress(OSError):  # it ended while we were looking
            # The name, in parentheses, may itself hold spaces and parentheses.
            staat, ouder = (map_ / "stat").read_text(errors="replace").rpartition(")")[2].split()[:2]
            if staat not in "ZX":
                gevonden[int(map_.name)] = int(ouder)
    return gevonden


def nakomelingen(pid: int) -> set[int]:
    """Ids of the running children of ``pid``, their children, and so on."""
    ouders = _ouders()
    gevonden: set[int] = set()
    laag = {pid}
    while laag:
        laag = {kind for kind, ouder in ouders.items() if ouder in laag} - gevonden
        gevonden |= laag
    return gevonden


def beeindig_nakomelingen(behalve: Collection[int] = (), seconden: float = 5.0) -> set[int]:
    """Kill (-9) all our descendants, except the processes ``behalve`` and what descends from those.

    Needs ``adopteer_wezen``, so that orphans stay findable. Returns the ids that were killed.
    """
    gedood: set[int] = set()
    eind = time.monotonic() + seconden
    while time.monotonic() < eind:
        gespaard = set(behalve).union(*(nakomelingen(pid) for pid in behalve))
        if not (over := nakomelingen(os.getpid()) - gespaard):
            break
        for pid in over:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        gedood |= over
        for pid in over:
            with contextlib.suppress(ChildProcessError):  # not our child: its own parent is dying with it
                os.waitpid(pid, os.WNOHANG)
        time.sleep(0.02)
    for pid in gedood:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)
    return gedood
