"""The way through the conversation from beginning to end, as a client walks it."""

from __future__ import annotations

from tests.hulp.gesprek import Client
from vliegwiel.core.gesprek import KLAAR, ToestemmingGegeven


def test_the_whole_talk_ends_with_a_shared_summary_and_one_question_about_being_heard() -> None:
    client = Client().tot("gehoord")
    assert client.toestand.gedeeld == 1
    client.stap()
    assert client.toestand.status == KLAAR
    assert client.toestand.velden["gehoord"] == "ja"


def test_a_full_talk_with_two_domains_takes_at_most_twenty_two_turns() -> None:
    client = Client()
    while client.toestand.status != KLAAR:
        client.stap()
    assert len(client.toestand.verwerkt) <= 22


def test_beginning_is_kept_as_a_consent() -> None:
    client = Client()
    assert any(isinstance(e, ToestemmingGegeven) for e in client.kiest("begin", intent="bevestigen").effecten)
