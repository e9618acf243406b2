// <selon-article> and the JavaScript interface: see selon.d.ts.
import * as engine from "selon-engine";
import { language, prepare } from "./loading.js";

/** The room of a closed panel, kept from the first moment so that nothing moves: see selon.css. */
const RESERVED = "var(--selon-panel-height, clamp(3.5em, (40em - 100vw) * 999, 5.5em))";

const warned = new Set();

export async function annotate(text, { lang, threshold } = {}) {
  return engine.annotate(text, await language(lang, () => text), threshold);
}

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
