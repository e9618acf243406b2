// <selon-article> and the JavaScript interface: see selon.d.ts.
import { script } from "selon-files";
import { live, tell } from "./live.js";
import { analysisAt, prepare } from "./loading.js";
import { skipper } from "./prose.js";
import { keepRoom } from "./room.js";
import { removeStrays } from "./strays.js";
import { warn } from "./warn.js";

/** @import { SelonArticleElement, mount as Mount } from "selon" */

export { annotate } from "selon-language";

/** What is in the element beside an article that it wraps. */
const GIVEN = /^(SCRIPT|SELON-LIST|#comment)$/;

/** @type {typeof Mount} */
export async function mount(article, options = {}) {
  return live(article, await prepare(article, options), ({ message }) => warn(message));
}

/** How a tool that translates pages in place marks them, beside their language. */
const TRANSLATED = /translated-/;

/** What a page says of its language as a whole. */
const told = () => `${document.documentElement.lang} ${TRANSLATED.test(document.documentElement.className)}`;

/** Where there is no page, the module can be imported for `annotate`. */
const Base = globalThis.HTMLElement ?? class {};

/** @implements {SelonArticleElement} */
class SelonArticle extends Base {
  static observedAttributes = ["for", "lang", "ui-lang", "badges", "panel", "ignore", "threshold", "print", "report", "method", "src"];
  #panel = document.createElement("div");
  #room;
  #told;
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
    this.#room ??= keepRoom(this, this.#panel);
    this.addEventListener("selon:badges", ({ detail }) => this.setAttribute("badges", detail.badges));
    this.#renew();
  }

  disconnectedCallback() {
    this.#renew();
  }

  attributeChangedCallback(name, before, value) {
    if (value === before) return;
    if (name !== "badges" || !this.#started) return this.#renew();
    this.#started.setBadges(value);
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
      /** @type {ShadowRoot} */ (this.shadowRoot).adoptedStyleSheets = [options.sheet];
      this.#room(options.panel !== "none");
      /** @param {any} error */
      const fail = (error) => this.#fail(error);
      await live(article, options, fail, this, this.#panel, (live) => (this.#started = live));
      if (turn !== this.#turn) return;
      this.#handle = this.#started;
      tell(this, "selon:ready", this.#handle.found());
    } catch (error) {
      // What has left the page while it was read is nobody's failure.
      if (turn === this.#turn && this.#article?.isConnected !== false) this.#fail(error);
    }
    // Only whether the article is still there is watched, not what is beside it; if there is none, all.
    for (let at = this.#article; at; at = at.parentNode ?? at.host) this.#watch.observe(at, { childList: true });
    if (!this.#article) this.#watch.observe(this.getRootNode(), { childList: true, subtree: true });
    // Who translates the page in place says so here.
    this.#told = told();
    this.#watch.observe(document.documentElement, { attributeFilter: ["lang", "class"], childList: true });
    if (this.#article) this.#follow();
  }

  #stop() {
    this.#watch.disconnect();
    clearTimeout(this.#timer);
    // Also what is still at work: nobody else could mount the article.
    this.#started?.destroy();
    this.#handle = this.#started = this.#article = this.#timer = undefined;
  }

  /** The page may have put another article in the place of this one, or this one into another language. */
  #follow() {
    if (this.#article?.isConnected && this.#told === told()) return;
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
        : (await script("find.js")).findArticle(document, skipper);
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
    return options;
  }

  /** The article stays as it was. */
  #fail(error) {
    if (!error.isQuiet) warn(error.message);
    this.#room(false);
    tell(this, "selon:error", { message: error.message, error });
  }
}

if (globalThis.customElements) {
  removeStrays();
  if (!customElements.get("selon-article")) customElements.define("selon-article", SelonArticle);
}
