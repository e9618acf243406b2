// Fetches what the engine needs, each file once, all at once. Everything lies beside selon.js.
import init, { detect, loadNetwork, loadPack, mount } from "selon-engine";
import { checked, tag } from "./options.js";
import { skipper } from "./prose.js";
import { warn } from "./warn.js";
import { BUILD, LANGUAGES } from "selon-languages";

const ONE_BUILD = "deploy files of one build";

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
    // What the script gives the engine is not what the engine was built for.
    if (cause instanceof WebAssembly.LinkError) throw new Error(`${url} is of another build than selon.js (${BUILD}): ${ONE_BUILD}`);
    throw new Error(
      `${url}: ${cause.message}. Is it there and allowed by the Content-Security-Policy (${
        /wasm$/.test(url) ? "script-src 'wasm-unsafe-eval'" : "connect-src"
      })?`,
      { cause },
    );
  }
}

const primary = (tag) => tag.split("-")[0].toLowerCase();
const hasPack = (tag) => LANGUAGES.includes(primary(tag));
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
  const name = `ui/${primary(tags.find(hasPack) ?? "en")}.json`;
  return file(name, async (response) => {
    const texts = await response.json();
    if (texts.build !== BUILD) warn(`${name} is of build ${texts.build}, selon.js of ${BUILD}: ${ONE_BUILD}`);
    return texts;
  });
}

/** The style sheet, one for the page and for shadow roots: the rules of the latter all begin with `:host`. */
const sheet = () =>
  file("selon.css", async (response) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await response.text());
    const has = (start) => [...sheet.cssRules].some(({ cssText }) => cssText.startsWith(start));
    if (!has("selon-badge") || !has(":host")) throw new Error("this is not Selon’s style sheet: was it changed on its way?");
    return sheet;
  });

/** Loads the engine and a language: that `asked` for, else that of `text()`, which may not be what is `declared`. */
export async function language(asked, text, declared = "") {
  const likely = asked || declared;
  if (asked && !hasPack(asked)) await pack(asked);
  await Promise.all([wasm(), hasPack(likely) && pack(likely)]);
  const tag = asked || detect(text(), declared);
  await pack(tag);
  return tag;
}

/** So much of an article shows its language, in UTF-16 units. */
const SAMPLE = 8192;

/** The start of what is read of an article; not of its scripts, its data and what stands beside it. */
function beginning(article, skips) {
  const walker = article.ownerDocument.createTreeWalker(article, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node.nodeType === 1 && skips(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  let text = "";
  while (text.length < SAMPLE && walker.nextNode()) text += walker.currentNode.data ?? " ";
  return text;
}

/**
 * Loads all that an article on the page needs and gives the options that it is mounted with, and what mounts it. An analysis
 * may be on its way.
 */
export async function prepare(article, asked) {
  const options = checked(asked);
  const skip = skipper(article, options.ignore);
  const declared = tag(article.closest("[lang]")?.lang);
  const [analysis, engine, told, words, styles] = await Promise.all([
    options.analysis,
    options.analysis ? view() : { mount },
    options.analysis || language(tag(options.lang), () => beginning(article, skip), declared),
    texts(tag(options.uiLang), tag(document.documentElement.lang)),
    sheet(),
  ]);
  const method = options.method ?? new URL(`method/${words.lang}.html`, import.meta.url).href;
  const lang = analysis?.lang ?? told;
  return {
    ...options,
    analysis,
    engine,
    lang,
    texts: words,
    sheet: styles,
    skip,
    method,
    report: options.report !== undefined,
    address: options.report,
  };
}
