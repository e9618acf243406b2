// Whatever is missing or broken: the article stays as it was, the console hears of it once, the page is told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { heard, load, onPage, remember, server, unchanged } from "./browser.mjs";

/** Adds an element with these attributes, waits for its failure, and checks what a failure may do. */
async function fails(page, attributes, pattern) {
  await remember(page, "#body");
  await load(page);
  const messages = await page.evaluate(async (attributes) => {
    const widget = document.createElement("selon-article");
    for (const [name, value] of Object.entries({ for: "#body", ...attributes })) widget.setAttribute(name, value);
    const failed = () =>
      new Promise((done) => widget.addEventListener("selon:error", (event) => done(event.detail.message), { once: true }));
    const first = failed();
    document.body.prepend(widget);
    await first;
    // The same failure again is told to the page, but not to the console.
    widget.remove();
    const second = failed();
    document.body.prepend(widget);
    return [await first, await second];
  }, attributes);
  for (const message of messages) assert.match(message, pattern);
  const told = await heard(page);
  const warnings = told.filter((message) => message.startsWith("warn"));
  assert.equal(warnings.length, 1, String(told));
  assert.match(warnings[0], /^warn\w*: Selon: /);
  // Browsers themselves tell of what a policy blocks.
  const errors = told.filter((message) => message.startsWith("pageerror") && !message.includes("Content-Security-Policy"));
  assert.deepEqual(errors, []);
  assert.deepEqual(await unchanged(page, "#body"), { source: true, nodes: true });
  assert.deepEqual(await page.evaluate(() => [document.adoptedStyleSheets.length, CSS.highlights.size]), [0, 0]);
}

for (const file of ["selon.wasm", "fr.pack", "model.pack", "selon.css", "ui/fr.json"]) {
  test(`${file} is missing`, () =>
    onPage("plain.html", async (page) => {
      server.broken.set(`/selon/${file}`, [404, "gone"]);
      await fails(page, {}, new RegExp(`/selon/${file.replace(".", "\\.")}: HTTP status 404`));
    }));
}

for (const [file, pattern] of [
  ["selon.wasm", /selon\.wasm: /],
  ["fr.pack", /fr\.pack: not a Selon language pack/],
  ["model.pack", /model\.pack: /],
  ["ui/fr.json", /ui\/fr\.json: /],
]) {
  test(`${file} is broken`, () =>
    onPage("plain.html", async (page) => {
      server.broken.set(`/selon/${file}`, [200, "this is something else"]);
      await fails(page, {}, pattern);
    }));
}

test("there is no such article", () => onPage("plain.html", (page) => fails(page, { for: "#nowhere" }, /for="#nowhere": no such element/)));

test("there is no pack for the language", () => onPage("plain.html", (page) => fails(page, { lang: "zz" }, /no language pack for "zz"/)));

test("an option is wrong", () =>
  onPage("plain.html", async (page) => {
    await fails(page, { ignore: "p >" }, /ignore="p >" is not a list of CSS selectors/);
  }));

test("a badge style that does not exist", () =>
  onPage("plain.html", (page) => fails(page, { badges: "sticker" }, /badges="sticker" is none of marker, pill, none/)));

test("the page's policy forbids WebAssembly", () =>
  onPage("plain.html?policy=script-src%20'self'", (page) => fails(page, {}, /selon\.wasm: /)));

test("a file that failed is tried again by the next element", () =>
  onPage("plain.html", async (page) => {
    server.broken.set("/selon/fr.pack", [503, "later"]);
    await fails(page, {}, /fr\.pack: HTTP status 503/);
    server.broken.clear();
    const found = await page.evaluate(async () => {
      const { mount } = await import("/selon/selon.js");
      return (await mount(document.getElementById("body"))).analysis().attributions.length;
    });
    assert.ok(found > 4);
  }));
