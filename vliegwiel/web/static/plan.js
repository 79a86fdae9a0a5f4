// "Mijn plan": the button that prints is only there when a script can do it.

const knop = document.querySelector("[data-print]");
if (knop) {
  knop.hidden = false;
  knop.addEventListener("click", () => print());
}
