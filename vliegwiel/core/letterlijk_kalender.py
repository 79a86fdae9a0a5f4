"""Counting with calendar days: weeks, months, seasons and feasts as rows of days. For ``core.letterlijk_dag``."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from vliegwiel.core.letterlijk_datum_regels import DAG, MAANDEN

Dagen = tuple[date, date]
"""The first and the last day of a moment."""

WEEKDAGEN = DAG.split("|")
WOENSDAG, VRIJDAG, ZATERDAG, ZONDAG = 2, 4, 5, 6
MAANDEN_IN_JAAR = 12
_SCHRIKKELSPRONG = 9  # years: 29 February is never further away


def een_dag(dag: date) -> Dagen:
    return dag, dag


def plus(dag: date, dagen: int) -> date:
    return dag + timedelta(days=dagen)


def plus_maanden(dag: date, maanden: int) -> date:
    """Return the same day some months later, or the last day of a month that is too short."""
    jaar, maand = divmod(dag.year * MAANDEN_IN_JAAR + dag.month - 1 + maanden, MAANDEN_IN_JAAR)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))


def maandag(vandaag: date, weken: int = 0) -> date:
    return plus(vandaag, 7 * weken - vandaag.weekday())


def volgende_dag(vandaag: date, weekdag: str) -> date:
    """Return the next day with this name; today's own name is a week from now."""
    return plus(vandaag, (WEEKDAGEN.index(weekdag) - vandaag.weekday() - 1) % 7 + 1)


def hele_maand(jaar: int, maand: int) -> Dagen:
    return date(jaar, maand, 1), date(jaar, maand, monthrange(jaar, maand)[1])


def _pasen(jaar: int) -> date:
    """Return Easter Sunday (Gauss, in the form of Meeus, Jones and Butcher)."""
    eeuw, rest = divmod(jaar, 100)
    schrikkel, eeuwrest = divmod(eeuw, 4)
    correctie = (eeuw - (eeuw + 8) // 25 + 1) // 3
    epacta = (19 * (jaar % 19) + eeuw - schrikkel - correctie + 15) % 30
    zondag = (32 + 2 * eeuwrest + 2 * (rest // 4) - epacta - rest % 4) % 7
    laat = (jaar % 19 + 11 * epacta + 22 * zondag) // 451
    maand, dag = divmod(epacta + zondag - 7 * laat + 114, 31)
    return date(jaar, maand, dag + 1)


def _rond_pasen(van: int, tot: int) -> Callable[[int], Dagen]:
    return lambda jaar: (plus(_pasen(jaar), van), plus(_pasen(jaar), tot))


def _van_tot(van: tuple[int, int], tot: tuple[int, int]) -> Callable[[int], Dagen]:
    """Return the rule for days between two (month, day)s; the second may be in the year after."""
    return lambda jaar: (date(jaar, *van), date(jaar + (tot < van), *tot))


def _maand(nummer: int) -> Callable[[int], Dagen]:
    return lambda jaar: hele_maand(jaar, nummer)


_LENTE, _HERFST = _van_tot((3, 1), (5, 31)), _van_tot((9, 21), (11, 30))
# What comes back every year. The feasts of Islam follow the moon, and school holidays the region: they have no day.
JAARLIJKS: dict[str, Callable[[int], Dagen]] = {
    **{naam: _maand(nummer) for nummer, naam in enumerate(MAANDEN, 1)},
    "voorjaar": _LENTE, "lente": _LENTE, "herfst": _HERFST, "najaar": _HERFST,
    "zomer": _van_tot((6, 21), (8, 31)),
    "winter": lambda j: (date(j, 12, 21), hele_maand(j + 1, 2)[1]),
    "kerst": _van_tot((12, 25), (12, 26)),
    "feestdagen": _van_tot((12, 25), (1, 1)),
    "oud en nieuw": _van_tot((12, 31), (1, 1)),
    "nieuwjaar": _van_tot((1, 1), (1, 1)),
    "sinterklaas": _van_tot((12, 5), (12, 5)),
    "koningsdag": lambda j: een_dag(date(j, 4, 26 if date(j, 4, 27).weekday() == ZONDAG else 27)),
    "carnaval": _rond_pasen(-49, -47), "pasen": _rond_pasen(0, 1), "pinksteren": _rond_pasen(49, 50),
}  # fmt: skip


def eerstvolgende(in_jaar: Callable[[int], Dagen], vandaag: date) -> Dagen | None:
    """Return the first yearly row of days that is not over yet; None when no year has it (31 February)."""
    for jaar in range(max(vandaag.year - 1, 1), vandaag.year + _SCHRIKKELSPRONG):
        try:
            dagen = in_jaar(jaar)
        except ValueError:
            continue
        if dagen[1] >= vandaag:
            return dagen
    return None
