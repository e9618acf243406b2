// One browser and one server for a file of tests, and what tests ask of a page.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import puppeteer from "puppeteer-core";
import { POLICY, serve } from "./server.mjs";
import { WebKit } from "./webkit.mjs";
import { WebKitPage } from "./webkit-page.mjs";

export { POLICY };

export const BROWSER = process.env.SELON_BROWSER ?? "chromium";
export const CHROMIUM = BROWSER === "chromium";
export const WEBKIT = BROWSER === "webkit";
const EXECUTABLES = { chromium: "/usr/bin/chromium", firefox: "/usr/bin/firefox-esr" };

const LAUNCH = {
  browser: CHROMIUM ? "chrome" : "firefox",
  executablePath: process.env.SELON_BROWSER_PATH ?? EXECUTABLES[BROWSER],
  headless: true,
  args: CHROMIUM ? ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"] : [],
};

/** A file of tests takes a minute at most: one that takes so many milliseconds hangs, and says so. */
const PATIENCE = 300_000;
setTimeout(() => {
  console.error(`no end after ${PATIENCE / 1000} s: ${BROWSER} hangs`);
  process.exit(1);
}, PATIENCE).unref();

export let server;
let browser;

before(async () => {
  const started = WEBKIT ? WebKit.launch(process.env.SELON_BROWSER_PATH) : puppeteer.launch(LAUNCH);
  [server, browser] = await Promise.all([serve(), started]);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

/** Opens a test page in a fresh browser profile, runs `test` with it, and closes it. */
export async function onPage(name, test, { width = 1000, height = 800, touch = false } = {}) {
  if (WEBKIT) return onWebKitPage(name, test, { width, height });
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  try {
    page.messages = [];
    page.on("console", (message) => page.messages.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => page.messages.push(`pageerror: ${error.message}`));
    await page.setViewport({ width, height, ...(touch && CHROMIUM && { hasTouch: true, isMobile: true }) });
    await page.goto(`${server.url}/${name}`);
    await test(page);
  } finally {
    await context.close();
  }
}

/**
 * As above, but all pages of a file of tests share a profile. And a test that fails is made again, once, and the log says
 * so: now and then this browser goes, or stops in code in which it does not stop the next time.
 */
async function onWebKitPage(name, test, size) {
  try {
    await visit(name, test, size);
  } catch (error) {
    console.warn(`made again: ${error.stack}`);
    await browser.renew();
    await visit(name, test, size);
  }
}

async function visit(name, test, size) {
  const page = new WebKitPage(browser.session);
  await page.setViewport(size);
  await page.goto(`${server.url}/${name}`);
  try {
    await test(page);
  } finally {
    await page.goto("about:blank");
  }
}

/** Makes the page's clock run fast: a slice of Selon's work is then one step of it, however quick the browser is. */
export const hurry = (page) =>
  page.evaluate(() => {
    let ahead = 0;
    const clock = performance.now.bind(performance);
    performance.now = () => clock() + (ahead += 1000);
  });

/** Waits until every <selon-article> of the page is ready. */
export async function ready(page, count = 1) {
  await page.waitForFunction((count) => window.log?.filter((event) => event.type === "selon:ready").length >= count, {
    timeout: 20_000,
  }, count);
}

/** The text of the open popover; null if none is open. */
export const popover = (page) =>
  page.evaluate(() => {
    const card = document.querySelector("selon-popover")?.shadowRoot.querySelector(":popover-open");
    return card ? card.innerText : null;
  });

/** Waits until the popover is open, or closed. */
export async function popoverIs(page, open) {
  await page.waitForFunction(
    (open) => !!document.querySelector("selon-popover")?.shadowRoot.querySelector(":popover-open") === open,
    { timeout: 5_000 },
    open,
  );
}

/** The accessible name of what has the focus, shadow roots included. */
export const focused = (page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.getAttribute("aria-label") ?? at?.getAttribute("role") ?? at?.localName;
  });

/** Fails if the page told the console anything, apart from `expected`. */
export function quiet(page, expected = []) {
  assert.deepEqual(
    page.messages.filter((message) => !expected.some((pattern) => pattern.test(message))),
    [],
  );
}

/** Loads Selon into a page that does not load it itself. */
export const load = (page, copy = "") => page.evaluate((copy) => import(`/selon/selon.js${copy}`).then(() => {}), copy);

/** Where the mouse finds the badge of a place in text order, scrolled into view. */
export const badgeAt = (page, place) =>
  page.evaluate((place) => {
    const badge = document.querySelectorAll("selon-badge")[place];
    badge.scrollIntoView({ block: "center" });
    const box = badge.getBoundingClientRect();
    return { x: box.left + 2, y: box.top + box.height * 0.35 };
  }, place);

/** For each badge, the words of the article before it, up to `length` characters. */
export const statements = (page, length = 18) =>
  page.evaluate((length) => {
    return [...document.querySelectorAll("selon-badge")].map((badge) => {
      const range = document.createRange();
      range.setStart(badge.closest("#body, #first, #second, body"), 0);
      range.setEndBefore(badge);
      return range.toString().replace(/\s+/g, " ").slice(-length);
    });
  }, length);

/** Puts a snapshot of an element into the page: its source and every node with its data. */
export const remember = (page, selector) =>
  page.evaluate((selector) => {
    window.snapshot = (element) => {
      const walker = document.createTreeWalker(element);
      const nodes = [];
      while (walker.nextNode()) nodes.push([walker.currentNode, walker.currentNode.data]);
      return { source: element.outerHTML, nodes };
    };
    window.before = window.snapshot(document.querySelector(selector));
  }, selector);

/** Compares an element with its snapshot: source, nodes by identity, their data. */
export const unchanged = (page, selector) =>
  page.evaluate((selector) => {
    const now = window.snapshot(document.querySelector(selector));
    const { source, nodes } = window.before;
    const same = nodes.length === now.nodes.length && nodes.every(([node, data], at) => node === now.nodes[at][0] && data === now.nodes[at][1]);
    return { source: source === now.source, nodes: same };
  }, selector);

/** Waits. */
export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
