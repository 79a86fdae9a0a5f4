"""The code with which a client goes on with a conversation on another device.

Written down on paper, read out on the telephone, typed with one thumb: so without characters that look alike, and
without vowels, which would now and then make a word. Reading is forgiving; the code itself is never stored.
"""

from __future__ import annotations

import secrets
import unicodedata

TEKENS = "2345678CDFGHJKMNPQRTVWXY"
GROEPEN, PER_GROEP = 5, 3
LENGTE = GROEPEN * PER_GROEP  # 24 ** 15 is more than 2 ** 68
MEESTE_TEKENS = 100  # what is read of something that was typed
# What a hurried hand or eye makes of a character that can be in a code.
LIJKT_OP = {"0": "Q", "O": "Q", "1": "7", "I": "7", "L": "7", "S": "5", "Z": "2", "B": "8", "U": "V", "9": "G"}
_VERTALING = str.maketrans(LIJKT_OP)


def nieuwe_code() -> str:
    """Return a fresh code, such as ``K7M-3QP-G2H-XW4-2CD``."""
    return schrijf("".join(secrets.choice(TEKENS) for _ in range(LENGTE)))


def schrijf(kaal: str) -> str:
    """Return the characters of a code in groups, as they are shown."""
    return "-".join(kaal[n : n + PER_GROEP] for n in range(0, LENGTE, PER_GROEP))


def lees(getypt: str) -> str | None:
    """Return the bare characters of a typed code, or None when it can't be one.

    Case, spaces, dashes, dots and characters that look alike don't matter.
    """
    heel = unicodedata.normalize("NFKC", getypt[:MEESTE_TEKENS]).upper()
    kaal = "".join(t for t in heel if t.isalnum()).translate(_VERTALING)
    return kaal if len(kaal) == LENGTE and set(kaal) <= set(TEKENS) else None
