// <selon-article> and the JavaScript interface. Everything it loads lies beside this file.
import init, * as engine from "selon-engine";

/** Languages with a pack and with interface texts; the last one is shown on pages in other languages. */
const LANGUAGES = ["fr", "en"];
/** The room of a closed panel, kept from the first moment so that nothing moves: see selon.css. */
const RESERVED = "var(--selon-panel-height, clamp(3.5rem, (40rem - 100vw) * 999, 5.5rem))";

const files = new Map();
const warned = new Set();

/** What `read` makes of a file, fetched once; a failure is forgotten, so that a later try can succeed. */
function file(name, read) {
  if (!files.has(name)) {
    const reading = fetchAndRead(new URL(name, import.meta.url).href, read);
    files.set(name, reading);
    reading.catch(() => files.delete(name));
  }
  return files.get(name);
}

async function fetchAndRead(url, read) {
  try {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    return await read(response);
  } catch (cause) {
    throw new Error(`${url}: ${cause.message}`, { cause });
  }
}

const primary = (tag) => tag?.split("-")[0].toLowerCase();
const wasm = () => file("selon.wasm", (response) => init({ module_or_path: response }));

/** A file that the engine reads. */
const load = (name, into) =>
  file(name, async (response) => {
    const [bytes] = await Promise.all([response.arrayBuffer(), wasm()]);
    engine[into](new Uint8Array(bytes));
  });

/** What the engine needs for a language: its pack, and the network that all of them share. */
function pack(tag) {
  const lang = primary(tag);
  if (!LANGUAGES.includes(lang)) throw new Error(`there is no language pack for "${tag}", only ${LANGUAGES}`);
  return Promise.all([load(`${lang}.pack`, "load_pack"), load("model.pack", "load_network")]);
}

/** The interface's texts in the first of the languages that there are. */
function texts(...tags) {
  const lang = tags.map(primary).find((tag) => LANGUAGES.includes(tag)) ?? LANGUAGES.at(-1);
  return file(`ui/${lang}.json`, (response) => response.json());
}

/** The page's style sheet and the shadow roots': selon.css has a rule between the two. */
const sheets = () =>
  file("selon.css", async (response) =>
    (await response.text()).split("@layer selon-shadow;").map((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      return sheet;
    }),
  );

/** Loads all that `article` needs, everything at once, and gives the options that the engine mounts with. */
async function prepare(article, options) {
  const declared = options.lang || article.closest("[lang]")?.lang;
  const lang = declared || wasm().then(() => engine.detect(article.textContent));
  const [tag, words, styles] = await Promise.all([
    lang,
    texts(options.uiLang || document.documentElement.lang || declared),
    sheets(),
    wasm(),
    declared ? pack(declared) : lang.then(pack),
  ]);
  return { ...options, lang: tag, texts: words, sheets: styles };
}

/** Analyses a text: see selon.d.ts. */
export async function annotate(text, { lang, threshold } = {}) {
  await Promise.all([wasm(), lang && pack(lang)]);
  const tag = lang || engine.detect(text);
  await pack(tag);
  return engine.annotate(text, tag, threshold);
}

/** Shows who says so in an element of the page: see selon.d.ts. */
export async function mount(article, options = {}) {
  return engine.mount(article, undefined, await prepare(article, options));
}

class SelonArticle extends HTMLElement {
  static observedAttributes = ["for", "lang", "ui-lang", "badges", "panel", "ignore", "threshold"];
  #panel = document.createElement("div");
  #handle;
  #turn = 0;

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(this.#panel, document.createElement("slot"));
  }

  connectedCallback() {
    this.#panel.style.fontSize = "medium";
    this.#panel.style.minHeight = this.getAttribute("panel") === "none" ? "" : RESERVED;
    this.#renew();
  }

  disconnectedCallback() {
    this.#renew();
  }

  attributeChangedCallback(name, _, value) {
    if (name !== "badges" || !this.#handle) return this.#renew();
    try {
      this.#handle.setBadges(value ?? "");
    } catch (error) {
      this.#fail(error);
    }
  }

  /** What was found; undefined until `selon:ready`. */
  get analysis() {
    return this.#handle?.analysis();
  }

  /** The handle of the mounted article: see selon.d.ts; undefined until `selon:ready`. */
  get handle() {
    return this.#handle;
  }

  /** Starts anew, once for all changes of this moment; an element that was taken out of the page stops. */
  async #renew() {
    const turn = ++this.#turn;
    await null;
    if (turn !== this.#turn) return;
    this.#handle?.destroy();
    this.#handle = undefined;
    if (!this.isConnected) return;
    try {
      const article = this.#article();
      const options = await prepare(article, this.#options());
      if (turn !== this.#turn) return;
      this.shadowRoot.adoptedStyleSheets = [options.sheets[1]];
      this.#handle = engine.mount(article, this, options);
      this.#tell("selon:ready", { analysis: this.analysis });
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
  }

  /** The element that `for` points at, else what is inside, else the page's article. */
  #article() {
    const selector = this.getAttribute("for");
    const found = selector
      ? this.getRootNode().querySelector(selector)
      : this.textContent.trim()
        ? this
        : (this.closest("article") ?? document.querySelector("[itemprop~=articleBody], article, main"));
    if (!found) throw new Error(selector ? `for="${selector}": no such element` : "there is no article on this page");
    return found;
  }

  #options() {
    const option = (name) => this.getAttribute(name) ?? undefined;
    return {
      lang: option("lang"),
      uiLang: option("ui-lang"),
      badges: option("badges"),
      panel: option("panel"),
      ignore: option("ignore"),
      threshold: parseFloat(option("threshold")),
    };
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  }

  /** The article stays as it was; the console hears of each cause once. */
  #fail(error) {
    if (!warned.has(error.message)) console.warn(`Selon: ${error.message}`);
    warned.add(error.message);
    this.#tell("selon:error", { message: error.message, error });
  }
}

if (!customElements.get("selon-article")) customElements.define("selon-article", SelonArticle);
