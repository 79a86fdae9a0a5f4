"""From which day? "volgende week dinsdag" and "na de zomer" as the first calendar day on which somebody may call.

Every moment stands for a row of days. What counts is the first of them that is not over yet: a client who says
"in mei" is not called in April, and nobody is called in the past. A moment that names only an event ("na mijn
operatie") has no day: the client knows when that is, we don't.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date

from vliegwiel.core.letterlijk_datum_regels import DAG, MAANDEN
from vliegwiel.core.letterlijk_kalender import (
    JAARLIJKS,
    MAANDEN_IN_JAAR,
    VRIJDAG,
    WEEKDAGEN,
    WOENSDAG,
    ZATERDAG,
    ZONDAG,
    Dagen,
    een_dag,
    eerstvolgende,
    hele_maand,
    maandag,
    plus,
    plus_maanden,
    volgende_dag,
)

Treffer = re.Match[str]
Rekenregel = Callable[[Treffer, date], Dagen | None]

_MAAND = "|".join(MAANDEN)
_NAAM = "|".join(JAARLIJKS)
_DEEL = "ochtend|middag|avond|nacht"
_DAG_TAAK = "eten|avondeten|ontbijt|lunch|werk|school|schooltijd|gebed|bidden|sporten"
_VANDAAG = (
    rf"(?:in de |s )?(?:{_DEEL})(?: (?:of|en) (?:{_DEEL}))?|(?:vroeg|laat) in de (?:{_DEEL})|tegen de (?:{_DEEL})|nu|straks"
    r"|zo meteen|zo snel mogelijk|vandaag|van(?:morgen|ochtend|middag|avond|nacht)|maakt niet uit|elke dag|iedere dag"
    rf"|alle dagen|altijd|later vandaag|overdag|na (?:het |de |mijn )?(?:{_DAG_TAAK})|binnen (?:een paar|een|\d+) \w+"
    r"|over (?:een |\d+ |een half |een paar |anderhalf )?(?:minuten|kwartier|uur)"
    rf"|(?:begin|half|midden|halverwege|eind) van de (?:dag|{_DEEL})|deze (?:dag|{_DEEL})"
)
_NOG_EENS = 30
"""Days in which "na de zomer" still means now, and not a year from now."""
_EEUW = 2000


def _jaarlijks(t: Treffer, vandaag: date) -> Dagen | None:
    """Return the season, month or feast that comes or goes on; "volgende zomer" is never the one of now."""
    dagen = eerstvolgende(JAARLIJKS[t[2]], vandaag)
    al_begonnen = dagen and dagen[0] <= vandaag and (t[1] or "").startswith("volg")
    return eerstvolgende(JAARLIJKS[t[2]], plus(dagen[1], 1)) if dagen and al_begonnen else dagen


def _na_jaarlijks(t: Treffer, vandaag: date) -> Dagen | None:
    """Return the days just after a season, month or feast."""

    def erna(jaar: int) -> Dagen:
        einde = JAARLIJKS[t[1]](jaar)[1]
        return plus(einde, 1), plus(einde, _NOG_EENS)

    return eerstvolgende(erna, vandaag)


def _datum(t: Treffer, vandaag: date) -> Dagen | None:
    """Return the day of "15 mei", "3-6" or "3-6-2027"; the next one when no year is said."""
    maand = MAANDEN.index(t[2]) + 1 if t[2] in MAANDEN else int(t[2])
    if t[3]:
        jaar = int(t[3])
        return een_dag(date(jaar if jaar >= 100 else _EEUW + jaar, maand, int(t[1])))
    return eerstvolgende(lambda j: een_dag(date(j, maand, int(t[1]))), vandaag)


def _tussen_data(t: Treffer, vandaag: date) -> Dagen | None:
    """Return "tussen 1 en 5 juni"."""
    maand = MAANDEN.index(t[3]) + 1
    return eerstvolgende(lambda j: (date(j, maand, int(t[1])), date(j, maand, int(t[2]))), vandaag)


def _dag_van_de_maand(t: Treffer, vandaag: date) -> Dagen | None:
    """Return the next "24e"; a short month is passed over."""
    nummer = int(t[1])
    for verder in range(MAANDEN_IN_JAAR):
        eerste = plus_maanden(vandaag.replace(day=1), verder)
        if 1 <= nummer <= monthrange(eerste.year, eerste.month)[1] and eerste.replace(day=nummer) >= vandaag:
            return een_dag(eerste.replace(day=nummer))
    return None


def _over(t: Treffer, vandaag: date) -> Dagen | None:
    """Return "over 2 weken", "over een half jaar"; "een paar" is two, and half a day is rounded down."""
    aantal, eenheid = t[1].strip(), t[2]
    keer = {"een half": 0.5, "half": 0.5, "halve": 0.5, "een paar": 2, "paar": 2, "anderhalf": 1.5, "anderhalve": 1.5,
            "een": 1, "": 1}.get(aantal) or int(aantal)  # fmt: skip
    if eenheid.startswith(("dag", "week", "weken")):
        return een_dag(plus(vandaag, int(keer * (1 if eenheid.startswith("dag") else 7))))
    maanden = keer * {"jaar": 12, "jaren": 12, "kwartaal": 3}.get(eenheid, 1)
    return een_dag(plus(plus_maanden(vandaag, int(maanden)), int(maanden % 1 * 30)))


def _tijdvak(welke: str, wat: str, vandaag: date) -> Dagen:
    """Return "deze week", "volgende maand", "volgend jaar" as whole rows of days."""
    verder = 0 if welke in {"", "deze", "dit"} else 1
    if wat == "week":
        return maandag(vandaag, verder), plus(maandag(vandaag, verder), ZONDAG)
    if wat == "weekend":
        return plus(maandag(vandaag, verder), ZATERDAG), plus(maandag(vandaag, verder), ZONDAG)
    if wat == "jaar":
        return date(vandaag.year + verder, 1, 2), date(vandaag.year + verder, 12, 31)
    eerste = plus_maanden(vandaag.replace(day=1), verder)
    return hele_maand(eerste.year, eerste.month)


def _eerste_van_deel(begin: date, stap: int, wat: str) -> date:
    """Return the first day of the beginning (0), the middle (1) or the end (2) of a week, month or year."""
    if wat == "week":
        return plus(begin, (0, WOENSDAG, VRIJDAG)[stap])
    if wat == "maand":
        return begin.replace(day=(1, 15, 25)[stap])
    return (begin, begin.replace(month=7, day=1), begin.replace(month=12, day=1))[stap]


def _deel_van_tijdvak(t: Treffer, vandaag: date) -> Dagen | None:
    """Return "eind van de maand" (from the 25th), "begin volgende week", "half volgend jaar"."""
    deel, welke, wat = t[1], t[2] or "", t[3]
    stap = {"begin": 0, "eind": 2}.get(deel, 1)
    for verder in (0, 1):
        begin, _ = _tijdvak("volgende" if welke.startswith("volg") or verder else "", wat, vandaag)
        eerste = _eerste_van_deel(begin, stap, wat)
        laatste = begin.replace(month=12, day=31) if (wat, stap) == ("jaar", 2) else eerste
        if laatste >= vandaag:
            return eerste, laatste
    return None


def _deel_van_maand(t: Treffer, vandaag: date) -> Dagen | None:
    """Return "begin mei", "half mei", "tweede helft van mei", "laatste week van mei"."""
    deel = t[1].split(" van")[0].strip()
    van, tot = {
        "begin": (1, 10), "half": (15, 20), "midden": (15, 20), "halverwege": (15, 20), "eind": (25, 31),
        "eerste helft": (1, 15), "tweede helft": (16, 31), "eerste week": (1, 7), "tweede week": (8, 14),
        "derde week": (15, 21), "vierde week": (22, 28), "laatste week": (-6, 31),
    }[deel]  # fmt: skip

    def in_maand(eerste: date) -> Dagen:
        dagen = monthrange(eerste.year, eerste.month)[1]
        return eerste.replace(day=van if van > 0 else dagen + van), eerste.replace(day=min(tot, dagen))

    if t[2] in MAANDEN:
        return eerstvolgende(lambda j: in_maand(date(j, MAANDEN.index(t[2]) + 1, 1)), vandaag)
    deze = in_maand(vandaag.replace(day=1))
    al_voorbij = t[2].startswith("volg") or deze[1] < vandaag
    return in_maand(plus_maanden(vandaag.replace(day=1), 1)) if al_voorbij else deze


def _week(t: Treffer, vandaag: date) -> Dagen | None:
    def in_jaar(jaar: int) -> Dagen:
        begin = date.fromisocalendar(jaar, int(t[1]), 1)
        return begin, plus(begin, ZONDAG)

    return eerstvolgende(in_jaar, vandaag)


def _weekdagen(t: Treffer, vandaag: date) -> Dagen | None:
    """Return the first of the named days ("woensdag of dinsdag", "maandag tot en met woensdag")."""
    namen: list[str] = re.findall(DAG, t[0])
    if " tot " in t[0]:
        van, tot = (WEEKDAGEN.index(n) for n in (namen[0], namen[-1]))
        namen = [WEEKDAGEN[(van + n) % 7] for n in range((tot - van) % 7 + 1)]
    return een_dag(min(volgende_dag(vandaag, naam) for naam in namen))


def _week_met_dag(t: Treffer, vandaag: date) -> Dagen | None:
    """Return "volgende week dinsdag (of woensdag)"; a day that is over this week is the one of next week."""
    welke = next(w for w in ("volgende", "komende", "deze") if w in t[0])
    begin = maandag(vandaag, 0 if welke == "deze" else 1)
    dagen = [plus(begin, WEEKDAGEN.index(naam)) for naam in re.findall(DAG, t[0])]
    return een_dag(min(dag if dag >= vandaag else plus(dag, 7) for dag in dagen))


def _niet_op(t: Treffer, vandaag: date) -> Dagen | None:
    """Return the first day that the client does not rule out ("elke dag behalve vrijdag", "doordeweeks")."""
    niet = {WEEKDAGEN.index(naam) for naam in re.findall(DAG, t[0])}
    niet |= {ZATERDAG, ZONDAG} if t[0].startswith(("doordeweeks", "onder")) else set()
    return next((een_dag(d) for d in (plus(vandaag, n) for n in range(7)) if d.weekday() not in niet), None)


def _dit_weekend(vandaag: date) -> Dagen:
    return _tijdvak("dit", "weekend", vandaag)


_REGELS: tuple[tuple[re.Pattern[str], Rekenregel], ...] = tuple(
    (re.compile(patroon), reken)
    for patroon, reken in (
        (_VANDAAG, lambda _, v: een_dag(v)),
        (rf"(?:over)?morgen(?: ?(?:{_DEEL}))?", lambda t, v: een_dag(plus(v, 2 if t[0].startswith("over") else 1))),
        (
            r"over (een half |half |halve |een paar |paar |anderhalf |anderhalve |een |\d+ |)"
            r"(dag|dagen|week|weken|maand|maanden|kwartaal|jaar|jaren)",
            _over,
        ),
        (
            r"(?:het )?weekend",
            lambda _, v: _tijdvak("volgend" if v.weekday() >= ZATERDAG else "dit", "weekend", v),
        ),
        (r"(volgende?|komende?|deze|dit) (week|weekend|maand|jaar)", lambda t, v: _tijdvak(t[1], t[2], v)),
        (r"later (?:deze|dit) (week|maand|jaar)", lambda t, v: (plus(v, 1), max(plus(v, 1), _tijdvak("", t[1], v)[1]))),
        (
            r"(?:in de )?loop van (?:de )?(volgende |deze |)(week|maand)",
            lambda t, v: _tijdvak(t[1].strip(), t[2], v),
        ),
        (r"(?:de )?(\d{1,2})e(?: van de maand)?", _dag_van_de_maand),
        (rf"(?:(?:{DAG}) )?(?:de )?(\d{{1,2}})e? ({_MAAND})(?: (\d{{4}}))?", _datum),
        (rf"(?:{DAG}) (?:de )?(\d{{1,2}})e?", _dag_van_de_maand),
        (r"(\d{1,2}) ?[-/] ?(\d{1,2})(?: ?[-/] ?(\d{4}|\d\d))?", _datum),
        (rf"(?:de |het )?(volgende? |komende? |deze |dit )?({_NAAM})", _jaarlijks),
        (
            r"(begin|half|midden|halverwege|eind) (?:van )?(?:de |het )?(volgende? |deze |dit )?(week|maand|jaar)",
            _deel_van_tijdvak,
        ),
        (
            r"((?:begin|half|midden|halverwege|eind|(?:eerste|tweede) helft|(?:eerste|tweede|derde|vierde|laatste) week)"
            rf"(?: van)?(?: de)?) ({_MAAND}|volgende maand|deze maand|maand)",
            _deel_van_maand,
        ),
        (r"week (\d{1,2})", _week),
        (
            rf"tussen (\d{{1,2}}) en (\d{{1,2}}) ({_MAAND})",
            _tussen_data,
        ),
        (
            r"(?:de )?(\d{1,2})e van (volgende|deze) maand",
            lambda t, v: een_dag(plus_maanden(v.replace(day=1), int(t[2] == "volgende")).replace(day=int(t[1]))),
        ),
        (rf"deze ({DAG})", lambda t, v: een_dag(volgende_dag(plus(v, -1), t[1]))),
        (rf"(?:volgende |komende |elke )?(?:{DAG})(?:(?: of|,| en| tot en met| tot) (?:{DAG}))*(?:{_DEEL})?", _weekdagen),
        (rf"(?:volgende|komende|deze) week (?:{DAG})(?: of (?:{DAG}))?(?:{_DEEL})?", _week_met_dag),
        (
            rf"({DAG}) over (een|\d+) (?:week|weken)",
            lambda t, v: een_dag(plus(volgende_dag(v, t[1]), 7 * (1 if t[2] == "een" else int(t[2])))),
        ),
        (rf"(?:niet op|(?:elke dag|doordeweeks) behalve) (?:{DAG})|doordeweeks|onder schooltijd", _niet_op),
    )
)  # fmt: skip

_NA_JAARLIJKS = re.compile(rf"na (?:de |het )?({_NAAM})")
_VOORAF = re.compile(r"(?:in|op|vanaf|rond|met|pas|tijdens|niet voor|niet eerder dan) (?:de (?!\d)|het )?")
_TIJD = re.compile(r" ?(?:na|voor|rond|om|tussen)? ?\d{1,2}\.\d\d(?: en \d{1,2}\.\d\d)? uur$")
_DAARNA = re.compile(rf"((?:{DAG}|morgen|vanavond|vanmiddag)) (?:na|als|zodra|nadat) .+")


def _dagen_van(moment: str, vandaag: date) -> Dagen | None:
    for patroon, reken in _REGELS:
        if treffer := patroon.fullmatch(moment):
            return reken(treffer, vandaag)
    return None


def _lees(moment: str, vandaag: date) -> Dagen | None:
    """Return the days of a moment with "na", "vanaf", "voor" and a time of the day taken into account."""
    if treffer := _DAARNA.fullmatch(moment):
        return _dagen_van(treffer[1], vandaag)
    if treffer := _NA_JAARLIJKS.fullmatch(moment):
        return _na_jaarlijks(treffer, vandaag)
    gevonden = _dagen_van(moment, vandaag)
    if gevonden is None and moment.startswith("na "):
        kern = re.sub(r"^na (?:het )?", "", moment)
        ervoor = _dit_weekend(vandaag) if kern == "weekend" else _dagen_van(kern, vandaag)
        return een_dag(plus(ervoor[1], 1)) if ervoor else None
    if gevonden is None and moment.startswith("voor "):
        return een_dag(vandaag) if _dagen_van(re.sub(r"^voor (?:de (?!\d)|het )?", "", moment), vandaag) else None
    if gevonden is None and " of " in moment:
        beide = [dagen for deel in moment.split(" of ")[:2] if (dagen := _dagen_van(deel, vandaag))]
        return min(beide, default=None)
    return gevonden or _dagen_van(_VOORAF.sub("", moment, count=1), vandaag)


def dag_van(moment: str, vandaag: date) -> date | None:
    """Return the first day that a tidy moment (``lees_datum_later``) can mean, on or after ``vandaag``.

    None for a moment without a day: an event, "later", or a date that is over or does not exist. Never raises.
    """
    zin = " ".join(moment.casefold().split())
    kern = _TIJD.sub("", zin)
    try:
        dagen = _lees(kern, vandaag) if kern else een_dag(vandaag) if zin else None
    except (ValueError, OverflowError):
        return None
    return max(dagen[0], vandaag) if dagen and dagen[1] >= vandaag else None
