"""Train `models/nl_vliegwiel_sm`, the project's own small Dutch spaCy pipeline.

Run from the repository root, in the bot environment:

    .venv/bot/bin/python models/nl_vliegwiel_sm.recept/train.py [--steps N] [--out DIR]

Everything it needs lies beside this file. The seed is fixed and one thread is used, so
two runs on one machine give the same weights.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Corpus
from spacy.vocab import Vocab

RECIPE = Path(__file__).resolve().parent
ROOT = RECIPE.parent.parent
WORK = Path("var/spacy_model")
SEED = 3
SENTENCES_PER_DOC = 10
CHAT_SHARE = 0.3
CHAT_SENTENCES = 3
CHAT_MAX_WORDS = 20
TEST_SETS = ("test-alpino", "test-lassysmall")
SCORES = {
    "tag_acc": "TAG",
    "pos_acc": "POS",
    "morph_acc": "MORPH",
    "lemma_acc": "LEMMA",
    "dep_uas": "UAS",
    "dep_las": "LAS",
    "sents_f": "SENTS",
}


@dataclass(frozen=True)
class Sentence:
    """One UD sentence; all lists have one item per token, heads count from 0."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield the well-formed sentences of an xz-compressed CoNLL-U file."""
    sentence = Sentence()
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                _add_token(sentence, line.rstrip("\n").split("\t"))
            else:
                if _is_tree(sentence):
                    yield sentence
                sentence = Sentence()
    if _is_tree(sentence):
        yield sentence


def _is_tree(sentence: Sentence) -> bool:
    """Whether exactly one token is its own head (two training sentences have more)."""
    return sum(head == index for index, head in enumerate(sentence.heads)) == 1


def _add_token(sentence: Sentence, columns: list[str]) -> None:
    number, word, lemma, pos, tag, morph, head, dep, _, misc = columns
    sentence.words.append(word)
    sentence.spaces.append("SpaceAfter=No" not in misc)
    sentence.lemmas.append(lemma)
    sentence.pos.append(pos)
    # An empty XPOS means "not annotated". `spacy convert` would put the UPOS there and
    # teach the tagger two tag sets at once; an empty tag is left out of the loss.
    sentence.tags.append("" if tag == "_" else tag)
    sentence.morphs.append("" if morph == "_" else morph)
    sentence.heads.append(int(head) - 1 if head != "0" else int(number) - 1)
    sentence.deps.append("ROOT" if dep == "root" else dep)


def as_chat(sentences: list[Sentence]) -> list[Sentence]:
    """The same sentences as people type them: no capitals, no full stop at the very end.

    Rasa's SpacyNLP also lower-cases every message unless it is told not to.
    """
    last = len(sentences) - 1
    return [_typed(sentence, index == last) for index, sentence in enumerate(sentences)]


def _typed(sentence: Sentence, is_last: bool) -> Sentence:
    end = len(sentence.words)
    free = end > 1 and end - 1 not in sentence.heads[:-1]
    if is_last and free and sentence.words[-1] in {".", "!", "?"}:
        end -= 1
    fields = {name: values[:end] for name, values in vars(sentence).items()}
    fields["lemmas"] = [
        lemma if word == word.lower() else lemma.lower()
        for word, lemma in zip(fields["words"], fields["lemmas"], strict=True)
    ]
    fields["words"] = [word.lower() for word in fields["words"]]
    fields["spaces"][-1] = True
    return Sentence(**fields)


def to_doc(vocab: Vocab, sentences: list[Sentence]) -> Doc:
    """Join sentences to one annotated Doc."""
    columns: dict[str, list] = {name: [] for name in vars(sentences[0])}
    starts: list[bool] = []
    for sentence in sentences:
        offset = len(columns["words"])
        moved = replace(sentence, heads=[head + offset for head in sentence.heads])
        for name, values in vars(moved).items():
            columns[name].extend(values)
        starts.extend(position == 0 for position in range(len(sentence.words)))
    # Heads fix the sentence boundaries; passing sent_starts as well is an error in spaCy.
    doc = Doc(vocab, **columns)
    assert [token.is_sent_start for token in doc] == starts, "a sentence lost its boundary"
    return doc


def training_docs(vocab: Vocab) -> Iterator[Doc]:
    """The training sentences in documents of 1-10, and a share of the short ones as chat."""
    rng = random.Random(SEED)
    sentences = list(read_conllu(RECIPE / "data" / "train.conllu.xz"))
    for group in _groups(sentences, rng, SENTENCES_PER_DOC):
        yield to_doc(vocab, group)
    for group in _groups(_short(sentences), rng, CHAT_SENTENCES):
        if rng.random() < CHAT_SHARE:
            yield to_doc(vocab, as_chat(group))


