"""A municipality adds its own examples, and the assistant learns them without PyTorch."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from bot.nlu.corpus import INHOUD, Label, Regel, lees_corpus
from bot.nlu.geleerd import merken, nieuwe
from bot.nlu.gelezen import Lezer
from bot.nlu.hoofden import Hoofden
from bot.nlu.voorbeelden import lees_daden
from bot.nlu.zinnen import DAAD, EncoderOnbruikbaar, Zinsencoder, encoder
from bot.omgeving import BEGRIPSMODEL

# A made-up name of a local day centre, in many sentences.
JUTTER = [
    Regel(zin, "open", "gemeente", (Label("dag", "kracht"),))
    for zin in (
        "ik ga naar de jutterij", "de jutterij is mijn plek", "elke dinsdag jutterij", "bij de jutterij is het fijn",
        "jutterij doet me goed", "ik kom graag op de jutterij", "twee keer per week jutterij", "lekker bezig, jutterij",
        "de jutterij geeft me ritme", "zonder jutterij zit ik maar", "jutterij met die gasten daar", "leuk daar, de jutterij",
        "vandaag weer jutterij", "ik help op de jutterij", "jutterij, al drie jaar",
    )
]  # fmt: skip


@pytest.fixture
def hoofden() -> Hoofden:
    return Hoofden.laad(BEGRIPSMODEL)


@pytest.fixture
def bekend() -> list[Regel]:
    """Known lines: enough to hold the heads in place."""
    return [r for r in lees_corpus() if r.bron == "gewoon"]


def odds(hoofden: Hoofden, tekst: str) -> np.ndarray:
    return Lezer(encoder(), hoofden).lees(tekst).odds["gebied"]


def test_new_lines_pull_their_domain_up_and_leave_plain_sentences_alone(hoofden: Hoofden, bekend: list[Regel]) -> None:
    eerst, gewoon = odds(hoofden, "morgen mag ik weer naar de jutterij")[2], odds(hoofden, "ik heb schulden")
    aantal = hoofden.leer_bij([*bekend, *JUTTER], merken(bekend), encoder())
    assert aantal == len(JUTTER)
    assert odds(hoofden, "morgen mag ik weer naar de jutterij")[2] > eerst
    np.testing.assert_array_equal(odds(hoofden, "ik heb schulden") > 0, gewoon > 0)


def test_without_new_lines_nothing_changes(hoofden: Hoofden, bekend: list[Regel]) -> None:
    eerst = {k: v.copy() for k, v in hoofden.rijen.items()}
    assert hoofden.leer_bij(bekend, merken(bekend), encoder()) == 0
    for naam, rij in hoofden.rijen.items():
        np.testing.assert_array_equal(rij, eerst[naam])


def test_many_new_stories_do_not_teach_that_nobody_asks_or_refuses(hoofden: Hoofden, bekend: list[Regel]) -> None:
    vragen = random.Random(1).sample([r for r in lees_daden() if r.daad != INHOUD], 200)
    verhalen = [r for r in lees_corpus() if r.bron in ("crisis_11", "crisis_12") and not r.daad]
    gezien = encoder().lees_lijst([r.tekst for r in vragen], [r.vraag for r in vragen])[:, DAAD]

    def voor_verhaal_gehouden() -> float:
        odds = gezien @ hoofden.rijen["daad_w"].T + hoofden.rijen["daad_b"]
        kans = np.exp(odds - odds.max(1, keepdims=True))
        return float((kans / kans.sum(1, keepdims=True))[:, hoofden.daden.index(INHOUD)].mean())

    eerst = voor_verhaal_gehouden()
    assert hoofden.leer_bij([*bekend, *vragen, *verhalen], merken([*bekend, *vragen]), encoder()) == len(verhalen)
    assert voor_verhaal_gehouden() < 1.7 * eerst  # counted in full, they double it


def test_a_line_with_another_label_is_another_line(bekend: list[Regel]) -> None:
    anders = Regel(bekend[0].tekst, bekend[0].vraag, bekend[0].bron, (Label("justitie", "feit"),))
    assert nieuwe([bekend[0], anders], merken(bekend)) == [anders]


def test_kept_heads_say_the_same(hoofden: Hoofden, tmp_path: Path) -> None:
    hoofden.bewaar(tmp_path)
    terug = Hoofden.laad(tmp_path)
    assert terug.daden == hoofden.daden
    np.testing.assert_array_equal(odds(terug, "ik zoek werk"), odds(hoofden, "ik zoek werk"))


def test_what_the_pieces_add_is_the_log_odds(hoofden: Hoofden) -> None:
    """The evidence is exact: pieces, the two marks around them and the bias add up to the domain's log-odds."""
    gelezen = Lezer(encoder(), hoofden).lees("ik heb schulden en mijn zoon wil niet naar school")
    (blik,) = gelezen.vensters
    for g in range(11):
        stukken = hoofden.per_stuk(blik, g).sum()
        kijk, overal = np.split(hoofden.rijen["gebied_w"][g], 2)
        rand = (blik.blikken[g] - blik.aandacht[g] @ blik.vectoren) @ kijk
        rand += (blik.gemiddeld - blik.vectoren.sum(0) / (len(blik.vectoren) + 2)) @ overal
        np.testing.assert_allclose(stukken + rand + hoofden.rijen["gebied_b"][g], gelezen.odds["gebied"][g], atol=1e-3)


def test_the_last_words_of_a_very_long_message_count_as_much_as_the_first(hoofden: Hoofden) -> None:
    lezer = Lezer(encoder(), hoofden)
    vulling = "het was een gewone dag met gewone dingen en toen ging ik weer naar huis. " * 25
    lang = lezer.lees(vulling + "en ik heb heel veel schulden bij de belasting")
    assert len(lang.vensters) > 3
    waar = int(lang.bijdragen(1).argmax())
    assert "schulden" in lang.delen[waar].tekst
    assert lang.odds["gebied"][1] > lezer.lees(vulling).odds["gebied"][1] + 1
    assert lang.deel_odds([waar])[0]["gebied"][1] > 0  # which is read by itself when the whole leaves it in doubt


def test_a_missing_encoder_is_told_with_its_file(tmp_path: Path) -> None:
    with pytest.raises(EncoderOnbruikbaar, match=r"encoder\.onnx ontbreekt"):
        Zinsencoder(tmp_path)


def test_reading_together_gives_nearly_what_reading_alone_gives() -> None:
    """Not exactly: 8-bit arithmetic takes its scale from everything that is read in one go."""
    teksten = ["ik heb schulden", "mijn zoon zit op school en dat gaat goed", "ja"]
    for tekst, blik in zip(teksten, encoder().veel(teksten), strict=True):
        assert np.corrcoef(encoder().een(tekst).gemiddeld, blik.gemiddeld)[0, 1] > 0.97


def test_the_artifact_is_small_enough_to_ship_and_comes_with_its_papers() -> None:
    assert sum(p.stat().st_size for p in BEGRIPSMODEL.iterdir()) <= 45_000_000
    assert {"LICENTIE.md", "MODELKAART.md"} <= {p.name for p in BEGRIPSMODEL.iterdir()}
