// Put a server-made page in place of the one that is there: parts as a whole, messages one by one, drafts kept.
import { bewaar, merkVan, staat } from "./opslag.js";
import { zetTerug } from "./velden.js";

export const berichten = document.getElementById("berichten");
const delen = new Map([...document.querySelectorAll("[data-deel]")].map((deel) => [deel.id, deel.outerHTML]));

/** Read out what comes from now on. What was there already is history. */
export function wordLevend() {
  requestAnimationFrame(() => berichten.setAttribute("aria-live", "polite"));
}

/** Put it in place; returns the new bubbles: `assistent` only those of the last reply, `client` all. */
export function zetNeer(html) {
  const nieuw = new DOMParser().parseFromString(html, "text/html");
  if (!nieuw.getElementById("berichten")) throw new Error("geen gesprek in het antwoord");
  const ander = staat.merk && merkVan(nieuw) !== staat.merk;
  // Another conversation on this device: all of it is history.
  if (ander) berichten.setAttribute("aria-live", "off");
  for (const deel of nieuw.querySelectorAll("[data-deel]")) zetDeel(deel);
  const gesprek = document.getElementById("gesprek");
  gesprek.className = nieuw.getElementById("gesprek").className;
  Object.assign(gesprek.dataset, nieuw.getElementById("gesprek").dataset);
  const titel = nieuw.querySelector("title");
  if (titel) document.title = titel.textContent;
  const erbij = zetBerichten(nieuw);
  staat.merk = merkVan(nieuw);
  bewaar();
  if (ander) wordLevend();
  else if (berichten.getAttribute("aria-live") === "polite" && erbij.assistent.length) {
    document.dispatchEvent(new CustomEvent("vliegwiel:nieuw", { detail: erbij.assistent }));
  }
  return erbij;
}

function zetDeel(deel) {
  if (delen.get(deel.id) === deel.outerHTML) return;
  const oud = document.getElementById(deel.id);
  const had = oud.contains(document.activeElement) ? document.activeElement.id : "";
  delen.set(deel.id, deel.outerHTML);
  oud.replaceWith(document.importNode(deel, true));
  const vers = document.getElementById(deel.id);
  zetTerug(vers);
  // Who was filling in something that is still there, goes on there.
  const weer = had && document.getElementById(had);
  if (weer && vers.contains(weer)) weer.focus({ preventScroll: true });
}

/** Something else stands in this part than what the server made; the next page always replaces it. */
export function maakVreemd(id) {
  delen.delete(id);
  return document.getElementById(id);
}

function zetBerichten(nieuw) {
  const komt = [...nieuw.querySelectorAll("[data-bericht]")];
  const blijft = new Set(komt.map((b) => b.id));
  for (const oud of berichten.querySelectorAll("[data-bericht]")) if (!blijft.has(oud.id)) oud.remove();
  const erbij = { assistent: [], client: [] };
  for (const bericht of komt) {
    const bestaand = document.getElementById(bericht.id);
    if (bestaand) {
      pasAan(bestaand, bericht);
      continue;
    }
    const gezet = berichten.appendChild(document.importNode(bericht, true));
    if (gezet.classList.contains("vw-bericht--assistent")) erbij.assistent.push(gezet);
    else {
      erbij.client.push(gezet);
      erbij.assistent.length = 0;
    }
  }
  zetAnker(nieuw);
  return erbij;
}

/** Where the newest reply begins, in a page that was never loaded again; moving the anchor would be read out. */
function zetAnker(nieuw) {
  const bij = nieuw.querySelector("[data-anker] + [data-bericht]");
  if (bij) berichten.dataset.laatste = bij.id;
}

/** Change only what differs: what is put in again would be read out again. */
function pasAan(bestaand, bericht) {
  const wordt = [...bericht.children];
  for (const [plek, oud] of [...bestaand.children].entries()) if (!wordt[plek]?.isEqualNode(oud)) oud.remove();
  for (const [plek, kind] of wordt.entries()) {
    if (!bestaand.children[plek]?.isEqualNode(kind)) bestaand.insertBefore(document.importNode(kind, true), bestaand.children[plek] ?? null);
  }
}
