// The article on pages that do not say where it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { heard, load, onPage, quiet, ready, server } from "./browser.mjs";

/** Lets a <selon-article> without `for` find the article; gives the sources of what it found. */
async function found(page, parent = "body") {
  await load(page);
  await page.evaluate((parent) => {
    window.widget = document.createElement("selon-article");
    document.querySelector(parent).prepend(widget);
  }, parent);
  await ready(page);
  return page.evaluate(() => widget.analysis.attributions.map(({ source, referent }) => (referent ?? source).text));
}

test("an old page of line breaks: neither menu nor news in brief nor small print", () =>
  onPage("find-breaks.html", async (page) => {
    assert.deepEqual([...new Set(await found(page))], ["Le maire Luc Arnal", "Odile Caron"]);
    await quiet(page);
  }));

test("what the page tells search engines shows which of its texts is the article", () =>
  onPage("find-data.html", async (page) => {
    assert.deepEqual([...new Set(await found(page))], ["la maire Anne Vidal", "l’opposition"]);
    await quiet(page);
  }));

test("of whole articles one below the other the first is the page's own", () =>
  onPage("find-many.html", async (page) => {
    const sources = await found(page);
    assert.ok(sources.length === 2 && sources.every((source) => source.startsWith("Anne Vidal")), String(sources));
    assert.equal(await page.evaluate(() => document.querySelectorAll("#a1 selon-badge").length), 2);
    await quiet(page);
  }));

test("an article with everything beside it that articles have", () =>
  onPage("traps.html", async (page) => {
    const sources = await found(page, "main");
    assert.equal(sources.length, 19);
    assert.ok(!sources.some((source) => /fantôme|lecteur|marque|rédaction|encadré|photographe/.test(source)), String(sources));
  }));

test("a page without article is told so, and asked for no more than what finds it", () =>
  onPage("find-none.html", async (page) => {
    const before = server.requests.length;
    await load(page);
    await page.evaluate(() => document.body.append(document.createElement("selon-article")));
    await page.waitForFunction(() => log.some(({ type }) => type === "selon:error"));
    assert.match(await page.evaluate(() => log[0].message), /no article on this page/);
    assert.deepEqual(
      server.requests.slice(before).filter((path) => path !== "/favicon.ico"),
      ["/selon/selon.js", "/selon/find.js"],
    );
    assert.deepEqual(
      (await heard(page)).map((message) => message.replace(/^warn\w*/, "warn")),
      ["warn: Selon: there is no article on this page"],
    );
  }));
