"""Yes or no, however it is typed – and nothing where a reader would hesitate."""

from __future__ import annotations

import re
from dataclasses import replace

from vliegwiel.core.letterlijk_los import Losmaker
from vliegwiel.core.spelling import Vondst, Woordenlijst, lees_woorden, tekens, vouw

JA, NEE, ZWAK_JA, ZWAK_NEE = "ja", "nee", "zwak ja", "zwak nee"
TWIJFEL, VUL, TEGEN = "twijfel", "vul", "tegen"

# A plain yes must be nothing but a yes: these answers give consent or throw something away.
ALLEEN_ZEKER_JA = frozenset({"delen", "verwijder_zeker", "opnieuw_zeker", "klopt_zo", "rouw_vraag"})
# Here a no with a story behind it may still be a cry for help: a person would ask on.
ALLEEN_ZEKER_NEE = frozenset({"crisis_vraag", "nazorg_vraag"})

_LOSSE_WOORDEN = 6
"""How many words beside the yes or no still make a short answer ("ja, mijn zus helpt me")."""

# With one of these an answer may begin and go on in other words; "kan" or "niet" may begin any sentence.
_ZELFSTANDIG = frozenset(
    vouw(w) for w in ("ja", "jaja", "jawel", "jazeker", "jep", "jup", "yep", "yes", "zeker", "tuurlijk", "natuurlijk",
                      "nee", "neen", "nope", "nah", "welnee", "liever", "absoluut", "👍", "👎")
)  # fmt: skip
_DUBBEL = re.compile(r"(?P<deel>ja|jo|joa|nee|wel|ne)(?P=deel)+")
# A yes that ends in one of these is a no: "dat wil ik liever niet", "graag zeker niet".
_OMKEREND = frozenset(
    vouw(w) for w in ("niet", "nie", "liever", "echt", "zeker", "absoluut", "toch", "maar", "beslist")
)
# Sounds that people make before they say no; before a yes they are still a doubt.
_AARZELING = frozenset(vouw(w) for w in ("mwah", "mwa", "mwoah", "hmm", "hm", "tja"))
_RUST = frozenset((*",.;…!", "maar"))

_WOORDEN = Woordenlijst(lees_woorden("janee"))
_los_van_elkaar = Losmaker(lees_woorden("janee"), plakt=(JA, NEE, VUL))


def _gelijk(woord: str) -> str:
    """Return "ja" for "jaja", and a word that doesn't sound like "oké" for "ook"."""
    dubbel = _DUBBEL.fullmatch(woord)
    return dubbel["deel"] if dubbel else "eveneens" if woord == "ook" else woord


def _na_de_twijfel(vondsten: list[Vondst], woorden: list[str]) -> list[Vondst]:
    """Leave out a hesitation that the client ends: "kweet niet... ja oké" is a yes, "misschien wel" is not."""
    for plek in range(len(vondsten) - 1, -1, -1):
        if vondsten[plek].waarde == TWIJFEL:
            erna = vondsten[plek + 1 :]
            over = bool(erna) and bool(_RUST & set(woorden[vondsten[plek].eind : erna[-1].eind]))
            return [replace(v, waarde=VUL) for v in vondsten[: plek + 1]] + erna if over else vondsten
    return vondsten


def _omgekeerd(vondsten: list[Vondst], woorden: list[str]) -> list[Vondst]:
    """Leave out what a no takes back ("dat mag [niet]") and the sound before it ("mwah [nee]")."""
    uit: list[Vondst] = []
    for v in vondsten:
        plek = next((n for n in range(len(uit) - 1, -1, -1) if uit[n].waarde != VUL), -1)
        if v.waarde == NEE and plek >= 0:
            vorige = uit[plek]
            ervoor, erna = (frozenset(vouw(w) for w in woorden[x.begin : x.eind]) for x in (vorige, v))
            aaneen = not _RUST & set(woorden[vorige.eind : v.begin])
            teruggenomen = vorige.waarde in (JA, ZWAK_JA) and erna <= _OMKEREND and not ervoor & _ZELFSTANDIG
            if (teruggenomen and aaneen) or (vorige.waarde == TWIJFEL and ervoor & _AARZELING):
                uit[plek] = replace(vorige, waarde=VUL)
        uit.append(v)
    return uit


def _leest_als(vondsten: list[Vondst], woorden: list[str]) -> tuple[str, bool] | None:
    """Return "ja" or "nee" and whether nothing else was said; None when the words don't come down to one of them."""
    uitspraken = [v for v in vondsten if v.waarde in (JA, NEE)]
    if not uitspraken or any(v.waarde == TWIJFEL for v in vondsten):
        return None
    eerste, laatste = uitspraken[0], uitspraken[-1]
    verdeeld = any(v.waarde != laatste.waarde for v in uitspraken)
    if verdeeld and not _RUST & set(woorden[eerste.eind : laatste.begin]):
        return None
    gelezen = {plek for v in vondsten for plek in range(v.begin, v.eind)}
    los = sum(w.isalnum() for plek, w in enumerate(woorden) if plek not in gelezen)
    voorbehoud = any(v.waarde == TEGEN and v.begin > laatste.begin for v in vondsten)
    if los or voorbehoud:
        ervoor = [v for v in vondsten if v.begin < eerste.begin]
        vooraan = eerste.begin <= 1 and all(v.waarde == VUL for v in ervoor)
        zelfstandig = vooraan and vouw(woorden[eerste.begin]) in _ZELFSTANDIG
        if not zelfstandig or verdeeld or los > _LOSSE_WOORDEN or (voorbehoud and laatste.waarde == JA):
            return None
    return laatste.waarde, not (los or voorbehoud or verdeeld)


def lees_janee(tekst: str, vraag: str = "") -> str | None:
    """Return "ja" or "nee", or None when the message is neither, both, or longer than a short answer.

    When both occur the last one counts ("ja doei, echt niet"), except where the answer gives consent or removes
    something: there only an undivided yes is a yes.
    """
    woorden = _los_van_elkaar([_gelijk(w) for w in tekens(tekst)])
    vondsten = _omgekeerd(_na_de_twijfel(_WOORDEN.zoek(woorden), woorden), woorden)
    if vraag not in ALLEEN_ZEKER_JA:
        vondsten = [replace(v, waarde=JA) if v.waarde == ZWAK_JA else v for v in vondsten]
    zwak_nee = TWIJFEL if vraag in ALLEEN_ZEKER_NEE else NEE
    vondsten = [replace(v, waarde=zwak_nee) if v.waarde == ZWAK_NEE else v for v in vondsten]
    gelezen = None if "?" in woorden else _leest_als(vondsten, woorden)
    if gelezen is None:
        return None
    antwoord, onverdeeld = gelezen
    streng = vraag in (ALLEEN_ZEKER_JA if antwoord == JA else ALLEEN_ZEKER_NEE)
    return antwoord if onverdeeld or not streng else None
