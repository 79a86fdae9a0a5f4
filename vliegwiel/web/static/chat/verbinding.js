// The connection and the other tabs: say honestly when there is none, send when it is back, and show the newest.
import { staat } from "./opslag.js";
import { naElkaar, probeerOpnieuw, ververs } from "./versturen.js";

const stand = document.getElementById("stand");
let gezegd = "";

/** Say something about the page itself, once; an empty name takes it away. */
function zeg(welke) {
  if (welke === gezegd) return;
  gezegd = welke;
  stand.replaceChildren(...(welke ? [document.getElementById(welke).content.cloneNode(true)] : []));
}

/** Show what was said elsewhere in the meantime, and say so. */
async function volg() {
  const erbij = await ververs();
  if (erbij?.client.length) zeg("elders");
}

/** The other tabs; a browser that keeps nothing of this site may refuse. */
function maakKanaal() {
  try {
    return new BroadcastChannel("vliegwiel");
  } catch {
    return null;
  }
}

const kanaal = maakKanaal();
kanaal?.addEventListener("message", () => naElkaar(volg));

document.addEventListener("vliegwiel:verstuurd", () => {
  zeg("");
  kanaal?.postMessage("verstuurd");
});

document.addEventListener("vliegwiel:mislukt", () => zeg("")); // the alert says it now

addEventListener("offline", () => {
  if (!staat.uit.length) zeg("even-offline");
});

addEventListener("online", () => {
  zeg("");
  probeerOpnieuw();
});

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "visible") return;
  if (staat.uit.length) probeerOpnieuw();
  else naElkaar(volg);
});

// A page that the browser kept for "back" still shows what it showed then.
addEventListener("pageshow", (gebeurtenis) => {
  if (gebeurtenis.persisted) naElkaar(volg);
});

document.addEventListener("vliegwiel:ververs", (gebeurtenis) => {
  gebeurtenis.detail.klaar = naElkaar(ververs);
});
