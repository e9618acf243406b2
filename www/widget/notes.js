// For readers on paper: numbers at the statements, and a list of the sources at the article's end.

/** Prints notes whenever the page is printed, until the function that is returned is called. */
export function notes(article, handle, { texts, sheet }) {
  let list;

  const write = () => {
    erase();
    const { sources, attributions, lang } = handle.analysis();
    for (const badge of article.querySelectorAll("selon-badge")) {
      const { sourceId } = attributions[badge.dataset.id];
      badge.dataset.note = sourceId === undefined ? "?" : sourceId + 1;
    }
    list = document.createElement("selon-notes");
    list.selonAtWork = true;
    list.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
    const items = document.createElement("ol");
    for (const { name, type } of sources) items.append(entry(name, lang, texts[`type.${type}`].one));
    list.shadowRoot.append(heading(sources.length), items);
    article.append(list);
  };

  /** The number of sources in words. */
  const heading = (n) => {
    const line = document.createElement("p");
    const forms = texts["panel.sources"];
    line.lang = texts.lang;
    line.textContent = (forms[new Intl.PluralRules(texts.lang).select(n)] ?? forms.other).replace("{n}", n);
    return line;
  };

  const entry = (name, lang, type) => {
    const [item, who] = ["li", "b"].map((tag) => document.createElement(tag));
    who.lang = lang;
    who.textContent = name;
    item.append(who, `, ${type}`);
    return item;
  };

  const erase = () => {
    list?.remove();
    for (const badge of article.querySelectorAll("selon-badge[data-note]")) badge.removeAttribute("data-note");
  };

  addEventListener("beforeprint", write);
  addEventListener("afterprint", erase);
  return () => {
    removeEventListener("beforeprint", write);
    removeEventListener("afterprint", erase);
    erase();
  };
}
