"""The answer to the open question: what it leaves behind, and what comes next."""

from __future__ import annotations

import re
from collections.abc import Callable

from vliegwiel.core.gesprek import script
from vliegwiel.core.gesprek.afronding import AFRONDING
from vliegwiel.core.gesprek.effecten import ToestemmingGegeven
from vliegwiel.core.gesprek.geldzorg import merk_geldstress
from vliegwiel.core.gesprek.kiezen import KIEZEN, zet_score
from vliegwiel.core.gesprek.lezen import ja_nee, klinkt_als, rijen, rol, woorden, zegt_niemand
from vliegwiel.core.gesprek.reflectie import reflecteer
from vliegwiel.core.gesprek.verloop import WENSWOORD, Verloop, kort
from vliegwiel.core.gesprek.weerstand import WEERSTAND, antwoord_op
from vliegwiel.core.tekst import Keuze

OM_TE_GOKKEN = ("wens", "wens_anders", "waarom")  # "goed" and "lastig" ask at once where the words belong
SOORT_BIJ_VRAAG = {"goed": "kracht", "lastig": "zorg"}
ZEKER_VERHAAL = 0.45
# Short ways to say yes to a talk; a "loket" is none.
_BEGINT = re.compile(r"\b(?:begin\w*|start\w*|ok[eé]|prima|vooruit|kom maar|proberen|probeer)\b", re.IGNORECASE)
EEN_VERHAAL = 5
NIET_IN_MATRIX = ("steun", "stap", "stap_welke")  # these have fields of their own
_NIETS = re.compile(
    r"\W*(?:(?:nee+n?|nou|pff*|tja|ik weet het niet|er is|eigenlijk|helemaal|echt|gewoon|vrijwel|bijna)\W+)*"
    r"(?:niks|niets|niet veel|weinig|geen|nul|nada|noppes)"
    r"(?:\W+(?:meer|hoor|eigenlijk|echt|bijzonders|goeds|speciaals|nu|op dit moment|joh|man|nee|denk ik|aan))*\W*",
    re.IGNORECASE,
)
LAAGSTE, HOOGSTE = 1, 5
_KAAL_CIJFER = re.compile(r"\W*(?:een|'?n)?\s*(\d{1,2})\W*", re.IGNORECASE)
KAAL_NEE, KORT_NEE = 2, 4  # words: "niks gaat goed" is an answer, "nee dank je wel" to an offer is a no


def beantwoord(v: Verloop) -> bool:
    """Take the answer to the open question, or ask again in another way; always takes the turn."""
    if (v.b.keuzes or v.b.kaart is not None) and v.b.vraag and v.b.vraag != v.t.vraag:
        v.zeg("utter_al_beantwoord")
        v.vraag_opnieuw()
        return True
    if _is_laat(v):
        _vul_aan(v)
        return True
    if LEZERS[script.soort_van(v.t.vraag)](v):
        v.verder()
    else:
        niet_begrepen(v)
    return True


def _is_laat(v: Verloop) -> bool:
    """Whether free text still answers an open question that was on the page before this one."""
    eerder = v.b.vraag or ""
    anders = eerder != v.t.vraag and eerder in v.t.afgehandeld and script.soort_van(eerder) in script.OPEN
    return anders and bool(v.b.tekst.strip()) and not v.b.keuzes and v.b.kaart is None


def _vul_aan(v: Verloop) -> None:
    """Put a late answer where it belongs, and the open question once more: both messages count."""
    eerder = v.b.vraag or ""
    veld = script.veld_van(eerder)
    v.veld(veld, " ".join(filter(None, [v.t.velden.get(veld), v.b.tekst.strip()])))
    v.zet(overgeslagen=tuple(o for o in v.t.overgeslagen if o not in (eerder, veld)), laatste=(v.b.bericht, veld))
    if script.soort_van(eerder) not in NIET_IN_MATRIX:
        v.noteer()
    merk_geldstress(v)
    v.zeg("utter_erbij_gezet", "reflectie")
    v.vraag_opnieuw()


