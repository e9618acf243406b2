// An article is given back as it was, whatever was done to it in between.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load, onPage, quiet, ready, remember, statements, unchanged } from "./browser.mjs";

const SAME = { source: true, nodes: true };

for (const badges of ["marker", "pill", "none"]) {
  test(`destroy() gives back source and nodes after badges as ${badges}`, () =>
    onPage("plain.html", async (page) => {
      await remember(page, "html");
      await page.evaluate(async (badges) => {
        const { mount } = await import("/selon/selon.js");
        window.handle = await mount(document.getElementById("body"), { badges });
      }, badges);
      assert.equal((await statements(page)).length > 0, badges !== "none");
      await page.evaluate(() => {
        handle.open(1);
        handle.setBadges("pill");
        handle.open(2);
        handle.setBadges("marker");
        handle.refresh();
        handle.open(0);
        handle.destroy();
        handle.destroy();
      });
      assert.deepEqual(await unchanged(page, "html"), SAME);
      const left = await page.evaluate(() => ({
        sheets: document.adoptedStyleSheets.length,
        highlights: [...CSS.highlights.keys()],
        analysis: handle.analysis() === undefined,
      }));
      assert.deepEqual(left, { sheets: 0, highlights: [], analysis: true });
      await quiet(page);
    }));
}

test("an article that is read anew keeps its panel, open if it was", () =>
  onPage("article.html", async (page) => {
    await ready(page);
    const panel = () =>
      page.evaluate(() => {
        const widget = document.querySelector("selon-article");
        widget.handle.refresh();
        return [...widget.shadowRoot.querySelectorAll(".panel")].map((panel) => [panel.open, panel.querySelectorAll(".body").length]);
      });
    assert.deepEqual(await panel(), [[false, 0]]);
    await page.evaluate(() => document.querySelector("selon-article").shadowRoot.querySelector("summary").click());
    assert.deepEqual(await panel(), [[true, 1]]);
    await quiet(page);
  }));

test("an element taken out of the page gives its article back", () =>
  onPage("plain.html", async (page) => {
    await load(page);
    await remember(page, "#body");
    await page.evaluate(() => {
      window.widget = document.createElement("selon-article");
      widget.setAttribute("for", "#body");
      document.body.prepend(widget);
    });
    await ready(page);
    assert.ok((await statements(page)).length > 4);
    await page.evaluate(() => widget.remove());
    assert.deepEqual(await unchanged(page, "#body"), SAME);
    await page.evaluate(() => document.body.append(widget));
    await ready(page, 2);
    assert.ok((await statements(page)).length > 4);
    await quiet(page);
  }));

test("what the page writes while badges stand is kept", () =>
  onPage("plain.html", async (page) => {
    const text = await page.evaluate(async () => {
      const { mount } = await import("/selon/selon.js");
      const [route, last] = ["route", "last"].map((id) => document.getElementById(id));
      const own = route.firstChild;
      const handle = await mount(document.getElementById("body"));
      const cut = own.data;
      // The page takes its node for whole and writes all of it anew.
      own.data = "Tout a changé.";
      last.append(" Fin.");
      handle.destroy();
      return [cut, route.firstChild === own, route.childNodes.length, route.textContent, last.textContent];
    });
    assert.deepEqual(text, ["Le préfet a dit que la route est sûre.", true, 1, "Tout a changé.", "Le maire a dit : « Enfin ! » Fin."]);
  }));

test("where the words have changed since they were read, no badge comes back", () =>
  onPage("plain.html", async (page) => {
    const labels = await page.evaluate(async () => {
      const { mount } = await import("/selon/selon.js");
      const handle = await mount(document.getElementById("body"), { badges: "none" });
      document.getElementById("last").firstChild.data = "Autre chose.";
      const told = new Promise((done) => document.addEventListener("selon:badges", done));
      handle.setBadges("marker");
      await told;
      return [...document.querySelectorAll("selon-badge")].map((badge) => badge.closest("p, li")?.id);
    });
    assert.ok(labels.length > 4 && !labels.includes("last"), labels);
  }));

test("two elements and two copies of the script share a page", () =>
  onPage("two.html", async (page) => {
    await ready(page, 2);
    const labels = await page.evaluate(() =>
      [...document.querySelectorAll("selon-badge")].map((badge) => badge.getAttribute("aria-label")),
    );
    assert.equal(labels.length, 4);
    assert.ok(labels[0].startsWith("Source\u00a0: Louis Carrel, maire"), labels[0]);
    assert.ok(labels[2].startsWith("Source: Louis Carrel, the mayor"), labels[2]);
    const painted = () => page.evaluate(() => CSS.highlights.get("selon-identified")?.size ?? 0);
    assert.equal(await painted(), 4);
    await page.evaluate(() => document.getElementById("one").handle.destroy());
    assert.equal(await painted(), 2);
    assert.equal((await statements(page)).length, 2);
    await page.evaluate(() => document.getElementById("two").handle.open(0));
    assert.equal(await page.evaluate(() => document.querySelectorAll("selon-popover").length), 1);
    await quiet(page);
  }));

test("mounting twice is refused and changes nothing, also by another copy or from around", () =>
  onPage("plain.html", async (page) => {
    const result = await page.evaluate(async () => {
      const { mount } = await import("/selon/selon.js");
      const { mount: other } = await import("/selon/selon.js?other");
      const body = document.getElementById("body");
      const handle = await mount(body);
      const count = document.querySelectorAll("selon-badge").length;
      const refused = (promise) =>
        promise.then(
          () => "mounted",
          (error) => error.message,
        );
      const messages = [
        await refused(mount(body)),
        await refused(other(body)),
        await refused(mount(document.body)),
        await refused(mount(document.getElementById("last"))),
      ];
      const after = document.querySelectorAll("selon-badge").length;
      handle.destroy();
      const again = await other(body);
      return { count, after, messages, again: again.analysis().attributions.length };
    });
    assert.equal(result.after, result.count);
    assert.deepEqual(result.messages, Array(4).fill("Selon is already at work in this article"));
    assert.ok(result.again > 4);
    await quiet(page);
  }));

test("a page may destroy from inside of Selon's own events", () =>
  onPage("article.html", async (page) => {
    await ready(page);
    await page.evaluate(() => document.addEventListener("selon:open", (event) => event.target.handle.destroy()));
    await page.evaluate(() => document.querySelector("selon-badge").click());
    assert.equal((await statements(page)).length, 0);
    assert.equal(await page.evaluate(() => document.querySelectorAll("selon-popover").length), 0);
    await quiet(page);
  }));
