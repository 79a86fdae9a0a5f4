"""What every peer shares: the folder it reads and writes, and how one intent a line stands for the labels.

A peer reads ``leer.jsonl`` and ``proef.jsonl`` (the form of ``data/corpus``, plus ``bron``, the author) in a folder. It
writes ``<naam>.jsonl``, one answer for each line of ``proef.jsonl``, in the same order, and ``<naam>.info.json``.
Standard library only: each peer runs in another environment.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import resource
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from bot.nlu.corpus import DAADNAMEN, INHOUD, LEEFGEBIEDEN, POLARITEITEN

NIETS = f"{INHOUD}_niets"  # about a life, but about no domain
_ZAAD = 1
_T = TypeVar("_T")


class MapFout(ValueError):
    """The folder lacks a file, or a line in it can't be read; the message is a Dutch sentence."""


@dataclass(frozen=True)
class Zin:
    """One line. ``gebieden``: (domain, polarity) of each mention. ``bekend``: silence about domains means none."""

    tekst: str
    bron: str
    gebieden: tuple[tuple[str, str], ...]
    daad: str | None
    bekend: bool

    def voornemens(self) -> list[str]:
        """Return the intents to learn this line under: one for each mention, else the act, else ``NIETS``."""
        return list(dict.fromkeys(f"{g}_{p}" for g, p in self.gebieden)) or [self.daad or NIETS]


@dataclass(frozen=True)
class Antwoord:
    """What a peer says of one line: a score and a polarity for every domain, and an act. ``ms``: milliseconds."""

    gebieden: dict[str, float]
    polariteiten: dict[str, str]
    daad: str
    ms: float


@dataclass(frozen=True)
class Info:
    """About the peer. ``geheugen_mb`` is resident memory while it answers, ``regels`` the lines it learned from."""

    naam: str
    versie: str
    leertijd_s: float
    geheugen_mb: float
    regels: int
    opmerking: str


def _zin(gegevens: Mapping, met_vraag: bool) -> Zin:
    daad = DAADNAMEN.get(gegevens.get("intent"), gegevens.get("intent"))
    gebieden = tuple((m["leefgebied"], m["polariteit"]) for m in gegevens.get("mentions") or ())
    tekst, vraag = " ".join(gegevens["text"].split()), gegevens.get("vraag") or "open"
    return Zin(
        tekst=f"{vraag}: {tekst}" if met_vraag and vraag != "open" else tekst,
        bron=gegevens.get("bron") or "",
        gebieden=gebieden,
        daad=None if daad == INHOUD else daad,
        bekend=bool(gebieden or daad) or gegevens.get("niveau") is None,
    )


def _lees(pad: Path, met_vraag: bool) -> list[Zin]:
    if not pad.is_file():
        raise MapFout(f"{pad} ontbreekt.")
    zinnen = []
    for nummer, regel in enumerate(pad.read_text(encoding="utf-8").split("\n"), 1):
        if regel.strip():
            try:
                zinnen.append(_zin(json.loads(regel), met_vraag))
            except (ValueError, KeyError, TypeError, AttributeError) as fout:
                raise MapFout(f"{pad} regel {nummer} is niet te lezen: {fout!r}") from fout
    return zinnen


def steekproef(zinnen: Sequence[Zin], hoogstens: int) -> list[Zin]:
    """Return at most ``hoogstens`` lines (0: all), the same ones each time, from every author as evenly as it goes."""
    if not hoogstens or len(zinnen) <= hoogstens:
        return list(zinnen)
    rng = random.Random(_ZAAD)
    plaatsen: dict[str, list[int]] = {}
    for i, zin in enumerate(zinnen):
        plaatsen.setdefault(zin.bron, []).append(i)
    beurten = [(beurt, i) for p in plaatsen.values() for beurt, i in enumerate(rng.sample(p, len(p)))]
    gekozen = sorted(i for _, i in sorted(beurten)[:hoogstens])
    return [zinnen[i] for i in gekozen]


