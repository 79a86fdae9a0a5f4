"""Crisis signals as learned from examples. The rules in ``vliegwiel.core.crisis`` stand beside it, and go first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.nlu.corpus import Regel, met_crisis
from bot.nlu.gelezen import Gelezen
from bot.nlu.leren_vermelding import kans
from bot.nlu.lineair import LineairModel
from bot.nlu.voortgang import Voortgang
from bot.nlu.zinnen import Zinsencoder
from vliegwiel.core.begrip import Crisissignaal

SOORTEN = ("suicide", "geweld", "dakloos_acuut", "medisch", "ander_in_gevaar")
_KOLOMMEN = (*SOORTEN, "signaal", "acuut", "nazorg")
_SIGNAAL, _ACUUT, _NAZORG = (_KOLOMMEN.index(k) for k in ("signaal", "acuut", "nazorg"))
# False alarms allowed when the thresholds are chosen, on authors that were held out.
VALS_VERMOEDEN = 0.03
VALS_ACUUT = 0.003
VALS_NAZORG = 0.002
_LANG, _ZIN = 3, 4  # clauses of a long answer; words of a clause that can stand alone
_VOORZICHTIG = 1.0  # log-odds: a clause alone misses what makes it harmless


def _doel(regels: Sequence[Regel]) -> np.ndarray:
    return np.array(
        [
            [
                *(r.soort == s for s in SOORTEN),
                r.niveau in ("acuut", "vermoeden"),
                r.niveau == "acuut",
                r.niveau == "nazorg",
            ]
            for r in regels
        ],
        np.int8,
    )


def _invoer(regels: Sequence[Regel], encoder: Zinsencoder) -> tuple[list[str], np.ndarray, list[str]]:
    teksten = [r.tekst for r in regels]
    return teksten, encoder.onthoud(teksten), [r.vraag for r in regels]


class Crisismodel:
    """A sensitive reader: it says *vermoeden* where a person would ask, and *acuut* only when very sure."""

    def __init__(self) -> None:
        self.model = LineairModel()
        self.grenzen = {"vermoeden": 0.9, "acuut": 3.0, "nazorg": 2.0}

    def leer(self, regels: Sequence[Regel], encoder: Zinsencoder) -> Crisismodel:
        """Learn from everybody, with thresholds from each crisis author as read by a model of the others."""
        bruikbaar = met_crisis(regels)
        auteurs = sorted({r.bron for r in bruikbaar if r.niveau is not None})
        stappen = Voortgang("crisis leren", len(_KOLOMMEN) * (len(auteurs) + 1))
        if len(auteurs) > 1:
            self._kies_grenzen(bruikbaar, [r for r in regels if r.labels], auteurs, encoder, stappen)
        self._pas(bruikbaar, encoder, stappen)
        return self

    def _pas(self, regels: Sequence[Regel], encoder: Zinsencoder, stappen: Voortgang) -> None:
        self.model = LineairModel().leer(*_invoer(regels, encoder), _doel(regels), _KOLOMMEN, stappen.stap)

    def _kies_grenzen(
        self,
        regels: Sequence[Regel],
        levens: Sequence[Regel],
        auteurs: Sequence[str],
        encoder: Zinsencoder,
        stappen: Voortgang,
    ) -> None:
        weging, doel, gewoon = [], [], []
        for auteur in auteurs:
            self._pas([r for r in regels if r.bron != auteur], encoder, stappen)
            zelf = [r for r in regels if r.bron == auteur]
            weging.append(self.model.weeg(*_invoer(zelf, encoder)))
            doel.append(_doel(zelf))
            gewoon.append(self.model.weeg(*_invoer(levens[:: len(auteurs)], encoder)))
        odds, y, leven = np.concatenate(weging), np.concatenate(doel), np.concatenate(gewoon)
        stil = ~y.any(axis=1)
        # A tenth of ordinary talk about a life borders on crisis without the label: it weighs less than plain silence.
        vermoeden = [
            np.quantile(odds[stil, _SIGNAAL], 1 - VALS_VERMOEDEN),
            np.quantile(leven[:, _SIGNAAL], 1 - VALS_VERMOEDEN),
        ]
        self.grenzen = {
            "vermoeden": float(max(vermoeden)),
            "acuut": float(np.quantile(odds[y[:, _ACUUT] == 0, _ACUUT], 1 - VALS_ACUUT)),
            "nazorg": float(np.quantile(odds[y[:, _NAZORG] == 0, _NAZORG], 1 - VALS_NAZORG)),
        }

    def zeg(self, gelezen: Gelezen) -> Crisissignaal:
        """Return the signal in a message; of a long one also the clause that says it most."""
        odds = self.model.weeg(gelezen.teksten, gelezen.vectoren, gelezen.vragen)
        heel, sterkst = odds[0], odds[0]
        if len(gelezen.delen) >= _LANG:  # a hint inside a long answer drowns in the whole
            for deel, apart in zip(gelezen.delen, odds[1:] - _VOORZICHTIG, strict=True):
                if len(deel.tekst.split()) >= _ZIN and apart[_SIGNAAL] > sterkst[_SIGNAAL]:
                    sterkst = apart
        return self._signaal(sterkst, heel)

    def _signaal(self, odds: np.ndarray, heel: np.ndarray) -> Crisissignaal:
        soort = SOORTEN[int(odds[: len(SOORTEN)].argmax())]
        if odds[_ACUUT] > self.grenzen["acuut"]:
            return Crisissignaal("acuut", soort, round(kans(float(odds[_ACUUT])), 3))
        nazorg = heel[_NAZORG] > self.grenzen["nazorg"] and heel[_NAZORG] > heel[_SIGNAAL]
        if nazorg:
            return Crisissignaal("nazorg", "nazorg", round(kans(float(heel[_NAZORG])), 3))
        if odds[_SIGNAAL] > self.grenzen["vermoeden"]:
            return Crisissignaal("vermoeden", soort, round(kans(float(odds[_SIGNAAL])), 3))
        return Crisissignaal(score=round(kans(float(odds[_SIGNAAL])), 3))

    def bewaar(self, map_: Path) -> None:
        """Write the model into a folder."""
        self.model.bewaar(map_, "crisis")
        (map_ / "grenzen.json").write_text(json.dumps(self.grenzen), encoding="utf-8")

    @classmethod
    def laad(cls, map_: Path) -> Crisismodel:
        """Read what ``bewaar`` wrote."""
        model = cls()
        model.model = LineairModel.laad(map_, "crisis")
        model.grenzen = json.loads((map_ / "grenzen.json").read_text(encoding="utf-8"))
        return model
