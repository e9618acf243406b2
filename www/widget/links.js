// Ways into and out of an article: links to its statements, and readers' word that one is wrong.

const HASH = /^#selon=(.+)/;

/** Text as the engine writes it into links. */
const plain = (text) => text.trim().replace(/\s+/g, " ");

/** Opens the statement that the page's address names; gives a function that stops looking for it. */
export function followLinks(handle) {
  const follow = () => {
    const [, start] = HASH.exec(location.hash) ?? [];
    if (!start) return;
    let words = start;
    try {
      words = decodeURIComponent(start);
    } catch {
      // It was cut on its way.
    }
    const named = handle.analysis()?.attributions.find(({ content }) => plain(content.text).startsWith(words));
    if (named) handle.open(named.id);
  };
  addEventListener("hashchange", follow);
  follow();
  return () => removeEventListener("hashchange", follow);
}

/** An address with `{quote}`, `{source}` and `{page}` filled in. */
function filled(address, { content, name }) {
  const values = { quote: content.text, source: name, page: location.href };
  return address.replace(/\{(quote|source|page)\}/g, (_, key) => encodeURIComponent(values[key]));
}

/** Tells the page that a reader takes an attribution for wrong, and goes to `address`, if there is one and the page does not mind. */
export function report(target, attribution, address) {
  const detail = { id: attribution.id, attribution };
  const event = new CustomEvent("selon:report", { bubbles: true, composed: true, cancelable: true, detail });
  if (target.dispatchEvent(event) && address) open(filled(address, attribution), "_blank", "noopener");
}
