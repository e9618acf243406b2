// Measures Selon and its peers side by side in headless Chromium; prints one object of JSON.
//
// SELON_BENCH: a file with `{ articles: [{ lang, text }], runs }`; SELON_ENGINE: the JavaScript glue;
// SELON_DIST: the distribution; SELON_BROWSER_PATH: Chromium.
import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import esbuild from "esbuild";
import puppeteer from "puppeteer-core";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const DIST = process.env.SELON_DIST;
const { articles, runs } = JSON.parse(await readFile(process.env.SELON_BENCH, "utf8"));

/** The tools and the languages that they know. */
const TOOLS = [
  { name: "selon", langs: ["fr", "en"] },
  { name: "wink", langs: ["en"] },
  { name: "compromise", langs: ["en"] },
  { name: "fr-compromise", langs: ["fr"] },
  { name: "segmenter", langs: ["fr", "en"] },
  { name: "words", langs: ["fr", "en"] },
];

/** A script and all that it imports, as one file. */
async function bundle(file) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(HERE, file)],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    alias: { "selon-engine": process.env.SELON_ENGINE },
    logLevel: "warning",
  });
  return Buffer.from(outputFiles[0].contents);
}

/** Everything that is served, by path. */
async function files() {
  const served = new Map();
  served.set("/", Buffer.from("<!doctype html><html lang=fr><meta charset=utf-8><title>Bench</title><body>"));
  served.set("/page.js", await readFile(path.join(HERE, "page.mjs")));
  for (const { name } of TOOLS) served.set(`/tools/${name}.js`, await bundle(`tools/${name}.mjs`));
  for (const name of await readdir(DIST, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const file = path.join(name.parentPath ?? name.path, name.name);
    served.set(`/selon/${path.relative(DIST, file).replaceAll(path.sep, "/")}`, await readFile(file));
  }
  // Beside the distribution's files, which it looks for there.
  served.set("/selon/tools.js", served.get("/tools/selon.js"));
  return served;
}

const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm", ".css": "text/css", ".json": "application/json" };

function serve(served) {
  const server = createServer(({ url }, response) => {
    const body = served.get(url);
    const type = TYPES[path.extname(url)] ?? (url === "/" ? "text/html" : "application/octet-stream");
    response.writeHead(body ? 200 : 404, { "content-type": type });
    response.end(body);
  });
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(server)));
}

const served = await files();
const server = await serve(served);
const address = `http://127.0.0.1:${server.address().port}/`;
const browser = await puppeteer.launch({
  executablePath: process.env.SELON_BROWSER_PATH,
  headless: true,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
});

/** Calls a function of the page in a fresh profile, so that nothing is compiled or kept from before. */
async function fresh(name, ...given) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.goto(address);
    const result = await page.evaluate(
      async (name, given) => (await import("/page.js"))[name](...given),
      name,
      given,
    );
    if (name !== "use") return result;
    const session = await page.createCDPSession();
    await session.send("HeapProfiler.collectGarbage");
    return result + (await page.metrics()).JSHeapUsedSize;
  } finally {
    await context.close();
  }
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const spread = (numbers) => ({ median: median(numbers), least: Math.min(...numbers), most: Math.max(...numbers) });

async function repeated(work) {
  const results = [];
  for (let at = 0; at < runs; at++) results.push(await work());
  return results;
}

/** A tool on the articles of a language. */
async function measure(name, lang) {
  const own = articles.filter((article) => article.lang === lang);
  const results = await repeated(() => fresh("speed", name, own, 3));
  const memory = await repeated(() => fresh("use", name, own, 100));
  return {
    tool: name,
    lang,
    rate: spread(results.flatMap((result) => result.rates)),
    cold: spread(results.map((result) => result.cold)),
    warm: spread(results.flatMap((result) => result.warm)),
    start: spread(results.map((result) => result.start)),
    memory: spread(memory),
  };
}

try {
  const empty = await repeated(() => fresh("use", "words", [], 0));
  const tools = [];
  for (const { name, langs } of TOOLS) for (const lang of langs) tools.push(await measure(name, lang));
  const steps = await repeated(() => fresh("start"));
  const mounts = [];
  for (const lang of ["fr", "en"]) {
    const article = articles.find((article) => article.lang === lang);
    const results = await repeated(() => fresh("mounted", article, 15));
    const warm = results.flatMap((result) => result.warm);
    mounts.push({
      lang,
      words: article.text.split(/\s+/).length,
      badges: results[0].cold.badges,
      cold: spread(results.map((result) => result.cold.laidOut)),
      coldPainted: spread(results.map((result) => result.cold.painted)),
      warm: spread(warm.map((result) => result.laidOut)),
      warmPainted: spread(warm.map((result) => result.painted)),
    });
  }
  const weights = TOOLS.map(({ name }) => ({ tool: name, brotli: brotliCompressSync(served.get(`/tools/${name}.js`)).length }));
  const start = Object.fromEntries(Object.keys(steps[0]).map((step) => [step, spread(steps.map((times) => times[step]))]));
  const result = { browser: await browser.version(), load: os.loadavg()[0], empty: spread(empty), tools, start, mounts, weights };
  console.log(JSON.stringify(result));
} finally {
  await browser.close();
  server.close();
}
