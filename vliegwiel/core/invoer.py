"""What a client typed, made safe to store and to pass on – without changing the words.

Everything here works on raw text from outside: it never assumes that the text is valid, short or visible.
"""

from __future__ import annotations

import unicodedata

MAX_TEKENS = 2000
"""Longest message, in characters after cleaning. A 1 MB message would keep Rasa busy for ten seconds."""

GEEN_WOORDEN = "…"
"""Stands in for a message of which nothing is left once its command sign is gone."""

# Embeddings, overrides and isolates reorder what a colleague at the desk reads; the byte order mark is noise.
_WEG = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff")
_REGELEINDE = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n", "\t": " "})
_VERVANGER = "\ufffd"


class OngeldigBericht(ValueError):
    """A message that can't be taken in; the subclasses say why."""


class BerichtLeeg(OngeldigBericht):
    """There is nothing to read in the message."""


class BerichtTeLang(OngeldigBericht):
    """The message is longer than ``MAX_TEKENS`` characters; ``lengte`` is how long it is."""

    def __init__(self, lengte: int) -> None:
        super().__init__(f"{lengte} tekens, hoogstens {MAX_TEKENS}")
        self.lengte = lengte


def _schoon_teken(teken: str) -> str:
    soort = unicodedata.category(teken)
    if soort == "Cs":  # a lone half of a pair can't be stored as UTF-8
        return _VERVANGER
    return "" if (soort == "Cc" and teken != "\n") or teken in _WEG else teken


def _zichtbaar(teken: str) -> bool:
    return unicodedata.category(teken)[0] not in "ZC"


def schoon(tekst: str) -> str:
    """Return the client's words, normalised (NFC) and without what no reader sees.

    Newlines stay, control characters go, a lone surrogate becomes U+FFFD, blanks at both ends go.
    Raises ``BerichtLeeg`` when nothing visible is left and ``BerichtTeLang`` above ``MAX_TEKENS`` characters.
    """
    regels = tekst.replace("\r\n", "\n").replace("\r", "\n").translate(_REGELEINDE)
    resultaat = unicodedata.normalize("NFC", "".join(map(_schoon_teken, regels))).strip()
    if not any(map(_zichtbaar, resultaat)):
        raise BerichtLeeg("het bericht is leeg")
    if len(resultaat) > MAX_TEKENS:
        raise BerichtTeLang(len(resultaat))
    return resultaat


def zonder_commando(tekst: str) -> str:
    """Return the text so that Rasa reads it as words: it would execute "/restart" and "/intent{…}".

    Rasa looks behind leading blanks, so every slash and blank at the start goes. Never returns an empty text.
    """
    rest = tekst.strip()
    while rest.startswith("/"):
        rest = rest.lstrip("/").strip()
    return rest or GEEN_WOORDEN
