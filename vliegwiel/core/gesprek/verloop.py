"""The turn in the making: collects changes, effects and bubbles until it is a finished ``Beurt``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from vliegwiel.core.begrip import Vermelding
from vliegwiel.core.geldstress import acute_geldnood
from vliegwiel.core.gesprek import script
from vliegwiel.core.gesprek.effecten import (
    AntwoordGewijzigd,
    CelErbij,
    CelGewijzigd,
    CelKlopt,
    CelWeg,
    Effect,
    ScoreGezet,
    ScoreWeg,
    pas_toe,
)
from vliegwiel.core.gesprek.haken import met_uitleg
from vliegwiel.core.gesprek.toestand import KLAAR, LOOPT, Bijdrage, Toestand
from vliegwiel.core.ironie import is_dubbelzinnig
from vliegwiel.core.matrix import MAX_CITAAT, ZELFDE_KEER, Cel, Score
from vliegwiel.core.tekst import Keuze, Tekst

MAX_IN_ZIN = 90
WENSWOORD = re.compile(r"\b(?:wil|wilde|wou|willen|graag|zou|hoop|wens|droom|liefst|zoek|verlang)\b", re.IGNORECASE)
MAX_BUBBELS = 2
ZEKER = 0.8  # in made-up talks 3 of 10 lines are below it, and 3 of 4 of the wrong ones
ZEKER_BIJ_GEVOELIG = 0.6  # nobody gets a row about alcohol or the police on a guess


@dataclass(frozen=True)
class Beurt:
    """The result of one turn: the new state, what it does to the outside, and what is said."""

    toestand: Toestand
    effecten: tuple[Effect, ...] = ()
    teksten: tuple[Tekst, ...] = ()


def kort(citaat: str) -> str:
    """Return the client's words, short enough to be said back inside a sentence."""
    een_regel = " ".join(citaat.split()).strip(" .,;:!")
    if len(een_regel) <= MAX_IN_ZIN:
        return een_regel
    return een_regel[:MAX_IN_ZIN].rsplit(" ", 1)[0].rstrip(" .,;:") + " …"


