// Finds the article on a page that does not say where it is.

/** Elements that stand within lines; all others part blocks of text. */
export const INLINE = /^(A|ABBR|B|BDI|CITE|DFN|EM|FONT|I|INS|MARK|Q|S|SMALL|SPAN|STRONG|SUB|SUP|TIME|U|SELON-BADGE)$/;

/** A block of prose has at least this many characters. */
const SHORTEST = 30;

/** An element that holds this share of its parent's prose is the better choice. */
const NEARLY_ALL = 0.75;

/** The words of the article as the page tells them to search engines; empty if it does not. */
function declared(document) {
  let body = "";
  const look = (value) => {
    if (!value || typeof value !== "object") return;
    if (typeof value.articleBody === "string" && value.articleBody.length > body.length) body = value.articleBody;
    Object.values(value).forEach(look);
  };
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      look(JSON.parse(script.textContent));
    } catch {
      // Broken data are no data.
    }
  }
  return words(body);
}

const words = (text) => text.replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** For each element, how much prose there is in it, how much text at all, and the text that stands right in it. */
function weigh(body, skipper) {
  const skips = skipper(body);
  const told = declared(body.ownerDocument);
  const weights = new Map();
  // On a page that is only read, nothing can be seen.
  const isShown = body.ownerDocument.defaultView;
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node.nodeType === 1 && (skips(node) || (isShown && node.checkVisibility?.() === false))
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  const blocks = new Map();
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    if (node.nodeType === 1 || !node.data.trim()) continue;
    let block = node.parentNode;
    while (INLINE.test(block.nodeName)) block = block.parentNode;
    blocks.set(block, (blocks.get(block) ?? "") + node.data);
  }
  const texts = [...blocks].map(([block, raw]) => ({ block, text: words(raw), ends: /[.!?…»”"]/.test(raw) }));
  const isTold = ({ text }) => text.length >= SHORTEST && told.includes(text.slice(0, SHORTEST));
  const anyTold = told && texts.some(isTold);
  for (const entry of texts) {
    const { block, text, ends } = entry;
    const counts = anyTold ? isTold(entry) : text.length >= SHORTEST && ends;
    for (let at = block; at !== body.parentNode; at = at.parentNode) {
      const [prose, all] = weights.get(at) ?? [0, 0];
      weights.set(at, [prose + (counts && text.length), all + text.length]);
    }
  }
  return { weights, blocks };
}

/** The element that holds a page's article and little else; null if there is none. `skipper`: see prose.js. */
export function findArticle(document, skipper) {
  const { weights, blocks } = weigh(document.body, skipper);
  const weight = (element) => weights.get(element)?.[0] ?? 0;
  const length = (element) => weights.get(element)?.[1] ?? 0;
  let best = document.body;
  if (!weight(best)) return document.querySelector("[itemprop~=articleBody], article");
  for (;;) {
    const heaviest = [...best.children].reduce((one, other) => (weight(other) > weight(one) ? other : one), best.firstElementChild);
    if (!heaviest || weight(heaviest) < weight(best) * NEARLY_ALL || blocks.get(heaviest)?.trim().length >= SHORTEST) break;
    best = heaviest;
  }
  // As far out as nothing is added, so that what the page puts there later is part of it.
  while (best !== document.body && best.parentNode !== document.body && length(best.parentNode) === length(best)) best = best.parentNode;
  // Of several whole articles one below the other, the page's own is the first.
  const whole = [...best.querySelectorAll("article")].filter((article) => article.querySelector("h1") && weight(article));
  return whole.length > 1 ? whole[0] : best;
}
