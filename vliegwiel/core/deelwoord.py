"""What somebody types about sharing: a clear yes, a question about it, or that it has to come back.

Sharing is an unmistakable act (AVG): a typed yes is made of words that can mean nothing else, from begin to end.
Whatever is left over – a question, a "maar", a "niet", a word that is not known here – and it is no yes.
"""

from __future__ import annotations

import re

MEESTE_WOORDEN_JA = 10
LANGST = 300  # characters: what is longer tells a story
_WIE = r"(?:consulente?|gemeente|hulpverlener|medewerker|contactpersoon)"
_NAAR = (
    rf"(?:met|naar|aan|bij|voor)\s+(?:(?:een|de|die|mijn|m'n|zo'n)\s+{_WIE}(?:\s+van\s+de\s+gemeente)?|jullie|hem|haar)"
)
_HET = r"(?:het|dit|dat|'t|t|alles|ze|(?:mijn|m'n|mn|het|dit|de)\s+(?:hele\s+)?(?:verhaal|gegevens|antwoorden|plan|samenvatting|info|informatie|tekst))"
_ZACHT = r"(?:maar|gerust|dan|nu|even|meteen|graag|wel|alsjeblieft|aub|svp|hoor|allemaal|gewoon|ook)"
_DELEN = r"(?:delen|doorsturen|versturen|verzenden|opsturen|sturen|doorgeven)"
_GEDEELD = r"(?:gedeeld|doorgestuurd|verstuurd|opgestuurd|gelezen)"
_DAAD = (
    rf"(?:deel|stuur|verstuur|geef)(?:\s+{_HET})?(?:\s+{_ZACHT})*(?:\s+(?:door|op))?(?:\s+{_NAAR})?"
    rf"|(?:deel|stuur|verstuur|geef)(?:\s+{_HET})?(?:\s+{_ZACHT})*\s+{_NAAR}(?:\s+door)?"
    rf"|(?:{_HET}\s+)?(?:{_ZACHT}\s+)*{_DELEN}(?:\s+(?:maar|graag|alsjeblieft|aub|svp|hoor))*(?:\s+{_NAAR})?"
    rf"|ik\s+(?:wil|wou|zou)\s+(?:{_HET}\s+)?(?:{_ZACHT}\s+)*(?:{_NAAR}\s+)?{_DELEN}(?:\s+{_NAAR})?"
    rf"|ik\s+deel\s+{_HET}(?:\s+{_ZACHT})*(?:\s+{_NAAR})?"
    rf"|(?:je|jij|jullie|u)\s+(?:mag|mogen)\s+(?:{_HET}\s+)?(?:{_ZACHT}\s+)*(?:{_NAAR}\s+)?{_DELEN}"
    rf"|{_HET}\s+mag\s+(?:je\s+)?(?:{_ZACHT}\s+)*(?:{_NAAR}\s+)?(?:{_DELEN}|{_GEDEELD}\s+worden|naar\s+(?:een|de)\s+{_WIE})"
    rf"|(?:delen|doorsturen|versturen)\s+mag|(?:(?:de|een|die|mijn|m'n)\s+)?{_WIE}\s+mag\s+{_HET}\s+(?:{_ZACHT}\s+)*(?:lezen|zien|weten|hebben)"
)
_JA = (
    r"ja\s+(?:dat\s+)?(?:mag|wil\s+ik)(?:\s+wel)?|ja+h?|jahoor|jawel|jazeker|jep|jup|yep|yes|tuurlijk|natuurlijk|uiteraard|zeker(?:\s+weten)?|graag|heel\s+graag|akkoord|prima"
    r"|(?:(?:dat|dit|het|'t|t)\s+)?is\s+(?:goed|prima|akkoord|ok[eé]+|oke)|tis\s+goed|sgoed|isgoed"
    r"|(?:dat|het|dit)\s+mag|mag\s+wel|doe\s+(?:(?:het|dat|dit|'t|t|dan|toch|nu)\s+){0,3}maar|ga\s+je\s+gang|met\s+plezier"
    r"|(?:ik\s+)?(?:ga\s+)?(?:er\s+|daar\s+)?(?:mee\s+)?akkoord|(?:ik\s+)?ga\s+(?:ik\s+)?(?:er\s*mee|daar\s*mee|hier\s*mee)\s+akkoord"
    rf"|ik\s+(?:geef|gaf)\s+(?:hier\s*voor\s+|daar\s*voor\s+)?(?:toestemming|akkoord)(?:\s+(?:voor|om\s+te)\s+{_DELEN})?|👍|✅|👌"
)
_VUL = (
    r"hoor|dan|nou|dus|ok[eé]*|okee|okay|oki|goed|toe|alsjeblieft|alstublieft|aub|svp|dank\s+je(?:\s+wel)?|dankjewel|bedankt|gewoon|nu"
    r"|wel|man|joh|mevrouw|meneer|vooruit"
)
_KLAAR = r"(?:het|dat|dit|alles)?\s*klopt(?:\s+(?:zo|allemaal|helemaal|wel))*|ziet\s+er\s+goed\s+uit"
_KERN, _ZIN = re.compile(rf"\s*(?:{_DAAD}|{_JA})\s*"), re.compile(rf"(?:(?:{_DAAD}|{_JA}|{_VUL})(?:\s+|$))+")
_EEN_DAAD = re.compile(rf"(?<!\w)(?:{_DAAD})(?!\w)")
_EEN_JA = re.compile(rf"(?<!\w)(?:{_JA})(?!\w)")
_OVER_TEKST = re.compile(_KLAAR)  # "ja klopt" may be about the summary: beside it, only the act itself is a yes
_KNIP = re.compile(r"[.,!;:\n]+|\s[-–]\s|…")
_LEEG = re.compile(r"[\s🙂😊😀😄💪🙏❤️]*")

