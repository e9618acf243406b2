// The typeface of the test pages, as a script: on every machine their lines are as long and their pages as high. As a
// script it is there before the first line is set, so that nothing moves, and no policy that a test tries is in its way.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

const LATIN = { name: "tinos", subset: "latin", family: "Tinos" };
const ARABIC = { name: "noto-naskh-arabic", subset: "arabic", family: "Noto Naskh Arabic" };

const FACES = [
  { ...LATIN, weight: 400, style: "normal" },
  { ...LATIN, weight: 400, style: "italic" },
  { ...LATIN, weight: 700, style: "normal" },
  { ...ARABIC, weight: 400, style: "normal" },
  { ...ARABIC, weight: 700, style: "normal" },
];

/** What the demo page is set in instead of what its style sheet would find on the machine. */
export const DEMO_STYLE = `:root { --serif: Tinos, serif; --sans: Tinos, serif; --mono: Tinos, serif; --selon-font: Tinos, serif; }`;

async function face({ name, subset, family, weight, style }) {
  const folder = path.dirname(createRequire(import.meta.url).resolve(`@fontsource/${name}/package.json`));
  const data = await readFile(path.join(folder, "files", `${name}-${subset}-${weight}-${style}.woff2`), "base64");
  return [family, data, { weight, style }];
}

let made;

/** A classic script that adds all faces to a page. */
export const typeface = () => (made ??= make());

async function make() {
  const faces = JSON.stringify(await Promise.all(FACES.map(face)));
  return `for (const [family, data, about] of ${faces}) {
    document.fonts.add(new FontFace(family, Uint8Array.from(atob(data), (byte) => byte.charCodeAt(0)), about));
  }`;
}
