// The static server answers with files of its folders and with nothing else.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { file, listen, sent, type } from "./server.mjs";

let outer, server;

before(async () => {
  outer = await mkdtemp(path.join(tmpdir(), "selon-server-"));
  await mkdir(path.join(outer, "dist/ui"), { recursive: true });
  const files = { "secret.txt": "secret", "dist/index.html": "page", "dist/ui/fr.json": "{}" };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(path.join(outer, name), text)));
  // As the server of saved pages does, whose names may be encoded.
  const find = ({ pathname }) => file([["/site/", path.join(outer, "dist")]], decodeURIComponent(pathname));
  server = await listen(async (url) => sent(await find(url)));
});

after(async () => {
  await server?.close();
  await rm(outer, { recursive: true });
});

/** An answer to a target that is sent as it stands. */
const ask = (target, method = "GET") =>
  new Promise((done, failed) => {
    const asked = request(server.url, { path: target, method }, async (response) => {
      let body = "";
      for await (const piece of response) body += piece;
      done({ status: response.statusCode, headers: response.headers, body });
    });
    asked.on("error", failed).end();
  });

test("files are found below their path, a folder's page by the folder's", async () => {
  for (const [target, body] of [
    ["/site/", "page"],
    ["/site/index.html", "page"],
    ["/site/ui/fr.json?v=1", "{}"],
  ]) {
    const answer = await ask(target);
    assert.deepEqual([answer.status, answer.body], [200, body], target);
    assert.match(answer.headers["content-security-policy"], /^default-src 'self';/);
    assert.equal(answer.headers["x-content-type-options"], "nosniff");
  }
  assert.equal((await ask("/site/", "HEAD")).body, "");
});

test("nothing outside of the folders is found, and nothing is changed", async () => {
  const absolute = `/site/${path.join(outer, "secret.txt")}`;
  const up = [
    "/site/../secret.txt",
    "/site/ui/../../secret.txt",
    "/site/%2e%2e/secret.txt",
    "/site/%2e%2e%2fsecret.txt",
    "/site/..%2f..%2fsecret.txt",
  ];
  for (const target of [...up, absolute, "/secret.txt", "/", "/site", "/site/ui", "/site//secret.txt"]) {
    const { status, body } = await ask(target);
    assert.deepEqual([status, body === "secret"], [404, false], target);
  }
  assert.equal((await ask("/site/index.html", "PUT")).status, 405);
});

test("every kind of file of a distribution has its media type", () => {
  assert.equal(type("selon.wasm"), "application/wasm");
  assert.equal(type("selon.js"), "text/javascript; charset=utf-8");
  assert.equal(type("fr.pack"), "application/octet-stream");
});
