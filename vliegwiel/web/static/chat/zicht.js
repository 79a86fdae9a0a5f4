// Where the focus and the view go after an answer.

/** After an answer: who typed goes on typing; who pressed a button that is gone starts at what came in its place. */
export function richtFocus(formulier, vanVak, erbij) {
  const fout = document.querySelector("#deel-kaart [aria-invalid], #verhaal [aria-invalid]");
  if (fout) return fout.focus();
  if (vanVak) document.getElementById("tekst").focus({ preventScroll: true });
  else if (formulier.getAttribute("action").startsWith("/regel/")) return naRegel();
  else vangFocus();
  naarNieuw(erbij);
}

/** After a line of the story: what was done, in words; else the next line that is in doubt; else the story as a whole. */
function naRegel() {
  const hier = document.getElementById("gedaan") ?? document.querySelector("#verhaal form.vw-twijfel button");
  if (hier) hier.focus();
  else document.getElementById("verhaal")?.focus({ preventScroll: true });
}

/** What had the focus is gone: it goes on at what came in its place. */
export function vangFocus() {
  if (!document.activeElement || document.activeElement === document.body) eerstVolgende().focus({ preventScroll: true });
}

/** What comes after the messages, in the order in which it is read: a card, the story to check, or the buttons. */
function eerstVolgende() {
  const kaart = document.querySelector("#deel-kaart form");
  if (kaart) kaart.tabIndex = -1;
  return document.querySelector("#deel-verhaal-voor #verhaal") ?? kaart ?? document.getElementById("antwoord");
}

/** Down to where the top of the window is covered: by the bar of the quick exit, and by a pinned crisis card. */
function bedekt() {
  const vast = [document.querySelector(".vw-verlaat"), document.querySelector(".vw-nood")?.parentElement];
  return Math.max(0, ...vast.map((deel) => {
    const stijl = deel && getComputedStyle(deel);
    return stijl?.position === "sticky" ? parseFloat(stijl.top) + deel.offsetHeight : 0;
  }));
}

/** The part of the window that nothing covers: not what is pinned, and not the keyboard of a telephone. */
function open() {
  const beeld = window.visualViewport;
  const boven = beeld?.offsetTop ?? 0;
  return { boven: Math.max(boven, bedekt()) + 12, onder: boven + (beeld?.height ?? window.innerHeight) - 12 };
}

/** Bring what went wrong into view; whoever can't hear an alert sees it. */
export function naarMelding() {
  const melding = document.querySelector("#deel-melding .vw-melding");
  if (!melding) return;
  const { boven, onder } = open();
  const { top, bottom } = melding.getBoundingClientRect();
  if (top < boven) rol(top - boven);
  else if (bottom > onder) rol(Math.min(bottom - onder, top - boven));
}

/** Bring the reply into view from its first line, with as much as fits of what can be pressed and typed below it. */
export function naarNieuw(erbij) {
  if (!erbij.assistent.length) return naarMelding();
  const { boven, onder } = open();
  const ruimte = erbij.assistent[0].getBoundingClientRect().top - boven;
  const laatste = document.querySelector("[data-zwijg]:not([hidden])") ?? document.getElementById("deel-acties");
  const onzichtbaar = laatste.getBoundingClientRect().bottom - onder;
  rol(ruimte < 0 ? ruimte : Math.min(Math.max(onzichtbaar, 0), ruimte));
}

/** Bring what is at the end of the talk just above the edge. */
export function totHier(element) {
  const over = element.getBoundingClientRect().bottom - open().onder;
  if (over > 0) rol(over);
}

function rol(hoogte) {
  if (Math.abs(hoogte) < 1) return;
  const rustig = matchMedia("(prefers-reduced-motion: reduce)").matches;
  window.scrollBy({ top: hoogte, behavior: rustig ? "instant" : "smooth" });
}

// A telephone's keyboard opens: the box that is typed in stays above it, and the page does not move further than that.
window.visualViewport?.addEventListener("resize", () => {
  const zoomt = window.visualViewport.scale !== 1;
  if (!zoomt && document.activeElement?.id === "tekst") totHier(document.activeElement);
});
