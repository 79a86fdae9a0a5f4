// The quick exit. The page is empty at once, what the browser keeps of the talk goes, and another site takes its place in
// the history. Nothing here waits: the server hears of it meanwhile, and a mark in a cookie says the same when it does not.
//
// Escape twice, quickly, does the same on our own pages. Not while something else uses that key: an open dialog, a list of
// suggestions, or a script that stops something with it (it says so with preventDefault). And not inside the page of
// another site: there the first Escape closes the widget, and who presses on to be sure may not lose the whole page.

const SNEL = 1500; // ms between the two presses
const KANAAL = "vliegwiel-verlaat";
const formulier = document.querySelector("form[data-verlaat]");
const naar = formulier.dataset.verlaat;
const ingesloten = document.body.classList.contains("vw-ingesloten");
let weg = false;
let eerder = 0;

/** Do something that a browser may refuse; leaving goes on. */
function probeer(werk) {
  try {
    return werk();
  } catch {
    return null;
  }
}

const kanaal = probeer(() => new BroadcastChannel(KANAAL));

/** Throw away what is ours in the storage of this browser. */
function wis() {
  for (const opslag of [() => sessionStorage, () => localStorage]) {
    probeer(() => {
      const bewaard = opslag();
      for (const naam of Object.keys(bewaard)) if (naam.startsWith("vliegwiel")) bewaard.removeItem(naam);
    });
  }
}

function merk() {
  const naam = formulier.dataset.merk;
  const vast = "path=/; max-age=2592000";
  const veilig = location.protocol === "https:" ? "; secure" : "";
  document.cookie = ingesloten
    ? `${naam}-ingesloten=1; ${vast}; samesite=none; secure; partitioned`
    : `${naam}=1; ${vast}; samesite=lax${veilig}`;
}

function meldServer() {
  const vraag = globalThis.vliegwielVraag ?? fetch;
  const body = new URLSearchParams({ snel: "ja" });
  vraag("/verlaat", { method: "POST", body, keepalive: true, credentials: "same-origin" }).catch(() => {});
}

function ga() {
  weg = true;
  document.body.hidden = true;
  document.title = new URL(naar).hostname;
  wis();
  // What still runs on this page may write a draft until the very end.
  addEventListener("pagehide", wis);
  // Inside another site's page that whole page goes (ingesloten.js says so to the page around it).
  const vertrek = new CustomEvent("vliegwiel:verlaat", { detail: { naar }, cancelable: true });
  if (!document.dispatchEvent(vertrek)) return;
  (ingesloten ? top : window).location.replace(naar);
}

function verlaat() {
  if (weg) return;
  probeer(merk);
  probeer(meldServer);
  probeer(() => kanaal?.postMessage("weg")); // the other tabs show the same talk
  ga();
}

// Before everything else that listens to forms.
document.addEventListener(
  "submit",
  (gebeurtenis) => {
    if (gebeurtenis.target !== formulier) return;
    gebeurtenis.preventDefault();
    gebeurtenis.stopImmediatePropagation();
    verlaat();
  },
  { capture: true },
);

// After everything else that listens to keys.
addEventListener("keydown", (toets) => {
  if (ingesloten || toets.repeat) return;
  const vrij = toets.key === "Escape" && !toets.defaultPrevented && !toets.isComposing;
  if (!vrij || document.querySelector("dialog[open]")) {
    eerder = 0;
  } else if (eerder && toets.timeStamp - eerder <= SNEL) {
    verlaat();
  } else {
    eerder = toets.timeStamp;
  }
});

kanaal?.addEventListener("message", () => {
  if (!weg) ga();
});

// A page that comes back as it was, with the talk still on it: ask the server again who this is.
addEventListener("pageshow", (gebeurtenis) => {
  if (gebeurtenis.persisted) location.reload();
});
