// Selon as a page uses it, its steps apart so that each can be timed.
import init, * as engine from "selon-engine";
import { prepare } from "../../../www/loading.js";

const LANGUAGES = ["fr", "en"];

async function bytes(name) {
  const response = await fetch(`/selon/${name}`);
  if (!response.ok) throw new Error(`${name}: HTTP status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

let memory;

/** Fetches everything, then starts the engine: milliseconds of each step. */
export async function start(languages = ["fr"]) {
  const [wasm, network, ...packs] = await Promise.all(
    ["selon.wasm", "model.pack", ...languages.map((lang) => `${lang}.pack`)].map(bytes),
  );
  const times = [performance.now()];
  const module = await WebAssembly.compile(wasm);
  times.push(performance.now());
  memory = (await init({ module_or_path: module })).memory;
  times.push(performance.now());
  packs.forEach(engine.load_pack);
  times.push(performance.now());
  engine.load_network(network);
  times.push(performance.now());
  const [compile, instantiate, pack, model] = times.slice(1).map((time, at) => time - times[at]);
  return { compile, instantiate, pack, model, all: times.at(-1) - times[0] };
}

/** What turns a text into an analysis, for each language. */
export async function load() {
  await start(LANGUAGES);
  return (text, lang) => engine.annotate(text, lang);
}

/** Bytes of the engine's memory. */
export const held = () => memory?.buffer.byteLength ?? 0;

/** Everything that a mounted article needs, loaded. */
export const ready = (article, options) => prepare(article, options);

export const mount = (article, options) => engine.mount(article, undefined, options);
