"""Finding a case: by its reference, or by the name that the client gave. Small differences in typing don't matter."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MAX_ZOEKTEKST = 80
MEESTE_WOORDEN = 8
# Without letters and digits that are hard to tell apart when somebody reads them out on the telephone.
TEKENS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_REFERENTIE = re.compile(f"[{TEKENS}]{{6}}")


@dataclass(frozen=True)
class Zoekvraag:
    """What somebody looks for: a reference, the words of a name, or both when it may be either."""

    referentie: str = ""
    woorden: tuple[str, ...] = ()

    @property
    def leeg(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.referentie or self.woorden)


def naamwoorden(naam: str) -> tuple[str, ...]:
    """Return the words of a name without capitals, accents and signs; each once, in order."""
    plat = "".join(t for t in unicodedata.normalize("NFKD", naam.casefold()) if not unicodedata.combining(t))
    woorden = "".join(t if t.isalnum() else " " for t in plat).split()
    return tuple(dict.fromkeys(woorden))[:MEESTE_WOORDEN]


def lees_zoektekst(tekst: str) -> Zoekvraag:
    """Return what is looked for; ``leeg`` when nothing readable was typed."""
    tekst = tekst[:MAX_ZOEKTEKST]
    kaal = "".join(t for t in tekst.upper() if t.isalnum())
    referentie = f"{kaal[:3]}-{kaal[3:]}" if _REFERENTIE.fullmatch(kaal) else ""
    return Zoekvraag(referentie, naamwoorden(tekst))
