"""Finds where the names of people stand in a text: by the words around them, and by the lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from vliegwiel.core.maskeren_lijsten import lees, lijsten
from vliegwiel.core.spelling import afstand

_DICHTBIJ = re.compile(r"(?:\s*[,:(]\s*|\s+[-–]\s+|\s+|\.\s*|\s*[\"“‘]\s*)")
_SPATIE = re.compile(r"\s+")
_PLAATS_EIND = re.compile(r"(?:straat|laan|plein|weg|kade|singel|gracht|dreef|park|kerk|school|college|huis)$")
_WERKWOORD = re.compile(r"(?:[dt]|[dt]e|en|je)$")
_FAMILIE_EIND = re.compile(r"(?:stra|sma|inga|ema|sen|mans|oglu|ski|ska|wicz|stein)$")
_TIKFOUT_VANAF, _FAMILIE_VANAF, _MAX_NAAM = 5, 6, 5
_WIE = frozenset("ik hij zij ze die wie iemand jongen meisje vrouw man naam baby".split())
_LIDWOORDEN = frozenset("de het een t 't".split())


class Zoeker:
    """Finds the names in one text: ``namen`` are pairs of places in ``w``, first and one past the last word."""

    def __init__(
        self,
        tekst: str,
        bekend: frozenset[str] = frozenset(),
        bekend_groot: frozenset[str] = frozenset(),
        eigen: Iterable[str] = (),
    ) -> None:
        self.lijst, self.bekend, self.bekend_groot = lijsten(), bekend, bekend_groot
        self.w = lees(tekst)
        self.bezet = self._dingen()
        self.eigen: set[str] = set(eigen)
        self.namen: list[tuple[int, int]] = []

    def zoek(self) -> None:
        """Fill ``namen``."""
        self._eigen_naam()
        i = 0
        while i < len(self.w):
            eind = self._naam_op(i)
            if eind:
                self.namen.append((i, eind))
            i = eind or i + 1

    def _zinnen(self, soort: str) -> Iterator[tuple[int, int]]:
        """Yield where the phrases of one kind stand; a long last word may be glued to what follows ("Frankstraat")."""
        beginnen = self.lijst.zinnen[soort]
        for i, woord in enumerate(self.w):
            for zin in beginnen.get(woord.plat, ()):
                hier = [w.plat for w in self.w[i : i + len(zin)]]
                glad = len(hier) == len(zin) and hier[:-1] == list(zin[:-1])
                if glad and (hier[-1] == zin[-1] or (len(zin[-1]) > 4 and hier[-1].startswith(zin[-1]))):
                    yield i, i + len(zin)

    def _dingen(self) -> set[int]:
        """Places of words in the name of a thing: "Albert Heijn", "Anne Frankstraat"."""
        return {i for begin, eind in self._zinnen("ding") for i in range(begin, eind)}

    def _eigen_naam(self) -> None:
        for _, j in self._zinnen("eigen"):
            if self._is(j + 1, "niet_eigen"):
                continue
            if self._kent(j) or (j < len(self.w) and self.w[j].groot and not self.w[j].begin_zin):
                self.eigen.update(w.plat for w in self.w[j : self._verleng(j + 1)])
        for voor, naam, na in zip(self.w, self.w[1:], self.w[2:], strict=False):
            if (voor.plat, na.plat) in (("ik", "heet"), ("met", "spreekt")):  # "sinds ik Luca heet"
                self.eigen.add(naam.plat)

    def _is(self, i: int, soort: str) -> bool:
        return 0 <= i < len(self.w) and self.w[i].plat in self.lijst.rond[soort]

    def _kent(self, i: int) -> bool:
        """Whether the word is a first name, or almost certainly one."""
        return self._in(self.lijst.zeker, i)

    def _in(self, lijst: frozenset[str], i: int) -> bool:
        if not 0 <= i < len(self.w):
            return False
        woord = self.w[i].plat
        delen = woord.split("-")
        samen = len(delen) > 1 and any(d in self.lijst.zeker for d in delen)
        bekend = self.lijst.zeker | self.lijst.ook_woord if samen else lijst
        return woord in lijst or (samen and all(d in bekend for d in delen))

    def _naam_op(self, i: int) -> int | None:
        """Return where a name that begins at this word ends, or None."""
        woord = self.w[i]
        if i in self.bezet or woord.plat in self.eigen or woord.plat.startswith("["):
            return None
        begin = i
        heet_van = woord.groot and self._is(i, "tussenvoegsel") and self._heet(i) and self._wie_heet(i)
        if heet_van or ((self._na(i, "titel") or self._na(i, "aanspreking")) and "," not in woord.ervoor):
            begin = self._familienaam(i)
        if len(woord.plat) == 1 and woord.groot and i + 1 < len(self.w) and self.w[i + 1].ervoor[:1] == ".":
            begin = self._na_voorletter(i)
        if begin == i and (self._is_van(i) or (woord.groot and self._is_van(i + 1) and not self._is(i, "nooit"))):
            begin = self._verleng(i + 1 if woord.groot and not self._is(i, "tussenvoegsel") else i)
        if begin == i and not (self._na_mens(i) or self._vrij(i)):
            return None
        eind = begin if begin > i else self._verleng(i + 1)
        return None if self._is_plaats(i, eind) else eind

    def _na(self, i: int, soort: str) -> bool:
        ervoor = self.w[i].ervoor
        punt = "." in ervoor and not self._is(i - 1, "afkorting")
        return i > 0 and self._is(i - 1, soort) and bool(_DICHTBIJ.fullmatch(ervoor)) and not punt

    def _heet(self, i: int) -> bool:
        for terug in (1, 2):
            zin = " ".join(w.plat for w in self.w[max(0, i - terug) : i])
            if zin in self.lijst.rond["heet"]:
                return "." not in self.w[i].ervoor
        # "de naam van mijn consulent is Wouter", "een jongen die Milan heet"
        vooraf = [w.plat for w in self.w[max(0, i - 6) : i]]
        naam_is = vooraf[-1:] == ["is"] and "naam" in vooraf
        return naam_is or (vooraf[-1:] in (["die"], ["dat"]) and self._is(i + 1, "heet"))

    def _wie_heet(self, i: int) -> bool:
        """Whether it is somebody who is called this, and not a street or a medicine."""
        vooraf = [w.plat for w in self.w[max(0, i - 7) : i]]
        mensen = self.lijst.rond["relatie"] | self.lijst.rond["titel"] | self.lijst.rond["aanspreking"] | _WIE
        return any(w in mensen for w in vooraf)

    def _na_mens(self, i: int) -> bool:
        """Whether the word is the name of who was just mentioned."""
        woord = self.w[i]
        heet = self._heet(i)
        relatie = self._na(i, "relatie") or self._na(i, "titel") or self._na(i, "aanspreking")
        if not (heet or relatie or self._na(i, "voor")) or len(woord.plat) < 2:
            return False
        if woord.plat in self.lijst.rond["nooit"] and not (woord.groot and self._in(self.lijst.ook_woord, i)):
            return False
        if self._kent(i):
            return True
        naast = bool(_SPATIE.fullmatch(woord.ervoor))
        if woord.plat in self.lijst.rond["anders"] and not self._in(self.lijst.ook_woord, i):
            return relatie and naast and self._is(i + 1, "doet") and self._is(i, "ook_iemand")
        if (
            woord.groot
            and (relatie or (heet and self._wie_heet(i)))
            and (not woord.begin_zin or "(" in woord.ervoor or ":" in woord.ervoor)
        ):
            return True
        if self._in(self.lijst.ook_woord, i):
            return ((relatie and naast) or heet) and not woord.plat.endswith("en")
        if self._in(self.lijst.veel_woord, i):
            return relatie and naast and woord.plat != "om" and self._is(i + 1, "doet")
        # "de jongste jankt": what ends like a verb is one, unless a verb follows.
        werkwoord = bool(_WERKWOORD.search(woord.plat)) and not self._is(i + 1, "doet")
        return (relatie or heet) and not werkwoord and self._tikfout(woord.plat)

    def _tikfout(self, woord: str) -> bool:
        """Whether an unknown word is one slip away from a first name."""
        if len(woord) < _TIKFOUT_VANAF or woord in self.lijst.lijkt_op or self._bekend_woord(woord):
            return False
        return any(
            afstand(woord, naam, 1) <= 1
            for lengte in (len(woord) - 1, len(woord), len(woord) + 1)
            if lengte >= _TIKFOUT_VANAF
            for naam in self.lijst.per_lengte.get((woord[0], lengte), ())
        )

    def _bekend_woord(self, woord: str) -> bool:
        return any(woord in lijst for soort, lijst in self.lijst.rond.items() if soort != "erbij")

    def _familienaam(self, i: int) -> int:
        """Return where a family name after "mevrouw" ends ("de vries", "El Amrani"), or ``i`` when there is none."""
        j = i
        while j < min(i + 3, len(self.w) - 1) and self._is(j, "tussenvoegsel") and self._naast(j + 1):
            j += 1
        woord = self.w[j]
        if (woord.plat in self.lijst.rond["nooit"] and j < i + 2) or woord.plat in self.lijst.rond["anders"]:
            return i
        vrij = j > i and self._is(j - 1, "voorvoegsel")
        familie = (
            woord.plat in self.lijst.achter
            or (woord.plat in self.lijst.achter_woord and not self._is(j, "doet") and self._is(i - 1, "titel"))
            or (len(woord.plat) >= _FAMILIE_VANAF and bool(_FAMILIE_EIND.search(woord.plat)) and self._naast(j))
            # "meneer van VluchtelingenWerk" is from there, "mevrouw van der Meer" is called that.
            or (
                woord.groot
                and (j != i + 1 or self._heet(i))
                and (not woord.begin_zin or "." in woord.ervoor)
                and len(woord.plat) > 1
            )
        )
        return self._verleng(j + 1) if vrij or familie else i

    def _na_voorletter(self, i: int) -> int:
        """Return where "J. de Vries" ends, or ``i``: the family name has to be on the list."""
        j = i + 1
        while j < min(i + 3, len(self.w) - 1) and self._is(j, "tussenvoegsel"):
            j += 1
        woord = self.w[j]
        return j + 1 if woord.groot and woord.plat in self.lijst.achter | self.lijst.achter_woord else i

    def _is_van(self, i: int) -> bool:
        """Whether a family name with "van der" or "el" begins here."""
        if not 0 <= i < len(self.w) - 1 or not self._naast(i + 1) or i + 1 in self.bezet:
            return False
        if self.w[i].plat == "van" and i + 2 < len(self.w) and self.w[i + 1].plat in ("der", "den"):
            familie = self.w[i + 2]
            return self._naast(i + 2) and (familie.groot or familie.plat in self.lijst.achter)
        return self.w[i].plat in self.lijst.rond["voorvoegsel"] and self.w[i + 1].groot and self.w[i].groot

    def _naast(self, j: int) -> bool:
        return j < len(self.w) and bool(_SPATIE.fullmatch(self.w[j].ervoor))

    def _verleng(self, eind: int) -> int:
        """Return where a name ends of which the words before ``eind`` are a part: "fatima el amrani", "Jan de Vries"."""
        begin = eind - 1
        while eind - begin < _MAX_NAAM and self._naast(eind):
            j = eind
            while j < eind + 2 and self._is(j, "tussenvoegsel") and self._naast(j + 1):
                j += 1
            woord = self.w[j]
            vaak = woord.plat in self.lijst.rond["nooit"] and not (woord.groot and j > eind)
            if vaak or woord.plat in self.lijst.rond["anders"] or j in self.bezet:
                break
            familie = woord.plat in self.lijst.achter or (woord.groot and woord.plat in self.lijst.achter_woord)
            if j == eind:
                hoort = familie or woord.groot or self._kent(j)
            else:
                zo_geheten = woord.groot and (self.w[j - 1].plat in ("der", "den") or self._kent(j))
                hoort = familie or zo_geheten or self._is(j - 1, "voorvoegsel")
            if not hoort or self._is(j, "relatie") or self._is(j, "titel") or self._is(j, "aanspreking"):
                break
            eind = j + 1
        return eind

    def _vrij(self, i: int) -> bool:
        """Whether a word is a name by itself."""
        woord, lijst = self.w[i], self.lijst
        if woord.groot and woord.plat in self.bekend_groot:
            return True
        if woord.plat in self.bekend and woord.plat not in lijst.ook_woord | lijst.veel_woord:
            return True
        if self._is(i, "nooit") or (i and self.w[i - 1].plat in _LIDWOORDEN):
            return False
        if i and self.w[i - 1].plat in ("sint", "st", "sinte", "huize"):
            return False
        if not woord.groot and woord.ervoor.rstrip()[-1:].isdecimal():  # "vanaf 1 jan"
            return False
        if self._kent(i) or (woord.plat.endswith("s") and len(woord.plat) > _TIKFOUT_VANAF
                             and woord.plat[:-1] in lijst.zeker and woord.plat not in lijst.lijkt_op and not self._bekend_woord(woord.plat)):  # fmt: skip
            return True
        if not woord.groot or not self._in(lijst.ook_woord | lijst.veel_woord, i):
            return False
        familie = self._naast(i + 1) and (self.w[i + 1].plat in lijst.achter or self._is(i + 1, "tussenvoegsel"))
        if familie and self._verleng(i + 1) > i + 1 and not self._in(lijst.veel_woord, i):
            return True
        if self._is(i, "toch") or woord.begin_zin:
            return self._is(i + 1, "doet") and not self._in(lijst.veel_woord, i)
        return True

    def _is_plaats(self, i: int, eind: int) -> bool:
        """Whether it is the name of a street or a school: "Jan van Galenstraat", "de Sint Jan school"."""
        laatste = self.w[eind - 1]
        na = self.w[eind] if eind < len(self.w) and self._naast(eind) else None
        volgende = "" if na is None else na.plat
        samen = any(_PLAATS_EIND.search(w.plat) for w in self.w[i + 1 : eind + 1]) and laatste.groot
        aaneen = laatste.groot and na is not None and na.groot and bool(_PLAATS_EIND.search(volgende))
        verder = any(_PLAATS_EIND.search(w.plat) and w.groot for w in self.w[eind : eind + 3])
        return samen or aaneen or (verder and self.w[i].groot) or (
            volgende in self.lijst.rond["plaats"] and self.w[i].groot
        )  # fmt: skip
