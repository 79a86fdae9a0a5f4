"""What happens in the phases: work that is useful to others, contact with peers, competences, work goals, what caught on.

An offer is an offer: no is a good answer, and it has no consequence anywhere in the program. Seeds: Werk, een zorg
minder (phases, competence scan, useful work, groups), the seven signposts (peers, the right supervisor).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from vliegwiel.core.fase import ACTIVERING, CONTACT, Fase, NietInDezeFase
from vliegwiel.core.veld import LANG, keuze, tekst

NUTTIG_WERK, LOTGENOTEN, SCAN, WERKDOEL, BEGELEIDER, SLOEG_AAN = (
    "nuttig_werk",
    "lotgenoten",
    "competentiescan",
    "werkdoel",
    "begeleider",
    "sloeg_aan",
)
SOORTEN = (NUTTIG_WERK, LOTGENOTEN, SCAN, WERKDOEL, BEGELEIDER, SLOEG_AAN)
BIJ_FASE: Mapping[str, str] = {NUTTIG_WERK: CONTACT, SCAN: ACTIVERING, WERKDOEL: ACTIVERING, BEGELEIDER: ACTIVERING}
ANDERS = "anders"
CODES: Mapping[str, tuple[str, ...]] = {
    LOTGENOTEN: ("groep", "ervaringsdeskundige"),
    BEGELEIDER: (
        "duidelijk",
        "rustig",
        "geduldig",
        "goed_voorbeeld",
        "vaste_persoon",
        "kleine_opdrachten",
        "complimenten",
        "eenvoudige_taal",
        ANDERS,
    ),
    SLOEG_AAN: (
        "luisteren",
        "huisbezoek",
        "vaste_persoon",
        "eigen_tempo",
        "kleine_stap",
        "compliment_en_plezier",
        "geld_eerst",
        "vertrouwenspersoon",
        "meegaan",
        "groep",
        "ervaringsdeskundige",
        "nuttig_werk",
        ANDERS,
    ),
}
AANGEBODEN, AANGENOMEN, AFGESLAGEN = "aangeboden", "aangenomen", "afgeslagen"
OPEN, GEHAALD, LOSGELATEN = "open", "gehaald", "losgelaten"
# What something begins as, and what it may become; a no may become a yes later, when the client comes back to it.
AANBOD: Mapping[str, tuple[str, ...]] = {
    AANGEBODEN: (AANGENOMEN, AFGESLAGEN),
    AFGESLAGEN: (AANGENOMEN,),
    AANGENOMEN: (AFGESLAGEN,),
}
DOEL: Mapping[str, tuple[str, ...]] = {OPEN: (GEHAALD, LOSGELATEN), GEHAALD: (), LOSGELATEN: (OPEN,)}
STATEN: Mapping[str, Mapping[str, tuple[str, ...]]] = {NUTTIG_WERK: AANBOD, LOTGENOTEN: AANBOD, WERKDOEL: DOEL}


class OngeldigeStap(Exception):
    """Something cannot become this from what it is now."""


@dataclass(frozen=True)
class Stap:
    """One thing that was done, offered or found. ``code`` where there is a list, ``staat`` where it can change."""

    id: str
    overdracht_id: str
    soort: str
    code: str
    tekst: str
    staat: str
    door: str
    moment: datetime

    def __post_init__(self) -> None:
        keuze("soort", self.soort, SOORTEN)
        if self.soort in CODES:
            keuze("code", self.code, CODES[self.soort])
        elif self.code:
            raise ValueError(f"{self.soort} heeft geen keuzelijst")
        if self.staat not in STATEN.get(self.soort, {"": ()}):
            raise ValueError(f"{self.soort} is niet {self.staat!r}")
        tekst("tekst", self.tekst, LANG, verplicht=self.soort not in CODES or self.code == ANDERS)

    @property
    def wordt(self) -> tuple[str, ...]:
        """What it may become."""
        return STATEN.get(self.soort, {}).get(self.staat, ())

    def naar(self, staat: str) -> Stap:
        """Return it in another state; raises ``OngeldigeStap``."""
        if staat not in self.wordt:
            raise OngeldigeStap(f"{self.soort} van {self.staat} naar {staat}")
        return replace(self, staat=staat)


def eerste_staat(soort: str) -> str:
    """Return the state in which something begins."""
    return next(iter(STATEN.get(soort, {"": ()})))


def hoort_hier(soort: str, fase: Fase | None) -> None:
    """Let pass what belongs to the phase of a case; raises ``NietInDezeFase``."""
    nodig = BIJ_FASE.get(soort)
    if nodig and (fase is None or fase.naam != nodig):
        raise NietInDezeFase(nodig)
