"""Steering: stopping, pausing, skipping, a person, starting again, deleting. Each works in one message, everywhere."""

from __future__ import annotations

import re
from dataclasses import replace

from vliegwiel.core.gesprek import script
from vliegwiel.core.gesprek.correctie import VRAGEN as CORRECTIEVRAGEN
from vliegwiel.core.gesprek.correctie import begin_correctie
from vliegwiel.core.gesprek.effecten import AllesWeg
from vliegwiel.core.gesprek.hervatten import wijs_code, zeg_verder
from vliegwiel.core.gesprek.in_zin import noemt_oude_woorden
from vliegwiel.core.gesprek.lezen import (
    cijfer,
    geeft_cijfer,
    geen_contact,
    ja_nee,
    over_alles,
    rolwoord,
    wil_verder,
    wil_wissen,
    woorden,
)
from vliegwiel.core.gesprek.nadenken import VRAGEN as NADENKVRAGEN
from vliegwiel.core.gesprek.nadenken import begin_nadenken, in_nadenken
from vliegwiel.core.gesprek.toestand import GESTOPT, LATER, LOOPT, Toestand
from vliegwiel.core.gesprek.verloop import Verloop
from vliegwiel.core.gesprek.weerstand import aarzelt
from vliegwiel.core.letterlijk_voorop import heeft_staart
from vliegwiel.core.matrix import LIEVER_NIET, WEET_NIET
from vliegwiel.core.tekst import Keuze
from vliegwiel.core.verbetering import begint_met_verbetering, lees_verbetering

ZEKER = 0.45
ZEKER_VRAGEN = ("verwijder_zeker", "opnieuw_zeker")
GEEN_WENS = ("inhoud", "keuze", "kaart", "twijfel", "weet_niet")
ZEKER_BIJ_VERHAAL = 0.75
ZEKER_NAAST_CIJFER = 0.6
# What is heard beside a number; doubt, anger or a "no" there is the client's story.
NAAST_CIJFER = (
    "stoppen", "later_verder", "mens_spreken", "verwijderen", "opnieuw_beginnen", "privacy_vraag", "gevolgen_vraag",
    "waarom_vraag", "hoe_lang_vraag", "bot_vraag", "aanvraag_vraag",
)  # fmt: skip
_OPNIEUW = re.compile(r"\b(?:over|op)nieuw\b|\bbegin\w*|\b(?:re)?start\w*|\breset\w*|\balles\b", re.IGNORECASE)
_DENKT_NA = re.compile(r"\b(?:na\s?denk\w*|er\s?over|bedenk\w*|denk\b.*\bna)\b", re.IGNORECASE)
VERDER = (Keuze("verder", "utter_keuze_verder"), Keuze("mens_spreken", "utter_keuze_mens_spreken"))


def bedoelt(v: Verloop, *intents: str) -> bool:
    """Return whether the client means one of these acts; a message with a story in it needs more certainty.

    What a rule reads as the answer to the open question ("genoeg", "mwah") is that answer, whatever else it looks like.
    """
    if v.b.begrip.intent not in intents or _is_letterlijk_antwoord(v) or _gaat_over_meedenken(v):
        return False
    verhaal = bool(v.b.begrip.vermeldingen) and woorden(v.b) > script.GENOEG_WOORDEN
    return bool(v.b.keuzes) or v.b.begrip.zekerheid >= (ZEKER_BIJ_VERHAAL if verhaal else ZEKER)


def wil_iets_anders(v: Verloop) -> bool:
    """Whether a side question with a yes or a no gets neither, but a question, another wish, or a card."""
    if v.b.kaart is not None:
        return True
    return ja_nee(v.b) is None and v.b.begrip.intent not in GEEN_WENS and bedoelt(v, v.b.begrip.intent)


def _is_letterlijk_antwoord(v: Verloop) -> bool:
    """A number wins over how the words beside it sound; not over a question, or a wish to stop, that is surely one."""
    gelezen = v.b.begrip.letterlijk and v.t.vraag and not v.b.keuzes
    if geeft_cijfer(v.t, v.b):
        return not (
            v.b.begrip.intent in NAAST_CIJFER and heeft_staart(v.b.tekst) and v.b.begrip.zekerheid >= ZEKER_NAAST_CIJFER
        )
    return bool(gelezen) and v.b.begrip.intent != "corrigeren"


def _gaat_over_meedenken(v: Verloop) -> bool:
    """Whether it names what somebody else may do; to think along is not to think it over."""
    if v.b.keuzes or rolwoord(v.b) is None:
        return False
    if v.t.vraag == "steun_rol":
        return "?" not in v.b.tekst
    return v.b.begrip.intent == "denk_erover_na" and not _DENKT_NA.search(v.b.tekst)


