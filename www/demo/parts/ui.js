/** The page's own words in each language of Selon, from a file each beside this one or beside the page's own script. */

/** The languages, in the order in which they are offered. */
export const LANGUAGES = ["fr", "en", "de", "es", "it", "pt"];

/** A page's texts in one language. */
export class Texts {
  #texts;
  #plural;
  #number;
  #names;

  constructor(lang, texts) {
    this.lang = lang;
    this.#texts = texts;
    this.#plural = new Intl.PluralRules(lang);
    this.#number = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });
    this.#names = new Intl.DisplayNames(lang, { type: "language" });
  }

  /** The text of `key`, its `{names}` filled in. */
  get(key, values = {}) {
    return this.#texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  /** A number as it is written in the language, with at most one decimal. */
  number(value) {
    return this.#number.format(value);
  }

  /** « allemand »: a language's name. */
  language(tag) {
    return this.#names.of(tag);
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

/** Loads the texts of a language from the folder `base`. */
export async function loadTexts(lang, base = import.meta.url) {
  const response = await fetch(new URL(`${lang}.json`, base));
  return new Texts(lang, await response.json());
}

/** Offers the languages, each by its own name, and calls `speak` with the texts of the one that is chosen: first with
 * that which the page's address asks for, else French. */
export async function offerLanguages(select, base, speak) {
  const offer = (lang) => {
    const name = new Intl.DisplayNames(lang, { type: "language" }).of(lang);
    const option = new Option(name[0].toLocaleUpperCase(lang) + name.slice(1), lang);
    option.lang = lang;
    return option;
  };
  const choose = async () => speak(await loadTexts(select.value, base));
  const asked = new URLSearchParams(location.search).get("ui");
  select.replaceChildren(...LANGUAGES.map(offer));
  if (LANGUAGES.includes(asked)) select.value = asked;
  select.addEventListener("change", choose);
  await choose();
  select.parentElement.hidden = false;
}
