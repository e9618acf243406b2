// Details by mouse, keyboard and touch, and the panel's ways to them.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  WEBKIT,
  aim,
  find,
  badgeAt,
  badgesAre,
  focused,
  moveTo,
  onPage,
  pass,
  popover,
  popoverIs,
  quiet,
  ready,
  stopClock,
  tap,
} from "./browser.mjs";

/** How long a mouse must rest on a badge to open it, and may be away before what it has opened closes, in milliseconds. */
const WAIT = 150;
const GRACE = 300;

test("the mouse opens after a moment, may enter, and closes when it leaves", () =>
  onPage("article.html", async (page) => {
    await ready(page);
    const badge = await badgeAt(page, 0);
    await stopClock(page);
    await moveTo(page, badge.x, badge.y);
    await pass(page, WAIT - 1);
    assert.equal(await popover(page), null, "opens after a moment");
    await pass(page, 1);
    await popoverIs(page, true);
    const text = await popover(page);
    assert.match(text, /Anne Vidal, maire de Valbourg/);
    assert.match(text, /Source identifiée/);
    assert.match(text, /personne nommée/);
    assert.match(text, /«\s*a déclaré\s*»/);
    assert.match(text, /Citation directe/);
    assert.match(text, /2 autres déclarations de cette source[^]*affirme\s: que les travaux[^]*a assuré\s: que les commerces/);
    assert.match(text, /Repérage automatique/);
    const inside = await aim(page, () => document.querySelector("selon-popover").shadowRoot.querySelector("[popover]"));
    await moveTo(page, inside.x, inside.y);
    await pass(page, 2 * GRACE);
    assert.ok(await popover(page), "stays while the mouse is inside");
    await moveTo(page, 5, 5);
    await pass(page, GRACE - 1);
    assert.ok(await popover(page), "closes after a moment");
    await pass(page, 1);
    await popoverIs(page, false);
    await quiet(page);
  }));

test("a click pins, a second click or a click elsewhere closes, one is open at a time", () =>
  onPage("article.html", async (page) => {
    await ready(page);
    let badge = await badgeAt(page, 0);
    await page.mouse.click(badge.x, badge.y);
    await popoverIs(page, true);
    await stopClock(page);
    await moveTo(page, 5, 5);
    await pass(page, 2 * GRACE);
    assert.ok(await popover(page), "pinned");
    const expanded = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('selon-badge[aria-expanded="true"]')].map((badge) => badge.getAttribute("aria-label")),
      );
    assert.deepEqual(await expanded(), ["Source\u00a0: Anne Vidal, maire de Valbourg, personne nommée"]);
    await page.mouse.click(badge.x, badge.y);
    await popoverIs(page, false);
    await page.mouse.click(badge.x, badge.y);
    await popoverIs(page, true);
    // The last badge: the open popover covers some of those between.
    badge = await badgeAt(page, (await page.evaluate(() => document.querySelectorAll("selon-badge").length)) - 1);
    await page.mouse.click(badge.x, badge.y);
    await page.waitForFunction(() => document.querySelector("selon-popover").shadowRoot.textContent.includes("a assuré"));
    assert.equal((await expanded()).length, 1);
    await page.mouse.click(5, 5);
    await popoverIs(page, false);
    assert.deepEqual(await expanded(), []);
    const events = await page.evaluate(() => window.log.map((event) => event.type).filter((type) => /open|close/.test(type)));
    assert.deepEqual(
      events,
      [1, 2, 3].flatMap(() => ["selon:open", "selon:close"]),
    );
    await quiet(page);
  }));

