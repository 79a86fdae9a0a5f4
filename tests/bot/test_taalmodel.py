"""Which Dutch spaCy pipeline is used, and what the project's own one can do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from bot.taalmodel import (
    EIGEN_MODEL,
    ROOT,
    TaalmodelOnbruikbaar,
    kies_taalmodel,
    officiele_versie,
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(EIGEN_MODEL)


def lemmas(doc: Doc) -> dict[str, str]:
    return {token.text: token.lemma_ for token in doc}


def niet_geinstalleerd() -> None:
    return None


def test_a_wish_is_read_as_verbs_with_their_infinitives(nlp: Language) -> None:
    doc = nlp("Ik wil graag weer werken.")
    woorden = {token.text: token for token in doc}
    assert woorden["werken"].pos_ == "VERB"
    assert woorden["wil"].pos_ in {"VERB", "AUX"}
    assert lemmas(doc)["wil"] == "willen"
    assert lemmas(doc)["werken"] == "werken"


def test_a_past_tense_gets_its_infinitive(nlp: Language) -> None:
    doc = nlp("Ik werkte vroeger in een winkel.")
    werkte = doc[1]
    assert werkte.lemma_ == "werken"
    assert werkte.morph.get("Tense") == ["Past"]


def test_two_sentences_are_two_sentences(nlp: Language) -> None:
    doc = nlp("Ik woon in een klein huis. Mijn zoon is ziek.")
    assert [zin.text for zin in doc.sents] == ["Ik woon in een klein huis.", "Mijn zoon is ziek."]


def test_a_message_typed_without_capitals_is_cut_as_well(nlp: Language) -> None:
    doc = nlp("ik woon in een klein huis. mijn zoon is ziek")
    assert [zin.text for zin in doc.sents] == ["ik woon in een klein huis.", "mijn zoon is ziek"]


def test_sentences_are_found_when_rasa_leaves_the_parser_out() -> None:
    zonder = spacy.load(EIGEN_MODEL, disable=["parser"])
    doc = zonder("ik woon in een klein huis. mijn zoon is ziek")
    assert len(list(doc.sents)) == 2


def test_every_sentence_has_exactly_one_root(nlp: Language) -> None:
    doc = nlp("Mijn vriendin heeft een nieuwe baan. Ik zoek nog werk.")
    for zin in doc.sents:
        assert [token.dep_ for token in zin].count("ROOT") == 1


def test_the_subject_hangs_from_the_verb(nlp: Language) -> None:
    doc = nlp("Mijn zoon zoekt een huis.")
    zoon = doc[1]
    assert (zoon.dep_, zoon.head.text) == ("nsubj", "zoekt")


@pytest.mark.parametrize("tekst", ["", " ", "\n\n", "?!", "😀", "a" * 2000])
def test_odd_input_is_read_without_an_error(nlp: Language, tekst: str) -> None:
    assert nlp(tekst).text == tekst


def test_the_pipeline_states_its_licence_and_sources(nlp: Language) -> None:
    assert nlp.meta["license"] == "CC BY-SA 4.0"
    assert {bron["name"] for bron in nlp.meta["sources"]} == {
        "UD_Dutch-LassySmall",
        "UD_Dutch-Alpino",
    }


def test_the_own_pipeline_is_used_when_the_official_one_is_not_there() -> None:
    model = kies_taalmodel({}, niet_geinstalleerd)
    assert model.naam == str(EIGEN_MODEL)
    assert model.bron == "eigen"
    assert "nl_vliegwiel_sm" in model.zin


def test_the_official_pipeline_goes_before_the_own_one() -> None:
    model = kies_taalmodel({}, lambda: "3.7.0")
    assert (model.naam, model.bron) == ("nl_core_news_sm", "officieel")
    assert "3.7.0" in model.zin


def test_an_official_pipeline_of_another_spacy_is_passed_over() -> None:
    model = kies_taalmodel({}, lambda: "3.8.0")
    assert model.bron == "eigen"
    assert "3.8.0 past niet" in model.zin


def test_the_setting_goes_before_everything() -> None:
    model = kies_taalmodel({"SPACY_MODEL": "models/nl_vliegwiel_sm"}, lambda: "3.7.0")
    assert (model.naam, model.bron) == (str(EIGEN_MODEL), "instelling")


def test_an_empty_setting_is_no_setting() -> None:
    assert kies_taalmodel({"SPACY_MODEL": "  "}, niet_geinstalleerd).bron == "eigen"


def test_a_setting_that_names_nothing_is_a_clear_error() -> None:
    with pytest.raises(TaalmodelOnbruikbaar, match="SPACY_MODEL=bestaat_niet werkt niet"):
        kies_taalmodel({"SPACY_MODEL": "bestaat_niet"}, niet_geinstalleerd)


def test_a_setting_that_names_half_a_pipeline_is_a_clear_error(tmp_path: Path) -> None:
    kapot = tmp_path / "kapot"
    shutil.copytree(EIGEN_MODEL, kapot)
    (kapot / "tagger" / "model").write_bytes(b"geen model")
    with pytest.raises(TaalmodelOnbruikbaar, match="kan dit taalmodel niet laden"):
        kies_taalmodel({"SPACY_MODEL": str(kapot)}, niet_geinstalleerd)


def test_a_pipeline_for_another_language_is_refused(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path / "duits")
    with pytest.raises(TaalmodelOnbruikbaar, match="voor 'de', niet voor 'nl'"):
        kies_taalmodel({"SPACY_MODEL": str(tmp_path / "duits")}, niet_geinstalleerd)


def test_a_missing_own_pipeline_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(TaalmodelOnbruikbaar, match="make spacy-model"):
        kies_taalmodel({}, niet_geinstalleerd, eigen=tmp_path / "weg")


def zet_pakket_neer(map_: Path, bestanden: dict[str, str]) -> None:
    info = map_ / "nl_core_news_sm-3.7.0.dist-info"
    info.mkdir(parents=True)
    for naam, inhoud in bestanden.items():
        (info / naam).write_text(inhoud)


METADATA = "Metadata-Version: 2.1\nName: nl-core-news-sm\nVersion: 3.7.0\n"


def test_an_installed_official_pipeline_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    zet_pakket_neer(tmp_path, {"METADATA": METADATA, "RECORD": "nl_core_news_sm/__init__.py,,\n"})
    monkeypatch.syspath_prepend(str(tmp_path))
    assert officiele_versie() == "3.7.0"


def test_a_download_that_was_cut_off_does_not_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    zet_pakket_neer(tmp_path, {"METADATA": METADATA})
    monkeypatch.syspath_prepend(str(tmp_path))
    assert officiele_versie() is None


def run_taalmodel(**omgeving: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot.taalmodel"],
        cwd=ROOT,
        env={**os.environ, **omgeving},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_line_gives_the_name_alone_on_stdout() -> None:
    uitkomst = run_taalmodel(SPACY_MODEL=str(EIGEN_MODEL))
    assert uitkomst.returncode == 0
    assert uitkomst.stdout == f"{EIGEN_MODEL}\n"
    assert uitkomst.stderr.startswith("Taalmodel: ")


def test_the_command_line_stops_with_a_sentence_and_no_traceback() -> None:
    uitkomst = run_taalmodel(SPACY_MODEL="bestaat_niet")
    assert uitkomst.returncode == 2
    assert uitkomst.stdout == ""
    assert "Traceback" not in uitkomst.stderr


def run_haal_model(**omgeving: str) -> subprocess.CompletedProcess[str]:
    # A proxy nobody listens on: the script can't reach the network from a test.
    dood = dict.fromkeys(("HTTPS_PROXY", "https_proxy"), "http://127.0.0.1:9")
    return subprocess.run(
        [ROOT / "scripts" / "haal_spacy_model.sh"],
        env={**os.environ, **dood, **omgeving},
        capture_output=True,
        text=True,
        check=False,
    )


def test_set_up_goes_on_when_the_official_pipeline_cannot_be_fetched() -> None:
    uitkomst = run_haal_model(SPACY_MODEL="")
    assert uitkomst.returncode == 0
    assert "Taalmodel: " in uitkomst.stdout.splitlines()[-1]


def test_set_up_fetches_nothing_when_the_setting_names_a_pipeline() -> None:
    uitkomst = run_haal_model(SPACY_MODEL=str(EIGEN_MODEL))
    assert uitkomst.returncode == 0
    assert uitkomst.stdout == f"Taalmodel: {EIGEN_MODEL} (gekozen met SPACY_MODEL).\n"
