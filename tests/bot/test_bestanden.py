"""Config, domain, rules and data: what holds for the files themselves."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from bot.keuren import klachten
from bot.nlu.bouwsteen import LerendeComponent
from bot.nlu.corpus import CorpusFout, lees_corpus, vingerafdruk
from bot.omgeving import ROOT, zet_omgeving
from bot.server import zonder_woorden
from bot.trainen import modelpad

DOMEIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
REGELS = [r for p in sorted((ROOT / "data" / "rules").glob("*.yml")) for r in yaml.safe_load(p.read_text())["rules"]]


def test_the_domain_is_small_and_says_nothing() -> None:
    regels = (ROOT / "domain.yml").read_text(encoding="utf-8").splitlines()
    assert len(regels) <= 300
    assert not {"responses", "slots", "forms", "entities"} & DOMEIN.keys()
    assert DOMEIN["actions"] == ["action_beurt", "action_deel_met_consulent"]


def test_nothing_is_carried_from_one_session_to_the_next() -> None:
    assert DOMEIN["session_config"] == {"session_expiration_time": 0, "carry_over_slots_to_new_session": False}


def test_every_intent_has_exactly_one_rule() -> None:
    telling = Counter(stap["intent"] for regel in REGELS for stap in regel["steps"] if "intent" in stap)
    assert telling == dict.fromkeys(DOMEIN["intents"], 1)
    assert len(DOMEIN["intents"]) == 36


def test_only_sharing_goes_straight_to_the_hand_over() -> None:
    acties = {r["steps"][0]["intent"]: r["steps"][1]["action"] for r in REGELS}
    assert {i for i, a in acties.items() if a == "action_deel_met_consulent"} == {"delen"}
    assert set(acties.values()) == {"action_beurt", "action_deel_met_consulent"}


def test_every_intent_has_examples_and_no_example_has_two_intents() -> None:
    gezien: dict[str, str] = {}
    for pad in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for deel in yaml.safe_load(pad.read_text(encoding="utf-8"))["nlu"]:
            ruw = deel["examples"]
            teksten = (
                [v["text"].strip() for v in ruw]
                if isinstance(ruw, list)
                else re.findall(r"^- (.*)$", ruw, re.MULTILINE)
            )
            for tekst in teksten:
                assert gezien.setdefault(tekst.lower(), deel["intent"]) == deel["intent"], tekst
    assert set(gezien.values()) == set(DOMEIN["intents"])


def test_acts_in_the_corpus_carry_the_names_of_the_domain() -> None:
    daden = {r.daad for r in lees_corpus()} - {None}
    assert daden <= set(DOMEIN["intents"])


def test_no_learned_policy_and_no_form() -> None:
    config = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    assert [p["name"] for p in config["policies"]] == ["RulePolicy"]
    assert not {"DIETClassifier", "ResponseSelector"} & {c["name"] for c in config["pipeline"]}


def test_rasa_listens_on_loopback_and_reports_to_nobody() -> None:
    omgeving = {"VLIEGWIEL_ACTIES_POORT": "6055"}
    zet_omgeving(omgeving)
    assert omgeving["SANIC_HOST"] == "127.0.0.1"
    assert omgeving["RASA_TELEMETRY_ENABLED"] == "false"
    assert omgeving["VLIEGWIEL_ACTIES_WEBHOOK"] == "http://127.0.0.1:6055/webhook"
    assert list(yaml.safe_load((ROOT / "credentials.yml").read_text())) == ["rest"]


def test_changed_data_means_another_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bestand = tmp_path / "a.jsonl"
    bestand.write_text('{"text": "een"}\n')
    monkeypatch.setattr("bot.trainen.CORPUS", tmp_path)
    monkeypatch.setattr("bot.nlu.bouwsteen.CORPUS", tmp_path)
    taalmodel = zet_omgeving()
    eerst = modelpad(taalmodel), LerendeComponent.fingerprint_addon({}), vingerafdruk([tmp_path])
    assert eerst == (modelpad(taalmodel), LerendeComponent.fingerprint_addon({}), vingerafdruk([tmp_path]))
    bestand.write_text('{"text": "twee"}\n')
    daarna = modelpad(taalmodel), LerendeComponent.fingerprint_addon({}), vingerafdruk([tmp_path])
    assert all(a != b for a, b in zip(eerst, daarna, strict=True))


def test_a_bad_corpus_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "stuk.jsonl").write_text('{"text": "goed"}\n{"geen": "tekst"}\n')
    with pytest.raises(CorpusFout, match=r"stuk\.jsonl regel 2"):
        lees_corpus(tmp_path)


def test_the_check_of_the_data_lets_one_warning_through_and_no_other() -> None:
    toegestaan = "UserWarning: The utterance 'utter_x' is not used in any story or rule."
    assert klachten(toegestaan) == []
    ander = "UserWarning: The intent 'x' is not used in any story or rule."
    assert klachten(f"{toegestaan}\n{ander}") == [ander]
    assert klachten("2026-01-01 ERROR rasa.validator - kapot")


def test_a_clients_words_stay_out_of_the_log() -> None:
    assert zonder_woorden(None, "error", {"event": "rest.failure", "text": "mijn geheim"}) == {"event": "rest.failure"}
