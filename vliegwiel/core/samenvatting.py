"""The summary: what the client reads before sharing, and what a consultant gets on one screen.

Wish and motive verbatim on top, then what helps to begin: startpunt, rulers, small step, strengths, and the matrix
with quotes. No total score, no profile, no advice (AVG art. 22).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from vliegwiel.core.gesprek.script import OP_KAART, gebied_van, soort_van
from vliegwiel.core.gesprek.toestand import Toestand
from vliegwiel.core.maskeren_namen import maskeer_alle
from vliegwiel.core.matrix import LIEVER_NIET
from vliegwiel.core.meetypen import alleen_bevestigd, niet_nagelezen

BESPROKEN, NIET_BESPROKEN, NIET_VERTELD = "besproken", "niet_besproken", "liever_niet"
BEWAARDE_VELDEN = (
    "wens", "waarom", "verdieping", "goed", "lastig", "belang", "belang_waarom", "vertrouwen", "vertrouwen_hoger",
    "steun", "steun_rol", "stap", "ervaringsdeskundige", "vertrouwenspersoon", "erbij",
)  # fmt: skip
# What was typed, without "steun": who may help is somebody the client wants the consultant to know.
MET_NAMEN = ("wens", "waarom", "verdieping", "goed", "lastig", "belang_waarom", "vertrouwen_hoger", "stap", "erbij")
# What a whole talk asks; what of it was not asked, the hand-over says.
HOOFDVRAGEN = (
    "wens", "waarom", "goed", "lastig", "kies_gebied", "startpunt", "belang", "vertrouwen", "steun", "stap", "contact",
)  # fmt: skip


@dataclass(frozen=True)
class Regel:
    """One line of the matrix, with its words and its source. ``bevestigd``: the client typed it, or said yes to it.

    ``twijfel``: the row or the kind is a guess of the computer, and the client has not looked at it.
    """

    id: str
    soort: str
    citaat: str
    wie: str
    tijd: str
    door: str
    moment: str
    bevestigd: bool = True
    twijfel: bool = False


@dataclass(frozen=True)
class Meting:
    """A number that the client gave at a moment (ISO): the own score of a row, or one on a ruler."""

    waarde: int | str
    moment: str


@dataclass(frozen=True)
class Rij:
    """One domain: status, own score (1–5, or a reason why there is none, or None), lines.

    ``eerder`` are scores of earlier times, oldest first; ``score_op`` is the moment (ISO) of the score of now.
    """

    leefgebied: str
    naam: str
    status: str
    score: int | str | None
    regels: tuple[Regel, ...]
    eerder: tuple[Meting, ...] = ()
    score_op: str = ""


@dataclass(frozen=True)
class Samenvatting:
    """Everything of one conversation that is shared, and nothing else: no transcript, no contact data.

    Verbatim, but for the names of other people. ``velden`` are answers by question id; ``startpunt`` and ``in_de_weg`` are row ids.
    ``latten`` are all numbers of each ruler that was given more than once, oldest first. ``niet_gevraagd`` are questions
    that were never put. ``getypt_door`` are the roles of who typed along; ``weggelaten`` counts what they typed that the
    client did not confirm, and that is not in here.
    """

    velden: dict[str, str]
    rijen: tuple[Rij, ...]
    startpunt: str | None
    in_de_weg: str | None
    overgeslagen: tuple[str, ...]
    geldstress: bool
    veiligheid: str | None
    crisissoort: str | None
    contact: bool
    latten: dict[str, tuple[Meting, ...]] = field(default_factory=dict)
    niet_gevraagd: tuple[str, ...] = ()
    getypt_door: tuple[str, ...] = ()
    weggelaten: int = 0
    # What the client said after a crisis signal: "nee" to the direct question, or "teruggenomen"; with its moment.
    na_signaal: str = ""
    na_signaal_op: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON form that is kept with a version of the hand-over."""
        return asdict(self)

    def met(self, soort: str) -> tuple[tuple[Rij, Regel], ...]:
        """Return the lines of one kind (kracht, zorg, wens, feit) with their rows."""
        return tuple((rij, regel) for rij in self.rijen for regel in rij.regels if regel.soort == soort)

    @classmethod
    def from_dict(cls, gegevens: dict[str, Any]) -> Samenvatting:
        """Build a summary from its JSON form."""
        rijen = tuple(
            Rij(**(r | {"regels": tuple(Regel(**x) for x in r["regels"]), "eerder": _metingen(r.get("eerder", ()))}))
            for r in gegevens["rijen"]
        )
        lijsten = {n: tuple(gegevens.get(n, ())) for n in ("overgeslagen", "niet_gevraagd", "getypt_door")}
        latten = {naam: _metingen(lat) for naam, lat in gegevens.get("latten", {}).items()}
        return cls(**(gegevens | lijsten | {"rijen": rijen, "latten": latten}))


