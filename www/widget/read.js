// The article of a page that is not shown: for editors, no reader loads this.
import { findArticle, INLINE } from "./find.js";
import { skipper } from "./prose.js";

/** Trusted Types want a policy where HTML is parsed; what it makes is never put into a page. */
const trusted = globalThis.trustedTypes?.createPolicy("selon-read", { createHTML: (html) => html });

/**
 * The text of a page's article, paragraphs apart by an empty line; `whole`: the article is all that there is. Nothing of the
 * page runs or is loaded.
 */
export function articleText(html, whole = false) {
  const page = new DOMParser().parseFromString(/** @type {string} */ (trusted?.createHTML(html) ?? html), "text/html");
  const article = (!whole && findArticle(page, skipper)) || page.body;
  const skips = skipper(article);
  const blocks = [""];
  const walk = (element) => {
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) blocks[blocks.length - 1] += node.data.replace(/[ \t\n\r\f]+/g, " ");
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      const isBlock = !INLINE.test(node.nodeName);
      if (isBlock) blocks.push("");
      if (!skips(node)) walk(node);
      if (isBlock) blocks.push("");
    }
  };
  walk(article);
  const lines = blocks.map((block) => block.replace(/ {2,}/g, " ").trim());
  return lines.filter(Boolean).join("\n\n");
}
