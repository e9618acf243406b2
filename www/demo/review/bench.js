/** The statements of an article, one below the other, and what an editor does with them: on a page, or in a shadow root. */

import { card } from "./card.js";
import { editor } from "./editor.js";

/** What a key can do on a statement; the letters are those of each language's words. */
const ACTIONS = ["accept", "change", "remove"];

export class Bench {
  #cards;
  #changed;
  #say;
  /** @type {import("./work.js").Work | null} */
  #work = null;
  #texts;

  /** `cards`: the list to fill; `changed()` is called after each step, `say(message)` tells the editor what is missing. */
  constructor(cards, { changed, say }) {
    this.#cards = cards;
    this.#changed = changed;
    this.#say = say;
  }

  /** Shows a work as it is now; nothing without one. */
  show(work = this.#work, texts = this.#texts) {
    this.#work = work;
    this.#texts = texts;
    this.#cards.replaceChildren(...(work?.items ?? []).map((item, at) => this.#cardOf(item, at)));
  }

  /** Opens the form for a statement, or for a new one. */
  edit(key) {
    this.#leave();
    const { text, lang, names } = this.#work;
    const done = (change) => this.#step(this.#work.change(key, change));
    const leave = () => this.#leave(key);
    const { form, ready } = editor(this.#work.item(key)?.found, { text, lang, names, texts: this.#texts, done, leave });
    form.addEventListener("empty", () => this.#say(this.#texts.get("edit.empty")));
    if (key === undefined) {
      const item = document.createElement("li");
      item.className = "card";
      item.append(form);
      this.#cards.prepend(item);
    } else this.#cardAt(key).append(form);
    form.elements.name.focus();
    ready();
  }

  /** Takes the last step back. */
  undo() {
    const { activeElement } = this.#cards.getRootNode();
    if (this.#work?.undo()) this.#step(activeElement?.closest(".card")?.dataset.key);
  }

  /** What a key does that is pressed on a statement. */
  onKey(event) {
    if (event.target.closest("input, select, textarea, form")) return;
    const { key, ctrlKey, metaKey, altKey } = event;
    if ((ctrlKey || metaKey) && key === "z") {
      event.preventDefault();
      return this.undo();
    }
    const at = event.target.closest(".card");
    if (!at || ctrlKey || metaKey || altKey) return;
    const to = { ArrowDown: at.nextElementSibling, ArrowUp: at.previousElementSibling }[key];
    const isFor = (name) => this.#texts.get(`key.${name}`) === key.toLowerCase();
    const action = key === "Delete" ? "remove" : ACTIONS.find(isFor);
    if (!to && !action) return;
    event.preventDefault();
    if (to) focus(to);
    else this.#act(action, Number(at.dataset.key));
  }

  #cardOf(item, at) {
    const { text, lang } = this.#work;
    const act = (action, key) => this.#act(action, key);
    return card(item, { text, lang, texts: this.#texts, number: at + 1, act });
  }

  #cardAt(key) {
    return this.#cards.querySelector(`[data-key="${key}"]`);
  }

  /** What the editor does with a statement: one of the card's actions. */
  #act(action, key) {
    if (action === "change") return this.edit(key);
    const next = this.#cardAt(key)?.nextElementSibling?.dataset.key;
    this.#work[action](key);
    const isDone = this.#work.item(key)?.removed || this.#work.item(key)?.found.check;
    this.#step(isDone && next !== undefined ? next : key);
  }

  /** Shows what has changed; the focus goes to the card of `key`. */
  #step(key) {
    this.show();
    focus(this.#cardAt(key) ?? this.#cards.firstElementChild);
    this.#changed();
  }

  /** Closes an open form without a change. */
  #leave(key) {
    const form = this.#cards.querySelector("form");
    if (!form) return;
    form.remove();
    this.#cards.querySelector(".card:empty")?.remove();
    focus(this.#cardAt(key));
  }
}

function focus(element) {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "nearest" });
}