test("the keyboard reaches one badge by Tab, the others by arrows; Escape gives the focus back", () =>
  onPage("article.html", async (page) => {
    await ready(page);
    const names = await page.evaluate(() => [...document.querySelectorAll("selon-badge")].map((badge) => badge.getAttribute("aria-label")));
    await page.evaluate(() => document.querySelector("#body").setAttribute("tabindex", "-1"));
    await page.focus("#body");
    await page.keyboard.press("Tab");
    // The first stop in the article is its first link or badge, whichever comes first: here a badge.
    assert.equal(await focused(page), names[0]);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), names[2]);
    await page.keyboard.press("End");
    assert.equal(await focused(page), names.at(-1));
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    assert.equal(await page.evaluate(() => document.querySelectorAll('selon-badge[tabindex="0"]').length), 1);
    await page.keyboard.press("Enter");
    await popoverIs(page, true);
    assert.equal(await focused(page), "dialog");
    await page.keyboard.press("Escape");
    await popoverIs(page, false);
    assert.equal(await focused(page), names[1]);
    const top = await page.evaluate(() => scrollY);
    await page.keyboard.press(" ");
    await popoverIs(page, true);
    assert.equal(await page.evaluate(() => scrollY), top, "the page does not scroll");
    await quiet(page);
  }));

test("Tab goes through the popover and back to the badge; its buttons lead to other statements", () =>
  onPage("article.html", async (page) => {
    await ready(page);
    await page.focus("selon-badge");
    const name = await focused(page);
    await page.keyboard.press("Enter");
    await popoverIs(page, true);
    const stops = [];
    for (let stop = 0; stop < 12 && (await popover(page)); stop += 1) {
      await page.keyboard.press("Tab");
      stops.push(await focused(page));
    }
    assert.deepEqual([stops[0], stops.at(-2), stops.at(-1)], ["Fermer", "Déclaration suivante", name]);
    await page.keyboard.press("Enter");
    // WebKit's driver has a key of its own for Shift and Tab, which no page can tell.
    if (!WEBKIT) {
      await page.keyboard.down("Shift");
      await page.keyboard.press("Tab");
      await page.keyboard.up("Shift");
      await popoverIs(page, false);
      assert.equal(await focused(page), name);
      await page.keyboard.press("Enter");
    }
    await page.evaluate(() => document.querySelector("selon-popover").shadowRoot.querySelector("[data-go]").click());
    assert.match(await popover(page), /«\s*affirme\s*»/);
    await page.evaluate(() => document.querySelector("selon-popover").shadowRoot.querySelector('[data-step="-1"]').click());
    assert.match(await popover(page), /«\s*a déclaré\s*»/);
    await quiet(page);
  }));

test("a finger beside a badge opens a sheet; links nearby keep their taps", { skip: WEBKIT && "its driver has no fingers" }, () =>
  onPage(
    "article.html",
    async (page) => {
      await ready(page);
      const badge = await badgeAt(page, 1);
      await tap(page, badge.x + 12, badge.y + 6);
      await popoverIs(page, true);
      const sheet = await page.evaluate(() => {
        const box = document.querySelector("selon-popover").shadowRoot.querySelector("[popover]").getBoundingClientRect();
        return [box.left, document.documentElement.clientWidth - box.right, innerHeight - box.bottom].map(Math.round);
      });
      assert.deepEqual(sheet, [0, 0, 0]);
      await tap(page, 100, 20);
      await popoverIs(page, false);
      const link = await aim(
        page,
        () => document.querySelector('a[href="#cout"]'),
        (boxes) => {
          const { right, top, height } = boxes.at(-1);
          return { x: right - 3, y: top + height / 2 };
        },
      );
      await tap(page, link.x, link.y);
      await page.waitForFunction(() => location.hash === "#cout");
      assert.equal(await popover(page), null);
      await quiet(page);
    },
    { width: 360, height: 740, touch: true },
  ),
);

