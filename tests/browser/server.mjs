// Serves the distribution as /selon/ and the test pages as /, with the headers that the README tells
// sites to send, and the typeface in which all of them are set.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { DEMO_STYLE, typeface } from "./typeface.mjs";

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

/**
 * Starts a server, of the demo page as it is or `typeset` like the test pages. `broken`: paths with what they are answered,
 * instead of the file.
 */
export async function serve({ typeset = true } = {}) {
  const requests = [];
  const broken = new Map();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://localhost");
    requests.push(url.pathname);
    const [status, body] = broken.has(url.pathname) ? broken.get(url.pathname) : await read(url.pathname, typeset);
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

const inDistribution = (pathname, dist = DIST) => path.join(dist, path.normalize(pathname.slice("/selon".length)));

/** The demo page does not know of the tests' typeface. */
const TYPESET = {
  "/selon/index.html": (html) => html.replace("<head>", '<head><script src="/typeface.js"></script>'),
  "/selon/demo.css": (css) => css + DEMO_STYLE,
};

async function read(pathname, typeset) {
  const file = pathname.startsWith("/selon/")
    ? inDistribution(pathname)
    : path.join(HERE, "pages", path.normalize(pathname));
  if (pathname === "/favicon.ico") return [204];
  if (pathname === "/typeface.js") return [200, await typeface()];
  try {
    const body = await readFile(file);
    return [200, typeset && TYPESET[pathname] ? TYPESET[pathname](body.toString()) : body];
  } catch {
    return [404, `no ${pathname}`];
  }
}

/** A file of a distribution, as `/selon/…`; every other path is not found. */
export async function distribution(pathname, dist = DIST) {
  const missing = { status: pathname === "/favicon.ico" ? 204 : 404, headers: {} };
  if (!pathname.startsWith("/selon/")) return missing;
  const type = TYPES[path.extname(pathname)] ?? "application/octet-stream";
  const body = await readFile(inDistribution(pathname, dist)).catch(() => undefined);
  return body ? { status: 200, headers: { "content-type": type }, body } : missing;
}