def stuur(v: Verloop) -> bool:
    """Carry out a steering act; returns whether it took the turn."""
    if v.t.vraag in NADENKVRAGEN and wil_verder(v.b):
        return in_nadenken(v)
    if _pauzeert(v) or _hervat(v):
        return True
    if not v.t.vraag and bedoelt(v, "herhaal"):
        return na_afloop(v)  # there is no question to put again: what can be done now is said
    if bedoelt(v, "mens_spreken") and not geen_contact(v.b):
        return _mens(v)
    if bedoelt(v, "verwijderen") or (bedoelt(v, "opnieuw_beginnen") and (v.t.velden or v.t.matrix.cellen)):
        return _wist(v)
    if v.t.vraag == "corrigeer_tekst" and v.b.tekst:
        return False  # these are the words that should stand there, whatever they sound like
    if v.t.vraag == "corrigeer" and v.b.tekst and not _zegt_wat(v):
        return False  # the question which line is open already: it is not put again and again
    if bedoelt(v, "corrigeren") or _verbetert(v):
        begin_correctie(v)
        return True
    return bool(v.t.vraag) and bedoelt(v, "overslaan", "weet_niet", "twijfel") and _slaat_over(v, v.b.begrip.intent)


def _zegt_wat(v: Verloop) -> bool:
    gelezen = lees_verbetering(v.b.tekst)
    return bool(gelezen.inhoud) or gelezen.weg


def _pauzeert(v: Verloop) -> bool:
    """Stop, pause or think it over."""
    if bedoelt(v, "stoppen") and v.t.vraag and not v.b.keuzes and "genoeg" in v.b.tekst.casefold():
        # "Zo is het genoeg" is about this question; whoever wants to stop altogether says stop.
        return _slaat_over(v, "overslaan")
    if (v.t.status in (GESTOPT, LATER) and wil_verder(v.b)) or (v.t.vraag == "contact" and geen_contact(v.b)):
        return False
    if v.t.vraag == "stap" and not v.b.keuzes and "misschien" in v.b.tekst.casefold() and bedoelt(v, "later_verder"):
        return _slaat_over(v, "overslaan")  # "misschien later een keer" is about the step, not about the talk
    if bedoelt(v, "stoppen"):
        return _rust(v, GESTOPT, "utter_gestopt")
    if bedoelt(v, "later_verder", "afscheid"):
        _rust(v, LATER, "utter_later")
        wijs_code(v)
        return True
    return bedoelt(v, "denk_erover_na") and begin_nadenken(v)


def _hervat(v: Verloop) -> bool:
    """Go on after a pause; whoever just says something goes on as well."""
    if v.t.status not in (GESTOPT, LATER):
        return False
    v.zet(status=LOOPT)
    if "verder" in v.b.keuzes or wil_verder(v.b) or ja_nee(v.b) == "ja" or bedoelt(v, "groet"):
        zeg_verder(v)
        v.vraag_opnieuw()
        return True
    return False


def _wist(v: Verloop) -> bool:
    """Delete one line, or everything after a second yes; "alles wat ik al zei" asks for neither."""
    if v.b.begrip.intent == "verwijderen" and not wil_wissen(v.b):
        return False
    if v.t.vraag in CORRECTIEVRAGEN and _is_geen_wis(v):
        return False
    if v.b.begrip.intent == "verwijderen" and not over_alles(v.b):
        begin_correctie(v)
        return True
    if v.t.vraag not in ZEKER_VRAGEN:
        v.zet(terug=v.t.terug or v.t.vraag or "-")
    v.vraag("verwijder_zeker" if v.b.begrip.intent == "verwijderen" else "opnieuw_zeker")
    return True


def _is_geen_wis(v: Verloop) -> bool:
    """Whether a wish to delete or to start again is only guessed, where a line or new words are asked for."""
    if v.b.keuzes:
        return False
    if v.b.begrip.intent == "opnieuw_beginnen":
        return _OPNIEUW.search(v.b.tekst) is None
    zegt_weg = lees_verbetering(v.b.tekst).weg and not v.b.begrip.vermeldingen
    return v.t.vraag == "corrigeer_tekst" and not zegt_weg and not over_alles(v.b)


def _verbetert(v: Verloop) -> bool:
    """Whether the words open as a correction, and there is something to correct; a crisis question has its own way."""
    iets = bool(v.t.matrix.cellen or v.t.laatste)
    if not iets or v.b.keuzes or v.t.vraag in script.ZIJVRAGEN or geeft_cijfer(v.t, v.b):
        return False
    return begint_met_verbetering(v.b.tekst) or noemt_oude_woorden(v)


