/** The page's own words, from `XX.json` for each language XX. */

/** A page's texts in one language. */
export class Texts {
  #texts;
  #plural;
  #number;

  constructor(lang, texts) {
    this.lang = lang;
    this.#texts = texts;
    this.#plural = new Intl.PluralRules(lang);
    this.#number = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
  }

  /** The text of `key`, its `{names}` filled in. */
  get(key, values = {}) {
    return this.#texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  /** A number as it is written in the language, with at most one decimal. */
  number(value) {
    return this.#number.format(value);
  }

  /** « 1 source », « 2 sources ». */
  count(key, value) {
    return this.get(`${key}.${this.#plural.select(value)}`, { number: this.number(value) });
  }

  /** Writes the texts into every element that asks for one. */
  write(root) {
    for (const element of root.querySelectorAll("[data-text]")) {
      element.textContent = this.get(element.dataset.text);
    }
    for (const element of root.querySelectorAll("[data-label]")) {
      element.setAttribute("aria-label", this.get(element.dataset.label));
    }
    for (const element of root.querySelectorAll("[data-placeholder]")) {
      element.placeholder = this.get(element.dataset.placeholder);
    }
  }
}

/** Loads the texts of a language. */
export async function loadTexts(lang) {
  const response = await fetch(new URL(`${lang}.json`, import.meta.url));
  return new Texts(lang, await response.json());
}
