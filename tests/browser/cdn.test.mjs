// Selon's folder on a server for files, of another origin than the page: a folder for each version, one integrity value for all
// of its files.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { WEBKIT, heard, onPage, quiet, remember, server, statements, unchanged } from "./browser.mjs";
import { SELON, file, listen } from "./server.mjs";

/** What such a server sends beside the file. */
const HEADERS = {
  "access-control-allow-origin": "*",
  "cross-origin-resource-policy": "cross-origin",
  // WebKit's tests share what was kept, and here files change.
  "cache-control": WEBKIT ? "no-store" : "public, max-age=31536000, immutable",
};

let cdn;
let folder;

/** Paths that were asked for, and files that somebody has changed. */
const asked = [];
const changed = new Map();

before(async () => {
  const { build } = JSON.parse(await readFile(path.join(SELON, "ui/en.json"), "utf8"));
  folder = `/selon/${build.split("+")[0]}`;
  cdn = await listen(async ({ pathname }) => {
    asked.push(pathname);
    const [, version, name] = pathname.match(/^\/selon\/([\w.]+)\/(.*)$/) ?? [];
    const { status, headers, body } = await file([["/", SELON]], `/${version && name}`);
    return { status, headers: { ...headers, ...HEADERS }, body: changed.get(name)?.(body) ?? body };
  });
});

after(() => cdn?.close());

const LOADS = (script, attributes = "") => `<script type="module" src="${cdn.url}${folder}/${script}" crossorigin ${attributes}></script>`;
const ELEMENT = '<selon-article for="#body"></selon-article>';

/** A policy that lets the page use the other origin. */
const policyOf = (inline = "") =>
  `default-src 'none'; script-src 'self' ${inline} ${cdn.url} 'wasm-unsafe-eval'; connect-src 'self' ${cdn.url}; ` +
  "style-src 'self'; img-src 'self'; font-src 'self'; worker-src 'self'";

/** Opens the page with these tags in its head and before its article. */
async function onSite(head, element, run, { headers = {}, inline = "" } = {}) {
  const html = await readFile(new URL("fixtures/plain.html", import.meta.url), "utf8");
  // What stands in the page is remembered before Selon comes.
  const page = html.replace("</head>", `${head}</head>`).replace("<main>", `<main>${element}`);
  server.broken.set("/cdn.html", [200, page, undefined, headers]);
  const policy = policyOf(inline);
  asked.length = 0;
  await onPage(`cdn.html?policy=${encodeURIComponent(policy)}`, run);
  changed.clear();
}
/** Waits for the first event of the page's element, and gives it. */
const told = async (page) => {
  await page.waitForFunction(() => window.log.length);
  return page.evaluate(() => ({ type: window.log[0].type, message: window.log[0].message ?? window.log[0].detail?.message }));
};

test("all comes from one folder of another origin, also to a page that is isolated", () =>
  onSite(
    LOADS("selon.js"),
    ELEMENT,
    async (page) => {
      assert.equal((await told(page)).type, "selon:ready");
      assert.ok((await statements(page)).length > 5);
      assert.ok(await page.evaluate(() => crossOriginIsolated || typeof crossOriginIsolated === "undefined"));
      assert.ok(asked.includes(`${folder}/selon.wasm`) && asked.every((path) => path.startsWith(`${folder}/`)), String(asked));
      await quiet(page);
    },
    { headers: { "cross-origin-embedder-policy": "require-corp", "cross-origin-opener-policy": "same-origin" } },
  ));

test("an import map gives Selon a name", () => {
  const map = `<script type="importmap">{ "imports": { "selon": "${cdn.url}${folder}/selon.js" } }</script>`;
  server.broken.set("/uses.js", [200, 'import { annotate } from "selon";\nwindow.found = await annotate("Il pleut, a dit Anne Vidal.");']);
  const inline = "'unsafe-inline'";
  return onSite(
    `${map}<script type="module" src="/uses.js"></script>`,
    "",
    async (page) => {
      await page.waitForFunction(() => window.found);
      assert.equal(await page.evaluate(() => window.found.attributions[0].name), "Anne Vidal");
    },
    { inline },
  );
});

test("two versions on a page: the first works, the second does nothing", () =>
  onSite(LOADS("selon.js") + LOADS("selon.js").replace(folder, "/selon/9.9.9"), ELEMENT, async (page) => {
    assert.equal((await told(page)).type, "selon:ready");
    const other = asked.filter((path) => path.startsWith("/selon/9.9.9/"));
    assert.deepEqual(other, ["/selon/9.9.9/selon.js"]);
    await quiet(page);
  }));

/** The value of the script that knows all others. */
const integrity = async () => {
  const bytes = await readFile(path.join(SELON, "selon.pinned.js"));
  return `integrity="sha384-${createHash("sha384").update(bytes).digest("base64")}"`;
};

const STORY = '<selon-article for="#body" src="story.selon.json"></selon-article>';
const SEARCHED = "<selon-article></selon-article>";
const PRINTED = '<selon-article for="#body" print="notes"></selon-article>';

