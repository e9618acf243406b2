// Serves news pages as they are, and Selon's distribution beside them; nothing else.
import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { TYPES, distribution } from "../server.mjs";

/** The page's own inline scripts run; nothing of other servers is loaded. */
const ALONE = "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval'; form-action 'none'; frame-src 'none'";

/** The policy that the documentation gives, and the page's inline styles: none of the page's scripts run. */
const HELD = "default-src 'self' data:; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; require-trusted-types-for 'script'; form-action 'none'; frame-src 'none'";

/** Starts a server of `pages`, files below `folder`, beside a distribution; with `?held` their scripts do not run. */
export async function serveNews(folder, pages, dist) {
  const known = new Set(pages.map(({ file }) => file));
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, "http://localhost");
    const wanted = decodeURIComponent(url.pathname).slice(1);
    const held = url.searchParams.has("held");
    const found = known.has(wanted) ? await page(path.join(folder, wanted), held) : await distribution(`/${wanted}`, dist);
    response.writeHead(found.status, found.headers).end(found.body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((closed) => server.close(closed) && server.closeAllConnections()),
  };
}

/** A page's bytes. Saved pages may be in UTF-8 although they say something else, as their server did. */
async function page(file, held) {
  const body = await readFile(file);
  const type = isUtf8(body) ? TYPES[".html"] : "text/html";
  return { status: 200, headers: { "content-type": type, "content-security-policy": held ? HELD : ALONE }, body };
}
