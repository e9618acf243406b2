// One browser and one server for all files of tests that run together, and what tests ask of a page.
import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach } from "node:test";
import puppeteer from "puppeteer-core";
import { aim } from "./aim.mjs";
import { POLICY, serve } from "./server.mjs";
import { WebKit } from "./webkit.mjs";
import { WebKitPage } from "./webkit-page.mjs";

export { POLICY, aim };
export { find } from "./aim.mjs";
export { pass, stopClock } from "./clock.mjs";

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

/** What a test waits for comes at once, but on a busy machine at once may be after so many milliseconds. */
const LIMIT = 60_000;

/** A test takes seconds, or the time to compile the native program: one that takes so many milliseconds hangs, and says so. */
const PATIENCE = 600_000;

export let server;
let browser;
let overdue;

before(async () => {
  const started = WEBKIT ? WebKit.launch(process.env.SELON_BROWSER_PATH) : puppeteer.launch(LAUNCH);
  [server, browser] = await Promise.all([serve(), started]);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

beforeEach(({ name }) => {
  overdue = setTimeout(() => {
    console.error(`no end of “${name}” after ${PATIENCE / 1000} s: ${BROWSER} hangs`);
    process.exit(1);
  }, PATIENCE);
});

afterEach(() => {
  clearTimeout(overdue);
  server.broken.clear();
});

/**
 * Opens a test page in a fresh browser profile, runs `test` with it, and closes it. `plainly`: the page has no typeface of
 * the tests.
 */
export async function onPage(name, test, { width = 1000, height = 800, touch = false, plainly = false } = {}) {
  if (WEBKIT) return onWebKitPage(name, test, { width, height, plainly });
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  try {
    page.messages = [];
    page.on("console", (message) => page.messages.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => page.messages.push(`pageerror: ${error.message}`));
    page.setDefaultTimeout(LIMIT);
    await page.setViewport({ width, height, ...(touch && CHROMIUM && { hasTouch: true, isMobile: true }) });
    await page.goto(`${server.url}/${name}`);
    if (!plainly) await typeset(page);
    await test(page);
  } finally {
    await context.close();
  }
}

/** As above, but all pages share a profile. */
async function onWebKitPage(name, test, { plainly, ...size }) {
  const page = new WebKitPage(browser.session);
  await page.setViewport(size);
  await page.goto(`${server.url}/${name}`);
  try {
    if (!plainly) await typeset(page);
    await test(page);
  } finally {
    await page.goto("about:blank");
  }
}

/** Fails if a page is set in anything but its own typeface. */
async function typeset(page) {
  const faces = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts].map(({ status }) => status);
  });
  assert.ok(faces.length > 0 && faces.every((status) => status === "loaded"), `the page's typefaces: ${faces}`);
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
  await page.waitForFunction((count) => window.log?.filter((event) => event.type === "selon:ready").length >= count, {}, count);
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
    {},
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

/** What the page has told the console until now. It comes in order: a last message, which is left out, shows that all is here. */
export async function heard(page) {
  const isLast = (message) => message.endsWith(": all told");
  await page.evaluate(() => console.debug("all told"));
  while (!page.messages.some(isLast)) await new Promise(setImmediate);
  page.messages.splice(page.messages.findIndex(isLast), 1);
  return page.messages.filter((message) => !isLast(message));
}

/** Fails if the page told the console anything, apart from `expected`. */
export async function quiet(page, expected = []) {
  const messages = await heard(page);
  assert.deepEqual(
    messages.filter((message) => !expected.some((pattern) => pattern.test(message))),
    [],
  );
}

/** Loads Selon into a page that does not load it itself. */
export const load = (page, copy = "") => page.evaluate((copy) => import(`/selon/selon.js${copy}`).then(() => {}), copy);

/** Where the mouse meets the badge of a place in text order: the middle of its glyph. */
export const badgeAt = (page, place) =>
  aim(
    page,
    (place) => (window.root ?? document).querySelectorAll("selon-badge")[place],
    ([box], badge) => {
      const [outer, glyph] = [getComputedStyle(badge), getComputedStyle(badge, "::before")];
      const number = (style, name) => Number.parseFloat(style[name]);
      return {
        x: box.left + number(outer, "borderLeftWidth") + number(glyph, "left") + number(glyph, "width") / 2,
        y: box.bottom - number(outer, "borderBottomWidth") - number(glyph, "bottom") - number(glyph, "height") / 2,
      };
    },
    place,
  );

/** Moves the mouse, and waits until the page has noticed. */
export async function moveTo(page, x, y) {
  await page.mouse.move(x, y);
  await page.waitForFunction(
    (x, y) => {
      let met = document.elementFromPoint(x, y);
      while (met.shadowRoot?.elementFromPoint(x, y)) met = met.shadowRoot.elementFromPoint(x, y);
      return met.matches(":hover") && !met.querySelector(":hover");
    },
    {},
    x,
    y,
  );
}

/** Taps with a finger. One that stays longer, as on a busy machine, is none for Firefox, and nothing comes of it: then again. */
export async function tap(page, x, y) {
  for (let clicked = false; !clicked; ) {
    await page.evaluate(() => {
      window.tapped = new Promise((done) => {
        addEventListener("click", () => done(true), { capture: true, once: true });
        addEventListener("touchend", () => setTimeout(() => done(false), 1000), { capture: true, once: true });
      });
    });
    await page.touchscreen.tap(x, y);
    clicked = await page.evaluate(() => window.tapped);
  }
}

/** Gives the badges another style, and waits until all have it: on a busy machine they come one by one. */
export async function restyle(page, style) {
  const count = await page.evaluate((style) => {
    const { length } = document.querySelectorAll("selon-badge");
    document.querySelector("selon-article").setAttribute("badges", style);
    return length;
  }, style);
  await badgesAre(page, style, count);
}

/** Waits until there are so many badges in this style. */
export const badgesAre = (page, style, count) =>
  page.waitForFunction(
    (style, count) => document.querySelectorAll(`selon-badge[data-style="${style}"]`).length === count,
    {},
    style,
    count,
  );

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
    const same =
      nodes.length === now.nodes.length && nodes.every(([node, data], at) => node === now.nodes[at][0] && data === now.nodes[at][1]);
    return { source: source === now.source, nodes: same };
  }, selector);
