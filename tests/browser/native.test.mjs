// The engine finds the same in the browser as it does natively, to the last bit of its confidence: the network
// multiplies whole numbers, here with the browser's vector instructions, there with the processor's.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { onPage } from "./browser.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const ARTICLES = `${ROOT}/www/demo/articles`;
const PROGRAM = process.env.SELON_PROGRAM ?? `${ROOT}/target/debug/selon`;

/** What the native program says of an article, however improbable. */
async function native(file, lang) {
  const words = ["annotate", file, "--lang", lang, "--format", "json", "--threshold", "0"];
  const { stdout } = await promisify(execFile)(PROGRAM, words, { maxBuffer: 1e8 });
  return JSON.parse(stdout);
}

/** An analysis with its numbers as the engine has them: natively they are written with the digits that tell them apart. */
const told = (analysis) => JSON.parse(JSON.stringify(analysis, (key, value) => (key === "confidence" ? Math.fround(value) : value)));

for (const name of (await readdir(ARTICLES)).filter((name) => name.endsWith(".txt"))) {
  test(`the same natively and in the browser: ${name}`, () =>
    onPage("plain.html", async (page) => {
      const lang = name.split(".").at(-2);
      const expected = told(await native(`${ARTICLES}/${name}`, lang));
      const text = await readFile(`${ARTICLES}/${name}`, "utf8");
      const found = await page.evaluate(
        async (text, lang) => (await import("/selon/selon.js")).annotate(text, { lang, threshold: 0 }),
        text,
        lang,
      );
      assert.ok(expected.attributions.length > 5, `${expected.attributions.length} attributions`);
      assert.deepEqual(told(found), expected);
      // Also what is read of it and written again without the engine.
      const fitted = await page.evaluate(
        async (found, text) => {
          const view = await import("/selon/view.js");
          await view.init({ module_or_path: await fetch("/selon/view.wasm") });
          return view.fit(found, text);
        },
        found,
        text,
      );
      assert.deepEqual(told(fitted), expected);
    }));
}
