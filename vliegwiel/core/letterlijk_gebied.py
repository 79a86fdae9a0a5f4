"""Which life domains a client picks: by label, in own words, with typing slips, or "alles" and "niks"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from vliegwiel.core.leefgebied import LeefgebiedenSet
from vliegwiel.core.letterlijk_getal import telwoord
from vliegwiel.core.letterlijk_los import Losmaker
from vliegwiel.core.spelling import Vondst, Woordenlijst, lees_woorden, tekens

LEEFGEBIEDEN = (
    "wonen", "geld", "dag", "contacten", "gezin", "lichaam", "gevoel", "werk", "regelen", "gebruik", "justitie",
)  # fmt: skip

_WOORDEN = Woordenlijst(lees_woorden("leefgebied"))
_op_volgorde = Losmaker(lees_woorden("leefgebied"))

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


def _grondwoord(woord: str) -> str:
    """Return the first part of a compound that names a domain; every other word as it is."""
    if woord in _KLINKT_ALS:
        return _KLINKT_ALS[woord]
    kern = _STAART.sub("", woord)
    gevonden = [] if kern == woord or _WOORDEN.zoek([woord]) else _WOORDEN.zoek([kern])
    return kern if gevonden and gevonden[0].waarde in LEEFGEBIEDEN else woord


def _zonder(vondsten: list[Vondst], namen: set[str]) -> set[str]:
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


@lru_cache(maxsize=32)
def _eigen_namen(gebieden: LeefgebiedenSet) -> Woordenlijst:
    """Return what the rows of a set are called: name, name in a sentence, and the parts of "post en papieren".

    What two rows have in common is no name of either.
    """
    zinnen: dict[tuple[str, ...], set[str]] = {}
    for rij in gebieden.gebieden:
        for naam in (rij.naam, rij.in_zin):
            delen = re.split(r",| en | of | & ", naam.casefold())
            for zin in (naam, *(d for d in delen if len(delen) > 1)):
                kaal = [w for w in tekens(zin) if w.isalnum()]
                for woorden in (kaal, kaal[1:] if kaal[:1] == ["je"] else []):
                    if woorden and len(" ".join(woorden)) > 2:
                        zinnen.setdefault(tuple(woorden), set()).add(rij.id)
    uit: dict[str, list[str]] = {}
    for zin, ids in zinnen.items():
        for rij_id in ids if len(ids) == 1 else ():
            uit.setdefault(rij_id, []).append(" ".join(zin))
    return Woordenlijst(uit)


def _gelezen(tekst: list[str]) -> tuple[list[Vondst], list[str]]:
    """Return what the common list finds in these words, and the words that it does not know."""
    woorden = _op_volgorde([_grondwoord(w) for w in tekst])
    vondsten = _WOORDEN.zoek(woorden)
    bekend = {plek for v in vondsten for plek in range(v.begin, v.eind)}
    return vondsten, [w for plek, w in enumerate(woorden) if plek not in bekend]


def _als_rij(vondst: Vondst, gebieden: LeefgebiedenSet | None) -> Vondst:
    """Return a find with the row that a recognised domain feeds; without such a row it stays as it is."""
    rij = gebieden.voor(vondst.waarde) if gebieden else None
    return Vondst(vondst.begin, vondst.eind, rij.id) if rij else vondst


def _lees_stukken(woorden: list[str], gebieden: LeefgebiedenSet | None) -> tuple[list[Vondst], list[str]]:
    """Return all finds in order, and the words left over: a set's own names go before the common words."""
    vondsten: list[Vondst] = []
    over: list[str] = []
    vanaf = 0
    eigen = _eigen_namen(gebieden).zoek(woorden) if gebieden else []
    for naam in (*eigen, None):
        gevonden, los = _gelezen(woorden[vanaf : naam.begin if naam else len(woorden)])
        vondsten += [_als_rij(v, gebieden) for v in gevonden] + ([naam] if naam else [])
        over += los
        vanaf = naam.eind if naam else vanaf
    return vondsten, over


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
    namen = {g.id for g in gebieden.gebieden} if gebieden else set(LEEFGEBIEDEN)
    vondsten, over = _lees_stukken(woorden, gebieden)
    soorten = {v.waarde for v in vondsten}
    genoemd = [v.waarde for v in vondsten if v.waarde in namen]
    if "?" in woorden or "blok" in soorten or any(w.isalnum() for w in over) or (set(LEEFGEBIEDEN) & soorten) - namen:
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
