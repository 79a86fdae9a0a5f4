"""The opening hours as a page tells them: in words, and whether somebody answers now."""

from __future__ import annotations

from datetime import datetime

from vliegwiel.core.openingstijden import DAGEN, Stand, uur
from vliegwiel.settings import Instellingen
from vliegwiel.web.momenten import MAANDEN
from vliegwiel.web.teksten import urentekst


def nu(instellingen: Instellingen, moment: datetime) -> str:
    """Return for example ``maandag tot en met vrijdag van 9 tot 17 uur; nu open, tot 17 uur``."""
    woorden = instellingen.gemeente.openingstijden
    tijden = instellingen.openingstijden
    zin = "" if tijden is None else _stand(tijden.stand(moment))
    return f"{woorden}; {zin}" if zin else woorden


def _stand(stand: Stand) -> str:
    if stand.tot:
        # Midnight is the end of this day, not the begin of the next.
        return urentekst("open").format(tot=f"{_uur(stand.tot) if stand.tot.hour or stand.tot.minute else 24} uur")
    if stand.weer_open is None:
        return urentekst("dicht")
    dag = stand.weer_open
    sleutel = {0: "weer_vandaag", 1: "weer_morgen"}.get(stand.over_dagen, "weer_open")
    datum = f"{DAGEN[dag.weekday()]} {dag.day} {MAANDEN[dag.month - 1]}"
    return urentekst(sleutel).format(dag=datum, om=f"{_uur(dag)} uur")


def _uur(moment: datetime) -> str:
    return uur(moment.hour * 60 + moment.minute)
