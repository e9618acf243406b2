// Wherever an article may stand: shadow roots, frames, dialogs, browsers without popovers, style sheets that
// claim everything, and on paper.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CHROMIUM,
  aim,
  badgeAt,
  badgesAre,
  load,
  onPage,
  popover,
  popoverIs,
  quiet,
  ready,
  remember,
  server,
  statements,
  unchanged,
} from "./browser.mjs";

const start = (page, attributes = {}) =>
  page.evaluate((attributes) => {
    const widget = (window.widget = document.createElement("selon-article"));
    for (const [name, value] of Object.entries({ for: "#body", ...attributes })) widget.setAttribute(name, value);
    document.querySelector("main").prepend(widget);
  }, attributes);

/** Clicks with the mouse on a badge, also one in the shadow root `root`. */
async function press(page, place) {
  const { x, y } = await badgeAt(page, place);
  await page.mouse.click(x, y);
}

test("in a shadow root: badges, highlights, details, and a click elsewhere closes them", () =>
  onPage("plain.html", async (page) => {
    await load(page);
    await page.evaluate(() => {
      const host = document.createElement("div");
      const root = host.attachShadow({ mode: "open" });
      const widget = document.createElement("selon-article");
      widget.setAttribute("for", "#body");
      root.append(widget, document.getElementById("body"));
      document.querySelector("main").append(host);
      window.root = root;
    });
    await ready(page);
    await press(page, 1);
    await popoverIs(page, true);
    assert.ok((await popover(page)).length > 20);
    await press(page, 1);
    await popoverIs(page, false);
    await press(page, 1);
    await popoverIs(page, true);
    await page.mouse.click(3, 3);
    await popoverIs(page, false);
    const state = await page.evaluate(() => {
      const { position } = getComputedStyle(root.querySelector("selon-badge"));
      root.querySelector("selon-article").setAttribute("badges", "none");
      return [
        position,
        document.adoptedStyleSheets.length,
        root.adoptedStyleSheets.length,
        CSS.highlights.get("selon-identified").size > 0,
      ];
    });
    assert.deepEqual(state, ["relative", 0, 1, true]);
    // Without badges, the words themselves are pressed.
    const words = await aim(
      page,
      () => {
        const range = document.createRange();
        range.selectNodeContents(root.getElementById("route").firstChild);
        return range;
      },
      ([line]) => ({ x: line.left + line.width / 3, y: line.top + line.height / 2 }),
    );
    await page.mouse.click(words.x, words.y);
    await popoverIs(page, true);
    assert.match(await popover(page), /préfet/);
    await quiet(page);
  }));

test("in a modal dialog the details can be reached", () =>
  onPage("plain.html", async (page) => {
    await load(page);
    await page.evaluate(() => {
      const dialog = (window.dialog = document.createElement("dialog"));
      dialog.append(document.getElementById("body"));
      document.querySelector("main").append(dialog);
      dialog.showModal();
    });
    await start(page);
    await ready(page);
    await press(page, 1);
    await popoverIs(page, true);
    const close = await aim(page, () => document.querySelector("selon-popover").shadowRoot.querySelector(".close"));
    await page.mouse.click(close.x, close.y);
    await popoverIs(page, false);
    await page.evaluate(() => widget.remove());
    assert.equal(await page.evaluate(() => document.querySelectorAll("selon-popover").length), 0);
    await quiet(page);
  }));

test("in a frame", () =>
  onPage("plain.html", async (page) => {
    await page.evaluate(() => {
      const frame = document.createElement("iframe");
      frame.src = "article.html";
      frame.width = frame.height = 700;
      document.querySelector("main").prepend(frame);
    });
    await page.waitForFunction(() => frames[0]?.log?.some(({ type }) => type === "selon:ready"));
    const found = await page.evaluate(() => {
      const inner = frames[0].document;
      inner.querySelector("selon-badge").click();
      return [
        inner.querySelectorAll("selon-badge").length > 5,
        inner.querySelectorAll("selon-popover").length,
        document.querySelectorAll("selon-badge, selon-popover").length,
      ];
    });
    assert.deepEqual(found, [true, 1, 0]);
    await quiet(page);
  }));

test("in a browser without popovers and highlights the details open and close all the same", () =>
  onPage("plain.html", async (page) => {
    await page.evaluate(() => {
      for (const name of ["showPopover", "hidePopover", "togglePopover"]) delete HTMLElement.prototype[name];
      Object.defineProperty(CSS, "highlights", { value: undefined });
    });
    await load(page);
    await start(page);
    await ready(page);
    const shown = () =>
      page.evaluate(() => {
        const card = document.querySelector("selon-popover").shadowRoot.firstElementChild;
        const { display } = getComputedStyle(card);
        const { width, height, left, top } = card.getBoundingClientRect();
        const over = document.elementFromPoint(left + width / 2, top + height / 2)?.localName;
        return display === "none" ? display : [display, width > 200 && height > 80, over];
      });
    await press(page, 1);
    assert.deepEqual(await shown(), ["block", true, "selon-popover"]);
    await page.keyboard.press("Escape");
    assert.equal(await shown(), "none");
    await quiet(page);
  }));

