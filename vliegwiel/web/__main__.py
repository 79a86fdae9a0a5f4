"""Start the web application: ``python -m vliegwiel.web``."""

from __future__ import annotations

import logging
import os
import sys

from aiohttp import web

from vliegwiel import logregels
from vliegwiel.services.catalogus import OngeldigBestand
from vliegwiel.settings import InstellingenFout, laad_instellingen
from vliegwiel.web.app import maak_app


def main() -> int:
    """Serve until the process is told to stop; returns 2 when settings or data files are wrong."""
    try:
        instellingen = laad_instellingen()
        app = maak_app(instellingen)
    except (InstellingenFout, OngeldigBestand) as fout:
        sys.stderr.write(f"{fout}\n")
        return 2
    os.umask(0o077)  # what clients tell is readable for this user only, also on disk
    logregels.begin(instellingen.log_niveau, als_json=instellingen.productie)
    # aiohttp writes the bytes of a request that it can't read, and the address it came from; our own errors are logged
    # by web.fouten, without anything that a client wrote.
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)
    # No access log: addresses and paths of clients are nobody's business.
    web.run_app(app, host=instellingen.web_host, port=instellingen.web_poort, access_log=None, print=None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
