// Whatever is missing or broken: the article stays as it was, the console hears of it once, the page is told.
import assert from "node:assert/strict";
import { test } from "node:test";
import { heard, load, onPage, remember, server, unchanged } from "./browser.mjs";

/**
 * Adds an element with these attributes, waits for its failure, and checks what a failure may do. `quietly`: the console
 * hears nothing of it.
 */
async function fails(page, attributes, pattern, quietly = false) {
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
  assert.equal(warnings.length, quietly ? 0 : 1, String(told));
  for (const warning of warnings) assert.match(warning, /^warn\w*: Selon: /);
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
  ["selon.css", /selon\.css: this is not Selon’s style sheet: was it changed on its way/],
]) {
  test(`${file} is broken`, () =>
    onPage("plain.html", async (page) => {
      server.broken.set(`/selon/${file}`, [200, "this is something else"]);
      await fails(page, {}, pattern);
    }));
}

test("files of two builds say so, in one message that names both", () =>
  onPage("plain.html", async (page) => {
    const texts = await page.evaluate(() => fetch("/selon/ui/fr.json").then((answer) => answer.json()));
    assert.match(texts.build, /^\d+\.\d+\.\d+\+[0-9a-f]{8}$/);
    server.broken.set("/selon/ui/fr.json", [200, JSON.stringify({ ...texts, build: "0.0.1+old" })]);
    const { told } = await starts(page, {});
    assert.equal(told.length, 1);
    assert.match(told[0], /ui\/fr\.json is of build 0\.0\.1\+old, selon\.js of \d+\.\d+\.\d+\+[0-9a-f]{8}: deploy files of one build/);
  }));

test("an engine of another build says so", () =>
  onPage("plain.html", async (page) => {
    // A module that wants something that the script does not have.
    const bytes = Buffer.from("0061736d010000000104016000000216010e2e2f656e67696e655f62672e6a73037a7a7a0000", "hex");
    server.broken.set("/selon/selon.wasm", [200, bytes]);
    await fails(page, {}, /selon\.wasm is of another build than selon\.js \(.*\): deploy files of one build/);
  }));

test("there is no such article", () => onPage("plain.html", (page) => fails(page, { for: "#nowhere" }, /for="#nowhere": no such element/)));

test("a language without pack is nobody's mistake: the page is told, the console is not", () =>
  onPage("plain.html", (page) => fails(page, { lang: "zz" }, /no language pack for "zz"/, true)));

/** Starts with these attributes, wrong or not; gives what was found and what the console heard. */
async function starts(page, attributes) {
  await load(page);
  const found = await page.evaluate(async (attributes) => {
    const widget = document.createElement("selon-article");
    for (const [name, value] of Object.entries({ for: "#body", ...attributes })) widget.setAttribute(name, value);
    const ready = new Promise((done) => widget.addEventListener("selon:ready", done, { once: true }));
    document.body.prepend(widget);
    await ready;
    return {
      attributions: widget.analysis.attributions.length,
      lang: widget.analysis.lang,
      badges: document.querySelector("selon-badge")?.dataset.style,
      panel: widget.shadowRoot.querySelector(".panel") && widget.shadowRoot.querySelector(".panel[open]") ? "open" : "summary",
      ui: widget.shadowRoot.querySelector(".panel").lang,
    };
  }, attributes);
  return { ...found, told: (await heard(page)).filter((message) => message.startsWith("warn")) };
}

const RIGHT = { lang: "fr", badges: "marker", panel: "summary", ui: "fr" };

for (const [name, value, message, others] of [
  ["ignore", "p >", /ignore="p >" is not a list of CSS selectors/],
  ["badges", "dots", /badges="dots" is not one of marker, pill, none/],
  ["panel", "closed", /panel="closed" is not one of summary, open, none/],
  ["print", "yes", /print="yes" is not one of notes/],
  ["threshold", "7", /threshold="7" is not a number from 0 to 1/],
  ["threshold", "high", /threshold="high" is not a number from 0 to 1/],
  ["lang", "french", /lang="french" is not a language tag/],
  ["lang", "fr,en", /lang="fr,en" is not a language tag/],
  ["ui-lang", "Français", /uiLang="Français" is not a language tag/],
  // What other systems write for a tag is one.
  ["lang", "fr_FR"],
  ["ui-lang", "en_GB", undefined, { ui: "en" }],
]) {
  test(`${name}="${value}" ${message ? "is told once, and counts as none" : "is understood"}`, () =>
    onPage("plain.html", async (page) => {
      const { told, attributions, ...rest } = await starts(page, { [name]: value });
      assert.ok(attributions > 4);
      assert.deepEqual(rest, { ...RIGHT, ...others });
      assert.equal(told.length, message ? 1 : 0, String(told));
      if (message) assert.match(told[0], message);
    }));
}

for (const [name, change] of [
  ["without comments", (css) => css.replace(/\/\*[^]*?\*\//g, "")],
  ["with spaces", (css) => css.replace(/([{};])/g, "$1 \n ")],
  ["with a rule at its end", (css) => `${css}\nbody{--site:1}`],
]) {
  test(`selon.css is rewritten by an optimiser: ${name}`, () =>
    onPage("plain.html", async (page) => {
      const css = await page.evaluate(() => fetch("/selon/selon.css").then((answer) => answer.text()));
      server.broken.set("/selon/selon.css", [200, change(css)]);
      assert.ok((await starts(page, {})).attributions > 4);
      const styled = await page.evaluate(() => {
        const panel = document.querySelector("selon-article").shadowRoot.querySelector("summary");
        return [getComputedStyle(document.querySelector("selon-badge")).position, getComputedStyle(panel).cursor];
      });
      assert.deepEqual(styled, ["relative", "pointer"]);
    }));
}

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
