// What axe finds (nothing), and what people set: zoom, high contrast, dark pages, less motion.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { CHROMIUM, onPage, popoverIs, quiet, ready, restyle } from "./browser.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function violations(page) {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations } = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    const about = ({ target, failureSummary }) => `${target}: ${failureSummary}`;
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${about(node)}`));
  });
}

for (const [name, attributes] of [
  ["markers", {}],
  ["pills and the open panel", { badges: "pill", panel: "open" }],
]) {
  for (const dark of CHROMIUM ? [false, true] : [false]) {
    test(`axe finds nothing with ${name}${dark ? ", dark" : ""}`, () =>
      onPage("article.html", async (page) => {
        await page.emulateMediaFeatures?.([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]).catch(() => {});
        await page.evaluate((attributes) => {
          const widget = document.querySelector("selon-article");
          for (const [attribute, value] of Object.entries(attributes)) widget.setAttribute(attribute, value);
        }, attributes);
        await ready(page);
        assert.deepEqual(await violations(page), []);
        await page.evaluate(() => document.querySelectorAll("selon-badge")[1].click());
        await popoverIs(page, true);
        assert.deepEqual(await violations(page), []);
        await quiet(page);
      }));
  }
}

test("at 400 % zoom nothing is cut off or scrolls sideways", () =>
  onPage(
    "article.html",
    async (page) => {
      await page.evaluate(() => document.querySelector("selon-article").setAttribute("panel", "open"));
      await ready(page);
      await restyle(page, "pill");
      await page.evaluate(() => document.querySelectorAll("selon-badge")[1].click());
      await popoverIs(page, true);
      const wide = await page.evaluate(() => {
        const card = document.querySelector("selon-popover").shadowRoot.querySelector("[popover]");
        const box = card.getBoundingClientRect();
        const inside = (element) =>
          [...element.querySelectorAll("*")]
            .filter((part) => part.getBoundingClientRect().right > innerWidth + 1)
            .map((part) => part.className || part.localName);
        return [
          document.documentElement.scrollWidth > innerWidth,
          box.bottom <= innerHeight + 1 && box.top >= 0,
          inside(card),
          inside(document.querySelector("selon-article").shadowRoot),
        ];
      });
      assert.deepEqual(wide, [false, true, [], []]);
    },
    { width: 320, height: 256 },
  ));

test("each family has a shape of its own, also in forced colours", () =>
  onPage("hostile.html", async (page) => {
    await ready(page);
    if (CHROMIUM) {
      const session = await page.createCDPSession();
      await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
    }
    const shapes = await page.evaluate(() =>
      ["identified", "unnamed", "unspecified"].map((family) => {
        const badge = document.querySelector("selon-badge");
        badge.setAttribute("data-family", family);
        const style = getComputedStyle(badge, "::before");
        const filled = style.backgroundColor !== "rgba(0, 0, 0, 0)";
        return [filled, style.borderTopStyle, style.rotate, style.content.includes("?")].join(" ");
      }),
    );
    assert.deepEqual(shapes, ["true none none false", "false solid 45deg false", "false none none true"]);
  }));

test("without colours and motion settings the popover does not move by itself", () =>
  onPage("article.html", async (page) => {
    await ready(page);
    const moving = await page.evaluate(() => {
      document.querySelector("selon-badge").click();
      return document.getAnimations({ subtree: true }).length;
    });
    assert.equal(moving, 0);
  }));
