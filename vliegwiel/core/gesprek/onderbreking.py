"""Interruptions: a question, small talk, irritation. Answered calmly, then the open question once more."""

from __future__ import annotations

import re
from dataclasses import replace

from vliegwiel.core.gesprek import script
from vliegwiel.core.gesprek.antwoord import LEZERS, neem_antwoord
from vliegwiel.core.gesprek.lezen import geen_contact, noemt_mens, rol, woorden
from vliegwiel.core.gesprek.naast_vraag import antwoord_ernaast, los_van_vraag
from vliegwiel.core.gesprek.reflectie import reflecteer
from vliegwiel.core.gesprek.sturing import bedoelt
from vliegwiel.core.gesprek.toestand import LOOPT
from vliegwiel.core.gesprek.verloop import Verloop
from vliegwiel.core.gesprek.weerstand import antwoord_op
from vliegwiel.core.tekst import Keuze

TALEN = ("tr", "ar", "en", "pl", "uk", "ti", "es", "fr", "de")
ANTWOORDEN = (
    "privacy_vraag", "gevolgen_vraag", "waarom_vraag", "hoe_lang_vraag", "bot_vraag", "wantrouwen", "boos", "offtopic",
    "groet", "bedankt", "compliment", "herhaal", "samenvatting_vraag", "aanvraag_vraag", "hulp_nu",
    "ervaringsdeskundige", "vertrouwenspersoon", "zelf_houden", "delen",
)  # fmt: skip


VRAGEND = (
    "privacy_vraag", "gevolgen_vraag", "waarom_vraag", "hoe_lang_vraag", "bot_vraag", "aanvraag_vraag",
)  # fmt: skip
NAAM = 4  # words: so few with somebody in them, beside the question who helps, are a name
TELT_NIETS = 2  # words: so few beside a question tell nothing
STEUNEND = ("ervaringsdeskundige", "vertrouwenspersoon", "compliment")
VERHAALACHTIG = (*STEUNEND, "zelf_houden", "delen", "bedankt", "offtopic", "hulp_nu", "aanvraag_vraag")
VERVOLGACHTIG = (*STEUNEND, "hulp_nu", "wantrouwen", "offtopic")
HEEL_ZEKER = 0.9
ZEKER_GENOEG = 0.65
# "Heb je nou opgeschreven dat …", "wat hebben jullie over mij genoteerd": a question, and nothing to write down.
_WAT_STAAT_ER = re.compile(
    r"^\W*(?:\w+\W+){0,4}?(?:heb|hebt|hebben|had|hebbe)\s*(?:je|jij|u|jullie)\b.*\b(?:opgeschreven|genoteerd|opgeslagen|onthouden|"
    r"weggehaald|gewist|verwijderd|bewaard)\b|^\W*(?:\w+\W+){0,2}?wat\s+(?:staat\s+er|weet\s+(?:je|u|jullie))\b.*\b(?:over|van)\s+(?:mij|me)\b",
    re.IGNORECASE,
)
_VRAAGT = re.compile(r"\?|^\W*(?:hoe|waar|wanneer|kan\s+ik|mag\s+ik|wie)\b", re.IGNORECASE)


def andere_taal(v: Verloop) -> bool:
    """Say in the client's language what this is, who to call in danger and how to reach a person; the client chooses.

    Said once; who goes on in that language gets one short line, and always the way to a person.
    """
    taal = v.b.begrip.taal
    if "verder" in v.b.keuzes and v.t.status == LOOPT and v.t.vraag and v.t.vraag not in script.ZIJVRAGEN:
        # "Verder in het Nederlands", or an old button: no answer to the question, and no beginning without a yes.
        v.zeg("utter_verder_nl")
        v.vraag_opnieuw()
        return True
    if not taal or taal == "nl" or v.b.keuzes or v.b.begrip.letterlijk:
        return False
    kaart = taal if taal in TALEN else "anders"
    keuzes = (Keuze("verder", "utter_keuze_verder_nl"), Keuze("mens_spreken", "utter_keuze_mens_spreken"))
    if v.t.gebruikt.get(f"utter_taal_{kaart}"):
        v.zeg(f"utter_taal_weer_{kaart}", keuzes=keuzes)
        return True
    v.zeg(f"utter_taal_{kaart}", keuzes=keuzes)
    v.zeg(f"utter_taal_crisis_{kaart}")
    return True


