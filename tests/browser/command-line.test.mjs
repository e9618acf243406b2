// The command line reads a page as the browser does: the same article, and of it the same text.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { readIndex } from "../pages/run/index.mjs";
import { onPage, server } from "./browser.mjs";
import { unwished } from "./server.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PAGES = `${ROOT}/tests/pages`;
const PROGRAM = process.env.SELON_PROGRAM ?? `${ROOT}/target/debug/selon`;

/** The page's own styles hold, none of its scripts runs. */
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'";

/** What only a style sheet hides there is read by the command line, which knows none. */
const STYLED = ["fr/encombre.html"];

/** What the program prints of a page. */
async function printed(...words) {
  const { stdout } = await promisify(execFile)(PROGRAM, words, { maxBuffer: 1e8 });
  return stdout;
}

/** Runs a test on a saved page. Its framework never comes to take it over: no test waits for that. */
async function onSaved(file, work) {
  server.broken.set("/saved.html", [200, unwished(await readFile(`${PAGES}/${file}`))]);
  const options = { plainly: true };
  const taken = (page) => page.evaluate(() => (document.__vue_app__ = true));
  await onPage(`saved.html?policy=${encodeURIComponent(POLICY)}`, (page) => taken(page).then(() => work(page)), options);
}

/** The text that the browser reads in an element. */
async function textIn(selector) {
  const { mount } = await import("/selon/selon.js");
  const handle = await mount(document.querySelector(selector), { badges: "none", lang: "fr" });
  const text = handle.text();
  handle.destroy();
  return text;
}

/** The language and the statements of the article that the browser finds. */
async function found() {
  await import("/selon/selon.js");
  const element = document.createElement("selon-article");
  element.setAttribute("badges", "none");
  element.setAttribute("threshold", "0");
  document.body.append(element);
  await new Promise((done) => element.addEventListener("selon:ready", done, { once: true }));
  return element.analysis;
}

const told = ({ lang, sentences, attributions }) => [lang, sentences.total, attributions.map(({ content }) => content.text)];

const pages = (await readIndex(PAGES)).filter(({ lang }) => lang !== "de");
for (const { file, selector } of pages.filter(({ file }) => !STYLED.includes(file))) {
  test(`the same text, natively and in the browser: ${file}`, () =>
    onSaved(file, async (page) => {
      const native = await printed("text", `${PAGES}/${file}`, "--body", selector);
      assert.equal(await page.evaluate(textIn, selector), native);
      assert.ok(native.length > 100, native);
    }));

  test(`the same article, natively and in the browser: ${file}`, () =>
    onSaved(file, async (page) => {
      const native = await printed("annotate", `${PAGES}/${file}`, "--format", "json", "--threshold", "0");
      assert.deepEqual(told(await page.evaluate(found)), told(JSON.parse(native)));
    }));
}
