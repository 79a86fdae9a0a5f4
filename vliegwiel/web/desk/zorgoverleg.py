"""What stands on the sheet of a *zorgoverleg*, in words: from the shared summary, the plan and the people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from vliegwiel.core.indruk import Naast
from vliegwiel.core.nadenken import vandaag
from vliegwiel.core.overdracht import Overdracht
from vliegwiel.core.plan import Afspraak
from vliegwiel.core.samenvatting import BESPROKEN
from vliegwiel.core.toestemming import ZORGOVERLEG
from vliegwiel.core.verloop import LATTEN
from vliegwiel.render.zorgoverleg import Blad
from vliegwiel.services.mensen import Mensen
from vliegwiel.web.desk.opmaak import volledige_dag


def blad(
    zaak: Overdracht,
    inhoud: Mapping[str, Any],
    naast: Sequence[Naast],
    afspraken: Sequence[Afspraak],
    mensen: Mensen,
    *,
    gemeente: str,
    naam: str,
    nu: datetime,
) -> Blad:
    """Return the sheet; ``naam`` is what the client wants to be called, or nothing."""
    velden, rijen = inhoud.get("velden", {}), inhoud.get("rijen", ())
    namen = {rij["leefgebied"]: str(rij["naam"]) for rij in rijen}
    regels = [(rij, regel) for rij in rijen for regel in rij["regels"]]
    startpunt = inhoud.get("startpunt") or ""
    return Blad(
        titel=zaak.referentie,
        gemeente=gemeente,
        gemaakt=volledige_dag(vandaag(nu)),
        wie=naam,
        toestemming=_ja(mensen),
        wens=str(velden.get("wens", "")),
        waarom=str(velden.get("waarom", "")),
        startpunt=namen.get(startpunt, startpunt),
        stap=str(velden.get("stap", "")),
        geldstress=bool(inhoud.get("geldstress")),
        regie=_persoon(mensen.regie.naam, mensen.regie.rol) if mensen.regie and mensen.regie.geldig else "",
        krachten=[
            {"citaat": str(x["citaat"]), "naam": str(rij["naam"])} for rij, x in regels if x["soort"] == "kracht"
        ],
        latten=[{"naam": lat, "waarde": str(velden[lat]).replace(".", ",")} for lat in LATTEN if lat in velden],
        rijen=list(_rijen(rijen, naast)),
        afspraken=[_afspraak(a) for a in afspraken],
        tafel=[_persoon(t.naam, t.rol) for t in mensen.tafel],
    )


def _rijen(rijen: Sequence[Mapping[str, Any]], naast: Sequence[Naast]) -> Iterator[dict[str, Any]]:
    """What was talked about, and what the consultant has an impression of."""
    for rij, een in zip(rijen, naast, strict=True):
        indruk = een.indruk.waarde if een.indruk else None
        if rij["status"] == BESPROKEN or indruk:
            eerste = next((str(x["citaat"]) for x in rij["regels"] if x["soort"] in ("zorg", "wens")), "")
            klant = str(een.klant) if isinstance(een.klant, int) else ""
            cijfers = {"klant": klant, "indruk": str(indruk or ""), "verschil": een.verschilt}
            yield {"naam": een.naam, "citaat": eerste} | cijfers


def _afspraak(a: Afspraak) -> dict[str, str]:
    return {"wat": a.wat, "wie": a.wie, "uiterlijk": _dag(a.uiterlijk), "gedaan": _dag(a.gedaan_op)}


def _dag(moment: date | datetime | None) -> str:
    if moment is None:
        return ""
    return volledige_dag(vandaag(moment) if isinstance(moment, datetime) else moment)


def _ja(mensen: Mensen) -> str:
    ja = mensen.geldig(ZORGOVERLEG)
    return volledige_dag(ja.gevraagd_op) if ja else ""


def _persoon(naam: str, rol: str) -> str:
    return f"{naam} ({rol})" if rol else naam