def _rust(v: Verloop, status: str, sleutel: str) -> bool:
    """Stop asking. The open question stays where it is, so that nothing is lost."""
    if v.t.vraag in script.ZIJVRAGEN:
        v.zet(vraag=v.t.weg_terug, terug="")
    v.noteer()
    _bewaar_cijfer(v)
    v.zet(status=status, typt="")
    v.zeg(sleutel, keuzes=VERDER)
    return True


def _bewaar_cijfer(v: Verloop) -> None:
    """Keep the number that was given with a wish to stop; the question may come back, and nothing is lost."""
    if not geeft_cijfer(v.t, v.b) or v.t.vraag in script.ZIJVRAGEN:
        return
    if script.soort_van(v.t.vraag) == "score" and (score := cijfer(v.b, "score1_5", 1, 5)):
        v.score(script.gebied_van(v.t.vraag), int(score))
    elif (waarde := cijfer(v.b, "cijfer0_10", 0, 10)) is not None:
        v.lat(v.t.vraag, f"{waarde:g}")


def _mens(v: Verloop) -> bool:
    """The quick way to a person: only the contact card and the choice to share are left."""
    v.noteer()
    _bewaar_cijfer(v)
    v.zet(snel=True, terug="")
    if not v.t.gedeeld:  # who kept it for themselves may still change their mind
        v.zet(afgehandeld=tuple(a for a in v.t.afgehandeld if a != "delen"))
    if v.t.vraag == "welkom" or "welkom" not in v.t.afgehandeld:
        v.klaar_met("welkom")
    v.zeg("utter_mens" if "contact" not in v.t.afgehandeld else "utter_mens_klaar")
    if v.t.is_gedeeld:
        v.vraag("" if "gehoord" in v.t.afgehandeld else "gehoord")
    else:
        v.vraag(script.volgende(v.t))  # without the summary: how to reach somebody is what was asked
    return True


def _slaat_over(v: Verloop, intent: str) -> bool:
    """Leave a question unanswered, without a why."""
    vraag = v.t.vraag
    if vraag in script.ZIJVRAGEN:
        return False
    soort = script.soort_van(vraag)
    if soort in ("delen", "delen_weer"):
        return _rust(v, LATER, "utter_later")  # nothing is shared without a yes, and the choice stays open
    if intent == "twijfel" and soort in script.OPEN and woorden(v.b) > script.GENOEG_WOORDEN:
        return False
    if aarzelt(v, intent):
        return True
    v.noteer()
    if soort == "score":
        v.score(script.gebied_van(vraag), LIEVER_NIET if intent == "overslaan" else WEET_NIET)
    if soort == "plaats":
        v.veld(vraag, script.GEEN)
    if soort == "stap_welke":
        v.veld("stap", "")
    v.klaar_met(vraag)
    if soort != "welkom":
        v.klaar_met(script.veld_van(vraag), overgeslagen=True)
    v.zeg(f"utter_{intent}", "reflectie")
    v.verder()
    return True


def zeker_weten(v: Verloop) -> bool:
    """Deal with the answer to "weet je het zeker?" before anything is deleted."""
    if v.t.vraag not in ZEKER_VRAGEN or wil_iets_anders(v):
        return False
    antwoord = ja_nee(v.b)
    if antwoord == "ja":
        v.effect(AllesWeg())
        if v.t.vraag == "opnieuw_zeker":
            v.t = replace(Toestand(v.t.gebieden), verwerkt=v.t.verwerkt, versie=v.t.versie, gebruikt=v.t.gebruikt)
            v.zeg("utter_opnieuw")
            v.klaar_met("welkom")
            v.verder()
        else:
            v.t = replace(Toestand(v.t.gebieden), verwerkt=v.t.verwerkt, versie=v.t.versie)
            v.zeg("utter_verwijderd")
            v.vraag("")
        return True
    v.noteer()
    v.zeg("utter_niet_verwijderd")
    v.zet(vraag=v.t.weg_terug, terug="")
    v.vraag_opnieuw()
    return True


def na_afloop(v: Verloop) -> bool:
    """After the end: something new can still be added, and shared again if the client wants that."""
    if v.t.vraag:
        return False
    if v.noteer() and v.t.is_gedeeld:
        v.zeg("utter_toegevoegd")
        v.vraag("delen_weer")
    elif v.nieuwe_cellen:
        v.zet(afgehandeld=tuple(a for a in v.t.afgehandeld if a != "delen"))
        v.zeg("utter_toegevoegd")
        v.vraag("delen")
    else:
        terug = script.keuzes(v.t, "terugkomst") if v.t.matrix.cellen or v.t.velden else ()
        v.zeg("utter_klaar", keuzes=(*terug, Keuze("mens_spreken", "utter_keuze_mens_spreken")))
    return True
