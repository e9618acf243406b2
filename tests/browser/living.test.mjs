// Pages that change under their badges: what is new is read, what is the same stays, nobody fights.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hurry, load, onPage, pass, popover, quiet, ready, remember, statements, stopClock, unchanged } from "./browser.mjs";

/** Adds a <selon-article> for the body of a page without one, and waits until it is ready. */
async function start(page, attributes = {}) {
  await load(page);
  await page.evaluate((attributes) => {
    const widget = document.createElement("selon-article");
    for (const [name, value] of Object.entries({ for: "#body", ...attributes })) widget.setAttribute(name, value);
    document.querySelector("main").prepend(widget);
    window.widget = widget;
    window.updates = 0;
    document.addEventListener("selon:update", () => (window.updates += 1));
  }, attributes);
  await ready(page);
}

const updated = (page, count = 1) => page.waitForFunction((count) => window.updates >= count, {}, count);

/** Whether all that was done since the clock was stopped has made nothing be read anew: what comes next is the first. */
async function nothingRead(page) {
  await pass(page, 10_000);
  await paragraph(page, "Le ministre Luc Arnal a déclaré que la gare ouvrira en mai.");
  await pass(page, 10_000);
  await updated(page);
  assert.equal(await page.evaluate(() => window.updates), 1);
}

/** A paragraph with one statement. */
const paragraph = (page, text, place = "append") =>
  page.evaluate(
    (text, place) => {
      const paragraph = document.createElement("p");
      paragraph.textContent = text;
      document.getElementById("body")[place](paragraph);
    },
    text,
    place,
  );

for (const place of ["append", "prepend"]) {
  test(`a paragraph that comes later (${place}) gets its badge, and the others keep theirs`, () =>
    onPage("plain.html", async (page) => {
      await remember(page, "#body");
      await start(page);
      const before = await page.evaluate(() => {
        window.badges = [...document.querySelectorAll("selon-badge")];
        return badges.length;
      });
      await paragraph(page, "Le ministre Luc Arnal a déclaré que la gare ouvrira en mai.", place);
      await updated(page);
      const after = await page.evaluate(() => ({
        stay: badges.every((badge) => badge.isConnected),
        count: document.querySelectorAll("selon-badge").length,
        ids: [...document.querySelectorAll("selon-badge")].map((badge) => Number(badge.dataset.id)),
        found: widget.analysis.attributions.length,
        panel: widget.shadowRoot.querySelector(".total").textContent,
        painted: [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0) >= badges.length,
      }));
      assert.ok(after.stay && after.painted);
      assert.equal(after.count, before + 1);
      assert.ok(after.ids.every((id, at) => at === 0 || id > after.ids[at - 1]) && after.ids.at(-1) < after.found, String(after.ids));
      assert.ok(after.panel.startsWith(`${after.found} `), after.panel);
      assert.ok((await statements(page)).some((words) => words.endsWith("ouvrira en mai.")));
      await page.evaluate(
        (place) => document.getElementById("body")[place === "append" ? "lastElementChild" : "firstElementChild"].remove(),
        place,
      );
      await updated(page, 2);
      assert.equal((await statements(page)).length, before);
      await page.evaluate(() => widget.remove());
      assert.deepEqual(await unchanged(page, "#body"), { source: true, nodes: true });
      await quiet(page);
    }));
}

test("what Selon does itself makes it read nothing anew", () =>
  onPage("plain.html", async (page) => {
    await start(page);
    await stopClock(page);
    await page.evaluate(() => {
      widget.setAttribute("badges", "pill");
      widget.handle.open(1);
      widget.handle.refresh();
      widget.handle.close();
      widget.setAttribute("badges", "marker");
    });
    await nothingRead(page);
    await quiet(page);
  }));

test("changes that do not touch the text make nothing either", () =>
  onPage("plain.html", async (page) => {
    await start(page);
    await stopClock(page);
    await page.evaluate(() => {
      document.getElementById("last").className = "seen";
      document.getElementById("body").append(document.createElement("aside"), document.createComment("x"));
    });
    await nothingRead(page);
  }));

test("« read more »: what was hidden is read when it is shown", () =>
  onPage("article.html", async (page) => {
    await ready(page);
    const before = (await statements(page)).length;
    await page.evaluate(() => (document.querySelector("#body [hidden]").hidden = false));
    await page.waitForFunction((before) => document.querySelectorAll("selon-badge").length === before + 1, {}, before);
    await page.evaluate(() => (document.querySelector("#body p").hidden = true));
    await page.waitForFunction(() => !document.querySelector("#body p:first-of-type selon-badge"));
    await quiet(page);
  }));