def _short(sentences: Iterable[Sentence]) -> list[Sentence]:
    return [sentence for sentence in sentences if len(sentence.words) <= CHAT_MAX_WORDS]


def _groups(sentences: list[Sentence], rng: random.Random, largest: int) -> Iterator[list[Sentence]]:
    """Cut into runs of 1 to `largest` sentences."""
    start = 0
    while start < len(sentences):
        size = rng.randint(1, largest)
        yield sentences[start : start + size]
        start += size


def fixed_docs(vocab: Vocab, name: str) -> Iterator[Doc]:
    """A held-out set in documents of ten sentences, as `spacy convert -n 10` makes them."""
    sentences = list(read_conllu(RECIPE / "data" / f"{name}.conllu.xz"))
    for start in range(0, len(sentences), SENTENCES_PER_DOC):
        yield to_doc(vocab, sentences[start : start + SENTENCES_PER_DOC])


def chat_docs(vocab: Vocab, name: str) -> Iterator[Doc]:
    """The short sentences of a held-out set as chat messages of one to three sentences."""
    sentences = _short(read_conllu(RECIPE / "data" / f"{name}.conllu.xz"))
    for group in _groups(sentences, random.Random(SEED), CHAT_SENTENCES):
        yield to_doc(vocab, as_chat(group))


def write_corpora(work: Path) -> None:
    """Write train, dev and test sets as spaCy binary files under `work`."""
    work.mkdir(parents=True, exist_ok=True)
    vocab = spacy.blank("nl").vocab
    corpora = {"train": training_docs(vocab), "dev": fixed_docs(vocab, "dev")}
    for name in TEST_SETS:
        corpora[name] = fixed_docs(vocab, name)
        corpora[f"{name}-chat"] = chat_docs(vocab, name)
    for name, docs in corpora.items():
        DocBin(attrs=_DOC_ATTRS, docs=docs).to_disk(work / f"{name}.spacy")


_DOC_ATTRS = ("ORTH", "SPACY", "LEMMA", "POS", "TAG", "MORPH", "HEAD", "DEP", "SENT_START")


def measure(nlp: Language, work: Path) -> dict[str, dict[str, float]]:
    """Score the pipeline on each test set, newspaper form and chat form."""
    results: dict[str, dict[str, float]] = {}
    for name in TEST_SETS:
        for variant in (name, f"{name}-chat"):
            corpus = Corpus(work / f"{variant}.spacy")
            scores = nlp.evaluate(list(corpus(nlp)))
            results[variant] = {label: round(scores[key], 3) for key, label in SCORES.items()}
            # Rasa loads the pipeline without its parser; the senter then cuts the sentences.
            with nlp.select_pipes(disable="parser"):
                alone = nlp.evaluate(list(corpus(nlp)))
            results[variant]["SENTS_SENTER"] = round(alone["sents_f"], 3)
    return results


def describe(nlp: Language, scores: dict[str, dict[str, float]]) -> None:
    """Put name, licence, sources and scores in the pipeline's own meta data."""
    nlp.meta.update(
        name="vliegwiel_sm",
        version="1.0.0",
        description="Small Dutch pipeline for Vliegwiel; a stand-in for nl_core_news_sm.",
        author="Vliegwiel maintainers",
        license="CC BY-SA 4.0",
        sources=[
            {"name": name, "url": "https://universaldependencies.org", "license": "CC BY-SA 4.0"}
            for name in ("UD_Dutch-LassySmall", "UD_Dutch-Alpino")
        ],
    )
    nlp.meta["performance"] = scores


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=3000)
    parser.add_argument("--out", type=Path, default=ROOT / "models" / "nl_vliegwiel_sm")
    options = parser.parse_args()
    if Path.cwd() != ROOT:
        print(f"Run this from the repository root: {ROOT}", file=sys.stderr)
        return 2
    started = time.monotonic()
    write_corpora(WORK)
    overrides = {"training.max_steps": options.steps}
    train(RECIPE / "config.cfg", WORK / "trained", overrides=overrides)
    nlp = spacy.load(WORK / "trained" / "model-best")
    scores = measure(nlp, WORK)
    describe(nlp, scores)
    shutil.rmtree(options.out, ignore_errors=True)
    nlp.to_disk(options.out)
    print(json.dumps(scores, indent=2))
    print(f"{options.out} written after {time.monotonic() - started:.0f} s")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
