"""Short answers that mean something at this very question, and would be taken for small talk anywhere else.

A number outside the scale, a ruler answered in words, a row named by one's own earlier words, "dat zei ik al", "niet
gehoord", and who sees the telephone number. Each is met here, before a guess at what kind of remark it is.
"""

from __future__ import annotations

import re
from dataclasses import replace

from vliegwiel.core.begrip import Begrip, Letterlijk
from vliegwiel.core.gesprek import script
from vliegwiel.core.gesprek.afronding import LIEVER_ANDERS
from vliegwiel.core.gesprek.antwoord import beantwoord
from vliegwiel.core.gesprek.startpunt import kies_in_woorden, kies_opnieuw
from vliegwiel.core.gesprek.verloop import Verloop, kort
from vliegwiel.core.letterlijk_getal import lees_getal
from vliegwiel.core.letterlijk_voorop import getal_voorop

LAAGSTE, HOOGSTE = 1, 5
HOOGUIT = 6  # words: more is a story
VAAK_GENOEG = 2  # then the general ways out come: skipping, a person
LANGSTE_WOORD = 60  # letters: longer than any Dutch word or address that somebody types
KORTSTE = 3  # letters: a shorter word says nothing about which line is meant
_MATE = (
    ("laag", re.compile(r"\b(?:niet|nie|geen|weinig|amper|nauwelijks|helemaal\s+niks)\b", re.IGNORECASE)),
    ("hoog", re.compile(r"\b(?:heel|erg|super|zeer|enorm|ontzettend|hartstikke|veel|echt|mega)\b", re.IGNORECASE)),
    ("midden", re.compile(r"\b(?:best|redelijk|beetje|wel|gewoon|belangrijk|matig|soms)\b", re.IGNORECASE)),
)
_OVER_MATE = re.compile(
    r"^\W*(?:(?:het\s+is|dat\s+is|ik\s+heb|vind\s+ik|is|nou|ja|nee|toch|wel|een|niet|nie|niet\s+zo|zo|geen|weinig|amper"
    r"|nauwelijks|heel|erg|super|zeer|enorm|ontzettend|hartstikke|veel|echt|mega|best|redelijk|beetje|gewoon|matig"
    r"|belangrijk|zeker|vertrouwen|hoor)\W*)+$",
    re.IGNORECASE,
)
_NUMMER_GEZIEN = re.compile(
    r"\b(?:wie|waar)\b.*\b(?:nummer|adres|gegevens|telefoon\w*|mail\w*|naam)\b"
    r"|\bwie\b.*\b(?:ziet|zien|krijgt|leest|belt|komt)\b",
    re.IGNORECASE,
)
_GETAL_ACHTERAAN = re.compile(r"(?P<maat>\D*)(?<!niet )(?<!nie )(?<!geen )\b(?P<getal>\d{1,2})\W*")
_DOE_MAAR = re.compile(r"\W*(?:doe|geef|zet|neem|zeg|schrijf)\b(?:\s+(?:me|mij|er|daar))?(?:\s+maar)?\b", re.IGNORECASE)
_AL_GEZEGD = re.compile(
    r"\b(?:zoals|wat|dat|alles)\b.*\bik\b.*\b(?:zei|vertelde|schreef|noemde|typte)\b"
    r"|\b(?:dat|het|alles)\s+(?:heb|had|zei|vertelde|schreef)\s+ik\b.*\b(?:al|net|zojuist|eerder|hierboven)\b"
    r"|\bzie\s+(?:hier)?boven\b",
    re.IGNORECASE,
)
_AL_GEZEGD_BIJ = ("goed", "lastig", "gebied", "waarom", "verdieping", "belang_waarom", "vertrouwen_hoger")
_NIET_GEHOORD = re.compile(
    r"\b(?:niet|nie|nooit|totaal\s+niet)\b.*\b(?:gehoord|geluisterd|serieus|begrepen)\b", re.IGNORECASE
)
_LEEG = frozenset(
    "dat die dit een het mijn van voor met aan over uit naar niet geen ook wel nog maar toch ik denk vooral eigenlijk"
    " eerst gewoon alles niks niets iets weet idee want omdat zijn heb ben gaat moet mag wil hoor ja nee".split()
)
_STUREND = (
    "overslaan", "weet_niet", "twijfel", "stoppen", "later_verder", "mens_spreken", "verwijderen", "corrigeren",
    "denk_erover_na", "opnieuw_beginnen", "afscheid", "intrekken",
)  # fmt: skip


