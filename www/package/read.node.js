// How a file of this package is read where it lies on a disk: on servers, in tools.
import { readFile } from "node:fs/promises";

export async function read(url) {
  if (url.protocol !== "file:") return fetch(url);
  const type = url.pathname.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
  return new Response(await readFile(url), { headers: { "content-type": type } });
}
