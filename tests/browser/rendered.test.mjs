// Pages as `selon render` writes them: with script, under policies that allow no WebAssembly or no script at all.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { onPage, quiet, ready, server, statements } from "./browser.mjs";
import { seen } from "./seen.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PROGRAM = process.env.SELON_PROGRAM ?? `${ROOT}/target/debug/selon`;
const run = async (...words) => (await promisify(execFile)(PROGRAM, words, { maxBuffer: 1e8 })).stdout;

/** The page article.html, rendered. */
let made;
const rendered = () => (made ??= run("render", `${ROOT}/tests/browser/fixtures/article.html`, "--body", "#body"));

/** Opens it, as the server sends it with a policy, and calls `test` with it and the paths that it asked for. */
async function onRendered(policy, test) {
  server.broken.set("/rendered.html", [200, await rendered()]);
  const { length } = server.requests;
  const query = policy ? `?policy=${encodeURIComponent(policy)}` : "";
  await onPage(`rendered.html${query}`, (page) => test(page, () => server.requests.slice(length)), { plainly: true });
}

test("with script, badges and panel stand in the place of references and list, as the engine would set them", async () => {
  let expected;
  await onPage("article.html", async (page) => {
    await ready(page);
    expected = await statements(page);
  });
  await onRendered("", async (page, requests) => {
    await ready(page);
    assert.deepEqual(await statements(page), expected);
    assert.deepEqual(await page.evaluate(() => window.log.map(({ type, lost }) => [type, lost])), [["selon:ready", 0]]);
    const { list, references, all, paired } = await seen(page);
    assert.deepEqual([list, references, all, paired], [false, 0, expected.length, true]);
    const panel = await page.evaluate(() => document.querySelector("selon-article").shadowRoot.querySelector("summary").textContent);
    assert.match(panel, new RegExp(`^Qui dit quoi.*${expected.length} déclarations`));
    assert.ok(!requests().some((path) => /selon\.wasm|\.pack$/.test(path)), String(requests()));
    await quiet(page);
    // Taken down, the page is as the server wrote it.
    await page.evaluate(() => document.querySelector("selon-article").remove());
    await page.waitForFunction(() => !document.querySelector("selon-badge"));
    assert.equal((await seenReferences(page)).length, expected.length);
  });
});

const seenReferences = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("sup[data-selon-ref] a")].filter((note) => note.getClientRects().length).map(({ id }) => id),
  );

for (const [what, policy] of [
  ["without WebAssembly", "script-src 'self'"],
  ["without script", "script-src 'none'"],
]) {
  test(`${what}, the list is there and its links lead to the statements and back`, () =>
    onRendered(policy, async (page) => {
      if (what === "without WebAssembly") await page.waitForFunction(() => window.log.at(-1)?.type === "selon:error");
      const { list, references, all, paired, badges } = await seen(page);
      assert.ok(all > 5 && paired, `${all} references`);
      assert.deepEqual([list, references, badges], [true, all, 0]);
      await page.click("#selon-2");
      await page.waitForFunction(() => location.hash === "#selon-note-2" && document.querySelector(":target"));
      await page.click("#selon-note-2 a");
      await page.waitForFunction(() => location.hash === "#selon-2");
    }));
}