/** Changes of files that leave them what they are. */
const spaced = (body) => Buffer.concat([body, Buffer.from("\n")]);
const section = (body) => Buffer.concat([body, Buffer.from([0, 2, 1, 97])]);

/** The analysis of the page's article, as a file of the page's own. */
async function giveStory(page) {
  const analysis = await page.evaluate(async (address) => {
    const { mount } = await import(address);
    return (await mount(document.getElementById("body"))).analysis();
  }, `${cdn.url}${folder}/selon.js`);
  server.broken.set("/story.selon.json", [200, JSON.stringify(analysis)]);
}

/** What pages have, and for each the files that it uses, with changes that leave them what they are. */
const USES = {
  "an article": [ELEMENT, { "selon.wasm": section, "model.pack": spaced, "fr.pack": spaced, "selon.css": spaced, "ui/fr.json": spaced }],
  "an article that is looked for": [SEARCHED, {}],
  "notes on paper": [PRINTED, {}],
  "an analysis made before": [STORY, { "view.wasm": section }],
};

for (const [what, [element, files]] of Object.entries(USES)) {
  test(`one integrity value covers all files: ${what}`, async () => {
    if (element === STORY) await onSite("", "", giveStory);
    const script = LOADS("selon.pinned.js", await integrity());
    await onSite(script, element, async (page) => {
      assert.equal((await told(page)).type, "selon:ready");
      for (const name of Object.keys(files)) assert.ok(asked.includes(`${folder}/${name}`), `${name} is not used: ${asked}`);
      // No import takes an integrity value: there is no other script.
      const scripts = asked.filter((path) => path.endsWith(".js"));
      assert.deepEqual(scripts, [`${folder}/selon.pinned.js`]);
      await quiet(page);
    });
    for (const [name, change] of Object.entries(files)) {
      changed.set(name, change);
      await onSite(script, element, async (page) => {
        const { type, message } = await told(page);
        assert.equal(type, "selon:error", name);
        assert.ok(message.includes(`${folder}/${name}: not the file that belongs to this script`), message);
        assert.equal(await page.evaluate(() => document.querySelectorAll("selon-badge").length), 0);
      });
    }
  });
}

test("who gives no integrity value takes what comes", async () => {
  changed.set("selon.css", spaced);
  changed.set("selon.wasm", section);
  await onSite(LOADS("selon.js"), ELEMENT, async (page) => assert.equal((await told(page)).type, "selon:ready"));
});

test("a script that differs from its integrity value is not run", async () => {
  const script = LOADS("selon.pinned.js", await integrity());
  changed.set("selon.pinned.js", spaced);
  await onSite(script, ELEMENT, async (page) => {
    await page.evaluate(
      () => new Promise((done) => (document.readyState === "complete" ? done() : addEventListener("load", () => done()))),
    );
    assert.deepEqual(await page.evaluate(() => [!!customElements.get("selon-article"), window.log.length]), [false, 0]);
  });
});

/** A service worker that answers for one file with what it kept of an older version. */
const WORKER = `self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (!event.request.url.endsWith("/ui/fr.json")) return;
  const old = async () => {
    const texts = await (await fetch(event.request.url)).json();
    return new Response(JSON.stringify({ ...texts, build: "0.0.1+old" }), { headers: { "content-type": "application/json" } });
  };
  event.respondWith(old());
});`;

/** Lets such a worker take over the page, then adds the script and the element; gives what the page is told. */
async function workerOnPage(page, script, value) {
  await remember(page, "#body");
  await page.evaluate(
    (worker, script, value) =>
      navigator.serviceWorker.register(worker).then(async () => {
        if (!navigator.serviceWorker.controller) await new Promise((done) => (navigator.serviceWorker.oncontrollerchange = done));
        const tag = Object.assign(document.createElement("script"), { type: "module", src: script, crossOrigin: "", integrity: value });
        const element = document.createElement("selon-article");
        element.setAttribute("for", "#body");
        document.querySelector("main").prepend(element);
        document.head.append(tag);
      }),
    `/worker.js?policy=${encodeURIComponent(policyOf())}`,
    script,
    value,
  );
  return told(page);
}

for (const pinned of [false, true]) {
  test(`a service worker with an old file: ${pinned ? "refused by who gave an integrity value" : "told in the console"}`, {
    skip: WEBKIT && "its tests have no service workers",
  }, async () => {
    server.broken.set("/worker.js", [200, WORKER]);
    const name = pinned ? "selon.pinned.js" : "selon.js";
    const value = pinned ? (await integrity()).slice('integrity="'.length, -1) : "";
    await onSite("", "", async (page) => {
      const { type, message } = await workerOnPage(page, `${cdn.url}${folder}/${name}`, value);
      if (pinned) {
        assert.equal(type, "selon:error");
        assert.match(message, /ui\/fr\.json: not the file that belongs to this script/);
        assert.deepEqual(await unchanged(page, "#body"), { source: true, nodes: true });
      } else {
        assert.equal(type, "selon:ready");
        const warned = (await heard(page)).filter((message) => /ui\/fr\.json is of build 0\.0\.1\+old/.test(message));
        assert.equal(warned.length, 1);
      }
    });
  });
}
