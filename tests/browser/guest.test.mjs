// Manners of a guest: nothing moves, nothing is requested or stored, no policy is in the way, no text of
// an article becomes code, no style of a page breaks the widget.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CHROMIUM,
  POLICY,
  badgeAt,
  onPage,
  pass,
  popover,
  popoverIs,
  quiet,
  ready,
  restyle,
  server,
  statements,
  stopClock,
} from "./browser.mjs";

test("under a strict policy with Trusted Types all works and the console stays empty", () =>
  onPage("article.html", async (page) => {
    await ready(page);
    const policy = await page.evaluate(async () => (await fetch(location.href)).headers.get("content-security-policy"));
    assert.equal(policy, POLICY);
    assert.match(policy, /require-trusted-types-for 'script'/);
    await restyle(page, "pill");
    await page.evaluate(() => document.querySelector("selon-badge").click());
    assert.match(await popover(page), /Anne Vidal/);
    const look = await page.evaluate(() => {
      const style = (element, pseudo) => getComputedStyle(element, pseudo);
      const badge = document.querySelector("selon-badge");
      const card = document.querySelector("selon-popover").shadowRoot.querySelector("[popover]");
      return [badge.getBoundingClientRect().width > 60, style(badge).userSelect ?? style(badge).webkitUserSelect, style(card).position];
    });
    // The name is generated content: it makes the pill wide, but is no text.
    assert.deepEqual(look, [true, "none", "absolute"]);
    await quiet(page);
  }));

test("nothing is requested after load, nothing is stored", () => {
  const first = server.requests.length;
  const requested = () => server.requests.slice(first).filter((path) => path.startsWith("/selon/"));
  return onPage("article.html", async (page) => {
    await ready(page);
    const loaded = requested().length;
    assert.ok(loaded >= 6);
    const badge = await badgeAt(page, 1);
    await stopClock(page);
    await page.mouse.move(badge.x, badge.y);
    await page.waitForFunction(() => document.querySelector("selon-badge:hover"));
    await pass(page, 150);
    await popoverIs(page, true);
    await page.evaluate(() => document.querySelector("selon-article").shadowRoot.querySelector("summary").click());
    await page.waitForFunction(() => document.querySelector("selon-article").shadowRoot.querySelector(".body"));
    await page.evaluate(() => {
      const widget = document.querySelector("selon-article");
      widget.shadowRoot.querySelector('input[value="pill"]').click();
      widget.handle.open(3);
      widget.handle.refresh();
    });
    await pass(page, 10_000);
    // What the page itself requests comes last.
    await page.evaluate(() => fetch("/selon/selon.css?last").then((answer) => answer.text()));
    assert.deepEqual(requested().slice(loaded), ["/selon/selon.css"]);
    const kept = await page.evaluate(async () => ({
      elsewhere: performance.getEntriesByType("resource").filter(({ name }) => !name.startsWith(location.origin)).length,
      cookie: document.cookie,
      storage: localStorage.length + sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
    }));
    assert.deepEqual(kept, { elsewhere: 0, cookie: "", storage: 0, databases: 0, caches: 0 });
  });
});

for (const [width, name] of [
  [1000, "wide"],
  [360, "narrow"],
]) {
  test(`nothing moves on a ${name} page with markers`, { skip: !CHROMIUM && "this browser does not report layout shifts" }, () =>
    onPage(
      "article.html",
      async (page) => {
        await ready(page);
        const shifts = await page.evaluate(async () => {
          const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          await frame();
          await frame();
          // A shift of the page's own comes last: when it is told, all before it has been.
          const moved = performance.now();
          const shifts = [];
          await new Promise((done) => {
            const note = ({ startTime, value, sources }) =>
              startTime < moved ? shifts.push([value, sources.map(({ node }) => node?.localName)]) : done();
            new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type: "layout-shift", buffered: true });
            document.querySelector("main").style.paddingTop = "90px";
          });
          return shifts;
        });
        assert.deepEqual(shifts, []);
        assert.ok((await statements(page)).length > 4);
      },
      { width, height: 740 },
    ),
  );
}

