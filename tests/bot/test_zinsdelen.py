"""How a message is cut into clauses for quoting."""

from __future__ import annotations

import pytest

from bot.nlu.zinsdelen import MEESTE, geheel, zinsdelen


@pytest.mark.parametrize(
    ("tekst", "delen"),
    [
        ("ik heb schulden", ["ik heb schulden"]),
        ("ik heb schulden maar mijn zus helpt", ["ik heb schulden", "mijn zus helpt"]),
        ("Huis is oké. Werk niet!", ["Huis is oké", "Werk niet"]),
        ("geen geld, moe", ["geen geld, moe"]),
        ("mn dochter en ik kunnen echt lachen", ["mn dochter en ik kunnen echt lachen"]),
        ("het gaat slecht, mijn man en ik maken ruzie", ["het gaat slecht", "mijn man en ik maken ruzie"]),
        ("geen geld en geen werk", ["geen geld", "geen werk"]),
        ("mijn huis is klein en ik woon er fijn", ["mijn huis is klein", "ik woon er fijn"]),
        ("het kan zo niet verder met die brieven", ["het kan zo niet verder met die brieven"]),
        ("ik slaap slecht verder gaat het wel", ["ik slaap slecht", "verder gaat het wel"]),
        ("ik ben dus echt heel moe", ["ik ben dus echt heel moe"]),
        ("de bus rijdt niet dus ik blijf thuis", ["de bus rijdt niet", "ik blijf thuis"]),
        ("ik heb alleen maar mijn broer nog", ["ik heb alleen maar mijn broer nog"]),
        ("er is maar weinig over", ["er is maar weinig over"]),
        ("ik wil wel maar het lukt niet", ["ik wil wel", "het lukt niet"]),
        ("we zijn al jaren gelukkig getrouwd", ["we zijn al jaren gelukkig getrouwd"]),
        ("ik heb ook al jaren schulden", ["ik heb ook al jaren schulden"]),
        ("het is zwaar toch heb ik veel vrienden", ["het is zwaar", "toch heb ik veel vrienden"]),
        ("ik doe alles alleen sinds hij weg is", ["ik doe alles alleen sinds hij weg is"]),
        ("ik wil wel alleen ik durf niet", ["ik wil wel", "alleen ik durf niet"]),
        ("", []),
        ("...", []),
        ("😀", []),
    ],
)
def test_clauses(tekst: str, delen: list[str]) -> None:
    assert [d.tekst for d in zinsdelen(tekst)] == delen


@pytest.mark.parametrize("tekst", ["a, b c, d e f maar g h", "  x y ! en z z ", "en en en", "zin. " * 60, "maar"])
def test_a_clause_is_exactly_a_part_of_the_message(tekst: str) -> None:
    delen = zinsdelen(tekst)
    assert len(delen) <= MEESTE
    for deel in delen:
        assert tekst[deel.begin : deel.eind] == deel.tekst
        assert deel.tekst.strip() == deel.tekst


def test_the_whole_message_is_quoted_without_blanks_around_it() -> None:
    heel = geheel("  ja hoor  ")
    assert heel is not None
    assert (heel.tekst, heel.begin, heel.eind) == ("ja hoor", 2, 9)
