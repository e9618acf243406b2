// Selon as a page uses it, its steps apart so that each can be timed.
import init, { annotate, loadNetwork, loadPack } from "selon-engine";
import { LANGUAGES } from "selon-languages";
import { live } from "../../../www/widget/live.js";
import { prepare } from "../../../www/widget/loading.js";

async function bytes(name) {
  const response = await fetch(`/selon/${name}`);
  if (!response.ok) throw new Error(`${name}: HTTP status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

let memory;

/** Fetches everything, then starts the engine: milliseconds of each step. */
export async function start(languages = ["fr"]) {
  const [wasm, network, ...packs] = await Promise.all(["selon.wasm", "model.pack", ...languages.map((lang) => `${lang}.pack`)].map(bytes));
  const times = [performance.now()];
  const response = new Response(wasm, { headers: { "content-type": "application/wasm" } });
  memory = (await init({ module_or_path: response })).memory;
  times.push(performance.now());
  packs.forEach((pack) => loadPack(pack));
  times.push(performance.now());
  loadNetwork(network);
  times.push(performance.now());
  const [engine, pack, model] = times.slice(1).map((time, at) => time - times[at]);
  return { engine, pack, model, all: times.at(-1) - times[0] };
}

/** What turns a text into an analysis, for each language. */
export async function load() {
  await start(LANGUAGES);
  return (text, lang) => annotate(text, lang);
}

/** Bytes of the engine's memory. */
export const held = () => memory?.buffer.byteLength ?? 0;

/** Everything that a mounted article needs, loaded. */
export const ready = (article, options) => prepare(article, options);

/** Puts badges into an article, as `mount` of selon.js does. */
export const mount = (article, options) => live(article, options, (error) => reportError(error));
