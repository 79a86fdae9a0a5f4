// Bundles the NL Design System stylesheets that the pages need into one small file:
//   vliegwiel/web/static/vendor/nlds.css   (git-ignored; made at set-up)
//
// The theme ships some 2,500 custom properties, and we install more components than our pages use. Only components whose
// classes stand in our own sources are kept, and only properties that one of those, or our own stylesheets and templates,
// refer to: a first load must work on a phone in a cellar. With --lijst the script also prints the class names that there
// are to choose from.
import { createRequire } from "node:module";
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { transform } from "lightningcss";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const WEB = join(ROOT, "vliegwiel", "web");
const OUT = join(WEB, "static", "vendor", "nlds.css");
const THEME = "@nl-design-system-unstable/voorbeeld-design-tokens";
const BANNER =
  "/*! NL Design System: @utrecht/*-css and voorbeeld-design-tokens. EUPL-1.2. " +
  "Made by scripts/assets.mjs; do not edit. */\n";

const require = createRequire(import.meta.url);
const { devDependencies } = require("../package.json");

/** Custom properties that a piece of CSS or a template refers to. */
function references(text) {
  return [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map((match) => match[1]);
}

/** Our own stylesheets, templates and the code that writes HTML: they say which classes and tokens are used. */
function ownSources(folder) {
  const found = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== "vendor" && entry.name !== "__pycache__") found.push(...ownSources(path));
    else if (/\.(css|html|j2|jinja2?|svg|js|py)$/.test(entry.name)) found.push(readFileSync(path, "utf8"));
  }
  return found;
}

/** The theme's declarations, in order: name → value. */
function themeTokens() {
  const css = readFileSync(join(ROOT, "node_modules", THEME, "dist", "theme.css"), "utf8");
  return new Map([...css.matchAll(/^\s*(--[\w-]+):\s*([^;]+);/gm)].map((match) => [match[1], match[2]]));
}

/** Everything reachable from `roots` through var() in the values of the tokens. */
function closure(roots, tokens) {
  const kept = new Set();
  const open = roots.filter((name) => tokens.has(name));
  while (open.length > 0) {
    const name = open.pop();
    if (kept.has(name)) continue;
    kept.add(name);
    open.push(...references(tokens.get(name)).filter((next) => tokens.has(next)));
  }
  return kept;
}

/** Whether our own sources name a class of this component: "utrecht-button", "utrecht-button--subtle", "utrecht-table__cell". */
function isUsed(name, own) {
  const component = name.replace("@utrecht/", "utrecht-").replace(/-css$/, "");
  return new RegExp(`(?<![\\w-])${component}(?![a-z\\d]|-[a-z\\d])`).test(own);
}

/** Classes of the components that our own sources never name; of "utrecht-button--{{ soort }}" every ending is kept. */
function unusedClasses(css, ownText) {
  const named = new Set([...ownText.matchAll(/utrecht-[\w-]+/g)].map((match) => match[0]));
  const open = [...named].filter((name) => name.endsWith("-"));
  const all = new Set([...css.matchAll(/\.(utrecht-[\w-]+)/g)].map((match) => match[1]));
  return [...all].filter((name) => !named.has(name) && !open.some((begin) => name.startsWith(begin)));
}

const minified = (css, unusedSymbols = []) =>
  transform({ filename: "nlds.css", code: Buffer.from(css), minify: true, unusedSymbols }).code.toString();

const stylesheet = (name) => readFileSync(join(ROOT, "node_modules", name, "dist", "index.css"), "utf8");

const own = ownSources(WEB);
const ownText = own.join("\n");
const installed = Object.keys(devDependencies).filter((name) => name.startsWith("@utrecht/")).sort();
const all = installed.filter((name) => isUsed(name, ownText)).map(stylesheet).join("\n");
const components = minified(all, unusedClasses(all, ownText));
const tokens = themeTokens();
const used = closure([components, ...own].flatMap(references), tokens);
const theme = [...tokens].filter(([name]) => used.has(name)).map(([name, value]) => `${name}:${value};`);
const css = Buffer.from(`${BANNER}${minified(`.voorbeeld-theme{${theme.join("")}}`)}\n${components}`);

mkdirSync(dirname(OUT), { recursive: true });
writeFileSync(`${OUT}.tmp`, css);
renameSync(`${OUT}.tmp`, OUT);
console.log(`nlds.css: ${css.length} bytes, ${gzipSync(css).length} compressed, ${used.size} of ${tokens.size} tokens`);

if (process.argv.includes("--lijst")) {
  const classes = new Set([...installed.map(stylesheet).join("\n").matchAll(/\.([a-z][\w-]*)/g)].map((match) => match[1]));
  console.log([...classes].filter((name) => name.includes("utrecht") || name.includes("theme")).sort().join("\n"));
}
