// The engine, fetched with what it needs for a language, all at once.
import init, { annotate as analyse, detect, loadNetwork, loadPack, mount } from "selon-engine";
import { LANGUAGES } from "selon-languages";
import { file } from "./file.js";
import { checked, hasPack, primary, tag } from "./options.js";

/** @import { annotate as Annotate } from "selon" */

export { mount };

const wasm = () => file("selon.wasm", (response) => init({ module_or_path: response }));

/** A file that the engine reads. */
const load = (name, into) =>
  file(name, async (response) => {
    const [bytes] = await Promise.all([response.arrayBuffer(), wasm()]);
    into(new Uint8Array(bytes));
  });

/** What the engine needs for a language: its pack, and the network that all of them share. */
function pack(tag) {
  if (!hasPack(tag)) {
    // Nothing is wrong with a site that has articles in other languages, too: its readers and its console hear nothing.
    throw Object.assign(new Error(`there is no language pack for "${tag}", only ${LANGUAGES}`), { isQuiet: true });
  }
  return Promise.all([load(`${primary(tag)}.pack`, loadPack), load("model.pack", loadNetwork)]);
}

/** Loads the engine and a language: that `asked` for, else that of `text()`, which may not be what is `declared`. */
export async function language(asked, text, declared = "") {
  const likely = asked || declared;
  if (asked && !hasPack(asked)) await pack(asked);
  await Promise.all([wasm(), hasPack(likely) && pack(likely)]);
  const tag = asked || detect(text(), declared);
  await pack(tag);
  return tag;
}

/** @type {typeof Annotate} */
export async function annotate(text, options = {}) {
  const { lang, threshold } = checked(options);
  return analyse(text, await language(tag(lang), () => text), threshold);
}
