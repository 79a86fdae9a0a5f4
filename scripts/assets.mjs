// Bundles the NL Design System stylesheets that the pages need into one small file:
//   vliegwiel/web/static/vendor/nlds.css   (git-ignored; made at set-up)
//
// The theme ships some 2,500 custom properties, of which our pages use a fraction. Only those that a bundled
// component, or our own stylesheets and templates, refer to are kept: a first load must work on a phone in a
// cellar. With --lijst the script also prints the class names that the bundle offers.
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

/** Our own stylesheets and templates: they may use tokens that no component uses. */
function ownSources(folder) {
  const found = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== "vendor" && entry.name !== "__pycache__") found.push(...ownSources(path));
    else if (/\.(css|html|j2|jinja2?|svg|js)$/.test(entry.name)) found.push(readFileSync(path, "utf8"));
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

const components = Object.keys(devDependencies)
  .filter((name) => name.startsWith("@utrecht/"))
  .sort()
  .map((name) => readFileSync(join(ROOT, "node_modules", name, "dist", "index.css"), "utf8"));
const tokens = themeTokens();
const used = closure([...components, ...ownSources(WEB)].flatMap(references), tokens);
const theme = [...tokens].filter(([name]) => used.has(name)).map(([name, value]) => `${name}:${value};`);
const source = `.voorbeeld-theme{${theme.join("")}}\n${components.join("\n")}`;
const { code } = transform({ filename: "nlds.css", code: Buffer.from(source), minify: true });
const css = Buffer.from(BANNER + code.toString());

mkdirSync(dirname(OUT), { recursive: true });
writeFileSync(`${OUT}.tmp`, css);
renameSync(`${OUT}.tmp`, OUT);
console.log(`nlds.css: ${css.length} bytes, ${gzipSync(css).length} compressed, ${used.size} of ${tokens.size} tokens`);

if (process.argv.includes("--lijst")) {
  const classes = new Set([...css.toString().matchAll(/\.([a-z][\w-]*)/g)].map((match) => match[1]));
  console.log([...classes].filter((name) => name.includes("utrecht") || name.includes("theme")).sort().join("\n"));
}
