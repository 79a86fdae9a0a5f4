// The chat with JavaScript: the same forms, posted in the background, and the same server-made HTML put in place.
// Everything works without this file; it only saves page loads, keeps the focus and brings back what failed.

const FRAGMENT = { "X-Vliegwiel-Fragment": "1" };
const CONCEPT = "vliegwiel-concept";
const WACHTTIJDEN = [5, 10, 20, 40]; // seconds between automatic attempts while a message waits
const vak = document.getElementById("tekst");
const berichten = document.getElementById("berichten");
const typt = document.getElementById("typt");
const delen = new Map([...document.querySelectorAll("[data-deel]")].map((deel) => [deel.id, deel.outerHTML]));
let bezig = Promise.resolve();
let poging = 0;
let zojuist = null; // the first message of the last answer

/** Put the parts of a server-made page in place: changed parts as a whole, messages one by one. */
function zetNeer(html) {
  const nieuw = new DOMParser().parseFromString(html, "text/html");
  if (!nieuw.getElementById("berichten")) throw new Error("geen gesprek in het antwoord");
  for (const deel of nieuw.querySelectorAll("[data-deel]")) {
    if (delen.get(deel.id) === deel.outerHTML) continue;
    delen.set(deel.id, deel.outerHTML);
    document.getElementById(deel.id).replaceWith(document.importNode(deel, true));
  }
  const gesprek = document.getElementById("gesprek");
  gesprek.className = nieuw.getElementById("gesprek").className;
  gesprek.dataset.wacht = nieuw.getElementById("gesprek").dataset.wacht;
  const titel = nieuw.querySelector("title");
  if (titel) document.title = titel.textContent;
  return zetBerichten(nieuw);
}

/** Add new messages, take away those that are gone, and return the first new one of the assistant. */
function zetBerichten(nieuw) {
  const blijft = new Set([...nieuw.querySelectorAll("[data-bericht]")].map((b) => b.id));
  for (const oud of berichten.querySelectorAll("[data-bericht]")) if (!blijft.has(oud.id)) oud.remove();
  let eerste = null;
  for (const bericht of nieuw.querySelectorAll("[data-bericht]")) {
    const bestaand = document.getElementById(bericht.id);
    if (!bestaand) {
      const erbij = berichten.appendChild(document.importNode(bericht, true));
      if (!eerste && erbij.classList.contains("vw-bericht--assistent")) eerste = erbij;
    } else if (bestaand.innerHTML !== bericht.innerHTML) {
      bestaand.replaceChildren(...document.importNode(bericht, true).childNodes);
    }
  }
  return eerste;
}

async function haal(adres, opties = {}) {
  // Inside the page of another site ingesloten.js asks instead: cookies may be blocked there.
  const vraag = globalThis.vliegwielVraag ?? fetch;
  const antwoord = await vraag(adres, { ...opties, headers: FRAGMENT, credentials: "same-origin" });
  const soort = antwoord.headers.get("Content-Type") || "";
  if (!soort.startsWith("text/html")) throw new Error("geen pagina");
  return { html: await antwoord.text(), goed: antwoord.ok };
}

/** Show the client's own words at once; hidden from screen readers, because the real message follows. */
function alvast(tekst) {
  const bericht = document.createElement("div");
  bericht.className = "vw-bericht vw-bericht--client vw-bericht--weg";
  bericht.setAttribute("aria-hidden", "true");
  const regel = bericht.appendChild(document.createElement("p"));
  regel.className = "vw-bericht__tekst";
  regel.textContent = tekst;
  berichten.append(bericht);
  typt.hidden = false;
  rolNaar(typt, "nearest");
  return bericht;
}

async function stuur(formulier, knop, velden) {
  const vanVak = isGesprek(formulier) && knop?.name === "stuur" && knop.value === "tekst";
  const tekst = vanVak ? velden.get("tekst") : "";
  if (vanVak && tekst.trim() === "") return vak.focus();
  const gezegd = vanVak ? tekst : isGesprek(formulier) ? gekozen(formulier, knop) : "";
  const concept = vanVak ? "" : vak.value;
  if (vanVak) leegVak();
  if (!vanVak && isGesprek(formulier)) velden.delete("tekst");
  const voorlopig = gezegd ? alvast(gezegd) : null;
  try {
    const { html, goed } = await haal(knop?.getAttribute("formaction") || formulier.getAttribute("action"), {
      method: "POST",
      body: new URLSearchParams(velden),
    });
    const eerste = zetNeer(html);
    if (!goed && vanVak) vulVak(tekst);
    poging = 0;
    richtFocus(formulier, vanVak, eerste);
  } catch {
    mislukt(formulier, knop, velden, tekst);
  } finally {
    voorlopig?.remove();
    typt.hidden = true;
    if (concept && !vak.value) vulVak(concept);
    planPoging();
  }
}

/** The talk's own form. Not by `formulier.id`: the form has a field with that name, which hides the property. */
function isGesprek(formulier) {
  return formulier.getAttribute("id") === "antwoord";
}

function gekozen(formulier, knop) {
  if (knop?.value !== "keuzes") return knop?.textContent.trim() ?? "";
  const vinkjes = formulier.querySelectorAll('input[name="keuzes"]:checked');
  return [...vinkjes].map((v) => v.labels[0].textContent.trim()).join(", ");
}

