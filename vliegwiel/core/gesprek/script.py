"""The script of the conversation: which question comes next, in which stage, with which buttons.

The order is that of a calm first talk: an open question, the motive, strengths before obstacles, the client's own
starting point, one small step. Nothing is asked twice, and money stress shortens the way (signpost 7).
"""

from __future__ import annotations

from collections.abc import Iterator

from vliegwiel.core.gesprek.toestand import Toestand
from vliegwiel.core.tekst import Keuze

FASEN = (
    "welkom", "wens", "waarom", "verkennen", "startpunt", "belang", "steun", "stap", "contact", "samenvatting",
    "afsluiting",
)  # fmt: skip
FASE_VAN = {
    "welkom": "welkom", "wens": "wens", "wens_anders": "wens", "waarom": "waarom", "verdieping": "waarom", "goed": "verkennen",
    "lastig": "verkennen", "plaats": "verkennen", "kies_gebied": "verkennen", "gebied": "verkennen",
    "score": "verkennen", "in_de_weg": "startpunt", "startpunt": "startpunt", "belang": "belang",
    "belang_waarom": "belang", "vertrouwen": "belang", "vertrouwen_hoger": "belang", "steun": "steun",
    "steun_rol": "steun", "stap": "stap", "stap_welke": "stap", "contact": "contact", "delen": "samenvatting",
    "delen_weer": "samenvatting", "gehoord": "afsluiting", "": "afsluiting",
}  # fmt: skip
ZIJVRAGEN = (
    "crisis_vraag",
    "crisis_verder",
    "nazorg_vraag",
    "rouw_vraag",
    "terugbel_vraag",
    "corrigeer",
    "corrigeer_tekst",
    "verwijder_zeker",
    "opnieuw_zeker",
    "later",
    "later_bereik",
    "terugkomst",
    "erbij",
    "erbij_plaats",
    "score_weer",
    "lat_weer",
    "meetypen_wie",
    "klopt_zo",
    "intrek_keuze",
)
KAARTEN = {
    "contact": "contact",
    "steun": "steun",
    "later": "later",
    "later_bereik": "later",
    "terugbel_vraag": "terugbel",
}
MEETYPERS = ("medewerker", "hulpverlener", "naaste")
OPEN = (
    "wens",
    "wens_anders",
    "waarom",
    "verdieping",
    "goed",
    "lastig",
    "gebied",
    "belang_waarom",
    "vertrouwen_hoger",
    "steun",
    "stap",
    "stap_welke",
)
MOTIEF = ("waarom", "verdieping", "belang_waarom", "vertrouwen_hoger")
VERVOLG = ("verdieping", "belang_waarom", "vertrouwen_hoger", "steun", "stap", "stap_welke")
OVER_RIJEN = ("in_de_weg", "startpunt")
MET_CIJFER = ("score", "score_weer", "belang", "vertrouwen", "lat_weer")
ROLLEN = ("meedenken", "leiding", "niet")
GENOEG_WOORDEN = 8
KORT_MOTIEF = 5  # words: a longer reason is not asked further
GEEN = "geen"
HOOGST = 10
VEEL_ZORGEN = 4  # rows: from here on it helps to say which is in the way most
HOOG = 7  # a ruler: from here on a number speaks for itself
EEN_LASTIG = "lastig:een"  # told in ``gemeld``: what makes it hard was one domain
TWIJFEL_WENS = "twijfel:wens"  # told in ``gemeld``: the wish was doubted, and is asked for by another question
VELD_VAN = {"wens_anders": "wens", "stap_welke": "stap"}  # questions whose answer is that of another one
OP_KAART = "kaart"  # the trusted person is on the card: the name is not part of the conversation


def soort_van(vraag: str) -> str:
    """Return the kind of a question: ``gebied:geld`` → ``gebied``."""
    return vraag.partition(":")[0]


def veld_van(vraag: str) -> str:
    """Return the field in which the answer to a question is kept."""
    return VELD_VAN.get(vraag, vraag)


def gebied_van(vraag: str) -> str:
    """Return the row that a question is about, or an empty string."""
    return vraag.partition(":")[2]


def fase(toestand: Toestand) -> str:
    """Return the stage; a side question belongs to the stage that it interrupts.

    One inside another ("dat klopt niet" to somebody who just came back) comes after the end of the talk.
    """
    vraag = toestand.weg_terug if toestand.vraag in ZIJVRAGEN else toestand.vraag
    return FASE_VAN["" if vraag in ZIJVRAGEN else soort_van(vraag)]


def volgende(toestand: Toestand) -> str:
    """Return the next question that is not yet dealt with, or an empty string at the end."""
    return next((v for v in _vragen(toestand) if v not in toestand.afgehandeld), "")


def _vragen(t: Toestand) -> Iterator[str]:
    yield "welkom"
    if not t.snel:
        yield from _verhaal(t)
    yield "contact"
    yield "delen"
    yield "gehoord"


