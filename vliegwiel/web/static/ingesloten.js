// The chat inside the page of another site. Cookies and storage may be blocked there, so what a browser normally keeps
// (which conversation, which code) is also in the memory of this page, and goes along with every request as a header.
// For that the page may not go away: links and forms are fetched, and what comes back is put in place.

const PAGINA = "/ingesloten";
const GEHEUGEN = ["X-Vliegwiel-Gesprek", "X-Vliegwiel-Code"];
const geheugen = new Map();
const blad = document.getElementById("blad");
const praat = document.getElementById("praat");
const melding = document.getElementById("niet-onthouden");
const titel = document.title;
let afgesloten = false;
let bezig = ""; // what is being done: an address, with what is sent there
let volgende = null;

// Beside the box, where it is seen; this part of the page is never replaced.
document.getElementById("deel-code").before(melding);

/** Ask our own server something, as `fetch` does, with what this page remembers. */
async function vraag(adres, opties = {}) {
  const headers = new Headers(opties.headers);
  headers.set("X-Vliegwiel-Ingesloten", "1");
  for (const [naam, waarde] of geheugen) headers.set(naam, waarde);
  const antwoord = await fetch(adres, { ...opties, headers, credentials: "same-origin" });
  onthoud(antwoord.headers);
  const naar = antwoord.headers.get("X-Vliegwiel-Naar");
  // chat.js expects what a browser does by itself: to follow.
  return naar && opties.headers ? vraag(naar, { headers: opties.headers }) : antwoord;
}

globalThis.vliegwielVraag = vraag;

function onthoud(koppen) {
  const nieuw = !geheugen.has(GEHEUGEN[0]) && koppen.get(GEHEUGEN[0]);
  for (const naam of GEHEUGEN) {
    const waarde = koppen.get(naam);
    if (waarde) geheugen.set(naam, waarde);
    else if (waarde === "") {
      geheugen.delete(naam);
      afgesloten ||= naam === GEHEUGEN[0];
    }
  }
  const blijft = koppen.get("X-Vliegwiel-Onthouden");
  if (blijft) melding.hidden = blijft === "ja";
  const code = geheugen.get(GEHEUGEN[1]);
  melding.querySelector("[data-code]").hidden = !code;
  melding.querySelector("[data-code] code").textContent = code ?? "";
  melding.querySelector("form").hidden = Boolean(code);
  // Whether the browser keeps the conversation by itself shows at the next request.
  if (nieuw) setTimeout(() => vraag(`${PAGINA}/onthouden`).catch(() => {}), 0);
}

/** Go to a page of ours: the talk is kept behind it. */
async function ga(adres) {
  const doel = new URL(adres, location.href);
  if (doel.pathname === "/") return naarGesprek(doel.hash);
  return ontvang(await vraag(doel));
}

async function ontvang(antwoord) {
  // Forgotten on purpose: also by this page.
  if (afgesloten) return location.replace(PAGINA);
  const naar = antwoord.headers.get("X-Vliegwiel-Naar");
  if (naar) return ga(naar);
  const soort = antwoord.headers.get("Content-Type") ?? "";
  if (!soort.startsWith("text/html")) return bewaar(antwoord);
  // The help page brings its own style; this page has one, and its policy would refuse another.
  const html = (await antwoord.text()).replace(/<style>[^<]*<\/style>/g, "");
  const pagina = new DOMParser().parseFromString(html, "text/html");
  if (pagina.getElementById("gesprek")) return naarGesprek("#laatste");
  toonBlad(document.importNode(pagina.querySelector("main"), true).childNodes, pagina.title);
}

function toonBlad(inhoud, naam) {
  blad.replaceChildren(...inhoud);
  blad.hidden = false;
  praat.hidden = true;
  document.title = naam;
  scrollTo(0, 0);
  const kop = blad.querySelector("[role=alert]") ?? blad.querySelector("h1") ?? blad;
  kop.tabIndex = -1;
  kop.focus({ preventScroll: true });
}

async function naarGesprek(plek) {
  const berichten = document.getElementById("berichten");
  blad.replaceChildren();
  blad.hidden = true;
  praat.hidden = false;
  document.title = titel;
  // What another code brings in is history: it is not read out.
  berichten.setAttribute("aria-live", "off");
  const gebeurtenis = new CustomEvent("vliegwiel:ververs", { detail: {} });
  document.dispatchEvent(gebeurtenis);
  await gebeurtenis.detail.klaar;
  document.getElementById("inhoud").focus({ preventScroll: true });
  const doel = (plek === "#laatste" && berichten.dataset.laatste) || plek.slice(1);
  if (doel) document.getElementById(doel)?.scrollIntoView();
  requestAnimationFrame(() => berichten.setAttribute("aria-live", "polite"));
}

