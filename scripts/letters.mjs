// Puts the letters that our PDF's need, and that a computer may not have, where vliegwiel/render/typst_.py finds them:
//   vliegwiel/render/letters/*.ttf   (git-ignored; made at set-up)
//
// The packages hold fonts for browsers (WOFF). That is a font with every table compressed with zlib, so unpacking gives
// the same font back: https://www.w3.org/TR/WOFF/
import { copyFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inflateSync } from "node:zlib";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const OUT = join(ROOT, "vliegwiel", "render", "letters");
const FONTS = [{ package: "@fontsource/noto-sans-ethiopic", name: "noto-sans-ethiopic", part: "ethiopic-400-normal" }];
const HEADER = 12; // bytes of a font's own header, and of one line of its directory below
const LINE = 16;

const padded = (length) => (length + 3) & ~3;

/** The tables of a WOFF file, unpacked, in the order of its directory. */
function tables(woff) {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Error("this is no WOFF file");
  return Array.from({ length: woff.readUInt16BE(12) }, (_, n) => {
    const entry = 44 + 20 * n;
    const [offset, packed, length, checksum] = [4, 8, 12, 16].map((at) => woff.readUInt32BE(entry + at));
    const bytes = woff.subarray(offset, offset + packed);
    const data = packed < length ? inflateSync(bytes) : bytes;
    if (data.length !== length) throw new Error("a table of the font has another length than it says");
    return { tag: woff.subarray(entry, entry + 4), checksum, data };
  });
}

/** A WOFF file as the TrueType font that it was made of. */
function unpacked(woff) {
  const found = tables(woff);
  const power = 2 ** Math.floor(Math.log2(found.length));
  const head = Buffer.alloc(HEADER + LINE * found.length);
  woff.copy(head, 0, 4, 8); // what kind of font it is
  [found.length, power * 16, Math.log2(power), (found.length - power) * 16].forEach((value, n) => {
    head.writeUInt16BE(value, 4 + 2 * n);
  });
  const parts = [head];
  let offset = head.length;
  found.forEach(({ tag, checksum, data }, n) => {
    const line = HEADER + LINE * n;
    tag.copy(head, line);
    [checksum, offset, data.length].forEach((value, m) => head.writeUInt32BE(value, line + 4 + 4 * m));
    parts.push(data, Buffer.alloc(padded(data.length) - data.length));
    offset += padded(data.length);
  });
  return Buffer.concat(parts);
}

mkdirSync(OUT, { recursive: true });
for (const font of FONTS) {
  const from = join(ROOT, "node_modules", font.package);
  const to = join(OUT, `${font.name}.ttf`);
  const ttf = unpacked(readFileSync(join(from, "files", `${font.name}-${font.part}.woff`)));
  writeFileSync(`${to}.tmp`, ttf);
  renameSync(`${to}.tmp`, to);
  copyFileSync(join(from, "LICENSE"), join(OUT, `${font.name}-OFL.txt`)); // the licence goes with the font
  console.log(`${font.name}.ttf: ${ttf.length} bytes`);
}
