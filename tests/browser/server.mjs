// Serves the distribution as /selon/ and the test pages as /, with the headers that the README tells
// sites to send.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const DIST = process.env.SELON_DIST ?? path.join(HERE, "../../www/dist");

export const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'";

export const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** Starts a server. `broken`: paths that are answered as a function of them says, instead of the file. */
export async function serve() {
  const requests = [];
  const broken = new Map();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://localhost");
    requests.push(url.pathname);
    const [status, body] = broken.has(url.pathname) ? broken.get(url.pathname) : await read(url.pathname);
    response.writeHead(status, {
      "content-type": TYPES[path.extname(url.pathname)] ?? "application/octet-stream",
      "content-security-policy": url.searchParams.get("policy") ?? POLICY,
    });
    response.end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests,
    broken,
    close: () => new Promise((closed) => server.close(closed) && server.closeAllConnections()),
  };
}

const inDistribution = (pathname) => path.join(DIST, path.normalize(pathname.slice("/selon".length)));

async function read(pathname) {
  const file = pathname.startsWith("/selon/")
    ? inDistribution(pathname)
    : path.join(HERE, "fixtures", path.normalize(pathname));
  if (pathname === "/favicon.ico") return [204];
  try {
    return [200, await readFile(file)];
  } catch {
    return [404, `no ${pathname}`];
  }
}

/** A file of the distribution, as `/selon/…`; every other path is not found. */
export async function distribution(pathname) {
  const missing = { status: pathname === "/favicon.ico" ? 204 : 404, headers: {} };
  if (!pathname.startsWith("/selon/")) return missing;
  const type = TYPES[path.extname(pathname)] ?? "application/octet-stream";
  const body = await readFile(inDistribution(pathname)).catch(() => undefined);
  return body ? { status: 200, headers: { "content-type": type }, body } : missing;
}
