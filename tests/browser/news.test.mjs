// The checks of `cargo xtask pages` can fail: each notices a widget that does wrong what it looks at.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "../pages/run/browsers.mjs";
import { CHECKS } from "../pages/run/checks.mjs";
import { serveNews } from "../pages/run/server.mjs";
import { print } from "../pages/run/table.mjs";
import { visit } from "../pages/run/visit.mjs";

const BROWSER = process.env.SELON_BROWSER ?? "chromium";

/** What is served for Selon. */
const FAKE = fileURLToPath(new URL("../pages/run/fake", import.meta.url));

/** What the widget does wrong, and the checks that must notice. */
const NOTICED = {
  none: [],
  start: ["start"],
  text: ["text", "restore"],
  layout: ["layout", "restore"],
  console: ["quiet"],
  outside: ["bounds"],
  elsewhere: ["bounds", "restore"],
  restore: ["restore"],
  alone: ["alone"],
  ...(BROWSER === "chromium" && { task: ["task"] }),
};

/** The checks are the same in all browsers: the others show with a few that they are at work. */
const FAULTS = Object.keys(NOTICED).filter((fault) => BROWSER === "chromium" || ["none", "restore"].includes(fault));

const pages = FAULTS.map((fault) => ({ file: `${fault}.html`, selector: "article", lang: undefined }));

/** These are visited while Chromium records tasks, which it does for one page at a time; the others all at once. */
const RECORDED = ["none", "task"];

describe("the checks of pages", () => {
  let folder, server, browser;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "selon-news-"));
    for (const { file } of pages) {
      const fault = file.replace(".html", "");
      const source = `<!doctype html><html lang="fr"><body data-fault="${fault}"><h1>Titre</h1><article><p>Un texte.</p><p>Un autre.</p></article></body></html>`;
      await writeFile(path.join(folder, file), source);
    }
    [server, browser] = await Promise.all([serveNews(folder, pages, FAKE), launch(BROWSER, process.env.SELON_BROWSER_PATH)]);
  });

  after(async () => {
    await browser?.close();
    await server?.close();
    await rm(folder, { recursive: true });
  });

  const unrecorded = { open: async (url) => ({ ...(await browser.open(url)), record: undefined }) };
  const visits = new Map();

  /** What a visit of a page shows. WebKit has one window for all pages. */
  const seen = (page) => {
    const isAlone = (fault) => BROWSER === "webkit" || RECORDED.includes(fault);
    if (isAlone(page.file.replace(".html", ""))) return visit(browser, server, page, 1);
    for (const each of pages.filter(({ file }) => !visits.has(file) && !isAlone(file.replace(".html", "")))) {
      visits.set(each.file, visit(unrecorded, server, each, 1));
    }
    return visits.get(page.file);
  };

  for (const page of pages) {
    const fault = page.file.replace(".html", "");
    test(`a widget's fault is noticed: ${fault}`, async () => {
      const { reds, cells } = await seen(page);
      const [missed, expected] = [NOTICED[fault].filter((name) => !reds.includes(name)), new Set(NOTICED[fault])];
      assert.deepEqual(missed, [], JSON.stringify(cells));
      // A fault may show in other checks too; a good widget in none.
      if (expected.size === 0) assert.deepEqual(reds, [], JSON.stringify(cells));
    });
  }

  test("a page is visited again only if chance can have made it red", {
    skip: BROWSER !== "chromium" && "one browser will do",
  }, async () => {
    const visits = async (fault) => {
      let opened = 0;
      const counting = { open: (url) => ((opened += 1), unrecorded.open(url)) };
      await visit(
        counting,
        server,
        pages.find(({ file }) => file === `${fault}.html`),
        2,
      );
      return opened;
    };
    assert.deepEqual(await Promise.all([visits("console"), visits("restore")]), [1, 2]);
  });

  test("the table counts what is red and says why", async () => {
    const cells = Object.fromEntries(Object.keys(CHECKS).map((name) => [name, { state: "ok", detail: "" }]));
    const bad = { ...cells, text: { state: "red", detail: "was changed" } };
    const results = new Map([["a.html", { one: { cells, numbers: {} }, two: { cells: bad, numbers: {} } }]]);
    const lines = [];
    assert.equal(
      print([{ file: "a.html" }], ["one", "two"], results, (line) => lines.push(line)),
      1,
    );
    assert.match(lines.join("\n"), /✓✗[^]*✗ text: was changed \[two\][^]*1 of \d+ cells red/);
  });
});
