"""Measures of one conversation: pure functions of what happened, without any knowledge of how it is done."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gesprekproef.cellen import Oordeel, beoordeel
from gesprekproef.gesprek import Beurt, Gesprek

_ZIN = re.compile(r"[^.!?…\n]+[.!?…]*")
_CITAAT = re.compile(r"“[^”]*”|\"[^\"]*\"")
_WOORD = re.compile(r"\w{4,}")
MEESTE_KNOPPEN_BIJ_OPEN = 1  # "niemand" or "geen stap" beside an open question leaves it open; a list closes it


@dataclass(frozen=True)
class Woorden:
    """What the measures look for: word lists and names of questions (``data/woorden.yml``)."""

    verboden: tuple[re.Pattern[str], ...]
    vraagwoorden: re.Pattern[str]
    zijvragen: frozenset[str]
    fasen: frozenset[str]
    niet_begrepen: tuple[str, ...]
    crisis: tuple[str, ...]
    herhaalbaar: frozenset[str]
    opnieuw: tuple[str, ...]
    vreemd: tuple[str, ...]

    @classmethod
    def lees(cls, ruw: Mapping[str, Any]) -> Woorden:
        """Build the lists from the data file; raises ``KeyError`` or ``re.error``."""
        return cls(
            tuple(re.compile(rf"\b(?:{p})\b", re.IGNORECASE) for p in ruw["verboden"]),
            re.compile(rf"\b(?:{'|'.join(ruw['vraagwoorden'])})\b", re.IGNORECASE),
            frozenset(ruw["zijvragen"]),
            frozenset(ruw["fasen"]),
            tuple(ruw["niet_begrepen"]),
            tuple(ruw["crisis"]),
            frozenset(ruw["herhaalbaar"]),
            tuple(ruw["opnieuw"]),
            tuple(ruw["vreemd"]),
        )


@dataclass(frozen=True)
class Maten:
    """The figures of one conversation; lists hold what a reader wants to see of them."""

    beurten: int
    beurten_tot_doel: int | None
    klaar: bool
    opnieuw_gevraagd: tuple[str, ...]
    niet_begrepen: tuple[str, ...]
    loos_alarm: tuple[str, ...]
    reflecties: int
    reflecties_met_woorden: int
    vragen: int
    open_vragen: int
    herhaald: tuple[str, ...]
    verboden: tuple[str, ...]
    twee_vragen: tuple[str, ...]
    gemist: tuple[str, ...]
    cellen: Oordeel
    cijfers_fout: tuple[str, ...]
    verloren: tuple[str, ...]
    achtergebleven: tuple[str, ...]
    tijd_mediaan: float
    tijd_p95: float


def meet(g: Gesprek, w: Woorden) -> Maten:
    """Return the figures of one conversation."""
    tijden = [b.ms for b in g.beurten if b.ms]
    vragen = [b for b in g.beurten if b.nieuwe_fase in w.fasen and _vraagt(b) and not _zij(b.nieuwe_vraag, w)]
    return Maten(
        beurten=len(g.beurten),
        beurten_tot_doel=g.doel_na,
        klaar=g.doel_na is not None and not g.stuk,
        opnieuw_gevraagd=opnieuw_gevraagd(g.beurten, w),
        niet_begrepen=tuple(b.gezegd for b in g.beurten if _begint(b, w.niet_begrepen)),
        loos_alarm=loos_alarm(g.beurten, w),
        reflecties=sum(u.soort == "reflectie" for b in g.beurten if b.fase in w.fasen for u in b.antwoord),
        reflecties_met_woorden=sum(_van_de_client(g.beurten[: n + 1], w) for n in range(len(g.beurten))),
        vragen=len(vragen),
        open_vragen=sum(is_open(b, w) for b in vragen),
        herhaald=herhaald(g, w),
        verboden=verboden(g, w),
        twee_vragen=tuple(" ".join(u.tekst for u in b.antwoord) for b in g.beurten if _vraagtekens(b, w) > 1),
        gemist=tuple(f"na “{b.gezegd}”: geen {' of '.join(b.gemist)}" for b in g.beurten if b.gemist),
        cellen=beoordeel(g),
        cijfers_fout=_cijfers_fout(g),
        verloren=tuple(g.verloren),
        achtergebleven=tuple(g.achtergebleven),
        tijd_mediaan=round(statistics.median(tijden), 1) if tijden else 0.0,
        tijd_p95=percentiel(tijden, 95),
    )


def opnieuw_gevraagd(beurten: Sequence[Beurt], w: Woorden) -> tuple[str, ...]:
    """Return questions that came back after an answer that the assistant did not say it had missed.

    A question that was answered, and is open again after that turn or a later one, is asked again. Side questions
    (are you sure? which line?) may come back; and after beginning again everything may.
    """
    beantwoord: dict[str, str] = {}
    gevonden = []
    for beurt in beurten:
        if _begint(beurt, w.opnieuw):
            beantwoord.clear()
        if beurt.trekt_in:
            beantwoord = {v: a for v, a in beantwoord.items() if beurt.trekt_in not in a}
        gemist = _begint(beurt, (*w.niet_begrepen, *w.crisis))
        vast = _zij(beurt.vraag, w) or beurt.vraag.partition(":")[0] in w.herhaalbaar
        if beurt.antwoordt and beurt.vraag and not gemist and not vast:
            beantwoord[beurt.vraag] = beurt.gezegd
        if _vraagt(beurt) and beurt.nieuwe_vraag in beantwoord:
            gevonden.append(f"{beurt.nieuwe_vraag} na “{beantwoord.pop(beurt.nieuwe_vraag)}”")
    return tuple(gevonden)


def loos_alarm(beurten: Sequence[Beurt], w: Woorden) -> tuple[str, ...]:
    """Return what a client said that was taken for a crisis and was none, by the persona's own expectations."""
    return tuple(
        b.gezegd
        for b in beurten
        if _begint(b, w.crisis) and not b.vraag.startswith(("crisis", "nazorg")) and not _crisis_verwacht(b, w)
    )


