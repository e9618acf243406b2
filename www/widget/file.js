// What belongs to the script: each file is fetched once.
import { address, get } from "selon-files";
import { BUILD } from "selon-languages";

export const ONE_BUILD = "deploy files of one build";

const files = new Map();

/** What `read` makes of a file, fetched once; a failure is forgotten, so that a later try can succeed. */
export function file(name, read) {
  if (!files.has(name)) {
    const reading = fetchAndRead(name, read);
    files.set(name, reading);
    reading.catch(() => files.delete(name));
  }
  return files.get(name);
}

async function fetchAndRead(name, read) {
  const url = address(name);
  try {
    const response = await get(name);
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    return await read(response);
  } catch (cause) {
    // What the script gives the engine is not what the engine was built for.
    if (cause instanceof WebAssembly.LinkError) throw new Error(`${url} is of another build than selon.js (${BUILD}): ${ONE_BUILD}`);
    throw new Error(
      `${url}: ${cause.message}. Is it there and allowed by the Content-Security-Policy (${
        /wasm$/.test(name) ? "script-src 'wasm-unsafe-eval'" : "connect-src"
      })?`,
      { cause },
    );
  }
}
