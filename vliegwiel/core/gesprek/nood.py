"""Crisis in the conversation: stop the intake, ask directly, show who can help now, go on only on request.

Levels (``gesprek.md``): acuut → card at once; vermoeden → ask directly, yes or no, with the card shown either way;
nazorg → one calm check question. Nothing here shares anything: the flag only travels with the hand-over.
"""

from __future__ import annotations

from vliegwiel.core.gesprek import script, terugbel
from vliegwiel.core.gesprek.antwoord import neem_antwoord
from vliegwiel.core.gesprek.lezen import ja_nee, wil_verder, woorden
from vliegwiel.core.gesprek.noodsignaal import (
    AL_NEE,
    EEN_VERHAAL,
    GEEN_EIGEN_SOORT,
    duidelijk,
    iets_anders,
    is_gok,
    signaal_in,
)
from vliegwiel.core.gesprek.onderbreking import TALEN, VRAGEND, onderbreek
from vliegwiel.core.gesprek.toestand import LATER
from vliegwiel.core.gesprek.verloop import Verloop, kort
from vliegwiel.core.noodvorm import ROUW, kan_niet_bellen, neemt_terug, taal_van
from vliegwiel.core.tekst import Tekst

CRISIS_VRAGEN = ("crisis_vraag", "crisis_verder", "nazorg_vraag", "rouw_vraag", "terugbel_vraag")
BIJ_DE_KAART = ("crisis_vraag", "crisis_verder", "terugbel_vraag")
ERNST = ("nazorg", "vermoeden", "acuut")
GEGOKT = "crisis_gok:"  # told in ``gemeld``: the question about this kind of danger came from a guess


def bewaak(v: Verloop) -> bool:
    """Deal with a crisis signal, or with the answer to a crisis question; returns whether it took the turn."""
    signaal, soort = signaal_in(v)
    ernstig = signaal.niveau in ("acuut", "vermoeden")
    nu_stil = (ernstig or v.t.vraag in BIJ_DE_KAART) and kan_niet_bellen(v.b.tekst)
    if nu_stil:
        v.zet(stil=True)
    if signaal.niveau == "acuut":
        return _acuut(v, soort)
    if v.t.vraag in BIJ_DE_KAART and not ernstig and neemt_terug(v.b.tekst):
        return _teruggenomen(v)
    if not ernstig and not nu_stil and not _stuurt(v) and terugbel.handel_af(v, in_crisis=v.t.vraag in BIJ_DE_KAART):
        return True
    if (
        v.t.vraag in CRISIS_VRAGEN
        and v.b.vraag
        and v.b.vraag not in CRISIS_VRAGEN
        and {*v.b.keuzes} & {"ja", "nee", "begin"}
    ):
        v.zeg("utter_al_beantwoord")  # pressed before the crisis: no answer to what was asked after it
        v.vraag_opnieuw()
        return True
    if v.t.vraag in LEZERS and not _stuurt(v) and not iets_anders(v, signaal, soort):
        return LEZERS[v.t.vraag](v)
    if signaal.niveau == "vermoeden":
        verteld = v.noteer() or (is_gok(signaal) and woorden(v.b) >= EEN_VERHAAL)
        if verteld and v.b.tekst.strip() and script.soort_van(v.t.vraag) in script.OPEN:
            neem_antwoord(v, v.t.vraag, v.b.tekst.strip())  # told, whatever else it may mean: not asked again
            v.zet(vraag=script.volgende(v.t))
        return _vraag_direct(v, soort, gok=is_gok(signaal))
    if signaal.niveau == "nazorg" and _eerste_nazorg(v, signaal.soort):
        return _vraag_rustig(v, signaal.soort == ROUW)
    if v.t.vraag in BIJ_DE_KAART:
        return _na_de_kaart(v, nu_stil)
    return False


def _onderbreek(v: Verloop, niveau: str, soort: str) -> None:
    """Remember where the conversation was and how serious the signal is.

    A lower level never hides a higher one: the flag keeps its level, its kind, and what was said after it.
    """
    oud = v.t.veiligheid
    terug = v.t.terug if v.t.vraag in CRISIS_VRAGEN else v.t.terug or v.t.vraag
    v.zet(crisissoort=soort, terug=terug, niet_begrepen=0)
    if oud is None or ERNST.index(niveau) >= ERNST.index(oud):
        v.zet(veiligheid=niveau, vlagsoort=soort, na_signaal="", na_signaal_op="")


