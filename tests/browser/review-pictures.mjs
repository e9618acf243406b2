// Makes the pictures of the newsroom's chapter, of the desk and of a page with script and without: node tests/browser/review-pictures.mjs FOLDER
import { execFileSync } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import { picture } from "./picture.mjs";
import { serve } from "./server.mjs";

const folder = process.argv[2] ?? "docs";
const TEXT = await readFile(new URL("../../www/demo/articles/crue.fr.txt", import.meta.url), "utf8");
const PICTURES = [
  { name: "review-light", scheme: "light", width: 1100, height: 980 },
  { name: "review-dark", scheme: "dark", width: 1100, height: 980, form: true },
  { name: "review-narrow", scheme: "light", width: 400, height: 860, form: true },
];

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PROGRAM = process.env.SELON_PROGRAM ?? path.join(ROOT, "target/debug/selon");
const PAGE = execFileSync(PROGRAM, ["render", path.join(ROOT, "tests/browser/fixtures/article.html"), "--body", "#body"]);

await mkdir(folder, { recursive: true });
const server = await serve({ plainly: true });
const browser = await puppeteer.launch({
  executablePath: process.env.SELON_BROWSER_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"],
});
try {
  for (const { name, scheme, width, height, form } of PICTURES) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width, height });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.goto(`${server.url}/demo/review.html?ui=${scheme === "dark" ? "en" : "fr"}`, { waitUntil: "networkidle0" });
    await page.evaluate((text) => (document.getElementById("text").value = text), TEXT);
    await page.click("#open-text button");
    await page.waitForSelector(".card");
    await page.keyboard.press("v");
    await page.keyboard.press("s");
    if (form) {
      await page.keyboard.press("m");
      await page.waitForSelector(".editor");
      await page.click('.editor label:has([value="source"])');
      await page.evaluate(() => document.querySelector(".editor").closest(".card").scrollIntoView({ block: "start" }));
    }
    await picture(page, folder, name);
    await context.close();
  }
  server.broken.set("/story.html", [200, PAGE]);
  for (const [name, query] of [
    ["published-script", ""],
    ["published-plain", "?policy=script-src%20'none'"],
  ]) {
    const page = await browser.newPage();
    await page.setViewport({ width: 800, height: 900 });
    await page.goto(`${server.url}/story.html${query}`, { waitUntil: "networkidle0" });
    await picture(page, folder, name);
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
