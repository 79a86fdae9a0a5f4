"""How long a message waits, and what of a hand-over stands in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from vliegwiel.core.klantinteracties import Afspraak, maak_bericht
from vliegwiel.core.overdracht import Overdracht
from vliegwiel.core.uitwisseling import LANGSTE_UITSTEL, uitstel

NU = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
ZAAK = Overdracht("o1", "g1", "K7M-3QP", "nieuw", 1, "acuut", NU, NU)


def afspraak(*mee: str) -> Afspraak:
    tekst = "Referentie {referentie}, zie {adres}"
    return Afspraak(frozenset(mee), "chat", "Gesprek", "Bel", tekst, "Ingetrokken", "", "https://v.example")


def bericht(velden: dict[str, str], contact: dict[str, Any] | None = None, mee: tuple[str, ...] = ("wens",)) -> Any:
    return maak_bericht(ZAAK, NU, {"velden": velden}, contact, afspraak(*mee))


def test_every_attempt_waits_about_twice_as_long_as_the_one_before_up_to_six_hours() -> None:
    wachten = [uitstel(n, 0.999) for n in range(1, 30)]
    assert wachten[0] < timedelta(seconds=30) < wachten[1] < timedelta(minutes=1) < wachten[2]
    assert wachten == sorted(wachten)
    assert max(wachten) < LANGSTE_UITSTEL
    weekend = sum((uitstel(n, 0.5) for n in range(1, 25)), timedelta())
    assert timedelta(hours=64) < weekend < timedelta(days=3)


def test_chance_spreads_attempts_over_half_of_the_wait() -> None:
    assert uitstel(5, 0.0) == timedelta(minutes=4)
    assert uitstel(5, 0.0) < uitstel(5, 0.5) < uitstel(5, 0.99)


def test_who_asks_for_more_patience_gets_it_but_never_more_than_a_day() -> None:
    assert uitstel(1, 0.5, timedelta(minutes=10)) == timedelta(minutes=10)
    assert uitstel(1, 0.5, timedelta(days=400)) == timedelta(days=1)
    assert uitstel(9, 0.5, timedelta(seconds=1)) == uitstel(9, 0.5)


def test_only_what_the_gemeente_set_goes_along() -> None:
    velden, contact = {"wens": "rust", "waarom": "slaap", "lastig": "de post"}, {"naam": "Sam", "telefoon": "06"}
    assert bericht(velden, contact).klantcontact["inhoud"] == "rust"
    assert bericht(velden, contact, ("wens", "waarom")).klantcontact["inhoud"] == "rust\n\nslaap"
    assert bericht(velden, contact).betrokkene is None
    assert bericht(velden, contact, ("contact",)).klantcontact["inhoud"] == ""
    assert bericht(velden, contact, ("contact",)).betrokkene["contactnaam"] == {"voornaam": "Sam"}


def test_a_very_long_wish_is_cut_at_a_word() -> None:
    inhoud = bericht({"wens": "rust en " * 400}).klantcontact["inhoud"]
    assert len(inhoud) <= 1000
    assert inhoud.endswith(("rust…", "en…"))


def test_the_task_says_where_the_whole_hand_over_is() -> None:
    taak = bericht({}).internetaak
    assert taak["toelichting"] == "Referentie K7M-3QP, zie https://v.example/desk/overdrachten/o1"


@pytest.mark.parametrize(
    ("veld", "getypt", "adres", "soort"),
    [
        ("telefoon", "06 12 34 56 78", "0612345678", "telefoonnummer"),
        ("telefoon", "+31 (6) 12-34.56.78", "+31612345678", "telefoonnummer"),
        ("telefoon", "0031612345678", "0031612345678", "telefoonnummer"),
        ("telefoon", "06 12 34", "06 12 34", "overig"),
        ("telefoon", "0800 1234567", "0800 1234567", "overig"),
        ("telefoon", "via mijn zus", "via mijn zus", "overig"),
        ("email", "sam@post.example", "sam@post.example", "email"),
        ("email", "sam at post", "sam at post", "overig"),
        ("email", "s" * 90, "s" * 80, "overig"),
    ],
)
def test_a_number_that_is_not_quite_one_still_goes_along(veld: str, getypt: str, adres: str, soort: str) -> None:
    [gevonden] = bericht({}, {veld: getypt}, ("contact",)).adressen
    assert (gevonden["adres"], gevonden["soortDigitaalAdres"]) == (adres, soort)
