"""The small grammar of moments: which tidy sentence is a moment, and how a colleague wants to read it.

Every rule reads the whole sentence, with the words already put right by ``core.letterlijk_datum``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator

Treffer = re.Match[str]

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
SEIZOENEN = ("voorjaar", "lente", "zomer", "najaar", "herfst", "winter")
DAG = "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
_MAAND = "|".join(MAANDEN)
_SEIZOEN = "|".join(SEIZOENEN)
_DEEL = "ochtend|middag|avond|nacht"
_EENHEID = "minuten|kwartier|uur|dag|dagen|week|weken|maand|maanden|kwartaal|jaar"
_MEERVOUD = {"dag": "dagen", "week": "weken", "maand": "maanden"}
_HET_WOORDEN = frozenset({"jaar", "weekend", "voorjaar", "najaar"})

_VAST = tuple(
    (re.compile("|".join(vormen)), moment)
    for moment, vormen in (
        ("zo meteen", (r"zo meteen", r"zo straks")),
        ("straks", (r"straks",)),
        ("nu", (r"nu", r"nu meteen", r"meteen(?: nu)?")),
        (
            "zo snel mogelijk",
            (r"zsm", r"zo (?:snel|gauw|spoedig) mogelijk", r"snel", r"gauw", r"hoe (?:eerder|sneller) hoe beter", r"binnenkort",
             r"(?:liever )?vandaag dan morgen", r"(?:een (?:van )?)?(?:deze|de komende) dagen"),
        ),
        ("vandaag", (r"vandaag(?: nog)?",)),
        ("nog niet", (r"(?:nu )?(?:nog|even|voorlopig) niet", r"niet nu", r"nu niet", r"nu nog niet")),
        ("nooit", (r"nooit(?: meer)?",)),
        ("later", (r"later", r"(?:een )?(?:andere keer|ander moment)")),
        ("volgend jaar", (r"(?:in )?(?:het )?nieuwe jaar", r"nieuw ?jaar")),
        ("over een tijdje", (r"over (?:een )?(?:tijd|tijdje|poos|poosje)",)),
        ("ooit", (r"ooit(?: een keer)?",)),
        ("overdag", (r"overdag",)),
        ("later vandaag", (r"later op de dag", r"later vandaag")),
        (
            "maakt niet uit",
            (
                r"(?:het )?maakt (?:me |mij )?(?:niet|niks|nie) uit(?: wanneer)?", r"zeg (?:jij |het )?maar", r"om het even",
                r"altijd(?: goed)?", r"wanneer (?:je|jullie|u) wil(?:t|len)?", r"wanneer dan ook", r"geen voorkeur",
                r"(?:kies|zie) maar", r"(?:elke|iedere) dag", r"alle dagen", r"kan altijd", r"boeit niet",
            ),
        ),
        ("dit weekend", (r"(?:dit|deze|van t|van het|komende) weekend",)),
        ("weekend", (r"(?:t |het )?weekend",)),
        ("doordeweeks", (r"door de week", r"doordeweeks?", r"(?:op )?werkdagen")),
        (
            "onder schooltijd",
            (
                r"(?:als|wanneer) (?:de |me |mijn )?(?:kids|kinderen|kind|kleine) (?:op|naar) school (?:zit|zitten|is|zijn)",
                r"(?:onder|tijdens) (?:de )?schooltijd",
            ),
        ),
    )
)  # fmt: skip

_FEESTEN = {
    "suikerfeest": "het Suikerfeest", "eid": "het Suikerfeest", "offerfeest": "het Offerfeest", "ramadan": "de ramadan",
    "kerst": "Kerst", "kerstmis": "Kerst", "pasen": "Pasen", "pinksteren": "Pinksteren", "koningsdag": "Koningsdag",
    "sinterklaas": "Sinterklaas", "carnaval": "carnaval", "oud en nieuw": "oud en nieuw", "nieuwjaar": "Nieuwjaar",
    "vakantie": "de vakantie", "bouwvak": "de bouwvak", "zomervakantie": "de zomervakantie", "feestdagen": "de feestdagen", "kerstdagen": "Kerst",
    "oud nieuw": "oud en nieuw",
}  # fmt: skip

_TIJD = r"(?:half |kwart (?:over|voor) )?\d{1,2}(?:[.:]\d\d)?(?: (?:uur|u|en|n)|e)?"
_KLOK = re.compile(r"(half |kwart over |kwart voor |)(\d{1,2})(?:[.:](\d\d))?")
_IS_TIJD = re.compile(r"uur|u$|half|kwart|[.:]")
_SCHUIF = {"": 0, "half ": -30, "kwart over ": 15, "kwart voor ": -15}
_VOORZETSEL = {"voor": "voor", "tot": "voor", "rond": "rond", "tegen": "rond", "om": "om"}
_ALLE_DAGEN = frozenset({"elke dag", "iedere dag", "altijd"})
_MIDDAGUUR, _EERSTE_BELUUR, _ETMAAL = 12, 7, 24
_RANG = {"eerste": 1, "tweede": 2, "derde": 3}
_LANGSTE_MAAND, _SCHRIKKELJAAR, _PAAR_CIJFERS = 31, 2024, 2


def _minuten(tekst: str, deel: str) -> int | None:
    """Return a time as minutes after midnight; None for what is no time of the day.

    Without a part of the day, one to six o'clock is in the afternoon: nobody asks to be called at night.
    """
    gelezen = _KLOK.match(tekst)
    if gelezen is None or int(gelezen[2]) >= _ETMAAL:
        return None
    uur = int(gelezen[2])
    if 1 <= uur < _MIDDAGUUR and (deel in {"avond", "middag"} or (not deel and uur < _EERSTE_BELUUR)):
        uur += _MIDDAGUUR
    return (uur * 60 + int(gelezen[3] or 0) + _SCHUIF[gelezen[1]]) % (_ETMAAL * 60)


def _klok(minuten: int) -> str:
    return f"{minuten // 60}.{minuten % 60:02d}"


def _met_tijd(treffer: Treffer) -> str | None:
    """Return "vanavond na 20.00 uur", "na 11.00 uur", "tussen 9.00 en 11.00 uur". A bare number is not a moment."""
    dag = (treffer["dag"] or "").strip()
    deel = next((d for d in _DEEL.split("|") if d in dag), "")
    van = _minuten(treffer["van"], deel)
    tot = _minuten(treffer["tot"], deel) if treffer["tot"] else None
    wijze = treffer["wijze"] or ""
    if van is None or not (wijze or dag or _IS_TIJD.search(treffer["van"])):
        return None
    dag = "" if dag in _ALLE_DAGEN else dag
    if tot is not None:
        return f"{dag} tussen {_klok(van)} en {_klok(tot)} uur".strip()
    voorzetsel = _VOORZETSEL.get(wijze, "na") if wijze else "om" if dag else ""
    return " ".join(f"{dag} {voorzetsel} {_klok(van)} uur".split())


def _over(treffer: Treffer) -> str:
    """Return "over 2 weken", "over een half jaar", "over een kwartier"."""
    aantal, eenheid = treffer[1].strip().removeprefix("een ") or "een", treffer[2]
    if eenheid == "kwartaal":
        return "over 3 maanden"
    if (aantal, eenheid) == ("14", "dagen"):
        return "over 2 weken"
    if aantal in {"half", "paar", "anderhalf", "anderhalve"}:
        return f"over {'' if aantal.startswith('ander') else 'een '}{aantal} {eenheid}"
    return f"over een {eenheid}" if aantal in {"een", "1"} else f"over {aantal} {_MEERVOUD.get(eenheid, eenheid)}"


def _volgende(treffer: Treffer) -> str:
    """Return "volgende week", "volgend jaar": the ending follows the noun."""
    welke = treffer[1].removesuffix("e") if treffer[2] in _HET_WOORDEN and treffer[1] != "deze" else treffer[1]
    return f"{welke} {treffer[2]}"


def _deel_van(treffer: Treffer) -> str:
    """Return "begin september", "eind van de maand", "half volgende maand"."""
    if treffer[3] == "jaar" and treffer[2]:
        return f"{treffer[1]} {'volgend' if treffer[2] == 'volgende ' else 'dit'} jaar"
    if treffer[3] in MAANDEN or treffer[2]:
        return f"{treffer[1]} {treffer[2] or ''}{treffer[3]}"
    return f"{treffer[1]} van {'het' if treffer[3] in _HET_WOORDEN else 'de'} {treffer[3]}"


def _dagen(treffer: Treffer) -> str:
    """Return "maandag, dinsdag of woensdag" for days named one after the other."""
    dagen: list[str] = re.findall(DAG, treffer.group())
    return ", ".join(dagen[:-1]) + (" en " if " en " in treffer[0] else " of ") + dagen[-1]


def _bestaat(dag: int, maand: int, jaar: str | None = None) -> str | None:
    """Return "24 mei" or "24 mei 2027"; None when there is no such day in any year."""
    if not (1 <= maand <= len(MAANDEN) and 1 <= dag <= monthrange(_SCHRIKKELJAAR, maand)[1]):
        return None
    return f"{dag} {MAANDEN[maand - 1]}" + (f" {jaar if len(jaar) > _PAAR_CIJFERS else f'20{jaar}'}" if jaar else "")


def _datum(treffer: Treffer) -> str | None:
    """Return "24 mei" for "24-5", "24 mei 2027" for "24-5-27"."""
    return _bestaat(int(treffer[1]), int(treffer[2]), treffer[3])


def _dag_en_maand(treffer: Treffer) -> str | None:
    """Return "1 juli" for "eerste juli", "24 mei" for "de 24e mei"."""
    dag = _RANG[treffer[1]] if treffer[1] in _RANG else int(treffer[1].removesuffix("e"))
    return _bestaat(dag, MAANDEN.index(treffer[2]) + 1, treffer[3])


def _tussen(treffer: Treffer) -> str | None:
    """Return "tussen 1 en 5 juni"."""
    tot = _bestaat(int(treffer[2]), MAANDEN.index(treffer[3]) + 1)
    return f"tussen {int(treffer[1])} en {tot}" if tot and 1 <= int(treffer[1]) < int(treffer[2]) else None


def _maand_of_seizoen(treffer: Treffer) -> str:
    """Return "oktober", "na oktober", "na de zomer"."""
    na = f"na {'de ' if treffer[2] in SEIZOENEN else ''}" if treffer[1].startswith("na") else ""
    return f"{na}{treffer[2]}"


def _zelf(treffer: Treffer) -> str:
    return treffer.group()


_REGELS: tuple[tuple[re.Pattern[str], Callable[[Treffer], str | None]], ...] = tuple(
    (re.compile(patroon), lees)
    for patroon, lees in (
        (rf"(?:over )?((?:een )?(?:half|paar) |\d+ |een |anderhalf |anderhalve )({_EENHEID})", _over),
        (r"(?:over )?()(kwartier|week|maand|kwartaal)", _over),
        (
            r"(?:over )?(?:een )?(dag|week|maand|uur|jaar) of (\d+)",
            lambda m: f"over {m[2]} {_MEERVOUD.get(m[1], m[1])}",
        ),
        (rf"(volgende|komende|deze) (week|maand|jaar|{_SEIZOEN}|weekend|{DAG})", _volgende),
        (
            rf"(volgende|komende|deze) week (?:op )?((?:{DAG})(?: of (?:{DAG}))?)(?: ?(?:in de )?({_DEEL}))?",
            lambda m: f"{m[1]} week {m[2]}{m[3] or ''}",
        ),
        (rf"({DAG}) (volgende|komende|deze) week", lambda m: f"{m[2]} week {m[1]}"),
        (rf"binnen (?:een paar|een|\d+) (?:{_EENHEID})", _zelf),
        (rf"(\d+ |een |een paar )({_EENHEID}) later", _over),
        (rf"(?:over )?(\d+ )(?:a|of|tot|-) \d+ ({_EENHEID})", _over),
        (r"later (?:deze week|deze maand|vandaag|dit jaar)", _zelf),
        (
            r"(?:in )?(?:de )?loop van (?:de )?(volgende |deze |)(week|maand)",
            lambda m: f"in de loop van {m[1] or 'de '}{m[2]}",
        ),
        (rf"(?:{DAG}) over (?:een|\d+) (?:week|weken)", _zelf),
        (rf"(?:elke dag|doordeweeks) behalve (?:{DAG})", _zelf),
        (r"week \d{1,2}", _zelf),
        (rf"(?:niet op|behalve(?: op)?) ({DAG})", lambda m: f"niet op {m[1]}"),
        (rf"({DAG}) (?:tot en met|tot) ({DAG})", lambda m: f"{m[1]} tot en met {m[2]}"),
        (rf"(?:{DAG})(?:(?: of| en| -)? (?:{DAG}))+", _dagen),
        (r"(?:de )?(?:(\d{1,2})e?|eerste) (?:van de|vd|van|v d) maand", lambda m: f"de {m[1] or 1}e van de maand"),
        (r"(?:vroeg|laat) in de (?:ochtend|middag|avond)", _zelf),
        (r"(ochtend|middag|avond) (vroeg|laat)", lambda m: f"{m[2]} in de {m[1]}"),
        (r"tegen de (?:avond|middag|ochtend)", _zelf),
        (rf"({DAG}|morgen|overmorgen) ?(?:in de |s )?({_DEEL})(?: vroeg)?", lambda m: f"{m[1]}{m[2]}"),
        (rf"({DAG}|morgen|overmorgen) in de loop van de (?:dag|{_DEEL})", lambda m: m[1]),
        (rf"(?:elke|iedere|een) ({DAG})", lambda m: m[1]),
        (rf"(?:{DAG}|morgen|overmorgen|vanmiddag|vanavond|vanmorgen|vannacht)", _zelf),
        (rf"(?:in de |s )?({_DEEL})", lambda m: m[1]),
        (rf"({_DEEL}) (?:of|en) ({_DEEL})", lambda m: f"{m[1]} of {m[2]}"),
        (
            r"(begin|eind|midden|halverwege|half)(?: van)?(?: de| het)? (volgende |deze )?"
            rf"(week|maand|jaar|dag|{_DEEL}|{_MAAND})",
            _deel_van,
        ),
        (rf"(?:eerste|tweede) helft van (?:de )?(?:{_MAAND}|maand)", _zelf),
        (
            rf"(laatste|eerste|tweede|derde) week(?: van)?(?: de)? (volgende maand|deze maand|{_MAAND}|maand)",
            lambda m: f"{m[1]} week van {'de ' if m[2] == 'maand' else ''}{m[2]}",
        ),
        (rf"(?:rond )?(?:de )?(eerste|tweede|derde|\d{{1,2}}e?) ({_MAAND})(?: (\d{{4}}))?", _dag_en_maand),
        (rf"(?:tussen |van )?(?:de )?(\d{{1,2}})e? (?:en|tot|-) (?:de )?(\d{{1,2}})e? ({_MAAND})", _tussen),
        (rf"({DAG}) (?:de )?(\d{{1,2}})e?(?: ({_MAAND}))?", lambda m: f"{m[1]} {m[2]} {m[3] or ''}".strip()),
        (r"(?:rond )?(?:de )?(\d{1,2})e", lambda m: f"de {int(m[1])}e" if 1 <= int(m[1]) <= _LANGSTE_MAAND else None),
        (r"(\d{1,2}) (?:-|of) (\d{1,2})(?: (?:-|of) (\d{4}|\d\d))?", _datum),
        (r"(\d{1,2})\.(\d)()", _datum),
        (r"(\d{1,2})\.(\d{1,2}) (\d{4}|\d\d)", _datum),
        (r"(?:de )?(?:(\d{1,2})e?|eerste) van (volgende|deze) maand", lambda m: f"{m[1] or 1}e van {m[2]} maand"),
        (rf"(na (?:de )?|van de |)({_MAAND}|{_SEIZOEN})", _maand_of_seizoen),
        (
            rf"(?P<dag>(?:elke dag|iedere dag|doordeweeks|altijd|{DAG}|morgen|overmorgen|vandaag|vanmiddag|vanavond|vanmorgen"
            rf"|(?:{DAG}|morgen|overmorgen)?(?:{_DEEL})|\d{{1,2}} (?:{_MAAND})|de \d{{1,2}}e|(?:volgende|deze) week (?:{DAG})) )?"
            r"(?P<wijze>na|voor|tot|om|rond|tegen|vanaf|pas na|niet voor|niet eerder dan|tussen|van)? ?"
            rf"(?P<van>{_TIJD})(?: (?:en|tot|-) (?P<tot>{_TIJD}))?",
            _met_tijd,
        ),
        (rf"(na|met|voor|rond)(?: de| het| me| mijn)? ({'|'.join(_FEESTEN)})", lambda m: f"{m[1]} {_FEESTEN[m[2]]}"),
        (r"(?P<dag>)(?P<wijze>na) .{2,40}?,? (?:om |rond )?(?P<van>\d{1,2}(?:[.:]\d\d)? uur)(?P<tot>)", _met_tijd),
    )
)


def _lezingen(zin: str) -> Iterator[str | None]:
    yield from (moment for patroon, moment in _VAST if patroon.fullmatch(zin))
    yield from (lees(treffer) for patroon, lees in _REGELS if (treffer := patroon.fullmatch(zin)))


_GRENS = re.compile(r"(vanaf|na|niet voor|niet eerder dan|pas na|pas vanaf|voor) (?:(?:het|dit) (?=weekend))?(.+)")
_GRENSWOORD = {"niet voor": "vanaf", "niet eerder dan": "vanaf", "pas na": "na", "pas vanaf": "vanaf"}
_GEEN_GRENS = re.compile(r"(?:na|voor|om|rond|tussen|niet|nooit|ooit|nog|later|maakt|nu|straks|zo|elke)\b|.* uur$")


def _met_grens(zin: str) -> str | None:
    """Return a moment from which or after which: "vanaf 1 juni", "na maandag", "na 2 weken" → "over 2 weken"."""
    treffer = _GRENS.fullmatch(zin)
    kern = next((m for m in _lezingen(treffer[2]) if m), None) if treffer else None
    if treffer is None or kern is None or _GEEN_GRENS.match(kern):
        return None
    woord = _GRENSWOORD.get(treffer[1], treffer[1])
    if kern.startswith("over "):
        return kern if woord != "voor" and not kern.endswith(("jaar", "uur")) else None
    return f"{woord} {'het ' if kern.endswith('weekend') and ' ' not in kern else ''}{kern}"


def _een_van_twee(zin: str) -> str | None:
    """Return "morgen of overmorgen" when both are a moment."""
    een, of, ander = zin.partition(" of ")
    namen = [next((m for m in _lezingen(deel) if m), None) for deel in (een, ander)] if of else []
    return f"{namen[0]} of {namen[1]}" if namen and all(namen) else None


def moment_in(zin: str) -> str | None:
    """Return the moment that a tidy sentence names ("na 5 uur" → "na 17.00 uur"), or None."""
    eigen = next((moment for moment in _lezingen(zin) if moment), None)
    return eigen or _met_grens(zin) or _een_van_twee(zin)
