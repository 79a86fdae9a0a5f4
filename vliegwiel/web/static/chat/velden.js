// What somebody types or ticks, kept until it is sent: over a reload, and when a newer page comes in its place.
import { bewaar, staat } from "./opslag.js";

const vak = document.getElementById("tekst");

/** The talk's own form. Not by `formulier.id`: the form has a field with that name, which hides the property. */
export function isGesprek(formulier) {
  return formulier?.getAttribute("id") === "antwoord";
}

const kanAan = (veld) => veld.type === "checkbox" || veld.type === "radio";
const waarde = (veld) => (kanAan(veld) ? veld.checked : veld.value);

/** What the server put in the field. */
function begin(veld) {
  if (kanAan(veld)) return veld.defaultChecked;
  if (veld.localName !== "select") return veld.defaultValue;
  return ([...veld.options].find((o) => o.defaultSelected) ?? veld.options[0])?.value;
}

function onthoud(veld) {
  const groep = veld.type === "radio" ? veld.form.querySelectorAll(`[name="${CSS.escape(veld.name)}"]`) : [veld];
  for (const een of groep) {
    if (waarde(een) === begin(een)) delete staat.velden[een.id];
    else staat.velden[een.id] = { van: een.form.getAttribute("action"), waarde: waarde(een) };
  }
  bewaar();
}

/** A form was sent: what was filled in there is no draft any more. The text box is emptied by who sends it. */
export function verstuurd(formulier) {
  const van = formulier.getAttribute("action");
  for (const id of Object.keys(staat.velden)) if (id !== vak.id && staat.velden[id].van === van) delete staat.velden[id];
  bewaar();
}

/** Put drafts back into the fields of this part of the page, also into a line that was being changed. */
export function zetTerug(deel) {
  for (const [id, { waarde: kept }] of Object.entries(staat.velden)) {
    const veld = document.getElementById(id);
    if (!veld?.form || !deel.contains(veld) || waarde(veld) !== begin(veld)) continue;
    // What the server itself puts in the text box is newer than what was kept here.
    if (veld === vak && vak.value) continue;
    if (kanAan(veld)) veld.checked = kept;
    else veld.value = kept;
    const uitklap = veld.closest("details");
    if (uitklap) uitklap.open = true;
  }
}

export function vulVak(tekst) {
  vak.value = tekst;
  onthoud(vak);
  groei();
}

/** The box grows with the words, also in browsers that can't do that from the stylesheet. */
function groei() {
  if (CSS.supports("field-sizing", "content")) return;
  vak.style.blockSize = "auto";
  vak.style.blockSize = `${vak.scrollHeight + vak.offsetHeight - vak.clientHeight}px`;
}

document.addEventListener("input", ({ target }) => {
  if (target.id && target.form?.matches("[data-stuur]")) onthoud(target);
  if (target === vak) groei();
});

vak.addEventListener("keydown", (toets) => {
  // On a telephone Enter is a new line: there is a button to send.
  const klein = matchMedia("(pointer: coarse)").matches;
  if (toets.key !== "Enter" || toets.shiftKey || toets.isComposing || klein) return;
  toets.preventDefault();
  vak.form.requestSubmit(document.querySelector(".vw-typ__stuur"));
});

zetTerug(document.body);
groei();
