"""The real web application in a process of its own, for ``scripts.bench_werkplek``; also with the peer's way of paging.

``python -m scripts.bench_server ADDRESS FOLDER PORT [offset]``: with ``offset`` a page is found by skipping rows, as most
software does; ``id`` of the place then says how many.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from pathlib import Path

from aiohttp import web
from sqlalchemy import select

from vliegwiel.core.wachtrij import Plek, Rijfilter
from vliegwiel.services.poorten_wachtrij import Regel
from vliegwiel.settings import laad_instellingen
from vliegwiel.storage import wachtrij
from vliegwiel.storage.tabellen import overdracht
from vliegwiel.toezicht.nakomelingen import volg_ouder
from vliegwiel.web.app import maak_app


async def met_offset(
    zelf: wachtrij.RijRepository, keuze: Rijfilter, plek: Plek | None, hooguit: int, *, terug: bool = False
) -> list[Regel]:
    """Return the same page by OFFSET."""
    sleutel = [overdracht.c[naam] for naam in wachtrij.VOLGORDE]
    overslaan = int(plek.id) if plek and plek.id.isdigit() else 0
    ids = (
        select(overdracht.c.id)
        .where(*wachtrij._waar(keuze))
        .order_by(*sleutel)
        .limit(hooguit)
        .offset(overslaan)
        .subquery()
    )
    regels = wachtrij.met_inhoud().join(ids, ids.c.id == overdracht.c.id).order_by(*sleutel)
    return [wachtrij._regel(rij) for rij in await zelf._verbinding.execute(regels)]


def main() -> None:
    """Serve until told to stop, or until the measurement is gone."""
    url, map_, poort, *wijze = sys.argv[1:]
    volg_ouder(signal.SIGINT, os.getppid())
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    if wijze == ["offset"]:
        wachtrij.RijRepository.pagina = met_offset  # type: ignore[method-assign]
    app = maak_app(laad_instellingen(database_url=url, var_map=Path(map_)))
    web.run_app(app, host="127.0.0.1", port=int(poort), access_log=None, print=None)


if __name__ == "__main__":
    main()
