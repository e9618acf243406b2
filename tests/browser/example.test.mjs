// The smallest page of examples/ works as it is.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { onPage, quiet, server, statements, WEBKIT } from "./browser.mjs";

test("the smallest page shows its statements", async () => {
  server.broken.set("/example.html", [200, await readFile(new URL("../../examples/page/index.html", import.meta.url))]);
  const test = async (page) => {
    await page.waitForFunction(() => document.querySelectorAll("#story selon-badge").length === 3);
    assert.deepEqual(await statements(page, 6), ["Caron.", "jouté.", "efait."]);
    // The page as it is keeps no log of its console, and WebKit's driver does not tell.
    if (!WEBKIT) await quiet(page);
  };
  await onPage("example.html", test, { plainly: true });
});
