// Makes the README's pictures of the demo page: node tests/browser/screenshot.mjs FOLDER
import { mkdir } from "node:fs/promises";
import puppeteer from "puppeteer-core";
import { picture } from "./picture.mjs";
import { serve } from "./server.mjs";

const folder = process.argv[2] ?? "docs";
const BADGE = "#article-body selon-badge";

const inPanel = (page, work) => page.evaluate(`(${work})(document.querySelector("selon-article").shadowRoot)`);
/** Scrolls so that an element is the first to be seen. */
const under = (page, selector) =>
  page.evaluate((selector) => {
    const top = scrollY + document.querySelector(selector).getBoundingClientRect().top;
    scrollTo({ top, behavior: "instant" });
  }, selector);

/** Opens the details of the statement at a badge. */
async function details(page, badge) {
  await page.evaluate((selector) => document.querySelector(selector).click(), badge);
  await page.waitForFunction(() => document.querySelector("selon-popover")?.shadowRoot.querySelector(":popover-open"));
}

/** A desktop: the panel, the article, and details of a statement. */
async function desktop(page) {
  // The bar of narrow screens is the demo page's own.
  await page.evaluate(() => (document.getElementById("places").hidden = true));
  await under(page, "selon-article");
  await details(page, "#article-body p:nth-of-type(2) selon-badge");
}

/** A telephone: markers alone. */
async function narrow(page) {
  await page.evaluate(() => document.querySelector("#badges [value=marker]").click());
  await page.waitForSelector('selon-badge[data-style="marker"]');
  await under(page, "#article-body p:nth-of-type(2)");
}

/** A telephone: a sheet with details. */
async function sheet(page) {
  await narrow(page);
  await details(page, "#article-body p:nth-of-type(2) selon-badge");
}

/** A telephone: the panel opened, one source chosen, the rest of the text dimmed. */
async function panel(page) {
  await inPanel(page, (root) => root.querySelector("summary").click());
  await page.waitForFunction(() => document.querySelector("selon-article").shadowRoot.querySelector(".body"));
  await inPanel(page, (root) => root.querySelectorAll(".sources summary")[1].click());
  await page.waitForSelector("selon-badge[data-dim]");
  await under(page, "selon-article");
}

/** One sentence for each turn of phrase. */
async function finds(page) {
  await page.waitForFunction(() => document.querySelectorAll("#finds selon-badge").length > 8);
  await under(page, "#finds");
}

const PICTURES = [
  { name: "demo-light", act: desktop, width: 760, height: 780 },
  { name: "demo-dark", act: desktop, scheme: "dark", width: 760, height: 780 },
  { name: "narrow", act: narrow, width: 390, height: 700, scale: 1.25 },
  { name: "details", act: sheet, width: 390, height: 700, scale: 1.25, touch: true },
  { name: "panel", act: panel, width: 390, height: 860, scale: 1.25 },
  { name: "finds", act: finds, width: 1100, height: 640 },
];

await mkdir(folder, { recursive: true });
const server = await serve({ plainly: true });
const browser = await puppeteer.launch({
  executablePath: process.env.SELON_BROWSER_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"],
});
try {
  for (const { name, act, scheme = "light", width, height, scale = 1, touch = false } of PICTURES) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.setViewport({ width, height, deviceScaleFactor: scale, hasTouch: touch, isMobile: touch });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.goto(`${server.url}/demo/`, { waitUntil: "networkidle0" });
    await page.waitForSelector(BADGE);
    await act(page);
    await picture(page, folder, name);
    await context.close();
  }
} finally {
  await browser.close();
  await server.close();
}
