// Marks that explain themselves: what a reader is told without asking, and by one click.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CHROMIUM, WEBKIT, aim, badgeAt, find, onPage, popover, popoverIs, quiet, ready, restyle, server, tap } from "./browser.mjs";

const panel = (page, read, ...args) =>
  page.evaluate(`(${read})(document.querySelector("selon-article").shadowRoot, ...${JSON.stringify(args)})`);

/** Opens the panel, and waits for what is in it. */
async function unfold(page) {
  await panel(page, (root) => root.querySelector("summary").click());
  await page.waitForFunction(() => document.querySelector("selon-article").shadowRoot.querySelector(".body"));
}

for (const badges of ["marker", "pill", "none"]) {
  test(`a click on attributed words opens their details, on other words it does not: ${badges}`, () =>
    onPage("article.html", async (page) => {
      await ready(page);
      if (badges === "none") await page.evaluate(() => document.querySelector("selon-article").setAttribute("badges", "none"));
      else await restyle(page, badges);
      for (const [words, who] of [
        ["aucun risque", /Anne Vidal/],
        ["a reconnu", /haut\s+responsable/],
        ["trois piles", /rapport/],
      ]) {
        const { x, y } = await aim(page, find, undefined, words);
        await page.mouse.click(x, y);
        await popoverIs(page, true);
        assert.match(await popover(page), who);
        await page.keyboard.press("Escape");
        await popoverIs(page, false);
      }
      const { x, y } = await aim(page, find, undefined, "12 000 habitants");
      await page.mouse.click(x, y);
      assert.equal(await popover(page), null);
      await quiet(page);
    }));
}

/** Where each line of the article's paragraphs ends, and how wide the page is. */
const lines = (page) =>
  page.evaluate(() => {
    const ends = {};
    const range = document.createRange();
    const walker = document.createTreeWalker(document.getElementById("body"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      range.selectNodeContents(walker.currentNode);
      for (const { right, bottom } of range.getClientRects()) {
        const line = Math.round(bottom);
        ends[line] = Math.max(ends[line] ?? 0, Math.round(right));
      }
    }
    return [ends, document.documentElement.scrollWidth];
  });

for (const width of [1000, 340]) {
  test(`a badge has a size that assistive technology finds, and moves no word: ${width} px wide`, () =>
    onPage(
      "article.html",
      async (page) => {
        await ready(page);
        const sizes = await page.evaluate(() =>
          [...document.querySelectorAll("selon-badge")].map((badge) => {
            const { width, height } = badge.getBoundingClientRect();
            return [width, height];
          }),
        );
        assert.ok(sizes.length > 5);
        for (const [width, height] of sizes) assert.ok(width >= 24 && height >= 24, `${width} × ${height}`);
        const marked = await lines(page);
        await page.evaluate(() => document.querySelector("selon-article").setAttribute("badges", "none"));
        await page.waitForFunction(() => !document.querySelector("selon-badge"));
        assert.deepEqual(await lines(page), marked);
      },
      { width, height: 800 },
    ));
}

/** Sides of a glyph: how far off its middle something is met, in parts of the distance. */
const SIDES = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [0.7, 0.7],
  [-0.7, -0.7],
];

