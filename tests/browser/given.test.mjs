// An analysis that was made before: shown without engine, network and packs, where its words surely are, and nowhere else.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { badgeAt, load, onPage, popover, popoverIs, quiet, remember, server, statements, unchanged } from "./browser.mjs";

/** What only the engine needs. */
const ENGINE = /selon\.wasm|\.pack$/;

/** What the engine finds in the article of plain.html, and the statements that it marks. */
let made;
const find = () =>
  (made ??= (async () => {
    let found;
    await onPage("plain.html", async (page) => {
      await load(page);
      const analysis = await page.evaluate(async () => {
        const { mount } = await import("/selon/selon.js");
        return (await mount(document.getElementById("body"))).analysis();
      });
      found = { analysis, statements: await statements(page) };
    });
    return found;
  })());

/** A page without Selon, and the requests that it makes from here on. */
async function withFile(run, name = "plain.html") {
  const { analysis, statements } = await find();
  await onPage(name, async (page) => {
    const { length } = server.requests;
    await run(page, structuredClone(analysis), statements, () => server.requests.slice(length));
  });
}

/** Puts a <selon-article> with an analysis in a file into the page; gives what the page is told. */
async function give(page, analysis) {
  server.broken.set("/story.selon.json", [200, typeof analysis === "string" ? analysis : JSON.stringify(analysis)]);
  await load(page);
  return page.evaluate(async () => {
    const widget = document.createElement("selon-article");
    widget.setAttribute("for", "#body");
    widget.setAttribute("src", "story.selon.json");
    document.querySelector("main").prepend(widget);
    await new Promise((done) => ["selon:ready", "selon:error"].forEach((type) => widget.addEventListener(type, done)));
    return window.log.at(-1);
  });
}

/** Opens the page as a server writes it that has the analysis in the element; gives what the page is told. */
async function inside(json, run) {
  const page = await readFile(new URL("fixtures/plain.html", import.meta.url), "utf8");
  const element = `<selon-article for="#body"><script type="application/selon+json">${json}</script></selon-article>`;
  const script = '<script type="module" src="/selon/selon.js"></script>';
  const html = page.replace("</head>", `${script}</head>`).replace("<main>", `<main>${element}`);
  server.broken.set("/given.html", [200, html]);
  await onPage("given.html", async (page) => {
    await page.waitForFunction(() => window.log.length);
    await run(page, await page.evaluate(() => window.log[0]));
  });
}

test("an analysis in a file is shown as the engine shows it, and nothing of the engine is loaded", () =>
  withFile(async (page, analysis, expected, requests) => {
    const { type, lost, message } = await give(page, analysis);
    assert.deepEqual([type, lost], ["selon:ready", 0], message);
    assert.deepEqual(await statements(page), expected);
    const loaded = requests();
    assert.deepEqual(
      loaded.filter((path) => ENGINE.test(path)),
      [],
    );
    assert.ok(loaded.includes("/selon/view.wasm"), String(loaded));
    // Once shown, nothing is asked for any more, whatever the reader does.
    const { x, y } = await badgeAt(page, 1);
    await page.mouse.click(x, y);
    await popoverIs(page, true);
    await page.evaluate(() => document.querySelector("selon-article").shadowRoot.querySelector("summary").click());
    assert.deepEqual(requests(), loaded);
    await quiet(page);
  }));

test("an analysis in the element is shown", async () => {
  const { analysis, statements: expected } = await find();
  const { length } = server.requests;
  await inside(JSON.stringify(analysis).replaceAll("<", "\\u003c"), async (page, { type, lost, message }) => {
    assert.deepEqual([type, lost], ["selon:ready", 0], message);
    assert.deepEqual(await statements(page), expected);
    const loaded = server.requests.slice(length);
    assert.ok(loaded.includes("/selon/view.wasm") && !loaded.some((path) => ENGINE.test(path)), String(loaded));
    await quiet(page);
  });
});

