/** The article in the page: reading the one that stands there, showing another. */

const FIELDS = ["kicker", "headline", "standfirst", "byline", "dateline"];

/** What each kind of block becomes. */
const TAGS = { title: "h2", heading: "h2", paragraph: "p", stray: "p" };

/** The article that stands in the page, in the form of the entries of `articles.json`. */
export function readArticle(article, body) {
  const { slug, short } = article.dataset;
  const header = FIELDS.map((name) => [name, field(article, name).textContent]);
  const text = [...body.children].map((block) => block.textContent).join("\n\n");
  return { slug, short, lang: article.lang, ...Object.fromEntries(header), text };
}

/** The other samples, each with its text. */
export async function loadSamples() {
  const folder = new URL("../articles/", import.meta.url);
  const entries = await (await fetch(new URL("articles.json", folder))).json();
  return Promise.all(
    entries.map(async (entry) => ({ ...entry, text: await (await fetch(new URL(entry.file, folder))).text() })),
  );
}

/** Sets kicker, headline and so on; what a text does not have is hidden. `isOwn`: the text is the reader's. */
export function showHeader(article, header, isOwn) {
  article.toggleAttribute("data-own", isOwn);
  for (const name of FIELDS) {
    const element = field(article, name);
    element.textContent = header[name] ?? "";
    element.hidden = !header[name];
  }
}

/**
 * Sets the blocks of `text.js` as the article's body. Elements that already say the right thing at
 * its start and end stay, so that typing touches one paragraph only. Tells whether anything changed.
 */
export function showBody(body, blocks) {
  const standing = [...body.children];
  const shorter = Math.min(standing.length, blocks.length);
  let head = 0;
  while (head < shorter && shows(standing[head], blocks[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && shows(standing.at(-1 - tail), blocks.at(-1 - tail))) tail += 1;
  const after = standing[standing.length - tail] ?? null;
  const gone = standing.slice(head, standing.length - tail);
  const come = blocks.slice(head, blocks.length - tail);
  gone.forEach((element) => element.remove());
  come.forEach((block) => body.insertBefore(elementOf(block), after));
  return gone.length + come.length > 0;
}

function elementOf({ kind, text }) {
  const element = document.createElement(TAGS[kind]);
  element.className = kind;
  element.textContent = text;
  return element;
}

function shows(element, { kind, text }) {
  return element.className === kind && element.textContent === text;
}

function field(article, name) {
  return article.querySelector(`[data-field="${name}"]`);
}