def _zeg(v: Verloop, sleutel: str) -> None:
    """Say it in the client's own language where there is a text, else in Dutch."""
    taal = taal_van(v.b.tekst, v.b.begrip.taal)
    if taal in TALEN:
        v.teksten.append(Tekst(f"utter_taal_crisis_{taal}", "crisis", anders=sleutel))
    else:
        v.zeg(sleutel, "crisis")


def _zeg_wie(v: Verloop, soort: str) -> None:
    """Name who can help now; who can't call reads where to chat."""
    if v.t.stil:
        _zeg(v, f"utter_crisis_stil_{soort}")
    else:
        _zeg(v, f"utter_crisis_{soort}")


def _acuut(v: Verloop, soort: str) -> bool:
    _onderbreek(v, "acuut", soort)
    v.zet(kaart_vast=True)
    _zeg_wie(v, soort)
    terugbel.vraag_erna(v)
    return True


def _stuurt(v: Verloop) -> bool:
    """Whether the client wants to stop or leave; both work on a crisis question as everywhere."""
    return v.b.begrip.intent in ("stoppen", "later_verder", "mens_spreken")


def _vraag_direct(v: Verloop, soort: str, gok: bool = False) -> bool:
    """Asking does not plant the idea; the numbers are shown whatever the answer will be."""
    _onderbreek(v, "vermoeden", soort)
    v.zet(kaart_vast=True)
    if gok:
        v.zet(gemeld=(*v.t.gemeld, f"{GEGOKT}{soort}"))
    if v.t.stil:
        _zeg_wie(v, soort)
    else:
        _zeg(v, "utter_crisis_zorg")
    v.vraag("crisis_vraag")
    return True


def _antwoord_op_crisis_vraag(v: Verloop) -> bool:
    soort = v.t.crisissoort or "suicide"
    antwoord = duidelijk(v)
    if antwoord == "ja":
        return _acuut(v, soort)
    if antwoord == "nee" and not kan_niet_bellen(v.b.tekst):  # "nee, hij hoort me" is no clear no
        return _na_nee(v, "teruggenomen" if v.b.begrip.intent == "corrigeren" else "nee")
    if _vraag_nog_eens(v, soort):
        return True
    # Unclear is taken seriously, but it is no yes: the numbers are shown, and the client chooses whether to go on.
    _zeg_wie(v, soort)
    terugbel.vraag_erna(v)
    return True


def _vraag_nog_eens(v: Verloop, soort: str) -> bool:
    """Ask a question that came from a guess once more, when the client asks something or tells on; was that so?

    The guess may well be wrong, and "Niemand mag jou pijn doen" is no answer to "what about my benefits?". Who hesitates,
    or says anything that sounds like danger, reads the numbers at once.
    """
    merk = f"{GEGOKT}{soort}"
    vertelt = v.b.begrip.intent == "inhoud" and woorden(v.b) >= EEN_VERHAAL
    vraagt = v.b.begrip.intent in VRAGEND
    rustig = merk in v.t.gemeld and v.b.begrip.crisis.niveau == "geen" and not v.t.stil and not v.b.keuzes
    if not rustig or not (vertelt or vraagt):
        return False
    v.zet(gemeld=tuple(g for g in v.t.gemeld if g != merk))
    if vraagt and v.b.begrip.intent != "waarom_vraag" and onderbreek(v):
        return True
    v.noteer()
    v.zeg("utter_crisis_waarom")
    v.vraag_opnieuw()
    return True


def _eerste_nazorg(v: Verloop, soort: str | None) -> bool:
    """Once is enough; somebody's death is another thing than one's own past."""
    return v.t.veiligheid is None or (soort == ROUW and v.t.veiligheid == "nazorg" and v.t.crisissoort != ROUW)


