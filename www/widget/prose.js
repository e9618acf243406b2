// What of an article is no prose, whatever it holds.

// What both this script and the command line go by (src/html/prose.rs).
import { inline, namedAside, notProse } from "./prose.json";

/**
 * No prose by what it is. Hidden from screen readers, or editable: a badge in it could not be reached, or would
 * be saved with the text.
 */
const NOT_PROSE = notProse.join();

/** No prose by its name: a class or an id says that something stands here beside the article. */
const NAMED_ASIDE = new RegExp(namedAside.join("|"), "i");

/** Text in one line, without quotation marks. */
const plain = (text) => text.replace(/[\s«»“”"]+/g, " ").trim();

/** A paragraph of fewer characters says little about where the prose is. */
const LONGER = 60;

/** How many characters of longer paragraphs there are in an element. */
function prose(element) {
  let length = 0;
  for (const { textContent } of element.querySelectorAll("p")) if (textContent.length > LONGER) length += textContent.length;
  return length;
}

/** What in an element's class or id says that it stands beside the article. */
const telling = (element) =>
  NAMED_ASIDE.exec(`${element.id} ${element.getAttribute("class")}`)?.[0]
    .toLowerCase()
    .replace(/[^a-z]/g, "");

/** For each telling name, how many characters stand in paragraphs that have it themselves. */
function proseByName(article) {
  const lengths = new Map();
  for (const element of article.querySelectorAll("[class],[id]")) {
    const name = !inline.includes(element.localName) && !element.querySelector("p") && telling(element);
    const { length } = element.textContent;
    if (name && length > LONGER) lengths.set(name, (lengths.get(name) ?? 0) + length);
  }
  return lengths;
}

/** A clip path that leaves nothing. */
const NOTHING = /^(inset\((50|100)%|circle\(0|polygon\(0\w* 0\w*, 0\w* 0)/;

/** Whether readers do not see an element: hints for screen readers, hidden copies, what is folded away. */
function isUnseen(element) {
  if (element.checkVisibility?.() === false && getComputedStyle(element).display !== "contents") return true;
  const style = getComputedStyle(element);
  const isLifted = style.position === "absolute" || style.position === "fixed";
  if (style.contentVisibility === "hidden" || NOTHING.test(style.clipPath) || parseFloat(style.textIndent) < -500) return true;
  // What fades in is in the flow, and is read.
  if (style.opacity === "0" && (isLifted || style.display === "inline")) return true;
  if (!isLifted && !/hidden|clip/.test(style.overflow)) return style.transform.startsWith("matrix(0, 0, 0, 0");
  const { width, height, right, bottom } = element.getBoundingClientRect();
  const isOff = isLifted && (right + scrollX <= 0 || bottom + scrollY <= 0 || style.clip !== "auto");
  return isOff || (style.display !== "inline" && (width <= 1 || height <= 1));
}

/** How many characters of an element's text stand in links, as a share. */
function inLinks(element, length) {
  let linked = 0;
  for (const link of element.querySelectorAll("a")) linked += link.textContent.trim().length;
  return linked / length;
}

/** Whether a block only leads elsewhere: a linked headline, « À lire aussi : … », a list of such. */
function leadsElsewhere(element, text) {
  const share = inLinks(element, text.length);
  return share > 0.95 ? !/[.…]["»”]?$/.test(text) : share > 0.6 && !/[.!?…»”"]$/.test(text);
}

/**
 * Says of an element in `article` whether it is left out; it is asked outer elements first. What is named an
 * aside is none if it holds a good part of the article, alone or with all other paragraphs of that name.
 */
export function skipper(article, ignore) {
  const selector = ignore ? `${NOT_PROSE},${ignore}` : NOT_PROSE;
  let all, whole, named;
  const isProse = (element, name, text) => {
    // Old pages have no paragraphs, but line breaks.
    whole ??= prose(article);
    const isOld = whole <= 200;
    if (isOld ? text.length >= 0.4 * article.textContent.length : prose(element) >= 0.4 * whole) return true;
    named ??= proseByName(article);
    const together = !element.querySelector("p") && named.get(name);
    return together >= 0.5 * (isOld ? article.textContent.length : whole);
  };
  // An article that is not shown yet is read nevertheless.
  // On a page that is only read, nothing can be seen.
  const isHidden = (element) => article.ownerDocument.defaultView && article.checkVisibility?.() !== false && isUnseen(element);
  return (element) => {
    if (element.matches(selector)) return true;
    // The number of a note is no word.
    if (element.localName === "sup") return !!(element.closest("a") ?? element.querySelector("a"));
    // Names do not make these an aside: they stand within lines.
    if (inline.includes(element.localName)) return isHidden(element);
    const text = element.textContent.trim();
    if (!text) return false;
    const name = telling(element);
    if ((name || leadsElsewhere(element, text)) && !isProse(element, name, text)) return true;
    if (isHidden(element)) return true;
    if (element.localName !== "blockquote") return false;
    // A pull quote says again what the article says.
    const words = plain(text);
    all ??= plain(article.textContent);
    return words.length > 20 && all.indexOf(words) !== all.lastIndexOf(words);
  };
}
