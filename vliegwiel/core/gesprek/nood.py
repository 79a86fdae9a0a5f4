"""Crisis in the conversation: stop the intake, ask directly, show who can help now, go on only on request.

Levels (``gesprek.md``): acuut → card at once; vermoeden → ask directly, yes or no, with the card shown either way;
nazorg → one calm check question. Nothing here shares anything: the flag only travels with the hand-over.
"""

from __future__ import annotations

from vliegwiel.core.gesprek.lezen import ja_nee
from vliegwiel.core.gesprek.toestand import LATER
from vliegwiel.core.gesprek.verloop import Verloop

CRISIS_VRAGEN = ("crisis_vraag", "crisis_verder", "nazorg_vraag")
ERNST = ("nazorg", "vermoeden", "acuut")


def bewaak(v: Verloop) -> bool:
    """Deal with a crisis signal, or with the answer to a crisis question; returns whether it took the turn."""
    signaal = v.b.begrip.crisis
    soort = signaal.soort if signaal.soort not in (None, "nazorg") else (v.t.crisissoort or "suicide")
    if signaal.niveau == "acuut":
        return _acuut(v, soort)
    if v.t.vraag == "crisis_vraag" and not _stuurt(v):
        return _antwoord_op_crisis_vraag(v)
    if v.t.vraag == "nazorg_vraag" and not _stuurt(v):
        return _antwoord_op_nazorg(v)
    if signaal.niveau == "vermoeden":
        v.noteer()
        return _vraag_direct(v, soort)
    if signaal.niveau == "nazorg" and v.t.veiligheid is None:
        v.noteer()
        _onderbreek(v, "nazorg", soort)
        v.zeg("utter_nazorg", "uitleg")
        v.vraag("nazorg_vraag")
        return True
    if v.t.vraag == "crisis_verder":
        return _na_de_kaart(v)
    return False


def _onderbreek(v: Verloop, niveau: str, soort: str) -> None:
    """Remember where the conversation was and how serious the signal is; a lower level never hides a higher one."""
    oud = v.t.veiligheid
    hoogste = niveau if oud is None or ERNST.index(niveau) >= ERNST.index(oud) else oud
    terug = v.t.terug if v.t.vraag in CRISIS_VRAGEN else v.t.terug or v.t.vraag
    v.zet(veiligheid=hoogste, crisissoort=soort, terug=terug, niet_begrepen=0)


def _acuut(v: Verloop, soort: str) -> bool:
    _onderbreek(v, "acuut", soort)
    v.zet(kaart_vast=True)
    v.zeg(f"utter_crisis_{soort}", "crisis")
    v.vraag("crisis_verder")
    return True


def _stuurt(v: Verloop) -> bool:
    """Whether the client wants to stop or leave; both work on a crisis question as everywhere."""
    return v.b.begrip.intent in ("stoppen", "later_verder", "mens_spreken")


def _vraag_direct(v: Verloop, soort: str) -> bool:
    """Asking does not plant the idea; the numbers are shown whatever the answer will be."""
    _onderbreek(v, "vermoeden", soort)
    v.zet(kaart_vast=True)
    v.zeg("utter_crisis_zorg", "crisis")
    v.vraag("crisis_vraag")
    return True


def _antwoord_op_crisis_vraag(v: Verloop) -> bool:
    antwoord = _duidelijk(v)
    if antwoord == "ja":
        return _acuut(v, v.t.crisissoort or "suicide")
    if antwoord == "nee":
        v.zeg("utter_crisis_nee", "crisis")
        _hervat(v)
        return True
    # Unclear is taken seriously, but it is no yes: the numbers are shown, and the client chooses whether to go on.
    soort = v.t.crisissoort or "suicide"
    v.zeg(f"utter_crisis_{soort}", "crisis")
    v.vraag("crisis_verder")
    return True


def _duidelijk(v: Verloop) -> str | None:
    """Return a clear yes or no; skipping the question is neither, and "dat klopt niet" takes the signal back."""
    if v.b.begrip.intent == "overslaan":
        return None
    return "nee" if v.b.begrip.intent == "corrigeren" and not v.b.keuzes else ja_nee(v.b)


def _antwoord_op_nazorg(v: Verloop) -> bool:
    if _duidelijk(v) != "nee":
        return _vraag_direct(v, v.t.crisissoort or "suicide")
    v.noteer()
    v.zeg("utter_nazorg_nee")
    _hervat(v)
    return True


def _na_de_kaart(v: Verloop) -> bool:
    if "verder" in v.b.keuzes or ja_nee(v.b) == "ja":
        v.zeg("utter_crisis_hervat")
        _hervat(v)
        return True
    if v.b.begrip.intent == "corrigeren":
        # "Ik wil niet dood hoor": the client takes it back. A consultant still reads that there was a signal.
        v.zet(veiligheid="vermoeden")
        v.zeg("utter_crisis_nee", "crisis")
        _hervat(v)
        return True
    if v.b.begrip.intent == "mens_spreken":
        v.zeg("utter_crisis_mens", "crisis")
        v.vraag("crisis_verder")
        return True
    if v.b.begrip.intent in ("stoppen", "later_verder", "verwijderen"):
        return False
    if ja_nee(v.b) == "nee":
        # Calling goes first; the talk waits until the client comes back for it.
        v.zet(vraag=v.t.weg_terug, terug="", status=LATER)
        v.zeg("utter_later")
        return True
    v.zeg("utter_crisis_kaart_blijft", "crisis")
    v.vraag("crisis_verder")
    return True


def _hervat(v: Verloop) -> None:
    """Go back to the question that was open; it was not answered yet, so it is put once more."""
    terug = v.t.weg_terug
    v.zet(terug="")
    v.vraag(terug)
