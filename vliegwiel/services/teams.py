"""Reading the teams of a gemeente from their YAML file; every mistake is told with its line, in Dutch."""

from __future__ import annotations

import re
from pathlib import Path

from yaml import Node, ScalarNode

from vliegwiel.core.team import POSTCODE, OngeldigTeam, Team, Teams
from vliegwiel.services.catalogus import OngeldigBestand
from vliegwiel.services.yaml_regels import Lezing, lees_knopen

NAAM_TEKENS = 60
EMAIL = re.compile(r"[^@\s,;<>]{1,64}@[^@\s,;<>]{1,190}")


def laad_teams(pad: Path) -> Teams:
    """Return the teams; raises ``OngeldigBestand`` with file, line and reason of everything that is wrong."""
    lezing = Lezing()
    wortel = lees_knopen(pad, lezing)
    velden = lezing.velden(wortel, ("standaard", "teams"), ("standaard", "teams"), "het bestand") if wortel else {}
    standaard = lezing.tekst(velden.get("standaard"), "standaard", NAAM_TEKENS)
    teams: dict[str, Team] = {}
    for knoop in lezing.lijst(velden.get("teams"), "teams"):
        team = _team(lezing, knoop)
        if team and team.id in teams:
            lezing.fout(knoop, f"team {team.id} staat hier voor de tweede keer")
        elif team:
            teams[team.id] = team
    if not lezing.fouten:
        try:
            return Teams(teams, standaard)
        except OngeldigTeam as fout:
            lezing.op_regel(1, str(fout))
    raise OngeldigBestand("\n".join(f"{pad}:{regel}: {reden}" for regel, reden in sorted(lezing.fouten)))


def _postcode(lezing: Lezing, knoop: Node) -> str:
    """Return four digits, with quotation marks around them or without; nothing when it is something else."""
    waarde = knoop.value.strip() if isinstance(knoop, ScalarNode) else ""
    if POSTCODE.fullmatch(waarde):
        return str(waarde)
    lezing.fout(knoop, f"{waarde[:12] or 'dit'} is geen postcode van vier cijfers; schrijf bijvoorbeeld 1021")
    return ""


def _team(lezing: Lezing, knoop: Node) -> Team | None:
    velden = lezing.velden(knoop, ("id", "naam", "email", "postcodes"), ("id", "naam"), "een team")
    naam = lezing.tekst(velden.get("naam"), "naam", NAAM_TEKENS)
    email = lezing.tekst(velden.get("email"), "email", NAAM_TEKENS * 4)
    if email and not EMAIL.fullmatch(email):
        lezing.fout(velden["email"], f"{email} is geen e-mailadres")
    gelezen = [_postcode(lezing, p) for p in lezing.lijst(velden.get("postcodes"), "postcodes")]
    postcodes = [p for p in gelezen if p]
    try:
        return Team(lezing.tekst(velden.get("id"), "id", NAAM_TEKENS), naam, email, frozenset(postcodes))
    except OngeldigTeam as fout:
        lezing.fout(knoop, str(fout))
        return None