def duid(v: Verloop) -> bool:
    """Deal with such an answer; returns whether it took the turn."""
    if v.b.keuzes or v.b.kaart is not None or not v.b.tekst.strip() or (v.b.vraag and v.b.vraag != v.t.vraag):
        return False
    soort = script.soort_van(v.t.vraag)
    if soort in script.OPEN and _is_onleesbaar(v.b.tekst):
        return _nog_eens(v, "utter_onleesbaar")
    if soort in _AL_GEZEGD_BIJ and _zei_het_al(v):
        return True
    if (
        v.b.begrip.letterlijk
        and soort in script.MET_CIJFER
        and _DOE_MAAR.match(v.b.tekst)
        and len(v.b.tekst.split()) <= HOOGUIT
    ):
        return beantwoord(v)  # "doe maar een 4" gives a number, and takes nothing back
    if kies_in_woorden(v) or kies_opnieuw(v):
        return True
    if soort in ("score", "score_weer"):
        return _buiten_schaal(v)
    if soort in script.MET_CIJFER:
        return _in_woorden(v)
    if soort in script.OVER_RIJEN:
        return _eigen_woorden(v)
    if soort == "contact" and LIEVER_ANDERS.search(v.b.tekst):
        return beantwoord(v)  # it sounds like skipping the question, and is an answer to it
    if soort == "contact" and _NUMMER_GEZIEN.search(v.b.tekst) and v.b.begrip.intent not in _STUREND:
        return _nog_eens(v, "utter_antwoord_privacy_contact")
    if soort == "gehoord" and _NIET_GEHOORD.search(v.b.tekst):
        v.b = replace(v.b, keuzes=("nee",))
        return beantwoord(v)
    return False


def _nog_eens(v: Verloop, sleutel: str) -> bool:
    v.zeg(sleutel)
    v.vraag_opnieuw()
    return True


def _is_onleesbaar(tekst: str) -> bool:
    """Whether most of it is one run of signs without a space: a cat on the keyboard, or a stuck key."""
    langste = max(tekst.split(), key=len)
    return len(langste) > LANGSTE_WOORD and len(langste) * 2 > len(tekst) and "://" not in langste


def _buiten_schaal(v: Verloop) -> bool:
    """A number that is not on the scale is never scaled down: the scale is told, and the number asked again."""
    getal = None if v.b.begrip.letterlijk else lees_getal(v.b.tekst, LAAGSTE, HOOGSTE) or getal_voorop(v.b.tekst, 0, 10)
    if getal is None or LAAGSTE <= getal <= HOOGSTE or v.t.niet_begrepen >= VAAK_GENOEG:
        return False
    v.zet(niet_begrepen=v.t.niet_begrepen + 1)
    return _nog_eens(v, "utter_score_schaal")


def _zei_het_al(v: Verloop) -> bool:
    """Who says that it was told already is not asked for it again; there is nothing to write down twice."""
    tekst = v.b.tekst
    if len(tekst.split()) > HOOGUIT or "?" in tekst or v.b.begrip.vermeldingen or not _AL_GEZEGD.search(tekst):
        return False
    if not (v.t.matrix.cellen or v.t.velden.get("wens")):
        return False
    v.klaar_met(v.t.vraag)
    v.zeg("utter_al_gezegd", "reflectie")
    v.verder()
    return True


def _in_woorden(v: Verloop) -> bool:
    """Words on a ruler: say which numbers come near, and let the client choose; the words become no number."""
    met_getal = _GETAL_ACHTERAAN.fullmatch(v.b.tekst.strip())
    if met_getal and not v.b.begrip.letterlijk and _OVER_MATE.match(met_getal["maat"]):
        # "Niet veel. 3": the words say how it feels, and the number is the answer.
        v.b = replace(
            v.b, tekst=met_getal["getal"], begrip=Begrip(letterlijk=Letterlijk("cijfer0_10", int(met_getal["getal"])))
        )
        return beantwoord(v)
    te_veel = len(v.b.tekst.split()) > HOOGUIT or v.t.niet_begrepen >= VAAK_GENOEG
    if v.b.begrip.letterlijk or te_veel or not _OVER_MATE.match(v.b.tekst):
        return False
    mate = next((naam for naam, woorden in _MATE if woorden.search(v.b.tekst)), None)
    if mate is None:
        return False
    v.zet(niet_begrepen=v.t.niet_begrepen + 1)
    v.zeg(f"utter_lat_woorden_{mate}", "reflectie", citaat=kort(v.b.tekst))
    v.vraag_opnieuw()
    return True


def _eigen_woorden(v: Verloop) -> bool:
    """Choose the one row on offer whose line holds the words that the client answers with: "geen oppas"."""
    kern = {w for w in _woorden(v.b.tekst) if len(w) >= KORTSTE and w not in _LEEG}
    if not kern or len(v.b.tekst.split()) > HOOGUIT or v.b.begrip.intent in _STUREND:
        return False
    te_kiezen = v.t.met_zorg() if v.t.vraag == "in_de_weg" else v.t.matrix.besproken()
    rijen = {c.leefgebied for c in v.t.matrix if c.leefgebied in te_kiezen and kern <= set(_woorden(c.citaat))}
    if len(rijen) != 1:
        return False
    v.b = replace(v.b, keuzes=(rijen.pop(),), begrip=replace(v.b.begrip, intent="keuze", letterlijk=None))
    return beantwoord(v)


def _woorden(tekst: str) -> list[str]:
    return re.findall(r"\w+", tekst.casefold())