test("mount takes an analysis, and the page gets back what it was", () =>
  withFile(async (page, analysis, expected, requests) => {
    await remember(page, "#body");
    await load(page);
    const shown = await page.evaluate(async (analysis) => {
      const { mount } = await import("/selon/selon.js");
      window.handle = await mount(document.getElementById("body"), { analysis });
      return window.handle.found();
    }, analysis);
    assert.deepEqual([shown.analysis, shown.lost], [analysis, 0]);
    assert.deepEqual(await statements(page), expected);
    await page.evaluate(() => window.handle.destroy());
    assert.deepEqual(await unchanged(page, "#body"), { source: true, nodes: true });
    assert.equal(requests().filter((path) => ENGINE.test(path)).length, 0);
  }));

test("a paragraph more, other typography, a statement less: what is surely there is shown, the rest is counted", () =>
  withFile(async (page, analysis, expected) => {
    await page.evaluate(() => {
      const added = document.createElement("p");
      added.append("Publicité : le musée cherche des bénévoles pour l’hiver.");
      document.getElementById("flex").before(added);
      const walker = document.createTreeWalker(document.getElementById("body"), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const { currentNode: node } = walker;
        node.data = node.data.replaceAll("« ", "\u201C").replaceAll(" »", "\u201D").replaceAll("’", "'");
        node.data = node.data.replace("la route est sûre", "la route est coupée");
      }
    });
    const { type, lost } = await give(page, analysis);
    assert.deepEqual([type, lost], ["selon:ready", 1]);
    const shown = await statements(page);
    assert.equal(shown.length, expected.length - 1);
    assert.ok(!shown.some((statement) => statement.includes("route")), String(shown));
  }));

test("a page that changes shows what is still there", () =>
  withFile(async (page, analysis) => {
    await give(page, analysis);
    const detail = page.evaluate(
      () =>
        new Promise((done) =>
          document.addEventListener("selon:update", ({ detail }) => done([detail.lost, detail.analysis.attributions.length])),
        ),
    );
    await page.evaluate(() => document.getElementById("route").remove());
    assert.deepEqual(await detail, [1, analysis.attributions.length - 1]);
  }));

test("what the newsroom has checked is shown however improbable, and says so", () =>
  withFile(async (page, analysis, expected) => {
    const [first, second] = analysis.attributions;
    first.confidence = second.confidence = 0.3;
    second.check = { kind: "changed", by: "R. D.", at: "2026-11-30T09:00:00Z" };
    second.name = "Zoé Marchal, conservatrice";
    const { lost } = await give(page, analysis);
    assert.equal(lost, 0);
    assert.equal((await statements(page)).length, expected.length - 1);
    const { x, y } = await badgeAt(page, 0);
    await page.mouse.click(x, y);
    await popoverIs(page, true);
    const card = await popover(page);
    assert.match(card, /Zoé Marchal, conservatrice/);
    assert.match(card, /vérifiée par la rédaction/);
    assert.doesNotMatch(card, /R\. D\./);
  }));

for (const [what, change, pattern] of [
  [
    "of another article",
    (analysis) => ({ ...analysis, hash: "0", attributions: analysis.attributions.map(elsewhere) }),
    /of another text: 0 of/,
  ],
  ["of another format", (analysis) => ({ ...analysis, format: 2 }), /no analysis of format 1/],
  [
    "with a type that is unknown",
    (analysis) => ({ ...analysis, attributions: [{ ...analysis.attributions[0], type: "wizard" }] }),
    /"wizard"/,
  ],
  ["that is something else", () => ({ hello: "world" }), /no analysis of format 1/],
  ["that is broken", () => "{", /story\.selon\.json: /],
]) {
  test(`an analysis ${what} shows nothing and says why`, () =>
    withFile(async (page, analysis) => {
      await remember(page, "#body");
      const { type, message } = await give(page, change(analysis));
      assert.equal(type, "selon:error");
      assert.match(message, pattern);
      assert.deepEqual(await unchanged(page, "#body"), { source: true, nodes: true });
      assert.deepEqual(await page.evaluate(() => [document.adoptedStyleSheets.length, CSS.highlights.size]), [0, 0]);
    }));
}

/** A statement whose words stand in no article. */
function elsewhere(found) {
  const quotes = found.content.quotes.map((quote) => ({ ...quote, exact: `${quote.exact} nulle part` }));
  return { ...found, content: { ...found.content, quotes } };
}

test("an analysis in the element that is no JSON is told of", () =>
  inside("{", async (_, { type, message }) => assert.deepEqual([type, message.includes("is no JSON")], ["selon:error", true])));
