"""Corrections: "dat klopt niet", "haal dat weg", "nee, ik bedoel …". The old words are gone afterwards.

Said right after an answer, or with the name of a domain, it is carried out at once; otherwise the client picks the line.
"""

from __future__ import annotations

import re
from dataclasses import replace

from vliegwiel.core.begrip import Vermelding
from vliegwiel.core.gesprek import script
from vliegwiel.core.gesprek.effecten import BerichtWeg, CelGewijzigd, CelWeg
from vliegwiel.core.gesprek.in_zin import meer_dan_een, verbeter_in_zin
from vliegwiel.core.gesprek.lezen import ja_nee
from vliegwiel.core.gesprek.terugkomst import zet_erbij
from vliegwiel.core.gesprek.verloop import Verloop, kort
from vliegwiel.core.knopwoorden import WEG, is_geen_regel
from vliegwiel.core.letterlijk_gebied import lees_leefgebieden
from vliegwiel.core.matrix import Cel
from vliegwiel.core.tekst import Keuze, Tekst
from vliegwiel.core.verbetering import Verbetering, lees_verbetering

VRAGEN = ("corrigeer", "corrigeer_tekst")
MEESTE = 6
EEN_WOORD_ANDERS = 2  # words: "kapper worden" for "kok worden" stays where it was
KENMERKEND = 5  # letters from which a word may say which line is meant
NA_AFLOOP = ("", "delen_weer", "gehoord")
LAAT_STAAN = ("overslaan", "bevestigen", "ontkennen")  # a bare "nee" may mean anything, so nothing goes


def begin_correctie(v: Verloop) -> None:
    """Carry the correction out when it is clear what is meant; else ask which line is wrong."""
    v.zet(velden={k: w for k, w in v.t.velden.items() if k != "corrigeer"})
    gelezen = lees_verbetering(v.b.tekst) if not v.b.keuzes else Verbetering()
    genoemd = _genoemd(v, gelezen)
    cellen = [c for c in v.t.matrix if c.leefgebied in genoemd] or _met_woord(v, gelezen)
    net = "" if cellen or v.t.vraag in script.ZIJVRAGEN else _net_gezegd(v)
    if net:
        cellen = [c for c in v.t.matrix if c.bron in _berichten(v, net)]
    if (net or len(cellen) == 1) and (gelezen.weg or gelezen.inhoud):
        if gelezen.inhoud and verbeter_in_zin(v, cellen, gelezen, net):
            ga_door(v)
            return
        if gelezen.inhoud and net and meer_dan_een(v, cellen, net, gelezen):
            _een_van_meer(v, cellen, gelezen)
            return
        if gelezen.inhoud and not genoemd and _is_onbekend(v, cellen, gelezen):
            _vraag_waar(v, cellen, gelezen.inhoud, net)
            return
        if gelezen.inhoud:
            _vervang(v, cellen, gelezen.inhoud, gelezen.begin, net)
        else:
            _haal_weg(v, cellen, net)
        ga_door(v)
        return
    cellen = cellen or list(v.t.matrix)
    if not cellen:
        v.zeg("utter_corrigeer_leeg")
        if v.t.vraag in VRAGEN:
            _terug(v)
        elif v.t.vraag:
            v.vraag_opnieuw()
        return
    v.zet(terug=v.t.terug or v.t.vraag or "-", niet_begrepen=0)
    if len(cellen) == 1 < len(v.t.matrix.cellen):
        _vraag_hoe(v, cellen[0])
    else:
        vraag_welke(v, cellen)


def _genoemd(v: Verloop, gelezen: Verbetering) -> set[str]:
    """Return the rows that the client names as wrong; not those that the new words are about."""
    vooraf = v.b.tekst[: gelezen.begin] if gelezen.inhoud else v.b.tekst
    recht = [m for m in v.b.begrip.vermeldingen if not gelezen.inhoud or m.eind <= len(vooraf)]
    herkend = [
        *(m.leefgebied for m in recht),
        *(g for w in gelezen.over for g in lees_leefgebieden(w, gebieden=v.t.gebieden) or ()),
    ]
    return {r.id for r in (v.t.gebieden.bedoeld(h) for h in herkend) if r}


def _met_woord(v: Verloop, gelezen: Verbetering) -> list[Cel]:
    """Return the lines with a word in them that the client uses to say which one: "haal die nagels maar weg"."""
    vooraf = v.b.tekst[: gelezen.begin] if gelezen.inhoud else v.b.tekst
    woorden = {w for w in re.findall(r"\w+", vooraf.casefold()) if len(w) >= KENMERKEND}
    return [c for c in v.t.matrix if woorden & set(re.findall(r"\w+", c.citaat.casefold()))]


def _net_gezegd(v: Verloop) -> str:
    """Return the message before this one when it left something behind, else an empty string."""
    vorige = v.t.verwerkt[-1] if v.t.verwerkt else ""
    iets = any(c.bron == vorige for c in v.t.matrix) or (v.t.laatste and v.t.laatste[0] == vorige)
    return vorige if iets else ""


