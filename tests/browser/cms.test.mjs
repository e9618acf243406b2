// The snippets of docs/cms.md work as they are printed there, in pages as the systems make them that they are for.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import Handlebars from "handlebars";
import Twig from "twig";
import { parse } from "yaml";
import { onPage, server, statements } from "./browser.mjs";
import { SELON } from "./server.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const DOCUMENT = await readFile(path.join(ROOT, "docs/cms.md"), "utf8");

/** The code of the document's only example in a language. */
function example(language) {
  const found = [...DOCUMENT.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm"))];
  assert.equal(found.length, 1, `examples in ${language}`);
  return found[0][1];
}

const STORY =
  "<p>« Le pont restera fermé », a déclaré Anne Vidal, maire de Valbourg.</p>" +
  "<p>Selon un rapport du cabinet Artelis, trois piles sont fissurées. La ville compte deux ponts.</p>";

/** The end of each statement of the story. */
const ENDS = ["bourg.", "urées."];

/** A system's page: what it has in its head, what in its body. */
const pageOf = (head, body) =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>x</title>${head}</head><body id="body">${body}</body></html>`;

/** Serves a page, the distribution where the page looks for it, and reads the page as a reader does. */
async function read(html, folder, run = () => {}) {
  const files = ["selon.js", "selon.css", "selon.wasm", "model.pack", "fr.pack", "ui/fr.json", "view.js", "view.wasm"];
  for (const name of files) server.broken.set(`${folder}/${name}`, [200, await readFile(path.join(SELON, name))]);
  server.broken.set("/cms.html", [200, html]);
  const { length } = server.requests;
  await onPage(
    "cms.html",
    async (page) => {
      await page.waitForFunction((count) => document.querySelectorAll("selon-badge").length === count, {}, ENDS.length);
      assert.deepEqual(await statements(page, 6), ENDS);
      await run(page, server.requests.slice(length));
    },
    { plainly: true },
  );
}

test("Ghost: the theme's template shows the statements, and the summary is as wide as the style sheet says", async () => {
  const { SafeString, create } = Handlebars;
  const ghost = create();
  ghost.registerHelper("asset", (name) => new SafeString(`/assets/${name}?v=0123456789`));
  ghost.registerHelper("content", () => new SafeString(STORY));
  server.broken.set("/ghost.css", [200, example("css")]);
  const body = ghost.compile(example("handlebars"))({});
  await read(pageOf('<link rel="stylesheet" href="/ghost.css">', body), "/assets/selon", async (page) => {
    assert.equal(await page.evaluate(() => document.querySelector("selon-article").offsetWidth), 720);
  });
});

/** The script tags of a Drupal library, as Drupal writes them. */
function scripts({ js }, theme) {
  return Object.entries(js).map(([file, { attributes, preprocess }]) => {
    assert.equal(preprocess, false);
    const more = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
    return `<script src="${theme}/${file}?v=1"${more.join("")}></script>`;
  });
}

test("Drupal: the theme's library and template show the statements", async () => {
  const theme = "/themes/custom/courrier";
  const attached = [];
  Twig.extendFunction("attach_library", (name) => {
    attached.push(name);
    return "";
  });
  const data = { attributes: ' class="node"', label: "Le pont", node: { id: 7 }, content: { body: `<div class="field">${STORY}</div>` } };
  const body = Twig.twig({ data: example("twig").replaceAll("THEME", "courrier") }).render(data);
  assert.deepEqual(attached, ["courrier/selon"]);
  await read(pageOf(scripts(parse(example("yaml")).selon, theme).join(""), body), `${theme}/selon`);
});

test("a headless CMS: the analysis is made when an article is published, and readers load no engine", async () => {
  process.env.SELON = process.env.SELON_PROGRAM ?? path.join(ROOT, "target/debug/selon");
  const { analyse, summary } = await import(`data:text/javascript,${encodeURIComponent(example("js"))}`);
  const analysis = await analyse(STORY, "fr");
  analysis.attributions[0].check = { kind: "confirmed", by: "Rédactrice" };
  const head = '<script type="module" src="/selon/selon.js"></script>';
  await read(pageOf(head, `${summary(analysis)}<div id="story">${STORY}</div>`), "/selon", (_, requests) => {
    assert.ok(requests.includes("/selon/view.wasm") && !requests.some((path) => /selon\.wasm|\.pack$/.test(path)), String(requests));
  });
  assert.ok(!summary(analysis).includes("Rédactrice"));
  await assert.rejects(analyse(STORY, "fr", "no-such-file.json"));
});
