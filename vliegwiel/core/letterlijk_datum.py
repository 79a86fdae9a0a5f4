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
_ELF_TOT_TWINTIG = (
    "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_TOT_TIEN = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TIENTALLEN = {"twintig": 20, "dertig": 30}
_BOVEN_TIEN = {
    **{woord: getal for getal, woord in enumerate(_ELF_TOT_TWINTIG, 11)},
    **_TIENTALLEN,
    **{f"{n}en{tiental}": na + van for tiental, van in _TIENTALLEN.items() for na, n in enumerate(_TOT_TIEN, 1)},
}
# "de vijftiende": from four on, because "eerste" and "tweede" are also said of weeks and halves.
_RANG = {"vierde": 4, "vijfde": 5, "zesde": 6, "zevende": 7, "achtste": 8, "negende": 9, "tiende": 10} | {
    f"{woord}{'ste' if woord.endswith('tig') else 'de'}": getal for woord, getal in _BOVEN_TIEN.items()
}
# Too short to put right by sound, or more than ten: only as they stand.
_ZOALS_HET_STAAT = {
    **{woord: str(getal) for woord, getal in _BOVEN_TIEN.items()},
    **{woord: f"{getal}e" for woord, getal in _RANG.items()},
    "ma": "maandag",
    "di": "dinsdag",
    "do": "donderdag",
    "vr": "vrijdag",
    "za": "zaterdag",
    "n": "een",
    "ovr": "over",
    "vd": "van de",
    # These sound like "mei", "straks", "juli" and "week", and "een" would become a figure.
    **{woord: woord for woord in ("mij", "mijn", "strak", "een", "en", "jullie", "weer")},
}
# Glued to the word behind it: "volgendeweek", "halfjaar", "overmorgenochtend".
_PLAKT = ("overmorgen", "morgen", "volgende", "komende", "deze", "half", "begin", "eind", *DAG.split("|"))
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
        "of later", "of daarna", "je", "aan", "tijdens", "indien mogelijk", "als het kan", "als dat kan", "als t kan", "inshallah",
    )
)  # fmt: skip
_VOORAF = re.compile(rf"^(?:(?:{_RAND}) )+")
_ACHTERAF = re.compile(rf"(?:,? (?:{_RAND}|bellen))+$")
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


_OPGERUIMD = tuple(
    (re.compile(patroon), door)
    for patroon, door in (
        (r"(\d) (?:e|ste|de)\b", r"\1e"),
        (r"(\d) : (\d\d)\b", r"\1:\2"),
        (r"\bover (?:minstens|ongeveer|zon|circa|pakweg|zeker|nog|bijna) ", "over "),
        (r"\bover een (?:kleine|ruime|goede|dikke|krappe) ", "over een "),
        (r"\bmaand (?=januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)", ""),
        (r"\b(?:de |een )?week (?:erop|erna|daarop|daarna)\b", "volgende week"),
        (r"\bof wat\b", "of 2"),
        (rf"\b({DAG}|morgen|overmorgen) (ochtend|middag|avond|nacht)\b", r"\1\2"),
    )
)


def _los(woord: str) -> tuple[str, ...]:
    """Take two words apart that were typed as one; a word that is known as it is stays whole."""
    if _WOORDEN.zoek([woord]):
        return (woord,)
    for voor in _PLAKT:
        rest = woord.removeprefix(voor)
        if rest not in (woord, "") and _WOORDEN.zoek([rest]):
            return voor, rest
    return (woord,)


def _netjes(tekst: str) -> str:
    """Put each word right and write numbers in figures; the rest of the punctuation goes."""
    woorden = [w for w in tekens(_TOT_EN_MET.sub("tot en met", tekst)) if w[0].isalnum() or w in {",", "-", ":", "/"}]
    woorden = [deel for w in woorden for deel in _los(w)]
    vondsten = _WOORDEN.zoek(woorden)
    beter = {v.begin: v.waarde for v in vondsten}
    midden = {plek for v in vondsten for plek in range(v.begin + 1, v.eind)}
    uit: list[str] = []
    for plek, woord in enumerate(woorden):
        if plek in midden:
            continue  # the rest of a phrase of more words
        gelijk = _ZOALS_HET_STAAT.get(woord) or beter.get(plek)
        getal = None if gelijk or (woord.isdecimal() and woord.isascii()) else telwoord(woord)
        uit.append(gelijk or (f"{getal:.0f}" if getal and getal.is_integer() else woord))
    zin = re.sub(r"(?<=\d),(?=\d)", ".", " ".join(uit))
    for rommel, netjes in _OPGERUIMD:
        zin = rommel.sub(netjes, zin)
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
