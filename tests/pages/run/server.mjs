// Serves news pages as they are, and Selon's distribution beside them; nothing else.
import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { SELON, file, listen, type, unwished } from "../../browser/server.mjs";

/** The page's own inline scripts run; nothing of other servers is loaded. */
const ALONE = "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval'; form-action 'none'; frame-src 'none'";

/** The policy that the documentation gives, and the page's inline styles: none of the page's scripts run. */
const HELD =
  "default-src 'self' data:; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; require-trusted-types-for 'script'; form-action 'none'; frame-src 'none'";

/** Starts a server of `pages`, files below `folder`, beside Selon's files; with `?held` their scripts do not run. */
export async function serveNews(folder, pages, selon = SELON) {
  const known = new Set(pages.map(({ file }) => file));
  return listen(({ pathname, searchParams }) => {
    const wanted = decodeURIComponent(pathname).slice(1);
    return known.has(wanted) ? page(path.join(folder, wanted), searchParams.has("held")) : file([["/selon/", selon]], `/${wanted}`);
  });
}

/** A page's bytes. Saved pages may be in UTF-8 although they say something else, as their server did. */
async function page(name, held) {
  const body = unwished(await readFile(name));
  const headers = { "content-type": isUtf8(body) ? type("page.html") : "text/html", "content-security-policy": held ? HELD : ALONE };
  return { status: 200, headers, body };
}
