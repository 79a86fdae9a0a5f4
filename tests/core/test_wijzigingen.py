"""A consultant who read the first version reads only what is new in the second."""

from __future__ import annotations

from typing import Any

from vliegwiel.core.wijzigingen import Wijziging, wijzigingen, zonder_weggehaald


def regel(nummer: str, citaat: str) -> dict[str, Any]:
    return {"id": nummer, "soort": "zorg", "citaat": citaat}


def versie(
    velden: dict[str, str], *regels: dict[str, Any], score: int | str | None = None, **rest: Any
) -> dict[str, Any]:
    return {
        "velden": velden,
        "rijen": [{"leefgebied": "geld", "naam": "Geld", "score": score, "regels": list(regels)}],
    } | rest


def test_the_same_version_has_no_changes() -> None:
    een = versie({"wens": "rust"}, regel("c1", "schulden"), score=2, startpunt="geld")
    assert wijzigingen(een, een) == ()


def test_changed_added_and_removed_words_are_told_apart() -> None:
    oud = versie({"wens": "rust", "stap": "bellen"}, regel("c1", "schulden"), regel("c2", "brieven"))
    nieuw = versie({"wens": "slapen", "waarom": "moe"}, regel("c1", "veel schulden"), regel("c3", "deurwaarder"))
    assert wijzigingen(oud, nieuw) == (
        Wijziging("veld", "wens", "rust", "slapen"),
        Wijziging("veld", "waarom", "", "moe"),
        Wijziging("veld", "stap", "", ""),
        Wijziging("regel", "Geld", "schulden", "veel schulden"),
        Wijziging("regel", "Geld", "", "deurwaarder"),
        Wijziging("regel", "Geld", "", ""),
    )


def test_another_score_and_another_starting_point_are_changes() -> None:
    oud, nieuw = versie({}, score=2, startpunt=None), versie({}, score=3, startpunt="geld")
    assert wijzigingen(oud, nieuw) == (
        Wijziging("keuze", "startpunt", "", "Geld"),
        Wijziging("score", "Geld", "2", "3"),
    )


def test_a_row_that_was_not_there_before_is_new() -> None:
    assert wijzigingen({}, versie({}, regel("c1", "schulden"), score="weet_niet")) == (
        Wijziging("score", "Geld", "", "weet_niet"),
        Wijziging("regel", "Geld", "", "schulden"),
    )


def test_words_that_were_taken_away_are_nowhere_in_the_older_version() -> None:
    oud = versie({"wens": "rust", "lastig": "ik heb schulden en ik slaap slecht", "waarom": "moe"},
                 regel("c1", "ik heb schulden"), regel("c2", "ik slaap slecht"))  # fmt: skip
    nieuw = versie({"wens": "rust", "lastig": "ik slaap slecht"}, regel("c2", "ik slaap slecht"))
    schoon = zonder_weggehaald(oud, nieuw)
    assert "schulden" not in str(schoon)
    assert "moe" not in str(schoon)
    assert "rust" in str(schoon)
    assert wijzigingen(schoon, nieuw) == wijzigingen(oud, nieuw)
    assert Wijziging("regel", "Geld", "", "") in wijzigingen(schoon, nieuw)
    assert zonder_weggehaald(schoon, nieuw) == schoon


def test_a_line_that_was_made_shorter_does_not_show_what_was_left_out() -> None:
    oud, nieuw = versie({}, regel("c1", "ik drink en slaap slecht")), versie({}, regel("c1", "ik slaap slecht"))
    assert wijzigingen(oud, nieuw) == (Wijziging("regel", "Geld", "", "ik slaap slecht"),)
