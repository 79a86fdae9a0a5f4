"""A correction of a word or two inside an earlier answer: the rest of that answer stays as it was said."""

from __future__ import annotations

from vliegwiel.core.gesprek import script
from vliegwiel.core.gesprek.effecten import BerichtWeg, CelGewijzigd
from vliegwiel.core.gesprek.verloop import Verloop, kort
from vliegwiel.core.matrix import Cel
from vliegwiel.core.verbetering import Verbetering, lees_verbetering
from vliegwiel.core.zinsdelen import zet_op_de_plek

PAAR_WOORDEN = 3  # "mijn kleindochter", "het waterschap"
KORT_ANTWOORD = 5  # words: "ik wil kok worden" says one thing, so other words take its place as a whole


def verbeter_in_zin(v: Verloop, cellen: list[Cel], gelezen: Verbetering, net: str) -> bool:
    """Put a few new words in the place of those that they correct; returns whether that place was sure."""
    if len(gelezen.inhoud.split()) > PAAR_WOORDEN:
        return False
    veld, antwoord = _antwoord(v, net)
    heel = zet_op_de_plek(antwoord, gelezen.inhoud, gelezen.oud) if antwoord else ""
    anders = [(c, w) for c in cellen if (w := zet_op_de_plek(c.citaat, gelezen.inhoud, gelezen.oud))]
    if (antwoord and not heel) or not (heel or anders):
        return False
    if net:
        v.effect(BerichtWeg(net))
    for cel, woorden in anders:
        v.effect(CelGewijzigd(cel.id, woorden))
    if heel:
        v.veld(veld, heel)
    v.zeg("utter_cel_gewijzigd", "reflectie", citaat=kort(heel or anders[0][1]))
    return True


def meer_dan_een(v: Verloop, cellen: list[Cel], net: str, gelezen: Verbetering) -> bool:
    """Whether the answer says more than the new words can take the place of: then nothing of it may get lost."""
    _, antwoord = _antwoord(v, net)
    ruim = len(antwoord.split()) > KORT_ANTWOORD and len(gelezen.inhoud.split()) <= PAAR_WOORDEN
    return ruim or len({c.leefgebied for c in cellen}) > 1


def noemt_oude_woorden(v: Verloop) -> bool:
    """Whether "niet de … maar het …" names words of the answer that was just given; else it is a story."""
    oud = lees_verbetering(v.b.tekst).oud
    if not oud or not v.t.laatste:
        return False
    _, antwoord = _antwoord(v, v.t.laatste[0])
    return bool(zet_op_de_plek(antwoord, oud, oud))


def _antwoord(v: Verloop, net: str) -> tuple[str, str]:
    """Return the field of the answer that was given in this message, and its words."""
    if not net or v.t.laatste[:1] != (net,):
        return "", ""
    veld = script.veld_van(v.t.laatste[1])
    return veld, v.t.velden.get(veld, "")
