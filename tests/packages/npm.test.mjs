// The npm package where most people use it: in Node, in an editor, and in a site that Vite builds.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { SHOWN, TEXT, badges, project, run, served } from "./projects.mjs";

const ARTICLES = fileURLToPath(new URL("../../www/demo/articles", import.meta.url));

let node;

before(async () => {
  node = await project("node");
});

/** What the command line finds in a text. */
const native = (input, lang, threshold) =>
  execFileSync(process.env.SELON_PROGRAM, ["annotate", "-", "--lang", lang, "--format", "json", "--threshold", threshold], { input });

/** An analysis with its numbers as the engine has them: natively they are written with the digits that tell them apart. */
const told = (json) => JSON.parse(json, (key, value) => (key === "confidence" ? Math.fround(value) : value));

/** What a module of the Node project prints. */
const printed = (script) => run(node.folder, "node", "--input-type=module", "--eval", script);

const ANNOTATE = `import { readFile } from "node:fs/promises";
  import { annotate } from "selon/engine";
  const text = await readFile(process.env.ARTICLE, "utf8");
  console.log(JSON.stringify(await annotate(text, { lang: process.env.ARTICLE_LANG, threshold: 0 })));`;

for (const name of (await readdir(ARTICLES)).filter((name) => name.endsWith(".txt"))) {
  test(`Node finds what the command line finds: ${name}`, async () => {
    const lang = name.split(".").at(-2);
    process.env.ARTICLE = path.join(ARTICLES, name);
    process.env.ARTICLE_LANG = lang;
    const found = told(await printed(ANNOTATE));
    assert.ok(found.attributions.length > 5, `${found.attributions.length} attributions`);
    assert.deepEqual(found, told(native(await readFile(process.env.ARTICLE), lang, "0")));
  });
}

test("Node detects the language, and says which there are", async () => {
  const answers = await printed(`import { annotate } from "selon";
    const { lang } = await annotate(${JSON.stringify(TEXT)});
    const refused = await annotate("Text", { lang: "tlh" }).catch(({ message }) => message);
    console.log(lang, refused);`);
  assert.match(answers, /^fr there is no language pack for "tlh", only .*fr/);
});

for (const entry of ["selon", "selon/view", "selon/engine"]) {
  test(`on a server and in its workers, the import of ${entry} does nothing and does not fail`, async () => {
    const script = `import { Worker } from "node:worker_threads";
      await import("${entry}");
      const worker = new Worker('import("${entry}").then(() => process.exit(0), () => process.exit(1))', { eval: true });
      worker.on("exit", (status) => console.log(status, Object.keys(globalThis).filter((name) => /selon/i.test(name)).length));`;
    assert.equal((await printed(script)).trim(), "0 0");
  });
}

test("the package is made as bundlers and Node want it", async () => {
  const report = await run(node.folder, node.program("publint"), "node_modules/selon", "--strict", "--pack=false");
  assert.match(report, /All good/);
});

test("types hold: on a server without DOM, in a page, in templates of React, Vue and Svelte", async () => {
  const types = await project("types");
  const compile = (config) => run(types.folder, process.env.SELON_TSC, "--project", config);
  await compile("server.json");
  await compile("page.json");
  await writeFile(
    path.join(types.folder, "wrong.tsx"),
    `import type {} from "selon/react";\nexport const wrong = <selon-article badges="big" />;\n`,
  );
  await assert.rejects(compile("wrong.json"), /Type '"big"' is not assignable/);
});

test("the element is described as it is", async () => {
  const manifest = JSON.parse(await readFile(path.join(node.folder, "node_modules/selon/custom-elements.json"), "utf8"));
  const [{ tagName, attributes, events, cssProperties, cssParts }] = manifest.modules[0].declarations;
  const source = (name) => readFile(new URL(`../../${name}`, import.meta.url), "utf8");
  const [script, types, chapter] = await Promise.all(
    ["www/widget/selon.js", "www/widget/types/selon.d.ts", "docs/embedding.md"].map(source),
  );
  const names = (list) => list.map(({ name }) => name).sort();
  assert.ok(script.includes(`customElements.define("${tagName}"`));
  assert.deepEqual(names(attributes), JSON.parse(script.match(/observedAttributes = (\[.*?\])/)[1]).sort());
  assert.deepEqual(names(events), [...types.matchAll(/^ {2}"(selon:\w+)": /gm)].map(([, name]) => name).sort());
  assert.deepEqual(names(cssProperties), [...chapter.matchAll(/^\| `(--selon-[\w-]+)` \|/gm)].map(([, name]) => name).sort());
  for (const { name } of cssParts) assert.match(chapter, new RegExp(`^\\| \`${name}\` \\|`, "m"));
});

test("Vite builds pages that find Selon's files, with the engine, without it, and in a worker", async () => {
  const { folder, program } = await project("vite");
  await mkdir(path.join(folder, "public"), { recursive: true });
  await writeFile(path.join(folder, "public/story.selon.json"), native(TEXT, "fr", "0.7"));
  await run(folder, program("vite"), "build", "--logLevel=warn");
  await served(path.join(folder, "dist"), async (url, requests) => {
    const asked = async (page, test) => {
      requests.length = 0;
      await badges(`${url}/${page}.html`, SHOWN, test);
      return requests.map((name) => path.basename(name).replace(/-[\w-]{8}\./, ".")).sort();
    };
    const method = (page) =>
      page.evaluate(async () => {
        const links = [...document.querySelector("selon-article").shadowRoot.querySelectorAll("a")];
        return Promise.all(
          links.filter(({ href }) => href.includes("/assets/")).map(({ href }) => fetch(href).then((answer) => answer.text())),
        );
      });
    const files = await asked("index", async (page) => {
      const [told] = await method(page);
      assert.match(told, /<style>[^]*comment ça marche/);
    });
    for (const name of ["selon.wasm", "fr.pack", "model.pack", "styles.txt", "fr.json"])
      assert.ok(files.includes(name), `${name}: ${files}`);
    assert.ok(!files.includes("view.wasm"), String(files));
    const light = await asked("view");
    assert.ok(light.includes("view.wasm") && !light.some((name) => /selon\.wasm|\.pack/.test(name)), String(light));
    const both = await asked("worker");
    assert.ok(both.includes("view.wasm") && both.includes("selon.wasm"), String(both));
  });
});
