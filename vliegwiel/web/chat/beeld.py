"""What the page shows of a conversation, ready for the template: no rules of the conversation, no words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from markupsafe import Markup

from vliegwiel.core.gesprek import Toestand, fase
from vliegwiel.core.gesprek.hervatten import CODE
from vliegwiel.core.gesprek.onderbreking import TALEN
from vliegwiel.core.gesprek.script import ZIJVRAGEN, heeft_cijfers
from vliegwiel.core.gesprek.terugkomst import LANG_GELEDEN, heeft_verteld
from vliegwiel.core.gesprek.toestand import GESTOPT, LATER
from vliegwiel.core.nadenken import VERSTE, dag_in_woorden, vandaag
from vliegwiel.core.samenvatting import NIET_VERTELD, Rij, Samenvatting, vat_samen
from vliegwiel.core.tekst import Catalogus
from vliegwiel.core.terugbellen import LOPEND, klok
from vliegwiel.render.radar import radar_svg
from vliegwiel.render.radar_smal import radar_smal_svg
from vliegwiel.services.inzage import Inzage
from vliegwiel.services.nadenken import Ingepland
from vliegwiel.services.poorten import ASSISTENT, CLIENT, ONTVANGEN, Bericht
from vliegwiel.web.chat.code import Codebeeld
from vliegwiel.web.chat.ingevuld import Waarden, ingevuld
from vliegwiel.web.gezegd import gezegd

VERWIJDERD = "utter_verwijderd"
NALEZEN = "samenvatting"
RECHTS_NAAR_LINKS = ("ar",)


@dataclass(frozen=True)
class Bubbel:
    """One message on the page. ``kort``: its text is scripted, so 112 and 113 in it are telephone numbers.

    ``taal``: the code of a text in another language; its second line says that nobody checked it yet. ``door``: the
    role of who typed it for the client, or empty.
    """

    id: str
    van: str
    tekst: str
    soort: str
    kort: bool
    wacht: bool
    kaart: Any
    taal: str = ""
    door: str = ""

    @property
    def richting(self) -> str:
        """The direction in which that language is written."""
        return "rtl" if self.taal in RECHTS_NAAR_LINKS else "ltr"


@dataclass(frozen=True)
class Melding:
    """Something that went wrong."""

    titel: str
    uitleg: str


@dataclass(frozen=True)
class Terugbelstand:
    """What the client reads about the promised call: by when, and honestly whether it did not happen."""

    tot: str
    te_laat: bool
    niet_bereikt: bool


@dataclass(frozen=True)
class Beeld:
    """Everything that the template needs."""

    bubbels: tuple[Bubbel, ...]
    laatste: str
    keuzes: tuple[tuple[str, str], ...]
    meer: bool
    kaart: str | None
    antwoord_op: str
    vraag: str
    fase: str
    voortgang: str
    rust: bool
    nieuw: bool
    verwijderd: bool
    wacht: bool
    storing: str
    nood: str | None
    samenvatting: Samenvatting
    rijen: tuple[Rij, ...]
    namen: Mapping[str, str]
    heeft_verhaal: bool
    aantal_regels: int
    twijfels: tuple[str, ...]
    keuzerijen: Mapping[str, str]
    nalezen: bool
    gedeeld: bool
    contact: Mapping[str, Any]
    gepland: Ingepland | None = None
    gepland_dag: str = ""
    later_dag: str = ""
    later_bereik: bool = False
    morgen: str = ""
    over_een_jaar: str = ""
    typt: str = ""
    helper: str = ""
    welkom_terug: bool = False
    opnieuw_scoren: bool = False
    stil: bool = False
    aanbod: bool = False
    terugbel: Terugbelstand | None = None
    bewaardagen: int = 0
    concept: str = ""
    melding: Melding | None = None
    kaartfouten: Mapping[str, str] = field(default_factory=dict)
    kaartvelden: Waarden = field(default_factory=dict)
    kaarten: Mapping[str, Waarden] = field(default_factory=dict)
    contact_gevraagd: bool = False
    bewerk: str = ""
    formulier_id: str = ""
    gedaan: str = ""
    code: Codebeeld | None = None

    def waarden(self, kaart: str) -> Waarden:
        """Return per field what stands on a card: as it was just sent, when that went wrong, else as it is kept."""
        return self.kaartvelden if self._gestuurd(kaart) else self.kaarten.get(kaart, {})

    def fouten(self, kaart: str) -> Mapping[str, str]:
        """Return per field what is wrong with a card that was just sent."""
        return self.kaartfouten if self._gestuurd(kaart) else {}

    @property
    def fout_in_verhaal(self) -> bool:
        """Whether what went wrong stands in the story: a line that was changed, or a card that nobody asks for now."""
        regels = {r.id for rij in self.rijen for r in rij.regels} | {f"antwoord-{v}" for v in self.samenvatting.velden}
        kaarten = {k for k in ("contact", "steun") if k != self.kaart and self.fouten(k)}
        return bool(kaarten) or self.bewerk in regels

    def _gestuurd(self, kaart: str) -> bool:
        return kaart in self.kaartvelden.get("soort", ())

    @property
    def eigen_rijen(self) -> tuple[tuple[str, str], ...]:
        """The rows that the client told something about: id and name."""
        return tuple((r.leefgebied, r.naam) for r in self.rijen)

    @property
    def liever_niet(self) -> tuple[str, ...]:
        """The names of the rows that the client would rather not talk about."""
        return tuple(r.naam for r in self.samenvatting.rijen if r.status == NIET_VERTELD)

    @property
    def op_steunkaart(self) -> str:
        """The name of the trusted person as typed on the card, or an empty string."""
        return str((self.contact.get("vertrouwenspersoon") or {}).get("naam") or "")

    @property
    def cijfers(self) -> bool:
        """Whether the buttons are a ruler of bare numbers."""
        return len(self.keuzes) > 5 and all(label.isdigit() for _, label in self.keuzes)


def maak_beeld(inzage: Inzage, catalogus: Catalogus, nu_is: datetime, *, nieuw: bool, **overig: Any) -> Beeld:
    """Return the page's view of a conversation. ``overig``: bewaardagen, concept, melding, kaartfouten, kaartvelden, bewerk, gedaan,
    code, formulier_id, and nood: the kind of danger in words that were not kept.
    """
    t = inzage.toestand
    laatste = _laatste_antwoord(inzage.berichten)
    samenvatting = vat_samen(t)
    rijen = tuple(r for r in samenvatting.rijen if r.regels or r.score is not None)
    nu, niet_bewaard = fase(t), overig.pop("nood", None)
    heeft_verhaal = bool(rijen or samenvatting.velden or "contact" in t.afgehandeld)
    return Beeld(
        bubbels=_bubbels(inzage.berichten, catalogus),
        laatste=laatste[0].id if laatste else "",
        keuzes=tuple({w: (w, label) for b in laatste for w, label in b.keuzes}.values()),
        meer=any(b.meer for b in laatste),
        kaart=next((b.kaart for b in reversed(laatste) if b.kaart and b.kaart != CODE), None),
        antwoord_op=laatste[-1].id if laatste else "",
        vraag=laatste[-1].tekst if laatste else "",
        fase=nu,
        voortgang=catalogus.zeg(f"utter_fase_{nu}"),
        rust=t.status in (GESTOPT, LATER),
        nieuw=nieuw,
        verwijderd=any(b.sleutel == VERWIJDERD for b in laatste),
        wacht=inzage.wacht,
        storing=catalogus.zeg("utter_storing") if inzage.wacht else "",
        nood=niet_bewaard or ((t.crisissoort or "suicide") if t.kaart_vast else None),
        samenvatting=samenvatting,
        rijen=rijen,
        namen={g.id: g.naam for g in t.gebieden.gebieden},
        heeft_verhaal=heeft_verhaal,
        aantal_regels=sum(len(r.regels) for r in rijen),
        twijfels=tuple(regel.id for r in rijen for regel in r.regels if regel.twijfel),
        # A sensitive row is there only for who brought it up.
        keuzerijen={g.id: g.naam for g in t.gebieden.gebieden if not g.gevoelig},
        nalezen=nu == NALEZEN and heeft_verhaal,
        gedeeld=t.is_gedeeld,
        contact=inzage.contact,
        kaarten=ingevuld(inzage.contact, t.velden.get("steun_rol", "")),
        contact_gevraagd="contact" in t.afgehandeld,
        typt=t.typt,
        helper=t.helper,
        welkom_terug=_lang_weg(t, nu_is),
        opnieuw_scoren=heeft_cijfers(t),
        **_later(inzage, vandaag(nu_is)),
        stil=t.stil,
        aanbod=inzage.aanbod is not None,
        terugbel=_terugbel(inzage),
        **overig,
    )


def _later(inzage: Inzage, dag: date) -> dict[str, Any]:
    """Return what the page shows of the wish to think about it."""
    gepland, half = inzage.nadenken, inzage.toestand.later_half
    return {
        "gepland": gepland,
        "gepland_dag": dag_in_woorden(gepland.datum, dag) if gepland else "",
        "later_dag": "" if half == "bereik" else half,
        "later_bereik": half == "bereik",
        "morgen": (dag + timedelta(days=1)).isoformat(),
        "over_een_jaar": (dag + VERSTE).isoformat(),
    }


def _lang_weg(t: Toestand, nu_is: datetime) -> bool:
    """Whether somebody comes back after a long time to a story that is there."""
    weg = bool(t.vorige_keer) and nu_is - datetime.fromisoformat(t.vorige_keer) >= LANG_GELEDEN
    return weg and heeft_verteld(t) and t.vraag not in ZIJVRAGEN


def _terugbel(inzage: Inzage) -> Terugbelstand | None:
    """Return how a running request stands; None when there is none, or when somebody called."""
    verzoek = inzage.terugbel
    if verzoek is None or inzage.nu is None or verzoek.status not in LOPEND or inzage.zone is None:
        return None
    tot = klok(verzoek.uiterlijk.astimezone(inzage.zone))
    return Terugbelstand(tot, verzoek.te_laat(inzage.nu), verzoek.pogingen > 0)


def _laatste_antwoord(berichten: Sequence[Bericht]) -> tuple[Bericht, ...]:
    """Return what the assistant said last: the bubbles of one reply, whose buttons are the ones to press."""
    van_assistent = [b for b in berichten if b.van == ASSISTENT]
    if not van_assistent:
        return ()
    return tuple(b for b in van_assistent if b.antwoord_op == van_assistent[-1].antwoord_op)


def _bubbels(berichten: Sequence[Bericht], catalogus: Catalogus) -> tuple[Bubbel, ...]:
    woorden = gezegd(berichten, catalogus)
    return tuple(
        Bubbel(
            b.id,
            b.van,
            woorden[b.id],
            b.soort,
            bool({"crisis", "nazorg"} & set(b.sleutel.split("_"))),
            b.van != ASSISTENT and b.status == ONTVANGEN,
            b.kaart if b.van != ASSISTENT else None,
            _taal_van(b.sleutel),
            "" if b.van == ASSISTENT or b.door == CLIENT else b.door,
        )
        for b in berichten
    )


def _taal_van(sleutel: str) -> str:
    """Return the language of a text: ``utter_taal_crisis_ar`` → ``ar``; empty for Dutch."""
    laatste = sleutel.rpartition("_")[2]
    return laatste if sleutel.startswith("utter_taal_") and laatste in TALEN else ""


def radar(t: Toestand, titel: str, beschrijving: str) -> str:
    """Return the picture of the matrix: the rows that may be asked for, and sensitive ones that the client brought up.

    In two forms; the stylesheet shows the one that fits.
    """
    rijen = vat_samen(t).rijen
    punten = [(r.naam, r.score if isinstance(r.score, int) else None) for r in rijen]
    eerder = [next((m.waarde for m in reversed(r.eerder) if isinstance(m.waarde, int)), None) for r in rijen]
    oud = eerder if any(eerder) else ()
    return radar_svg(punten, titel, beschrijving, oud) + radar_smal_svg(punten, titel, beschrijving, oud)


def tekenaar(toestand: Toestand) -> Callable[[str, str], Markup]:
    """Return what draws the picture in a template, from its title and description."""

    def plaatje(titel: str, beschrijving: str) -> Markup:
        # The drawing escapes its own texts; those of a template are escaped already.
        return Markup(radar(toestand, titel, Markup(beschrijving).unescape()))  # noqa: S704

    return plaatje
