// Fetches what the engine needs, each file once, all at once. Everything lies beside selon.js.
import init, { detect, loadNetwork, loadPack, mount } from "selon-engine";
import { skipper } from "./prose.js";
import { LANGUAGES } from "selon-languages";

const files = new Map();

/** What `read` makes of a file, fetched once; a failure is forgotten, so that a later try can succeed. */
function file(name, read) {
  if (!files.has(name)) {
    const reading = fetchAndRead(new URL(name, import.meta.url).href, read);
    files.set(name, reading);
    reading.catch(() => files.delete(name));
  }
  return files.get(name);
}

async function fetchAndRead(url, read) {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    return await read(response);
  } catch (cause) {
    throw new Error(
      `${url}: ${cause.message}. Is it there and allowed by the Content-Security-Policy (${
        /wasm$/.test(url) ? "script-src 'wasm-unsafe-eval'" : "connect-src"
      })?`,
      { cause },
    );
  }
}

const primary = (tag) => tag?.split("-")[0].toLowerCase();
const wasm = () => file("selon.wasm", (response) => init({ module_or_path: response }));

/** A file that the engine reads. */
const load = (name, into) =>
  file(name, async (response) => {
    const [bytes] = await Promise.all([response.arrayBuffer(), wasm()]);
    into(new Uint8Array(bytes));
  });

/** What the engine needs for a language: its pack, and the network that all of them share. */
function pack(tag) {
  const lang = primary(tag);
  if (!LANGUAGES.includes(lang)) throw new Error(`there is no language pack for "${tag}", only ${LANGUAGES}`);
  return Promise.all([load(`${lang}.pack`, loadPack), load("model.pack", loadNetwork)]);
}

/** What shows an analysis that was made before, in the place of the engine. */
async function view() {
  const script = import("./view.js");
  await file("view.wasm", async (response) => (await script).init({ module_or_path: response }));
  return script;
}

/** An analysis that the page has in a file. */
export const analysisAt = (url) => file(url, (response) => response.json());

/** The interface's texts in the first of these languages that there is, else in English. */
function texts(...tags) {
  const lang = tags.map(primary).find((tag) => LANGUAGES.includes(tag)) ?? "en";
  return file(`ui/${lang}.json`, (response) => response.json());
}

/** The page's style sheet and the shadow roots': selon.css has a rule between the two. */
const sheets = () =>
  file("selon.css", async (response) => {
    const [page, shadow] = (await response.text()).split("@layer selon-shadow;").map((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      return sheet;
    });
    return { page, shadow };
  });

/** Loads the engine and a language: that `asked` for, else that of `text()`, which may not be what is `declared`. */
export async function language(asked, text, declared = "") {
  const likely = asked || declared;
  await Promise.all([wasm(), LANGUAGES.includes(primary(likely)) && pack(likely)]);
  const tag = asked || detect(text(), declared);
  await pack(tag);
  return tag;
}

/**
 * Loads all that an article on the page needs and gives the options that it is mounted with, and what mounts it. An analysis
 * may be on its way.
 */
export async function prepare(article, options) {
  const declared = article.closest("[lang]")?.lang;
  const [analysis, engine, asked, words, styles] = await Promise.all([
    options.analysis,
    options.analysis ? view() : { mount },
    options.analysis || language(options.lang, () => article.textContent, declared),
    texts(options.uiLang || document.documentElement.lang),
    sheets(),
  ]);
  const lang = analysis?.lang ?? asked;
  return { ...options, analysis, engine, lang, texts: words, sheets: styles, skip: skipper(article, options.ignore) };
}
