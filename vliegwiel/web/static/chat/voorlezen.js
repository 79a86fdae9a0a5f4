// Reading new messages aloud with a Dutch voice of the device itself. Only such a voice: others send the words to the
// maker of the browser. Off until somebody asks for it, so that it never speaks through a screen reader.
import { bewaar, staat } from "./opslag.js";

const stem = globalThis.speechSynthesis;
const balk = document.getElementById("voorlezen");
const knop = balk.querySelector("[role=switch]");
const stop = document.querySelector("[data-zwijg]"); // at the end of the answer: where somebody is who listens
const lopend = new Set(); // what is being said or still has to be

function nederlands() {
  const stemmen = stem.getVoices().filter((s) => s.localService && /^nl(?![a-z])/i.test(s.lang));
  return stemmen.find((s) => /^nl[-_]NL$/i.test(s.lang)) ?? stemmen[0];
}

function toon() {
  balk.hidden = !nederlands();
  knop.setAttribute("aria-checked", String(staat.voorlezen));
}

/** What a bubble sounds like: without "Vliegwiel:", without other languages, and a number digit by digit. */
function woorden(bubbel) {
  const kopie = bubbel.cloneNode(true);
  for (const weg of kopie.querySelectorAll(".vw-alleen-voorlezen, [lang]")) weg.remove();
  for (const nummer of kopie.querySelectorAll('a[href^="tel:"]')) nummer.textContent = nummer.textContent.replace(/\d/g, "$& ");
  return kopie.textContent.replace(/\s+/g, " ").trim();
}

function zeg(tekst) {
  const uiting = new SpeechSynthesisUtterance(tekst);
  uiting.voice = nederlands();
  uiting.lang = "nl-NL";
  uiting.onend = uiting.onerror = () => klaar(uiting);
  lopend.add(uiting);
  stop.hidden = false;
  stem.speak(uiting);
}

function klaar(uiting) {
  lopend.delete(uiting);
  if (lopend.size) return;
  if (document.activeElement === stop) document.getElementById("antwoord").focus({ preventScroll: true });
  stop.hidden = true;
}

function zwijg() {
  stem.cancel();
  lopend.clear();
  klaar();
}

function zetAan() {
  staat.voorlezen = !staat.voorlezen;
  bewaar();
  toon();
  zwijg();
  if (staat.voorlezen) zeg(knop.dataset.aan);
}

/** Somebody who is not safe, or who can't speak freely, does not want this to sound through the room. */
function gevaarlijk() {
  return document.getElementById("gesprek").dataset.stil === "ja";
}

function begin() {
  stem.addEventListener?.("voiceschanged", toon);
  toon();
  knop.addEventListener("click", zetAan);
  stop.addEventListener("click", zwijg);
  document.addEventListener("vliegwiel:nieuw", ({ detail: bubbels }) => {
    if (!staat.voorlezen || balk.hidden || document.visibilityState !== "visible") return;
    zwijg();
    if (!gevaarlijk()) for (const tekst of bubbels.map(woorden)) if (tekst) zeg(tekst);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") zwijg();
  });
  document.addEventListener("vliegwiel:verlaat", zwijg);
  addEventListener("pagehide", zwijg);
}

if (stem && "SpeechSynthesisUtterance" in globalThis) begin();
