// Measures a page as it is laid out now; used by tests/hulp/toegankelijk.py. Every function returns complaints.
globalThis.vliegwielMeter = (() => {
  const BEDIEN = "a[href], button, summary, textarea, select, input:not([type=hidden]), [tabindex='0']";
  const SPELING = 1; // pixels: sizes are fractions

  const zichtbaar = (e) =>
    e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && e.getClientRects().length > 0;
  const verborgenTekst = (e) => e.closest(".vw-alleen-voorlezen, .utrecht-skip-link, [aria-hidden=true], template");
  const naam = (e) => {
    const wie = e.id ? `#${e.id}` : e.className?.baseVal ?? e.className;
    return `${e.localName} ${wie} “${(e.textContent || e.value || "").trim().replace(/\s+/g, " ").slice(0, 50)}”`;
  };

  /** Pieces of text with the boxes of their lines. */
  function teksten() {
    const gevonden = [];
    const loper = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let knoop = loper.nextNode(); knoop; knoop = loper.nextNode()) {
      const ouder = knoop.parentElement;
      if (!knoop.data.trim() || !zichtbaar(ouder) || verborgenTekst(ouder)) continue;
      const bereik = document.createRange();
      bereik.selectNodeContents(knoop);
      const vakken = [...bereik.getClientRects()].filter((v) => v.width > SPELING && v.height > SPELING);
      if (vakken.length) gevonden.push({ ouder, vakken, woorden: knoop.data.trim().slice(0, 50) });
    }
    return gevonden;
  }

  /** The nearest ancestor that scrolls by itself or cuts off. */
  function rand(element) {
    for (let e = element; e && e !== document.body; e = e.parentElement) {
      const stijl = getComputedStyle(e);
      if (stijl.overflowX !== "visible" || stijl.overflowY !== "visible") return e;
    }
    return null;
  }

  /** Nothing sticks out sideways, is cut off, or lies over something else. */
  function indeling() {
    const klachten = [];
    const breedte = document.documentElement.clientWidth;
    const breed = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
    if (breed > breedte + SPELING) klachten.push(`de pagina is ${breed} px breed, het venster ${breedte}`);
    const stukken = teksten();
    for (const { ouder, vakken, woorden } of stukken) {
      for (const v of vakken) {
        if (v.left < -SPELING || v.right > breedte + SPELING) klachten.push(`buiten beeld: “${woorden}”`);
        const om = rand(ouder);
        if (!om) continue;
        const r = om.getBoundingClientRect();
        const stijl = getComputedStyle(om);
        const dwars = v.left < r.left - SPELING || v.right > r.right + SPELING;
        const hoog = v.top < r.top - SPELING || v.bottom > r.bottom + SPELING;
        if (dwars) klachten.push(`dwars afgesneden: “${woorden}” in ${naam(om)}`);
        if (hoog && stijl.overflowY !== "auto" && stijl.overflowY !== "scroll") klachten.push(`afgesneden: “${woorden}”`);
      }
    }
    return [...klachten, ...overlap(stukken), ...bedekt()];
  }

  function overlap(stukken) {
    const klachten = [];
    const regels = stukken.flatMap((s) => s.vakken.map((v) => ({ ...s, v }))).sort((a, b) => a.v.top - b.v.top);
    regels.forEach((a, i) => {
      for (let j = i + 1; j < regels.length && regels[j].v.top < a.v.bottom; j++) {
        const b = regels[j];
        if (a.ouder === b.ouder || vast(a.ouder) !== vast(b.ouder)) continue;
        const dwars = Math.min(a.v.right, b.v.right) - Math.max(a.v.left, b.v.left);
        // Boxes of lines are taller than letters: a quarter over each other is what a line-height of 1.15 gives.
        const hoog = Math.min(a.v.bottom, b.v.bottom) - Math.max(a.v.top, b.v.top);
        if (dwars > 2 && hoog > Math.min(a.v.height, b.v.height) / 4) klachten.push(`over elkaar: “${a.woorden}” en “${b.woorden}”`);
      }
    });
    return klachten;
  }

  /** What is pinned to the window, or scrolls in a box of its own, passes over the rest: that is no overlap. */
  function vast(element) {
    for (let e = element; e && e !== document.body; e = e.parentElement) {
      const stijl = getComputedStyle(e);
      if (["sticky", "fixed"].includes(stijl.position) || /auto|scroll/.test(stijl.overflowY)) return e;
    }
    return null;
  }

  /** Whatever can be pressed can be scrolled to and is then on top, at its middle. */
  function bedekt() {
    const klachten = [];
    const [x, y] = [scrollX, scrollY];
    for (const e of document.querySelectorAll(BEDIEN)) {
      if (!zichtbaar(e) || verborgenTekst(e) || e.disabled) continue;
      e.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      const v = [...e.getClientRects()].sort((a, b) => b.width - a.width)[0];
      const hoogte = Math.min(v.height, innerHeight);
      const boven = document.elementFromPoint(v.left + v.width / 2, v.top + hoogte / 2);
      const eigen = boven && (e.contains(boven) || boven.contains(e) || [...(e.labels ?? [])].some((l) => l.contains(boven)));
      if (!eigen) klachten.push(`bedekt: ${naam(e)} door ${boven ? naam(boven) : "niets"}`);
    }
    scrollTo({ left: x, top: y, behavior: "instant" });
    return klachten;
  }

  /** Targets of 24 px or more (links within a sentence may be lower), and boxes to type in of 16 px letters or more. */
  function doelen() {
    const klachten = [];
    for (const e of document.querySelectorAll(BEDIEN)) {
      if (!zichtbaar(e) || verborgenTekst(e)) continue;
      const vakken = [e, ...(["checkbox", "radio"].includes(e.type) ? e.labels : [])].map((d) => d.getBoundingClientRect());
      const [breed, hoog] = ["width", "height"].map((maat) => Math.max(...vakken.map((v) => v[maat])));
      const inZin = getComputedStyle(e).display === "inline" && e.parentElement.textContent.trim().length > e.textContent.trim().length;
      if (!inZin && (breed < 24 || hoog < 24)) klachten.push(`te klein (${Math.round(breed)} × ${Math.round(hoog)}): ${naam(e)}`);
      const typt = e.matches("textarea, select, input:not([type=checkbox], [type=radio])");
      if (typt && parseFloat(getComputedStyle(e).fontSize) < 16) klachten.push(`letters kleiner dan 16 px: ${naam(e)}`);
    }
    return klachten;
  }

  const licht = (kleur) => {
    const [r, g, b] = kleur.match(/[\d.]+/g).map(Number).map((d) => d / 255).map((d) => (d <= 0.04045 ? d / 12.92 : ((d + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => (Math.max(licht(a), licht(b)) + 0.05) / (Math.min(licht(a), licht(b)) + 0.05);
  const systeemkleur = (kleur) => {
    const proef = document.body.appendChild(document.createElement("i"));
    proef.style.setProperty("color", kleur);
    proef.style.setProperty("forced-color-adjust", "none");
    const gevonden = getComputedStyle(proef).color;
    proef.remove();
    return gevonden;
  };

  /** The first colour behind something. */
  const grondVan = (e) => {
    for (let d = e; d; d = d.parentElement) {
      const kleur = getComputedStyle(d).backgroundColor;
      if (!/, 0\)$/.test(kleur)) return kleur;
    }
    return "rgb(255, 255, 255)";
  };

  /** What axe does not judge: words and lines in a drawing, and the edge of a box to type in. */
  function kleuren() {
    const klachten = [];
    const eis = (e, kleur, grond, minstens) => {
      const is = contrast(kleur, grond);
      if (is < minstens) klachten.push(`contrast ${is.toFixed(2)}: ${naam(e)}`);
    };
    for (const e of document.querySelectorAll("svg text")) {
      const punt = e.previousElementSibling?.localName === "circle" ? getComputedStyle(e.previousElementSibling).fill : null;
      eis(e, getComputedStyle(e).fill, punt ?? grondVan(e.ownerSVGElement), 4.5);
    }
    for (const e of document.querySelectorAll(".vw-radar__lijn")) eis(e, getComputedStyle(e).stroke, grondVan(e.ownerSVGElement), 3);
    for (const e of document.querySelectorAll(".vw-radar__punt")) eis(e, getComputedStyle(e).fill, grondVan(e.ownerSVGElement), 3);
    for (const e of document.querySelectorAll("textarea, select, input:not([type=hidden], [type=checkbox], [type=radio])")) {
      if (zichtbaar(e)) eis(e, getComputedStyle(e).borderTopColor, grondVan(e.parentElement), 3);
    }
    return klachten;
  }

  /** With the colours of the system: buttons keep an edge, drawings and moving dots stay to be seen, nothing moves. */
  function systeemkleuren() {
    const klachten = [];
    const grond = systeemkleur("Canvas");
    for (const e of document.querySelectorAll("button, a[class*=bel], a.utrecht-button, .vw-bericht, input, textarea")) {
      // A box that the browser draws itself has an edge of its own.
      if (!zichtbaar(e) || e.type === "hidden" || (e.localName === "input" && getComputedStyle(e).appearance !== "none" && e.matches("[type=checkbox], [type=radio]"))) continue;
      const stijl = getComputedStyle(e);
      const rand = parseFloat(stijl.borderTopWidth) > 0 && stijl.borderTopStyle !== "none" && contrast(stijl.borderTopColor, grond) > 3;
      const vlak = contrast(stijl.backgroundColor.replace(/^rgba\(.*, 0\)$/, grond), grond) > 3;
      if (!rand && !vlak && !stijl.textDecorationLine.includes("underline")) klachten.push(`geen rand: ${naam(e)}`);
    }
    for (const e of document.querySelectorAll("svg text, svg path, svg line, svg polygon, svg polyline, svg circle")) {
      const stijl = getComputedStyle(e);
      const kleuren = [stijl.fill, stijl.stroke].filter((k) => k.startsWith("rgb") && !k.endsWith(", 0)"));
      const onder = e.localName === "text" && e.previousElementSibling?.localName === "circle" ? getComputedStyle(e.previousElementSibling).fill : grond;
      if (kleuren.length && !kleuren.some((k) => contrast(k, onder) > 3)) klachten.push(`niet te zien: ${naam(e)}`);
    }
    document.getElementById("typt")?.removeAttribute("hidden");
    for (const e of document.querySelectorAll("#typt span")) {
      const stijl = getComputedStyle(e);
      if (stijl.opacity < 0.5 || contrast(stijl.backgroundColor, grond) < 3) klachten.push("de puntjes zijn niet te zien");
    }
    document.getElementById("typt")?.setAttribute("hidden", "");
    if (document.getAnimations().some((a) => a.playState === "running")) klachten.push("er beweegt iets");
    return klachten;
  }

  /** How elements stand: each with its parents, and the order of the headings. Pages with the same are alike to axe. */
  function vormen() {
    const vorm = (e) => {
      const rest = [...e.attributes].filter((a) => !/^(id|for|name|value|href|src|action|d|style|class|datetime)$|[xyr]\d?$|points|transform/.test(a.name));
      return `${e.localName}.${e.getAttribute("class") ?? ""}[${rest.map((a) => (/^(role|type|lang|dir|scope|autocomplete)$/.test(a.name) ? `${a.name}=${a.value}` : a.name))}]${zichtbaar(e) ? "" : "-"}`;
    };
    const gevonden = new Set();
    const ids = new Set();
    for (const e of document.body.querySelectorAll("*")) {
      gevonden.add([e.parentElement?.parentElement, e.parentElement, e].map((d) => (d ? vorm(d) : "")).join(" > "));
      if (e.id && ids.has(e.id)) gevonden.add(`twee keer ${e.id}`);
      ids.add(e.id);
    }
    gevonden.add([...document.querySelectorAll("h1, h2, h3, h4, main, section[aria-labelledby]")].map((e) => e.localName).join(" "));
    return [...gevonden];
  }

  return { indeling, doelen, kleuren, systeemkleuren, vormen };
})();
