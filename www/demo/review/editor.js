/** The form in which a statement is corrected: name, type, and its parts by words that are selected in the article. */

import { make } from "./dom.js";
import { form as empty } from "./form.js";
import { joined, paragraphsOf, wordsOf } from "./passage.js";

export const TYPES = [
  "person",
  "role",
  "organization",
  "state",
  "media",
  "document",
  "anonymous",
  "group",
  "unspecified",
];

const PARTS = ["content", "source", "cue"];

/** The form for a statement, or for a new one without `found`. `done(change)` gets what was made of it, `leave()` nothing. */
export function editor(found, { text, lang, names, texts, done, leave }) {
  const form = empty(names);
  texts.write(form);
  const { name, type, cancel } = form.elements;
  type.append(...TYPES.map((value) => make("option", { value }, texts.get(`type.${value}`))));
  name.value = found?.name ?? "";
  type.value = found?.type ?? "person";
  const spans = Object.fromEntries(PARTS.map((part) => [part, found?.[part].spans ?? []]));
  const words = new Words(form.querySelector(".words"), text, lang, spans);
  const part = () => form.elements.part.value;
  const show = () => words.show(part(), texts.get("edit.words", { part: texts.get(`part.${part()}`) }));
  let isNamed = !!found?.referent;
  name.addEventListener("input", () => (isNamed = true));
  words.changed = () => {
    // Whose name nobody has typed is called as the article calls them.
    if (part() === "source" && !isNamed) name.value = words.text("source");
    words.element.setCustomValidity?.("");
  };
  form.addEventListener("change", ({ target }) => target.name === "part" && show());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!spans.content.length) return form.dispatchEvent(new CustomEvent("empty", { bubbles: true }));
    done({ name: name.value.trim(), type: type.value, spans });
  });
  form.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") leave();
  });
  cancel.addEventListener("click", leave);
  show();
  return { form, ready: () => words.reveal() };
}

/** The article's words, of which a part is made by selecting. */
class Words {
  changed = () => {};
  #text;
  #spans;
  #part;
  #words;
  #options;
  #active = 0;
  #anchor = 0;
  #base = [];

  constructor(element, text, lang, spans) {
    this.element = element;
    element.lang = lang;
    this.#text = text;
    this.#spans = spans;
    this.#words = wordsOf(text);
    this.#options = this.#words.map(({ start, end }, at) =>
      make("span", { role: "option", tabindex: "-1", "data-at": at }, text.slice(start, end)),
    );
    this.#lay();
    this.#listen();
    const first = spans.content[0]?.start ?? 0;
    this.#active = Math.max(
      0,
      this.#words.findIndex(({ end }) => end > first),
    );
  }

  /** Shows which words a part has. */
  show(part, label) {
    this.#part = part;
    this.element.setAttribute("aria-label", label);
    this.#paint();
  }

  /** Scrolls the words, not the page, to the statement. */
  reveal() {
    const option = this.#options[this.#active];
    if (option) this.element.scrollTop = option.offsetTop - this.element.offsetTop - this.element.clientHeight / 3;
  }

  text(part) {
    return this.#spans[part].map(({ start, end }) => this.#text.slice(start, end)).join(" … ");
  }

  /** Puts the words into paragraphs, with the spaces that are between them. */
  #lay() {
    let at = 0;
    for (const { start, end } of paragraphsOf(this.#text)) {
      const line = make("div", { role: "presentation" });
      let behind = start;
      for (; this.#words[at]?.end <= end; at++) {
        line.append(this.#text.slice(behind, this.#words[at].start), this.#options[at]);
        behind = this.#words[at].end;
      }
      this.element.append(line);
    }
  }

  #paint() {
    const within = (word, part) => this.#spans[part].some(({ start, end }) => start <= word.start && word.end <= end);
    this.#words.forEach((word, at) => {
      const option = this.#options[at];
      option.setAttribute("aria-selected", within(word, this.#part));
      option.dataset.part = PARTS.filter((part) => within(word, part)).join(" ");
      option.tabIndex = at === this.#active ? 0 : -1;
    });
  }

  #listen() {
    const { element } = this;
    const at = ({ target }) => Number(target.closest?.("[data-at]")?.dataset.at ?? Number.NaN);
    let drags = false;
    element.addEventListener("pointerdown", (event) => {
      const word = at(event);
      if (Number.isNaN(word)) return;
      event.preventDefault();
      drags = true;
      this.#options[word].focus();
      if (event.shiftKey) this.#select(word);
      else this.#start(word, event.ctrlKey || event.metaKey);
    });
    element.addEventListener("pointerover", (event) => {
      const word = at(event);
      if (drags && event.buttons && !Number.isNaN(word)) this.#select(word);
    });
    addEventListener("pointerup", () => (drags = false));
    element.addEventListener("keydown", (event) => this.#key(event));
  }

  #key(event) {
    const { key, shiftKey, ctrlKey, metaKey } = event;
    const to = { ArrowRight: this.#active + 1, ArrowLeft: this.#active - 1 }[key] ?? this.#line(key);
    if (to !== undefined) {
      const word = Math.min(Math.max(to, 0), this.#words.length - 1);
      if (shiftKey) this.#select(word);
      else this.#move(word);
    } else if (key === " ") this.#start(this.#active, ctrlKey || metaKey);
    else if (key === "Delete" || key === "Backspace") this.#set([]);
    else return;
    event.preventDefault();
    this.#options[this.#active].focus();
  }

  /** The first word of the paragraph before or after. */
  #line(key) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (!step) return undefined;
    const paragraphs = paragraphsOf(this.#text);
    const { start } = this.#words[this.#active];
    const here = paragraphs.findIndex(({ end }) => end > start);
    const there = paragraphs[here + step];
    return there && this.#words.findIndex((word) => word.start >= there.start);
  }

  #move(word) {
    this.#active = this.#anchor = word;
    this.#base = [];
    this.#paint();
  }

  /** Starts a selection at a word; `more`: beside what is selected already. */
  #start(word, more) {
    this.#anchor = word;
    this.#base = more ? this.#spans[this.#part] : [];
    this.#select(word);
  }

  /** Selects from where the selection started to a word. */
  #select(word) {
    this.#active = word;
    const [first, last] = [Math.min(this.#anchor, word), Math.max(this.#anchor, word)];
    const span = { start: this.#words[first].start, end: this.#words[last].end };
    this.#set(joined(this.#text, [...this.#base, span]));
  }

  #set(spans) {
    this.#spans[this.#part] = spans;
    this.changed();
    this.#paint();
  }
}
