// Pages as they are: copied markup, class names, hidden text, other languages, zoom, boxes that scroll, rewritten styles.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CHROMIUM, load, onPage, popoverIs, quiet, ready, server } from "./browser.mjs";

/** Puts a <selon-article> for `#body`, or what `attributes` say, into the page; gives what came of it. */
const begin = (page, attributes = {}) =>
  page.evaluate((attributes) => {
    const widget = (window.widget = document.createElement("selon-article"));
    for (const [name, value] of Object.entries({ for: "#body", ...attributes })) if (value !== null) widget.setAttribute(name, value);
    const outcome = new Promise((done) => {
      widget.addEventListener("selon:ready", ({ detail }) => {
        const { attributions, lang } = detail.analysis;
        done({ ready: true, found: attributions.length, lang, badges: document.querySelectorAll("selon-badge").length });
      });
      widget.addEventListener("selon:error", ({ detail }) => done({ ready: false, message: detail.message }));
    });
    document.querySelector("main").prepend(widget);
    return outcome;
  }, attributes);

/** Replaces what stands in the article's body. */
const fill = (page, html) => page.evaluate((html) => void (document.getElementById("body").innerHTML = html), html);

/** The pages of these tests write markup, which the policy of the other tests forbids. */
const FREE = "plain.html?policy=default-src%20'self'%20'unsafe-inline'%20'wasm-unsafe-eval'";

const PARAGRAPHS = [
  "« Le pont restera fermé jusqu’à mardi », a déclaré le préfet, Benoît Fréval, devant les élus de la vallée.",
  "La députée Léa Morin estime que les travaux ont trop tardé et que la vallée en paie le prix aujourd’hui.",
  "Selon la préfecture, trois cents camions font chaque jour un détour de quarante kilomètres par le col.",
  "Le maire, Paul Ancel, a promis que la navette serait gratuite jusqu’à la réouverture complète du pont.",
];
const article = (attributes = "") => PARAGRAPHS.map((text) => `<p${attributes}>${text}</p>`).join("");

for (const [name, copy] of [
  [
    "a snapshot of the page that comes back",
    () => {
      const snapshot = document.body.cloneNode(true);
      document.documentElement.replaceChild(document.createElement("body"), document.body);
      document.documentElement.replaceChild(snapshot, document.body);
    },
  ],
  [
    "a history of markup, with the element in it",
    () => {
      const main = document.querySelector("main");
      const saved = main.innerHTML;
      main.innerHTML = "<p>Autre page.</p>";
      main.innerHTML = saved;
    },
  ],
  [
    "a history of markup, with the element beside it",
    () => {
      document.querySelector("main").before(widget);
      const main = document.querySelector("main");
      const saved = main.innerHTML;
      main.innerHTML = "<p>Autre page.</p>";
      main.innerHTML = saved;
    },
  ],
]) {
  test(`copied markup is no work of Selon's: ${name}`, () =>
    onPage(FREE, async (page) => {
      await load(page);
      const { badges } = await begin(page);
      await page.evaluate(`(${copy})()`);
      await page.waitForFunction(
        (badges) => {
          const widget = document.querySelector("selon-article");
          const all = [...document.querySelectorAll("selon-badge")];
          return widget?.analysis && all.length === badges && all.every((badge) => badge.selonAtWork);
        },
        {},
        badges,
      );
      const opened = await page.evaluate(() => {
        document.querySelector("selon-badge").click();
        const open = document.querySelector("selon-badge").getAttribute("aria-expanded");
        const popovers = document.querySelectorAll("selon-popover").length;
        document.querySelector("selon-article").remove();
        return [open, popovers];
      });
      assert.deepEqual(opened, ["true", 1]);
      await page.waitForFunction(() => document.querySelectorAll("selon-badge").length === 0);
    }));
}

