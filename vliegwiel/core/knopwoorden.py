"""The buttons of a correction, typed: "laat maar zo", "haal die regel weg", "ga terug" – and what is no line at all.

A message counts as a button only when every word of it is one that people use for that: "de schulden zijn weg" says
what should stand there, "die mag weg" what should happen to it.
"""

from __future__ import annotations

import re

from vliegwiel.core.spelling import Vondst, Woordenlijst, lees_woorden, tekens

LAAT, WEG = "laat", "weg"
_NEEMT_TERUG = {"niet", "niets"}
_RUST = frozenset(",.;:…!-–")
_WOORDEN = Woordenlijst(lees_woorden("correctie"))
_TERUG = re.compile(
    r"\W*(?:(?:nee|wacht|ho|sorry|oeps|kan|kun|kunnen|mag|wil|ik|je|we|nog|even|effe|ff|eens|weer|graag|maar|toch|ga"
    r"|gaan|doe)\W+)*"
    r"(?:(?P<kaal>terug)(?:gaan)?|(?:(?:een|1|'?n)\s+)?(?:stap(?:je)?|vraag)\s+(?:terug|eerder|hiervoor)"
    r"|(?:terug\s+)?(?:naar\s+)?de\s+vorige(?:\s+vraag)?|vorige\s+vraag|terug\s+naar\s+(?:de\s+)?vorige(?:\s+vraag)?)"
    r"(?:\W+(?:gaan|graag|even|alsjeblieft|alstublieft|aub|svp|maar|kan\s+dat|mag\s+dat|hoor))*\W*",
    re.IGNORECASE,
)
_ZELF_WEG = re.compile(r"\W*(?:\w+\W+){0,2}(?:wil|wou|zou|moet)\W+(?:hier\W+)?(?:\w+\W+)?weg\W*", re.IGNORECASE)
_AANWIJZEND = re.compile(r"\b(?:d[ai]t|die|deze|het|hem|em|regel\w*|zin\w*|stuk\w*)\b", re.IGNORECASE)
_PLEKKEN = {"eerste": 1, "bovenste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6}
_ONDERAAN = ("laatste", "onderste")
_PLEK = re.compile(
    rf"\W*(?:(?:de|die|nummer|nr|regel|doe|graag|maar|dan)\W+)*(?P<plek>{'|'.join((*_PLEKKEN, *_ONDERAAN))}|[1-9])"
    r"(?:\W+(?:regel|zin|maar|graag|dan|klopt\s+niet|hoor|is\s+fout))*\W*",
    re.IGNORECASE,
)
_VRAAGT = re.compile(
    r"\?\W*$|^\W*(?:hu+h+|h[eèé]+|hoezo|waarom|hoe\s+(?:bedoel|kom|dan|weet)|waar\s+(?:slaat|haal|staat|gaat)"
    r"|wat\s+(?:bedoel|nou|is\s+d[ia]t|moet\s+ik|wil\s+je|zeg\s+je|doe\s+je|raar|staat))\b",
    re.IGNORECASE,
)
_OVER_GESPREK = re.compile(
    r"\b(?:zei|zeg|schreef|typte|vertelde|noemde)\s+ik\s+(?:\w+\s+)?(?:toch|al|net|niet|nooit|zojuist|dus|ook)\b"
    r"|^\W*(?:nee\W+)?(?:want\s+)?ik\s+(?:zei|schreef|typte)\s+(?:toch|net|al|dat\s+niet|iets\s+anders)\b"
    r"|\b(?:dat|dit|zo|het)\s+(?:heb|had|zei|zeg|schreef)\s+ik\b[^.?!]*\b(?:al|net|niet|nooit|toch|zo)\b"
    r"|\b(?:dat|dit|het)\s+(?:cijfer|getal)\b"
    r"|\b(?:je|jij|jullie|u)\s+(?:\w+\s+)?(?:luistert?|snapt?|begrijpt?|leest?|verstaat?)\b[^.?!]*\b(?:niet|niks|niets|geen)\b"
    r"|\b(?:je|jij|jullie|u)\s+(?:hebt?|zit|doet|schrijft?|maakt?)\b[^.?!]*\b(?:verkeerd|fout|ernaast|niet\s+goed)\b"
    r"|\bslaat\s+nergens\s+op\b|\b(?:lees|luister|kijk|let)\s+(?:nou|eens|dan|toch|gewoon|beter|goed|op)\b",
    re.IGNORECASE,
)


def lees_knop(tekst: str) -> str:
    """Return ``LAAT`` or ``WEG`` when the whole message says just that about one line, else an empty string."""
    woorden = tekens(tekst)
    vondsten = _WOORDEN.zoek(woorden)
    if not _is_alles(woorden, vondsten):
        return ""
    soorten = {v.waarde for v in vondsten}
    if WEG in soorten:
        if soorten & {*_NEEMT_TERUG, "niet doen"}:
            return LAAT  # "niets weghalen"
        zelf = _ZELF_WEG.fullmatch(tekst) and not _AANWIJZEND.search(tekst)  # "ik wil weg" is about the client
        return "" if "alles" in soorten or zelf else WEG
    if "fout" in soorten or _ontkent(woorden, vondsten) or _VRAAGT.search(tekst):
        return ""
    if "wijzig" in soorten:
        return LAAT if soorten & _NEEMT_TERUG else ""
    if "heb" in soorten:
        return ""  # "ik heb niks" may be what should stand there, "ik heb niks te veranderen" not
    return LAAT if soorten & {"laat", "niet doen", "klopt", "niets"} else ""


def lees_plek(tekst: str, aantal: int) -> int:
    """Return which line of a list is pointed at ("de tweede"), counted from 1; 0 when none of them is."""
    gevonden = _PLEK.fullmatch(tekst)
    woord = gevonden["plek"].casefold() if gevonden else ""
    plek = aantal if woord in _ONDERAAN else int(woord) if woord.isdigit() else _PLEKKEN.get(woord, 0)
    return plek if plek <= aantal else 0


def wil_terug(tekst: str, *, ook_kaal: bool = True) -> bool:
    """Tell whether the whole message asks for the question before this one; ``ook_kaal``: "ik wil terug" says so too."""
    gevonden = _TERUG.fullmatch(tekst)
    if gevonden is None or ook_kaal or not gevonden["kaal"]:
        return gevonden is not None
    return re.search(r"\bwil\b", tekst, re.IGNORECASE) is None


def is_geen_regel(tekst: str) -> bool:
    """Tell whether these words are a question, an exclamation or a remark about the talk: no line of the client's."""
    woorden = tekens(tekst)
    vondsten = _WOORDEN.zoek(woorden)
    roept = _is_alles(woorden, vondsten) and any(v.waarde == "uitroep" for v in vondsten)
    return roept or _VRAAGT.search(tekst) is not None or _OVER_GESPREK.search(tekst) is not None


def _is_alles(woorden: list[str], vondsten: list[Vondst]) -> bool:
    """Whether every word was found in the list."""
    gelezen = {plek for v in vondsten for plek in range(v.begin, v.eind)}
    return bool(vondsten) and not any(w.isalnum() for plek, w in enumerate(woorden) if plek not in gelezen)


def _ontkent(woorden: list[str], vondsten: list[Vondst]) -> bool:
    """Whether one part of the message denies that it is right: "klopt echt niet", "niks klopt"."""
    delen: list[set[str]] = [set()]
    for v in vondsten:
        if delen[-1] and _RUST & set(woorden[max(0, v.begin - 1) : v.begin]):
            delen.append(set())
        delen[-1].add(v.waarde)
    return any("klopt" in deel and deel & _NEEMT_TERUG for deel in delen)