def _crisis_verwacht(beurt: Beurt, w: Woorden) -> bool:
    return any(v.startswith(w.crisis) for v in beurt.verwacht)


def is_open(beurt: Beurt, w: Woorden) -> bool:
    """Whether the question that a turn ends with is open: no list to choose from, and not one for yes or no."""
    vraag = next((u.tekst for u in reversed(beurt.antwoord) if u.soort == "vraag"), "")
    gevraagd = [z for z in zinnen(_CITAAT.sub("", vraag)) if z.endswith("?")]
    return beurt.knoppen <= MEESTE_KNOPPEN_BIJ_OPEN and any(w.vraagwoorden.search(z) for z in gevraagd)


def herhaald(g: Gesprek, w: Woorden) -> tuple[str, ...]:
    """Return sentences that the assistant said more than once, with how often. Quotes count as part of a sentence."""
    gezegd = [*g.opening, *(u for b in g.beurten for u in b.antwoord)]
    teller = Counter(z for u in gezegd if not u.sleutel.startswith(w.vreemd) for z in zinnen(u.tekst))
    return tuple(f"{aantal} × {zin}" for zin, aantal in teller.most_common() if aantal > 1)


def verboden(g: Gesprek, w: Woorden) -> tuple[str, ...]:
    """Return forbidden phrases in the assistant's own words: quotes of the client are left out."""
    gevonden = []
    for uiting in (*g.opening, *(u for b in g.beurten for u in b.antwoord)):
        eigen = "" if uiting.sleutel.startswith(w.vreemd) else _CITAAT.sub("", uiting.tekst)
        gevonden += [f"{treffer[0]}: {uiting.tekst}" for p in w.verboden for treffer in p.finditer(eigen)]
    return tuple(gevonden)


def zinnen(tekst: str) -> list[str]:
    """Return the sentences of a text; a quote is not cut into pieces."""
    bewaard: list[str] = []

    def weg(citaat: re.Match[str]) -> str:
        bewaard.append(citaat[0])
        return f"\0{len(bewaard) - 1}\0"

    plat = _CITAAT.sub(weg, tekst)
    gevonden = [re.sub(r"\0(\d+)\0", lambda m: bewaard[int(m[1])], z).strip() for z in _ZIN.findall(plat)]
    return [z for z in gevonden if re.search(r"\w", z)]


def percentiel(waarden: Sequence[float], procent: int) -> float:
    """Return a percentile (nearest rank), 0 without values."""
    if not waarden:
        return 0.0
    return sorted(waarden)[max(0, -(-len(waarden) * procent // 100) - 1)]


def _vraagt(beurt: Beurt) -> bool:
    return any(u.soort == "vraag" for u in beurt.antwoord)


def _zij(vraag: str, w: Woorden) -> bool:
    return vraag.partition(":")[0] in w.zijvragen


def _begint(beurt: Beurt, sleutels: tuple[str, ...]) -> bool:
    return any(s.startswith(sleutels) for s in beurt.sleutels)


def _vraagtekens(beurt: Beurt, w: Woorden) -> int:
    return sum(_CITAAT.sub("", u.tekst).count("?") for u in beurt.antwoord if not u.sleutel.startswith(w.vreemd))


def _van_de_client(tot_nu: Sequence[Beurt], w: Woorden) -> bool:
    """Whether the last reply has a reflection with a word of four letters or more that the client used."""
    beurt = tot_nu[-1]
    woorden = {x.casefold() for b in tot_nu for x in _WOORD.findall(b.gezegd)}
    return beurt.fase in w.fasen and any(
        u.soort == "reflectie" and woorden & {x.casefold() for x in _WOORD.findall(u.tekst)} for u in beurt.antwoord
    )


def _cijfers_fout(g: Gesprek) -> tuple[str, ...]:
    return tuple(
        f"{gebied}: {gegeven} gegeven, {g.cijfers_bewaard.get(gebied, 'niets')} bewaard"
        for gebied, gegeven in g.cijfers_gegeven.items()
        if g.cijfers_bewaard.get(gebied) != gegeven
    )
