"""A moment in the client's words becomes the first day on which somebody may call – and never a day in the past."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.letterlijk_dag import dag_van
from vliegwiel.core.letterlijk_datum_regels import MAANDEN

WOENSDAG = date(2026, 5, 13)
WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
DAGEN = st.dates(date(1, 1, 1), date(9999, 12, 31))


def dag(moment: str, vandaag: date = WOENSDAG) -> str | None:
    gevonden = dag_van(moment, vandaag)
    return gevonden.isoformat() if gevonden else None


@pytest.mark.parametrize(
    "moment",
    ["nu", "straks", "vanavond", "vandaag", "zo snel mogelijk", "over een uur", "ochtend", "na 17.00 uur", "maakt niet uit",
     "elke dag", "doordeweeks", "na het eten", "niet op maandag", "binnen 2 weken", "in mei"],
)  # fmt: skip
def test_a_client_who_can_be_called_today_is_called_from_today(moment: str) -> None:
    assert dag(moment) == "2026-05-13"


@pytest.mark.parametrize(
    ("moment", "eerste"),
    [
        ("morgen", "2026-05-14"), ("morgenochtend", "2026-05-14"), ("overmorgen", "2026-05-15"), ("over 2 weken", "2026-05-27"),
        ("over een maand", "2026-06-13"), ("over een half jaar", "2026-11-13"), ("over een paar dagen", "2026-05-15"),
        ("volgende week", "2026-05-18"), ("volgende week dinsdag", "2026-05-19"), ("eind volgende week", "2026-05-22"),
        ("volgende maand", "2026-06-01"), ("begin volgende maand", "2026-06-01"), ("eind van de maand", "2026-05-25"),
        ("volgend jaar", "2027-01-02"), ("later deze week", "2026-05-14"), ("week 23", "2026-06-01"), ("week 5", "2027-02-01"),
    ],
)  # fmt: skip
def test_a_moment_counted_from_today_begins_at_its_first_day(moment: str, eerste: str) -> None:
    assert dag(moment) == eerste


@pytest.mark.parametrize(
    ("moment", "eerste"),
    [
        ("donderdag", "2026-05-14"), ("woensdag", "2026-05-20"), ("komende donderdag", "2026-05-14"),
        ("donderdag over een week", "2026-05-21"), ("woensdag of dinsdag", "2026-05-19"), ("weekend", "2026-05-16"),
        ("vrijdagmiddag na 15.00 uur", "2026-05-15"), ("vrijdag na het gebed", "2026-05-15"), ("na het weekend", "2026-05-18"),
        ("maandag tot en met vrijdag", "2026-05-14"), ("volgende week woensdag of dinsdag", "2026-05-19"),
        ("vanaf maandag", "2026-05-18"), ("elke dag behalve woensdag", "2026-05-14"), ("na volgende week", "2026-05-25"),
    ],
)  # fmt: skip
def test_a_day_of_the_week_is_the_next_one(moment: str, eerste: str) -> None:
    assert dag(moment) == eerste


@pytest.mark.parametrize(
    ("moment", "eerste"),
    [
        ("15 mei", "2026-05-15"), ("12 mei", "2027-05-12"), ("de 24e", "2026-05-24"), ("de 12e", "2026-06-12"),
        ("na de 24e", "2026-05-25"), ("na 3 juni", "2026-06-04"), ("vanaf 1 juni", "2026-06-01"), ("3-6", "2026-06-03"),
        ("03-06-2027", "2027-06-03"), ("3 juni 2027", "2027-06-03"), ("half mei", "2026-05-15"), ("eind mei", "2026-05-25"),
        ("april", "2027-04-01"), ("tweede helft van augustus", "2026-08-16"), ("laatste week van november", "2026-11-24"),
    ],
)  # fmt: skip
def test_a_date_or_month_is_the_one_that_comes(moment: str, eerste: str) -> None:
    assert dag(moment) == eerste


@pytest.mark.parametrize(
    ("moment", "eerste"),
    [
        ("in de zomer", "2026-06-21"), ("na de zomer", "2026-09-01"), ("herfst", "2026-09-21"), ("winter", "2026-12-21"),
        ("na Kerst", "2026-12-27"), ("na de feestdagen", "2027-01-02"), ("na nieuwjaar", "2027-01-02"),
        ("na oud en nieuw", "2027-01-02"), ("na Pasen", "2027-03-30"), ("na oktober", "2026-11-01"),
    ],
)  # fmt: skip
def test_a_season_or_feast_comes_round_every_year(moment: str, eerste: str) -> None:
    assert dag(moment) == eerste


def test_in_spring_means_the_first_of_march_unless_it_is_spring_already() -> None:
    assert dag("in het voorjaar", date(2026, 11, 3)) == "2027-03-01"
    assert dag("de lente", WOENSDAG) == "2026-05-13"
    assert dag("volgend voorjaar", WOENSDAG) == "2027-03-01"


def test_just_after_the_summer_after_the_summer_is_now() -> None:
    assert dag("na de zomer", date(2026, 9, 10)) == "2026-09-10"


def test_a_month_later_never_passes_the_end_of_a_short_month() -> None:
    assert dag("over een maand", date(2027, 1, 31)) == "2027-02-28"


def test_at_the_end_of_the_month_moves_on_when_the_25th_is_over() -> None:
    assert dag("eind van de maand", date(2026, 5, 25)) == "2026-05-25"
    assert dag("eind van de maand", date(2026, 5, 28)) == "2026-06-25"


def test_in_the_weekend_this_weekend_goes_on_and_a_weekend_is_the_next() -> None:
    zaterdag = date(2026, 5, 16)
    assert dag("dit weekend", zaterdag) == "2026-05-16"
    assert dag("weekend", zaterdag) == "2026-05-23"
    assert dag("na het weekend", zaterdag) == "2026-05-18"


@pytest.mark.parametrize(
    "moment",
    ["na mijn operatie", "na de vakantie", "na het Suikerfeest", "zodra ik weer thuis ben", "later", "ooit", "nooit",
     "nog niet", "31 februari", "de 32e", "3-13", "3 juni 2020", "week 60", "over 999999999 jaar", ""],
)  # fmt: skip
def test_a_moment_without_a_day_is_left_to_the_client(moment: str) -> None:
    assert dag(moment) is None


def test_the_29th_of_february_waits_for_a_leap_year() -> None:
    assert dag("29 februari") == "2028-02-29"


@given(st.sampled_from(WEEKDAGEN), st.sampled_from(["{}", "komende {}", "volgende week {}", "{}middag", "{} na 15.00 uur"]),
       st.dates(date(1900, 1, 1), date(2900, 1, 1)))  # fmt: skip
def test_a_named_day_gives_that_day_within_two_weeks_and_never_today(naam: str, vorm: str, vandaag: date) -> None:
    gevonden = dag_van(vorm.format(naam), vandaag)
    assert gevonden is not None
    assert gevonden.weekday() == WEEKDAGEN.index(naam)
    assert vandaag < gevonden <= vandaag + timedelta(days=14)


_STUK = st.sampled_from(
    [*WEEKDAGEN, *MAANDEN, "na", "de", "het", "over", "een", "half", "week", "volgende", "maand", "jaar", "eind", "begin",
     "voor", "van", "of", "tot en met", "weekend", "24e", "31", "9999", "0", "3-6", "na 17.00 uur", "laatste week van",
     "zomer", "winter", "Kerst", "deze", "later", "elke dag behalve", "paar", "anderhalf", "loop van", "week 53"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=40), st.lists(_STUK, max_size=6).map(" ".join)), DAGEN)
def test_whatever_the_moment_the_day_is_never_in_the_past(moment: str, vandaag: date) -> None:
    gevonden = dag_van(moment, vandaag)
    assert gevonden is None or gevonden >= vandaag


@given(st.integers(0, 400), st.dates(date(1900, 1, 1), date(2900, 1, 1)))
def test_over_so_many_days_is_exactly_so_many_days_away(dagen: int, vandaag: date) -> None:
    assert dag_van(f"over {dagen} dagen", vandaag) == vandaag + timedelta(days=dagen)


@given(st.integers(1, 31), st.sampled_from(MAANDEN), st.dates(date(1900, 1, 1), date(2900, 1, 1)))
def test_a_date_keeps_its_day_and_month_or_does_not_exist(nummer: int, maand: str, vandaag: date) -> None:
    gevonden = dag_van(f"{nummer} {maand}", vandaag)
    if gevonden is None:
        assert nummer > 28
    else:
        assert (gevonden.day, gevonden.month) == (nummer, MAANDEN.index(maand) + 1)
