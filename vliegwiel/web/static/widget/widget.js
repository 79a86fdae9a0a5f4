// Vliegwiel on the page of a gemeente:
//   <script defer src="https://chat.example/widget.js" data-plaats="rechts" data-tekst="Wat wil jij?"></script>
// A button, and a window with the chat that is made at the first press. It keeps nothing on this page: no cookies, no
// storage, no inline style or script, and it hears nothing of what is said inside. See docs/beslissingen/0012-widget.md.
(() => {
  "use strict";
  const script = document.currentScript ?? document.querySelector('script[src*="/widget.js"]');
  if (!script || document.querySelector("vliegwiel-widget")) return;

  const CHAT = new URL(script.src, location.href).origin;
  const STIJL = "@@STIJL@@";
  const NAAM = "@@NAAM@@";
  const TELEFOON = "@@TELEFOON@@";
  const KLEUR = "@@KLEUR@@"; // of the gemeente's look, with its letters
  const LETTERS = "@@LETTERS@@";
  const SMAL = matchMedia("(max-width: 599px), (max-height: 479px)");
  const GEDULD = 15000; // ms until somebody hears that it does not load
  const SVG = "http://www.w3.org/2000/svg";

  const waarschuw = (tekst) => console.warn(`Vliegwiel-widget: ${tekst}`);

  // What the page asks for. Something impossible is left out, and said to who looks in the console.
  const gegeven = (naam) => (script.getAttribute(`data-${naam}`) ?? "").trim();

  function woorden(naam, anders) {
    const tekst = gegeven(naam);
    if (tekst.length > 60) waarschuw(`data-${naam} is langer dan 60 tekens`);
    return tekst && tekst.length <= 60 ? tekst : anders;
  }

  function getal(naam, anders, meest) {
    const tekst = gegeven(naam);
    if (!tekst) return anders;
    if (/^\d{1,10}$/.test(tekst) && Number(tekst) <= meest) return Number(tekst);
    waarschuw(`data-${naam} is geen getal van 0 tot en met ${meest}`);
    return anders;
  }

  function kleur(naam, anders) {
    const tekst = gegeven(naam).toLowerCase();
    if (!tekst) return anders;
    if (/^#[0-9a-f]{3}$/.test(tekst)) return tekst.replace(/[0-9a-f]/g, "$&$&");
    if (/^#[0-9a-f]{6}$/.test(tekst)) return tekst;
    waarschuw(`data-${naam} is geen kleur als #0b5f66`);
    return anders;
  }

  function helderheid(hex) {
    const [r, g, b] = [1, 3, 5].map((i) => {
      const deel = parseInt(hex.slice(i, i + 2), 16) / 255;
      return deel <= 0.04045 ? deel / 12.92 : ((deel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function contrast(een, ander) {
    const [donker, licht] = [helderheid(een), helderheid(ander)].sort((a, b) => a - b);
    return (licht + 0.05) / (donker + 0.05);
  }

  function kleuren() {
    const vlak = kleur("kleur", KLEUR);
    // One of the two is always readable (at least 4.58 : 1).
    const zwartWit = contrast(vlak, "#ffffff") >= contrast(vlak, "#000000") ? "#ffffff" : "#000000";
    const leesbaar = vlak === KLEUR ? LETTERS : zwartWit;
    const letters = kleur("kleur-tekst", leesbaar);
    if (contrast(vlak, letters) >= 4.5) return [vlak, letters];
    waarschuw(`data-kleur-tekst is niet leesbaar op data-kleur (contrast onder 4,5); het is nu ${leesbaar}`);
    return [vlak, leesbaar];
  }

  function plaats() {
    const tekst = gegeven("plaats").toLowerCase();
    if (tekst && tekst !== "links" && tekst !== "rechts") waarschuw("data-plaats is links of rechts");
    return tekst === "links" ? "links" : "rechts";
  }

  const tekst = woorden("tekst", "Vertel wat je wilt");
  const titel = woorden("titel", `Praat met Vliegwiel van ${NAAM}`);

  function waarden() {
    const [vlak, letters] = kleuren();
    const zij = `${getal("zij", 16, 400)}px`;
    const links = plaats() === "links";
    return {
      "--vw-kleur": vlak, "--vw-letters": letters, "--vw-z": getal("z-index", 2147483000, 2147483647),
      "--vw-zij": zij, "--vw-links": links ? zij : "auto", "--vw-rechts": links ? "auto" : zij,
      "--vw-onder": `${getal("onder", 16, 400)}px`,
    }; // prettier-ignore
  }

  const gastheer = document.createElement("vliegwiel-widget");
  // Open, so that tests and assistive tools can look inside; styles of the page stay out all the same.
  const wortel = gastheer.attachShadow({ mode: "open" });

  function maak(soort, kenmerken = {}, ...inhoud) {
    const element = document.createElement(soort);
    for (const [naam, waarde] of Object.entries(kenmerken)) element.setAttribute(naam, waarde);
    element.append(...inhoud);
    return element;
  }

  function teken(...lijnen) {
    const svg = document.createElementNS(SVG, "svg");
    const vast = { viewBox: "0 0 24 24", "aria-hidden": "true", fill: "none", stroke: "currentColor",
      "stroke-width": "2", "stroke-linecap": "round", "stroke-linejoin": "round" }; // prettier-ignore
    for (const [naam, waarde] of Object.entries(vast)) svg.setAttribute(naam, waarde);
    for (const d of lijnen) svg.appendChild(document.createElementNS(SVG, "path")).setAttribute("d", d);
    return svg;
  }

  /** A constructed stylesheet: a policy of the page does not look at it. Otherwise a link, which it must allow. */
  function kleed() {
    const eigen = Object.entries(waarden());
    try {
      const blad = new CSSStyleSheet();
      blad.replaceSync(`${STIJL}\n:host{${eigen.map(([n, w]) => `${n}:${w}!important`).join(";")}}`);
      wortel.adoptedStyleSheets = [blad];
    } catch {
      for (const [naam, waarde] of eigen) gastheer.style.setProperty(naam, waarde, "important");
      wortel.append(maak("link", { rel: "stylesheet", href: `${CHAT}/widget.css` }));
    }
  }

  const knop = maak("button", { type: "button", class: "knop", "aria-haspopup": "dialog", "aria-expanded": "false",
    "aria-controls": "venster" }, teken("M4 5h16v11H10l-5 4v-4H4z", "M8 9h8M8 12h5"), tekst); // prettier-ignore
  const sluitknop = maak("button", { type: "button", class: "sluit" }, teken("M6 6l12 12M18 6L6 18"), "Sluit");
  const uitleg = maak("div", { class: "uitleg", role: "status" });
  const venster = maak("dialog", { id: "venster", "aria-labelledby": "titel" },
    maak("div", { class: "kop" }, maak("h2", { id: "titel" }, titel), sluitknop), uitleg); // prettier-ignore
  let kader = null;
  let klaar = false;
  let klok = 0;

  function zeg(...inhoud) {
    uitleg.replaceChildren(...inhoud);
    uitleg.hidden = inhoud.length === 0;
  }

  function mislukt() {
    const bel = maak("a", { href: `tel:${TELEFOON.replace(/[^\d+]/g, "")}` }, TELEFOON);
    const los = maak("a", { href: `${CHAT}/`, target: "_blank", rel: "noopener noreferrer" }, "Open het gesprek in een nieuw tabblad");
    zeg(maak("p", {}, "Het gesprek opent hier niet."), maak("p", {}, los), maak("p", {}, "Of bel de gemeente: ", bel, "."));
  }

  function wacht(tijd) {
    clearTimeout(klok);
    klok = setTimeout(mislukt, tijd);
  }

  function stuur(soort) {
    kader.contentWindow.postMessage({ vliegwiel: 1, soort }, CHAT);
  }

  function maakKader() {
    zeg(maak("p", {}, "Even wachten. Het gesprek gaat open."));
    // The address of this page may say what somebody came for, so it is not passed on.
    kader = maak("iframe", { title: titel, referrerpolicy: "no-referrer", src: `${CHAT}/ingesloten` });
    kader.addEventListener("load", () => {
      klaar = false;
      wacht(3000);
      stuur("hallo");
    });
    venster.append(kader);
    wacht(GEDULD);
  }

  function naarBinnen() {
    kader.focus();
    stuur("open");
  }

  /** On a small screen the rest of the page is out of reach while it is open; on a large one it stays usable. */
  function laatZien() {
    if (SMAL.matches) venster.showModal();
    else venster.show();
  }

  function open() {
    if (!kader) maakKader();
    laatZien();
    knop.setAttribute("aria-expanded", "true");
    if (klaar) naarBinnen();
    else sluitknop.focus();
  }

  function sluit() {
    if (!venster.open) return;
    venster.close();
    knop.setAttribute("aria-expanded", "false");
    knop.focus();
  }

  function verlaat(naar) {
    const doel = URL.canParse(naar) ? new URL(naar) : null;
    if (doel?.protocol !== "https:") return;
    gastheer.remove();
    location.replace(doel.href);
  }

  addEventListener("message", (gebeurtenis) => {
    if (gebeurtenis.origin !== CHAT || !kader || gebeurtenis.source !== kader.contentWindow) return;
    const bericht = gebeurtenis.data;
    if (bericht?.vliegwiel !== 1) return;
    if (bericht.soort === "klaar") {
      clearTimeout(klok);
      klaar = true;
      zeg();
      // Only who is still where the opening left them is taken along.
      if (venster.open && [sluitknop, kader].includes(wortel.activeElement)) naarBinnen();
    }
    if (bericht.soort === "sluit") sluit();
    if (bericht.soort === "verlaat") verlaat(bericht.naar);
  });

  knop.addEventListener("click", () => (venster.open ? sluit() : open()));
  sluitknop.addEventListener("click", sluit);
  venster.addEventListener("cancel", (gebeurtenis) => {
    gebeurtenis.preventDefault();
    sluit();
  });
  wortel.addEventListener("keydown", (toets) => {
    if (toets.key === "Escape" && venster.open) {
      toets.preventDefault();
      sluit();
    }
  });
  SMAL.addEventListener("change", () => {
    if (!venster.open) return;
    const binnen = wortel.activeElement;
    venster.close();
    laatZien();
    if (binnen === kader && klaar) naarBinnen();
    else binnen?.focus();
  });

  /** A transform or filter on the page makes "fixed" mean something else; the top layer is out of its reach. */
  function zetVast() {
    const plek = gastheer.getBoundingClientRect();
    const onder = innerHeight - plek.bottom;
    const zij = plaats() === "links" ? plek.left : document.documentElement.clientWidth - plek.right;
    const scheef = onder < 0 || zij < -1 || onder > 480 || zij > 480;
    if (!scheef || !gastheer.showPopover || gastheer.popover) return;
    gastheer.popover = "manual";
    gastheer.showPopover();
  }

  let gepland = false;
  function kijkNa() {
    if (gepland) return;
    gepland = true;
    requestAnimationFrame(() => {
      gepland = false;
      zetVast();
    });
  }

  kleed();
  wortel.append(maak("section", { "aria-label": titel }, knop, venster));
  document.body.append(gastheer);
  kijkNa();
  addEventListener("resize", kijkNa);
  addEventListener("scroll", kijkNa, { passive: true });
})();
