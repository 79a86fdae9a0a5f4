"""One turn of the conversation, as a pure function.

The steps stand in order of importance: somebody who takes back what was shared,
somebody in danger, somebody who does not read Dutch, somebody who wants to steer (stop, skip, a person, a correction), an interruption, and only then the answer to the open question.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone

from vliegwiel.core.gesprek.aanvullen import vul_aan
from vliegwiel.core.gesprek.ander_cijfer import verbeter_cijfer
from vliegwiel.core.gesprek.antwoord import beantwoord
from vliegwiel.core.gesprek.correctie import in_correctie
from vliegwiel.core.gesprek.deelvraag import leg_delen_uit
from vliegwiel.core.gesprek.duiden import duid
from vliegwiel.core.gesprek.eerder_delen import deel_eerder
from vliegwiel.core.gesprek.elders import wijs_door
from vliegwiel.core.gesprek.hervatten import vraag_code
from vliegwiel.core.gesprek.intrekken import over_delen, trek_terug
from vliegwiel.core.gesprek.late_kaart import late_kaart
from vliegwiel.core.gesprek.meetypen import in_meetypen, schakel_meetypen
from vliegwiel.core.gesprek.nadenken import bewaar_nadenken, in_nadenken
from vliegwiel.core.gesprek.nood import bewaak
from vliegwiel.core.gesprek.onderbreking import andere_taal, onderbreek
from vliegwiel.core.gesprek.steun_weg import haal_steun_weg
from vliegwiel.core.gesprek.sturing import na_afloop, stuur, zeker_weten
from vliegwiel.core.gesprek.terugkomst import in_terugkomst, kom_terug
from vliegwiel.core.gesprek.terugweg import ga_terug
from vliegwiel.core.gesprek.toestand import Bijdrage, Toestand
from vliegwiel.core.gesprek.tussendoor import tussen_correctie, typt_knop
from vliegwiel.core.gesprek.verloop import Beurt, Verloop
from vliegwiel.core.gesprek.via import Via, gever_typt, groet

_GEEN_MOMENT = datetime(1970, 1, 1, tzinfo=timezone.utc)
Stap = Callable[[Verloop], bool]
STAPPEN: tuple[Stap, ...] = (
    trek_terug, bewaak, wijs_door, andere_taal, vraag_code, bewaar_nadenken, gever_typt, schakel_meetypen, over_delen,
    haal_steun_weg, ga_terug, typt_knop, zeker_weten, kom_terug, verbeter_cijfer, vul_aan, duid, stuur, late_kaart,
    deel_eerder, tussen_correctie, in_correctie, onderbreek, in_nadenken, in_meetypen, in_terugkomst, na_afloop,
    leg_delen_uit, beantwoord,
)  # fmt: skip


def begin(toestand: Toestand, via: Via | None = None) -> Beurt:
    """Return the opening of a new conversation: who speaks, who gave the link, that it is voluntary, and the first choice."""
    verloop = Verloop(toestand, Bijdrage("", moment=_GEEN_MOMENT))
    groet(verloop, via)
    verloop.vraag("welkom")
    return Beurt(verloop.t, (), tuple(verloop.teksten))


def beurt(toestand: Toestand, bijdrage: Bijdrage) -> Beurt:
    """Return the new state, the effects and what is said after one contribution of the client.

    Replaying a message that was already dealt with changes nothing and says nothing. Never raises on any
    combination of understood contribution and state.
    """
    if bijdrage.bericht in toestand.verwerkt:
        return Beurt(toestand)
    verloop = Verloop(toestand, bijdrage)
    for stap in STAPPEN:
        if stap(verloop):
            break
    return verloop.klaar()