test("a clone for a print view has no dead buttons in it", () =>
  onPage(FREE, async (page) => {
    await load(page);
    const { badges } = await begin(page);
    await page.evaluate(() => document.querySelector("main").append(document.getElementById("body").cloneNode(true)));
    await page.waitForFunction((badges) => document.querySelectorAll("selon-badge").length === badges, {}, badges);
  }));

test("a page that was saved with badges in it is read as new", () =>
  onPage(FREE, async (page) => {
    await load(page);
    const { badges } = await begin(page);
    const saved = await page.evaluate(() => document.documentElement.outerHTML);
    server.broken.set("/saved.html", [200, saved.replace("</head>", '<script type="module" src="/selon/selon.js"></script></head>')]);
    await page.goto(`${server.url}/saved.html`);
    await ready(page);
    assert.equal(await page.evaluate(() => document.querySelectorAll("selon-badge").length), badges);
  }));

const NAMES =
  "article__paragraph--subscriber,abonne-only,subscriber-content,has-ads,a-texte no-ads,banner-safe,social-shareable,embed-text," +
  "player-text,copyrighted,author-text,consent-required,sc-teaser,inset-x-0,recommended-read,wp-block-paragraph has-pub-color";

test("a class name that every paragraph has hides none of them", () =>
  onPage(FREE, async (page) => {
    await load(page);
    for (const name of NAMES.split(",")) {
      await fill(page, article(` class="${name}"`));
      const { found } = await begin(page);
      assert.equal(found, 4, name);
      await page.evaluate(() => widget.remove());
    }
    // One of them alone still says what it is.
    await fill(page, `${article()}<p class="sc-teaser">Le ministre a déclaré que la gare de Brivel ouvrirait en mai prochain.</p>`);
    assert.equal((await begin(page)).found, 4);
  }));

for (const [name, style] of [
  ["clipped", "position:absolute;clip:rect(0,0,0,0);width:1px;height:1px;overflow:hidden"],
  ["clipped by a path", "position:absolute;clip-path:inset(50%)"],
  ["beside the page", "position:absolute;left:-10000px"],
  ["without height", "height:0;overflow:hidden"],
  ["transparent and lifted", "position:absolute;opacity:0"],
  ["scaled to nothing", "transform:scale(0)"],
  ["indented away", "text-indent:-9999px;overflow:hidden"],
  ["skipped by the browser", "content-visibility:hidden"],
]) {
  test(`what readers do not see is not read: ${name}`, () =>
    onPage(FREE, async (page) => {
      await load(page);
      const copy = `<div style="${style}"><p>Le fantôme a déclaré que ce texte reste caché.</p></div>`;
      const hint = `<a href="#a">un lien<span style="${style};display:inline-block"> (selon un fantôme, nouvel onglet)</span></a>`;
      await fill(page, `${article()}${copy}<p>La suite est sur ${hint}.</p>`);
      await begin(page);
      assert.ok(!(await page.evaluate(() => widget.handle.text())).includes("fantôme"));
    }));
}

test("what fades in, and what an element without a box holds, is read", () =>
  onPage(FREE, async (page) => {
    await load(page);
    await fill(page, `<div style="opacity:0">${article()}</div><div style="display:contents">${article()}</div>`);
    assert.equal((await begin(page)).found, 8);
  }));

const SCRIPTS = `<script type="application/json">${JSON.stringify({ words: "zum der die das und ist ein nicht ".repeat(400) })}</script>`;

test("the language is that of the words that are read, not of scripts and data", () =>
  onPage(FREE, async (page) => {
    await load(page);
    await fill(page, SCRIPTS + article().repeat(2));
    assert.equal((await begin(page)).lang, "fr");
    await quiet(page);
  }));

