"""A client's numbers don't travel further than the message they were typed in."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vliegwiel.core.maskeren import is_bsn, is_iban, maskeer

GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2)


def bsn_van(acht: int) -> str | None:
    cijfers = f"{acht:08d}"
    controle = sum(g * int(c) for g, c in zip(GEWICHTEN, cijfers, strict=True)) % 11
    return cijfers + str(controle) if controle < 10 else None


def iban_van(land: str, rekening: str) -> str:
    getal = int("".join(str(int(c, 36)) for c in rekening + land + "00"))
    return f"{land}{98 - getal % 97:02d}{rekening}"


GELDIGE_BSN = st.integers(1_000_000, 99_999_999).map(bsn_van).filter(lambda b: b is not None)
OMGEVING = st.text(st.characters(categories=("L", "Z", "P"), exclude_characters="@+"), max_size=30)


@pytest.mark.parametrize(
    "getypt", ["123456782", "123.456.782", "123 456 782", "1234 56 782", "1 2 3 4 5 6 7 8 2", "123-456-782"]
)
def test_a_bsn_is_masked_however_it_is_typed(getypt: str) -> None:
    assert maskeer(f"mijn bsn is {getypt}, klopt dat?") == "mijn bsn is [bsn], klopt dat?"


def test_a_bsn_against_a_word_is_masked() -> None:
    assert maskeer("bsn:123456782en geboren in 1980") == "bsn:[bsn]en geboren in 1980"


@pytest.mark.parametrize(
    "onschuldig",
    [
        "123456789",
        "ik heb 12345678 gespaard",
        "geboren op 12-05-1980",
        "ik sta 1.250.000 in het rood haha",
        "kenmerk 2024 0012 55",
        "000000000",
        "bel 0800-0113 of 0800 2000",
        "bel 112",
        "€ 123.456.782 schuld",
        "123456782 euro in de staatskas",
        "geboren 12-05-1980 3 kinderen",
        "postcode 1234 AB, sinds 2016",
        "mijn code is K7M-3QP",
        "van 9.00 tot 17.30 uur",
        "huur 750 gas 120 water 32 euro",
    ],
)
def test_a_number_that_points_to_nobody_stays(onschuldig: str) -> None:
    assert maskeer(onschuldig) == onschuldig


@pytest.mark.parametrize(
    "getypt",
    ["NL91ABNA0417164300", "nl91 abna 0417 1643 00", "NL91.ABNA.0417.1643.00", "DE89 3704 0044 0532 0130 00",
     "BE68539007547034", "PL61109010140000071219812874", "TR330006100519786457841326"],
)  # fmt: skip
def test_an_account_number_of_any_country_is_masked(getypt: str) -> None:
    assert maskeer(f"mijn rekening {getypt} staat rood") == "mijn rekening [rekeningnummer] staat rood"


def test_a_dutch_account_number_with_one_wrong_digit_is_masked_too() -> None:
    assert maskeer("NL91 ABNA 0417 1643 01") == "[rekeningnummer]"


def test_words_that_look_like_the_start_of_an_account_number_stay() -> None:
    assert maskeer("In 2024 12 keer afgewezen op 34 brieven en nu weer 56") == (
        "In 2024 12 keer afgewezen op 34 brieven en nu weer 56"
    )


@pytest.mark.parametrize(
    "getypt",
    ["0612345678", "06-12345678", "06 12 34 56 78", "+31 6 12345678", "0031612345678", "+31 (0)6 1234 5678",
     "010-1234567", "(020) 123 45 67", "0512 123 456", "+32 470 12 34 56"],
)  # fmt: skip
def test_a_telephone_number_is_masked_as_a_telephone_number(getypt: str) -> None:
    assert maskeer(f"bel me op {getypt} na 5 uur") == "bel me op [telefoonnummer] na 5 uur"


@pytest.mark.parametrize("gezegd", ["bsn 12345678", "mijn BSN is 123456789", "burgerservicenummer: 1234.56.78"])
def test_a_number_that_is_called_a_bsn_is_masked_also_when_it_is_mistyped(gezegd: str) -> None:
    assert maskeer(gezegd).endswith("[bsn]")


@pytest.mark.parametrize("gezegd", ["tel 612345678", "bel me op 6 12345678", "31612345678", "0048 123 456 789"])
def test_a_telephone_number_without_its_first_signs_is_masked(gezegd: str) -> None:
    assert maskeer(gezegd).endswith("[telefoonnummer]")


@pytest.mark.parametrize("gezegd", ["mail a.b (at) post.example", "mail A.B@Gmail", "mail a_b[at]post.example"])
def test_a_mail_address_in_disguise_is_masked(gezegd: str) -> None:
    assert maskeer(gezegd) == "mail [e-mailadres]"


@given(
    st.integers(100_000_000, 999_999_999).filter(lambda n: is_bsn(str(n)) or is_bsn(f"0{str(n)[:8]}")),
    st.sampled_from(["0{}", "+31{}", "+31 {}", "0031{}", "0031-{}", "+31 (0){}"]),
)
def test_a_telephone_number_that_passes_the_elfproef_stays_a_telephone_number(nummer: int, vorm: str) -> None:
    assume(str(nummer)[:3] not in ("800", "806", "809", "900", "906", "909"))  # help lines
    assert maskeer(f"bel {vorm.format(nummer)} even") == "bel [telefoonnummer] even"


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%d-%m-%Y", "%d %m %Y", "%d.%m.%Y", "%Y-%m-%d"]),
    st.integers(0, 99),
)
def test_a_date_with_a_number_behind_it_stays(datum: date, vorm: str, getal: int) -> None:
    tekst = f"sinds {datum.strftime(vorm)} {getal} keer"
    assert maskeer(tekst) == tekst


@given(st.integers(0, 999_999_999), st.sampled_from(["€ {}", "€{},50", "{} euro", "{},- euro", "{} eur"]))
def test_an_amount_of_money_stays(bedrag: int, vorm: str) -> None:
    for getal in (str(bedrag), f"{bedrag:,}".replace(",", ".")):
        tekst = f"het kost {vorm.format(getal)} per maand"
        assert maskeer(tekst) == tekst


def test_a_mail_address_is_masked() -> None:
    assert maskeer("mail naar jan.de-boer+werk@post.voorbeeld.nl.") == "mail naar [e-mailadres]."


def test_several_numbers_in_one_message_are_each_masked_by_their_own_name() -> None:
    assert maskeer("bsn 123456782, tel 0612345678, rek NL91ABNA0417164300 en a@b.nl") == (
        "bsn [bsn], tel [telefoonnummer], rek [rekeningnummer] en [e-mailadres]"
    )


@given(GELDIGE_BSN, OMGEVING, OMGEVING)
def test_every_valid_bsn_is_masked_wherever_it_stands(bsn: str, ervoor: str, erna: str) -> None:
    assert is_bsn(bsn)
    assert bsn not in maskeer(f"{ervoor}{bsn}{erna}")


@given(GELDIGE_BSN, st.sampled_from([" ", ".", "-"]), st.sets(st.integers(1, 8), max_size=4))
def test_every_valid_bsn_is_masked_in_groups_too(bsn: str, teken: str, knippen: set[int]) -> None:
    grenzen = [0, *sorted(knippen), 9]
    getypt = teken.join(bsn[a:b] for a, b in zip(grenzen, grenzen[1:], strict=False))
    assume(not re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", getypt))  # with a year in it, it may be a birthday
    assert getypt not in maskeer(f"nummer {getypt} ja")


@given(st.sampled_from(["NL", "DE", "PL", "XX"]), st.text("0123456789ABCXYZ", min_size=30, max_size=30))
def test_every_valid_account_number_is_masked_with_and_without_blanks(land: str, tekens: str) -> None:
    lengte = {"NL": 18, "DE": 22, "PL": 28, "XX": 31}[land]
    iban = iban_van(land, tekens[: lengte - 5] + "7")
    in_vieren = " ".join(iban[i : i + 4] for i in range(0, lengte, 4))
    assert is_iban(iban)
    assert maskeer(f"op {iban} of {in_vieren}, graag") == "op [rekeningnummer] of [rekeningnummer], graag"


@given(st.text(max_size=80) | st.text("0123456789 .-+@()NLnlabna/", max_size=60))
def test_masking_never_fails_and_masking_twice_changes_nothing(tekst: str) -> None:
    eens = maskeer(tekst)
    assert maskeer(eens) == eens


@pytest.mark.parametrize("herhaald", ["1 ", "a.", "NL12 ", "+31 ", "06-", "a@", "0", "123456782 "])
def test_a_message_full_of_almost_numbers_is_still_read_at_once(herhaald: str) -> None:
    begin = time.perf_counter()
    maskeer((herhaald * 2000)[:2000])
    assert time.perf_counter() - begin < 0.5
