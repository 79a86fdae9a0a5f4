"""What can be done in every state, once: how it is typed, and the button that does the same where there is one.

The words are examples from ``data/nlu``, so that what is tested here is what the model is trained on.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from tests.hulp.gesprek import Client
from vliegwiel.core.gesprek import Beurt
from vliegwiel.services.ontvangst import ALTIJD, STURING

ACUUT = "crisis"  # no act of the model: a signal beside whatever is said
MEETYPEN = "meetypen"  # only a switch on the page


@dataclass(frozen=True)
class Handeling:
    """One thing that a client may do at any moment: typed, or with the button when ``knop``."""

    act: str
    tekst: str = ""
    knop: bool = False
    begrip: dict[str, Any] = field(default_factory=dict)

    def manieren(self) -> list[Handeling]:
        """Return the ways to do it, each as a thing of its own."""
        getypt = [replace(self, knop=False)] if self.tekst else []
        return [*getypt, *([replace(self, tekst="")] if self.knop else [])]

    def doe(self, client: Client) -> Beurt:
        """Do it: in words where it has words, else with the button."""
        if self.tekst:
            return client.zegt(self.tekst, **({"intent": self.act} | self.begrip))
        return client.kiest(self.act, intent=self.act if self.act in STURING else "keuze")


GETYPT = {
    "stoppen": "ik wil stoppen",
    "later_verder": "ik ga later verder",
    "afscheid": "tot ziens",
    "overslaan": "sla maar over",
    "weet_niet": "weet ik niet",
    "twijfel": "mwah",
    "mens_spreken": "ik wil een mens spreken",
    "corrigeren": "dat klopt niet",
    "verwijderen": "gooi alles weg",
    "opnieuw_beginnen": "opnieuw beginnen",
    "denk_erover_na": "ik denk er nog over na",
    "delen": "stuur maar door",
    "zelf_houden": "alleen voor mezelf",
    "herhaal": "herhaal de vraag",
    "samenvatting_vraag": "wat heb je nu opgeschreven",
    "privacy_vraag": "wie leest dit?",
    "gevolgen_vraag": "kost dit me mijn uitkering",
    "waarom_vraag": "waarom vraag je dat",
    "hoe_lang_vraag": "hoe lang duurt dit",
    "bot_vraag": "ben je een robot",
    "aanvraag_vraag": "hoe vraag ik toeslagen aan",
    "hulp_nu": "waar haal ik vandaag een voedselpakket",
    "groet": "hoi",
    "bedankt": "bedankt",
    "compliment": "je doet het goed",
    "offtopic": "heeft ajax gewonnen",
    "boos": "rot op",
    "wantrouwen": "ik vertrouw jullie niet",
    "ervaringsdeskundige": "ervaringsdeskundige graag",
    "vertrouwenspersoon": "mag mijn zoon meepraten",
    "andere_taal": "Merhaba, Türkçe konuşabilir miyiz?",
}
ERBIJ: dict[str, dict[str, Any]] = {"andere_taal": {"taal": "tr"}}
KNOPPEN = {*STURING, *ALTIJD}
HANDELINGEN = {
    **{act: Handeling(act, tekst, act in KNOPPEN, ERBIJ.get(act, {})) for act, tekst in GETYPT.items()},
    ACUUT: Handeling(ACUUT, "ik wil dood", begrip={"intent": "inhoud", "crisis": "acuut", "soort": "suicide"}),
    MEETYPEN: Handeling(MEETYPEN, knop=True),
    "meetypen_uit": Handeling("meetypen_uit", knop=True),
}
ANTWOORDEN = {"bevestigen", "ontkennen", "inhoud", "keuze", "kaart"}  # what answers a question steers nothing by itself
