// A second press on a button that was just pressed sends nothing twice. Without this script the page works the same.
"use strict";

(() => {
  const STIL = 10000; // ms; then somebody who stopped the page can send once more
  let gestuurd = new WeakMap();

  document.addEventListener("submit", (gebeurtenis) => {
    const formulier = gebeurtenis.target;
    if (gebeurtenis.defaultPrevented || formulier.method !== "post") return;
    const nu = performance.now();
    if (nu - (gestuurd.get(formulier) ?? -STIL) < STIL) gebeurtenis.preventDefault();
    else gestuurd.set(formulier, nu);
  });

  // Back on this page from the next one: everything can be sent again.
  window.addEventListener("pageshow", () => {
    gestuurd = new WeakMap();
  });
})();
