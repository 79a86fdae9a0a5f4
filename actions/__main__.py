"""Start the action server, on loopback only: ``python -m actions``.

rasa-sdk's own start binds every interface and allows every origin, so the server is put together here.
"""

from __future__ import annotations

import os
import sys
import warnings

from rasa_sdk.endpoint import create_app
from rasa_sdk.executor import ActionExecutor

from actions.beurt import ActionBeurt
from actions.overdracht import ActionDeelMetConsulent
from actions.samenstelling import dienst, instellingen
from vliegwiel import logregels
from vliegwiel.services.catalogus import OngeldigBestand

LOOPBACK = "127.0.0.1"


def main() -> int:
    """Serve until the process is told to stop; returns 2 when the texts or the domain sets are wrong."""
    os.umask(0o077)  # what clients tell is readable for this user only, also on disk
    logregels.begin(instellingen().log_niveau, als_json=instellingen().productie)
    try:
        dienst()
    except OngeldigBestand as fout:
        sys.stderr.write(f"{fout}\n")
        return 2
    # Rasa 3.6.21 beside rasa-sdk 3.21.1 is a tested pair (docs/beslissingen/0001); the warning comes with every call.
    warnings.filterwarnings("ignore", message=".*versions of rasa and rasa_sdk.*")
    uitvoerder = ActionExecutor()
    uitvoerder.register_action(ActionBeurt())
    uitvoerder.register_action(ActionDeelMetConsulent())
    app = create_app(uitvoerder, cors_origins=[])
    app.run(host=LOOPBACK, port=instellingen().acties_poort, single_process=True, access_log=False, motd=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