def _haal_weg(v: Verloop, cellen: list[Cel], net: str) -> None:
    """Take lines away; with them, when it was said just now, the whole message and the answer that it was."""
    _vergeet_antwoord(v, net, "")
    for cel in cellen:
        v.effect(CelWeg(cel.id))
    v.zeg("utter_cel_weg")


def _vervang(v: Verloop, cellen: list[Cel], inhoud: str, begin: int, net: str = "") -> None:
    """Put the new words in the place of the old ones, in the row that they are about."""
    nieuw = [m for m in v.b.begrip.vermeldingen if m.begin >= begin and v.t.gebieden.voor(m.leefgebied)]
    _vergeet_antwoord(v, net, inhoud)
    # What was asked about a row that nothing feeds is about that row, whatever else is recognised in it.
    rijen = {_rij(v, m) for m in nieuw} | {g.id for g in v.t.gebieden.gebieden if not g.herkent}
    blijft = next((c for c in cellen if not nieuw or c.leefgebied in rijen), None)
    for cel in cellen:
        if cel is not blijft:
            v.effect(CelWeg(cel.id))
    if blijft is not None:
        zelfde = next((m for m in nieuw if _rij(v, m) == blijft.leefgebied), None)
        v.effect(CelGewijzigd(blijft.id, _woorden(zelfde, inhoud), zelfde.polariteit if zelfde else blijft.soort))
        nieuw = [m for m in nieuw if m is not zelfde]
    for m in nieuw:
        v.cel(_rij(v, m), m.polariteit, _woorden(m, inhoud), m.wie, m.tijd, score=m.score)
    v.zeg("utter_cel_gewijzigd", "reflectie", citaat=kort(inhoud))


def _is_onbekend(v: Verloop, cellen: list[Cel], gelezen: Verbetering) -> bool:
    """Whether the new words say more than a word or two, and not what they are about: then the old row is a guess."""
    gevoed = [c for c in cellen if v.t.gebieden.get(c.leefgebied).herkent]
    herkend = any(m.begin >= gelezen.begin and v.t.gebieden.voor(m.leefgebied) for m in v.b.begrip.vermeldingen)
    return bool(gevoed) and not herkend and len(gelezen.inhoud.split()) > EEN_WOORD_ANDERS


def _vraag_waar(v: Verloop, cellen: list[Cel], inhoud: str, net: str) -> None:
    """Take the old lines away and ask where the new words belong; until that is said they are kept beside the rows."""
    soort = cellen[0].soort
    for cel in cellen:
        v.effect(CelWeg(cel.id))
    _vergeet_antwoord(v, net, inhoud)
    v.zet(terug=v.t.terug or v.t.vraag or "-", niet_begrepen=0)
    zet_erbij(v, inhoud, soort)
    v.zeg("utter_cel_gewijzigd", "reflectie", citaat=kort(inhoud))
    v.vraag("erbij_plaats")


def _een_van_meer(v: Verloop, cellen: list[Cel], gelezen: Verbetering) -> None:
    """Change the one line that the new words are about; else keep the whole answer, and ask where the words belong."""
    over = {_rij(v, m) for m in v.b.begrip.vermeldingen if m.begin >= gelezen.begin}
    passend = [c for c in cellen if c.leefgebied in over]
    if len(passend) == 1 < len(cellen):
        _vervang(v, passend, gelezen.inhoud, gelezen.begin)
        ga_door(v)
        return
    v.zet(terug=v.t.terug or v.t.vraag or "-", niet_begrepen=0)
    zet_erbij(v, gelezen.inhoud, cellen[0].soort if cellen else "feit")
    v.zeg("utter_erbij_gezet")
    v.vraag("erbij_plaats")


def _rij(v: Verloop, m: Vermelding) -> str:
    rij = v.t.gebieden.voor(m.leefgebied)
    return rij.id if rij else ""


def _woorden(m: Vermelding | None, inhoud: str) -> str:
    """A quote that is only part of the new words, else all of them."""
    return m.citaat if m and m.citaat and m.citaat in inhoud else inhoud


def _vergeet_antwoord(v: Verloop, net: str, inhoud: str) -> None:
    if not net:
        return
    if v.t.laatste and v.t.laatste[0] == net:
        vraag = v.t.laatste[1]
        v.veld(vraag, inhoud)
        if not inhoud:
            v.klaar_met(f"plaats:{vraag}")
            v.zet(overgeslagen=tuple(dict.fromkeys((*v.t.overgeslagen, vraag))))
    for bericht in _berichten(v, net):
        v.effect(BerichtWeg(bericht))


def _berichten(v: Verloop, net: str) -> tuple[str, ...]:
    """Return the message that was just said; with it the words that it gave a place."""
    geplaatst = v.t.laatste[2:] if v.t.laatste[:1] == (net,) else ()
    return (net, *filter(None, geplaatst))


