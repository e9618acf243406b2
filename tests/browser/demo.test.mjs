// The demo page, as it is served: samples, the box, switches, copying, and what it promises.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { CHROMIUM, onPage, quiet, server } from "./browser.mjs";

const PAGE = "demo/";
const WWW = new URL("../../www/", import.meta.url);
const read = async (path) => JSON.parse(await readFile(new URL(path, WWW), "utf8"));
const texts = (lang) => read(`demo/parts/${lang}.json`);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What the page shows now. */
const shown = (page) =>
  page.evaluate(() => {
    const text = (id) => document.getElementById(id).textContent;
    const headlines = [...document.querySelectorAll("h1, .title")].filter((element) => !element.hidden);
    return {
      attributions: Number(text("attributions")),
      sources: Number(text("sources")),
      words: Number(text("words")),
      time: text("time"),
      badges: document.querySelectorAll("#article-body selon-badge").length,
      found: document.querySelector("selon-article").analysis?.attributions.length,
      panel: document.querySelector("selon-article").shadowRoot.textContent.trim(),
      lang: document.getElementById("article").lang,
      headlines: headlines.map((element) => element.textContent),
      body: document.getElementById("article-body").innerText,
    };
  });

/** Waits until the page shows what was found in a text of so many words, and the widget has read it, too. */
async function settled(page, words) {
  await page.waitForFunction(
    (words) => {
      const text = (id) => document.getElementById(id).textContent;
      const analysis = document.querySelector("selon-article").analysis;
      const both = analysis && text("attributions") === String(analysis.attributions.length);
      return both && (words === undefined || text("words") === String(words));
    },
    {},
    words,
  );
}

/** Waits until every attribution has its badge. */
const badged = (page) =>
  page.waitForFunction(() => {
    const badges = document.querySelectorAll("#article-body selon-badge").length;
    return badges === Number(document.getElementById("attributions").textContent);
  });

const onDemo = (run, options) =>
  onPage(
    PAGE,
    async (page) => {
      await settled(page);
      await run(page);
    },
    options,
  );

