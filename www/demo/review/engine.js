/** What the desk needs of Selon: the engine that analyses, and what keeps an editor's checks. */

const SELON = new URL("../selon/", import.meta.url);

/** How probable a statement must be for the desk: as improbable as it is worth an editor's look. */
const EDITORS = 0.25;

/** How probable it must be for readers to be shown it unchecked. */
export const READERS = 0.7;

let loading;

/** The engine, loaded once; a failure is forgotten, so that a later try can succeed. */
export function engine() {
  loading ??= load();
  loading.catch(() => (loading = undefined));
  return loading;
}

async function load() {
  const [selon, view] = await Promise.all(["selon.js", "view.js"].map((name) => import(new URL(name, SELON).href)));
  await view.init({ module_or_path: await fetch(new URL("view.wasm", SELON)) });
  return {
    /** A new analysis of a text, in which the checks of an earlier one are kept. Without `lang`, its language is detected. */
    async analyse(text, earlier, lang) {
      const fresh = await selon.annotate(text, { threshold: EDITORS, lang });
      return earlier ? view.carry(fresh, earlier, text) : fresh;
    },
    /** The same analysis in order: sources grouped, statements counted and numbered. */
    settle: (analysis, text) => view.fit(analysis, text),
  };
}

/** The text of the article on a page of HTML; `whole`: all of the HTML is the article. */
export async function textOf(html, whole) {
  const { articleText } = await import(new URL("read.js", SELON).href);
  return articleText(html, whole);
}