_OVER_DELEN = re.compile(
    r"\b(?:deel|deelt|delen|deelde|gedeeld|door\s?stu\w+|doorgestuurd|verstu\w+|opstu\w+|opgestuurd|stuur|sturen|doorge\w+"
    r"|consulente?|toestemming|meelezen|meeleest)\b"
)
_VRAAGT = re.compile(
    r"\?|^\W*(?!wat mij betreft)(?:(?:en|maar|ok[eé]?|ja|nee|dus|nou|hoi|goed|wacht|eerst)\W+)*(?:wie|wat|waar\w*|hoe\w*|wanneer|welke?|waarom"
    r"|(?:kan|kun|kunnen|mag|mogen|moet|moeten|krijg|gaat?|gaan|komt?|wordt?|is|zijn|heeft?|hebben|ziet?|zien|leest?|lezen|weet|zit|helpt?)"
    r"\s+(?:ik|je|jij|jullie|u|ze|zij|hij|het|dit|dat|die|de|een|iedereen|iemand|mijn)|(?:deel|stuur)\s+(?:ik|je|jij|jullie|u))\b"
)


def zegt_ja(tekst: str) -> bool:
    """Whether this is a short, clear yes to sharing, and nothing else."""
    gezegd = " ".join(tekst.casefold().replace("’", "'").split())
    if not gezegd or "?" in gezegd or len(gezegd) > LANGST or len(gezegd.split()) > MEESTE_WOORDEN_JA:
        return False
    daad = ja = over_tekst = False
    for deel in _KNIP.split(gezegd):
        deel = deel.strip()
        if _LEEG.fullmatch(deel):
            continue
        if _OVER_TEKST.fullmatch(deel):
            over_tekst = True
        elif _ZIN.fullmatch(deel):
            daad = daad or _EEN_DAAD.search(deel) is not None
            ja = ja or _EEN_JA.search(deel) is not None
        else:
            return False
    return daad or (ja and not over_tekst)


def vraagt(tekst: str) -> bool:
    """Whether it is a question: by its mark, or by the order of its words."""
    return "?" in tekst or any(_VRAAGT.search(zin) for zin in _KNIP.split(tekst.casefold()))