test("a page that writes a text node anew has its words once, at once, and no stale badge", () =>
  onPage("plain.html", async (page) => {
    await start(page);
    const text = await page.evaluate(async () => {
      const route = document.getElementById("route");
      route.firstChild.data = "Le préfet a dit que la route est fermée. Elle est coupée.";
      await null;
      return [route.textContent, route.querySelectorAll("selon-badge").length, route.childNodes.length];
    });
    assert.deepEqual(text, ["Le préfet a dit que la route est fermée. Elle est coupée.", 0, 1]);
    await updated(page);
    assert.ok((await statements(page)).some((words) => words.endsWith("est fermée.")));
    await quiet(page);
  }));

test("badges that a re-render removes come back once; then nothing is inserted any more", () =>
  onPage("plain.html", async (page) => {
    await start(page);
    const count = (await statements(page)).length;
    // As a framework does: the same content, made anew.
    await page.evaluate(() => {
      const body = document.getElementById("body");
      const source = body.cloneNode(true);
      source.querySelectorAll("selon-badge").forEach((badge) => badge.remove());
      source.normalize();
      window.render = () => body.replaceChildren(...source.cloneNode(true).childNodes);
      window.styles = [];
      document.addEventListener("selon:badges", ({ detail }) => styles.push(detail.badges));
      render();
    });
    await updated(page);
    assert.equal((await statements(page)).length, count);
    await page.evaluate(() => render());
    await updated(page, 2);
    const now = await page.evaluate(() => ({
      badges: document.querySelectorAll("selon-badge").length,
      attribute: widget.getAttribute("badges"),
      styles,
      painted: CSS.highlights.get("selon-identified").size > 0,
    }));
    assert.deepEqual(now, { badges: 0, attribute: "none", styles: ["none"], painted: true });
    await page.evaluate(() => render());
    await updated(page, 3);
    assert.equal(await page.evaluate(() => document.querySelectorAll("selon-badge").length), 0);
    await page.evaluate(() => widget.handle.open(0));
    assert.ok(await popover(page));
    await quiet(page);
  }));

test("another article in the same place is no fight", () =>
  onPage("plain.html", async (page) => {
    await start(page);
    for (const [at, who] of ["Paul Mercier", "Zoé Lambert", "Ana Costa"].entries()) {
      await page.evaluate((who) => (document.getElementById("body").textContent = `La ministre ${who} a déclaré que tout est prêt.`), who);
      await updated(page, at + 1);
      assert.equal((await statements(page)).length, 1);
    }
    await quiet(page);
  }));

test("navigation in a single page: the element that takes the article's place is the article", () =>
  onPage("plain.html", async (page) => {
    await start(page);
    await page.evaluate(() => {
      const next = document.createElement("div");
      next.id = "body";
      next.textContent = "Le maire Luc Arnal a déclaré que la piscine ouvrira en juin. Selon lui, tout est payé.";
      window.old = document.getElementById("body");
      old.replaceWith(next);
    });
    await ready(page, 2);
    assert.equal(await page.evaluate(() => old.querySelectorAll("selon-badge").length), 0);
    assert.ok((await statements(page)).some((words) => words.endsWith("en juin.")));
    await quiet(page);
  }));

test("an article that comes late is read when it is there", () =>
  onPage("plain.html", async (page) => {
    await load(page);
    await page.evaluate(() => {
      const body = document.getElementById("body");
      body.remove();
      const widget = document.createElement("selon-article");
      widget.setAttribute("for", "#body");
      document.querySelector("main").append(widget);
      window.late = body;
    });
    await page.waitForFunction(() => log.some(({ type }) => type === "selon:error"));
    await page.evaluate(() => document.querySelector("main").append(late));
    await ready(page);
    assert.ok((await statements(page)).length > 4);
    const errors = await page.evaluate(() => log.filter(({ type }) => type === "selon:error").length);
    assert.equal(errors, 1);
  }));

test("details that are open stay open, with the focus, when the article grows", () =>
  onPage("plain.html", async (page) => {
    await start(page);
    const badge = await page.evaluate(() => {
      const badge = document.querySelectorAll("selon-badge")[2];
      badge.focus();
      badge.click();
      return badge.getAttribute("aria-label");
    });
    const before = await popover(page);
    await paragraph(page, "Le ministre Luc Arnal a déclaré que la gare ouvrira en mai.", "prepend");
    await updated(page);
    const after = await popover(page);
    assert.equal(after.split("\n")[1], before.split("\n")[1]);
    const state = await page.evaluate(() => {
      const open = document.querySelector('selon-badge[aria-expanded="true"]');
      return [open?.getAttribute("aria-label"), document.activeElement.localName];
    });
    assert.deepEqual(state, [badge, "selon-popover"]);
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), badge);
    await quiet(page);
  }));

