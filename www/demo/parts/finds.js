/** One sentence for each turn of phrase that Selon knows, from `finds/XX.json`, marked by the widget as any article is. */

/** The sentences in a language, with its tag. */
export async function loadFinds(lang) {
  const response = await fetch(new URL(`../finds/${lang}.json`, import.meta.url));
  return { lang, ...(await response.json()) };
}

/** Shows sentences in their section. */
export function showFinds(section, { lang, title, text, finds }) {
  const [heading, intro, list] = section.children;
  heading.textContent = title;
  intro.textContent = text;
  list.lang = lang;
  list.replaceChildren(...finds.map(entry));
  for (const name of ["lang", "ui-lang"]) set(section, name, lang);
}

/** Has the sentences marked in one of the styles of badges. */
export const markFinds = (section, style) => set(section, "badges", style);

/** The widget starts anew with an attribute that is set, also to what it was. */
function set(section, name, value) {
  const widget = widgetOf(section);
  if (widget.getAttribute(name) !== value) widget.setAttribute(name, value);
}

function entry({ what, text }) {
  const [item, told, said] = ["li", "p", "p"].map((name) => document.createElement(name));
  told.className = "told";
  told.textContent = what;
  // The page's own words are no part of what is read.
  told.dataset.selonIgnore = "";
  said.textContent = text;
  item.append(told, said);
  return item;
}

/** The element that reads the sentences; made when there are some, since it wants something to read. */
function widgetOf(section) {
  const standing = section.querySelector("selon-article");
  if (standing) return standing;
  const widget = document.createElement("selon-article");
  widget.setAttribute("for", "#finds ul");
  widget.setAttribute("panel", "none");
  section.append(widget);
  return widget;
}