test("a language without pack: one event, no warning, no panel, and never read as another", () =>
  onPage(FREE, async (page) => {
    await page.evaluate(() => document.documentElement.removeAttribute("lang"));
    await load(page);
    await fill(page, "<p>De burgemeester zei maandag in Zwolle wat velen dachten: de brug in de stad blijft tot het najaar dicht.</p>");
    const { ready, message } = await begin(page);
    assert.equal(ready, false);
    assert.match(message, /^there is no language pack for "und", only fr,en,/);
    assert.equal(await page.evaluate(() => widget.shadowRoot.textContent), "");
    await quiet(page);
  }));

for (const lang of ["fr_FR", "fr_CA", "french", "Français", "fr,en", "FR", "{{ lang }}"]) {
  test(`lang="${lang}" on the page stops nothing`, () =>
    onPage(FREE, async (page) => {
      await page.evaluate((lang) => (document.documentElement.lang = lang), lang);
      await load(page);
      await fill(page, article().repeat(2));
      const { lang: read } = await begin(page);
      const ui = await page.evaluate(() => widget.shadowRoot.querySelector(".panel").lang);
      assert.deepEqual([read, ui], ["fr", /^fr/i.test(lang) && !/french|fran|,/i.test(lang) ? "fr" : "en"]);
      await quiet(page);
    }));
}

/** Opens the details of a badge; gives its box and theirs. */
async function details(page, place) {
  await page.evaluate((place) => {
    const badge = document.querySelectorAll("selon-badge")[place];
    badge.scrollIntoView({ block: "center", behavior: "instant" });
    badge.click();
  }, place);
  await popoverIs(page, true);
  return boxes(page, place);
}

const boxes = (page, place) =>
  page.evaluate((place) => {
    const of = (element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left, top, right, bottom };
    };
    const card = document.querySelector("selon-popover").shadowRoot.querySelector("[popover]");
    return { badge: of(document.querySelectorAll("selon-badge")[place]), card: of(card), view: [innerWidth, innerHeight] };
  }, place);

for (const [name, css] of [
  ["the page", "body { zoom: 1.5 }"],
  ["the page, twice as large", "body { zoom: 2 }"],
  ["the page, smaller", "body { zoom: 0.8 }"],
  ["the document", "html { zoom: 1.5 }"],
  ["the article", "#body { zoom: 1.5 }"],
]) {
  test(`details stand beside their statement when ${name} is zoomed`, () =>
    onPage(
      FREE,
      async (page) => {
        await page.evaluate((css) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          document.adoptedStyleSheets = [sheet];
        }, css);
        await load(page);
        await fill(page, article().repeat(4));
        await begin(page);
        for (const place of [0, 7, 15]) {
          const { badge, card, view } = await details(page, place);
          assert.ok(card.left >= 0 && card.top >= 0 && card.right <= view[0] + 1 && card.bottom <= view[1] + 1, JSON.stringify(card));
          const gap = Math.max(card.top - badge.bottom, badge.top - card.bottom);
          // WebKit does not scroll to the right place of a page that is zoomed twice.
          const isInView = badge.top >= 0 && badge.bottom <= view[1];
          assert.ok(!isInView || (gap >= 0 && gap < 130), `${gap} px away`);
          await page.keyboard.press("Escape");
        }
      },
      { width: 1200, height: 800 },
    ));
}

test("details never cover the statement that they are of", () =>
  onPage(
    FREE,
    async (page) => {
      await load(page);
      await fill(page, article().repeat(4));
      await begin(page);
      for (const place of [0, 5, 15]) {
        const { card } = await details(page, place);
        const words = await page.evaluate((place) => {
          const range = document.createRange();
          const badge = document.querySelectorAll("selon-badge")[place];
          range.setStart(badge.parentNode, 0);
          range.setEndBefore(badge);
          const { top, bottom } = range.getBoundingClientRect();
          return { top, bottom };
        }, place);
        assert.ok(card.top >= words.bottom - 1 || card.bottom <= words.top + 30, JSON.stringify({ card, words }));
        await page.keyboard.press("Escape");
      }
    },
    { width: 900, height: 420 },
  ));

