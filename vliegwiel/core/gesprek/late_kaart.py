"""A card that comes beside another question: from an old tab, or because the client changes what is on it.

The typed fields are stored already, and the desk reads them as they are now; the conversation follows here.
"""

from __future__ import annotations

from vliegwiel.core.gesprek import script
from vliegwiel.core.gesprek.correctie import NA_AFLOOP, ga_door
from vliegwiel.core.gesprek.hervatten import vraag_weer
from vliegwiel.core.gesprek.verloop import Verloop


def late_kaart(v: Verloop) -> bool:
    """Take a contact card or the card about support when something else was asked; returns whether it took the turn."""
    if v.b.kaart is None:
        return False
    if "contact" in v.b.kaart and v.t.vraag != "contact":
        _contact(v, v.b.kaart["contact"] == "ja")
        return True
    if v.b.vraag == "steun" and v.t.vraag != "steun":
        _steun(v, naam=v.b.kaart["naam"] == "ja", rol=v.b.kaart["rol"])
        return True
    return False


def _contact(v: Verloop, bereikbaar: bool) -> None:
    had = v.t.contact
    v.zet(contact=bereikbaar)
    v.klaar_met("contact")
    if v.t.is_gedeeld and (had or bereikbaar):
        v.zeg("utter_contact_na_delen" if bereikbaar else "utter_contact_weg_na_delen")
    else:
        v.zeg("utter_contact_dank" if bereikbaar else "utter_contact_geen")
    _naar_de_vraag(v)


def _steun(v: Verloop, *, naam: bool, rol: str) -> None:
    """Keep what was said in words about somebody: those have a place of their own on the page."""
    in_woorden = v.t.velden.get("steun") not in (None, "", script.OP_KAART)
    velden = {n: w for n, w in v.t.velden.items() if n != "steun_rol" and (n != "steun" or in_woorden)}
    v.zet(velden=velden)
    if naam and not in_woorden:
        v.veld("steun", script.OP_KAART)
    if rol in script.ROLLEN and (naam or in_woorden):
        v.veld("steun_rol", rol)
    v.klaar_met("steun", "steun_rol")
    if v.t.gedeeld and v.t.vraag in NA_AFLOOP:
        ga_door(v)  # it says that the consultant does not have this yet
    else:
        v.zeg("utter_steun_veranderd")
        _naar_de_vraag(v)


def _naar_de_vraag(v: Verloop) -> None:
    """Put the open question again, or the next one when the card has settled it."""
    if v.t.vraag and v.t.vraag not in script.ZIJVRAGEN:
        v.vraag(v.t.vraag if v.t.vraag not in v.t.afgehandeld else script.volgende(v.t))
    elif v.t.vraag:
        if v.t.terug in ("contact", "steun", "steun_rol") and v.t.terug in v.t.afgehandeld:
            v.zet(terug=script.volgende(v.t))
        if v.t.vraag == "corrigeer":
            vraag_weer(v)  # its buttons are gone
        else:
            v.vraag_opnieuw()