for (const { pointer, far, act, options, skip } of [
  { pointer: "mouse", far: 11, act: (page, x, y) => page.mouse.click(x, y), options: { width: 1000, height: 800 } },
  { pointer: "finger", far: 21, act: tap, options: { width: 360, height: 740, touch: true }, skip: WEBKIT && "its driver has no fingers" },
]) {
  test(`a ${pointer} within ${far} px of a glyph opens its details, unless it meets other words, a link or a badge`, { skip }, () =>
    onPage(
      "article.html",
      async (page) => {
        await ready(page);
        const ids = await page.evaluate(() => {
          addEventListener("click", ({ clientX: x, clientY: y, target }) => (window.clicked = { x, y, target }), true);
          return [...document.querySelectorAll("selon-badge")].map((badge) => badge.dataset.id);
        });
        const met = { link: 0, word: 0, nothing: 0 };
        // One browser goes all around all: what a click means is decided by distances alone.
        const sides = ids.flatMap((_, place) => SIDES.map((side) => [place, ...side])).filter((_, at) => CHROMIUM || at % 5 === 0);
        for (const [place, right, down] of sides) {
          const glyph = await badgeAt(page, place);
          await act(page, glyph.x + far * right, glyph.y + far * down);
          await page.waitForFunction(() => location.hash || document.querySelector('selon-badge[aria-expanded="true"]'));
          const { link, badge, word, opened, said } = await page.evaluate(whatCame);
          const where = `${far} px from badge ${place}, on ${link ?? badge ?? word}`;
          // A browser may take a finger beside a link to mean the link.
          if (link) assert.equal(opened, undefined, where);
          // On words, who has said them; beside all words, the glyph.
          else if (badge || !word) assert.equal(opened, badge ?? ids[place], where);
          else assert.ok(opened === ids[place] || said.includes(word.replace(/\p{P}+$/u, "")), `${where}: ${said}`);
          met[link ? "link" : word ? "word" : "nothing"] += 1;
        }
        if (CHROMIUM) assert.ok(met.link > 0 && met.word > 0 && met.nothing > 0, JSON.stringify(met));
        await quiet(page);
      },
      options,
    ),
  );
}

/**
 * What the last click was on, in the page (the address of a link, the number of a badge's statement, a word), and the
 * statement whose details it has opened; they are closed again.
 */