def _vraag_rustig(v: Verloop, rouw: bool) -> bool:
    """What is over, or somebody's death: said back calmly, and one check question."""
    v.noteer()
    _onderbreek(v, "nazorg", ROUW if rouw else "suicide")
    if rouw:
        v.zeg("utter_rouw")
        v.vraag("rouw_vraag")
    else:
        v.zeg("utter_nazorg")
        v.vraag("nazorg_vraag")
    return True


def _antwoord_op_nazorg(v: Verloop) -> bool:
    if duidelijk(v) != "nee":
        return _vraag_direct(v, "suicide" if v.t.crisissoort in GEEN_EIGEN_SOORT else str(v.t.crisissoort))
    if citaat := _net_verteld(v):
        v.zeg("utter_nazorg_nee_citaat", "reflectie", citaat=citaat)
    else:
        v.zeg("utter_nazorg_nee")
    v.noteer()
    _hervat(v)
    return True


def _antwoord_op_rouw(v: Verloop) -> bool:
    """Only a clear yes ("het gaat") goes on; else the lines for who stays behind are shown and kept in sight."""
    v.noteer()
    if duidelijk(v) == "ja":
        v.zeg("utter_rouw_ja")
        _hervat(v)
        return True
    v.zet(kaart_vast=True)
    _zeg_wie(v, ROUW)
    v.vraag("crisis_verder")
    return True


LEZERS = {
    "crisis_vraag": _antwoord_op_crisis_vraag,
    "nazorg_vraag": _antwoord_op_nazorg,
    "rouw_vraag": _antwoord_op_rouw,
}


def _na_de_kaart(v: Verloop, nu_stil: bool) -> bool:
    if not v.b.keuzes and woorden(v.b) >= EEN_VERHAAL:
        v.noteer()  # who tells on beside the card loses nothing of it
    if "verder" in v.b.keuzes or ja_nee(v.b) == "ja" or wil_verder(v.b):
        v.zeg("utter_crisis_hervat")
        _hervat(v)
        return True
    if nu_stil:
        _zeg_wie(v, v.t.crisissoort or "suicide")
        v.vraag("crisis_verder")
        return True
    if v.b.begrip.intent == "corrigeren":
        return _teruggenomen(v)
    if v.b.begrip.intent == "mens_spreken":
        _zeg(v, "utter_crisis_mens")
        terugbel.vraag_erna(v)
        return True
    if v.b.begrip.intent in ("stoppen", "later_verder", "verwijderen"):
        return False
    if ja_nee(v.b) == "nee":
        # Calling goes first; the talk waits until the client comes back for it.
        v.zet(vraag=v.t.weg_terug, terug="", status=LATER)
        v.zeg("utter_later")
        return True
    _zeg(v, "utter_crisis_kaart_blijft")
    v.vraag("crisis_verder")
    return True


def _teruggenomen(v: Verloop) -> bool:
    """ "Ik wil niet dood hoor": the level stays as it was, and a consultant also reads that it was taken back, and when."""
    return _na_nee(v, "teruggenomen")


def _na_nee(v: Verloop, wat: str) -> bool:
    if v.t.vlagsoort in (None, v.t.crisissoort):  # a no to something lighter says nothing about the flag
        v.zet(na_signaal=wat, na_signaal_op=v.b.moment.isoformat())
    v.zet(gemeld=(*v.t.gemeld, f"{AL_NEE}{v.t.crisissoort}"))
    citaat = "" if wat == "teruggenomen" else _net_verteld(v)  # words taken back are not said back
    if citaat:
        v.zeg("utter_crisis_nee_citaat", "reflectie", citaat=citaat)
    else:
        v.zeg("utter_crisis_nee", "crisis")
    _hervat(v)
    return True


def _net_verteld(v: Verloop) -> str:
    """Return what the message told that the direct question was about: that question came first, but it was heard."""
    vorige = v.t.verwerkt[-1] if v.t.verwerkt else ""
    cellen = (kort(c.citaat) for c in v.t.matrix if c.bron == vorige and c.wie == "zelf")
    heel = v.t.velden.get(v.t.laatste[1], "") if v.t.laatste[:1] == (vorige,) else ""
    return next(cellen, kort(heel))


def _hervat(v: Verloop) -> None:
    """Go back to the question that was open, or that comes after what led to the signal."""
    terug = v.t.weg_terug
    v.zet(terug="")
    v.vraag(terug)
