"""What a client typed is kept word for word, and nothing invisible or executable comes along."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vliegwiel.core.invoer import (
    GEEN_WOORDEN,
    MAX_TEKENS,
    BerichtLeeg,
    BerichtTeLang,
    OngeldigBericht,
    schoon,
    zonder_commando,
)

RUW = st.text(st.characters(exclude_categories=()), max_size=60)


def test_a_client_keeps_every_word_and_every_line() -> None:
    assert schoon("  ik woon bij mijn zus\r\nen dat gaat best  ") == "ik woon bij mijn zus\nen dat gaat best"


def test_an_emoji_made_of_several_signs_stays_whole() -> None:
    assert schoon("mijn 👨‍👩‍👧 is alles ❤️") == "mijn 👨‍👩‍👧 is alles ❤️"


def test_an_accent_typed_as_a_separate_sign_becomes_one_letter() -> None:
    assert schoon("cafe\u0301") == "café"


def test_control_characters_are_left_out() -> None:
    assert schoon("ge\x00ld\x1b en\tbrieven\x07") == "geld en brieven"


def test_text_that_is_shown_backwards_is_put_straight() -> None:
    assert schoon("\u202eovertsa\u202c") == "overtsa"


def test_half_an_emoji_can_still_be_stored() -> None:
    schoon("hoi \ud83d").encode()


@pytest.mark.parametrize("niets", ["", "   ", "\n\n", "\x00", "\u200b", "\ufeff \u202e", "\t\r\n"])
def test_a_message_without_anything_to_read_is_refused(niets: str) -> None:
    with pytest.raises(BerichtLeeg):
        schoon(niets)


def test_a_message_of_exactly_the_limit_is_accepted() -> None:
    assert len(schoon("  " + "a" * MAX_TEKENS + "\x00  ")) == MAX_TEKENS


def test_a_message_above_the_limit_is_refused_and_says_how_long_it_is() -> None:
    with pytest.raises(BerichtTeLang) as fout:
        schoon("a" * (MAX_TEKENS + 7))
    assert fout.value.lengte == MAX_TEKENS + 7


@given(RUW)
def test_whatever_is_typed_cleaning_gives_storable_text_or_a_named_error(ruw: str) -> None:
    try:
        uit = schoon(ruw)
    except OngeldigBericht:
        return
    uit.encode()
    assert uit == uit.strip() == unicodedata.normalize("NFC", uit)
    assert "\x00" not in uit
    assert schoon(uit) == uit


@pytest.mark.parametrize(
    ("getypt", "gelezen"),
    [
        ("/restart", "restart"),
        ("  /restart", "restart"),
        ("//  / /stop", "stop"),
        ('/inform{"naam": "x"}', 'inform{"naam": "x"}'),
        ("\u3000/session_start", "session_start"),
        ("een 8/10", "een 8/10"),
        ("ja/nee", "ja/nee"),
    ],
)
def test_a_typed_command_is_read_as_plain_words(getypt: str, gelezen: str) -> None:
    assert zonder_commando(getypt) == gelezen


@pytest.mark.parametrize("niets", ["/", " / / ", ""])
def test_nothing_but_slashes_still_reaches_the_assistant_as_a_message(niets: str) -> None:
    assert zonder_commando(niets) == GEEN_WOORDEN


@given(st.text(st.sampled_from("/ \t\n\u00a0ax"), max_size=12))
def test_rasa_never_sees_a_command_in_what_a_client_typed(getypt: str) -> None:
    uit = zonder_commando(getypt)
    assert uit.strip()
    assert not uit.strip().startswith("/")
