"""Local offers: what a gemeente knows that somebody may go to, learn or do, and what was proposed on a case.

A consultant proposes, a client says yes or no. Nothing here looks at what a client told: offers are put in order by name
or by date, and chosen by domain by hand.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

VELDEN = ("naam", "omschrijving", "aanbieder", "leefgebieden", "waar", "wanneer", "contact", "einddatum")
VERPLICHT = ("naam", "omschrijving", "aanbieder", "leefgebieden", "contact", "einddatum")
LENGTES = {"naam": 120, "aanbieder": 120, "omschrijving": 1000, "waar": 200, "wanneer": 200, "contact": 200}
MEESTE_RIJEN, MEESTE_BYTES = 2000, 512 * 1024
OP_NAAM, OP_DATUM = "naam", "datum"
VOORGESTELD, AANGENOMEN, AFGEWEZEN = "voorgesteld", "aangenomen", "afgewezen"
STANDEN = (VOORGESTELD, AANGENOMEN, AFGEWEZEN)


class AanbodNietGevonden(Exception):
    """There is no such offer (any more): it ended, or was taken away."""


class VoorstelNietGevonden(Exception):
    """This was not proposed on this case."""


@dataclass(frozen=True)
class Fout:
    """What is wrong in a file, on which line (the header is line 1), in Dutch."""

    regel: int
    reden: str


class OngeldigAanbod(ValueError):
    """A file with offers cannot be used; ``fouten`` is everything that is wrong. Nothing of it was kept."""

    def __init__(self, fouten: Sequence[Fout]) -> None:
        super().__init__("; ".join(f"regel {f.regel}: {f.reden}" for f in fouten))
        self.fouten = tuple(fouten)


@dataclass(frozen=True)
class Gegevens:
    """An offer as a gemeente writes it down. ``einddatum``: the last day on which it is offered."""

    naam: str
    omschrijving: str
    aanbieder: str
    leefgebieden: tuple[str, ...]
    waar: str
    wanneer: str
    contact: str
    einddatum: date

    @property
    def sleutel(self) -> tuple[str, str]:
        """What makes it the same offer in a next file: its name and who offers it."""
        return self.naam, self.aanbieder


@dataclass(frozen=True)
class Aanbod:
    """One offer in the catalogue."""

    id: str
    gegevens: Gegevens
    ingetrokken_op: datetime | None = None

    def loopt(self, vandaag: date) -> bool:
        """Return whether it can be chosen today."""
        return self.ingetrokken_op is None and vandaag <= self.gegevens.einddatum


@dataclass(frozen=True)
class Voorstel:
    """An offer that was proposed on a case, by whom and when, and what the client said."""

    id: str
    aanbod: Aanbod
    stand: str
    door: str
    op: datetime
    beantwoord_door: str | None = None
    beantwoord_op: datetime | None = None


def lees_csv(inhoud: bytes, gebieden: Sequence[str], vandaag: date) -> list[Gegevens]:
    """Return the offers of a file (UTF-8; ``;`` or ``,`` between cells); raises ``OngeldigAanbod`` with every mistake."""
    if len(inhoud) > MEESTE_BYTES:
        raise OngeldigAanbod([Fout(1, f"het bestand is groter dan {MEESTE_BYTES // 1024} kB")])
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        regel = inhoud.count(b"\n", 0, fout.start) + 1
        raise OngeldigAanbod([Fout(regel, "een teken is niet te lezen; bewaar het bestand als UTF-8")]) from None
    if "\x00" in tekst:
        regel = tekst.count("\n", 0, tekst.index("\x00")) + 1
        raise OngeldigAanbod([Fout(regel, "er staat een teken in dat geen tekst is")])
    return _lees(tekst, gebieden, vandaag)


def _lees(tekst: str, gebieden: Sequence[str], vandaag: date) -> list[Gegevens]:
    eerste = tekst.split("\n", 1)[0]
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=";" if ";" in eerste else ",", strict=True)
    fouten: list[Fout] = []
    gelezen: dict[tuple[str, str], tuple[int, Gegevens]] = {}
    try:
        kop = [cel.strip().lower() for cel in next(lezer, [])]
        if reden := _kop_fout(kop):
            raise OngeldigAanbod([Fout(1, reden)])
        vorige = lezer.line_num
        for cellen in lezer:
            regel, vorige = vorige + 1, lezer.line_num  # a cell may hold line breaks: the line where the row begins
            if any(cel.strip() for cel in cellen):
                _rij(regel, dict(zip(kop, cellen, strict=False)) if len(cellen) == len(kop) else None,
                     (len(cellen), len(kop)), gebieden, vandaag, gelezen, fouten)  # fmt: skip
    except csv.Error:
        fouten.append(Fout(lezer.line_num, "een aanhalingsteken sluit niet goed"))
    if not fouten and not gelezen:
        fouten.append(Fout(2, "er staat geen aanbod in het bestand"))
    if len(gelezen) > MEESTE_RIJEN:
        fouten.append(Fout(MEESTE_RIJEN + 2, f"er staan meer dan {MEESTE_RIJEN} regels in"))
    if fouten:
        raise OngeldigAanbod(sorted(fouten, key=lambda f: f.regel))
    return [gegevens for _, gegevens in gelezen.values()]


def _kop_fout(kop: Sequence[str]) -> str:
    """Return what is wrong with the header, or an empty text."""
    if mist := [v for v in VELDEN if v not in kop]:
        return f"in de kop {'ontbreekt' if len(mist) == 1 else 'ontbreken'}: {', '.join(mist)}"
    if vreemd := [k or "een lege kolom" for k in kop if k not in VELDEN]:
        return f"onbekend in de kop: {', '.join(vreemd)}"
    dubbel = sorted({k for k in kop if kop.count(k) > 1})
    return f"dubbel in de kop: {', '.join(dubbel)}" if dubbel else ""


def _rij(
    regel: int,
    rij: dict[str, str] | None,
    cellen: tuple[int, int],
    gebieden: Sequence[str],
    vandaag: date,
    gelezen: dict[tuple[str, str], tuple[int, Gegevens]],
    fouten: list[Fout],
) -> None:
    """Read one row into ``gelezen``, or tell in ``fouten`` what is wrong with it."""
    if rij is None:
        fouten.append(Fout(regel, f"deze regel heeft {cellen[0]} cellen, en de kop {cellen[1]}"))
        return
    velden = {naam: " ".join(cel.split()) for naam, cel in rij.items()}
    mis = [f"{naam} is leeg" for naam in VERPLICHT if not velden[naam]]
    mis += [f"{naam} is langer dan {n} tekens" for naam, n in LENGTES.items() if len(velden[naam]) > n]
    gekozen = tuple(dict.fromkeys(velden["leefgebieden"].replace(",", " ").replace("|", " ").split()))
    if vreemd := [g for g in gekozen if g not in gebieden]:
        mis.append(f"onbekend leefgebied: {', '.join(vreemd)}; wel: {', '.join(gebieden)}")
    einde = _datum(velden["einddatum"])
    if velden["einddatum"] and einde is None:
        mis.append(f"einddatum {velden['einddatum'][:20]} is geen datum; schrijf bijvoorbeeld 31-12-2027")
    elif einde and einde < vandaag:
        mis.append("einddatum is al voorbij")
    if mis or einde is None:
        fouten.extend(Fout(regel, reden) for reden in mis)
        return
    tekst = {naam: velden[naam] for naam in LENGTES}
    nieuw = Gegevens(leefgebieden=gekozen, einddatum=einde, **tekst)
    if nieuw.sleutel in gelezen:
        fouten.append(Fout(regel, f"{nieuw.naam} van {nieuw.aanbieder} staat ook op regel {gelezen[nieuw.sleutel][0]}"))
    else:
        gelezen[nieuw.sleutel] = (regel, nieuw)


def _datum(tekst: str) -> date | None:
    """Return the day of 2027-12-31 or 31-12-2027, or None."""
    for vorm in ("%Y-%m-%d", "%d-%m-%Y"):
        try:
            gelezen = datetime.strptime(tekst, vorm)  # noqa: DTZ007 – only the day is used
        except ValueError:
            continue
        return gelezen.date() if gelezen.year >= 2000 else None
    return None


def gezocht(aanbod: Iterable[Aanbod], woorden: str, gebied: str, volgorde: str) -> list[Aanbod]:
    """Return what has all these words in it and serves this domain (empty: any), by name or by its last day."""
    losse = woorden.casefold().split()

    def past(een: Aanbod) -> bool:
        g = een.gegevens
        alles = f"{g.naam} {g.omschrijving} {g.aanbieder} {g.waar} {g.wanneer}".casefold()
        return all(w in alles for w in losse) and (not gebied or gebied in g.leefgebieden)

    def plaats(een: Aanbod) -> tuple[date, str]:
        return (een.gegevens.einddatum if volgorde == OP_DATUM else date.min, een.gegevens.naam.casefold())

    return sorted(filter(past, aanbod), key=plaats)