function whatCame() {
  const { x, y, target } = window.clicked;
  const walker = document.createTreeWalker(document.getElementById("body"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const wordAt = () => {
    while (walker.nextNode()) {
      for (const { 0: word, index } of walker.currentNode.data.matchAll(/\S+/g)) {
        range.setStart(walker.currentNode, index);
        range.setEnd(walker.currentNode, index + word.length);
        const holds = ({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom;
        if ([...range.getClientRects()].some(holds)) return word;
      }
    }
  };
  const article = document.querySelector("selon-article");
  const opened = document.querySelector('selon-badge[aria-expanded="true"]')?.dataset.id;
  const { source, cue, content } = article.analysis.attributions[opened ?? 0];
  const link = target.closest("a")?.hash;
  const came = { link, badge: target.closest("selon-badge")?.dataset.id, word: wordAt(), opened };
  if (link && location.hash !== link) throw new Error(`${link} was not followed`);
  article.handle.close();
  history.replaceState(null, "", location.pathname);
  return { ...came, said: `${source.text} ${cue.text} ${content.text}` };
}

test("a pill never stands alone in a line", () =>
  onPage(
    "article.html",
    async (page) => {
      await ready(page);
      await restyle(page, "pill");
      for (let width = 300; width <= 420; width += 20) {
        await page.setViewport({ width, height: 740 });
        const alone = await page.evaluate(
          () =>
            [...document.querySelectorAll("selon-badge")].filter((badge) => {
              const range = document.createRange();
              const text = badge.previousSibling?.nodeType === 3 ? badge.previousSibling : undefined;
              if (!text) return false;
              range.setStart(text, text.length - 1);
              range.setEnd(text, text.length);
              const [box] = badge.getClientRects();
              return Math.abs(range.getBoundingClientRect().bottom - box.bottom) > 16;
            }).length,
        );
        assert.equal(alone, 0, `${width} px wide`);
      }
    },
    { width: 420, height: 740 },
  ));

test("the closed panel says what it is and how it was made, and is as high at any width", () =>
  onPage("article.html", async (page) => {
    await ready(page);
    const heights = new Set();
    for (const width of [220, 320, 375, 600, 1000]) {
      await page.setViewport({ width, height: 740 });
      const { text, height } = await page.evaluate(() => {
        const summary = document.querySelector("selon-article").shadowRoot.querySelector("summary");
        return { text: summary.textContent, height: document.querySelector("selon-article").getBoundingClientRect().height };
      });
      assert.match(text, /^Qui dit quoirepérage automatique/);
      heights.add(height);
    }
    assert.deepEqual([...heights], [68]);
  }));

test("what the newsroom has checked throughout is said to be", () =>
  onPage("hostile.html", async (page) => {
    await ready(page);
    await page.evaluate(() => {
      for (const block of document.getElementById("body").children) block.setAttribute("data-selon-source", "Zoé Lambert|person");
      document.querySelector("selon-article").handle.refresh();
    });
    assert.match(await panel(page, (root) => root.querySelector("summary").textContent), /^Qui dit quoivérifié par la rédaction/);
  }));

test("the legend's buttons and the sources show their statements alone", () =>
  onPage("article.html", async (page) => {
    await ready(page);
    await unfold(page);
    const dimmed = () =>
      page.evaluate(() => ({
        badges: document.querySelectorAll("selon-badge[data-dim]").length,
        painted: CSS.highlights.get("selon-dim")?.size ?? 0,
      }));
    const { total, unnamed } = await page.evaluate(() => {
      const { attributions, counts } = document.querySelector("selon-article").analysis;
      return { total: attributions.length, unnamed: counts.byFamily.unnamed };
    });
    assert.deepEqual(await dimmed(), { badges: 0, painted: 0 });
    await panel(page, (root) => root.querySelector('[data-show="unnamed"]').click());
    assert.equal((await dimmed()).badges, total - unnamed);
    assert.ok((await dimmed()).painted >= total - unnamed);
    // A source instead.
    await panel(page, (root) => root.querySelector(".sources summary").click());
    await page.waitForFunction(
      () => document.querySelector("selon-article").shadowRoot.querySelector('[data-show="unnamed"]').ariaPressed === "false",
    );
    const listed = await panel(page, (root) => root.querySelectorAll(".sources [open] [data-go]").length);
    assert.equal((await dimmed()).badges, total - listed);
    const shares = await panel(page, (root) => root.querySelector(".sources [open] .label").textContent);
    assert.match(shares, new RegExp(`^${Math.round((100 * listed) / total)} % des déclarations, \\d+ % des mots cités$`));
    await panel(page, (root) => root.querySelector(".sources summary").click());
    await page.waitForFunction(() => document.querySelectorAll("selon-badge[data-dim]").length === 0);
    assert.deepEqual(await dimmed(), { badges: 0, painted: 0 });
    await quiet(page);
  }));

test("the open panel is no longer than the screen, and no name breaks at each word in a narrow column", () =>
  onPage(
    "article.html",
    async (page) => {
      await ready(page);
      await page.evaluate(() => (document.querySelector("selon-article").style.width = "220px"));
      await unfold(page);
      const look = await panel(page, (root) => {
        const line = Number.parseFloat(getComputedStyle(root.querySelector(".sources b")).lineHeight);
        const broken = [...root.querySelectorAll(".sources b")].filter(
          (name) => name.getBoundingClientRect().height > line * Math.ceil(name.textContent.length / 9),
        );
        return { body: root.querySelector(".body").getBoundingClientRect().height <= innerHeight * 0.71, broken: broken.length };
      });
      assert.deepEqual(look, { body: true, broken: 0 });
    },
    { width: 700, height: 600 },
  ));

/** The words that are painted, and those before each badge, in an article of these paragraphs. */
const marksIn = (page, paragraphs) =>
  page.evaluate(async (paragraphs) => {
    await import("/selon/selon.js");
    document.getElementById("body").innerHTML = paragraphs.map((text) => `<p>${text}</p>`).join("");
    const widget = document.createElement("selon-article");
    widget.setAttribute("for", "#body");
    const ready = new Promise((done) => widget.addEventListener("selon:ready", done));
    document.body.prepend(widget);
    await ready;
    const words = ({ startContainer, startOffset, endContainer, endOffset }) => {
      const range = document.createRange();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      return range.toString().replace(/\s+/g, " ");
    };
    const painted = [...CSS.highlights.values()].flatMap((all) => [...all].map(words));
    const ends = [...document.querySelectorAll("selon-badge")].map((badge) => {
      const before = document.createRange();
      before.setStart(badge.closest("p"), 0);
      before.setEndBefore(badge);
      return before.toString().replace(/\s+/g, " ").slice(-12);
    });
    return { painted, ends };
  }, paragraphs);

const PLAIN = "plain.html?policy=default-src%20'self'%20'unsafe-inline'%20'wasm-unsafe-eval'";

/** Nobody says this. */
const TOLD = "La rue du Moulin relie la place du marché à la gare depuis 1904. Elle compte douze maisons, deux boulangeries et un lavoir.";

test("both halves of a quotation that is interrupted are marked, with one badge behind the second", () =>
  onPage(PLAIN, async (page) => {
    const { painted, ends } = await marksIn(page, [
      "« Le pont est sûr, a déclaré la maire Anne Vidal, et nous l’avons vérifié hier. » La pluie a cessé.",
      "« La digue est sûre », a assuré l’ingénieure Maud Ferrier. « Nous l’avons vérifiée hier. » Le vent est tombé.",
      TOLD,
      TOLD,
    ]);
    assert.deepEqual(painted, [
      "« Le pont est sûr",
      "et nous l’avons vérifié hier. »",
      "« La digue est sûre »",
      "« Nous l’avons vérifiée hier. »",
    ]);
    assert.deepEqual(ends, ["ifié hier. »", "fiée hier. »"]);
  }));

test("where most of the text is somebody's words, those that tell whose are marked instead", () =>
  onPage(PLAIN, async (page) => {
    const said = ["le pont", "la digue", "le tunnel", "la route", "l’écluse", "le barrage", "la gare", "l’école"].flatMap((what) => [
      `« Pour ${what}, tout est sûr, et nous l’avons vérifié hier avec les ingénieurs du département », a déclaré Anne Vidal.`,
      `Selon la préfecture, ${what} rouvrira avant la fin du mois si la pluie cesse et si les pompes tiennent.`,
    ]);
    const { painted, ends } = await marksIn(page, said);
    assert.deepEqual(new Set(painted), new Set(["a déclaré", "Selon"]));
    assert.equal(ends.length, said.length);
    // A click on what was said opens its details as ever.
    const { x, y } = await aim(page, find, undefined, "vérifié hier");
    await page.mouse.click(x, y);
    await popoverIs(page, true);
    assert.match(await popover(page), /Anne Vidal/);
    await page.evaluate((told) => {
      document.getElementById("body").insertAdjacentHTML("beforeend", `<p>${told}</p>`.repeat(16));
      document.querySelector("selon-article").handle.refresh();
    }, TOLD);
    await page.waitForFunction(() => [...CSS.highlights.get("selon-identified")].some((range) => range.endOffset - range.startOffset > 50));
  }));

test("an article that one source carries says so", () =>
  onPage(PLAIN, async (page) => {
    const note = await page.evaluate(async () => {
      await import("/selon/selon.js");
      document.getElementById("body").innerHTML =
        "<p>« Le pont est sûr », a déclaré Anne Vidal. Elle a ajouté que la route rouvrirait. Anne Vidal a affirmé que tout serait prêt.</p>" +
        "<p>Anne Vidal a dit que les commerces rouvriraient. Selon la préfecture, rien ne presse.</p>";
      const widget = document.createElement("selon-article");
      widget.setAttribute("for", "#body");
      widget.setAttribute("panel", "open");
      const ready = new Promise((done) => widget.addEventListener("selon:ready", done));
      document.body.prepend(widget);
      await ready;
      return [...widget.shadowRoot.querySelectorAll(".note")].map((line) => line.textContent);
    });
    assert.match(note[0], /Plus de la moitié .* : Anne Vidal\./);
  }));

test("a link leads to a statement, and opens its details", () =>
  onPage("article.html", async (page) => {
    await ready(page);
    await page.evaluate(() => document.querySelectorAll("selon-badge")[2].click());
    const { href, text } = await page.evaluate(() => {
      const link = document.querySelector("selon-popover").shadowRoot.querySelector('a[href^="#selon="]');
      return {
        href: link.getAttribute("href"),
        text: document.querySelector("selon-popover").shadowRoot.querySelector(".name").textContent,
      };
    });
    await page.goto(`${server.url}/plain.html`);
    await page.goto(`${server.url}/article.html${href}`);
    await ready(page);
    await popoverIs(page, true);
    assert.ok((await popover(page)).toLowerCase().includes(text.toLowerCase()));
    // What is none is none.
    await page.evaluate(() => {
      document.querySelector("selon-article").handle.close();
      location.hash = "selon=%";
    });
    assert.equal(await popover(page), null);
    await quiet(page);
  }));

test("a reader's word that something is wrong reaches the page, and the site's address", () =>
  onPage("article.html", async (page) => {
    await ready(page);
    const report = () =>
      page.evaluate(() => {
        document.querySelectorAll("selon-badge")[0].click();
        const button = document.querySelector("selon-popover").shadowRoot.querySelector("[data-report]");
        button?.click();
        return !!button;
      });
    assert.equal(await report(), false, "nobody asked for it");
    await page.evaluate(() => {
      window.log.length = 0;
      window.opened = [];
      window.open = (...args) => window.opened.push(args);
      document.addEventListener("selon:report", ({ detail }) => (window.reported = detail));
      document.querySelector("selon-article").setAttribute("report", "mailto:desk@example.org?subject={source}&body={quote}");
    });
    await ready(page);
    assert.equal(await report(), true);
    const { reported, opened } = await page.evaluate(() => ({ reported: [reported.id, reported.attribution.name], opened }));
    assert.deepEqual(reported, [0, "Anne Vidal, maire de Valbourg"]);
    assert.equal(opened.length, 1);
    assert.match(opened[0][0], /^mailto:desk@example\.org\?subject=Anne%20Vidal%2C%20maire%20de%20Valbourg&body=%C2%AB/);
    await quiet(page);
  }));

test("panel and details lead to the page on the method, which says its version", () =>
  onPage("article.html", async (page) => {
    await ready(page);
    await unfold(page);
    const address = await panel(page, (root) => root.querySelector(".note a").href);
    await page.evaluate(() => document.querySelector("selon-badge").click());
    const other = await page.evaluate(() => document.querySelector("selon-popover").shadowRoot.querySelector(".links a").href);
    assert.equal(other, address);
    await page.goto(address);
    const method = await page.evaluate(() => [
      document.documentElement.lang,
      document.body.innerText,
      getComputedStyle(document.body).maxWidth,
    ]);
    assert.equal(method[0], "fr");
    assert.match(method[1], /Selon \d+\.\d+\.\d+/);
    assert.equal(method[2], "680px");
  }));

test(
  "in forced colours, without badges, the words that tell of a statement are marked",
  { skip: !CHROMIUM && "only its driver can force colours" },
  () =>
    onPage("article.html", async (page) => {
      const session = await page.createCDPSession();
      await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
      await ready(page);
      // What was painted before the colours were forced goes.
      await page.evaluate(() => document.querySelector("selon-article").handle.refresh());
      const painted = () => page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0));
      assert.equal(await painted(), 0, "badges are enough");
      await page.evaluate(() => document.querySelector("selon-article").setAttribute("badges", "none"));
      await page.waitForFunction(() => CSS.highlights.size > 0);
      const longest = await page.evaluate(() =>
        Math.max(...[...CSS.highlights.values()].flatMap((all) => [...all].map((range) => range.endOffset - range.startOffset))),
      );
      assert.ok(longest < 30, `${longest} characters`);
    }),
);