/** Keep a file that the server gives: a link alone would not take along what this page remembers. */
async function bewaar(antwoord) {
  if (!antwoord.ok) throw new Error(`bestand: ${antwoord.status}`);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await antwoord.blob());
  link.download = /filename="([^"]+)"/.exec(antwoord.headers.get("Content-Disposition") ?? "")?.[1] ?? "vliegwiel";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Do one thing at a time. The same again is a double press; of other things the last one is done after this one. */
async function doe(wat, werk) {
  if (bezig) {
    if (wat !== bezig) volgende = [wat, werk];
    return;
  }
  bezig = wat;
  try {
    await werk();
  } catch {
    // The talk is still there, and this says so.
    toonBlad(document.getElementById("niet-gelukt").content.cloneNode(true).childNodes, document.title);
  }
  bezig = "";
  const daarna = volgende;
  volgende = null;
  if (daarna) doe(...daarna);
}

document.addEventListener("submit", (gebeurtenis) => {
  const formulier = gebeurtenis.target;
  const knop = gebeurtenis.submitter;
  if (formulier.matches("[data-stuur]") && !knop?.hasAttribute("formaction")) return; // chat.js
  gebeurtenis.preventDefault();
  const adres = knop?.getAttribute("formaction") ?? formulier.getAttribute("action");
  const body = new URLSearchParams(new FormData(formulier, knop));
  doe(`${adres} ${body}`, async () => ontvang(await vraag(adres, { method: "POST", body })));
});

document.addEventListener("click", (gebeurtenis) => {
  const link = gebeurtenis.target.closest?.("a[href]");
  const anders = gebeurtenis.ctrlKey || gebeurtenis.metaKey || gebeurtenis.shiftKey || gebeurtenis.button !== 0;
  if (!link || anders || gebeurtenis.defaultPrevented || link.protocol === "blob:") return;
  if (!/^https?:$/.test(link.protocol)) return;
  if (link.origin !== location.origin) {
    // Another site may refuse to be in a frame, and would take the place of the talk.
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    return;
  }
  if (link.getAttribute("href").startsWith("#") || link.hasAttribute("data-opnieuw")) return;
  gebeurtenis.preventDefault();
  const adres = link.getAttribute("href");
  doe(adres, () => ga(adres));
});

// What is said to the page around us, and only to one that is on the list: {vliegwiel: 1, soort}.
// From there: "hallo" (the frame has loaded), "open" (the focus comes in). From here: "klaar", "sluit", "verlaat".
const toegestaan = [location.origin, ...blad.dataset.herkomsten.split(" ").filter(Boolean)];
let gastheer = "";
let laatst = null; // what had the focus here: closing the frame takes it away

function mag(herkomst) {
  return toegestaan.some((t) => t === herkomst || (t.endsWith(":*") && herkomst.startsWith(t.slice(0, -1))));
}

function meld(soort, meer = {}) {
  if (gastheer) parent.postMessage({ vliegwiel: 1, soort, ...meer }, gastheer);
}

addEventListener("message", (gebeurtenis) => {
  if (gebeurtenis.source !== parent || parent === window || !mag(gebeurtenis.origin)) return;
  if (gebeurtenis.data?.vliegwiel !== 1) return;
  gastheer = gebeurtenis.origin;
  if (gebeurtenis.data.soort === "hallo") meld("klaar");
  if (gebeurtenis.data.soort === "open" && (!document.activeElement || document.activeElement === document.body)) {
    (laatst?.checkVisibility() ? laatst : document.getElementById("inhoud")).focus({ preventScroll: true });
  }
});

document.addEventListener("focusin", (gebeurtenis) => {
  laatst = gebeurtenis.target;
});

document.addEventListener("keydown", (toets) => {
  if (toets.key === "Escape" && !toets.isComposing && !toets.defaultPrevented) meld("sluit");
});

// The quick exit asks for this: the whole page goes away, and only its own script can do that.
document.addEventListener("vliegwiel:verlaat", (gebeurtenis) => {
  if (!gastheer) return; // nobody around us listens
  gebeurtenis.preventDefault();
  meld("verlaat", { naar: gebeurtenis.detail.naar });
});
