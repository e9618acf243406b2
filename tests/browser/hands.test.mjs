// Fingers, mice and the focus: nothing is taken from the page's own links, and nobody is left nowhere.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  WEBKIT,
  badgeAt,
  focused,
  moveTo,
  onPage,
  pass,
  popover,
  popoverIs,
  quiet,
  ready,
  restyle,
  statements,
  stopClock,
  tap,
} from "./browser.mjs";

const articlePage = (run, options) =>
  onPage(
    "article.html",
    async (page) => {
      await ready(page);
      await run(page);
      await quiet(page);
    },
    options,
  );

/** What the mouse meets over the visible lines of every link of the article: the names of what is not the link. */
const coveredLinks = (page) =>
  page.evaluate(() => {
    const covered = [];
    for (const link of document.querySelectorAll("#body a")) {
      link.scrollIntoView({ block: "center", behavior: "instant" });
      for (const { left, right, top, bottom, width } of link.getClientRects()) {
        if (width < 4) continue;
        for (const x of [left + 2, (left + right) / 2, right - 2]) {
          const met = document.elementFromPoint(x, (top + bottom) / 2);
          if (!link.contains(met)) covered.push(`${met?.localName} over ${link.textContent}`);
        }
      }
    }
    return covered;
  });

for (const [name, width] of [
  ["links.html", 1000],
  ["links.html", 340],
  ["rtl.html", 1000],
  ["rtl.html", 340],
]) {
  for (const badges of ["marker", "pill"]) {
    test(`no badge lies over a link: ${name}, ${width} px wide, ${badges}`, () =>
      onPage(
        name,
        async (page) => {
          await ready(page);
          await restyle(page, badges);
          assert.ok((await statements(page)).length >= 3);
          assert.deepEqual(await coveredLinks(page), []);
        },
        { width, height: 700 },
      ));
  }
}

// Nearer than 8 pixels to a badge, browsers themselves may take a finger to mean the badge.
test("a finger on a link follows it, also beside a badge", { skip: WEBKIT && "its driver has no fingers" }, () =>
  onPage(
    "links.html",
    async (page) => {
      await ready(page);
      const links = await page.evaluate(() => document.querySelectorAll("#body a").length);
      assert.ok(links >= 3);
      for (let place = 0; place < links; place += 1) {
        for (const end of [0, 1]) {
          const target = await page.evaluate(
            (place, end) => {
              const link = document.querySelectorAll("#body a")[place];
              link.scrollIntoView({ block: "center", behavior: "instant" });
              const boxes = [...link.getClientRects()].filter(({ width }) => width > 18);
              if (boxes.length === 0) return undefined;
              const box = boxes[end ? boxes.length - 1 : 0];
              return { x: end ? box.right - 9 : box.left + 9, y: box.top + box.height / 2, hash: link.hash };
            },
            place,
            end,
          );
          if (!target) continue;
          await page.evaluate(() => history.replaceState(null, "", location.pathname));
          await tap(page, target.x, target.y);
          const followed = page.waitForFunction((hash) => location.hash === hash, {}, target.hash);
          assert.equal(
            await followed.then(
              () => "followed",
              () => "not followed",
            ),
            "followed",
            `${target.hash} ${end}`,
          );
          assert.equal(await popover(page), null);
        }
      }
    },
    { width: 360, height: 740, touch: true },
  ),
);

test("a mouse that only passes opens nothing; one that comes back in time keeps what is open", () =>
  articlePage(async (page) => {
    const badge = await badgeAt(page, 0);
    await stopClock(page);
    await moveTo(page, badge.x, badge.y);
    await pass(page, 149);
    await moveTo(page, badge.x + 60, badge.y + 60);
    await pass(page, 1000);
    assert.equal(await popover(page), null);
    await moveTo(page, badge.x, badge.y);
    await pass(page, 150);
    await popoverIs(page, true);
    await moveTo(page, 5, 5);
    await pass(page, 299);
    await moveTo(page, badge.x, badge.y);
    await pass(page, 1000);
    assert.ok(await popover(page), "it came back in time");
    await moveTo(page, 5, 5);
    await pass(page, 300);
    await popoverIs(page, false);
  }));