test("markers take no room: every line stays where it was", () =>
  onPage("article.html", async (page) => {
    await ready(page);
    const lines = () =>
      page.evaluate(() => {
        const range = document.createRange();
        range.selectNodeContents(document.getElementById("body"));
        const boxes = [...range.getClientRects()].filter((box) => box.width > 1);
        return [
          boxes.reduce((sum, box) => sum + box.width, 0).toFixed(1),
          Math.max(...boxes.map((box) => box.right)).toFixed(1),
          document.documentElement.scrollHeight,
        ];
      });
    const before = await lines();
    await page.evaluate(() => document.querySelector("selon-article").setAttribute("badges", "none"));
    assert.deepEqual(await lines(), before);
  }));

test("text that looks like code stays text, wherever it is shown", () =>
  onPage("hostile.html", async (page) => {
    await ready(page);
    const count = (await statements(page)).length;
    assert.ok(count >= 3);
    const seen = [];
    for (let id = 0; id < count; id += 1) {
      await page.evaluate((id) => document.querySelector("selon-article").handle.open(id), id);
      seen.push(await popover(page));
    }
    const all = seen.join("\n");
    assert.ok(all.includes('<img src="x" onerror="window.hit = 3">'), all);
    assert.ok(all.includes("Paul <b>Ménard</b>"), all);
    const panel = await page.evaluate(() => document.querySelector("selon-article").shadowRoot.querySelector("details").textContent);
    assert.ok(panel.includes("Paul <b>Ménard</b>") && panel.includes("<script>"), panel);
    const made = await page.evaluate(() => {
      const roots = [document, document.querySelector("selon-article").shadowRoot, document.querySelector("selon-popover").shadowRoot];
      return [window.hit ?? null, roots.map((root) => root.querySelectorAll("img, svg, body script, b b").length)];
    });
    assert.deepEqual(made, [null, [0, 0, 0]]);
    await quiet(page);
  }));

test("a page that styles everything reaches neither badges nor popover nor panel", () =>
  onPage("hostile.html", async (page) => {
    await ready(page);
    await page.evaluate(() => document.querySelector("selon-badge").click());
    await popoverIs(page, true);
    const look = await page.evaluate(() => {
      const badge = document.querySelector("selon-badge");
      const card = document.querySelector("selon-popover").shadowRoot.querySelector("[popover]");
      const panel = document.querySelector("selon-article").shadowRoot.querySelector(".panel");
      const of = (element, pseudo) => getComputedStyle(element, pseudo);
      return {
        badge: [of(badge).display, of(badge, "::before").content.replace(/ .*/, ""), of(badge).color !== "rgb(1, 2, 3)"],
        card: [of(card).fontSize, of(card).color],
        panel: [of(panel).fontSize],
      };
    });
    assert.equal(look.badge[0], "inline");
    assert.notEqual(look.badge[1], '"x"');
    assert.ok(look.badge[2]);
    assert.equal(look.card[0], "15px");
    // Black or white, in whatever way the browser puts it, and nothing of the page's.
    assert.match(look.card[1], /^(rgb\(0, 0, 0\)|oklch\(0\.(15|94) 0 0\))$/);
    assert.deepEqual(look.panel, ["14px"]);
  }));

test("panel and details run as their own language does, whatever the page's", () =>
  onPage("rtl.html", async (page) => {
    await ready(page);
    await page.evaluate(() => document.querySelector("selon-badge").click());
    await popoverIs(page, true);
    const directions = await page.evaluate(() => {
      const panel = document.querySelector("selon-article").shadowRoot.querySelector(".panel");
      const card = document.querySelector("selon-popover").shadowRoot.querySelector("[popover]");
      const direction = (element) => getComputedStyle(element).direction;
      const before = [document.body, panel, card].map(direction);
      panel.lang = card.lang = "ar";
      return [before, [panel, card].map(direction)];
    });
    assert.deepEqual(directions, [
      ["rtl", "ltr", "ltr"],
      ["rtl", "rtl"],
    ]);
    await quiet(page);
  }));
