// The chat with JavaScript: the same forms, posted in the background, and the same server-made HTML put in place.
// Everything works without this file; it only saves page loads, keeps the focus and brings back what failed.
import { wordLevend } from "./chat/plaatsen.js";
import "./chat/verbinding.js";
import { neemAan } from "./chat/versturen.js";
import "./chat/voorlezen.js";

document.addEventListener("submit", (gebeurtenis) => {
  const formulier = gebeurtenis.target;
  if (!formulier.matches("[data-stuur]")) return;
  const knop = gebeurtenis.submitter;
  if (knop?.hasAttribute("formaction")) return;
  gebeurtenis.preventDefault();
  neemAan(formulier, knop, new FormData(formulier, knop));
});

wordLevend();