test("what is open in the panel stays open, with the focus, when the article grows", () =>
  onPage("plain.html", async (page) => {
    await start(page);
    const inPanel = (query) =>
      page.evaluate((query) => [...widget.shadowRoot.querySelectorAll(query)].map((found) => found.textContent), query);
    await page.evaluate(() => (widget.shadowRoot.querySelector(".panel").open = true));
    await page.waitForFunction(() => widget.shadowRoot.querySelector(".sources details"));
    const who = await page.evaluate(() => {
      const [, source] = widget.shadowRoot.querySelectorAll(".sources details");
      source.open = true;
      source.querySelector("button").focus();
      return [source.querySelector("b").textContent, source.querySelector("button").textContent];
    });
    await paragraph(page, "Le ministre Luc Arnal a déclaré que la gare ouvrira en mai.", "prepend");
    await updated(page);
    assert.deepEqual(await inPanel(".sources details[open] b"), [who[0]]);
    assert.deepEqual(await inPanel("button:focus"), [who[1]]);
    assert.ok((await inPanel(".sources b")).includes("Luc Arnal, ministre"));

    // What had the focus is no more: it is on the panel's first line, not at the start of the page.
    await page.evaluate(() => (document.getElementById("body").textContent = "Selon le maire Luc Arnal, la piscine ouvrira en juin."));
    await updated(page, 2);
    assert.deepEqual(await inPanel(".panel > summary:focus"), await inPanel(".panel > summary"));
    await quiet(page);
  }));

test("mounted and destroyed 200 times, nothing is left: nodes, listeners, observers, highlights, style sheets", () =>
  onPage("plain.html", async (page) => {
    await page.evaluate(async () => {
      const { mount } = await import("/selon/selon.js");
      (await mount(document.getElementById("body"))).destroy();
    });
    await remember(page, "html");
    const left = await page.evaluate(async () => {
      const counts = { listeners: 0, observers: 0 };
      const { addEventListener, removeEventListener } = EventTarget.prototype;
      EventTarget.prototype.addEventListener = function (...rest) {
        counts.listeners += 1;
        return addEventListener.apply(this, rest);
      };
      EventTarget.prototype.removeEventListener = function (...rest) {
        counts.listeners -= 1;
        return removeEventListener.apply(this, rest);
      };
      const { observe, disconnect } = MutationObserver.prototype;
      MutationObserver.prototype.observe = function (...rest) {
        counts.observers += 1;
        return observe.apply(this, rest);
      };
      MutationObserver.prototype.disconnect = function () {
        counts.observers -= 1;
        return disconnect.apply(this);
      };
      const { mount } = await import("/selon/selon.js");
      let badges = 0;
      for (let turn = 0; turn < 200; turn += 1) {
        const handle = await mount(document.getElementById("body"), { badges: ["marker", "pill", "none"][turn % 3] });
        badges += document.querySelectorAll("selon-badge").length;
        if (turn % 10 === 0) handle.open(turn % 5);
        handle.destroy();
      }
      return {
        ...counts,
        highlights: CSS.highlights.size,
        sheets: document.adoptedStyleSheets.length,
        popovers: document.querySelectorAll("selon-popover").length,
        badges: badges > 500,
      };
    });
    assert.deepEqual(left, { listeners: 0, observers: 0, highlights: 0, sheets: 0, popovers: 0, badges: true });
    assert.deepEqual(await unchanged(page, "html"), { source: true, nodes: true });
    await quiet(page);
  }));

/** Makes the article long, adds a <selon-article>, and does something to it when the first badges stand. */
const interrupted = async (page, interrupt) => {
  await hurry(page);
  return page.evaluate(
    `(${async (interrupt) => {
      await import("/selon/selon.js");
      const body = document.getElementById("body");
      const paragraph = () =>
        Object.assign(document.createElement("p"), {
          textContent: "« Le pont rouvrira lundi », a assuré Odile Caron, la mairesse, devant la presse réunie.",
        });
      body.replaceChildren(...Array.from({ length: 400 }, paragraph));
      const widget = document.createElement("selon-article");
      widget.setAttribute("for", "#body");
      const begun = new Promise((done) => {
        const watch = new MutationObserver(() => body.querySelector("selon-badge") && (watch.disconnect(), done()));
        watch.observe(body, { childList: true, subtree: true });
      });
      document.querySelector("main").prepend(widget);
      await begun;
      const still = body.querySelectorAll("selon-badge").length;
      await interrupt(widget, body);
      return still;
    }})(${interrupt})`,
  );
};

test("an attribute that changes while badges are being set starts anew, and is obeyed", () =>
  onPage("plain.html", async (page) => {
    const still = await interrupted(page, (widget) => widget.setAttribute("panel", "open"));
    assert.ok(still < 400, `${still} badges stood already`);
    await ready(page);
    assert.equal(await page.evaluate(() => document.querySelectorAll("selon-badge").length), 400);
    await quiet(page);
  }));

test("an element that is taken away while badges are being set leaves its article to others", () =>
  onPage("plain.html", async (page) => {
    const still = await interrupted(page, async (widget, body) => {
      widget.remove();
      await new Promise((done) => setTimeout(done));
      const { mount } = await import("/selon/selon.js");
      (await mount(body)).destroy();
    });
    assert.ok(still < 400, `${still} badges stood already`);
    assert.equal(await page.evaluate(() => document.querySelectorAll("selon-badge").length), 0);
    await quiet(page);
  }));
