// Keeps the queue on the screen up to date. Without this script the page works the same, after loading it again.
"use strict";

const lijsten = document.getElementById("lijsten");
const nieuws = document.getElementById("nieuws");
const gebeurd = new Set();
const STIL = 10000; // ms in which the same sentence is not said again
let gezegd = { soort: "", op: -STIL };
let bezig = false;
let opnieuw = false;

function laatste() {
  return lijsten.querySelector("[data-laatste]").dataset.laatste;
}

// Says what is new, once the lists on the screen show it.
function meld() {
  const soort = ["terugbel_nieuw", "nieuw", "nadenken_nieuw", "gewijzigd", "ingetrokken"].find((naam) => gebeurd.has(naam));
  gebeurd.clear();
  if (!soort) return;
  const nu = performance.now();
  if (soort === gezegd.soort && nu - gezegd.op < STIL) return;
  gezegd = { soort, op: nu };
  // Emptied first, so that the same sentence is read out again.
  nieuws.textContent = "";
  window.setTimeout(() => {
    nieuws.textContent ||= nieuws.dataset[soort];
  }, 50);
}

// The lists are replaced as a whole; whoever was on a link or a button stays there.
function vervang(html) {
  const actief = document.activeElement;
  const plek = lijsten.contains(actief) ? actief.getAttribute("href") || actief.form?.getAttribute("action") : null;
  lijsten.innerHTML = html;
  if (!plek) return;
  const zelfde = [...lijsten.querySelectorAll("a[href], button")].find(
    (element) => element.getAttribute("href") === plek || element.form?.getAttribute("action") === plek,
  );
  (zelfde || document.getElementById("inhoud")).focus({ preventScroll: true });
}

async function ververs() {
  if (bezig) {
    opnieuw = true;
    return;
  }
  bezig = true;
  try {
    let antwoord;
    do {
      opnieuw = false;
      antwoord = await fetch(`/desk/wachtrij${window.location.search}`, { credentials: "same-origin" });
      if (antwoord.ok) vervang(await antwoord.text());
    } while (opnieuw && antwoord.ok);
    if (antwoord.ok) meld();
    if (antwoord.status === 401) stop();
  } catch {
    // The network is away; the stream connects again by itself, and the next event brings the lists up to date.
  } finally {
    bezig = false;
  }
}

const team = encodeURIComponent(lijsten.dataset.team);
const bron = new EventSource(`/desk/gebeurtenissen?na=${laatste()}&team=${team}`);

// Logged out, here or elsewhere: what stood on the screen is not for whoever sits here now.
function stop() {
  bron.close();
  lijsten.replaceChildren();
  nieuws.textContent = nieuws.dataset.afgemeld;
}

bron.addEventListener("overdracht", (gebeurtenis) => {
  gebeurd.add(JSON.parse(gebeurtenis.data).soort);
  ververs();
});

// A refused connection (logged out) ends the stream for good; a broken one is tried again by the browser.
bron.addEventListener("error", () => {
  if (bron.readyState === EventSource.CLOSED) stop();
});

// A promised moment passes without an event, so what has to be called is looked at again while it is on the screen.
window.setInterval(() => {
  if (lijsten.querySelector("[data-terugbellen]")) ververs();
}, 30000);

// A page that comes back out of the browser's memory shows an old list.
window.addEventListener("pageshow", (gebeurtenis) => {
  if (gebeurtenis.persisted) ververs();
});
