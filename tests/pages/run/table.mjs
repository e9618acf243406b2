// The table of pages × checks × browsers, and below it what is red and why.
import { CHECKS } from "./checks.mjs";

const SIGN = { ok: "✓", red: "✗", none: "·" };

/** `results`: for each page, the judgement of each browser by name. */
export function print(pages, browsers, results, write = (line) => console.log(line)) {
  const names = Object.keys(CHECKS);
  const width = Math.max(...pages.map(({ file }) => file.length), 4);
  const column = (name) => Math.max(name.length, browsers.length);
  const line = (first, cells, rest) =>
    write([first.padEnd(width), ...cells.map((cell, at) => cell.padEnd(column(names[at]))), ...rest].join("  ").trimEnd());
  write(
    `${browsers.map((name, at) => `${at + 1}. ${name}`).join(", ")}; ${SIGN.ok} holds, ${SIGN.red} does not, ${SIGN.none} does not apply`,
  );
  for (const [name, what] of Object.entries(CHECKS)) write(`  ${name.padEnd(10)}${what}`);
  write("");
  line("page", names, ["sent.", "attr./badges", "alone", "task ms"]);
  for (const page of pages) {
    const row = results.get(page.file);
    const cells = names.map((name) => browsers.map((browser) => SIGN[row[browser].cells[name].state]).join(""));
    line(page.file, cells, numbers(row[browsers[0]].numbers));
  }
  return explain(pages, browsers, results, write);
}

/** Sentences, attributions and badges, agreement without `for` (covered/foreign), longest task: in the first browser. */
function numbers({ sentences, attributions, badges, covered, foreign, task, held }) {
  const percent = (share) => (share === undefined ? "–" : Math.round(share * 100));
  return [
    String(sentences ?? "–").padStart(5),
    `${attributions ?? "–"}/${badges ?? "–"}`.padStart(12),
    `${percent(covered)}/${percent(foreign)}`.padStart(6),
    (task === undefined ? "–" : Math.round(task).toString()).padStart(7),
    held ? "scripts held" : "",
  ];
}

/** Lists what is red; gives how many cells are. */
function explain(pages, browsers, results, write) {
  let reds = 0;
  for (const { file } of pages) {
    const told = new Map();
    for (const browser of browsers) {
      for (const [name, { state, detail }] of Object.entries(results.get(file)[browser].cells)) {
        if (state !== "red") continue;
        reds += 1;
        const what = `${name}: ${detail.slice(0, 600)}`;
        told.set(what, [...(told.get(what) ?? []), browser]);
      }
    }
    if (told.size) write(`\n${file}`);
    for (const [what, where] of told) write(`  ${SIGN.red} ${what} [${where.join(", ")}]`);
  }
  const cells = pages.length * browsers.length * Object.keys(CHECKS).length;
  write(`\n${pages.length} pages, ${browsers.join(", ")}: ${reds === 0 ? "all green" : `${reds} of ${cells} cells red`}`);
  return reds;
}