/** Puts a text into the box as pasting does. */
async function write(page, text) {
  await page.click("#clear");
  await page.$eval(
    "#text",
    (box, text) => {
      box.value = text;
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
    text,
  );
  await settled(page, text.trim().split(/\s+/).length);
}

test("each sample is shown with a badge at every attribution", async () => {
  await onDemo(async (page) => {
    const slugs = await page.$$eval("#samples a", (links) => links.map((link) => link.hash));
    const languages = Object.fromEntries((await read("demo/articles/articles.json")).map(({ slug, lang }) => [`#${slug}`, lang]));
    assert.deepEqual(slugs, ["#halvard", ...Object.keys(languages)]);
    for (const slug of slugs) {
      await page.click(`#samples a[href="${slug}"]`);
      await page.waitForSelector(`#samples a[href="${slug}"][aria-current=true]`);
      await settled(page);
      await badged(page);
      const now = await shown(page);
      assert.ok(now.attributions >= 10, `${slug}: ${now.attributions} attributions`);
      assert.ok(now.sources > 5 && now.words > 380, slug);
      assert.match(now.time, /^\d+([.,]\d)?\u00a0ms$/, slug);
      assert.equal(now.lang, languages[slug] ?? "fr", slug);
    }
    await quiet(page);
  });
});

test("the article that stands in the page is the one that the box holds", async () => {
  await onDemo(async (page) => {
    const box = await page.$eval("#text", (box) => box.value);
    assert.equal((await shown(page)).body.replace(/\s+/g, " "), box.replace(/\s+/g, " "));
  });
});

test("typing shows new attributions at once", async () => {
  await onDemo(async (page) => {
    const before = await shown(page);
    await page.focus("#text");
    await page.keyboard.down("Control");
    await page.keyboard.press("Home");
    await page.keyboard.up("Control");
    await page.keyboard.type("Le maire a déclaré que le pont était sûr. ");
    await settled(page, before.words + 9);
    const after = await shown(page);
    assert.equal(after.attributions, before.attributions + 1);
    await badged(page);
    assert.ok(after.panel.includes(`${after.attributions} déclarations`), `the panel: ${after.panel}`);
    assert.deepEqual(after.headlines, before.headlines, "a sample keeps its headline while it is edited");
  });
});

test("a text of one's own gets title, language and badges, and can be come back to", async () => {
  await onDemo(async (page) => {
    const own = "A bridge too few\n\nThe mayor said the bridge was safe. “Nobody asked me,” said Anna Bell.";
    await write(page, own);
    const now = await shown(page);
    assert.deepEqual(now.headlines, ["Votre copie", "A bridge too few"]);
    assert.equal(now.lang, "en");
    assert.equal(now.attributions, 2);
    await page.select("#language", "fr");
    await page.waitForFunction(() => document.getElementById("article").lang === "fr");
    await page.click("#samples a[href='#crue']");
    await page.waitForSelector("#samples a[href='#crue'][aria-current=true]");
    await page.click("#resume");
    await settled(page, 17);
    assert.equal(await page.$eval("#text", (box) => box.value), own);
  });
});

test("a text is text: markup in it is shown, not parsed", async () => {
  await onDemo(async (page) => {
    await write(page, "The mayor said: “<img src=x onerror=alert(1)> <script>alert(2)</script> is safe.”");
    assert.match((await shown(page)).body, /<img src=x onerror=alert\(1\)> <script>/);
    assert.equal(await page.$("#article-body :is(img, script)"), null);
    await quiet(page);
  });
});

test("the page speaks every language of Selon, and the widget with it", async () => {
  await onDemo(async (page) => {
    const languages = await page.$$eval("#ui-language option", (all) => all.map((option) => option.value));
    const files = await readdir(new URL("widget/ui/", WWW));
    assert.deepEqual([...languages].sort(), files.map((name) => name.slice(0, 2)).sort());
    for (const lang of [...languages].reverse()) {
      const [words, widget] = [await texts(lang), await read(`widget/ui/${lang}.json`)];
      await page.select("#ui-language", lang);
      await page.waitForFunction(
        (title) => document.querySelector("selon-article").shadowRoot.textContent.includes(title),
        {},
        widget["panel.title"],
      );
      assert.equal(await page.title(), words["page.title"]);
      assert.equal(await page.$eval("html", (html) => html.lang), lang);
      const written = await page.$$eval("[data-text]", (all) => all.map((one) => [one.dataset.text, one.textContent]));
      for (const [key, text] of written.filter(([key]) => key !== "copy.detect")) assert.equal(text, words[key], key);
    }
  });
});

test("each turn of phrase is shown once, in the page's language, with the marks of the widget", async () => {
  await onDemo(async (page) => {
    /** What the marks of each sentence are; or whether they are these. */
    const marks = (expected) => {
      const found = [...document.querySelectorAll("#finds li")].map((item) =>
        [...item.querySelectorAll("selon-badge")].map((badge) => `${badge.closest("p").className}${badge.dataset.family}`),
      );
      return expected ? JSON.stringify(found) === JSON.stringify(expected) : found;
    };
    const named = ["identified", "identified", "identified", "identified", "identified", "identified"];
    const once = [...named, "unnamed", "unspecified", "unspecified"].map((family) => [family]);
    // Where subjects can be left out, whoever spoke goes on: two statements.
    const twice = once.map((families, at) => (at === 4 ? ["identified", "identified"] : families));
    for (const lang of await page.$$eval("#ui-language option", (all) => all.map((option) => option.value))) {
      await page.select("#ui-language", lang);
      await page.waitForFunction((lang) => document.querySelector("#finds selon-article").analysis?.lang === lang, {}, lang);
      const expected = ["es", "it", "pt"].includes(lang) ? twice : once;
      const { title, finds } = await read(`demo/finds/${lang}.json`);
      // Those of the language before may still stand.
      await page.waitForFunction((title) => document.querySelector("#finds h2").textContent === title, {}, title);
      const differ = async () => assert.deepEqual(await page.evaluate(marks), expected, lang);
      await page.waitForFunction(marks, {}, expected).catch(differ);
      const told = await page.$$eval("#finds :is(h2, .told)", (all) => all.map((one) => one.textContent));
      assert.deepEqual(told, [title, ...finds.map(({ what }) => what)]);
    }
    await page.click("#badges [value=none]");
    await page.waitForFunction(() => !document.querySelector("#finds selon-badge"));
    await quiet(page);
  });
});

test("badge styles change the article and the snippet", async () => {
  await onDemo(async (page) => {
    const snippet = () => page.$eval("#snippet", (element) => element.textContent);
    assert.match(await snippet(), /badges="pill"><\/selon-article>$/);
    await page.click("#badges [value=none]");
    await page.waitForFunction(() => !document.querySelector("selon-badge"));
    await page.click("#badges [value=marker]");
    await page.waitForSelector("selon-badge");
    assert.equal(
      await snippet(),
      '<script type="module" src="/selon/selon.js"></script>\n<selon-article for="#article-body"></selon-article>',
    );
  });
});

test("the snippet and the JSON can be copied", async () => {
  await onDemo(async (page) => {
    await page.click("#result summary");
    await page.waitForFunction(() => document.getElementById("json").textContent.startsWith("{"));
    for (const id of ["snippet", "json"]) {
      const text = await page.$eval(`#${id}`, (element) => element.textContent);
      await page.click(`[data-copies=${id}]`);
      await page.waitForFunction((id) => document.querySelector(`[data-copies=${id}]`).textContent === "Copié", {}, id);
      await page.click("#clear");
      await page.keyboard.down("Control");
      await page.keyboard.press("v");
      await page.keyboard.up("Control");
      await page.waitForFunction((text) => document.getElementById("text").value === text, {}, text);
      await page.click("#samples a[href='#halvard']");
      await settled(page, 518);
    }
  });
});

test("nothing is requested while one types, and nothing is stored", async () => {
  await onDemo(async (page) => {
    const before = server.requests.length;
    await write(page, "Selon la préfecture, trois maisons ont été touchées.");
    await write(page, "According to the police, three houses were hit.");
    await page.click("#badges [value=marker]");
    assert.deepEqual(server.requests.slice(before), []);
    const stored = await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]);
    assert.deepEqual(stored, ["", 0, 0]);
    await quiet(page);
  });
});

