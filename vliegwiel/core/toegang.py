"""Who may do what at the desk: roles, rights, and which cases somebody may open. Nothing here depends on a person's answers.

A route of the desk names exactly one right (``web.desk.routes``); a role is a set of rights. An outreach worker sees no
answers at all, an administrator none either: keeping accounts is no reason to read cases.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Rol(StrEnum):
    """What somebody is at the desk."""

    VELDWERKER = "veldwerker"
    CONSULENT = "consulent"
    TEAMLEIDER = "teamleider"
    BEHEERDER = "beheerder"
    AUDITOR = "auditor"


class Recht(StrEnum):
    """One thing that a route lets somebody do."""

    AANGEMELD = "aangemeld"  # one's own account: everybody who is logged in
    WACHTRIJ = "wachtrij"
    ZAAK_ZIEN = "zaak_zien"
    ZAAK_WERKEN = "zaak_werken"
    ZAAK_VERDELEN = "zaak_verdelen"  # give somebody else's case back, or to a colleague
    ZAAK_UITVOEREN = "zaak_uitvoeren"  # take a case out of the desk: PDF, JSON, CSV
    AANBOD_ZIEN = "aanbod_zien"
    AANBOD_BEHEREN = "aanbod_beheren"
    DEELLINKS = "deellinks"
    RAPPORT = "rapport"
    UITWISSELING = "uitwisseling"  # what was sent to other systems: states and errors, no answers
    MEDEWERKERS = "medewerkers"
    LOGBOEK = "logboek"


_WERK = frozenset({Recht.WACHTRIJ, Recht.ZAAK_ZIEN, Recht.ZAAK_WERKEN, Recht.ZAAK_UITVOEREN, Recht.AANBOD_ZIEN})
RECHTEN: Mapping[Rol, frozenset[Recht]] = {
    Rol.VELDWERKER: frozenset({Recht.DEELLINKS}),
    Rol.CONSULENT: _WERK | {Recht.DEELLINKS},
    Rol.TEAMLEIDER: _WERK | {Recht.DEELLINKS, Recht.ZAAK_VERDELEN, Recht.RAPPORT},
    Rol.BEHEERDER: frozenset({Recht.MEDEWERKERS, Recht.AANBOD_ZIEN, Recht.AANBOD_BEHEREN, Recht.UITWISSELING}),
    Rol.AUDITOR: frozenset({Recht.LOGBOEK, Recht.RAPPORT}),
}


class GeenRecht(Exception):
    """This role may not do this."""


class BuitenTeam(Exception):
    """This case belongs to another team, and nobody shared it with this consultant."""


def mag(rol: str, recht: Recht) -> bool:
    """Return whether a role has a right; a role that does not exist has none."""
    return rol in RECHTEN and (recht is Recht.AANGEMELD or recht in RECHTEN[Rol(rol)])


def ziet_zaak(
    medewerker_id: str, team: str, zaak_team: str, eigenaar_id: str | None, gedeeld_met: bool = False
) -> bool:
    """Return whether somebody may open a case: of the own team, one's own, or shared by name with the client's yes."""
    return team == zaak_team or eigenaar_id == medewerker_id or gedeeld_met
