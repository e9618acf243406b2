// Makes the README's pictures of the demo page, light and dark: node tests/browser/screenshot.mjs FOLDER
import { mkdir } from "node:fs/promises";
import path from "node:path";
import puppeteer from "puppeteer-core";
import { serve } from "./server.mjs";

const folder = process.argv[2] ?? "docs";
const size = { width: 1280, height: 1120, deviceScaleFactor: 1.5 };
/** The badge whose details are open. */
const BADGE = 'selon-badge[data-stack="0"]';

await mkdir(folder, { recursive: true });
const server = await serve({ plainly: true });
const browser = await puppeteer.launch({
  executablePath: process.env.SELON_BROWSER_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"],
});
try {
  for (const scheme of ["light", "dark"]) {
    const page = await browser.newPage();
    await page.setViewport(size);
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.goto(`${server.url}/demo/`, { waitUntil: "networkidle0" });
    await page.waitForSelector(BADGE);
    await page.evaluate(() => scrollTo({ top: 190, behavior: "instant" }));
    await page.click(BADGE);
    await page.waitForFunction(() => document.querySelector("selon-popover")?.shadowRoot.querySelector(":popover-open"));
    await page.screenshot({ path: path.join(folder, `demo-${scheme}.webp`), type: "webp", quality: 90 });
    await page.close();
  }
  // On a telephone: the panel opened, one source chosen, the rest of the text dimmed.
  const page = await browser.newPage();
  await page.setViewport({ width: 390, height: 1180, deviceScaleFactor: 2 });
  await page.goto(`${server.url}/demo/`, { waitUntil: "networkidle0" });
  await page.waitForSelector(BADGE);
  const panel = (work) => page.evaluate(`(${work})(document.querySelector("selon-article").shadowRoot)`);
  await panel((root) => root.querySelector("summary").click());
  await page.waitForFunction(() => document.querySelector("selon-article").shadowRoot.querySelector(".body"));
  await panel((root) => root.querySelectorAll(".sources summary")[1].click());
  await page.waitForSelector("selon-badge[data-dim]");
  await panel((root) => root.host.scrollIntoView({ block: "start", behavior: "instant" }));
  await page.screenshot({ path: path.join(folder, "panel.webp"), type: "webp", quality: 80 });
  await page.close();
} finally {
  await browser.close();
  await server.close();
}
