// The npm package in sites that are built with larger tools, and in Deno.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { SHOWN, badges, project, run, served } from "./projects.mjs";

const ARTICLE = fileURLToPath(new URL("../../www/demo/articles/crue.fr.txt", import.meta.url));

/** A port that nothing listens at. */
const freePort = () =>
  new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });

/** Runs a server of a project until `test` is done with its address. */
async function serving(folder, program, args, test) {
  const port = await freePort();
  const server = spawn(program, [...args, "--port", port], { cwd: folder, stdio: ["ignore", "inherit", "inherit"] });
  const url = `http://127.0.0.1:${port}`;
  try {
    for (let tries = 0; !(await fetch(url).catch(() => undefined)); tries += 1) {
      if (tries > 300 || server.exitCode !== null) throw new Error(`${program} does not answer at ${url}`);
      await new Promise((done) => setTimeout(done, 100));
    }
    await test(url);
  } finally {
    const ended = new Promise((done) => server.once("exit", done));
    server.kill();
    await ended;
  }
}

test("Deno finds what the command line finds", async () => {
  const { folder, program } = await project("deno");
  // npm runs no scripts here, and the program lies in a package of its own.
  const found = JSON.parse(await run(folder, program("deno"), "run", "--allow-read", "--node-modules-dir=manual", "main.mjs", ARTICLE));
  const args = ["annotate", ARTICLE, "--lang", "fr", "--format", "json", "--threshold", "0"];
  const expected = JSON.parse(execFileSync(process.env.SELON_PROGRAM, args, { encoding: "utf8" }));
  const told = (analysis) =>
    analysis.attributions.map(({ name, type, content, confidence }) => [name, type, content.text, Math.fround(confidence)]);
  assert.ok(expected.attributions.length > 5);
  assert.deepEqual(told(found), told(expected));
});

test("Vite's development server finds Selon's files", async () => {
  const { folder, program } = await project("vite");
  await rm(path.join(folder, "node_modules/.vite"), { recursive: true, force: true });
  await serving(folder, program("vite"), ["--host", "127.0.0.1", "--strictPort"], (url) => badges(url, SHOWN));
});

test("the chapter's example is the one that is tried here", async () => {
  const read = (name) => readFile(new URL(name, import.meta.url), "utf8");
  const [chapter, example] = await Promise.all(["../../docs/npm.md", "next/app/server/sourced.jsx"].map(read));
  assert.ok(chapter.includes(`\`\`\`jsx\n${example}\`\`\``));
});

for (const bundler of ["--turbopack", "--webpack"]) {
  test(`Next.js renders articles on the server, built with ${bundler}`, async () => {
    const { folder, program } = await project("next");
    await rm(path.join(folder, ".next"), { recursive: true, force: true });
    await run(folder, program("next"), "build", bundler);
    await serving(folder, program("next"), ["start"], async (url) => {
      const html = await (await fetch(`${url}/server`)).text();
      assert.match(html, /<script type="application\/selon\+json">\{[^<]*Odile Caron/);
      await badges(`${url}/client`, SHOWN, async (page) => {
        await page.waitForFunction((count) => document.querySelector("output").textContent === String(count), {}, SHOWN);
      });
      await badges(`${url}/server`, SHOWN, async (page) => {
        const names = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
        assert.ok(!names.some((name) => name.includes(".pack")), String(names));
      });
    });
  });
}

test("Astro builds a static page with its analysis", async () => {
  const { folder, program } = await project("astro");
  await run(folder, program("astro"), "build");
  await served(path.join(folder, "dist"), (url) => badges(url, SHOWN));
});

test("Eleventy builds a static page with its analysis", async () => {
  const { folder, program } = await project("eleventy");
  await rm(path.join(folder, "dist"), { recursive: true, force: true });
  await run(folder, program("eleventy"), "--quiet");
  assert.match(await readFile(path.join(folder, "dist/index.html"), "utf8"), /selon\+json">\{[^<]*Odile Caron/);
  await served(path.join(folder, "dist"), (url) => badges(url, SHOWN));
});