class Verloop:
    """Mutable helper for the steps of one turn; never leaves ``core.gesprek``."""

    def __init__(self, toestand: Toestand, bijdrage: Bijdrage) -> None:
        self.t = toestand
        self.b = bijdrage
        self.effecten: list[Effect] = []
        self.teksten: list[Tekst] = []
        self.nieuwe_cellen: list[Cel] = []
        self._zelf = bijdrage.door == "client"

    def zet(self, **wijzigingen: Any) -> None:
        """Change fields of the state."""
        self.t = replace(self.t, **wijzigingen)

    def veld(self, naam: str, waarde: str) -> None:
        """Keep an answer."""
        self.zet(velden={**self.t.velden, naam: waarde})
        self._getypt(f"veld:{naam}")

    def klaar_met(self, *vragen: str, overgeslagen: bool = False) -> None:
        """Mark questions as dealt with: they are not asked again."""
        self.zet(afgehandeld=tuple(dict.fromkeys((*self.t.afgehandeld, *vragen))), niet_begrepen=0)
        if overgeslagen:
            self.zet(overgeslagen=tuple(dict.fromkeys((*self.t.overgeslagen, *vragen))))

    def effect(self, effect: Effect) -> None:
        """Add an effect and apply it to the state."""
        voor = self.t.matrix
        self.t = pas_toe(self.t, effect)
        if isinstance(effect, CelErbij):
            if self.t.matrix is voor:
                return
            self.nieuwe_cellen.append(effect.cel)
            self._getypt(f"cel:{effect.cel.id}")
        elif isinstance(effect, CelGewijzigd | CelWeg):
            self._getypt(f"cel:{effect.cel_id}", weg=isinstance(effect, CelWeg))
        elif isinstance(effect, AntwoordGewijzigd):
            self._getypt(f"veld:{effect.veld}", weg=not effect.nieuw)
        elif isinstance(effect, ScoreGezet):
            self._getypt(f"score:{effect.score.leefgebied}")
        elif isinstance(effect, ScoreWeg):
            self._getypt(f"score:{effect.leefgebied}", weg=True)
        if isinstance(effect, CelGewijzigd | CelKlopt | CelWeg):
            self.zet(twijfel=tuple(c for c in self.t.twijfel if c != effect.cel_id))
        self.effecten.append(effect)

    def _getypt(self, wat: str, weg: bool = False) -> None:
        """Remember what somebody else typed, until the client has read it; the client's own words need no reading."""
        rest = tuple(o for o in self.t.onbevestigd if o != wat)
        self.zet(
            onbevestigd=rest if self._zelf or weg else (*rest, wat),
            niet_bevestigd=tuple(o for o in self.t.niet_bevestigd if o != wat),
        )

    def zeg(self, sleutel: str, soort: str = "uitleg", keuzes: tuple[Keuze, ...] = (), **variabelen: str) -> None:
        """Say something."""
        self.teksten.append(Tekst(sleutel, soort, variabelen, keuzes))

    def cel(
        self,
        leefgebied: str,
        soort: str,
        citaat: str,
        wie: str = "zelf",
        tijd: str = "nu",
        bron: str = "",
        score: float = 1.0,
    ) -> None:
        """Write one cell with the client's words, when this set of domains has a row for it; ``bron``: said before.

        ``score`` (0–1) is how sure the reader is; below ``ZEKER`` the client is asked to look at it.
        """
        if leefgebied not in self.t.gebieden or not citaat.strip():
            return
        nummer = len(self.nieuwe_cellen)
        self.effect(
            CelErbij(
                Cel(f"{self.b.bericht}-{nummer}", leefgebied, soort, citaat.strip()[:MAX_CITAAT], bron or self.b.bericht,
                    self.b.moment, self.b.door, wie, tijd)
            )
        )  # fmt: skip
        if len(self.nieuwe_cellen) > nummer and score < ZEKER:
            self.zet(twijfel=(*self.t.twijfel, self.nieuwe_cellen[-1].id))

    def score(self, leefgebied: str, waarde: int | str) -> None:
        """Keep the client's own score of a row."""
        self.effect(ScoreGezet(Score(leefgebied, waarde, self.b.moment)))

    def lat(self, naam: str, waarde: str) -> None:
        """Keep a number on a ruler; one of another time stays beside it."""
        nu = self.b.moment

        def corrigeert(oud: str) -> bool:
            wat, _, moment = oud.split("|")
            return wat == naam and abs(nu - datetime.fromisoformat(moment)) < ZELFDE_KEER

        oude = (lat for lat in self.t.latten if not corrigeert(lat))
        self.zet(latten=(*oude, f"{naam}|{waarde}|{nu.isoformat()}"))
        self.veld(naam, waarde)

    def _is_reden(self, v: Vermelding) -> bool:
        """A reason is no wish: "voor mijn dochter" says why, and stands in its own words beside the wish.

        Only who says so in the reason itself wishes something.
        """
        reden = script.soort_van(self.t.vraag) in script.MOTIEF and v.polariteit == "wens"
        return reden and not WENSWOORD.search(v.citaat or self.b.tekst)

    def noteer(self) -> bool:
        """Write the understood mentions into the matrix; returns whether there was anything to write."""
        voor = len(self.nieuwe_cellen)
        nood = bool(self.b.tekst) and acute_geldnood(self.b.tekst)
        dubbel = is_dubbelzinnig(self.b.tekst)
        for v in self.b.begrip.vermeldingen:
            rij = self.t.gebieden.voor(v.leefgebied)
            if rij and (not rij.gevoelig or v.score >= ZEKER_BIJ_GEVOELIG) and not self._is_reden(v):
                # A bailiff at the door is no strength, also when it answers the question what goes well.
                soort = "zorg" if nood and v.leefgebied == "geld" and v.tijd == "nu" else v.polariteit
                # "Gezellig hoor" beside a quarrel: the words are kept, and not called a strength.
                soort = "feit" if dubbel and soort == "kracht" else soort
                self.cel(rij.id, soort, v.citaat or self.b.tekst, v.wie, v.tijd, score=v.score)
        return len(self.nieuwe_cellen) > voor

    def gok(self) -> None:
        """Put what was told in the likeliest row when none is sure; the client is asked about it on the summary.

        A guess is never about what is sensitive: nobody has to read there what they did not say.
        """
        gok = self.b.begrip.gok
        rij = self.t.gebieden.voor(gok.leefgebied) if gok else None
        if gok and rij and not rij.gevoelig and not self._is_reden(gok):
            self.cel(rij.id, gok.polariteit, self.b.tekst, gok.wie, gok.tijd, score=min(gok.score, 0.5))

    def vraag(self, vraag: str) -> None:
        """Ask a question: it becomes the open one. Before sharing, the client reads what somebody else typed.

        A call-back that can't be promised (any more) is not asked about.
        """
        if vraag in ("delen", "delen_weer") and self.t.onbevestigd:
            self.zet(terug=vraag, typt="")
            vraag = "klopt_zo"
        if vraag == "terugbel_vraag" and self.b.aanbod is None:
            vraag = "crisis_verder"
        self.zet(vraag=vraag, status=LOOPT if vraag else KLAAR)
        if not vraag:
            return
        soort = script.soort_van(vraag)
        self.teksten.append(
            self._eigen_vraag(vraag)
            or Tekst(
                f"utter_vraag_{'crisis_' + (self.t.crisissoort or 'suicide') if vraag == 'crisis_vraag' else soort}",
                "vraag",
                self._variabelen(vraag),
                script.keuzes(self.t, vraag),
                script.KAARTEN.get(soort),
                soort == "kies_gebied",
            )
        )

    def verder(self) -> None:
        """Ask the next question of the script."""
        vraag = script.volgende(self.t)
        if vraag == "delen" and self.t.vraag != "delen":
            self.zeg("utter_samenvatting_twijfel" if self.t.twijfel else "utter_samenvatting", "samenvatting")
        self.zet(terug="")
        self.vraag(vraag)

    def vraag_opnieuw(self) -> None:
        """Put the open question once more: the catalogue takes a variant that was not used yet."""
        self.vraag(self.t.vraag)

    def _eigen_vraag(self, vraag: str) -> Tekst | None:
        """Return the open question that the set itself has for a row; put again, it comes in other words."""
        rij = script.gebied_van(vraag)
        if script.soort_van(vraag) != "gebied" or rij not in self.t.gebieden or not self.t.gebieden.get(rij).vraag:
            return None
        sleutel = "utter_vraag_gebied_eigen"
        eigen = self.t.gebieden.get(rij).vraag.removesuffix("?")
        return Tekst(sleutel, "vraag", self._variabelen(vraag) | {"vraag": eigen}, teller=f"{sleutel}:{rij}")

    def _variabelen(self, vraag: str) -> dict[str, str]:
        variabelen = {}
        gebied = script.gebied_van(vraag) if script.soort_van(vraag) in ("gebied", "score") else self.t.startpunt
        if gebied and gebied in self.t.gebieden:
            variabelen["gebied"] = self.t.gebieden.get(gebied).in_zin
        if vraag == "belang_waarom":
            cijfer = float(self.t.velden["belang"])
            variabelen |= {"cijfer": f"{cijfer:g}".replace(".", ","), "lager": str(max(0, int(cijfer) - 3))}
        if vraag == "vertrouwen_hoger":
            variabelen["cijfer"] = f"{float(self.t.velden['vertrouwen']):g}".replace(".", ",")
        if vraag in ("score_weer", "lat_weer"):
            variabelen |= self._van_toen()
        if vraag == "erbij_plaats":
            variabelen["citaat"] = kort(self.t.velden["erbij"].rpartition("\n")[2])
        if vraag.startswith("plaats:"):
            variabelen["citaat"] = kort(self.t.velden[script.gebied_van(vraag)])
        if vraag == "terugbel_vraag" and self.b.aanbod:
            variabelen |= self.b.aanbod.als_woorden()
        if vraag == "corrigeer_tekst":
            variabelen["citaat"] = kort(self.t.matrix.cel(self.t.velden["corrigeer"]).citaat)
        return variabelen

    def _van_toen(self) -> dict[str, str]:
        """Return what a number that is asked again is about, and what it was."""
        naam = script.gebied_van(self.t.weer[0])
        if naam in self.t.gebieden:
            oud = self.t.matrix.score(naam)
            return {"gebied": self.t.gebieden.get(naam).in_zin, "toen": str(oud.cijfer) if oud else ""}
        return {"wat": naam, "toen": f"{float(self.t.velden[naam]):g}".replace(".", ",")}

    def namen(self) -> tuple[str, ...]:
        """Return the names to mask; one whose words were taken away is gone too."""
        gebleven = "\n".join((*self.t.velden.values(), *(c.citaat for c in self.t.matrix)))
        return tuple(n for n in dict.fromkeys((*self.t.namen, *self.b.begrip.namen)) if n in gebleven)

    def klaar(self) -> Beurt:
        """Return the finished turn; remembers the message, and keeps to at most two bubbles.

        An answer or a summary is worth more than a reflection, so reflections give way first.
        """
        while len(self.teksten) > MAX_BUBBELS:
            weg = next((t for t in self.teksten[:-1] if t.soort == "reflectie"), self.teksten[0])
            self.teksten.remove(weg)
        self.zet(
            verwerkt=(*self.t.verwerkt, self.b.bericht),
            versie=self.t.versie + 1,
            namen=self.namen(),
            vorige_keer=self.b.moment.isoformat(),
        )
        return Beurt(self.t, tuple(self.effecten), met_uitleg(self.t, self.teksten))
