"""When later? "volgnde wk dinsdag", "over 2 wkn", "na de vakantie": the client's moment in tidy words.

The moment is not turned into a calendar date here: "na de bouwvak" is a good answer, and a colleague plans the call.
"""

from __future__ import annotations

import re

from vliegwiel.core.letterlijk_datum_regels import DAG, moment_in
from vliegwiel.core.letterlijk_getal import telwoord
from vliegwiel.core.spelling import Woordenlijst, lees_woorden, tekens

_LANGSTE_ANTWOORD = 14
_LANGSTE_GEBEURTENIS = 8

_WOORDEN = Woordenlijst(lees_woorden("datum"))
_ELF_EN_HOGER = (
    "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig",
)  # fmt: skip
# Too short to put right by sound, or more than ten: only as they stand.
_ZOALS_HET_STAAT = {
    **{woord: str(getal) for getal, woord in enumerate(_ELF_EN_HOGER, 11)},
    "ma": "maandag",
    "di": "dinsdag",
    "do": "donderdag",
    "vr": "vrijdag",
    "za": "zaterdag",
    "n": "een",
    "ovr": "over",
    # These sound like "mei" and "straks", and "een" would become a figure.
    **{woord: woord for woord in ("mij", "mijn", "strak", "een", "en")},
}
_TOT_EN_MET = re.compile(r"\bt\s?[/.]?\s?m\b", re.IGNORECASE)

# What people put around a moment; it says nothing about when.
_RAND = "|".join(
    (
        "in", "op", "de", "het", "t", "s", "bij voorkeur", "liefst", "liever", "graag", "dan", "maar", "doe", "bel", "me",
        "mij", "pas", "nog", "misschien", "ik", "denk", "kan", "ergens", "ongeveer", "rond", "ofzo", "of zo", "zoiets",
        "best", "prima", "is", "goed", "wel", "weer", "terug", "we", "ben", "vrij", "lukt", "schikt", "past", "het beste",
        "aub", "svp", "alsjeblieft", "ja", "oke", "u", "jullie", "mogen", "mag", "hoor", "man", "bro", "joh", "haha", "kom",
        "komt", "uit", "contact", "verder", "even", "voor", "mijn", "part", "fijn", "zou", "gewoon", "eerst", "eens", "keer",
        "een keer", "door", "dat", "alleen", "vanaf nu", "sowieso", "uh", "eh", "nou", "zeg", "altijd", "doen", "jong",
        "indien mogelijk", "als het kan", "als dat kan", "als t kan", "inshallah",
    )
)  # fmt: skip
_VOORAF = re.compile(rf"^(?:(?:{_RAND}) )+")
_ACHTERAF = re.compile(rf"(?:,? (?:{_RAND}))+$")
_REDEN = re.compile(r"(?<=.),? (?:want|omdat|als|zodra|indien|dan (?:ben|heb|kan|is)) .*")

_GEBEURTENIS = re.compile(rf"(?:(?:{DAG}|morgen|vanavond|vanmiddag) )?(?:na|als|zodra|nadat) [a-z][^,]{{2,50}}")
_VOOR_GEBEURTENIS = re.compile(rf"^(?:(?:{_RAND}) )+(?=na |als |zodra |nadat )")
_NA_GEBEURTENIS = re.compile(
    r"(?:,? (?:graag|jong|inshallah|indien mogelijk|ofzo|of zo|denk ik|misschien|hoor|aub|svp|pas|man|bro|ja|prima|dan))+$"
)
_VOLUIT = (
    (re.compile(r"^na (?:me|mn|m n) "), "na mijn "),
    (re.compile(r"\bt\b"), "het"),
    (re.compile(r"\bmn\b"), "mijn"),
)
# Words about this conversation: "als ik stop, wis het dan" is a condition, not a moment.
_GESPREK = frozenset(
    ("je", "jij", "jullie", "u", "mag", "moet", "moeten", "wis", "stop", "geloof", "delen", "deel", "zie", "ziet", "dit",
     "wil", "weten", "vraag", "eerlijk", "diegene", "zelf")
)  # fmt: skip


def _netjes(tekst: str) -> str:
    """Put each word right and write numbers in figures; the rest of the punctuation goes."""
    woorden = [w for w in tekens(_TOT_EN_MET.sub("tot en met", tekst)) if w[0].isalnum() or w in {",", "-", ":", "/"}]
    beter = {v.begin: v.waarde for v in _WOORDEN.zoek(woorden)}
    uit: list[str] = []
    for plek, woord in enumerate(woorden):
        gelijk = _ZOALS_HET_STAAT.get(woord) or beter.get(plek)
        getal = None if gelijk else telwoord(woord)
        uit.append(gelijk or (f"{getal:.0f}" if getal is not None and getal.is_integer() else woord))
    zin = re.sub(r"(?<=\d),(?=\d)", ".", " ".join(uit))
    zin = re.sub(r"(\d) (?:e|ste)\b", r"\1e", zin)
    zin = re.sub(r"(\d) : (\d\d)\b", r"\1:\2", zin)
    return re.sub(r" ?[/:,-]$", "", zin.replace(" , ", ", ").replace(" / ", " of "))


def _gebeurtenis(zin: str) -> str | None:
    """Return the event after which the client wants to go on ("na mijn operatie"), or None."""
    kern = _NA_GEBEURTENIS.sub("", _VOOR_GEBEURTENIS.sub("", zin))
    for kort, lang in _VOLUIT:
        kern = kort.sub(lang, kern)
    woorden = kern.split()
    past = len(woorden) <= _LANGSTE_GEBEURTENIS and not _GESPREK & set(woorden)
    return kern if past and _GEBEURTENIS.fullmatch(kern) else None


def lees_datum_later(tekst: str) -> str | None:
    """Return the later moment in tidy words ("volgende week dinsdag"), or None when the message is not a moment."""
    zin = _netjes(tekst)
    if "?" in tekst or len(zin.split()) > _LANGSTE_ANTWOORD:
        return None
    kern = _ACHTERAF.sub("", _VOORAF.sub("", _REDEN.sub("", zin))).replace(", ", " ")
    return moment_in(zin) or moment_in(kern) or _gebeurtenis(zin)