def onderbreek(v: Verloop) -> bool:
    """Answer an interruption, keep what was told beside it, and put the open question again."""
    if not v.b.keuzes and _WAT_STAAT_ER.search(v.b.tekst):
        v.b = replace(v.b, begrip=replace(v.b.begrip, intent="samenvatting_vraag", zekerheid=1.0, vermeldingen=()))
    intent = v.b.begrip.intent
    if not bedoelt(v, *ANTWOORDEN) or v.b.keuzes or _is_antwoord(v) or klinkt_als_verhaal(v):
        return False
    if intent in ("ervaringsdeskundige", "vertrouwenspersoon"):
        v.veld(intent, v.b.tekst)
    if intent == "samenvatting_vraag":
        v.zeg("utter_antwoord_samenvatting_vraag" if v.t.matrix.cellen or v.t.velden.get("wens") else "utter_nog_niets",
              "samenvatting" if v.t.matrix.cellen or v.t.velden.get("wens") else "uitleg")  # fmt: skip
    elif intent == "zelf_houden" and v.t.is_gedeeld:
        v.zeg("utter_al_gedeeld", keuzes=(Keuze("intrekken", "utter_keuze_intrekken"),))
    elif intent == "waarom_vraag":
        v.zeg(f"utter_waarom_{script.fase(v.t)}")
    elif intent != "herhaal":
        antwoord_op(v, intent)
    _ga_verder(v, intent)
    return True


def _ga_verder(v: Verloop, intent: str) -> None:
    """Keep what was told beside the question, say it back, and ask on; a bare question is met kindly, and asked on."""
    ernaast = antwoord_ernaast(v)
    antwoord, heel = v.teksten[-1:], v.b
    open_vraag = script.soort_van(v.t.vraag) in script.OPEN
    if ernaast and not (open_vraag and v.b.begrip.vermeldingen):
        v.b = ernaast
        v.teksten = []
        begrepen = LEZERS[script.soort_van(v.t.vraag)](v)
        v.b = heel
        v.teksten = antwoord + v.teksten
        if begrepen:
            _voeg_samen(v)
            v.verder()
        else:
            v.vraag_opnieuw()
        return
    verteld = v.noteer()
    if verteld and open_vraag and woorden(v.b) > TELT_NIETS:
        v.b = replace(v.b, tekst=los_van_vraag(v.b.tekst) or v.b.tekst)  # their question is no part of the answer
        neem_antwoord(v, v.t.vraag, v.b.tekst)
        _zeg_terug(v)
        v.verder()
    elif v.t.vraag:
        if verteld:
            _zeg_terug(v)
        elif intent in VRAGEND:
            _welkome_vraag(v)
        v.vraag_opnieuw()


def _welkome_vraag(v: Verloop) -> None:
    """Meet the question with a kind word, in the bubble that answers it."""
    if len(v.teksten) == 1 and v.teksten[0].soort == "uitleg" and not v.teksten[0].erbij:
        v.teksten[0] = replace(v.teksten[0], soort="reflectie", erbij="utter_goede_vraag")


def _voeg_samen(v: Verloop) -> None:
    """Put what was said back before the answer to the client's question, in one bubble."""
    antwoord, gezegd = v.teksten[:1], [t for t in v.teksten[1:] if t.soort == "reflectie" and not t.erbij][:1]
    if antwoord and gezegd and not antwoord[0].erbij and antwoord[0].soort != "samenvatting":
        v.teksten = [replace(gezegd[0], erbij=antwoord[0].sleutel, keuzes=antwoord[0].keuzes)]


def _zeg_terug(v: Verloop) -> None:
    """Say back what was told beside the question, in the bubble that answers it: both are heard."""
    if len(v.teksten) != 1:
        return
    antwoord = v.teksten.pop()
    reflecteer(v)
    v.teksten.insert(0, antwoord)
    _voeg_samen(v)


def klinkt_als_verhaal(v: Verloop) -> bool:
    """Where a story is expected, "ik sta er alleen voor" is a story: an act that sounds like one must be sure."""
    soort, intent = script.soort_van(v.t.vraag), v.b.begrip.intent
    if "?" in v.b.tekst:
        return False
    if soort in script.VERVOLG and intent in VERVOLGACHTIG:
        return True
    zeker = HEEL_ZEKER if intent in STEUNEND else ZEKER_GENOEG
    return soort in script.OPEN and intent in VERHAALACHTIG and v.b.begrip.zekerheid < zeker


def _is_antwoord(v: Verloop) -> bool:
    """Some acts are the answer to the open question itself, so not an interruption of it."""
    soort, intent = script.veld_van(script.soort_van(v.t.vraag)), v.b.begrip.intent
    if (soort == "steun_rol" and rol(v.b)) or (soort == "contact" and geen_contact(v.b)):
        return True
    if soort == "steun" and noemt_mens(v.b.tekst) and woorden(v.b) <= NAAM and "?" not in v.b.tekst:
        return True  # "oom Rachid" sounds like anything, and is somebody
    if intent == "aanvraag_vraag" and _VRAAGT.search(v.b.tekst):
        return False
    return (soort, intent) in {
        ("steun", "vertrouwenspersoon"), ("steun", "ervaringsdeskundige"), ("wens", "ervaringsdeskundige"),
        ("wens", "hulp_nu"), ("wens", "aanvraag_vraag"), ("lastig", "hulp_nu"), ("delen", "delen"),
        ("delen", "zelf_houden"), ("delen_weer", "delen"), ("delen_weer", "zelf_houden"), ("gehoord", "compliment"),
        ("gehoord", "bedankt"), ("gehoord", "boos"), ("welkom", "waarom_vraag"),
    }  # fmt: skip
