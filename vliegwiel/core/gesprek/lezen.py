"""Reading an answer: what a button, a literal answer or a dialogue act says to the open question."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from vliegwiel.core.gesprek.script import MET_CIJFER
from vliegwiel.core.gesprek.toestand import Bijdrage, Toestand

JA = ("bevestigen",)
NEE = ("ontkennen", "overslaan")
ROLWOORDEN = {"leiding": ("leiding", "regie"), "meedenken": ("meedenk", "mee denk"), "niet": ("erbuiten", "niks weten")}
# "Niet de leiding", "geen regie", "leiding hoeft niet", "de leiding houd ik zelf", "leiding? laat me niet lachen"
_ROL_NIET = re.compile(
    r"\b(?:niet|geen|nooit|zonder)\s+(?:\w+\s+){0,2}?(?:leiding|regie|mee\s?denk)\w*"
    r"|\b(?:leiding|regie|mee\s?denk)\w*(?:\W+(?!mee\s?denk|leiding|regie|mag\b|wel\b|en\b|maar\b)\w+){0,4}?\W+"
    r"(?:niet|nee+|nooit|neen|zelf|nope)\b"
)
# "Niemand", "nee niemand meer", "eigenlijk heb ik niemand", "er is niemand sinds mijn man dood is"
_NIEMAND = re.compile(
    r"\W*(?:(?:nee+n?|nou|pff*|tja|eigenlijk|helaas|er is|er zijn|ik|heb|vertrouw|ken|op dit moment|nu|echt)\W+)*"
    r"(?:niemand|geen mens|geen een|geen enkele|geen vrienden)\b",
    re.IGNORECASE,
)
_MENS = (
    r"(?:zus\w*|broe\w*|moeder|ma|mam|mama|vader|pa|pap|papa|ouders|oma|opa|tante|oom|neef|nicht|buur\w*|buren|vriend\w*|maat\w*|"
    r"dochter|zoon|kind\w*|man|vrouw|partner|collega\w*|begeleid\w*|consulent|hulpverlener|dokter|huisarts|coach|mentor|"
    r"pastor|imam|dominee|ex)"
)
_NOEMT_MENS = re.compile(rf"\b{_MENS}\b", re.IGNORECASE)
# "… of ja, de buurvrouw", "… alleen mijn zus nog", "niemand echt, nou ja Marja": then there is somebody after all
_TOCH_IEMAND = re.compile(
    rf"\b(?:behalve|alleen|maar|of|op)\b(?:\W+\w+){{0,3}}?\W+{_MENS}\b|\bnou\s?ja\W+(?!dat|het|niet|zo|ik|geen|niemand)\w+",
    re.IGNORECASE,
)
WISWOORDEN = (
    "weg", "wis", "delete", "gooi", "schrap", "vernietig", "vergeet", "verwijder", "bewaar", "leeg", "uit je systeem",
    "wegdoen", "opruimen", "kwijt", "niet laten staan",
)  # fmt: skip
_VERDER = re.compile(
    r"^\W*(?:ok[eé]?\W+|ja\W+|nee+n?\W+|hoi\W+|hallo\W+)*(?:(?:ik|we|wij|kunnen|zullen|laten|gaan|ga|wil|willen|kan|nu|weer|graag|even|dan|gewoon|toch|liever|maar|nou|effe|lekker)\W+)*"
    r"(?:verder|doorgaan|door|hervatten|doorpraten)\b",
    re.IGNORECASE,
)
_EEN_REGEL = re.compile(r"\b(?:die|deze|dat|dit)\b|\b(?:regel|zin|zinnetje|stukje)\b")
ALLES = ("alles", "gegevens", "gesprek", "compleet", "helemaal")


def letterlijk(b: Bijdrage, soort: str) -> object | None:
    """Return the value of a literal answer of this kind, or None."""
    gelezen = b.begrip.letterlijk
    return gelezen.waarde if gelezen and gelezen.soort == soort else None


def ja_nee(b: Bijdrage) -> str | None:
    """Return "ja", "nee" or None when neither was said clearly."""
    for waarde in b.keuzes:
        if waarde in ("ja", "nee"):
            return waarde
    gelezen = letterlijk(b, "janee")
    if gelezen in ("ja", "nee"):
        return str(gelezen)
    if b.begrip.intent in JA:
        return "ja"
    return "nee" if b.begrip.intent in NEE else None


def cijfer(b: Bijdrage, soort: str, laag: int, hoog: int) -> float | None:
    """Return a number within the bounds (inclusive) from a button or a literal answer, or None."""
    ruw = next((k for k in b.keuzes), None) if b.keuzes else letterlijk(b, soort)
    try:
        getal = float(str(ruw))
    except ValueError:
        return None
    return getal if laag <= getal <= hoog else None


def geeft_cijfer(t: Toestand, b: Bijdrage) -> bool:
    """Whether a message answers the open number question with a number, whatever is told beside it."""
    gelezen = b.begrip.letterlijk
    return t.vraag.partition(":")[0] in MET_CIJFER and not b.keuzes and gelezen is not None


def rijen(t: Toestand, b: Bijdrage) -> tuple[str, ...] | None:
    """Return the rows that the client picked (buttons, names or mentions), or None when none was named."""
    if b.keuzes:
        # A button of another question names no row; that is not the same as "none of them".
        return tuple(k for k in b.keuzes if k in t.gebieden) or None
    gelezen = letterlijk(b, "leefgebiedkeuze")
    if isinstance(gelezen, list | tuple):
        bedoeld = [t.gebieden.bedoeld(str(naam)) for naam in gelezen]
        gevonden = tuple(dict.fromkeys(r.id for r in bedoeld if r))
        # "None of them" is an answer; a domain that this set has no row for is not understood.
        return gevonden if gevonden or not gelezen else None
    gezegd = b.tekst.casefold().lstrip()
    voorop = [g.id for g in t.gebieden.gebieden if re.match(rf"{re.escape(g.naam.casefold())}\b", gezegd)]
    if voorop:
        return (voorop[0],)  # "Contact met anderen, graag. Zondags is het stil": the button's words say which
    genoemd = [t.gebieden.voor(m.leefgebied) for m in b.begrip.vermeldingen]
    return tuple(dict.fromkeys(r.id for r in genoemd if r)) or None


def rol(b: Bijdrage) -> str | None:
    """Return what a trusted person may do: a button, its word typed, or yes (think along) and no."""
    return rolwoord(b) or {"ja": "meedenken", "nee": "niet"}.get(ja_nee(b) or "")


def rolwoord(b: Bijdrage) -> str | None:
    """Return the role that is named: by a button, or typed. "Niet de leiding" names none, "niet meedenken" means no."""
    gezegd = b.tekst.casefold()
    zonder = _ROL_NIET.sub(" ", gezegd)
    if "?" in gezegd:  # "Kees de leiding?" asks or mocks, and gives nobody a role
        zonder = re.sub(r"\w*(?:leiding|regie)\w*(?=[^.!?]*\?)", " ", zonder)
    genoemd = [w for w, stammen in ROLWOORDEN.items() if w in b.keuzes or any(stam in zonder for stam in stammen)]
    if "meedenken" in genoemd and "leiding" in genoemd and not b.keuzes:
        return None  # both are named: who leads is asked, and never decided
    if genoemd:
        return genoemd[0]
    return "niet" if any(stam in gezegd for stam in ROLWOORDEN["meedenken"]) else None


def noemt_mens(tekst: str) -> bool:
    """Whether a word for somebody close or a helper is in the text."""
    return _NOEMT_MENS.search(tekst) is not None


def zegt_niemand(tekst: str) -> bool:
    """Whether there is nobody to trust or to help; not when somebody is named after all."""
    return _NIEMAND.match(tekst) is not None and not _TOCH_IEMAND.search(tekst)


def over_alles(b: Bijdrage) -> bool:
    """Whether a wish to delete is about everything; "haal die nagels maar weg" is about one line."""
    gezegd = b.tekst.casefold()
    alles = [w for w in ALLES if w in gezegd]
    een_regel = _EEN_REGEL.search(gezegd) is not None and set(alles) <= {"helemaal", "compleet"}
    return bool(b.keuzes) or (not een_regel and (woorden(b) <= 2 or bool(alles)))


def wil_wissen(b: Bijdrage) -> bool:
    """Whether the client says with a word of it that something should go; "alles wat ik al zei" says no such thing."""
    return bool(b.keuzes) or woorden(b) <= 2 or any(stam in b.tekst.casefold() for stam in WISWOORDEN)


def wil_verder(b: Bijdrage) -> bool:
    """Whether the client types, after stopping, to go on now: "ik wil verder"; not "later verder"."""
    return not b.keuzes and _VERDER.search(b.tekst) is not None and "later" not in b.tekst.casefold()


def geen_contact(b: Bijdrage) -> bool:
    """Whether the client types that there should be no contact."""
    return "geen contact" in b.tekst.casefold()


def sinds(t: Toestand, b: Bijdrage) -> timedelta:
    """Return how long ago the client said something before this; nothing when this is the first time."""
    return b.moment - datetime.fromisoformat(t.vorige_keer) if t.vorige_keer else timedelta()


def klinkt_als(b: Bijdrage) -> str:
    """Return how a message sounds when it was understood in one way only (zorg, kracht, wens), else "feit"."""
    soorten = {m.polariteit for m in b.begrip.vermeldingen if m.wie == "zelf" and m.tijd == "nu"}
    return soorten.pop() if len(soorten) == 1 else "feit"


def woorden(b: Bijdrage) -> int:
    """Return the number of words of the free text."""
    return len(b.tekst.split())
