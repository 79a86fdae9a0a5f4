"""A password of one's own is long, not the own name, and not what everybody tries first."""

from __future__ import annotations

import pytest

from vliegwiel.core.wachtwoord import OngeldigWachtwoord, keur


@pytest.mark.parametrize(
    "wachtwoord", ["paard-batterij-niet", "de trein naar Assen is laat", "xK8#mQz!2pLw", "Mijn kat eet 3 vissen!"]
)
def test_a_sentence_or_something_random_is_fine(wachtwoord: str) -> None:
    assert keur(wachtwoord, "anouk", "Anouk de Boer") == wachtwoord


@pytest.mark.parametrize(
    ("wachtwoord", "reden"),
    [
        ("", "te_kort"),
        ("elf tekens!", "te_kort"),
        ("x" * 1001, "te_lang"),
        ("anouk-en-de-fiets", "lijkt_op_naam"),
        ("ik ben ANÓUK hoor", "lijkt_op_naam"),
        ("welkom2026!!!", "veel_gebruikt"),
        ("W3lk0m2026!!", "veel_gebruikt"),
        ("Wachtwoord123456", "veel_gebruikt"),
        ("P@ssw0rd2026!", "veel_gebruikt"),
        ("mijnwachtwoord1", "veel_gebruikt"),
        ("zomer zomer zomer", "veel_gebruikt"),
        ("Lente2027!Gemeente", "veel_gebruikt"),
        ("qwertyuiop12", "veel_gebruikt"),
        ("123456789012", "veel_gebruikt"),
        ("abcdefghijkl", "veel_gebruikt"),
        ("aaaaaaaaaaaaaa", "veel_gebruikt"),
        ("2026-2026-2026", "veel_gebruikt"),
    ],
)
def test_what_is_short_or_well_known_is_refused_and_says_why(wachtwoord: str, reden: str) -> None:
    with pytest.raises(OngeldigWachtwoord) as fout:
        keur(wachtwoord, "anouk", "Anouk de Boer")
    assert fout.value.reden == reden


def test_a_thousand_letters_are_judged_at_once() -> None:
    assert keur("welkomqwe" * 110 + "x!")
