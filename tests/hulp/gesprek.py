"""Building blocks for tests of the conversation: what a client says, as understood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from vliegwiel.core.begrip import Begrip, Crisissignaal, Letterlijk, Vermelding
from vliegwiel.core.gesprek import Beurt, Bijdrage, Toestand, begin, beurt
from vliegwiel.core.leefgebied import Leefgebied, LeefgebiedenSet
from vliegwiel.core.terugbellen import Aanbod

NEGEN = ("wonen", "geld", "dag", "contacten", "gezin", "lichaam", "gevoel", "werk", "regelen")
SET = LeefgebiedenSet(
    "proef",
    1,
    (
        *(Leefgebied(n, n.capitalize(), f"je {n}", (n,)) for n in NEGEN),
        *(Leefgebied(n, n.capitalize(), f"je {n}", (n,), gevoelig=True) for n in ("gebruik", "justitie")),
    ),
)
BEGIN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def noemt(leefgebied: str, polariteit: str, citaat: str, **overig: Any) -> Vermelding:
    """Return a mention."""
    return Vermelding(leefgebied, polariteit, citaat, **overig)


@dataclass
class Client:
    """Somebody in a conversation; every method is one turn and returns it.

    ``verschil`` puts the clock forward; ``aanbod`` is when the gemeente can call back after a crisis signal.
    """

    toestand: Toestand = field(default_factory=lambda: begin(Toestand(SET)).toestand)
    laatste: Beurt | None = None
    verschil: timedelta = timedelta()
    aanbod: Aanbod | None = None
    _teller: Any = field(default_factory=count)

    def _stuur(self, **wat: Any) -> Beurt:
        n = next(self._teller)
        wat.setdefault("door", self.toestand.typt or "client")  # as the service marks it: by the switch on the page
        bijdrage = Bijdrage(f"b{n}", BEGIN + self.verschil + timedelta(minutes=n), aanbod=self.aanbod, **wat)
        self.laatste = beurt(self.toestand, bijdrage)
        self.toestand = self.laatste.toestand
        return self.laatste

    def zegt(self, tekst: str, *vermeldingen: Vermelding, intent: str = "inhoud", zekerheid: float = 0.9,
             crisis: str = "geen", soort: str | None = None, taal: str | None = None, gevaar_zeker: float = 1.0,
             letterlijk: tuple[str, Any] | None = None, gok: Vermelding | None = None) -> Beurt:  # fmt: skip
        """Type something."""
        begrip = Begrip(
            intent, zekerheid, vermeldingen, Crisissignaal(crisis, soort, gevaar_zeker), taal, Letterlijk(*letterlijk) if letterlijk else None,
            gok=gok,
        )  # fmt: skip
        return self._stuur(tekst=tekst, begrip=begrip)

    def kiest(self, *keuzes: str, intent: str = "keuze") -> Beurt:
        """Press one or more buttons."""
        return self._stuur(keuzes=keuzes, begrip=Begrip(intent))

    def vult_in(self, **kaart: str) -> Beurt:
        """Fill in a card."""
        return self._stuur(kaart=kaart, begrip=Begrip("kaart"))

    def tot(self, vraag: str) -> Client:
        """Walk the normal way until this question is open."""
        for _ in range(40):
            if self.toestand.vraag == vraag:
                return self
            self.stap()
        raise AssertionError(f"{vraag} kwam niet voorbij, wel {self.toestand.afgehandeld}")

    def stap(self) -> Beurt:
        """Give an ordinary answer to the open question."""
        vraag = self.toestand.vraag
        soort = vraag.partition(":")[0]
        gewoon = {
            "welkom": lambda: self.kiest("begin", intent="bevestigen"),
            "wens": lambda: self.zegt("ik wil weer werken", noemt("werk", "wens", "ik wil weer werken")),
            "wens_anders": lambda: self.zegt("een dag zonder zorgen over geld"),
            "waarom": lambda: self.zegt("dan heb ik collega's"),
            "verdieping": lambda: self.zegt("dan kom ik de deur uit"),
            "goed": lambda: self.zegt("ik fiets veel", noemt("lichaam", "kracht", "ik fiets veel")),
            "lastig": lambda: self.zegt("ik heb schulden en geen werk, en de post ligt er nog",
                                        noemt("geld", "zorg", "ik heb schulden"), noemt("werk", "zorg", "geen werk"),
                                        noemt("regelen", "zorg", "de post ligt er nog")),
            "plaats": lambda: self.kiest("dag"),
            "kies_gebied": lambda: self.kiest("wonen"),
            "gebied": lambda: self.zegt("het huis is te klein", noemt("wonen", "zorg", "het huis is te klein")),
            "score": lambda: self.kiest("3"),
            "in_de_weg": lambda: self.kiest("geld"),
            "startpunt": lambda: self.kiest("werk"),
            "belang": lambda: self.kiest("6"),
            "belang_waarom": lambda: self.zegt("omdat ik me nuttig wil voelen"),
            "vertrouwen": lambda: self.kiest("5"),
            "vertrouwen_hoger": lambda: self.zegt("als iemand meegaat"),
            "steun": lambda: self.vult_in(naam="ja", rol="meedenken"),
            "steun_rol": lambda: self.kiest("meedenken"),
            "stap": lambda: self.zegt("langs de bibliotheek lopen"),
            "stap_welke": lambda: self.zegt("langs de bibliotheek lopen"),
            "contact": lambda: self.vult_in(contact="ja"),
            "delen": lambda: self.kiest("delen", intent="delen"),
            "delen_weer": lambda: self.kiest("delen", intent="delen"),
            "gehoord": lambda: self.kiest("ja", intent="bevestigen"),
        }  # fmt: skip
        return gewoon[soort]()

    @property
    def vraag(self) -> str:
        """The open question."""
        return self.toestand.vraag

    @property
    def sleutels(self) -> tuple[str, ...]:
        """The text keys that were said last."""
        assert self.laatste is not None
        return tuple(t.sleutel for t in self.laatste.teksten)


def citaten(toestand: Toestand) -> Iterable[str]:
    """Return the quotes in the matrix."""
    return [c.citaat for c in toestand.matrix]