def niet_begrepen(v: Verloop) -> None:
    """First ask in other words, then offer buttons, then offer a person; never the same reply three times."""
    keer = v.t.niet_begrepen + 1
    v.zet(niet_begrepen=keer)
    verhaal = script.FASE_VAN.get(script.soort_van(v.t.vraag)) in ("verkennen", "startpunt", "belang")
    if verhaal and woorden(v.b) >= EEN_VERHAAL and v.noteer():
        reflecteer(v)
    elif keer == 1 and v.b.tekst.strip():
        v.zeg("utter_niet_begrepen_citaat", "reflectie", citaat=kort(v.b.tekst))
    elif keer == 1:
        v.zeg("utter_niet_begrepen")
    elif keer == 2:
        v.zeg("utter_niet_begrepen_knoppen", keuzes=(Keuze("overslaan", "utter_keuze_overslaan"),
                                                     Keuze("weet_niet", "utter_keuze_weet_niet")))  # fmt: skip
    else:
        v.zeg("utter_niet_begrepen_mens", keuzes=(Keuze("mens_spreken", "utter_keuze_mens_spreken"),
                                                  Keuze("overslaan", "utter_keuze_overslaan")))  # fmt: skip
    v.vraag_opnieuw()


def neem_antwoord(v: Verloop, vraag: str, tekst: str) -> None:
    """Keep a verbatim answer to an open question and mark it as dealt with."""
    v.veld(script.veld_van(vraag), tekst)
    v.klaar_met(vraag)
    v.zet(laatste=(v.b.bericht, script.veld_van(vraag)))
    merk_geldstress(v)


def klinkt_als_wens(v: Verloop) -> bool:
    """Whether what is told at the door is a wish; who begins with what went wrong is still asked what they want."""
    vermeldingen = v.b.begrip.vermeldingen
    return not vermeldingen or any(m.polariteit == "wens" for m in vermeldingen) or bool(WENSWOORD.search(v.b.tekst))


def _welkom(v: Verloop) -> bool:
    if "meer_weten" in v.b.keuzes or v.b.begrip.intent in ("waarom_vraag", "herhaal"):
        v.zeg("utter_meer_weten")
        return True
    if not v.b.keuzes and ja_nee(v.b) == "nee":
        v.zeg("utter_welkom_nee")
        return True
    if v.b.keuzes and "begin" not in v.b.keuzes:
        return False  # a button of another question is no yes
    vertelt = not v.b.keuzes and v.b.begrip.intent == "inhoud" and ja_nee(v.b) is None
    verhaal = bool(v.b.begrip.vermeldingen) or (woorden(v.b) > 3 and v.b.begrip.zekerheid >= ZEKER_VERHAAL)
    wil = "begin" in v.b.keuzes or ja_nee(v.b) == "ja" or _BEGINT.search(v.b.tekst) is not None
    if not wil and v.b.begrip.intent in WEERSTAND:
        antwoord_op(v, v.b.begrip.intent)  # however faintly it sounds like that: it is no yes
        return True
    if not wil and not (vertelt and verhaal):
        return False  # "rot op" that was read as a story is no yes
    v.effect(ToestemmingGegeven("begin", v.b.moment))
    v.klaar_met("welkom")
    if vertelt and verhaal and not (wil and not (v.b.begrip.vermeldingen or v.b.begrip.gok)):  # "vooruit" is no wish
        gevonden = v.noteer()
        if klinkt_als_wens(v):  # somebody who starts with a wish has answered the first question
            neem_antwoord(v, "wens", v.b.tekst)
        reflecteer(v)
        if not gevonden:
            v.gok()
    else:
        v.zeg("utter_begin", "reflectie")  # an affirmation of the first step
    return True


def _open(v: Verloop) -> bool:
    """An open question in free text: the words are kept as they are, and said back."""
    vraag, soort = v.t.vraag, script.soort_van(v.t.vraag)
    tekst = v.b.tekst.strip()
    hooguit = KORT_NEE if soort in ("steun", "stap") else KAAL_NEE
    niets = _NIETS.fullmatch(v.b.tekst) is not None
    nee = niets or (ja_nee(v.b) == "nee" and woorden(v.b) <= hooguit and not v.b.begrip.vermeldingen)
    if "niemand" in v.b.keuzes or "geen_stap" in v.b.keuzes or nee:
        if soort == "stap_welke":
            v.veld("stap", "")
        v.klaar_met(vraag)
        v.zeg(
            f"utter_geen_{soort}" if soort in ("steun", "stap", "goed", "lastig") else "utter_geen_antwoord",
            "reflectie",
        )
        return True
    if soort == "stap" and ja_nee(v.b) == "ja" and woorden(v.b) <= 3:
        v.veld("stap", "?")
        v.klaar_met("stap")
        v.zeg("utter_stap_ja", "reflectie")
        return True
    if not tekst or (ja_nee(v.b) == "ja" and woorden(v.b) <= 2 and not v.b.begrip.vermeldingen):
        return False
    if not any(letter.isalnum() for letter in tekst):
        return False
    gevonden = soort not in NIET_IN_MATRIX and v.noteer()
    neem_antwoord(v, vraag, tekst)
    if soort == "gebied" and not v.t.matrix.van(script.gebied_van(vraag)):
        v.cel(script.gebied_van(vraag), klinkt_als(v.b), tekst)
    if soort in SOORT_BIJ_VRAAG and not gevonden:
        v.veld(f"plaats:{soort}", "?")
    if soort == "lastig" and len({c.leefgebied for c in v.nieuwe_cellen if c.soort == "zorg"}) == 1:
        v.zet(gemeld=(*v.t.gemeld, script.EEN_LASTIG))
    reflecteer(v)
    if soort in OM_TE_GOKKEN and not gevonden:
        v.gok()  # after it was said back: a guess is no reason for a paraphrase
    return True


