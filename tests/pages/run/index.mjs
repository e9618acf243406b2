// The list of pages: index.tsv beside them.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";

/**
 * The pages of a folder. `index.tsv` has a line of names, then one line a page; needed are `file` (its path below
 * the folder) and `body_selector`. Beside a page `X.html` there may be `X.json`: what is expected of it.
 */
export async function readIndex(folder) {
  const lines = (await readFile(path.join(folder, "index.tsv"), "utf8")).split(/\r?\n/).filter(Boolean);
  const names = lines[0].split("\t");
  const pages = lines.slice(1).map((line) => {
    const cells = line.split("\t");
    return Object.fromEntries(names.map((name, at) => [name, cells[at]]));
  });
  if (pages.length === 0) throw new Error(`${folder}/index.tsv names no page`);
  return Promise.all(pages.map((page) => described(folder, page)));
}

async function described(folder, { file, body_selector: selector }) {
  if (!file || !selector) throw new Error(`${folder}/index.tsv: a line without file or body_selector`);
  const expected = path.join(folder, file.replace(/\.html?$/, ".json"));
  return {
    file,
    selector,
    lang: declaredLanguage(file),
    expected: existsSync(expected) ? JSON.parse(await readFile(expected, "utf8")) : undefined,
  };
}

/** `fr/lemonde-1.html` is in French: folders are named by language. */
const declaredLanguage = (file) => /^([a-z]{2,3})\//.exec(file)?.[1];
