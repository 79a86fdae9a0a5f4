"""A wish to add something: bare ("mag er nog iets bij?"), or with what it is ("mijn rug staat er niet bij")."""

from __future__ import annotations

import re

from vliegwiel.core.spelling import Woordenlijst, lees_woorden, tekens

_WOORDEN = Woordenlijst(lees_woorden("aanvulling"))
_KORTSTE = 4  # letters: less says nothing
_VRAAGT = re.compile(r"^\W*(?:wie|waar|hoe|wat\s+(?!ik\b))", re.IGNORECASE)
_AANLOOP = r"^\W*(?:(?:o|oh|oja|ja|en|maar|nee|wacht|ho|sorry|trouwens|even)\W+)*"
_ACHTERAAN = re.compile(
    r"[\s,.;:–-]+(?:(?:dat|die|het|dit|ook|nog)\s+)*(?:"
    r"(?:staa[tn]|stond(?:en)?|zit(?:ten)?|zat)\s+(?:(?:er|hier|d'r|nog|ook|nou|toch|helemaal)\s+)*(?:niet|nie|nergens)"
    r"(?:\s+(?:er)?(?:bij|op|in|tussen)|\s+(?:genoemd|opgeschreven|vermeld))*"
    r"|(?:ontbreekt|ontbreken|mist|missen|mis\s+ik)(?:\s+(?:er|hier|nog|ook|in|op|bij))*"
    r"|(?:heb|hebt|had|ben|bent|was)\s+(?:ik|je|jij|jullie|u)\s+(?:\w+\s+)?"
    r"(?:vergeten|gemist|overgeslagen|niet\s+(?:gezegd|verteld|genoemd|opgeschreven))(?:\s+te\s+\w+)?"
    r"|(?:moet|mag|kan|hoort|wil\s+ik)\s+(?:er\s+)?(?:(?:nog|ook)\s+)*(?:er)?bij)\W*$",
    re.IGNORECASE,
)
_VOORAAN = re.compile(
    _AANLOOP + r"(?:(?:er|hier)\s+(?:ontbreekt|mist|staat)\s+(?:(?:nog|ook)\s+)?(?:niet\s+(?:er)?bij|niet\s+in|nog)?"
    r"|je\s+bent\s+vergeten|(?:ik\s+(?:ben|was)|ben)\s+(?:nog\s+)?vergeten\s+te\s+(?:zeggen|vertellen|melden|noemen)"
    r"|(?:ik\s+)?(?:wil|wou|wilde|zou|moet)\s+(?:ik\s+)?(?:(?:nog|ook|even|graag|iets|er|wel)\s+)+(?:zeggen|vertellen|toevoegen|kwijt)"
    r"|(?:zet|schrijf|doe)\s+(?:er\s+)?(?:(?:nog|ook|maar|even)\s+)*(?:er)?bij)[\s,:]+(?=\S+\s+\S)",
    re.IGNORECASE,
)
_ERTUSSEN = re.compile(
    _AANLOOP + r"(?:(?:je|jij|jullie|u)\s+(?:ben|bent|heb|hebt|hebben)\s+(?P<je>.+?)\s+"
    r"(?:vergeten|overgeslagen|gemist|niet\s+(?:opgeschreven|genoemd|erbij\s+gezet))"
    r"|ik\s+(?:ben|was)\s+(?P<ik>.+?)\s+vergeten)\W*$",
    re.IGNORECASE,
)


def wil_aanvullen(tekst: str) -> bool:
    """Tell whether the whole message asks to add something, and does not say what."""
    if _VRAAGT.search(tekst):
        return False
    woorden = tekens(tekst)
    vondsten = _WOORDEN.zoek(woorden)
    gelezen = {plek for v in vondsten for plek in range(v.begin, v.eind)}
    if any(w.isalnum() for plek, w in enumerate(woorden) if plek not in gelezen):
        return False
    soorten = {v.waarde for v in vondsten}
    return "niet" not in soorten and ("alleen" in soorten or {"kern", "nog"} <= soorten)


def lees_aanvulling(tekst: str) -> str:
    """Return what should be added, without "staat er niet bij" and the like; empty when nothing of the kind is said."""
    if treffer := _ERTUSSEN.search(tekst):
        return (treffer["je"] or treffer["ik"]).strip()
    zonder = _VOORAAN.sub("", tekst, count=1)
    kern = _ACHTERAAN.sub("", zonder, count=1).strip(" ,;:–-")
    return kern if kern != tekst.strip(" ,;:–-") and sum(t.isalnum() for t in kern) >= _KORTSTE else ""
