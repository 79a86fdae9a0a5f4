"""Crisis, layer one: explicit words, read by rule in every message and in every state, before anything else.

This layer works without Rasa and without a model. It is for what people say outright; veiled speech is caught by
the second layer as far as it goes. What is said outright (*stellig*) is never lowered. A few words that only stand near
each other ("spring", "het water") are less: where the second layer can be asked and is sure that it is harmless, they
count one level less (``bot/nlu/leren_crisis.py``); where it can't, they count in full.

Levels and kinds: *acuut* (suicide, geweld, dakloos_acuut, medisch, ander_in_gevaar) stops the intake; *vermoeden*
leads to a direct question, yes or no – asking does not plant the idea; *nazorg* (past and over) to one calm check.
The phrases are in ``woorden/crisis_*.txt``. No clinician and no native speaker of another language has checked them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from vliegwiel.core.begrip import NIVEAUS, Crisissignaal
from vliegwiel.core.patronen import Zinsplek, een_van, effen, lees_patronen
from vliegwiel.core.samenhang import Samenhang

ACUUT, VERMOEDEN, NAZORG = "acuut", "vermoeden", "nazorg"
SUICIDE, GEWELD, DAKLOOS, MEDISCH, ANDER = "suicide", "geweld", "dakloos_acuut", "medisch", "ander_in_gevaar"

# Two kinds in one message at the same level: the one that can't wait a minute comes first.
_VOORRANG = (MEDISCH, SUICIDE, GEWELD, ANDER, DAKLOOS)
_SCORE = {ACUUT: 0.95, VERMOEDEN: 0.75, NAZORG: 0.7}
_BESTANDEN = ("suicide", "medisch", "geweld", "dakloos", "ander", "talen", "breed", "nazorg")


@dataclass(frozen=True)
class _Kop:
    """What a section of phrases stands for.

    ``kern``: one word is the whole signal. ``breed``: a few words near each other are. In both cases what stands
    around them is looked at more closely.
    """

    niveau: str
    soort: str
    kern: bool
    breed: bool


def _lees_kop(kop: str) -> _Kop:
    niveau, soort, *rest = kop.split()
    return _Kop(niveau, soort, "kern" in rest, "breed" in rest)


_KADER = {kop: een_van(regels) for kop, regels in lees_patronen("crisis_kader")}
_SECTIES = [(_lees_kop(kop), regels) for naam in _BESTANDEN for kop, regels in lees_patronen(f"crisis_{naam}")]
_ZINNEN = tuple((kop, een_van(enkel)) for kop, regels in _SECTIES if (enkel := [r for r in regels if " & " not in r]))
_PAREN = [(kop, regel) for kop, regels in _SECTIES for regel in regels if " & " in regel]
_SAMENHANG = Samenhang(regel for _, regel in _PAREN)


class _Bericht:
    """One message as even text, and what is said anywhere in it: looked up once, however many phrases there are."""

    def __init__(self, zin: str) -> None:
        self.zin = zin
        self._gezien: dict[str, bool] = {}

    def zegt(self, kader: str) -> bool:
        """Tell whether a phrase of this section of ``crisis_kader.txt`` is anywhere in the message."""
        if kader not in self._gezien:
            self._gezien[kader] = _staat(kader, self.zin)
        return self._gezien[kader]


def _staat(kader: str, tekst: str) -> bool:
    return _KADER[kader].search(tekst) is not None


def _ontkend(kop: _Kop, plek: Zinsplek) -> bool:
    """Tell whether the client denies it: "ik wil niet dood", "zelfmoord? nee", "geen overdosis of zo"."""
    nieuwe_zin = _staat("begint met ik", plek.zelf)  # in "ik kan niet meer ik wil dood" nothing is denied
    if not nieuwe_zin and _staat("ontkend ervoor", plek.ervoor):
        return True
    if _staat("ontkend erna altijd", plek.erna):
        return True
    ruim = kop.kern or kop.breed
    return ruim and (_staat("ontkend ervoor kern", plek.ervoor) or _staat("ontkend erna", plek.erna))


def _voorbij(kop: _Kop, plek: Zinsplek, bericht: _Bericht) -> bool:
    """Tell whether it is past and over.

    The clause itself must say that it is past: "mijn scheiding is achter de rug maar ik wil dood" is not over.
    """
    if bericht.zegt("actueel"):
        return False
    over = bericht.zegt("voorbij") or bericht.zegt("voorbij sterk")
    hier = plek.zin if kop.kern else plek.deelzin
    return _staat("verleden", hier) or (over and _staat("verleden tijd", hier)) or _staat("voorbij sterk", hier)


def _ooit_voorbij(plek: Zinsplek, bericht: _Bericht) -> bool:
    """Tell whether a message about hard times says anywhere that they are past."""
    verleden = bericht.zegt("verleden") or (bericht.zegt("voorbij") and _staat("verleden tijd", plek.zin))
    return (verleden or bericht.zegt("voorbij sterk")) and not bericht.zegt("actueel")


def _verhaal(kop: _Kop, plek: Zinsplek, bericht: _Bericht, zelf: bool) -> bool:
    """Tell whether the words are about a film, a book, work or the news."""
    if not bericht.zegt("werk"):
        return False
    return kop.kern or not zelf or (kop.breed and _staat("werk", plek.zin))


def _rouw(plek: Zinsplek) -> bool:
    """Tell whether it is about somebody who died: "mijn broer heeft zelfmoord gepleegd"."""
    hier = plek.ervoor + plek.zelf
    return not _staat("ik", hier) and (_staat("gepleegd", plek.erna) or _staat("pleegde", hier))


def _slaapt_wel(plek: Zinsplek, zelf: bool) -> bool:
    """Tell whether the words about a place to sleep are about a place there is, or about somebody else."""
    if not _staat("nodig", plek.zelf) and _staat("heeft al", plek.ervoor):
        return True
    return not zelf and not _staat("zelf", plek.zin) and _staat("ander dakloos", plek.ervoor)


def _gewogen(kop: _Kop, plek: Zinsplek, bericht: _Bericht) -> Crisissignaal | None:
    """Return what one phrase means where it stands; None when it means nothing there."""
    niveau, soort = kop.niveau, kop.soort
    zelf = _staat("zelf", plek.zelf)
    if _ontkend(kop, plek) or _verhaal(kop, plek, bericht, zelf):
        return None
    if _voorbij(kop, plek, bericht) or (niveau == NAZORG and _ooit_voorbij(plek, bericht)):
        return Crisissignaal(NAZORG, NAZORG, _SCORE[NAZORG])
    if niveau == NAZORG or (soort == DAKLOOS and _slaapt_wel(plek, zelf)):
        return None
    if soort == MEDISCH and kop.kern and _staat("al gebeurd", plek.ervoor):
        return None
    if soort in {SUICIDE, ANDER} and _rouw(plek):
        return Crisissignaal(NAZORG, NAZORG, _SCORE[NAZORG])
    over_ander = soort == SUICIDE or (soort == GEWELD and kop.kern)
    if over_ander and not zelf and _staat("ander", plek.ervoor):
        soort = ANDER
    if soort == DAKLOOS and _staat("dreigt", plek.zin) and not _staat("vannacht", plek.zin):
        niveau = VERMOEDEN
    return Crisissignaal(niveau, soort, _SCORE[niveau], stellig=not (kop.kern or kop.breed))


def _ernst(signaal: Crisissignaal) -> tuple[int, bool, int]:
    voorrang = _VOORRANG.index(signaal.soort) if signaal.soort in _VOORRANG else len(_VOORRANG)
    return NIVEAUS.index(signaal.niveau), signaal.stellig, -voorrang


def _gevonden(zin: str) -> Iterator[tuple[_Kop, Zinsplek]]:
    for kop, patroon in _ZINNEN:
        for treffer in patroon.finditer(zin):
            yield kop, Zinsplek(zin, *treffer.span())
    for nummer, begin, eind in _SAMENHANG.zoek(zin):
        yield _PAREN[nummer][0], Zinsplek(zin, begin, eind)


def screen(tekst: str) -> Crisissignaal:
    """Return the most serious signal that the client's own words give outright; level "geen" when there is none.

    Takes a time that grows with the length of the text only. Never raises.
    """
    bericht = _Bericht(_KADER["idioom"].sub("◦ ", effen(tekst)))
    gewogen = (_gewogen(kop, plek, bericht) for kop, plek in _gevonden(bericht.zin))
    return max((signaal for signaal in gewogen if signaal), key=_ernst, default=Crisissignaal())