test("details follow their statement in a box that scrolls, and close when it leaves the box", () =>
  onPage(FREE, async (page) => {
    await load(page);
    await fill(page, article().repeat(6));
    await page.evaluate(() => {
      const box = document.createElement("div");
      box.id = "box";
      box.style.cssText = "height: 300px; overflow: auto";
      document.querySelector("main").append(box);
      box.append(document.getElementById("body"));
    });
    await begin(page);
    const before = await details(page, 3);
    const scroll = (by) =>
      page.evaluate(async (by) => {
        const box = document.getElementById("box");
        const scrolled = new Promise((done) => box.addEventListener("scroll", done, { once: true }));
        box.scrollTop += by;
        await scrolled;
        await new Promise((done) => requestAnimationFrame(done));
      }, by);
    await scroll(40);
    const after = await boxes(page, 3);
    assert.equal(Math.round(after.badge.top - before.badge.top), -40);
    assert.equal(Math.round(after.card.top - before.card.top), -40);
    await scroll(1000);
    await popoverIs(page, false);
  }));

test("a page that sets its own list of style sheets gets Selon's back", () =>
  onPage(FREE, async (page) => {
    await load(page);
    await begin(page);
    const styled = await page.evaluate(async () => {
      const position = () => getComputedStyle(document.querySelector("selon-badge")).position;
      document.adoptedStyleSheets = [new CSSStyleSheet()];
      const lost = position();
      document.documentElement.classList.add("other-look");
      await new Promise((done) => setTimeout(done));
      const found = position();
      widget.remove();
      await new Promise((done) => setTimeout(done, 50));
      return [lost, found, document.adoptedStyleSheets.length];
    });
    assert.deepEqual(styled, ["static", "relative", 1]);
  }));

/** Relative luminance of a colour of any kind, as the browser paints it. */
const LUMINANCE = `(color) => {
  const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map((v) => (v / 255 <= 0.03928 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}`;

for (const [name, css] of [
  ["dark by a class", "html { background: #14171c; color: #e8e8e8; color-scheme: normal } body { color: #e8e8e8 }"],
  ["light", "html { background: #fff; color: #222 }"],
]) {
  test(`marks and details can be read on a page that is ${name}`, () =>
    onPage(FREE, async (page) => {
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
      }, css);
      await load(page);
      await fill(page, article());
      await begin(page);
      await details(page, 0);
      const contrasts = await page.evaluate(`(() => {
        const luminance = ${LUMINANCE};
        const contrast = (a, b) => { const [x, y] = [luminance(a), luminance(b)].sort(); return (y + 0.05) / (x + 0.05); };
        const card = getComputedStyle(document.querySelector("selon-popover").shadowRoot.querySelector("[popover]"));
        const ground = getComputedStyle(document.documentElement).backgroundColor;
        const apart = Math.abs(luminance(card.backgroundColor) - luminance(ground)) < 0.1;
        return [contrast(getComputedStyle(document.querySelector("selon-badge")).color, ground), contrast(card.color, card.backgroundColor), apart];
      })()`);
      assert.ok(contrasts[0] > 4.5 && contrasts[1] > 7 && contrasts[2], String(contrasts));
    }));
}

test("a page that is translated in place is read in its new language, or left alone", () =>
  onPage(FREE, async (page) => {
    await load(page);
    await fill(page, article().repeat(2));
    await begin(page);
    await page.evaluate(() => {
      for (const paragraph of document.querySelectorAll("#body p")) {
        const font = document.createElement("font");
        font.textContent = "The mayor said that the bridge was closed and that it would not open before the end of the week.";
        paragraph.replaceChildren(font);
      }
      document.documentElement.className = "translated-ltr";
      document.documentElement.lang = "en";
    });
    await page.waitForFunction(() => widget.analysis?.lang === "en" && document.querySelectorAll("selon-badge").length === 8);
  }));