def _verhaal(t: Toestand) -> Iterator[str]:
    yield from _motief(t)
    for vraag in ("goed", "lastig"):
        yield vraag
        if t.velden.get(f"plaats:{vraag}") == "?":
            yield f"plaats:{vraag}"
    yield "kies_gebied"
    for gebied in t.gekozen:
        yield f"gebied:{gebied}"
        yield f"score:{gebied}"
    # Of a few worries, the starting point says enough; and who named one as what makes it hard has said it.
    if len(t.met_zorg()) >= VEEL_ZORGEN and EEN_LASTIG not in t.gemeld:
        yield "in_de_weg"
    if t.matrix.besproken():
        yield "startpunt"
    if t.startpunt and not t.geldstress:
        yield from _rulers(t)
    yield "steun"
    if t.velden.get("steun"):
        yield "steun_rol"
    if t.startpunt and not t.geldstress:
        yield "stap"
        if t.velden.get("stap") == "?":
            yield "stap_welke"


def _motief(t: Toestand) -> Iterator[str]:
    yield "wens"
    if TWIJFEL_WENS in t.gemeld:
        yield "wens_anders"
    if t.velden.get("wens"):
        yield "waarom"
        kort = 0 < len(t.velden.get("waarom", "").split()) < KORT_MOTIEF
        if kort and not t.geldstress and "goed" not in t.afgehandeld:  # corrected later, it is not gone back to
            yield "verdieping"


def _rulers(t: Toestand) -> Iterator[str]:
    """Two numbers, and after each what is not told yet: a high one needs no why when the reason is known.

    One of the two is always talked about, so that the words about changing are there.
    """
    belang, vertrouwen = (float(t.velden.get(lat, "0")) for lat in ("belang", "vertrouwen"))
    yield "belang"
    if belang and (belang < HOOG or not t.velden.get("waarom")):
        yield "belang_waarom"
    yield "vertrouwen"
    if t.velden.get("vertrouwen") and vertrouwen < HOOGST and (vertrouwen < HOOG or not t.velden.get("belang_waarom")):
        yield "vertrouwen_hoger"


def heeft_cijfers(toestand: Toestand) -> bool:
    """Whether the client gave a number that can be given again."""
    return bool(toestand.latten) or any(s.cijfer for s in toestand.matrix.scores)


def keuzes(toestand: Toestand, vraag: str) -> tuple[Keuze, ...]:
    """Return the buttons that belong to a question; every one of them can be typed as well."""
    soort = soort_van(vraag)
    if soort in ("score", "score_weer"):
        return tuple(Keuze(str(n), f"utter_keuze_score_{n}") for n in range(1, 6))
    if soort in ("belang", "vertrouwen", "lat_weer"):
        return tuple(Keuze(str(n), label=str(n)) for n in range(11))
    if soort in ("kies_gebied", "plaats", "erbij_plaats"):
        al = toestand.zeker_besproken() if soort == "kies_gebied" else ()
        slot = Keuze("genoeg", "utter_keuze_genoeg") if soort == "kies_gebied" else Keuze(GEEN, "utter_keuze_anders")
        return (*(Keuze(g.id, label=g.naam) for g in toestand.gebieden.te_vragen(al)), slot)
    if soort in ("in_de_weg", "startpunt"):
        rijen = toestand.met_zorg() if soort == "in_de_weg" else toestand.matrix.besproken()
        namen = tuple(Keuze(g, label=toestand.gebieden.get(g).naam) for g in rijen)
        return (*namen, Keuze(GEEN, f"utter_keuze_{soort}_geen"))
    if soort == "terugkomst":
        terug = (Keuze("verder", "utter_keuze_verder"),) if toestand.terug else ()
        cijfers = (Keuze("opnieuw_scoren", "utter_keuze_opnieuw_scoren"),) if heeft_cijfers(toestand) else ()
        return (Keuze("erbij", "utter_keuze_erbij"), Keuze("corrigeren", "utter_keuze_veranderen"), *cijfers, *terug)
    vast = tuple(Keuze(w, f"utter_keuze_{w}") for w in VAST.get(soort, ()))
    if soort == "welkom" and toestand.gever and not toestand.typt:
        return (*vast[:1], Keuze("meetypen_gever", "utter_keuze_meetypen_gever"), *vast[1:])
    if soort == "meetypen_wie" and toestand.gever:
        return (Keuze("meetypen_gever", label=toestand.gever), *vast)
    return vast


VAST: dict[str, tuple[str, ...]] = {
    "welkom": ("begin", "meer_weten", "mens_spreken", "denk_erover_na"),
    "steun": ("niemand",),
    "steun_rol": ROLLEN,
    "stap": ("geen_stap",),
    "delen": ("delen", "zelf_houden", "later_verder"),
    "delen_weer": ("delen", "zelf_houden"),
    "gehoord": ("ja", "nee"),
    "crisis_vraag": ("ja", "nee"),
    "nazorg_vraag": ("ja", "nee"),
    "rouw_vraag": ("ja", "nee"),
    "terugbel_vraag": ("nee",),
    "crisis_verder": ("verder", "stoppen"),
    "corrigeer_tekst": ("haal_weg", "laat_staan"),
    "verwijder_zeker": ("ja", "nee"),
    "opnieuw_zeker": ("ja", "nee"),
    "later": ("later_niet",),
    "later_bereik": ("later_niet",),
    "erbij": ("niets",),
    "meetypen_wie": (*MEETYPERS, "meetypen_uit"),
    "klopt_zo": ("ja", "nee"),
    "intrek_keuze": ("intrekken", "verwijderen", "laat_gedeeld"),
}
