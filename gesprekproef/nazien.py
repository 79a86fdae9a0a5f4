"""Reads back what the product keeps: messages, cells, scores; and finds what is gone or stayed behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gesprekproef.gesprek import Beurt, Cel, Uiting
from gesprekproef.kenner import Kenner


@dataclass
class Bewaard:
    """What has to be there when somebody reads the conversation again: message id → words ("" for a press or card)."""

    berichten: dict[str, str] = field(default_factory=dict)
    ingetrokken: list[str] = field(default_factory=list)

    def stuur(self, beurt: Beurt) -> None:
        """Remember one client turn."""
        if beurt.vorm != "regel":
            self.berichten[beurt.bericht] = beurt.gezegd if beurt.vorm == "tekst" else ""
        if beurt.trekt_in:
            self.ingetrokken.append(beurt.trekt_in)


def uitingen(berichten: Sequence[Mapping[str, Any]], kenner: Kenner) -> tuple[Uiting, ...]:
    """Return the bubbles of a reply, recognised."""
    return tuple(
        Uiting(b["tekst"], b["soort"], kenner.herken(b["tekst"])[0], tuple(k["label"] for k in b["keuzes"]))
        for b in berichten
    )


def cellen(matrix: Mapping[str, Any]) -> tuple[Cel, ...]:
    """Return the cells of a matrix as the API gives it."""
    return tuple(
        Cel(regel["id"], rij["leefgebied"], regel["soort"], regel["citaat"], regel["twijfel"])
        for rij in matrix["rijen"]
        for regel in rij["regels"]
    )


def cijfers(matrix: Mapping[str, Any]) -> dict[str, int]:
    """Return the client's own scores by domain."""
    return {rij["leefgebied"]: rij["score"] for rij in matrix["rijen"] if isinstance(rij["score"], int)}


def vergelijk(bewaard: Bewaard, gelezen: Sequence[Mapping[str, Any]]) -> tuple[list[str], list[str]]:
    """Return (what was lost or is there twice, what is kept in other words). What was taken back may differ."""
    ids = [b["id"] for b in gelezen]
    woorden = {b["id"]: b["tekst"] for b in gelezen}
    verloren = [tekst or id_ for id_, tekst in bewaard.berichten.items() if ids.count(id_) != 1]
    anders = [
        tekst
        for id_, tekst in bewaard.berichten.items()
        if tekst and id_ in woorden and _plat(woorden[id_]) != _plat(tekst)
        and not any(weg in tekst for weg in bewaard.ingetrokken)
    ]  # fmt: skip
    return verloren, anders


def vind_achtergebleven(
    beurten: Sequence[Beurt], gelezen: Sequence[Mapping[str, Any]], matrix: Sequence[Cel]
) -> list[str]:
    """Return where words that the client took back can still be read."""
    gevonden = []
    for weg in (b.trekt_in for b in beurten if b.trekt_in):
        if any(weg in c.citaat for c in matrix):
            gevonden.append(f"“{weg}” staat nog in de matrix")
        for wie, naam in (
            ("client", "het bewaarde bericht van de cliënt"),
            ("assistent", "een bericht van de assistent"),
        ):
            if any(weg in b["tekst"] for b in gelezen if (b["van"] == "client") == (wie == "client")):
                gevonden.append(f"“{weg}” staat nog in {naam}")
    return gevonden


def _plat(tekst: str) -> str:
    return " ".join(tekst.split())
