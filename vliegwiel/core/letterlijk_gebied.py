"""Which life domains a client picks: by label, in own words, with typing slips, or "alles" and "niks"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from vliegwiel.core.leefgebied import LeefgebiedenSet
from vliegwiel.core.letterlijk_getal import telwoord
from vliegwiel.core.letterlijk_los import Losmaker
from vliegwiel.core.spelling import Vondst, Woordenlijst, lees_woorden, tekens, vouw

LEEFGEBIEDEN = (
    "wonen", "geld", "dag", "contacten", "gezin", "lichaam", "gevoel", "werk", "regelen", "gebruik", "justitie",
)  # fmt: skip


@dataclass(frozen=True)
class _Lezer:
    """The words that pick a domain: which ids they stand for (``namen``), and how slips in them are put right."""

    namen: frozenset[str]
    woorden: Woordenlijst
    op_volgorde: Losmaker


_BETEKENISSEN = lees_woorden("leefgebied")
_GEWOON = _Lezer(frozenset(LEEFGEBIEDEN), Woordenlijst(_BETEKENISSEN), Losmaker(_BETEKENISSEN))

_RANG = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende", "elfde")
# A place in the list as a short code: "#2" the third, "=2" a figure, "~2" a number word, "nr", "alle".
_PLAATS = Woordenlijst(
    {f"#{plek}": (naam,) for plek, naam in enumerate(_RANG)}
    | {"#0": ("eerste", "bovenste"), "#-1": ("laatste", "onderste", "achterste"), "#m": ("middelste", "middenste")}
    | {"nr": ("nummer", "nr", "nmr", "optie", "keuze", "knop"), "alle": ("alle",), "alle ~2": ("allebei", "beide", "beiden"),
       "alle ~3": ("alledrie",)}
    | {"": ("de", "het", "die", "en", "graag", "doe", "doe maar", "maar", "liefst", "dan", "van", "lijst", "rijtje", "ik",
            "kies", "wil", "pak", "neem", "met", "begin", "beginnen", "over", "ja", "oke", "hoor", "aub", "eens", "is", "goed",
            "daar", "e", "ste", "praten", "nog", "dus", "aan", "zijn", "ze", "dat", "of")}
)  # fmt: skip


def _als_plaats(woorden: list[str]) -> str:
    """Return an answer as codes of places; "x" is a word that says something else."""
    gelezen = {v.begin: v for v in _PLAATS.zoek(woorden)}
    uit: list[str] = []
    plek = 0
    while plek < len(woorden):
        vondst, woord = gelezen.get(plek), woorden[plek]
        getal = None if vondst else telwoord(woord)
        if vondst:
            uit.append(vondst.waarde)
        elif getal is not None:
            uit.append(f"{'=' if woord.isdecimal() else '~'}{getal:g}")
        elif woord.isalnum():
            uit.append("x")
        plek += vondst.eind - vondst.begin if vondst else 1
    return " ".join(" ".join(uit).split())


def _gekozen_op_plaats(woorden: list[str], keuzes: Sequence[str]) -> list[str] | None:
    """Return the offered choices that are picked by their place ("de eerste en de derde", "nummer 2", "allebei")."""
    code, aantal = _als_plaats(woorden), len(keuzes)
    if not keuzes:
        return None
    if gezamenlijk := re.fullmatch(r"alle [=~](\d+)|[=~](\d+) alle", code):
        return [*keuzes] if int(gezamenlijk[1] or gezamenlijk[2]) == aantal else None
    if rij := re.fullmatch(r"#(0|-1) [=~](\d+)", code):
        hoeveel = int(rij[2])
        if not 1 <= hoeveel <= aantal:
            return None
        return [*keuzes[:hoeveel]] if rij[1] == "0" else [*keuzes[-hoeveel:]]
    if re.fullmatch(r"(?:#[-m\d]+ ?)+", code) and not ("m" in code and aantal % 2 == 0):
        plekken = [int(p) for p in code.replace("#m", f"#{aantal // 2}").replace("#", "").split()]
    elif re.fullmatch(r"(?:(?:nr =|nr ~|=)\d+ ?)+", code):
        plekken = [int(p) - 1 for p in re.findall(r"\d+", code)]
    else:
        return None
    laagste = -1 if "#-1" in code else 0
    return [keuzes[p] for p in plekken] if all(laagste <= p < aantal for p in plekken) else None


# "geldzorgen", "rugklachten", "alcoholgebruik": the first part says which domain it is.
_STAART = re.compile(
    r"(?<=\w{3})s?(?:stress|zorgen|problemen|probleem|problematiek|klachten|pijn|gebruik|gedoe|zaken|verslaving|situatie"
    r"|dingen|leven|aanvallen|ellende|kwesties|perikelen|troep|shit|gezeik|hulp)$"
)


# These sound like "coke", "gebit" and "all"; "mn" is short for "mijn".
_KLINKT_ALS = {"koken": "huishouden", "gebied": "onderwerp", "mn": "mijn", "al": "ook"}


def _grondwoord(woord: str, lezer: _Lezer) -> str:
    """Return the first part of a compound that names a domain; every other word as it is."""
    if woord in _KLINKT_ALS:
        return _KLINKT_ALS[woord]
    kern = _STAART.sub("", woord)
    gevonden = [] if kern == woord or lezer.woorden.zoek([woord]) else lezer.woorden.zoek([kern])
    return kern if gevonden and gevonden[0].waarde in lezer.namen else woord


def _zonder(vondsten: list[Vondst], namen: frozenset[str]) -> set[str]:
    """Return the ``namen`` that the client takes out: behind "behalve", or beside "niet" in the same clause."""
    eruit: set[str] = set()
    weglaten = False
    for vorige, v in zip([None, *vondsten], vondsten, strict=False):
        if v.waarde == "behalve" or (v.waarde == "niet" and not (vorige and vorige.waarde in namen)):
            weglaten = True
        elif v.waarde == "niet" and vorige:
            eruit.add(vorige.waarde)
        elif v.waarde == "wel":
            weglaten = False
        elif v.waarde in namen and weglaten:
            eruit.add(v.waarde)
    return eruit


def _eigen_namen(gebieden: LeefgebiedenSet) -> dict[tuple[str, ...], str]:
    """Return what the rows of a set are called: name, name in a sentence, and the parts of "post en papieren".

    The words are folded. What two rows have in common is no name of either.
    """
    zinnen: dict[tuple[str, ...], set[str]] = {}
    for rij in gebieden.gebieden:
        for naam in (rij.naam, rij.in_zin):
            delen = re.split(r",| en | of | & ", naam.casefold())
            for zin in (naam, *(d for d in delen if len(delen) > 1)):
                kaal = [w for w in tekens(zin) if w.isalnum()]
                for woorden in (kaal, kaal[1:] if kaal[:1] == ["je"] else []):
                    if len(" ".join(woorden)) > 2:
                        zinnen.setdefault(tuple(woorden), set()).add(rij.id)
    return {zin: min(ids) for zin, ids in zinnen.items() if len(ids) == 1}


@lru_cache(maxsize=32)
def _lezer(gebieden: LeefgebiedenSet) -> _Lezer:
    """Return the words for the rows of one set: the common ones for what feeds a row, and before those its own names."""
    eigen = _eigen_namen(gebieden)
    zonder_herkent = {g.id for g in gebieden.gebieden if not g.herkent}
    los = {zin[0]: rij for zin, rij in eigen.items() if len(zin) == 1 and rij in zonder_herkent}
    waarden: dict[tuple[str, ...], tuple[str, str]] = {}
    for betekenis, zinnen in _BETEKENISSEN.items():
        rij = gebieden.voor(betekenis)
        for zin in zinnen:
            # "Taal leren" is about the row "Taal" where a gemeente has one, not about what it is counted under elsewhere.
            naar = next((los[w] for w in tekens(zin) if w in los), None) if betekenis in LEEFGEBIEDEN else None
            waarden[tuple(vouw(w) for w in tekens(zin))] = (naar or (rij.id if rij else betekenis), zin)
    for woorden, rij_id in eigen.items():
        waarden[tuple(vouw(w) for w in woorden)] = (rij_id, " ".join(woorden))
    betekenissen: dict[str, tuple[str, ...]] = {}
    for waarde, zin in waarden.values():
        betekenissen[waarde] = (*betekenissen.get(waarde, ()), zin)
    namen = frozenset(g.id for g in gebieden.gebieden)
    return _Lezer(namen, Woordenlijst(betekenissen), Losmaker(betekenissen))


def lees_leefgebieden(
    tekst: str, keuzes: Sequence[str] = (), gebieden: LeefgebiedenSet | None = None
) -> tuple[str, ...] | None:
    """Return the ids of the domains that a short answer picks, in the order named; ``()`` for none of them.

    ``keuzes`` are the ids on offer, for "alles" and "de eerste"; without them "alles" is all that may be
    asked for and a place in the list is not guessed. With ``gebieden`` the ids are those of its rows, which may be named as they are called
    there. Returns None when the message says more than a choice, or picks what has no row.
    """
    woorden = tekens(tekst)
    op_plaats = _gekozen_op_plaats(woorden, keuzes)
    if op_plaats is not None:
        return tuple(dict.fromkeys(op_plaats))
    lezer = _lezer(gebieden) if gebieden else _GEWOON
    namen = lezer.namen
    woorden = lezer.op_volgorde([_grondwoord(w, lezer) for w in woorden])
    vondsten = lezer.woorden.zoek(woorden)
    soorten = {v.waarde for v in vondsten}
    genoemd = [v.waarde for v in vondsten if v.waarde in namen]
    gelezen = {plek for v in vondsten for plek in range(v.begin, v.eind)}
    over = any(w.isalnum() for plek, w in enumerate(woorden) if plek not in gelezen)
    if "?" in woorden or "blok" in soorten or over or (soorten & {*LEEFGEBIEDEN}) - namen:
        return None
    if "alles" in soorten and genoemd and not {"behalve", "niet"} & soorten:
        return None  # "minder pijn, dat is alles"
    if "alles" in soorten:
        aanbod = keuzes or (LEEFGEBIEDEN if gebieden is None else [g.id for g in gebieden.te_vragen()])
        eruit = _zonder(vondsten, namen)
        return tuple(g for g in aanbod if g not in eruit)
    if "niks" in soorten:
        return None if genoemd or "ja" in woorden else ()
    if not genoemd:
        return None
    eruit = _zonder(vondsten, namen)
    return tuple(dict.fromkeys(g for g in genoemd if g not in eruit)) or None
