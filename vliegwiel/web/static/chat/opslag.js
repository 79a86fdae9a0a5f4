// Everything that the chat keeps in this browser, under one name in sessionStorage: it goes away with the tab, and one
// call takes it away at once. merk: the conversation it belongs to; velden: what was typed and not sent; uit: what was
// sent and has not arrived; voorlezen: whether new messages are read aloud.

const NAAM = "vliegwiel";
const leeg = () => ({ merk: "", velden: {}, uit: [], voorlezen: false });
let dicht = false;

export const staat = { ...leeg(), ...lees() };

function lees() {
  try {
    return JSON.parse(sessionStorage.getItem(NAAM)) ?? {};
  } catch {
    return {}; // Storage may be switched off; then everything lives as long as the page.
  }
}

/** Keep what is in `staat` now. */
export function bewaar() {
  if (dicht) return;
  try {
    sessionStorage.setItem(NAAM, JSON.stringify(staat));
  } catch {
    // See lees.
  }
}

/** Forget everything that the chat keeps here. */
export function wis() {
  Object.assign(staat, leeg());
  try {
    sessionStorage.removeItem(NAAM);
  } catch {
    // Then there was nothing.
  }
}

/** Which conversation the page shows; empty on the first page of a new one. The form's id says so. */
export function merkVan(pagina) {
  return /^g\w+(?=-)/.exec(pagina.querySelector("#deel-verborgen [name=id]").value)?.[0] ?? "";
}

// What was kept of another conversation is not for whoever is here now.
if (staat.merk && staat.merk !== merkVan(document)) wis();
staat.merk = merkVan(document);

// The quick exit: nothing stays behind, and nothing is kept any more by this page.
document.addEventListener("vliegwiel:verlaat", () => {
  dicht = true;
  wis();
});
