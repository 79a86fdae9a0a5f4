"""The main menu of the desk: what somebody may open, in this order."""

from __future__ import annotations

from vliegwiel.core.toegang import Recht, mag
from vliegwiel.services.medewerker import Medewerker

# Right, path, text.
ONDERDELEN: tuple[tuple[Recht, str, str], ...] = (
    (Recht.WACHTRIJ, "/desk", "Wachtrij"),
    (Recht.WACHTRIJ, "/desk/blijft-liggen", "Blijft liggen"),
    (Recht.ZAAK_WERKEN, "/desk/afgerond", "Afgerond"),
    (Recht.DEELLINKS, "/desk/links", "Links"),
    (Recht.MEDEWERKERS, "/desk/medewerkers", "Medewerkers"),
    (Recht.UITWISSELING, "/desk/uitwisseling", "Uitwisseling"),
    (Recht.LOGBOEK, "/desk/logboek", "Logboek"),
    (Recht.AANBOD_ZIEN, "/desk/aanbod", "Aanbod"),
    (Recht.RAPPORT, "/desk/rapport", "Rapport"),
)


def menu(medewerker: Medewerker | None) -> list[tuple[str, str]]:
    """Return (path, text) of every page that this person may open."""
    return [(pad, tekst) for recht, pad, tekst in ONDERDELEN if medewerker and mag(medewerker.rol, recht)]


def verder_van(medewerker: Medewerker, gevraagd: str) -> str:
    """Return where somebody goes on after logging in; the desk itself is wherever it begins for this person."""
    return gevraagd if gevraagd not in ("", "/desk") else begin_van(medewerker)


def begin_van(medewerker: Medewerker) -> str:
    """Return where somebody starts after logging in."""
    eigen = menu(medewerker)
    return eigen[0][0] if eigen else "/desk/account"