/** After an answer: who typed goes on typing; who pressed a button that is gone starts at the new buttons. */
function richtFocus(formulier, vanVak, eerste) {
  const melding = document.querySelector("#deel-kaart [aria-invalid]");
  if (melding) return melding.focus();
  if (vanVak) vak.focus({ preventScroll: true });
  else if (formulier.getAttribute("action").startsWith("/regel/")) naRegel();
  else if (!document.activeElement || document.activeElement === document.body) {
    document.getElementById("antwoord").focus({ preventScroll: true });
  }
  // A double click brings nothing new the second time: then the view stays at what the first one brought.
  if (eerste) zojuist = eerste;
  if (eerste || (zojuist?.isConnected && isGesprek(formulier))) naarNieuw(zojuist);
}

/** After a line: what was done with it, the next one that is in doubt, or the story as a whole. */
function naRegel() {
  const gedaan = document.getElementById("gedaan");
  if (gedaan) {
    gedaan.focus({ preventScroll: true });
    return rolNaar(gedaan, "center"); // also when an earlier smooth scroll is still on its way
  }
  const volgende = document.querySelector("#verhaal form.vw-twijfel button");
  if (volgende) volgende.focus();
  else document.getElementById("verhaal")?.focus({ preventScroll: true });
}

/** Bring the answer into view, with as much of what can be pressed below it as fits under a pinned crisis card. */
function naarNieuw(eerste) {
  const acties = document.getElementById("deel-acties");
  const boven = eerste.getBoundingClientRect().top;
  const vast = document.querySelector(".vw-nood")?.offsetHeight ?? 0;
  const past = acties.getBoundingClientRect().bottom - boven < window.innerHeight - vast;
  if (past && boven > vast) rolNaar(acties, "nearest");
  else rolNaar(eerste, "start");
}

function rolNaar(element, block) {
  const rustig = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block, behavior: rustig ? "instant" : "smooth" });
}

/** Nothing came back: the words stay, and the same message can be sent again with the same id. */
function mislukt(formulier, knop, velden, tekst) {
  const sjabloon = document.getElementById("niet-verstuurd").content.cloneNode(true);
  const plek = document.getElementById("deel-melding");
  plek.replaceChildren(sjabloon);
  delen.delete("deel-melding");
  if (tekst) vulVak(tekst);
  plek.querySelector("[data-nog-eens]").addEventListener("click", () => {
    plek.replaceChildren();
    // Words that were changed in the meantime are a message of their own, which the server sees by its contents.
    if (tekst) velden.set("tekst", vak.value || tekst);
    neemAan(formulier, knop, velden);
  });
}

function neemAan(formulier, knop, velden) {
  bezig = bezig.then(() => stuur(formulier, knop, velden));
}

function vulVak(tekst) {
  vak.value = tekst;
  bewaarConcept();
}

function leegVak() {
  vak.value = "";
  bewaarConcept();
}

function bewaarConcept() {
  groei();
  try {
    if (vak.value) sessionStorage.setItem(CONCEPT, vak.value);
    else sessionStorage.removeItem(CONCEPT);
  } catch {
    // Storage may be switched off; then a draft lives as long as the page.
  }
}

/** The box grows with the words, also in browsers that can't do that from the stylesheet. */
function groei() {
  if (CSS.supports("field-sizing", "content")) return;
  vak.rows = Math.min(8, Math.max(2, vak.value.split("\n").length + Math.floor(vak.value.length / 60)));
}

/** Look whether there is something new: another tab was busy, or a kept message has been read. */
async function ververs() {
  try {
    const { html, goed } = await haal("/");
    if (goed) {
      const eerste = zetNeer(html);
      if (eerste) naarNieuw(eerste);
    }
  } catch {
    // Without a connection there is nothing to show; the next look may have more luck.
  }
}

function planPoging() {
  if (document.getElementById("gesprek").dataset.wacht !== "ja" || poging >= WACHTTIJDEN.length) return;
  const wacht = WACHTTIJDEN[poging++] * 1000;
  setTimeout(() => {
    bezig = bezig.then(ververs).then(planPoging);
  }, wacht);
}

document.addEventListener("submit", (gebeurtenis) => {
  const formulier = gebeurtenis.target;
  if (!formulier.matches("[data-stuur]")) return;
  const knop = gebeurtenis.submitter;
  if (knop?.hasAttribute("formaction")) return;
  gebeurtenis.preventDefault();
  neemAan(formulier, knop, new FormData(formulier, knop));
});

document.addEventListener("click", (gebeurtenis) => {
  if (!gebeurtenis.target.closest("[data-opnieuw]")) return;
  gebeurtenis.preventDefault();
  poging = 0;
  bezig = bezig.then(ververs).then(planPoging);
});

vak.addEventListener("input", bewaarConcept);
vak.addEventListener("keydown", (toets) => {
  // On a telephone Enter is a new line: there is a button to send.
  const klein = matchMedia("(pointer: coarse)").matches;
  if (toets.key !== "Enter" || toets.shiftKey || toets.isComposing || klein) return;
  toets.preventDefault();
  vak.form.requestSubmit(document.querySelector(".vw-typ__stuur"));
});

document.addEventListener("vliegwiel:ververs", (gebeurtenis) => {
  bezig = bezig.then(ververs);
  gebeurtenis.detail.klaar = bezig;
});

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") bezig = bezig.then(ververs);
});

try {
  if (!vak.value) vak.value = sessionStorage.getItem(CONCEPT) ?? "";
} catch {
  // See bewaarConcept.
}
groei();
// What was there already is history; only what comes from now on is read out.
requestAnimationFrame(() => berichten.setAttribute("aria-live", "polite"));
planPoging();
