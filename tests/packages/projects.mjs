// Fresh projects with the package of `cargo xtask build --npm` in them, and what tests do with what they build.
import { execFile } from "node:child_process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import puppeteer from "puppeteer-core";
import { file, listen, sent } from "../browser/server.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));

/** The packed package, and the folder in which projects are made. */
const TARBALL = path.resolve(process.env.SELON_TARBALL);
const PROJECTS = path.resolve(process.env.SELON_PROJECTS);

/** On a busy machine, badges that come at once come after so many milliseconds. */
const LIMIT = 60_000;

/** A build takes seconds; one that takes so many milliseconds hangs. */
const PATIENCE = 300_000;

const execute = promisify(execFile);

/** Runs a program in a folder; rejects with all it said if it fails. */
export async function run(folder, program, ...args) {
  const env = { ...process.env, CI: "1", NODE_ENV: "production", ASTRO_TELEMETRY_DISABLED: "1", NEXT_TELEMETRY_DISABLED: "1" };
  try {
    const { stdout } = await execute(program, args, { cwd: folder, env, timeout: PATIENCE, maxBuffer: 1 << 26 });
    return stdout;
  } catch (error) {
    throw new Error(`${program} ${args.join(" ")}: ${error.message}\n${error.stdout}\n${error.stderr}`);
  }
}

/**
 * A project: the files of a folder beside this, with its packages, which stay from one run to the next, and Selon, which does
 * not. Gives its folder and the program of a package.
 */
export async function project(name) {
  const folder = path.join(PROJECTS, name);
  await cp(path.join(HERE, name), folder, { recursive: true });
  const packages = path.join(folder, "node_modules");
  const stamp = path.join(packages, ".installed");
  const manifest = await readFile(path.join(folder, "package.json"), "utf8");
  if ((await readFile(stamp, "utf8").catch(() => "")) !== manifest) {
    await rm(packages, { recursive: true, force: true });
    await npm(folder, "install", "--include=dev");
    await mkdir(packages, { recursive: true });
    await writeFile(stamp, manifest);
  }
  await npm(folder, "install", "--no-save", "--include=dev", TARBALL);
  return { folder, program: (name) => path.join(packages, ".bin", name) };
}

const npm = (folder, command, ...args) =>
  run(folder, "npm", command, "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error", ...args);

/** What a careful site allows. */
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'";

/** Serves a folder of files under a policy, and gives `test` its address and what was asked for. */
export async function served(folder, test, policy = POLICY) {
  const requests = [];
  const server = await listen(async ({ pathname }) => {
    requests.push(pathname);
    return sent(await file([["/", folder]], pathname), policy);
  });
  try {
    await test(server.url, requests);
  } finally {
    await server.close();
  }
}

/** Opens an address in Chromium, waits until its article has `count` badges, and gives the page to `test`. */
export async function badges(url, count, test = () => {}) {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];
  const browser = await puppeteer.launch({ executablePath: process.env.SELON_BROWSER_PATH ?? "/usr/bin/chromium", headless: true, args });
  const messages = [];
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(LIMIT);
    const isIcon = (address) => address?.endsWith("/favicon.ico");
    const isNews = (message) => !isIcon(message.location().url) && !message.text().startsWith("[vite]");
    page.on("console", (message) => isNews(message) && messages.push(message.text()));
    page.on("pageerror", (error) => messages.push(error.message));
    page.on("requestfailed", (request) => messages.push(`failed: ${request.url()}`));
    page.on(
      "response",
      (response) => response.status() < 400 || isIcon(response.url()) || messages.push(`${response.status()}: ${response.url()}`),
    );
    await page.goto(url);
    await page
      .waitForFunction((count) => document.querySelectorAll("selon-badge").length === count, {}, count)
      .catch((error) => {
        throw new Error(`not ${count} badges on ${url}: ${error.message}`);
      });
    await test(page);
    if (messages.length) throw new Error(`${url} said:\n${messages.join("\n")}`);
  } catch (error) {
    error.message += `\n${messages.join("\n")}`;
    throw error;
  } finally {
    await browser.close();
  }
}

/** The article of all projects, its paragraphs, and how many statements of it readers are shown. */
export const PARAGRAPHS = [
  "Le pont de Valbourg rouvrira lundi, a assuré la mairesse Odile Caron.",
  "« Les piles ont tenu », s’est réjouie l’élue, alors que selon un ingénieur, le tablier devra être refait.",
];
export const TEXT = PARAGRAPHS.join("\n\n");
export const SHOWN = 3;
