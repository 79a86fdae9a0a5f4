"""What a password of a colleague's own has to be: long, not the user name, and not what everybody tries first."""

from __future__ import annotations

import re

from vliegwiel.core.spelling import lees_woorden, plat

MINSTE, MEESTE = 12, 1000
MINSTE_VERSCHILLEND = 5
TE_KORT, TE_LANG, LIJKT_OP_NAAM, VEEL_GEBRUIKT, ZELFDE = (
    "te_kort",
    "te_lang",
    "lijkt_op_naam",
    "veel_gebruikt",
    "zelfde",
)

_GEWOON = frozenset(plat(vorm) for vormen in lees_woorden("wachtwoorden").values() for vorm in vormen)
# How people dress a word up: W3lk0m2026!
_VERKLEED = str.maketrans("013457@$!", "oleastasi")
_RIJEN = (
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "01234567890123456789",
)


class OngeldigWachtwoord(ValueError):
    """This password can't be used; ``reden`` says why."""

    def __init__(self, reden: str) -> None:
        super().__init__(reden)
        self.reden = reden


def keur(wachtwoord: str, *namen: str) -> str:
    """Return the password; raises ``OngeldigWachtwoord``. ``namen``: the user name and the name of whose it is."""
    if len(wachtwoord) < MINSTE:
        raise OngeldigWachtwoord(TE_KORT)
    if len(wachtwoord) > MEESTE:
        raise OngeldigWachtwoord(TE_LANG)
    klein = plat(wachtwoord)
    if any(len(naam) > 2 and plat(naam) in klein for naam in namen):
        raise OngeldigWachtwoord(LIJKT_OP_NAAM)
    if _is_gewoon(klein):
        raise OngeldigWachtwoord(VEEL_GEBRUIKT)
    return wachtwoord


def _is_gewoon(klein: str) -> bool:
    if len(set(klein)) < MINSTE_VERSCHILLEND or _is_rij(klein):
        return True
    uitgekleed = re.sub(r"[\d\W_]+$", "", klein).translate(_VERKLEED)
    return any(_alleen_gewone_woorden(re.sub(r"[^a-z]", "", vorm)) for vorm in (klein, uitgekleed))


def _alleen_gewone_woorden(letters: str) -> bool:
    """Return whether it is one or more common words in a row, and nothing else: welkomwelkom, mijnwachtwoord."""
    bereikt = {0}
    for eind in range(1, len(letters) + 1):
        if any(eind - len(woord) in bereikt and letters.startswith(woord, eind - len(woord)) for woord in _GEWOON):
            bereikt.add(eind)
    return len(letters) in bereikt


def _is_rij(klein: str) -> bool:
    """Return whether it is nothing but neighbours: 123456789012, qwertyuiop12, abcdefghijkl."""
    paren = sum(any(a + b in rij or b + a in rij for rij in _RIJEN) for a, b in zip(klein, klein[1:], strict=False))
    return paren >= len(klein) - 2
