// A package: bundlers give files other names, and find them by addresses that are written out; on a server they are read.
import { FILES, SCRIPTS } from "selon-tables";

const url = (name) => FILES[name]?.() ?? new URL(name);

/** Without an import, which bundlers for browsers would want to follow. */
const disk = () => /** @type {any} */ (globalThis).process?.getBuiltinModule?.("node:fs/promises");

async function read(url) {
  if (url.protocol !== "file:" || !disk()) return fetch(url);
  const type = url.pathname.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
  return new Response(await disk().readFile(url), { headers: { "content-type": type } });
}

export const address = (name) => url(name).href;
export const get = (name) => read(url(name));
export const script = (name) => SCRIPTS[name]();
