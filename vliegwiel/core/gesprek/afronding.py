"""The end of the talk: how to be reached, sharing or not, and whether the client felt heard."""

from __future__ import annotations

import re
from collections.abc import Callable

from vliegwiel.core.gesprek.deelvraag import antwoord_op_delen
from vliegwiel.core.gesprek.effecten import Delen, ToestemmingGegeven
from vliegwiel.core.gesprek.lezen import geen_contact, ja_nee
from vliegwiel.core.gesprek.verloop import Verloop
from vliegwiel.core.tekst import Keuze

_BRIEF = re.compile(r"\b(?:brie(?:f|ven)\w*|per post|met de post|post(?:bus)?)\b", re.IGNORECASE)
# A way without a number or a place: "app maar", "liever niet bellen", "via de mail".
_MANIER = re.compile(
    r"\b(?:app\w*|whats\w*|bel(?:len|t)?|gebeld|mail\w*|e-?mail|telefo\w*|sms\w*|langs\w*|persoonlijk|gesprek)\b",
    re.IGNORECASE,
)

LIEVER_ANDERS = re.compile(rf"^\W*liever\s+(?:niet|geen)\b.*{_MANIER.pattern}", re.IGNORECASE)


def _contact(v: Verloop) -> bool:
    """The contact card. Free text is not read as a name or a number: typed fields keep those safe."""
    if v.b.kaart is not None:
        v.zet(contact=v.b.kaart.get("contact") == "ja")
        v.klaar_met("contact")
        v.zeg("utter_contact_dank" if v.t.contact else "utter_contact_geen", "reflectie")
        return True
    anders = not v.b.keuzes and LIEVER_ANDERS.search(v.b.tekst) is not None  # a no to one way is no no to all
    if geen_contact(v.b) or (ja_nee(v.b) == "nee" and not anders):
        v.klaar_met("contact")
        v.zeg("utter_contact_geen", "reflectie")
        return True
    if not v.b.keuzes and _BRIEF.search(v.b.tekst):
        v.zeg("utter_contact_brief")
        return True
    if ja_nee(v.b) == "ja" or (not v.b.keuzes and _MANIER.search(v.b.tekst)):
        v.zeg("utter_contact_ja")  # yes to being called; the card stays open for the number
        return True
    return False


def _delen(v: Verloop) -> bool:
    """Sharing is an explicit act (AVG): a button, or words that can mean nothing else."""
    antwoord = antwoord_op_delen(v)
    if antwoord == "ja":
        v.zet(gedeeld=v.t.gedeeld + 1)
        v.effect(ToestemmingGegeven("delen", v.b.moment))
        v.effect(Delen(v.t.gedeeld))
        v.zet(later="", later_half="")  # who shares has thought about it
        v.zeg("utter_gedeeld" if v.t.contact else "utter_gedeeld_zonder_contact")
    elif antwoord == "nee":
        if v.t.is_gedeeld:
            v.zeg("utter_blijft_gedeeld", keuzes=(Keuze("intrekken", "utter_keuze_intrekken"),))
        else:
            v.zeg("utter_zelf_houden")
    else:
        return False
    v.klaar_met("delen", v.t.vraag)
    return True


def _gehoord(v: Verloop) -> bool:
    antwoord = ja_nee(v.b) or {"compliment": "ja", "bedankt": "ja", "boos": "nee"}.get(v.b.begrip.intent)
    if antwoord is None and not v.b.tekst.strip():
        return False
    v.veld("gehoord", antwoord or v.b.tekst)
    v.klaar_met("gehoord")
    if antwoord == "nee":
        v.zeg("utter_gehoord_nee", keuzes=(Keuze("mens_spreken", "utter_keuze_mens_spreken"),))
    else:
        v.zeg("utter_gehoord_ja")
    return True


AFRONDING: dict[str, Callable[[Verloop], bool]] = {
    "contact": _contact, "delen": _delen, "delen_weer": _delen, "gehoord": _gehoord,
}  # fmt: skip
