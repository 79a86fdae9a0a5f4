"""Programs for tests/test_toezicht.py: a supervisor with a setup from JSON, and the kind of child that it has to deal with.

``python -m tests.hulp.toezicht_proef toezicht '{"map": …, "kinderen": [{"naam": …, "poort": …, "gedrag": …}]}'``
"""

from __future__ import annotations

import http.server
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

KLEINKIND = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); signal.pause()"


class _Gezond(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


def kind(map_: Path, naam: str, poort: int, gedrag: str) -> None:
    """A server with a stubborn grandchild in a session of its own. ``gedrag``: what it does wrong."""
    print(f"{naam} begint")
    sys.stdout.flush()
    if gedrag == "valt meteen om":
        sys.exit("de wereld is niet in orde")
    if gedrag == "luistert niet":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    kleinkind = subprocess.Popen([sys.executable, "-S", "-c", KLEINKIND], start_new_session=True)
    (map_ / f"{naam}.pids").write_text(json.dumps([os.getpid(), kleinkind.pid]))
    with http.server.HTTPServer(("127.0.0.1", poort), _Gezond) as server:
        server.serve_forever()


def toezicht(opzet: dict[str, Any]) -> int:
    from vliegwiel.toezicht import Proces, Toezicht, onder_wacht

    map_ = Path(opzet["map"])
    processen = [
        Proces(
            naam=een["naam"],
            opdracht=[
                sys.executable,
                "-m",
                __spec__.name,
                "kind",
                str(map_),
                een["naam"],
                str(een["poort"]),
                een["gedrag"],
            ],
            poort=een["poort"],
            onmisbaar=een["naam"] in ("web", "bot"),
            poortnaam="PROEFPOORT",
        )
        for een in opzet["kinderen"]
    ]

    def meld(regel: str) -> None:
        print(regel, flush=True)

    def werk() -> int:
        (map_ / "toezicht.pid").write_text(str(os.getpid()))
        baas = Toezicht(
            processen,
            map_ / "log",
            meld=meld,
            bij_klaar=lambda _: meld("ALLES KLAAR"),
            respijt=opzet["respijt"],
            herstartwacht=0.05,
        )
        return baas.draai()

    return onder_wacht(werk, stop_met_ouder=opzet["stop_met_ouder"])


if __name__ == "__main__":
    if sys.argv[1] == "kind":
        kind(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), sys.argv[5])
    else:
        sys.exit(toezicht(json.loads(sys.argv[2])))