def _metingen(gegevens: Iterable[Mapping[str, Any]]) -> tuple[Meting, ...]:
    return tuple(Meting(**m) for m in gegevens)


def deelbaar(t: Toestand) -> Samenvatting:
    """Return the summary as it may be shared: without what somebody else typed and the client did not confirm."""
    return replace(vat_samen(alleen_bevestigd(t)), weggelaten=len(niet_nagelezen(t)))


def vat_samen(t: Toestand) -> Samenvatting:
    """Return the summary of a conversation as it stands now. The conversation itself keeps the client's own words."""
    getypt = {n: t.velden[n] for n in BEWAARDE_VELDEN if t.velden.get(n) not in (None, "", "?", OP_KAART)}
    woorden = maskeer_alle((*(w for n, w in getypt.items() if n in MET_NAMEN), *(c.citaat for c in t.matrix)), t.namen)
    velden = {n: woorden[w] if n in MET_NAMEN else w for n, w in getypt.items()}
    geen_gebied = tuple(v for v in t.overgeslagen if soort_van(v) not in ("gebied", "score", "plaats"))
    return Samenvatting(
        velden=velden,
        rijen=tuple(r for r in _rijen(t, woorden) if r is not None),
        startpunt=t.startpunt,
        in_de_weg=t.velden.get("in_de_weg") or None,
        overgeslagen=geen_gebied,
        geldstress=t.geldstress,
        veiligheid=t.veiligheid,
        crisissoort=(t.vlagsoort or t.crisissoort) if t.veiligheid else None,
        contact=t.contact,
        latten={naam: m for naam in ("belang", "vertrouwen") if len(m := _lat(t, naam)) > 1},
        niet_gevraagd=tuple(v for v in HOOFDVRAGEN if v not in t.afgehandeld),
        getypt_door=t.meegetypt,
        na_signaal=t.na_signaal,
        na_signaal_op=t.na_signaal_op,
    )


def _lat(t: Toestand, naam: str) -> tuple[Meting, ...]:
    delen = (lat.split("|") for lat in t.latten)
    return tuple(Meting(waarde, moment) for wat, waarde, moment in delen if wat == naam)


def _rijen(t: Toestand, woorden: Mapping[str, str]) -> list[Rij | None]:
    return [_rij(t, woorden, g.id, g.naam, g.gevoelig) for g in t.gebieden.gebieden]


def _rij(t: Toestand, woorden: Mapping[str, str], gebied: str, naam: str, gevoelig: bool) -> Rij | None:
    """A sensitive row exists only when the client brought it up."""
    open_ = niet_nagelezen(t)
    regels = tuple(
        Regel(c.id, c.soort, woorden[c.citaat], c.wie, c.tijd, c.door, c.moment.isoformat(),
              f"cel:{c.id}" not in open_, c.id in t.twijfel)
        for c in t.matrix.van(gebied)
    )  # fmt: skip
    score = t.matrix.score(gebied)
    overgeslagen = {gebied_van(v) for v in t.overgeslagen if soort_van(v) in ("gebied", "score")}
    if gevoelig and not regels and score is None:
        return None
    if regels or (score and score.cijfer):
        status = BESPROKEN
    elif gebied in overgeslagen or (score and score.waarde == LIEVER_NIET):
        status = NIET_VERTELD
    else:
        status = NIET_BESPROKEN
    eerder = tuple(Meting(s.waarde, s.moment.isoformat()) for s in t.matrix.eerdere(gebied))
    score_op = score.moment.isoformat() if score else ""
    return Rij(gebied, naam, status, score.waarde if score else None, regels, eerder, score_op)