test("an article in a shadow root is found", () =>
  onPage(FREE, async (page) => {
    await load(page);
    await page.evaluate((html) => {
      const host = document.createElement("news-body");
      host.attachShadow({ mode: "open" }).innerHTML = `<article id="deep"><h1>Le pont</h1>${html}</article>`;
      document.querySelector("main").replaceChildren(host);
    }, article());
    assert.equal((await begin(page, { for: null })).found, 4);
    assert.equal(await page.evaluate(() => widget.handle.article.id), "deep");
  }));

test("everything in one element: the article is the column of prose in it", () =>
  onPage("find-wallpaper.html", async (page) => {
    await load(page);
    await page.evaluate(() => document.body.prepend(document.createElement("main")));
    await begin(page, { for: null });
    assert.equal(await page.evaluate(() => widget.handle.article.id), "story");
  }));

test("marks of origin between the letters are read through", () =>
  onPage(FREE, async (page) => {
    await load(page);
    const marks = String.fromCodePoint(...Array.from({ length: 400 }, (_, at) => 0xe0100 + (at % 240)), 0xfe00, 0xfe01);
    await fill(page, PARAGRAPHS.map((text) => `<p>${text}${marks}</p>`).join(""));
    assert.equal((await begin(page)).found, 4);
  }));

test("the newsroom's word on a part of a statement counts, and an unknown type in it is told", () =>
  onPage(FREE, async (page) => {
    await load(page);
    await fill(
      page,
      `<p>Selon Anne Vidal, le pont restera <b data-selon-source="Zoé Lambert|person">fermé jusqu’à mardi</b>.</p>
       <p>Selon la mairie, <i data-selon-source="Luc Arnal|wizard">la route</i> est sûre.</p>`,
    );
    await begin(page);
    const names = await page.evaluate(() => widget.analysis.attributions.map(({ name }) => name));
    assert.deepEqual(names, ["Zoé Lambert", "Luc Arnal"]);
    await quiet(page, [/data-selon-source="Luc Arnal\|wizard": there is no type “wizard”/]);
  }));

test("the room of a panel that never comes is given back, unless that would be seen", () =>
  onPage(FREE, async (page) => {
    await load(page);
    await begin(page, { for: "#nowhere" }).catch(() => {});
    const room = () => page.evaluate(() => widget.getBoundingClientRect().height);
    assert.ok([0, 68].includes(await room()));
    await page.evaluate(() => {
      document.body.style.minHeight = "5000px";
      scrollTo({ top: 3000, behavior: "instant" });
    });
    if (await page.evaluate(() => CSS.supports("overflow-anchor", "auto"))) {
      await page.waitForFunction(() => widget.getBoundingClientRect().height === 0);
    }
  }));

for (const width of [320, 375, 420, 520, 600, 700, 1000]) {
  test(`nothing moves when the panel comes, ${width} px wide`, { skip: !CHROMIUM && "this browser does not report layout shifts" }, () =>
    onPage(
      "article.html",
      async (page) => {
        await ready(page);
        const shifts = await page.evaluate(
          () =>
            new Promise((done) => {
              new PerformanceObserver((list) => done(list.getEntries().map(({ value }) => value))).observe({
                type: "layout-shift",
                buffered: true,
              });
              setTimeout(() => done([]), 300);
            }),
        );
        assert.deepEqual(shifts, []);
        assert.equal(await page.evaluate(() => document.querySelector("selon-article").getBoundingClientRect().height), 68);
      },
      { width, height: 740 },
    ),
  );
}

test("annotate() can be imported where there is no page", () =>
  onPage(FREE, async (page) => {
    const found = await page.evaluate(
      () =>
        new Promise((done, failed) => {
          const worker = new Worker("/worker.mjs", { type: "module" });
          worker.onmessage = ({ data }) => done(data);
          worker.onerror = ({ message }) => failed(new Error(message));
        }),
    );
    assert.deepEqual(found, ["le maire"]);
  }));
