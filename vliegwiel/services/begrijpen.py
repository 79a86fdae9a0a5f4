"""What goes to Rasa, what needs no Rasa, and what is read again with what Rasa does not know."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from vliegwiel.core.begrip import Begrip
from vliegwiel.core.crisis import screen
from vliegwiel.core.gesprek import Toestand, script
from vliegwiel.core.gesprek import soort_van as soort_van_vraag
from vliegwiel.core.gesprek.intrekken import INTREKKEN
from vliegwiel.core.gesprek.nood import CRISIS_VRAGEN
from vliegwiel.core.invoer import zonder_commando
from vliegwiel.core.letterlijk import DATUM, GEBIEDEN, lees_letterlijk, soort_van
from vliegwiel.core.noodvorm import kan_niet_bellen, neemt_terug, verfijn, wil_gebeld
from vliegwiel.services.ontvangst import ACT_VAN_KEUZE
from vliegwiel.services.poorten import Bericht, Opdracht

TIJDZONE = ZoneInfo("Europe/Amsterdam")
JA_OF_NEE = "crisis_vraag"  # how every crisis question is read: yes or no


def met_wat_er_stond(toestand: Toestand, bericht: Bericht, begrip: Begrip) -> Begrip:
    """Read a choice or a moment again with what Rasa does not know: the buttons on the page, and the day.

    So "de eerste" is the first row on offer, a row goes by the name that its set gives it, and "volgende week" gets its
    date by the client's clock.
    """
    if not bericht.tekst or bericht.keuzes or soort_van(toestand.vraag) not in (GEBIEDEN, DATUM):
        return begrip
    rijen = [k.waarde for k in script.keuzes(toestand, toestand.vraag) if k.waarde in toestand.gebieden]
    vandaag = bericht.moment.astimezone(TIJDZONE).date()
    tekst = zonder_commando(bericht.tekst)
    gelezen = lees_letterlijk(tekst, toestand.vraag, rijen, vandaag, toestand.gebieden)
    return replace(begrip, letterlijk=gelezen)


def zonder_rasa(vraag: str, bericht: Bericht, alles: bool) -> Begrip | None:
    """Crisis help works when everything else is down: rules are enough for what is said outright, so Rasa is not asked.

    ``alles``: Rasa can't be asked, so the rules that only see words near each other count as well.
    """
    if bericht.kaart is not None and "terugbel" in bericht.kaart:
        return Begrip(intent="kaart")
    signaal = verfijn(screen(bericht.tekst), bericht.tekst)
    ernst = ("acuut", "vermoeden", "nazorg") if alles else ("acuut", "vermoeden")
    if signaal.niveau in ernst and (signaal.stellig or alles):
        return Begrip(crisis=signaal)
    if INTREKKEN in bericht.keuzes:
        return Begrip(intent="keuze")  # what is taken back goes at once, whatever else is down
    terugbel = bool({"terugbel", "terugbel_weg"} & set(bericht.keuzes))
    # A button that was pressed before the crisis, and waits for Rasa, is no answer to what was asked after it.
    if vraag not in CRISIS_VRAGEN or bericht.vraag not in CRISIS_VRAGEN:
        return Begrip(intent="keuze") if terugbel else None
    intent = next((ACT_VAN_KEUZE[k] for k in bericht.keuzes if k in ACT_VAN_KEUZE), "keuze")
    gelezen = lees_letterlijk(bericht.tekst, vraag if soort_van(vraag) else JA_OF_NEE) if bericht.tekst else None
    op_regels = alles or kan_niet_bellen(bericht.tekst) or neemt_terug(bericht.tekst)
    if bericht.keuzes or gelezen or op_regels or wil_gebeld(bericht.tekst) is not None:
        return Begrip(intent=intent, crisis=signaal, letterlijk=gelezen)
    return None


def opdracht(gesprek_id: str, bericht: Bericht, toestand: Toestand, poging: int) -> Opdracht:
    """Return what Rasa gets: neutralised text, or the intent that a button or card stands for."""
    if bericht.kaart is not None:
        tekst = "/kaart"
    elif bericht.keuzes:
        tekst = f"/{ACT_VAN_KEUZE.get(bericht.keuzes[0], 'keuze')}" if len(bericht.keuzes) == 1 else "/keuze"
    else:
        tekst = zonder_commando(bericht.tekst)
    vraag = vraag_voor_rasa(toestand)
    return Opdracht(gesprek_id, bericht.id, f"{toestand.versie}.{poging}", tekst, vraag, tuple(bericht.keuzes))


def vraag_voor_rasa(toestand: Toestand) -> str:
    """Return the open question in words that the model knows: about a recognised domain, whatever the row is called."""
    gebied = script.gebied_van(toestand.vraag)
    if soort_van_vraag(toestand.vraag) != "gebied" or gebied not in toestand.gebieden:
        return toestand.vraag
    herkent = toestand.gebieden.get(gebied).herkent
    return f"gebied:{herkent[0]}" if herkent else "open"
