// Finds the article on a page that does not say where it is.

/** Elements that stand within lines; all others part blocks of text. */
export const INLINE = /^(A|ABBR|B|BDI|CITE|DFN|EM|FONT|I|INS|MARK|Q|S|SMALL|SPAN|STRONG|SUB|SUP|TIME|U|SELON-BADGE)$/;

/** A block of prose has at least this many characters. */
const SHORTEST = 30;

/** An element that holds this share of its parent's prose is the better choice. */
const NEARLY_ALL = 0.75;

/** So many characters of prose side by side are an article, if there are so many times as many as anywhere else. */
const COLUMN = 800;
const SHARE = 2;

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
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node.nodeType === 1 && skips(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const blocks = new Map();
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    if (node.nodeType === 1 || !node.data.trim()) continue;
    let block = node.parentNode;
    while (INLINE.test(block.nodeName) && block.parentNode) block = block.parentNode;
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

/**
 * In a container that holds much else, the element with the most prose right in it, if no other comes near; else nothing.
 * Pages wrap all that they have in one element, and news in brief beside an article may be longer than it.
 */
function mainColumn(best, weights, blocks) {
  const columns = new Map();
  for (const block of blocks.keys()) {
    const [prose = 0] = (block !== best && best.contains(block) && weights.get(block)) || [];
    if (prose) columns.set(block.parentNode, (columns.get(block.parentNode) ?? 0) + prose);
  }
  const [[column, prose] = [], [, next = 0] = []] = [...columns].sort(([, one], [, other]) => other - one);
  const stands = prose >= COLUMN && prose > SHARE * next;
  return stands && weights.get(best)[0] > SHARE * weights.get(column)[0] ? column : undefined;
}

/** The open shadow root with the most prose, if the document itself has none. */
function deepest(root, skipper) {
  let best;
  for (const { shadowRoot } of root.querySelectorAll("*")) {
    if (!shadowRoot) continue;
    const found = findIn(shadowRoot, skipper) ?? deepest(shadowRoot, skipper);
    if (found && !(best?.textContent.length >= found.textContent.length)) best = found;
  }
  return best;
}

/** The element that holds the article of a page or a shadow root and little else; nothing if there is no prose. */
function findIn(root, skipper) {
  const { weights, blocks } = weigh(root, skipper);
  const weight = (element) => weights.get(element)?.[0] ?? 0;
  const length = (element) => weights.get(element)?.[1] ?? 0;
  let best = root;
  if (!weight(best)) return undefined;
  for (;;) {
    const heaviest = [...best.children].reduce((one, other) => (weight(other) > weight(one) ? other : one), best.firstElementChild);
    const isRoot = best.nodeType !== 1 && heaviest;
    const holds = heaviest && weight(heaviest) >= weight(best) * NEARLY_ALL && !(blocks.get(heaviest)?.trim().length >= SHORTEST);
    if (!holds && !isRoot) break;
    best = heaviest;
  }
  best = mainColumn(best, weights, blocks) ?? best;
  // As far out as nothing is added, so that what the page puts there later is part of it.
  const outer = () => best.parentNode !== root && best.parentNode;
  while (best !== root && outer() && length(outer()) === length(best)) best = outer();
  // Of several whole articles one below the other, the page's own is the first.
  const whole = [...best.querySelectorAll("article")].filter((article) => article.querySelector("h1") && weight(article));
  return whole.length > 1 ? whole[0] : best;
}

/** The element that holds a page's article and little else; null if there is none. `skipper`: see prose.js. */
export function findArticle(document, skipper) {
  return findIn(document.body, skipper) ?? deepest(document.body, skipper) ?? document.querySelector("[itemprop~=articleBody], article");
}
