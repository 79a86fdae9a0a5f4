"""What is shared: the client's words, and nothing more than that."""

from __future__ import annotations

from tests.hulp.gesprek import Client, noemt
from vliegwiel.core.samenvatting import BESPROKEN, NIET_BESPROKEN, NIET_VERTELD, vat_samen


def test_wish_and_motive_come_word_for_word() -> None:
    velden = vat_samen(Client().tot("delen").toestand).velden
    assert (velden["wens"], velden["waarom"]) == ("ik wil weer werken", "dan heb ik collega's")


def test_empty_is_never_a_zero() -> None:
    rijen = {r.leefgebied: r for r in vat_samen(Client().tot("delen").toestand).rijen}
    assert (rijen["contacten"].status, rijen["contacten"].score) == (NIET_BESPROKEN, None)
    assert (rijen["geld"].status, rijen["geld"].score) == (BESPROKEN, None)
    assert rijen["wonen"].score == 3


def test_a_domain_that_the_client_would_rather_not_talk_about_says_so() -> None:
    client = Client().tot("kies_gebied")
    client.kiest("gezin")
    client.kiest("overslaan", intent="overslaan")
    client.kiest("overslaan", intent="overslaan")
    rijen = {r.leefgebied: r for r in vat_samen(client.toestand).rijen}
    assert rijen["gezin"].status == NIET_VERTELD


def test_sensitive_rows_exist_only_when_the_client_brought_them_up() -> None:
    client = Client().tot("lastig")
    assert not {"gebruik", "justitie"} & {r.leefgebied for r in vat_samen(client.toestand).rijen}
    client.zegt("ik drink te veel", noemt("gebruik", "zorg", "ik drink te veel"))
    assert "gebruik" in {r.leefgebied for r in vat_samen(client.toestand).rijen}


def test_a_name_on_the_card_is_not_part_of_the_summary() -> None:
    velden = vat_samen(Client().tot("delen").toestand).velden
    assert "steun" not in velden
    assert velden["steun_rol"] == "meedenken"


def test_the_safety_flag_travels_only_when_there_was_a_signal() -> None:
    client = Client().tot("goed")
    assert vat_samen(client.toestand).veiligheid is None
    client.zegt("ik wil dood", crisis="acuut", soort="suicide")
    samenvatting = vat_samen(client.toestand)
    assert (samenvatting.veiligheid, samenvatting.crisissoort) == ("acuut", "suicide")


def test_strengths_and_worries_stand_beside_each_other() -> None:
    samenvatting = vat_samen(Client().tot("delen").toestand)
    assert [regel.citaat for _, regel in samenvatting.met("kracht")] == ["ik fiets veel"]
    assert "ik heb schulden" in [regel.citaat for _, regel in samenvatting.met("zorg")]