test("the Content-Security-Policy that the page shows is enough", async () => {
  await onDemo(async (page) => {
    const policy = await page.$eval("#policy", (element) => element.textContent.replace(/^.*?: /, ""));
    const whole = `default-src 'none'; require-trusted-types-for 'script'; ${policy}`;
    await page.goto(`${server.url}/${PAGE}?policy=${encodeURIComponent(whole)}`);
    await settled(page);
    await badged(page);
    assert.ok((await shown(page)).badges > 12);
    const styled = await page.$eval("selon-badge", (badge) => getComputedStyle(badge, "::before").content);
    assert.notEqual(styled, "none");
  });
});

test("without its engine the page says so, and the article can be read", async () => {
  server.broken.set("/demo/selon/selon.wasm", [500, ""]);
  try {
    await onPage(PAGE, async (page) => {
      await page.waitForSelector("#notice:not([hidden])");
      await page.click("#samples a[href='#hospital']");
      await page.waitForFunction(() => document.getElementById("article-body").innerText.startsWith("The sign"));
    });
  } finally {
    server.broken.clear();
  }
});

for (const [name, options, scheme, query] of [
  ["wide", { width: 1280, height: 900 }, "light", ""],
  ["dark", { width: 1280, height: 900 }, "dark", "?ui=en#startup"],
  ["narrow", { width: 360, height: 740 }, "light", "#crue"],
]) {
  const skip = scheme === "dark" && !CHROMIUM && "only Chromium can be told to be dark";
  test(`nothing stands out of the page and axe finds nothing: ${name}`, { skip }, async () => {
    await onPage(
      PAGE,
      async (page) => {
        if (CHROMIUM) await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        await page.goto(`${server.url}/${PAGE}${query}`);
        await page.reload();
        await settled(page);
        await page.click("#result summary");
        const overflow = ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth;
        assert.equal(await page.$eval("html", overflow), 0);
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => axe.run(document));
        assert.deepEqual(
          violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]),
          [],
        );
      },
      options,
    );
  });
}

test("both languages have the same texts, and the HTML starts with the French ones", async () => {
  const [fr, en] = await Promise.all([texts("fr"), texts("en")]);
  assert.deepEqual(Object.keys(fr), Object.keys(en));
  const html = await readFile(new URL("demo/index.html", WWW), "utf8");
  for (const [, key, text] of html.matchAll(/data-text="([^"]+)">([^<]*)</g)) {
    if (text) assert.equal(text, fr[key], key);
  }
});

test("French is set with narrow no-break spaces", async () => {
  const names = ["parts/fr.json", "finds/fr.json", "articles/crue.fr.txt", "index.html"];
  const files = names.map((name) => new URL(`demo/${name}`, WWW));
  for (const file of files) {
    const text = (await readFile(file, "utf8")).replace(/^\s*"[^"]+":|<[^>]*>|<style[^]*?<\/style>/gm, "");
    const broken = text.match(/.{0,20}(« | »| [;?!]|[^\u202f\s]»|«[^\u202f]).{0,20}/gu);
    assert.deepEqual(broken, null, file.pathname);
  }
});
