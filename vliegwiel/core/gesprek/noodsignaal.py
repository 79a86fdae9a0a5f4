"""What a message says about danger: the signal in it, and whether it clearly answers the direct question."""

from __future__ import annotations

import re

from vliegwiel.core.begrip import Crisissignaal
from vliegwiel.core.gesprek import script
from vliegwiel.core.gesprek.lezen import ja_nee, woorden
from vliegwiel.core.gesprek.verloop import Verloop
from vliegwiel.core.noodvorm import ROUW, verfijn

GEEN_EIGEN_SOORT = (None, "nazorg", ROUW)
AL_NEE = "crisis_nee:"  # told in ``gemeld``: asked about this kind of danger, and the answer was a clear no
EEN_VERHAAL, HALF = 4, 6  # words
# "Ja soms wel" is a yes where it matters; "jaja, dat zeggen ze allemaal" is none.
_HALF_JA = re.compile(
    r"\W*(?:ja(?!\W*ja|\s+hoor|\s+dag)|jawel|soms|wel\s?eens|af en toe|(?:een )?beetje|best wel|eigenlijk wel|klopt)\b",
    re.IGNORECASE,
)
_NIET = re.compile(r"\b(?:niet|niks|geen|nooit|nee)\b", re.IGNORECASE)
_SMALEND = re.compile(r"\W*(?:ja\W*ja|ja\s+(?:hoor|dag))\b", re.IGNORECASE)
# "Nee", "neeee alles is goed", "nee joh gewoon een rotdag"; with a "maar", a "soms" or anything like it, it is no clear no.
_KLINKT_NEE = re.compile(r"\W*(?:nee+n?|nope|welnee|neuh?|nie)\b", re.IGNORECASE)
_TOCH = re.compile(
    r"\b(?:maar|soms|weleens|wel\s?eens|eigenlijk|alleen|behalve|toch|misschien|dood|eind|nog|meer|altijd|vaak|bijna|hoort|bang)\b",
    re.IGNORECASE,
)
# Questions that ask for a name, a number or a choice: "een brief, daar heb ik genoeg van" is about letters there.
GEEN_VERHAAL = (
    "contact", "steun", "steun_rol", "plaats", "kies_gebied", "score", "in_de_weg", "startpunt", "belang", "vertrouwen",
)  # fmt: skip
NA_EEN_NEE = 0.75  # how sure a guess about another danger has to be after a clear no
NOG_EENS = 0.9  # how sure a guess has to be to ask about the same kind again; what is said outright always counts


def signaal_in(v: Verloop) -> tuple[Crisissignaal, str]:
    """Return the signal in the message and its kind; none for a guess about what the client has said no to before."""
    signaal = verfijn(v.b.begrip.crisis, v.b.tekst)
    soort = signaal.soort or ""
    if signaal.soort in GEEN_EIGEN_SOORT:
        soort = "suicide" if v.t.crisissoort in GEEN_EIGEN_SOORT else str(v.t.crisissoort)
    return (Crisissignaal() if is_gok(signaal) and _te_zwak(v, signaal, soort) else signaal), soort


def _te_zwak(v: Verloop, signaal: Crisissignaal, soort: str) -> bool:
    """Whether a guess is too weak to ask: after a clear no, or beside a question that asks for no story.

    The numbers stay in sight after the first time. Who is asked about every danger in turn stops telling.
    """
    if f"{AL_NEE}{soort}" in v.t.gemeld or script.soort_van(v.t.vraag) in GEEN_VERHAAL:
        return True
    return signaal.score < NA_EEN_NEE and any(g.startswith(AL_NEE) for g in v.t.gemeld)


def is_gok(signaal: Crisissignaal) -> bool:
    """Whether a question about this signal would rest on a guess."""
    return signaal.niveau == "vermoeden" and not signaal.stellig and signaal.score < NOG_EENS


def iets_anders(v: Verloop, signaal: Crisissignaal, soort: str) -> bool:
    """Whether the answer to a question about one danger tells of another: then that one is asked about."""
    vertelt = not v.b.keuzes and woorden(v.b) >= EEN_VERHAAL
    return vertelt and signaal.niveau == "vermoeden" and soort != v.t.crisissoort


def duidelijk(v: Verloop) -> str | None:
    """Return a clear yes or no; skipping the question is neither, and "dat klopt niet" takes the signal back."""
    if v.b.begrip.intent == "overslaan":
        return None
    if v.b.keuzes:
        return ja_nee(v.b)
    if v.b.begrip.intent == "corrigeren":
        return "nee"
    if _HALF_JA.match(v.b.tekst) and not _NIET.search(v.b.tekst) and woorden(v.b) <= HALF:
        return "ja"
    rustig = v.b.begrip.crisis.niveau == "geen" and "?" not in v.b.tekst
    if rustig and _KLINKT_NEE.match(v.b.tekst) and not _TOCH.search(v.b.tekst):
        return "nee"
    return None if _SMALEND.match(v.b.tekst) else ja_nee(v.b)