test("one popover is open at a time, whoever opens it", () =>
  onPage("two.html", async (page) => {
    await ready(page, 2);
    const open = () =>
      page.evaluate(
        () => [...document.querySelectorAll("selon-popover")].filter((host) => host.shadowRoot.querySelector(":popover-open")).length,
      );
    await page.evaluate(() => document.getElementById("one").handle.open(0));
    assert.equal(await open(), 1);
    const first = await popover(page);
    await page.evaluate(() => document.getElementById("two").handle.open(0));
    assert.equal(await open(), 1);
    assert.notEqual(await popover(page), first);
    const badge = await badgeAt(page, 1);
    await stopClock(page);
    await moveTo(page, badge.x, badge.y);
    await pass(page, 150);
    assert.equal(await open(), 1);
  }));

/** Whether the focus is on the page's body, that is, lost. */
const lost = (page) => page.evaluate(() => document.activeElement === document.body || document.activeElement === null);

test("the focus is not lost when what has it is made anew", () =>
  articlePage(async (page) => {
    const act = (work) => page.evaluate(`(${work})(document.querySelector("selon-article"))`);
    await page.evaluate(() => document.querySelectorAll("selon-badge")[2].focus());
    const name = await focused(page);
    await restyle(page, "pill");
    assert.equal(await focused(page), name, "another badge style");
    await act((widget) => widget.handle.refresh());
    assert.equal(await focused(page), name, "read anew");
    await page.keyboard.press("Enter");
    await popoverIs(page, true);
    await act((widget) => widget.handle.refresh());
    assert.equal(await lost(page), false, "read anew while open");
  }));

test("closing gives the focus back to where it was, and to the panel if it came from there", () =>
  articlePage(async (page) => {
    await page.evaluate(() => document.querySelectorAll("selon-badge")[1].focus());
    const name = await focused(page);
    await page.keyboard.press("Enter");
    await popoverIs(page, true);
    await page.evaluate(() => document.querySelector("selon-popover").shadowRoot.querySelector(".close").click());
    await popoverIs(page, false);
    assert.equal(await focused(page), name);
    await page.evaluate(() => document.querySelector("selon-article").shadowRoot.querySelector("summary").click());
    await page.waitForFunction(() => document.querySelector("selon-article").shadowRoot.querySelector(".tools [data-step]"));
    await page.evaluate(() => {
      const step = document.querySelector("selon-article").shadowRoot.querySelector('.tools [data-step="1"]');
      step.focus();
      step.click();
    });
    await popoverIs(page, true);
    await page.keyboard.press("Escape");
    await popoverIs(page, false);
    assert.equal(await lost(page), false);
  }));

for (const name of ["article.html", "rtl.html"]) {
  test(`at 200 % text on a narrow screen nothing is cut off or scrolls sideways: ${name}`, () =>
    onPage(
      name,
      async (page) => {
        await ready(page);
        await restyle(page, "pill");
        await page.evaluate(() => {
          document.documentElement.style.fontSize = "200%";
          document.querySelector("selon-article").shadowRoot.querySelector("summary").click();
        });
        await page.waitForFunction(() => document.querySelector("selon-article").shadowRoot.querySelector(".body"));
        await page.evaluate(() => document.querySelector("selon-badge").click());
        await popoverIs(page, true);
        const look = await page.evaluate(() => {
          const card = document.querySelector("selon-popover").shadowRoot.querySelector("[popover]");
          const { top, bottom, left, right } = card.getBoundingClientRect();
          const cut = (root) =>
            [...root.querySelectorAll("*")]
              .filter((part) => {
                const box = part.getBoundingClientRect();
                return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
              })
              .map((part) => part.className || part.localName);
          const pills = [...document.querySelectorAll("selon-badge")].filter(
            (badge) => badge.getBoundingClientRect().right > innerWidth + 1 || badge.getBoundingClientRect().left < -1,
          );
          return {
            sideways: document.documentElement.scrollWidth > innerWidth,
            inView: top >= 0 && bottom <= innerHeight + 1 && left >= 0 && right <= innerWidth + 1,
            cut: [...cut(card), ...cut(document.querySelector("selon-article").shadowRoot)],
            pills: pills.length,
          };
        });
        assert.deepEqual(look, { sideways: false, inView: true, cut: [], pills: 0 });
      },
      { width: 400, height: 640 },
    ));
}