def _gebied(v: Verloop) -> bool:
    """What is told of a row that the client chose; who answers with just a number has given the score with it."""
    getal = _KAAL_CIJFER.fullmatch(v.b.tekst)
    if not getal:
        return _open(v)
    gebied = script.gebied_van(v.t.vraag)
    v.klaar_met(v.t.vraag)
    if LAAGSTE <= int(getal[1]) <= HOOGSTE:
        zet_score(v, gebied, int(getal[1]))
    else:
        v.zeg("utter_score_schaal")  # never scaled down: the scale is told, and the score comes next
    return True


def _plaats(v: Verloop) -> bool:
    """Where do these words belong? Asked when no domain was recognised: better to ask than to guess."""
    bron = script.gebied_van(v.t.vraag)
    gezegd_in = v.t.laatste[0] if v.t.laatste[1:] == (bron,) else ""
    gekozen = rijen(v.t, v.b)
    if not v.b.keuzes and not v.b.begrip.letterlijk and woorden(v.b) >= EEN_VERHAAL:
        # The client tells on instead of sorting: the new words count, the old ones stay as they were said.
        v.veld(v.t.vraag, script.GEEN)
        v.klaar_met(v.t.vraag)
        v.noteer()
        reflecteer(v)
        return True
    if script.GEEN not in v.b.keuzes and not gekozen:
        return False
    for rij in (gekozen or ())[:1]:
        v.cel(rij, SOORT_BIJ_VRAAG[bron], v.t.velden[bron], bron=gezegd_in)
    v.veld(v.t.vraag, (gekozen or (script.GEEN,))[0])
    v.klaar_met(v.t.vraag)
    v.zet(laatste=(v.b.bericht, bron, gezegd_in))
    v.zeg("utter_geplaatst", "reflectie")
    return True


def _steun(v: Verloop) -> bool:
    if v.b.kaart is None and zegt_niemand(v.b.tekst):
        v.klaar_met("steun")
        v.zeg("utter_geen_steun", "reflectie")
        return True
    if v.b.kaart is None and ja_nee(v.b) == "ja" and woorden(v.b) <= 2:
        v.veld("steun", v.b.tekst)
        v.klaar_met("steun")
        v.zeg("utter_steun_gekozen", "reflectie")
        return True
    if v.b.kaart is None:
        return _open(v)
    v.veld("steun", script.OP_KAART if v.b.kaart.get("naam") == "ja" else "")
    if v.b.kaart.get("rol") in script.ROLLEN:
        v.veld("steun_rol", v.b.kaart["rol"])
        v.klaar_met("steun_rol")
    v.klaar_met("steun")
    v.zeg("utter_steun_gekozen" if v.t.velden["steun"] else "utter_geen_steun", "reflectie")
    return True


def _steun_rol(v: Verloop) -> bool:
    gekozen = rol(v.b)
    if gekozen is None:
        return False
    v.veld("steun_rol", gekozen)
    v.klaar_met("steun_rol")
    v.zeg(f"utter_rol_{gekozen}", "reflectie")
    return True


def _zijvraag(v: Verloop) -> bool:
    """Side questions are dealt with before this module; here only as a safe way back to the open question."""
    v.zet(vraag=v.t.weg_terug, terug="")
    return False


LEZERS: dict[str, Callable[[Verloop], bool]] = {
    "welkom": _welkom, **dict.fromkeys(script.OPEN, _open), "gebied": _gebied, "steun": _steun, "plaats": _plaats,
    **KIEZEN, "steun_rol": _steun_rol, **AFRONDING, **dict.fromkeys(script.ZIJVRAGEN, _zijvraag),
}  # fmt: skip
