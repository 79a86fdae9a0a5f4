"""What a client sends, read before anything is understood: text, buttons (pressed or typed), cards."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vliegwiel.core.contactwens import DAGDELEN, postcode_in, vier_cijfers
from vliegwiel.core.crisis import screen
from vliegwiel.core.nadenken import bereik_in
from vliegwiel.core.tekst import Catalogus
from vliegwiel.core.terugbellen import OngeldigTerugbelnummer, geldig_nummer
from vliegwiel.services.poorten import ASSISTENT, Bericht

STURING = (
    "stoppen", "later_verder", "overslaan", "weet_niet", "mens_spreken", "corrigeren", "delen", "zelf_houden",
    "denk_erover_na", "verwijderen", "opnieuw_beginnen",
)  # fmt: skip
ACT_VAN_KEUZE = {**{s: s for s in STURING}, "ja": "bevestigen", "nee": "ontkennen", "begin": "bevestigen"}
ALTIJD = ("stoppen", "later_verder", "overslaan", "weet_niet", "mens_spreken", "corrigeren", "meetypen", "meetypen_uit")


TERUGBEL = "terugbel"  # the card with the number to call; its fields have a home of their own

# "Ik kom liever langs", "op het gemeentehuis graag", "bij mij thuis": a place to meet is a way to be reached.
_ONTMOETEN = re.compile(
    r"\b(?:langs\s?(?:kom\w*|gaan?)|kom(?:en)?\s+(?:\w+\s+){0,2}?(?:langs|praten)|kom\s+(?:zelf|gewoon|wel|liever)|afspreken|ontmoeten|"
    r"(?:op|naar|aan)\s+(?:het\s+|de\s+)?(?:kantoor|loket|gemeente(?:huis)?|stadhuis|balie)|(?:buurt|wijk|dorps)(?:huis|centrum)|"
    r"bibliotheek|bij\s+(?:mij|me)\s+thuis)\b",
    re.IGNORECASE,
)
_LIEVER_NIET = re.compile(r"\b(?:niet|geen|nooit|nie)\b", re.IGNORECASE)
MEESTE_WOORDEN = 12  # beside a number or an address: "bel me maar in de ochtend op"


class OngeldigeKeuze(ValueError):
    """A pressed choice or a card does not belong to this conversation's questions."""


def lees_terugbelkaart(kaart: Mapping[str, Any]) -> dict[str, str] | None:
    """Return the number and the name, None when the client leaves it; raises ``OngeldigeKeuze``.

    A number without consent is refused: nothing of it is kept.
    """
    telefoon, naam = (" ".join(str(kaart.get(veld) or "").split())[:200] for veld in ("telefoon", "naam"))
    if not telefoon:
        return None
    try:
        nummer = geldig_nummer(telefoon)
    except OngeldigTerugbelnummer as fout:
        raise OngeldigeKeuze("geen telefoonnummer") from fout
    if kaart.get("toestemming") != "ja":
        raise OngeldigeKeuze("zonder toestemming belt er niemand")
    return {"telefoon": nummer, "naam": naam}


@dataclass(frozen=True)
class Inkomend:
    """What a client sends: exactly one of text, choices or a card; ``antwoord_op`` is the answered bot message."""

    id: str
    tekst: str = ""
    keuzes: tuple[str, ...] = ()
    kaart: Mapping[str, Any] | None = None
    antwoord_op: str | None = None


def lees_kaart(vraag: str, kaart: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, Any]]:
    """Return (what the conversation may know, the typed fields); raises ``OngeldigeKeuze`` for another card."""
    velden = {k: v.strip()[:200] if isinstance(v, str) else v for k, v in kaart.items() if k != "soort"}
    if vraag == "contact":
        bereikbaar = any(velden.get(k) for k in ("telefoon", "email", "waar"))
        return {"contact": "ja" if bereikbaar else "nee"}, velden
    if vraag == "steun":
        rol = str(velden.get("rol") or "")
        persoon = {"naam": velden.get("naam") or "", "rol": rol}
        typed = {"vertrouwenspersoon": persoon, **{k: velden.get(k) or "" for k in ("helpers", "buurt")}}
        return {"naam": "ja" if persoon["naam"] else "nee", "rol": rol}, typed
    raise OngeldigeKeuze("deze kaart hoort niet bij een open vraag")


def als_contactkaart(inkomend: Inkomend, vraag: str) -> Inkomend:
    """Return a number or address typed at the contact card as that card: kept encrypted, and never sent to Rasa.

    A story, or a signal of danger, with a number in it stays a message.
    """
    if vraag == "contact" and _is_plek(inkomend):
        wanneer = ", ".join(d for d in DAGDELEN if d in inkomend.tekst.casefold())
        plek = {"soort": "contact", "hoe": "langskomen", "waar": inkomend.tekst.strip()[:200], "wanneer": wanneer}
        return Inkomend(inkomend.id, kaart=plek)
    bereik = bereik_in(inkomend.tekst) if vraag == "contact" else ""
    rest = inkomend.tekst.replace(bereik, " ").casefold() if bereik else ""
    if not bereik or len(rest.split()) > MEESTE_WOORDEN or screen(inkomend.tekst).niveau != "geen":
        return inkomend
    hoe = "mailen" if "@" in bereik else "appen" if "app" in rest else "bellen"
    velden = {"email" if "@" in bereik else "telefoon": bereik, "hoe": hoe}
    if postcode := postcode_in(inkomend.tekst.replace(bereik, " ")):
        velden["postcode"] = postcode
    wanneer = ", ".join(d for d in DAGDELEN if d in rest)
    return Inkomend(inkomend.id, kaart={"soort": "contact", **velden, "wanneer": wanneer})


def _is_plek(inkomend: Inkomend) -> bool:
    tekst = inkomend.tekst
    kort = bool(tekst) and len(tekst.split()) <= MEESTE_WOORDEN and "?" not in tekst and not bereik_in(tekst)
    return (
        kort
        and _ONTMOETEN.search(tekst) is not None
        and not _LIEVER_NIET.search(tekst)
        and screen(tekst).niveau == "geen"
    )


def los_postcode(inkomend: Inkomend, vraag: str) -> str:
    """Return the four digits when somebody types only a postcode at the contact card, or an empty string."""
    if vraag != "contact" or inkomend.keuzes or inkomend.kaart is not None:
        return ""
    return vier_cijfers(inkomend.tekst.strip(" .,;")) or ""


def knop_van(tekst: str, berichten: Sequence[Bericht], catalogus: Catalogus) -> tuple[str, ...]:
    """Return the button whose words were typed: one of the last reply, or one that is always there."""
    gezocht = _plat(tekst)
    if not gezocht:
        return ()
    van_assistent = [b for b in berichten if b.van == ASSISTENT]
    laatste = [b for b in van_assistent if b.antwoord_op == van_assistent[-1].antwoord_op]
    aangeboden = [(w, label) for b in laatste for w, label in b.keuzes]
    altijd = [(w, catalogus.zeg(f"utter_keuze_{w}")) for w in ALTIJD]
    return next(((w,) for w, label in (*aangeboden, *altijd) if gezocht in (_plat(label), w)), ())


def _plat(tekst: str) -> str:
    return " ".join("".join(t if t.isalnum() else " " for t in tekst.casefold()).split())
