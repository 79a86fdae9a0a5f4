"""The pieces that are kept of the vocabulary (250,000 in a hundred languages), and the tokenizer over them.

Kept: every single sign, and every piece that occurs in Dutch (the word list of ``wordfreq``, as read, with a capital and
without, and the project's own lines). The tokenizer of the shipped model is the one the encoder was fine-tuned with.
"""

from __future__ import annotations

from collections.abc import Iterable

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers
from wordfreq import top_n_list

from bot.encoder.e5 import Lezer

WOORDEN = 150_000
LETTERS_TOT = 0x24F  # Latin with its accents; other scripts only where the corpus has them
_SPATIE = "▁"


def tokenizer(stukken: list[str], scores: list[float], onbekend: int) -> Tokenizer:
    """Return a Unigram tokenizer with the normalisation that e5 expects."""
    uit = Tokenizer(models.Unigram(list(zip(stukken, scores, strict=True)), unk_id=onbekend))
    uit.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")])
    uit.pre_tokenizer = pre_tokenizers.Metaspace()
    return uit


def kies(bron: Lezer, teksten: Iterable[str]) -> list[int]:
    """Return the numbers of the pieces to keep, in their old order (the special ones stand first)."""
    vol = tokenizer(bron.stukken, [float(s) for s in bron.scores], bron.vorm.onbekend)
    vorm = bron.vorm
    houd = {vorm.begin, vorm.eind, vorm.leeg, vorm.onbekend}
    houd |= {
        i for i, s in enumerate(bron.stukken) if len(s.removeprefix(_SPATIE)) <= 1 and ord(s[-1:] or "a") <= LETTERS_TOT
    }
    houd |= {i for i, s in enumerate(bron.stukken) if s == _SPATIE}
    woorden = top_n_list("nl", WOORDEN)
    lijst = [*woorden, *(w.capitalize() for w in woorden), *teksten]
    for gelezen in vol.encode_batch(lijst):
        houd.update(gelezen.ids)
    return sorted(houd)
