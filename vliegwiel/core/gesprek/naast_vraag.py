"""A question and a fact in one message: what stands beside the client's own question is an answer to ours.

"3, maar wie leest dit?" gives a number, "wie leest dit? ik wil gewoon rust" a wish. Only what plainly answers the open
question is taken; in doubt the question is put again.
"""

from __future__ import annotations

import re
from dataclasses import replace

from vliegwiel.core.begrip import INHOUD, Begrip
from vliegwiel.core.gesprek import script
from vliegwiel.core.gesprek.lezen import geeft_cijfer
from vliegwiel.core.gesprek.toestand import Bijdrage
from vliegwiel.core.gesprek.verloop import Verloop
from vliegwiel.core.letterlijk import lees_letterlijk

MINSTENS = 3  # words: less beside a question is no answer to an open one
_ZIN = re.compile(r"[^.!?\n]+[.!?]*")
_VRAAGT_NA = re.compile(
    r"(?:^|[,;:–-]\s*|\s)(?:(?:maar|en|alleen|oh?|o\s+ja|trouwens|wel)\s+)*"
    r"\b(?:wie|wat|waar\w*|hoe\w*|wanneer|welke?|ben\s+(?:jij|je)|(?:is|gaat|komt|blijft|wordt|heeft|kost)\s+(?:dit|dat|het)"
    r"|(?:kan|mag|moet|krijg|word|zit)\s+ik|(?:kan|mag|krijgt|leest|ziet)\s+\w+|(?:kunnen|gaan|mogen)\s+\w+"
    r"|kun\s+je|weet\s+je|kijkt|leest)\b",
    re.IGNORECASE,
)
_EERSTE = re.compile(r"^\W*(?:en|maar|dus|nou|oké|oke|ok|ja|hoi|hallo|sorry)\b[\s,.!]*", re.IGNORECASE)
_WENST = re.compile(r"\b(?:wil|wilde|wou|graag|hoop|droom|liefst|verlang)\b", re.IGNORECASE)
_REDEN = re.compile(r"^(?:omdat|want|zodat|dan|voor|om|vanwege|door|mijn|als)\b", re.IGNORECASE)
_NIET = re.compile(r"\b(?:niet|geen|nooit|niks|eerst)\b", re.IGNORECASE)


def los_van_vraag(tekst: str) -> str:
    """Return a message without the question in it; empty when it has none, or is nothing else."""
    if "?" not in tekst:
        return ""
    over = []
    for zin in _ZIN.findall(tekst):
        if not zin.rstrip().endswith("?"):
            over.append(zin)
        elif gevonden := _VRAAGT_NA.search(zin):
            over.append(zin[: gevonden.start()])
    rest = " ".join(" ".join(over).split())
    return _EERSTE.sub("", rest).strip(" .,;:–-")


def antwoord_ernaast(v: Verloop) -> Bijdrage | None:
    """Return what answers the open question beside the client's own question, as a message of its own; else None."""
    if geeft_cijfer(v.t, v.b) and v.t.vraag not in script.ZIJVRAGEN:
        return replace(v.b, begrip=replace(v.b.begrip, intent=INHOUD))
    rest = los_van_vraag(v.b.tekst)
    if not any(teken.isalnum() for teken in rest):
        return None
    gelezen = lees_letterlijk(rest, v.t.vraag, gebieden=v.t.gebieden)
    if gelezen is None and not _past(script.soort_van(v.t.vraag), rest):
        return None
    if v.t.vraag in (*script.ZIJVRAGEN, "delen", "delen_weer", "contact", "gehoord"):
        return None  # a consent or a deletion needs a message of its own
    eigen = tuple(m for m in v.b.begrip.vermeldingen if m.citaat and m.citaat in rest)
    begrip = Begrip(INHOUD, v.b.begrip.zekerheid, eigen, letterlijk=gelezen, namen=v.b.begrip.namen)
    return replace(v.b, tekst=rest, begrip=begrip)


def _past(soort: str, rest: str) -> bool:
    if len(rest.split()) < MINSTENS or _NIET.search(rest):
        return False
    if soort in ("wens", "wens_anders"):
        return _WENST.search(rest) is not None
    return soort in script.MOTIEF and _REDEN.search(rest) is not None
