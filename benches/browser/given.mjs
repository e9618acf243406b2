// Measures a page that has its analysis in a file beside one that computes it: bytes, and the time until badges are
// painted, cold, in headless Chromium. Prints one object of JSON.
//
// SELON_DIST: the distribution; SELON_BROWSER_PATH: Chromium; SELON_PROGRAM: the command line.
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import puppeteer from "puppeteer-core";
import { SELON, file, listen } from "../../tests/browser/server.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const ARTICLE = path.join(ROOT, "www/demo/articles/crue.fr.txt");
const PROGRAM = process.env.SELON_PROGRAM ?? path.join(ROOT, "target/debug/selon");
const RUNS = 15;

const text = await readFile(ARTICLE, "utf8");
const analysis = execFileSync(PROGRAM, ["annotate", ARTICLE, "--format", "json", "--threshold", "0.7"]);
const compact = JSON.stringify(JSON.parse(analysis));

/** The article's page, which notes when its badges are painted. */
function page(element) {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const paragraphs = escaped.split(/\n{2,}/).map((paragraph) => `<p>${paragraph}</p>`);
  const note = `document.addEventListener("selon:ready", ({ detail }) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { window.painted = { time: performance.now(), statements: detail.analysis.attributions.length }; };
    port2.postMessage(0);
  }));`;
  const head = `<meta charset="utf-8"><title>Bench</title><script>${note}</script><script type="module" src="/selon/selon.js"></script>`;
  return `<!doctype html><html lang="fr"><head>${head}</head><body>${element}<div id="body">${paragraphs.join("")}</div></body></html>`;
}

const pages = new Map([
  ["/engine.html", page('<selon-article for="#body"></selon-article>')],
  ["/given.html", page('<selon-article for="#body" src="/story.selon.json"></selon-article>')],
  ["/story.selon.json", compact],
]);
/** What a page has asked for. */
let requests = [];
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

/** What is sent for a path, compressed as browsers take it without a certificate. */
const sent = new Map();

async function answer(pathname) {
  const own = pages.get(pathname);
  const type = pathname.endsWith(".json") ? "application/json" : "text/html; charset=utf-8";
  const found = own
    ? { status: 200, headers: { "content-type": type }, body: Buffer.from(own) }
    : await file([["/selon/", SELON]], pathname);
  if (found.status !== 200) return found;
  const headers = { ...found.headers, "content-encoding": "gzip", "cache-control": "no-store" };
  return { ...found, headers, body: gzipSync(found.body, { level: 9 }), bytes: found.body };
}

const server = await listen(async ({ pathname }) => {
  if (!sent.has(pathname)) sent.set(pathname, await answer(pathname));
  const found = sent.get(pathname);
  if (found.bytes && !pathname.endsWith(".html")) requests.push([pathname, found.bytes]);
  return found;
});
const browser = await puppeteer.launch({
  executablePath: process.env.SELON_BROWSER_PATH ?? "/usr/bin/chromium",
  headless: true,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
});

/** A telephone's network: bytes a second, and milliseconds there and back. */
const TELEPHONE = { offline: false, downloadThroughput: 200_000, uploadThroughput: 100_000, latency: 150 };

/** One visit in a fresh profile: nothing is compiled or kept from before. */
async function visit(name, network) {
  const context = await browser.createBrowserContext();
  try {
    requests = [];
    const page = await context.newPage();
    if (network) await (await page.createCDPSession()).send("Network.emulateNetworkConditions", network);
    await page.goto(`${server.url}/${name}`);
    await page.waitForFunction(() => window.painted);
    return { ...(await page.evaluate(() => window.painted)), requests };
  } finally {
    await context.close();
  }
}

const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

try {
  const names = ["engine.html", "given.html"];
  const visits = names.flatMap((name) => [null, TELEPHONE].map((network) => ({ name, network, all: [] })));
  for (const { name } of visits) await visit(name);
  // In turn, so that whatever else the machine does falls on all.
  for (let at = 0; at < RUNS; at++) for (const one of visits) one.all.push(await visit(one.name, one.network));
  const told = visits.map(({ name, network, all }) => {
    const times = all.map(({ time }) => time);
    const sizes = Object.fromEntries(all[0].requests.map(([pathname, body]) => [pathname, brotli(body).length]));
    return {
      page: name,
      network: network ? "telephone" : "none",
      statements: all[0].statements,
      painted: median(times),
      least: Math.min(...times),
      // As a site serves them, brotli 11.
      bytes: Object.values(sizes).reduce((sum, bytes) => sum + bytes, 0),
      sizes,
    };
  });
  console.log(JSON.stringify({ load: os.loadavg()[0], runs: RUNS, words: text.split(/\s+/).length, pages: told }, null, 2));
} finally {
  await browser.close();
  await server.close();
}
