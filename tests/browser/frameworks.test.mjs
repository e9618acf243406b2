// The examples of docs/embedding.md work as they are printed there, in the frameworks that they are for.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { createElement } from "react";
import { renderToString as renderReact } from "react-dom/server";
import { compile as compileSvelte } from "svelte/compiler";
import { createSSRApp, h } from "vue";
import { compileScript, parse as parseVue } from "vue/compiler-sfc";
import { renderToString as renderVue } from "vue/server-renderer";
import { WEBKIT, onPage, quiet, server } from "./browser.mjs";

/** Below the packages, which are looked for in the folders above a file. */
const CACHE = fileURLToPath(new URL("../../node_modules/.cache", import.meta.url));
const DOCUMENT = await readFile(fileURLToPath(new URL("../../docs/embedding.md", import.meta.url)), "utf8");

/** The code of the document's only example in a language. */
function example(language) {
  const found = [...DOCUMENT.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm"))];
  assert.equal(found.length, 1, `examples in ${language}`);
  return found[0][1];
}

/** What the document says to tell Vue. */
const isCustomElement = new Function(`return { ${DOCUMENT.match(/compilerOptions: \{ (isCustomElement: .*?) \}`/)[1]} }`)().isCustomElement;

function vue(source) {
  const { descriptor } = parseVue(source);
  return compileScript(descriptor, { id: "story", inlineTemplate: true, templateOptions: { compilerOptions: { isCustomElement } } })
    .content;
}

/** For each framework: its example as a module, and a page's use of it: `show(html)` and `leave()`. */
const FRAMEWORKS = {
  React: {
    file: "story.jsx",
    code: () => example("jsx"),
    use: `import { createElement } from "react"; import { createRoot } from "react-dom/client"; import { Story } from "./story.jsx";
      const root = createRoot(document.getElementById("app"));
      window.show = (html) => root.render(createElement(Story, { html }));
      window.leave = () => root.unmount();`,
  },
  Vue: {
    file: "story.js",
    code: () => vue(example("vue")),
    use: `import { createApp, h, reactive } from "vue"; import Story from "./story.js";
      const state = reactive({ html: "" });
      const app = createApp({ render: () => h(Story, { html: state.html }) });
      let mounted;
      window.show = (html) => { state.html = html; mounted ??= app.mount("#app"); };
      window.leave = () => app.unmount();`,
  },
  Svelte: {
    file: "story.js",
    code: () => compileSvelte(example("svelte"), { generate: "client" }).js.code,
    use: `import { createClassComponent } from "svelte/legacy"; import Story from "./story.js";
      let story;
      window.show = (html) => { story ? story.$set({ html }) : (story = createClassComponent({ component: Story, target: document.getElementById("app"), props: { html } })); };
      window.leave = () => story.$destroy();`,
  },
};

/** The script that a page of a site built with the framework would load. */
async function bundle({ file, code = () => "", use, also = "" }) {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(path.join(CACHE, "selon-framework-"));
  try {
    await writeFile(path.join(folder, file), code());
    await writeFile(path.join(folder, "page.js"), use);
    await writeFile(path.join(folder, "hydrate.js"), also);
    const { outputFiles } = await build({
      entryPoints: [path.join(folder, "page.js")],
      bundle: true,
      write: false,
      format: "esm",
      jsx: "automatic",
      conditions: ["svelte", "browser"],
      define: {
        "process.env.NODE_ENV": '"production"',
        __VUE_OPTIONS_API__: "true",
        __VUE_PROD_DEVTOOLS__: "false",
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
      },
      logLevel: "error",
    });
    return outputFiles[0].text;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const FIRST = "<p>« Tout va bien », a déclaré Anne Vidal.</p><p>Le préfet a affirmé que la route est sûre.</p>";
const SECOND = "<p>Selon la mairie, le pont rouvrira. « Enfin », a dit Marc Dupré.</p><p>La police a annoncé que la rue est fermée.</p>";

/** In a task of the page's own: what a driver runs, WebKit interrupts for microtasks, and frameworks do not like that. */
const show = (page, html) => page.evaluate((html) => new Promise((done) => setTimeout(() => done(void window.show(html)))), html);

/** Frameworks set text as HTML, which the policy of the other tests forbids them. */
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'";

for (const [name, framework] of Object.entries(FRAMEWORKS)) {
  test(`the example for ${name} works`, async () => {
    server.broken.set("/story.js", [200, await bundle(framework)]);
    await onPage(`framework.html?policy=${encodeURIComponent(POLICY)}`, async (page) => {
      await page.waitForFunction(() => !!window.show);
      const badged = (count) =>
        page.waitForFunction((count) => document.querySelectorAll('#story selon-badge[data-style="pill"]').length === count, {}, count);
      await show(page, FIRST);
      await badged(2);
      await show(page, SECOND);
      await badged(3);
      await page.evaluate(() => document.querySelector("selon-article").remove());
      await badged(0);
      const left = await page.evaluate(() => document.getElementById("story").innerHTML);
      // Frameworks may leave comments of their own.
      assert.equal(left.replace(/<!--.*?-->/g, ""), SECOND);
      await quiet(page);
    });
    await onPage(`framework.html?policy=${encodeURIComponent(POLICY)}`, async (page) => {
      await page.waitForFunction(() => !!window.show);
      await show(page, FIRST);
      await page.waitForFunction(() => document.querySelectorAll("#story selon-badge").length === 2);
      await page.evaluate(() => window.leave());
      await page.waitForFunction(() => document.getElementById("app").textContent === "");
      assert.equal(await page.evaluate(() => document.querySelectorAll("selon-badge, selon-article").length), 0);
      await quiet(page);
    });
  });
}

const SENTENCES = ["« Le pont est sûr », a déclaré Anne Vidal.", "Le préfet a affirmé que la route est sûre."];

const SVELTE = `<script>const sentences = ${JSON.stringify(SENTENCES)};</script>
<div id="story">{#each sentences as sentence}<p><em>Ici</em> {sentence}</p>{/each}</div>`;

/** For each framework: what its server sends, and the script that takes it over. */
const SERVERS = {
  React: {
    html: async () => renderReact(createElement("div", { id: "story" }, ...paragraphs(createElement))),
    file: "unused.js",
    use: `import { createElement } from "react"; import { hydrateRoot } from "react-dom/client";
      const story = createElement("div", { id: "story" }, ...(${paragraphs})(createElement, ${JSON.stringify(SENTENCES)}));
      hydrateRoot(document.getElementById("app"), story, { onRecoverableError: ({ message }) => window.faults.push(message) });`,
  },
  Vue: {
    html: () => renderVue(createSSRApp({ render: () => h("div", { id: "story" }, paragraphs(h)) })),
    file: "unused.js",
    use: `import { createSSRApp, h } from "vue";
      createSSRApp({ render: () => h("div", { id: "story" }, (${paragraphs})(h, ${JSON.stringify(SENTENCES)})) }).mount("#app");`,
  },
  Svelte: {
    html: async () => {
      await mkdir(CACHE, { recursive: true });
      const folder = await mkdtemp(path.join(CACHE, "selon-server-"));
      try {
        await writeFile(path.join(folder, "story.mjs"), compileSvelte(SVELTE, { generate: "server" }).js.code);
        const [{ default: Story }, { render }] = await Promise.all([import(path.join(folder, "story.mjs")), import("svelte/server")]);
        return render(Story).body;
      } finally {
        await rm(folder, { recursive: true });
      }
    },
    file: "story.js",
    code: () => compileSvelte(SVELTE, { generate: "client" }).js.code,
    use: `import { hydrate } from "svelte"; import Story from "./story.js";
      hydrate(Story, { target: document.getElementById("app"), props: {}, recover: false });`,
  },
};

/** The article, made by a framework's function for elements. */
function paragraphs(create, sentences = SENTENCES) {
  return sentences.map((sentence) => create("p", { key: sentence }, [create("em", { key: "em" }, "Ici"), ` ${sentence}`]));
}

for (const [name, framework] of Object.entries(SERVERS)) {
  test(`what ${name} has rendered on a server it can take over, also when Selon is there first`, async () => {
    const page = await readFile(fileURLToPath(new URL("fixtures/framework.html", import.meta.url)), "utf8");
    const html = await framework.html();
    const body = `<selon-article for="#story"></selon-article><main id="app">${html}</main>`;
    // However long the framework takes on a busy machine: Selon does not stop waiting for what the page loads.
    const patient = `const later = setTimeout;
      window.setTimeout = (work, delay, ...rest) => delay === 5000 ? 0 : later(work, delay, ...rest);`;
    server.broken.set("/patient.js", [200, patient]);
    const head = page.replace("<head>", '<head><script src="/patient.js"></script>');
    server.broken.set("/rendered.html", [200, head.replace('<main id="app"></main>', body)]);
    let arrive;
    // What stands there when the framework's script comes.
    const use = `window.faults = [];
      window.rendered = [...document.querySelectorAll("#story p")];
      window.before = document.querySelectorAll("selon-badge").length;
      import("./hydrate.js");`;
    const script = await bundle({ ...framework, use, also: framework.use });
    server.broken.set("/story.js", [200, script, new Promise((done) => (arrive = done))]);
    await onPage(`plain.html?policy=${encodeURIComponent(POLICY)}`, async (page) => {
      // This driver does nothing while a page loads.
      if (WEBKIT) setTimeout(arrive, 2000);
      await page.evaluate((policy) => {
        setTimeout(() => (location.href = `/rendered.html?policy=${encodeURIComponent(policy)}`));
      }, POLICY);
      // Selon has read the article before the framework's script has come.
      if (!WEBKIT) {
        await page.waitForFunction(() => document.querySelector("selon-article")?.shadowRoot?.querySelector(".panel .title"));
        arrive();
      }
      await page.waitForFunction(() => document.querySelectorAll("#story selon-badge").length === 2);
      const taken = await page.evaluate(() => {
        const isTaken = (element) => Object.getOwnPropertyNames(element).some((name) => /^(__react|__v|_v)/.test(name));
        return [before, faults, rendered.every((paragraph) => paragraph.isConnected), isTaken(document.getElementById("app"))];
      });
      assert.deepEqual(taken.slice(0, 3), [0, [], true]);
      if (name !== "Svelte") assert.ok(taken[3], "it was taken over");
      await quiet(page);
    });
  });
}
