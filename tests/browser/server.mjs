// The one static server: of the test pages, of saved news pages, of the bench and of the demo page.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { slowness } from "./slow.mjs";
import { DEMO_STYLE, typeface } from "./typeface.mjs";

const HERE = path.dirname(fileURLToPath(import.meta.url));

/** The distribution, and its folder that a site copies. */
export const DIST = process.env.SELON_DIST ?? path.join(HERE, "../../www/dist");
export const SELON = path.join(DIST, "selon");

/** The strictest policy that Selon works under; README tells sites to send it. */
export const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
};

/** The media type of a file, by its name. */
export const type = (name) => TYPES[path.extname(name)] ?? "application/octet-stream";

const plain = (status, body) => ({ status, headers: { "content-type": TYPES[".txt"] }, body });

/** A server that only this machine can reach; `answer` gives `{ status, headers, body }` for an address. */
export async function listen(answer, port = 0) {
  const server = createServer(async ({ method, url }, response) => {
    const allowed = method === "GET" || method === "HEAD";
    const { status, headers, body } = allowed ? await answer(new URL(url, "http://localhost")) : plain(405, "only GET and HEAD\n");
    response.writeHead(status, headers).end(body);
  });
  await new Promise((ready, failed) => server.on("error", failed).listen(port, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((closed) => server.close(closed) && server.closeAllConnections()),
  };
}

/** The file at a path. `roots`: beginnings of paths, each with the folder that is served there; the first that fits counts. */
export async function file(roots, pathname) {
  if (pathname === "/favicon.ico") return { status: 204, headers: {} };
  const [start, folder] = roots.find(([start]) => pathname.startsWith(start)) ?? [];
  const name = path.join("/", pathname.slice(start?.length).replace(/^$|\/$/, "$&index.html"));
  const body = folder && (await readFile(path.join(folder, name)).catch(() => undefined));
  return body ? { status: 200, headers: { "content-type": type(name) }, body } : plain(404, `no ${pathname}\n`);
}

/**
 * A saved page without its wish that all be asked for by https. WebKit grants it on this machine, too, where nobody answers,
 * and from then on to every page that the browser visits; the copy is served as if https were there. Byte for byte, since
 * the encoding is the page's.
 */
export const unwished = (body) =>
  Buffer.from(body.toString("latin1").replace(/(<meta\b[^>]*?)upgrade-insecure-requests(?=[^>]*>)/gi, "$1"), "latin1");

/** An answer with the headers that a site should send, and such as a developer wants. */
export const sent = ({ status, headers, body }, policy = POLICY) => ({
  status,
  headers: { ...headers, "content-security-policy": policy, "x-content-type-options": "nosniff", "cache-control": "no-cache" },
  body,
});

/** The demo page does not know of the tests' typeface. */
const TYPESET = {
  "/demo/": (html) => html.replace("<head>", '<head><script src="/typeface.js"></script>'),
  "/demo/demo.css": (css) => css + DEMO_STYLE,
};

/** A file as the tests see it: the demo page in their typeface. */
async function typeset(found, pathname) {
  if (pathname === "/typeface.js") return { status: 200, headers: { "content-type": TYPES[".js"] }, body: slowness() + (await typeface()) };
  const set = TYPESET[pathname];
  return set && found.status === 200 ? { ...found, body: set(found.body.toString()) } : found;
}

/**
 * Serves the test pages, Selon and the demo page, which is in the tests' typeface unless `plainly`. `broken`: paths with
 * what they are answered, instead of the file, what is waited for before, and what headers are sent beside.
 */
export async function serve({ plainly = false } = {}) {
  const roots = [
    ["/selon/", SELON],
    ["/demo/", DIST],
    ["/", path.join(HERE, "fixtures")],
  ];
  const requests = [];
  const broken = new Map();
  const server = await listen(async ({ pathname, searchParams }) => {
    requests.push(pathname);
    const [status, body, until, headers] = broken.get(pathname) ?? [];
    await until;
    const read = async () => (plainly ? file(roots, pathname) : typeset(await file(roots, pathname), pathname));
    const found = status ? { status, headers: { "content-type": type(pathname), ...headers }, body } : await read();
    return sent(found, searchParams.get("policy") ?? POLICY);
  });
  return { ...server, requests, broken };
}
