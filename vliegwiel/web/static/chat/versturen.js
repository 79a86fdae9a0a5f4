// Sending. What is said goes into a row that also survives a reload, and leaves it when the server has it. The server
// knows a message that comes again by its id, so trying again never says anything twice.
import { bewaar, staat } from "./opslag.js";
import { berichten, maakVreemd, zetNeer } from "./plaatsen.js";
import { isGesprek, verstuurd, vulVak } from "./velden.js";
import { naarMelding, naarNieuw, richtFocus, totHier, vangFocus } from "./zicht.js";

const FRAGMENT = { "X-Vliegwiel-Fragment": "1" };
const WACHTTIJDEN = [5, 10, 20, 40]; // seconds between attempts that nobody asked for
const GEDULD = 60_000; // milliseconds; the server itself gives up earlier
const vak = document.getElementById("tekst");
const typt = document.getElementById("typt");
const formulieren = new WeakMap(); // what is sent → the form that it comes from, as long as this page lives
let bezig = Promise.resolve();
let poging = 0;
let klok = 0;

/** Do one thing at a time; what goes wrong in one holds up no other. */
export function naElkaar(werk) {
  const taak = bezig.then(werk);
  bezig = taak.catch(() => {});
  return taak;
}

async function haal(adres, opties = {}) {
  // Inside the page of another site ingesloten.js asks instead: cookies may be blocked there.
  const vraag = globalThis.vliegwielVraag ?? fetch;
  const signal = AbortSignal.timeout?.(GEDULD);
  const antwoord = await vraag(adres, { ...opties, signal, headers: FRAGMENT, credentials: "same-origin" });
  const soort = antwoord.headers.get("Content-Type") || "";
  if (!soort.startsWith("text/html")) throw new Error("geen pagina");
  const html = await antwoord.text();
  const gesprek = html.includes('id="berichten"');
  const nooit = antwoord.status >= 400 && antwoord.status < 500 && ![408, 429].includes(antwoord.status);
  if (!gesprek && !nooit) throw new Error("geen gesprek in het antwoord");
  return { html, goed: antwoord.ok, gesprek };
}

/** Take what is in this form, and send it after what was sent before. */
export function neemAan(formulier, knop, velden) {
  const vanVak = isGesprek(formulier) && knop?.value === "tekst";
  const tekst = vanVak ? velden.get("tekst") : isGesprek(formulier) ? gekozen(formulier, knop) : "";
  if (vanVak && tekst.trim() === "") return vak.focus();
  if (!vanVak && isGesprek(formulier)) velden.delete("tekst");
  const post = { adres: formulier.getAttribute("action"), inhoud: String(new URLSearchParams(velden)), tekst, vanVak };
  // The same again, while it is on its way, is a double press.
  if (staat.uit.some((p) => p.adres === post.adres && p.inhoud === post.inhoud)) return;
  formulieren.set(post, formulier);
  staat.uit.push(post);
  if (vanVak) vulVak("");
  else bewaar();
  toonOnderweg();
  poging = 0;
  maakLeeg();
}

function gekozen(formulier, knop) {
  if (knop?.value !== "keuzes") return knop?.textContent.trim() ?? "";
  const vinkjes = formulier.querySelectorAll('input[name="keuzes"]:checked');
  return [...vinkjes].map((v) => v.labels[0].textContent.trim()).join(", ");
}

/** Send everything that waits, in order; stops at what does not get through. */
export function maakLeeg() {
  return naElkaar(async () => {
    clearTimeout(klok);
    while (staat.uit.length && (await stuur(staat.uit[0])));
    typt.hidden = true;
    plan();
  });
}

/** Send one message; returns whether it is out of the row. */
async function stuur(post) {
  const formulier = formulieren.get(post);
  typt.hidden = false;
  if (formulier) totHier(typt);
  let antwoord;
  try {
    antwoord = await haal(post.adres, { method: "POST", body: new URLSearchParams(post.inhoud) });
  } catch {
    mislukt();
    return false;
  }
  neemUit(post);
  if (antwoord.goed && formulier) verstuurd(formulier);
  const erbij = antwoord.gesprek ? zetNeer(antwoord.html) : null;
  toonOnderweg();
  // Refused: then what was typed is back where it can be changed.
  if (!antwoord.goed && post.vanVak) vulVak([post.tekst, vak.value].filter(Boolean).join("\n"));
  if (!erbij) toon("geweigerd");
  else if (formulier) richtFocus(formulier, post.vanVak, erbij);
  else if (!vak.value) naarNieuw(erbij);
  document.dispatchEvent(new CustomEvent("vliegwiel:verstuurd"));
  return true;
}

function neemUit(post) {
  staat.uit = staat.uit.filter((p) => p !== post);
  poging = 0;
  bewaar();
}

/** Show what is on its way as the client's own words; hidden from screen readers, because the real message follows. */
function toonOnderweg() {
  for (const oud of berichten.querySelectorAll(".vw-bericht--weg")) oud.remove();
  for (const { tekst } of staat.uit) {
    if (!tekst) continue;
    const bericht = document.createElement("div");
    bericht.className = "vw-bericht vw-bericht--client vw-bericht--weg";
    bericht.setAttribute("aria-hidden", "true");
    const regel = bericht.appendChild(document.createElement("p"));
    regel.className = "vw-bericht__tekst";
    regel.textContent = tekst;
    berichten.append(bericht);
  }
}

/** Nothing came back: what was sent stays in the row, and it is said honestly why. */
function mislukt() {
  typt.hidden = true;
  toon(navigator.onLine ? "niet-verstuurd" : "offline");
  document.dispatchEvent(new CustomEvent("vliegwiel:mislukt"));
}

function toon(welke) {
  const plek = document.getElementById("deel-melding");
  if (plek.querySelector(`[data-melding="${welke}"]`)) return;
  maakVreemd("deel-melding").replaceChildren(document.getElementById(welke).content.cloneNode(true));
  naarMelding();
}

/** Look whether there is something new: another tab was busy, or a kept message has been read. */
export async function ververs() {
  if (staat.uit.length) return null; // what is on its way brings the newest page along
  try {
    const { html, goed, gesprek } = await haal("/");
    if (!goed || !gesprek) return null;
    const had = document.activeElement !== document.body;
    const erbij = zetNeer(html);
    if (had) vangFocus();
    if (erbij.assistent.length && !vak.value) naarNieuw(erbij);
    return erbij;
  } catch {
    return null; // Without a connection there is nothing to show; the next look may have more luck.
  }
}

/** Try again by itself, for as long as that makes sense: what did not get through, or what the server could not answer. */
function plan() {
  const wacht = document.getElementById("gesprek").dataset.wacht === "ja";
  if ((!staat.uit.length && !wacht) || poging >= WACHTTIJDEN.length || !navigator.onLine) return;
  klok = setTimeout(() => (staat.uit.length ? maakLeeg() : naElkaar(ververs).then(plan)), WACHTTIJDEN[poging++] * 1000);
}

/** Somebody asks for another attempt, or the connection is back. */
export function probeerOpnieuw() {
  poging = 0;
  clearTimeout(klok);
  return staat.uit.length ? maakLeeg() : naElkaar(ververs).then(plan);
}

document.addEventListener("click", (gebeurtenis) => {
  if (!gebeurtenis.target.closest("[data-opnieuw]")) return;
  gebeurtenis.preventDefault();
  probeerOpnieuw();
});

toonOnderweg();
// What a page that was reloaded, or a connection that fell away, left behind.
if (staat.uit.length) maakLeeg();
else plan();
