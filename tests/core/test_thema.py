"""A gemeente's colours are only used when everybody can read what is written in them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from vliegwiel.core.kleuren import LETTERS, WIT, ZWART, Kleur, OngeldigeKleur, contrast, lees_kleur, leesbaar_op
from vliegwiel.core.thema import DONKER, KLEURNAMEN, LICHT, STANDEN, Kleuren, OngeldigThema, Thema, onleesbaar
from vliegwiel.settings_gemeente import voorbeeld

KLEUREN = st.builds(Kleur, *(st.integers(0, 255) for _ in range(3)))
THEMA = voorbeeld().thema


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast(ZWART, WIT) == pytest.approx(21)
    assert contrast(lees_kleur("#767676"), WIT) == pytest.approx(4.54, abs=0.01)
    assert contrast(lees_kleur("#777"), WIT) < LETTERS


@given(KLEUREN)
def test_black_or_white_reads_on_every_colour(kleur: Kleur) -> None:
    assert contrast(leesbaar_op(kleur), kleur) > 4.57
    assert lees_kleur(kleur.hex) == kleur


@pytest.mark.parametrize("tekst", ["", "rood", "0b5f66", "#12345", "#0b5f66ff", "#gggggg", "rgb(0,0,0)", "#fff;}"])
def test_what_is_no_colour_is_refused(tekst: str) -> None:
    with pytest.raises(OngeldigeKleur, match="geen kleur"):
        lees_kleur(tekst)


@given(st.sampled_from(KLEURNAMEN), KLEUREN, st.sampled_from(STANDEN))
def test_whatever_colour_is_chosen_all_that_follows_from_it_is_readable_or_it_is_refused(
    naam: str, kleur: Kleur, stand: str
) -> None:
    kleuren: Kleuren = replace(THEMA.stand(stand), **{naam: kleur})
    alle = {n: getattr(kleuren, n) for n in KLEURNAMEN}
    assume(not list(onleesbaar(stand, alle)))
    for letters, vlak in (
        (kleuren.tekst, kleuren.achtergrond),
        (kleuren.op_accent, kleuren.accent),
        (kleuren.op_accent, kleuren.accent_onder_muis),
        (kleuren.accent_onder_muis, kleuren.accent_licht_onder_muis),
        (kleuren.zacht, kleuren.grijs(0.06)),
        (kleuren.op_focus, kleuren.focus_vlak),
    ):
        assert contrast(letters, vlak) >= LETTERS
    assert contrast(kleuren.focus, kleuren.vlak) >= 3
    assert contrast(kleuren.rand, kleuren.achtergrond) >= 3


@pytest.mark.parametrize(
    ("stand", "naam", "kleur", "klacht"),
    [
        (LICHT, "zacht", "#8a8a8a", "licht: zacht op achtergrond heeft contrast 3,23, en 4,5 is nodig"),
        (DONKER, "op_accent", "#ffffff", "donker: op_accent op accent"),
        (DONKER, "rand", "#2d3a47", "donker: rand op achtergrond heeft contrast 1,52, en 3 is nodig"),
        (LICHT, "focus", "#ffdd00", "licht: focus op vlak"),
        (LICHT, "vlak", "#b0b0b0", "licht: het rood van een foutmelding op vlak"),
    ],
)
def test_a_look_that_somebody_cannot_read_is_never_built(stand: str, naam: str, kleur: str, klacht: str) -> None:
    with pytest.raises(OngeldigThema, match=klacht):
        replace(THEMA, **{stand: replace(THEMA.stand(stand), **{naam: lees_kleur(kleur)})})


@pytest.mark.parametrize(
    "anders", [{"letters": ("Verdana",)}, {"letters": ()}, {"letters": ('x";}', "serif")}, {"hoeken": 99}]
)
def test_letters_and_corners_cannot_be_anything(anders: dict[str, object]) -> None:
    with pytest.raises(OngeldigThema):
        Thema(**{**vars(THEMA), **anders})  # type: ignore[arg-type]