def ga_door(v: Verloop) -> None:
    """Put the open question again, or the next one when the correction has settled it."""
    v.zet(niet_begrepen=0)
    if v.t.vraag in VRAGEN:
        _terug(v)
    elif v.t.gedeeld and v.t.vraag in NA_AFLOOP:
        v.klaar_met("gehoord")
        v.zeg("utter_gewijzigd_na_delen")
        v.vraag("delen_weer")
    elif v.t.vraag:
        over_rijen = v.t.vraag in ("in_de_weg", "startpunt") or v.t.vraag in v.t.afgehandeld
        v.vraag(script.volgende(v.t) if over_rijen else v.t.vraag)


def vraag_welke(v: Verloop, cellen: list[Cel]) -> None:
    """Ask which of these lines is wrong; ``terug`` says where to go on after that."""
    v.zet(vraag="corrigeer", status="loopt")
    keuzes = tuple(Keuze(c.id, label=_label(v, c)) for c in reversed(cellen[-MEESTE:]))
    v.teksten.append(Tekst("utter_vraag_corrigeer", "vraag", keuzes=(*keuzes, Keuze("niets", "utter_keuze_niets"))))


def _label(v: Verloop, cel: Cel) -> str:
    return f"{v.t.gebieden.get(cel.leefgebied).naam}: “{kort(cel.citaat)}”"


def in_correctie(v: Verloop) -> bool:
    """Deal with the answers inside a correction; returns whether it took the turn."""
    if v.t.vraag == "corrigeer":
        return _welke(v)
    if v.t.vraag == "corrigeer_tekst":
        return _hoe(v)
    return False


def _welke(v: Verloop) -> bool:
    gekozen = next((c for c in v.t.matrix if c.id in v.b.keuzes), None)
    if gekozen is None and not v.b.keuzes and v.b.tekst and ja_nee(v.b) != "nee":
        genoemd = _genoemd(v, Verbetering(over=tuple(v.b.tekst.casefold().split())))
        gekozen = next((c for c in reversed(v.t.matrix.cellen) if c.leefgebied in genoemd), None)
        met_woord = _met_woord(v, Verbetering())
        gekozen = met_woord[0] if len(met_woord) == 1 else gekozen
    onbekend = gekozen is None and not v.b.keuzes and v.b.tekst and ja_nee(v.b) != "nee"
    if onbekend and not v.t.niet_begrepen:
        v.zet(niet_begrepen=1)
        v.zeg("utter_niet_begrepen")
        vraag_welke(v, list(v.t.matrix))
        return True
    if gekozen is None:
        v.zeg("utter_corrigeer_niets")
        _terug(v)
        return True
    if v.t.velden.get("corrigeer") == WEG:
        v.zet(velden={**v.t.velden, "corrigeer": gekozen.id})
        v.b = replace(v.b, keuzes=("haal_weg",))
        return _hoe(v)
    _vraag_hoe(v, gekozen)
    return True


def _vraag_hoe(v: Verloop, cel: Cel) -> None:
    v.veld("corrigeer", cel.id)
    v.zet(niet_begrepen=0)
    v.vraag("corrigeer_tekst")


def _hoe(v: Verloop) -> bool:
    cel = v.t.matrix.cel(v.t.velden["corrigeer"])
    gelezen = lees_verbetering(v.b.tekst)
    vraagt_weg = not v.b.keuzes and gelezen.weg
    if "haal_weg" in v.b.keuzes or (vraagt_weg and not v.b.begrip.vermeldingen):
        v.effect(CelWeg(cel.id))
        v.zeg("utter_cel_weg")
    elif "laat_staan" in v.b.keuzes or not v.b.tekst.strip() or v.b.begrip.intent in LAAT_STAAN:
        v.zeg("utter_corrigeer_niets")
    elif gelezen.inhoud:
        _vervang(v, [cel], gelezen.inhoud, gelezen.begin)
    elif is_geen_regel(v.b.tekst) and not v.t.niet_begrepen:
        v.zet(niet_begrepen=1)
        v.zeg("utter_corrigeer_twijfel")
        v.vraag_opnieuw()
        return True
    elif is_geen_regel(v.b.tekst) and not v.b.begrip.vermeldingen:
        v.zeg("utter_corrigeer_niets")
    else:
        _vervang(v, [cel], v.b.tekst.strip(), 0)
    _terug(v)
    return True


def _terug(v: Verloop) -> None:
    """Go on with the question that was open; a startpunt without any line left is asked for again by the script."""
    velden = {k: w for k, w in v.t.velden.items() if k != "corrigeer"}
    terug = "" if v.t.terug == "-" else v.t.terug
    v.zet(velden=velden, terug="", vraag=terug)
    veranderd = any(isinstance(e, CelWeg | CelGewijzigd) for e in v.effecten)
    if v.t.gedeeld and veranderd and terug in NA_AFLOOP:
        ga_door(v)
    elif terug:
        v.vraag(terug if terug not in v.t.afgehandeld else script.volgende(v.t))
    else:
        v.vraag("")