test("without badges, a click on the words opens; a click on a link or other words does not", () =>
  onPage("article.html", async (page) => {
    await ready(page);
    await page.evaluate(() => document.querySelector("selon-article").setAttribute("badges", "none"));
    const click = async (text) => {
      const { x, y } = await aim(page, find, undefined, text);
      await page.mouse.click(x, y);
    };
    assert.equal(await page.evaluate(() => document.querySelectorAll("selon-badge").length), 0);
    await click("aucun risque");
    await popoverIs(page, true);
    assert.match(await popover(page), /Anne Vidal/);
    await click("12 000 habitants");
    await popoverIs(page, false);
    await click("deux millions");
    await page.waitForFunction(() => location.hash === "#cout");
    assert.equal(await popover(page), null);
    await quiet(page);
  }));

test("the panel counts, lists the sources and leads to their statements", () =>
  onPage("article.html", async (page) => {
    await ready(page);
    const panel = (read) => page.evaluate(`(${read})(document.querySelector("selon-article").shadowRoot)`);
    const { counts, total } = await page.evaluate(() => {
      const { counts, attributions } = document.querySelector("selon-article").analysis;
      return { counts, total: attributions.length };
    });
    const line = await panel((root) => root.querySelector("summary").innerText.replace(/\s+/g, " "));
    assert.ok(line.includes(`${total} déclarations attribuées`), line);
    assert.ok(line.includes(`${counts.byFamily.identified} à une source identifiée`), line);
    assert.ok(line.includes(`${counts.byFamily.unnamed} anonymes`), line);
    await panel((root) => root.querySelector("summary").click());
    await page.waitForFunction(() => document.querySelector("selon-article").shadowRoot.querySelector(".body"));
    const names = await panel((root) => [...root.querySelectorAll(".sources b")].map((name) => name.textContent));
    assert.ok(names.includes("Anne Vidal, maire de Valbourg"), names);
    await panel((root) => {
      root.querySelector(".sources details").open = true;
      root.querySelectorAll(".sources [data-go]")[1].click();
    });
    await popoverIs(page, true);
    assert.match(await popover(page), /désignée ici par «\s*Elle\s*»/);
    assert.equal(await focused(page), "dialog");
    await panel((root) => root.querySelector('.tools [data-step="1"]').click());
    assert.match(await popover(page), new RegExp(`3 / ${total}`));
    await panel((root) => root.querySelector('input[value="pill"]').click());
    await badgesAre(page, "pill", total);
    await page.evaluate(() => document.querySelector("selon-article").setAttribute("badges", "none"));
    assert.equal(await panel((root) => root.querySelector("input:checked").value), "none");
    await quiet(page);
  }));

test("the editor's word replaces what was found and is said to be checked", () =>
  onPage("hostile.html", async (page) => {
    await ready(page);
    await page.evaluate(() => {
      const list = document.querySelectorAll("#body p");
      list[2].setAttribute("data-selon-source", "Zoé Lambert|person");
      list[3].setAttribute("data-selon-source", "");
      document.querySelector("selon-article").handle.refresh();
    });
    const labels = await page.evaluate(() =>
      [...document.querySelectorAll("selon-badge")].map((badge) => badge.getAttribute("aria-label")),
    );
    assert.deepEqual(labels.slice(-2), ["Source\u00a0: Zoé Lambert, personne nommée", "Source non précisée"]);
    const { sources, counts } = await page.evaluate(() => document.querySelector("selon-article").analysis);
    assert.ok(sources.some((source) => source.name === "Zoé Lambert" && source.type === "person"));
    assert.ok(counts.byFamily.unspecified >= 1);
    await page.evaluate(() =>
      document.querySelector("selon-article").handle.open(document.querySelector("selon-article").analysis.attributions.length - 2),
    );
    const text = await popover(page);
    assert.match(text, /Zoé Lambert/);
    assert.match(text, /vérifiée par la rédaction/);
    await page.evaluate(() =>
      document.querySelector("selon-article").handle.open(document.querySelector("selon-article").analysis.attributions.length - 1),
    );
    assert.match(await popover(page), /L’article ne précise pas de qui vient cette information/);
    await quiet(page);
  }));
