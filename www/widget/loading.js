// Fetches what an article needs, all at once.
import { BUILD } from "selon-languages";
import { address, script } from "selon-files";
import { language, mount } from "selon-language";
import { file, ONE_BUILD } from "./file.js";
import { checked, hasPack, primary, tag } from "./options.js";
import { skipper } from "./prose.js";
import { warn } from "./warn.js";

/** What shows an analysis that was made before, in the place of the engine. */
async function view() {
  const glue = script("view.js");
  await file("view.wasm", async (response) => (await glue).init({ module_or_path: response }));
  return glue;
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
  const method = options.method ?? address(`method/${words.lang}.html`);
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
