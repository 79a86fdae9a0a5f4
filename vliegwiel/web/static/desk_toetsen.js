// The keys of the desk (listed in web/desk/sneltoetsen.py). Each does what a link, a button or a field on the page does.
"use strict";

(() => {
  const OPSLAG = "vliegwiel.sneltoetsen";
  const TYPT = "input, textarea, select, [contenteditable]";
  const hulp = document.querySelector("[data-toets=hulp]");

  // Storage may be closed to us; then the keys simply work until the page is left.
  let aan = true;
  try {
    aan = window.localStorage.getItem(OPSLAG) !== "uit";
  } catch {
    aan = true;
  }

  function zet(nieuw) {
    aan = nieuw;
    try {
      if (aan) window.localStorage.removeItem(OPSLAG);
      else window.localStorage.setItem(OPSLAG, "uit");
    } catch {
      // Only this page then.
    }
  }

  const vind = (naam, binnen = document) => binnen.querySelector(`main [data-toets=${naam}], header [data-toets=${naam}]`);
  const regels = () => [...document.querySelectorAll("main a[data-rij]")];
  const rij = () => document.activeElement.closest("tr, li");

  // Where somebody is in the list: on the link of a row, or on something else in it.
  function plek(alle) {
    const hier = rij();
    return hier ? alle.findIndex((link) => hier.contains(link)) : -1;
  }

  function stap(richting) {
    const alle = regels();
    const nu = plek(alle);
    const naar = nu < 0 ? (richting > 0 ? 0 : alle.length - 1) : nu + richting;
    alle[Math.min(Math.max(naar, 0), alle.length - 1)]?.focus();
  }

  function oppakken() {
    // In a list only the row where somebody is; never simply the first one.
    if (regels().length) rij()?.querySelector("[data-toets=oppakken]")?.click();
    else vind("oppakken")?.click();
  }

  function naarVeld(naam) {
    const veld = vind(naam);
    veld?.focus();
    veld?.scrollIntoView({ block: "nearest" });
  }

  // The list that somebody came from, with what was chosen there.
  function wachtrij() {
    const vorige = document.referrer && new URL(document.referrer);
    const lijst = vorige && vorige.origin === window.location.origin && vorige.pathname === "/desk";
    if (lijst && window.location.pathname !== "/desk") window.location.assign(vorige.href);
    else vind("wachtrij")?.click();
  }

  function schakelaar(binnen) {
    const regel = binnen.querySelector("[data-schakelaar]");
    if (!regel) return;
    const vink = regel.querySelector("input");
    binnen.querySelector("[data-zonder-script]").remove();
    regel.hidden = false;
    vink.checked = aan;
    vink.addEventListener("change", () => zet(vink.checked));
  }

  let dialoog = null;

  async function toonHulp() {
    if (dialoog?.open || document.querySelector("main #sneltoetsen")) return;
    let inhoud = null;
    try {
      const antwoord = await fetch(hulp.href, { credentials: "same-origin" });
      inhoud = new DOMParser().parseFromString(await antwoord.text(), "text/html").getElementById("sneltoetsen");
    } catch {
      inhoud = null;
    }
    if (!inhoud) {
      window.location.assign(hulp.href);
      return;
    }
    dialoog?.remove();
    dialoog = document.createElement("dialog");
    dialoog.className = "desk-dialoog";
    dialoog.setAttribute("aria-labelledby", "kop-sneltoetsen");
    const sluit = document.createElement("form");
    sluit.method = "dialog";
    const knop = document.createElement("button");
    knop.className = "utrecht-button utrecht-button--secondary-action";
    knop.textContent = "Sluit";
    sluit.append(knop);
    dialoog.append(document.adoptNode(inhoud), sluit);
    schakelaar(dialoog);
    document.body.append(dialoog);
    dialoog.showModal();
    knop.focus({ preventScroll: true });
  }

  const DOEN = {
    j: () => stap(1),
    k: () => stap(-1),
    o: () => rij()?.querySelector("a[data-rij]")?.click(),
    p: oppakken,
    "/": () => naarVeld("zoek"),
    f: () => naarVeld("filter"),
    c: () => naarVeld("contact"),
    n: () => naarVeld("notitie"),
    w: wachtrij,
    "?": toonHulp,
  };

  document.addEventListener("keydown", (toets) => {
    if (toets.isComposing || toets.defaultPrevented) return;
    const veld = toets.target.closest?.(TYPT);
    if (toets.key === "Enter" && (toets.ctrlKey || toets.metaKey) && veld?.form?.method === "post") {
      toets.preventDefault();
      veld.form.requestSubmit();
      return;
    }
    // Shift belongs to the question mark; with any other key somebody means something else.
    const los = !toets.ctrlKey && !toets.metaKey && !toets.altKey && (toets.key === "?" || !toets.shiftKey);
    if (!aan || veld || !los || dialoog?.open || !Object.hasOwn(DOEN, toets.key)) return;
    if (toets.repeat && toets.key !== "j" && toets.key !== "k") return;
    toets.preventDefault();
    DOEN[toets.key]();
  });

  hulp?.addEventListener("click", (klik) => {
    if (klik.ctrlKey || klik.metaKey || klik.shiftKey) return;
    if (document.querySelector("main #sneltoetsen")) return;
    klik.preventDefault();
    toonHulp();
  });

  schakelaar(document);
})();