def uit_voornemens(kansen: Mapping[str, float], ms: float) -> Antwoord:
    """Return the answer that confidences of intents stand for: those that share a domain, or an act, are added up."""
    gebieden, polariteiten, daden = {}, {}, {INHOUD: kansen.get(NIETS, 0.0)}
    for gebied in LEEFGEBIEDEN:
        deel = {p: kansen.get(f"{gebied}_{p}", 0.0) for p in POLARITEITEN}
        gebieden[gebied] = sum(deel.values())
        polariteiten[gebied] = max(deel, key=deel.__getitem__)
        daden[INHOUD] += gebieden[gebied]
    inhoud = {NIETS, *(f"{g}_{p}" for g in LEEFGEBIEDEN for p in POLARITEITEN)}
    daden.update((naam, kans) for naam, kans in kansen.items() if naam not in inhoud)
    return Antwoord(gebieden, polariteiten, max(daden, key=daden.__getitem__), ms)


def geheugen_mb() -> float:
    """Return the resident memory of this process now (its peak, where the system does not tell)."""
    stand = Path("/proc/self/status")
    if stand.is_file():
        regel = next(r for r in stand.read_text(encoding="ascii").splitlines() if r.startswith("VmRSS:"))
        return int(regel.split()[1]) / 1024
    piek = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return piek / (2**20 if sys.platform == "darwin" else 1024)


def apart(functie: Callable[..., _T], *woorden: object) -> _T:
    """Run a function in a process of its own, so that what learning leaves in memory does not count for answering."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as bak:
        return bak.submit(functie, *woorden).result()


def ontleder(naam: str, uitleg: str | None, hoogstens: int) -> argparse.ArgumentParser:
    """Return the options that every peer has."""
    uit = argparse.ArgumentParser(prog=f"python -m bot.evaluatie.{naam}", description=(uitleg or "").partition("\n")[0])
    uit.add_argument("map", type=Path, help="map met leer.jsonl en proef.jsonl; hier komt ook de uitkomst")
    uit.add_argument(
        "--hoogstens", type=int, default=hoogstens, help="leer van zoveel regels (0: alle; nu: %(default)s)"
    )
    uit.add_argument("--met-vraag", action="store_true", help="zet de gestelde vraag voor de tekst")
    return uit


def lees(keuze: argparse.Namespace) -> tuple[list[Zin], list[Zin]]:
    """Return the lines to learn (whose domains are known, sampled) and the lines to answer. Raises ``MapFout``."""
    leer, proef = (_lees(keuze.map / f"{deel}.jsonl", keuze.met_vraag) for deel in ("leer", "proef"))
    leer = steekproef([zin for zin in leer if zin.bekend and zin.tekst], keuze.hoogstens)
    if not leer or not proef:
        raise MapFout(f"In {keuze.map} staat niets om van te leren, of niets om te beantwoorden.")
    return leer, proef


def schrijf(map_: Path, info: Info, antwoorden: Iterable[Antwoord]) -> None:
    """Write the answers and the facts about the peer."""
    regels = []
    for antwoord in antwoorden:
        kort = {g: round(float(s), 6) for g, s in antwoord.gebieden.items()}
        regels.append({**asdict(antwoord), "gebieden": kort, "ms": round(antwoord.ms, 3)})
    tekst = "".join(json.dumps(regel, ensure_ascii=False) + "\n" for regel in regels)
    (map_ / f"{info.naam}.jsonl").write_text(tekst, encoding="utf-8")
    feiten = {**asdict(info), "leertijd_s": round(info.leertijd_s, 1), "geheugen_mb": round(info.geheugen_mb)}
    (map_ / f"{info.naam}.info.json").write_text(json.dumps(feiten, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(json.dumps(feiten, ensure_ascii=False))


def opmerking(keuze: argparse.Namespace, *delen: str) -> str:
    """Return what is worth knowing about how the peer learned, as one Dutch text."""
    vraag = "met de gestelde vraag voor de tekst" if keuze.met_vraag else "alleen de tekst, zonder de gestelde vraag"
    grens = f"hoogstens {keuze.hoogstens} regels" if keuze.hoogstens else "alle regels met bekende leefgebieden"
    return "; ".join([*delen, vraag, grens])


def draai(main: Callable[[], None]) -> int:
    """Run a peer; returns its exit code. A mistake in the folder is told in one line."""
    try:
        main()
    except MapFout as fout:
        print(fout, file=sys.stderr)
        return 2
    return 0
