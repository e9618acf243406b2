// Measures Selon and its peers side by side in headless Chromium; prints one object of JSON.
//
// SELON_BENCH: a file with `{ articles: [{ lang, text }], runs }`; SELON_MADE: the folder of the JavaScript that the
// build makes; SELON_DIST: the distribution; SELON_BROWSER_PATH: Chromium.
import { readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import esbuild from "esbuild";
import puppeteer from "puppeteer-core";
import { SELON, file, listen, type } from "../../tests/browser/server.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const WIDGET = path.join(HERE, "../../www/widget");
const MADE = process.env.SELON_MADE;
const { articles, runs } = JSON.parse(await readFile(process.env.SELON_BENCH, "utf8"));

/** The languages that there are articles in. */
const LANGUAGES = [...new Set(articles.map(({ lang }) => lang))];

/** The tools and the languages that they know. */
const TOOLS = [
  { name: "selon", langs: LANGUAGES },
  { name: "wink", langs: ["en"] },
  { name: "compromise", langs: ["en"] },
  { name: "fr-compromise", langs: ["fr"] },
  { name: "segmenter", langs: LANGUAGES },
  { name: "words", langs: LANGUAGES },
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
    alias: {
      "selon-engine": `${MADE}/engine.js`,
      "selon-languages": `${MADE}/languages.js`,
      "selon-language": `${WIDGET}/language.js`,
      "selon-files": `${WIDGET}/files/site.js`,
    },
    logLevel: "warning",
  });
  return Buffer.from(outputFiles[0].contents);
}

/** What is served besides the distribution, by path. */
async function files() {
  const served = new Map();
  served.set("/index.html", Buffer.from("<!doctype html><html lang=fr><meta charset=utf-8><title>Bench</title><body>"));
  served.set("/page.js", await readFile(path.join(HERE, "page.mjs")));
  for (const { name } of TOOLS) served.set(`/tools/${name}.js`, await bundle(`tools/${name}.mjs`));
  // Beside the distribution's files, which it looks for there.
  served.set("/selon/tools.js", served.get("/tools/selon.js"));
  return served;
}

const served = await files();
const roots = [["/selon/", SELON]];
const server = await listen(({ pathname }) => {
  const body = served.get(pathname);
  return body ? { status: 200, headers: { "content-type": type(pathname) }, body } : file(roots, pathname);
});
const address = `${server.url}/index.html`;
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
    const result = await page.evaluate(async (name, given) => (await import("/page.js"))[name](...given), name, given);
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
  for (const lang of LANGUAGES) {
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
  await server.close();
}
