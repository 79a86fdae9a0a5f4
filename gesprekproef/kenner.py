"""Recognises what the assistant says: which text of the catalogue a bubble is, and which question is open."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gesprekproef.persona import lees_yaml

PROJECT = Path(__file__).parent.parent
_PLAATS = re.compile(r"\\\{([a-z_]+)\\\}")
_VRAAG = "utter_vraag_"
_TUSSEN = re.compile(r"(?<=[.!?…”]) ")
_BIJZAAK = (
    "utter_reflectie",
    "utter_goede_vraag",
    "utter_gemaskeerd",
    "utter_score",
    "utter_ruler",
    "utter_geldstress",
)


@dataclass(frozen=True)
class Vraag:
    """What is open now, as a client sees it. ``soort`` is empty when nothing is asked, "?" for an unknown question.

    ``gebied`` is the domain that a question about a domain is about. ``keuzes`` are (value, words).
    """

    soort: str
    gebied: str = ""
    tekst: str = ""
    id: str = ""
    keuzes: tuple[tuple[str, str], ...] = ()
    kaart: str = ""
    meer: bool = False

    @property
    def naam(self) -> str:
        """The question's identity: ``gebied:geld``, ``waarom``."""
        return f"{self.soort}:{self.gebied}" if self.gebied else self.soort


class Kenner:
    """Knows every text of the catalogue, by its words."""

    def __init__(self, teksten: Mapping[str, Sequence[str]], gebieden: Mapping[str, str]) -> None:
        self._gebieden = {in_zin.casefold(): id_ for id_, in_zin in gebieden.items()}
        # Longest first: a text that is the beginning of another one may not win.
        paren = [(sleutel, variant) for sleutel, varianten in teksten.items() for variant in varianten]
        paren.sort(key=lambda paar: len(_PLAATS.sub("", re.escape(paar[1]))), reverse=True)
        self._patronen = [(sleutel, _patroon(variant)) for sleutel, variant in paren]

    @classmethod
    def van_project(cls, project: Path = PROJECT) -> Kenner:
        """Return the recogniser of this version's texts and domains."""
        teksten: dict[str, list[str]] = {}
        for pad in sorted((project / "data" / "responses").glob("*.yml")):
            for sleutel, varianten in (lees_yaml(pad).get("responses") or {}).items():
                if not sleutel.endswith("_eigen"):  # a row's own question fits any words; the standard set has none
                    teksten[sleutel] = [v["text"] for v in varianten if "text" in v]
        gebieden = lees_yaml(project / "data" / "leefgebieden" / "standaard.yml")["gebieden"]
        return cls(teksten, {g["id"]: g["in_zin"] for g in gebieden})

    def herken(self, tekst: str) -> tuple[str, dict[str, str]]:
        """Return the key of a text with the values of its variables; an empty key when it is not in the catalogue."""
        plat = _plat(tekst)
        sleutel, variabelen = self._enkel(plat)
        return (sleutel, variabelen) if sleutel else self._samen(plat)

    def _enkel(self, plat: str) -> tuple[str, dict[str, str]]:
        for sleutel, patroon in self._patronen:
            if gevonden := patroon.fullmatch(plat):
                return sleutel, {k: v for k, v in gevonden.groupdict().items() if v is not None}
        return "", {}

    def _samen(self, plat: str) -> tuple[str, dict[str, str]]:
        """Recognise a bubble that says two texts: the answer in it counts, before what goes with it."""
        for grens in _TUSSEN.finditer(plat):
            delen = [self._enkel(plat[: grens.start()]), self._enkel(plat[grens.end() :])]
            if all(sleutel for sleutel, _ in delen):
                return min(delen, key=lambda deel: deel[0].startswith(_BIJZAAK))
        return "", {}

    def vraag(self, berichten: Sequence[Mapping[str, Any]]) -> Vraag:
        """Return the open question of a reply: its last bubble that asks, else its last buttons."""
        bericht = next((b for b in reversed(berichten) if b["soort"] == "vraag"), None)
        if bericht is None:
            bericht = next((b for b in reversed(berichten) if b["keuzes"]), None)
            if bericht is None:
                return Vraag("")
            return self._vraag("aanbod", "", bericht)
        sleutel, variabelen = self.herken(bericht["tekst"])
        soort = sleutel.removeprefix(_VRAAG) if sleutel.startswith(_VRAAG) else "?"
        gebied = variabelen.get("gebied", "") if soort in ("gebied", "score") else ""
        return self._vraag(soort, self._gebieden.get(gebied.casefold(), gebied), bericht)

    @staticmethod
    def _vraag(soort: str, gebied: str, bericht: Mapping[str, Any]) -> Vraag:
        return Vraag(
            soort,
            gebied,
            bericht["tekst"],
            bericht["id"],
            tuple((k["waarde"], k["label"]) for k in bericht["keuzes"]),
            bericht.get("kaart", ""),
            bool(bericht.get("meer")),
        )


def _plat(tekst: str) -> str:
    return " ".join(tekst.split())


def _patroon(variant: str) -> re.Pattern[str]:
    gezien: set[str] = set()

    def groep(plaats: re.Match[str]) -> str:
        naam = plaats[1]
        if naam in gezien:
            return f"(?P={naam})"
        gezien.add(naam)
        return f"(?P<{naam}>.+?)"

    return re.compile(_PLAATS.sub(groep, re.escape(_plat(variant)).replace(r"\ ", " ")), re.IGNORECASE)