def gaat_over_delen(tekst: str) -> bool:
    """Whether it names sharing, or who would read it."""
    return _OVER_DELEN.search(tekst.casefold()) is not None


_BIJ = r"(?:bij|van|naar|met|aan)\s+(?:(?:de|die|een|mijn|m'n)\s+)?(?:consulente?|gemeente|jullie|hem|haar|ze|hun)"
_DEELDE = (
    r"(?:delen|deelde|deelt|gedeeld|door\s?stu\w+|doorgestuurd|doorgeven|doorgegeven|verstu\w+|opstu\w+|opgestuurd)"
)
_MIJNE = r"(?:mijn|m'n|mn|de|dat|het)\s+(?:hele\s+)?(?:verhaal|gegevens|antwoorden|toestemming|ja|plan|samenvatting|info\w*|tekst|woorden|gesprek)"
_DING = rf"(?:{_MIJNE}|het\s+delen|het|dit|dat|'t|t|alles|ze|wat\s+ik\s+(?:deelde|heb\s+gedeeld|gedeeld\s+heb))"
_TERUG = re.compile(
    rf"\btrek(?:ken)?\s+(?:{_DING}\s+)?(?:\w+\s+)?in\b(?!\s+(?:bij|een|het|de|mijn)\b)"
    rf"|\b{_DING}\s+(?:\w+\s+)?(?:in\s*te?\s*trekken|intrekken|terug\s?trekken|terug\s?(?:te\s+)?halen)\b"
    r"|^\W*(?:(?:ik\s+wil|nee|toch|graag|wil|weer)\W+)*(?:intrekken|terug\s?halen|terug\s?trekken|ingetrokken)\W*$"
    rf"|\b(?:haal|neem|trek|geef)\s+{_DING}\s+(?:\w+\s+)?terug\b|\b(?:haal|trek)\s+(?:maar\s+|gewoon\s+|nu\s+)?terug\b"
    rf"|\b(?:wil|wou|wilde|moet)\s+(?:{_DING})\s+(?:\w+\s+)?terug(?:\s+(?:hebben|krijgen|{_BIJ}))?\W*$"
    r"|\bniet meer delen\b|\bdelen\s+(?:\w+\s+)?(?:ongedaan|terugdraaien|stoppen|annuleren)\b|\b(?:stop|annuleer|cancel)\b.*\bdelen\b"
    r"|\b(?:maak|draai)\s+(?:het|dat|dit)\s+(?:\w+\s+)?(?:ongedaan|terug)\b"
)
_WEG_BIJ = re.compile(
    rf"\b{_DING}\s+(?:\w+\s+){{0,3}}?(?:weg|wis|verwijder)\w*\s+(?:\w+\s+){{0,2}}?{_BIJ}|\b{_DING}\s+(?:\w+\s+)?{_BIJ}\s+(?:weg|wis|verwijder)\w*"
    rf"|\b(?:wis|verwijder)\s+{_DING}\s+(?:\w+\s+)?{_BIJ}"
)
_NOOIT_JA = re.compile(
    r"\b(?:geen|nooit|niet)\s+(?:\w+\s+){0,2}?(?:ja|toestemming|akkoord)\s+(?:op\s+|voor\s+)?(?:gezegd|gegeven|gegaan|gedrukt|getypt)\b"
    r"|\b(?:zei|zeg|typte|gaf)\s+(?:toch\s+|juist\s+|helemaal\s+|je\s+)*(?:geen|nooit)\s+(?:ja|toestemming)\b"
    r"|\bzonder\s+(?:mijn\s+)?toestemming\b"
)
_NIET_DELEN = re.compile(
    rf"\bniet\s+(?:(?!wat\b|hoe\b|of\b|wie\b|waarom\b)\w+\s+){{0,2}}?{_DEELDE}\b|\b(?:delen|gedeeld)\b.*\b(?:wil|wilde|wou|mocht|mag|hoef\w*|moest)\b.*\bniet\b"
    rf"|\b(?:wil|wilde|wou|mocht|mag)\b.*\bniet\b.*\b{_DEELDE}\b|\b(?:deel|stuur|verstuur)\s+(?:het|dit|dat|'t)?\s*(?:\w+\s+)?niet\b"
)
_TOEN = re.compile(r"\b(?:wilde|wou|mocht|zei|had|heb|moest|juist|zonder)\b")
_DEELS = re.compile(r"\bniet\s+(?:alles|verder|nog|zo)\b|\bnog\s+niet\b|\bnog\s+meer\b")
_MET_ANDER = re.compile(
    r"\bmet\s+(?:mijn|m'n|mn|een|vrienden|familie|iemand|niemand|iedereen|anderen)\b(?!\s+(?:consulent|gemeente))"
)
_NIET = re.compile(r"\b(?:niet|nooit|geen|niks|niets|hoef\w*)\b")
_LEEST = re.compile(r"\bconsulente?\b.*\b(?:leest|lezen|ziet|zien|weet|weten|krijgt|krijgen|heeft|hebben)\b")
_OVER_TERUG = re.compile(
    rf"\b(?:{_DEELDE}|intrek\w*|ingetrokken|terug\s?(?:halen|trekken)|haal\b.*\bterug|hoef\b.*\bterug|ja\s+gezegd)\b"
)
_KAAL_WEG = re.compile(
    r"\W*(?:nee+n?\W+)?(?:haal|gooi|doe)\s+(?:het|dit|dat|alles)?\s*(?:maar\s+|weer\s+|nu\s+)*weg\W*"
)
_IS_GEDEELD = re.compile(
    rf"\b(?:heb|hebt|heeft|is|was|zijn|ga|gaat)\s+(?:je|jij|jullie|u|het|dit|dat|alles|ze)\b.*\b{_DEELDE}\b"
)


