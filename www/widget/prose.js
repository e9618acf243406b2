// What of an article is no prose, whatever it holds.

/**
 * No prose by what it is. Hidden from screen readers, or editable: a badge in it could not be reached, or would
 * be saved with the text.
 */
const NOT_PROSE =
  "script,style,noscript,template,figure,figcaption,aside,nav,footer,form,button,select,textarea,iframe,object," +
  "svg,math,canvas,audio,video,code,pre,rt,rp,address,dialog," +
  "[role=complementary],[role=navigation],[role=search],[role=form],[role=button],[role=dialog],[role=contentinfo]," +
  "[hidden],[inert],[aria-hidden=true],[translate=no],[contenteditable]:not([contenteditable=false])," +
  "[data-selon-ignore],selon-article,selon-list,selon-badge,selon-popover,selon-notes";

/** No prose by its name: a class or an id says that something stands here beside the article. */
const NAMED_ASIDE =
  /newsletter|related|recommend|recirc|read-?(also|more)|lire-?aussi|a-lire|more-?(on|from|stories|topic)|see-?also|comment(s|aires?)?\b|disqus|outbrain|taboola|sidebar|advert|publicit|sponsor|promo|caption|legende|credits?\b|copyright|breadcrumb|byline|social|share|sharing|tweet|twitter|instagram|embed|cookie|consent|subscri|abonn|sign-?(in|up)|gallery|carousel|slideshow|player|most-?(read|popular|viewed)|trending|(post|article)-?tags|tag-?(list|cloud)|(^|[-_\s])(ads?|pub|dfp|banner|teasers?|popular|pagination|encart|inset|infobox|pull-?quote|exergue|authors?|tags|topics|keywords|skip|sr-only|visually-hidden|screen-reader-text)([-_\s\d]|$)/i;

/** Names do not make these an aside: they stand within lines. */
const INLINE = /^(a|abbr|b|bdi|cite|em|font|i|ins|mark|q|s|small|span|strong|sub|sup|time|u)$/;

/** Text in one line, without quotation marks. */
const plain = (text) => text.replace(/[\s«»“”"]+/g, " ").trim();

/** How many characters of longer paragraphs there are in an element. */
function prose(element) {
  let length = 0;
  for (const { textContent } of element.getElementsByTagName("p")) if (textContent.length > 60) length += textContent.length;
  return length;
}

/** How many characters of an element's text stand in links, as a share. */
function inLinks(element, length) {
  let linked = 0;
  for (const link of element.getElementsByTagName("a")) linked += link.textContent.trim().length;
  return linked / length;
}

/** Whether a block only leads elsewhere: a linked headline, « À lire aussi : … », a list of such. */
function leadsElsewhere(element, text) {
  const share = inLinks(element, text.length);
  return share > 0.95 ? !/[.…]["»”]?$/.test(text) : share > 0.6 && !/[.!?…»”"]$/.test(text);
}

/**
 * Says of an element in `article` whether it is left out; it is asked outer elements first. What is named an
 * aside is none if it holds a good part of the article.
 */
export function skipper(article, ignore = "") {
  ignore = ignore.trim();
  if (ignore) {
    try {
      article.matches(ignore);
    } catch {
      throw new Error(`ignore="${ignore}" is not a list of CSS selectors`);
    }
  }
  const selector = ignore ? `${NOT_PROSE},${ignore}` : NOT_PROSE;
  let all, whole;
  return (element) => {
    if (element.matches(selector)) return true;
    // The number of a note is no word.
    if (element.localName === "sup") return !!(element.closest("a") ?? element.querySelector("a"));
    if (INLINE.test(element.localName)) return false;
    const text = element.textContent.trim();
    if (!text) return false;
    const named = NAMED_ASIDE.test(`${element.id} ${element.getAttribute("class")}`);
    if (named || leadsElsewhere(element, text)) {
      whole ??= prose(article);
      // Old pages have no paragraphs, but line breaks.
      if (whole > 200 ? prose(element) < 0.4 * whole : text.length < 0.4 * article.textContent.length) return true;
    }
    if (element.localName !== "blockquote") return false;
    // A pull quote says again what the article says.
    const words = plain(text);
    all ??= plain(article.textContent);
    return words.length > 20 && all.indexOf(words) !== all.lastIndexOf(words);
  };
}
