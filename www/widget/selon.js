// <selon-article> and the JavaScript interface: see selon.d.ts.
import { annotate as analyse } from "selon-engine";
import { live, tell } from "./live.js";
import { analysisAt, language, prepare } from "./loading.js";
import { skipper } from "./prose.js";

/** @import { SelonArticleElement, annotate as Annotate, mount as Mount } from "selon" */

/** The room of a closed panel, kept from the first moment so that nothing moves: see selon.css. */
const RESERVED = "var(--selon-panel-height, clamp(3.5em, (40em - 100vw) * 999, 5.5em))";

/** What is in the element beside an article that it wraps. */
const GIVEN = /^(SCRIPT|SELON-LIST|#comment)$/;

const warned = new Set();

/** @type {typeof Annotate} */
export async function annotate(text, { lang, threshold } = {}) {
  return analyse(text, await language(lang, () => text), threshold);
}

/** @type {typeof Mount} */
export async function mount(article, options = {}) {
  return live(article, await prepare(article, options), warn);
}

/** The console hears of each cause once; named so, since the build drops all that says `console` alone. */
function warn({ message }) {
  if (!warned.has(message)) globalThis.console.warn(`Selon: ${message}`);
  warned.add(message);
}

/** @implements {SelonArticleElement} */
class SelonArticle extends HTMLElement {
  static observedAttributes = ["for", "lang", "ui-lang", "badges", "panel", "ignore", "threshold", "print", "src"];
  #panel = document.createElement("div");
  #handle;
  #started;
  #turn = 0;
  #watch = new MutationObserver(() => this.#follow());
  #article;
  #timer;

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(this.#panel, document.createElement("slot"));
  }

  connectedCallback() {
    this.#panel.style.fontSize = "medium";
    this.#panel.style.minHeight = this.getAttribute("panel") === "none" ? "" : RESERVED;
    this.addEventListener("selon:badges", ({ detail }) => this.setAttribute("badges", detail.badges));
    this.#renew();
  }

  disconnectedCallback() {
    this.#renew();
  }

  attributeChangedCallback(name, before, value) {
    if (value === before) return;
    if (name !== "badges" || !this.#started) return this.#renew();
    try {
      this.#started.setBadges(value ?? "");
    } catch (error) {
      this.#fail(error);
    }
  }

  get analysis() {
    return this.#handle?.analysis();
  }

  get handle() {
    return this.#handle;
  }

  /** Starts anew, once for all changes of this moment; an element that was taken out of the page stops. */
  async #renew() {
    const turn = ++this.#turn;
    await null;
    if (turn !== this.#turn) return;
    this.#stop();
    if (!this.isConnected) return;
    try {
      const article = (this.#article = await this.#find());
      const options = await prepare(article, { ...this.#options(), analysis: this.#given() });
      if (turn !== this.#turn) return;
      /** @type {ShadowRoot} */ (this.shadowRoot).adoptedStyleSheets = [options.sheets.shadow];
      /** @param {any} error */
      const fail = (error) => this.#fail(error);
      await live(article, options, fail, this, this.#panel, (live) => (this.#started = live));
      if (turn !== this.#turn) return;
      this.#handle = this.#started;
      tell(this, "selon:ready", this.#handle.found());
    } catch (error) {
      if (turn === this.#turn) this.#fail(error);
    }
    // Only whether the article is still there is watched, not what is beside it; if there is none, all.
    for (let at = this.#article; at; at = at.parentNode ?? at.host) this.#watch.observe(at, { childList: true });
    if (!this.#article) this.#watch.observe(this.getRootNode(), { childList: true, subtree: true });
  }

  #stop() {
    this.#watch.disconnect();
    clearTimeout(this.#timer);
    // Also what is still at work: nobody else could mount the article.
    this.#started?.destroy();
    this.#handle = this.#started = this.#article = this.#timer = undefined;
  }

  /** The page may have put another article in the place of this one. */
  #follow() {
    if (this.#article?.isConnected) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#find().then(
        () => this.#renew(),
        () => {},
      );
    }, 100);
  }

  /** The element that `for` points at, else what is inside, else the page's article. */
  async #find() {
    const selector = this.getAttribute("for");
    const found = selector
      ? /** @type {Document | ShadowRoot} */ (this.getRootNode()).querySelector(selector)
      : [...this.childNodes].some((node) => !GIVEN.test(node.nodeName) && node.textContent?.trim())
        ? this
        : (await import("./find.js")).findArticle(document, skipper);
    if (!found) throw new Error(selector ? `for="${selector}": no such element` : "there is no article on this page");
    return found;
  }

  /** The analysis that the page has, in the element or, which takes a moment, in a file. */
  #given() {
    const src = this.getAttribute("src");
    if (src) return analysisAt(new URL(src, document.baseURI).href);
    const data = this.querySelector(':scope > script[type="application/selon+json"]')?.textContent;
    try {
      return data && JSON.parse(data);
    } catch (cause) {
      throw new Error(`the analysis in <selon-article> is no JSON: ${cause.message}`, { cause });
    }
  }

  #options() {
    const options = {};
    for (const { name, value } of this.attributes) options[name === "ui-lang" ? "uiLang" : name] = value;
    return { ...options, threshold: parseFloat(options.threshold) };
  }

  /** The article stays as it was. */
  #fail(error) {
    warn(error);
    tell(this, "selon:error", { message: error.message, error });
  }
}

if (!customElements.get("selon-article")) customElements.define("selon-article", SelonArticle);