def haalt_terug(tekst: str) -> bool:
    """Whether somebody who shared wants it back: "haal terug", "weg bij de consulent"."""
    delen = _KNIP.split(tekst.casefold().replace("’", "'")) if len(tekst) <= LANGST else []
    for deel in delen:
        gevonden = _TERUG.search(deel) or _WEG_BIJ.search(deel)
        if gevonden and not _NIET.search(deel.replace("niet meer delen", "")):
            return True
    return False


def wil_niet_delen(tekst: str) -> bool:
    """Whether somebody says not to share: "niet delen"; "niet alles" and "niet met mijn buurman" say less."""
    return any(_NIET_DELEN.search(zin) for zin in _zinnen(tekst))


def wilde_nooit_delen(tekst: str) -> bool:
    """Whether somebody who shared says that this was not meant: "ik had geen ja gezegd", "ik zei juist niet delen"."""
    return any(_NOOIT_JA.search(z) or (_NIET_DELEN.search(z) and _TOEN.search(z)) for z in _zinnen(tekst))


def _zinnen(tekst: str) -> list[str]:
    """Return the parts of a message that ask nothing and are about all of it."""
    if len(tekst) > LANGST:
        return []
    zinnen = re.findall(r"[^.!?,;:\n]+\??", tekst.casefold().replace("’", "'"))
    return [z for z in zinnen if not (vraagt(z) or _DEELS.search(z) or _MET_ANDER.search(z))]


def misschien_terug(tekst: str) -> bool:
    """Whether somebody who just shared may want it back: a denial beside words about it, a bare "haal weg", or "heb je het gedeeld?"."""
    gezegd = tekst.casefold().replace("’", "'")
    if len(gezegd) > LANGST or _MET_ANDER.search(gezegd):
        return False
    ontkent = re.search(r"\b(?:nee+n?|niet|geen|nooit)\b", gezegd) is not None
    over = _OVER_TERUG.search(gezegd) or _LEEST.search(gezegd) or wilde_nooit_delen(gezegd)
    return bool(ontkent and over) or bool(_KAAL_WEG.fullmatch(gezegd)) or _IS_GEDEELD.search(gezegd) is not None
