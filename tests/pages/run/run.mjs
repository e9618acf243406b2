// node run.mjs FOLDER [--page PART]… --browser NAME=EXECUTABLE…: every page of the folder's index.tsv, every
// check, every browser. `cargo xtask pages` starts it.
import path from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./browsers.mjs";
import { readIndex } from "./index.mjs";
import { serveNews } from "./server.mjs";
import { print } from "./table.mjs";
import { visit } from "./visit.mjs";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { page: { type: "string", multiple: true, default: [] }, browser: { type: "string", multiple: true, default: ["chromium"] } },
});
const folder = path.resolve(positionals[0]);
const wanted = (file) => values.page.length === 0 || values.page.some((part) => file.includes(part));
const pages = (await readIndex(folder)).filter(({ file }) => wanted(file));
if (pages.length === 0) throw new Error(`no page's file name has ${values.page.join(" or ")} in it`);
const browsers = values.browser.map((browser) => browser.split("=")[0]);
const results = new Map(pages.map(({ file }) => [file, {}]));
const server = await serveNews(folder, pages);

/** Visits all pages with one browser. */
async function visitAll(chosen) {
  const [name, executable] = chosen.split("=");
  const browser = await launch(name, executable);
  try {
    for (const page of pages) {
      results.get(page.file)[name] = await visit(browser, server, page);
      process.stderr.write(results.get(page.file)[name].reds.length ? "x" : ".");
    }
  } finally {
    await browser.close();
  }
}

try {
  // All at the same time: what is measured does not hang on the load, see trace.mjs.
  await Promise.all(values.browser.map(visitAll));
} finally {
  await server.close();
}
process.stderr.write("\n");
process.exitCode = print(pages, browsers, results) === 0 ? 0 : 1;