test("style sheets with ids and !important reach neither badges nor details", () =>
  onPage("plain.html", async (page) => {
    await load(page);
    await start(page, { badges: "pill" });
    await ready(page);
    const look = () =>
      page.evaluate(() => {
        const badge = document.querySelector("selon-badge");
        badge.click();
        const card = document.querySelector("selon-popover").shadowRoot.firstElementChild;
        const names =
          "color fontSize display position opacity width height visibility transform backgroundColor letterSpacing textTransform".split(
            " ",
          );
        const of = (element, pseudo) => {
          const style = getComputedStyle(element, pseudo);
          return names.map((name) => [name, style[name]]);
        };
        const seen = [
          of(badge),
          of(badge, "::before"),
          of(badge, "::after"),
          of(card),
          of(card.querySelector(".name, .plain")),
          of(card.querySelector("button")),
        ];
        badge.click();
        return seen;
      });
    const before = await look();
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`
        * { color: red !important; opacity: 0.2 !important; visibility: hidden !important; letter-spacing: 9px !important; }
        html body main #body *, #body *::before, #body *::after, body * {
          display: none !important; color: red !important; font-size: 40px !important; transform: rotate(9deg) !important;
          width: 3px !important; height: 3px !important; text-transform: uppercase !important; background: lime !important;
        }
        html, body, main, #body, #body p { display: block !important; opacity: 1 !important; visibility: visible !important; letter-spacing: 0 !important;
          width: auto !important; height: auto !important; transform: none !important; font-size: 17px !important; text-transform: none !important; }
      `);
      document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
    });
    const after = await look();
    assert.deepEqual(after, before);
    await quiet(page);
  }));

test("two versions of the script: the first defines the element, both can mount, none fails", () =>
  onPage("plain.html", async (page) => {
    await load(page);
    await load(page, "?v=2");
    await start(page);
    await ready(page);
    const count = (await statements(page)).length;
    assert.ok(count > 4);
    const both = await page.evaluate(async () => {
      const other = document.createElement("p");
      other.textContent = "Le maire a déclaré que tout va bien.";
      document.querySelector("main").append(other);
      const { mount } = await import("/selon/selon.js?v=2");
      const handle = await mount(other);
      const badges = document.querySelectorAll("selon-badge").length;
      handle.destroy();
      return badges;
    });
    assert.equal(both, count + 1);
    assert.equal((await statements(page)).length, count);
    await quiet(page);
  }));

test("the panel's switch, the attribute and the page's own switch agree", () =>
  onPage("plain.html", async (page) => {
    await load(page);
    await start(page, { panel: "open" });
    await ready(page);
    const count = (await statements(page)).length;
    await page.evaluate(() => {
      const heard = (window.heard = []);
      document.addEventListener("selon:badges", ({ detail }) => heard.push(detail.badges));
      widget.shadowRoot.querySelector('input[value="pill"]').click();
    });
    await badgesAre(page, "pill", count);
    // A style is told of, and in the attribute, when all badges have it.
    await page.waitForFunction(() => heard.length > 0);
    assert.equal(await page.evaluate(() => widget.getAttribute("badges")), "pill");
    const second = await page.evaluate(() => {
      widget.setAttribute("badges", "none");
      return [widget.shadowRoot.querySelector('input[value="none"]').checked, document.querySelectorAll("selon-badge").length];
    });
    assert.deepEqual(second, [true, 0]);
    await page.waitForFunction(() => heard.length > 1);
    assert.deepEqual(await page.evaluate(() => heard), ["pill", "none"]);
    await quiet(page);
  }));

const PAPER = { skip: !CHROMIUM && "this browser cannot be told to show a page as on paper" };

test("on paper nothing is left of Selon, not even the panel's room", PAPER, () =>
  onPage("plain.html", async (page) => {
    await page.emulateMediaType("print");
    const height = () => page.evaluate(() => document.querySelector("main").getBoundingClientRect().height);
    const before = await height();
    await load(page);
    await start(page, { badges: "pill" });
    await ready(page);
    assert.equal(await height(), before);
  }),
);

test("on paper with print=notes: numbers at the statements, the list of sources at the end, then no trace", PAPER, () =>
  onPage("plain.html", async (page) => {
    await remember(page, "#body");
    await load(page);
    await start(page, { print: "notes" });
    await ready(page);
    await page.emulateMediaType("print");
    const printed = await page.evaluate(() => {
      dispatchEvent(new Event("beforeprint"));
      const list = document.querySelector("#body > selon-notes");
      return {
        title: list.shadowRoot.querySelector("p").textContent,
        sources: [...list.shadowRoot.querySelectorAll("li")].map((item) => item.textContent),
        marks: [...document.querySelectorAll("selon-badge")].map((badge) => getComputedStyle(badge, "::after").content),
        shown: [list, document.querySelector("selon-badge")].map((element) => getComputedStyle(element).display),
        last: list === document.getElementById("body").lastElementChild,
        found: widget.analysis.sources.length,
        text: document.getElementById("body").innerText.includes("personne nommée"),
      };
    });
    assert.equal(printed.title, `${printed.found} sources`);
    assert.equal(printed.sources.length, printed.found);
    assert.ok(
      printed.sources.some((source) => /^Paul Ménard, personne nommée$/.test(source)),
      String(printed.sources),
    );
    assert.deepEqual(printed.shown, ["block", "inline"]);
    assert.ok(
      printed.marks.some((mark) => /1/.test(mark)) && printed.marks.every((mark) => /\d|\?|note/.test(mark)),
      String(printed.marks),
    );
    assert.ok(printed.last);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.equal(await page.evaluate(() => document.querySelectorAll("selon-notes, [data-note]").length), 0);
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.evaluate(() => widget.remove());
    assert.deepEqual(await unchanged(page, "#body"), { source: true, nodes: true });
    await quiet(page);
  }),
);

test("notes.js is fetched by those alone who want notes", () =>
  onPage("plain.html", async (page) => {
    const before = server.requests.length;
    await load(page);
    await start(page);
    await ready(page);
    assert.ok(!server.requests.slice(before).some((path) => /notes|find/.test(path)));
  }));
