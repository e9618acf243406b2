// Nobody but a reader meets a badge: reader modes, search in the page, links to words of it, and paper get the
// article as if Selon were not there.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { extractText, getDocumentProxy } from "unpdf";
import { CHROMIUM, WEBKIT, load, onPage, quiet, server, statements } from "./browser.mjs";

const READABILITY = await readFile(createRequire(import.meta.url).resolve("@mozilla/readability/Readability.js"), "utf8");
const PAGE = "reading.html";

/** Puts Selon to work in the page's article. */
async function mount(page, badges = "marker") {
  await load(page);
  await page.evaluate(async (badges) => {
    const { mount } = await import("/selon/selon.js");
    window.handle = await mount(document.getElementById("body"), { badges });
  }, badges);
  assert.ok((await statements(page)).length > 6);
}

for (const badges of ["marker", "pill"]) {
  test(`reader mode gives the same article with badges as ${badges}`, () =>
    onPage(`${PAGE}?policy=default-src%20*%20'unsafe-inline'%20'unsafe-eval'`, async (page) => {
      const read = () =>
        page.evaluate(() => {
          const { title, content, textContent, excerpt, length } = new Readability(document.cloneNode(true)).parse();
          const box = new DOMParser().parseFromString(content, "text/html");
          for (const badge of box.querySelectorAll("selon-badge")) badge.remove();
          box.body.normalize();
          return { title, textContent, excerpt, length, content: box.body.innerHTML };
        });
      await page.evaluate(READABILITY.replace(/if \(typeof module[^]*/, "window.Readability = Readability;"));
      const before = await read();
      assert.ok(before.textContent.includes("dix-huit mois") && !before.textContent.includes("droits réservés"));
      await mount(page, badges);
      assert.deepEqual(await read(), before);
      await page.evaluate(() => handle.destroy());
      assert.deepEqual(await read(), before);
    }));
}

/** The words before and behind the end of every statement, two each where there are so many. */
const acrossEnds = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("selon-badge")].map((badge) => {
      const block = badge.closest("p, div");
      const range = document.createRange();
      range.selectNodeContents(block);
      range.setEndBefore(badge);
      const at = range.toString().length;
      const text = block.textContent;
      const words = (part) => part.trim().split(/\s+/);
      return [...words(text.slice(0, at)).slice(-2), ...words(text.slice(at)).slice(0, 2)].join(" ").trim();
    }),
  );

test("find in page finds words on both sides of a badge", () =>
  onPage(PAGE, async (page) => {
    const found = (phrases) =>
      page.evaluate((phrases) => {
        return phrases.filter((phrase) => {
          getSelection().removeAllRanges();
          return window.find(phrase, true, false, true);
        });
      }, phrases);
    await mount(page);
    // Firefox does not look beyond a badge with a comma right behind it (README, Limits).
    const searched = (phrase) => CHROMIUM || WEBKIT || !/, dont/.test(phrase);
    const phrases = [...(await acrossEnds(page)).filter(searched), "deux ans dans l’ancienne", "La réunion aura lieu"];
    const during = await found(phrases);
    await page.evaluate(() => handle.destroy());
    assert.deepEqual(during, await found(phrases));
    assert.ok(during.length >= 8, String(during));
  }));

test("a link to words of the article leads there", { skip: !CHROMIUM && "its driver does not follow such links" }, () =>
  onPage(PAGE, async (page) => {
    const goTo = async (words) => {
      await page.evaluate(() => scrollTo(0, 0));
      await page.goto(`${server.url}/${PAGE}#:~:text=${encodeURIComponent(words).replaceAll("-", "%2D")}`);
      // There, it stays for two frames.
      await page.waitForFunction(() => {
        const arrived = scrollY > 0 && window.at === scrollY;
        window.at = scrollY;
        return arrived;
      });
      return page.evaluate(() => Math.round(scrollY));
    };
    await page.setViewport({ width: 500, height: 220 });
    await mount(page);
    const phrases = [...(await acrossEnds(page)).slice(2), "salle des fêtes"];
    const places = [];
    for (const phrase of phrases) places.push(await goTo(phrase));
    assert.ok((await statements(page)).length > 6, "the page was not loaded anew");
    await page.evaluate(() => handle.destroy());
    for (const [at, phrase] of phrases.entries()) {
      const place = await goTo(phrase);
      assert.ok(place > 0, `without badges: ${phrase}`);
      assert.ok(Math.abs(places[at] - place) <= 1, `${phrase}: at ${places[at]}, without badges at ${place}`);
    }
  }),
);

test("on paper the article is the same", { skip: WEBKIT && "its driver does not print with a text" }, () =>
  onPage(PAGE, async (page) => {
    const printed = async () => {
      const pdf = await getDocumentProxy(new Uint8Array(await page.pdf()));
      const { text, totalPages } = await extractText(pdf, { mergePages: true });
      return { text: text.replace(/\s+/g, " "), totalPages };
    };
    const before = await printed();
    assert.ok(before.text.includes("la charpente menace de céder"), before.text);
    await mount(page);
    assert.deepEqual(await printed(), before);
    await quiet(page);
  }),
);

test(
  "in print neither badges nor shades nor underlines show",
  { skip: !CHROMIUM && "only Chromium can be told to lay out for print" },
  () =>
    onPage(PAGE, async (page) => {
      await mount(page, "pill");
      const look = () =>
        page.evaluate(() => {
          const style = (selector, pseudo) => getComputedStyle(document.querySelector(selector), pseudo);
          const lines = ["identified", "unnamed", "unspecified"].map((family) => {
            const { textDecorationLine, backgroundColor } = style("#body", `::highlight(selon-${family})`);
            return `${textDecorationLine} ${backgroundColor !== "rgba(0, 0, 0, 0)"}`;
          });
          return [style("selon-badge").display, ...lines];
        });
      assert.deepEqual(await look(), ["inline", "none true", "underline true", "underline true"]);
      await page.emulateMediaType("print");
      assert.deepEqual(await look(), ["none", "none false", "none false", "none false"]);
    }),
);
