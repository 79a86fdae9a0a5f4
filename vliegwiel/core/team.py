"""Teams of consultants, and which of them a neighbourhood belongs to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

STANDAARDTEAM = "algemeen"
POSTCODE = re.compile(r"[1-9]\d{3}")
TEAM_ID = re.compile(r"[a-z][a-z0-9_-]{0,39}")


class OngeldigTeam(ValueError):
    """The teams of a gemeente cannot be used; the message says which one and why, in Dutch."""


@dataclass(frozen=True)
class Team:
    """One team. ``postcodes``: the four digits of each neighbourhood that it works for. ``email``: where notices go."""

    id: str
    naam: str
    email: str = ""
    postcodes: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not TEAM_ID.fullmatch(self.id):
            raise OngeldigTeam(f"id {self.id!r} is geen kleine letter met daarna kleine letters, cijfers of streepjes")
        if fout := sorted(p for p in self.postcodes if not POSTCODE.fullmatch(p)):
            raise OngeldigTeam(f"{self.id}: {', '.join(fout)} is geen postcode van vier cijfers")


@dataclass(frozen=True)
class Teams:
    """Every team of the gemeente. ``standaard``: the id of the one for whom no neighbourhood is known."""

    teams: Mapping[str, Team]
    standaard: str

    def __post_init__(self) -> None:
        if self.standaard not in self.teams:
            raise OngeldigTeam(f"het standaardteam {self.standaard!r} staat niet bij de teams")
        gezien: dict[str, str] = {}
        for team in self.teams.values():
            for postcode in sorted(team.postcodes):
                if postcode in gezien:
                    raise OngeldigTeam(f"postcode {postcode} hoort bij {gezien[postcode]} en bij {team.id}")
                gezien[postcode] = team.id

    def van_postcode(self, postcode: str | None) -> str:
        """Return the id of the team of a neighbourhood; the default team when it is unknown or was not told."""
        return next((t.id for t in self.teams.values() if postcode in t.postcodes), self.standaard)

    def naam(self, team_id: str) -> str:
        """Return what people call a team; its id when it is no longer in the file."""
        return self.teams[team_id].naam if team_id in self.teams else team_id


def een_team() -> Teams:
    """Return the teams of a gemeente that has only one."""
    return Teams({STANDAARDTEAM: Team(STANDAARDTEAM, "Algemeen")}, STANDAARDTEAM)
