/** The review desk's list of statements, in the editor's sidebar. */

import { Texts } from "../parts/ui.js";
import { Bench } from "../review/bench.js";
import { make } from "../review/dom.js";

const { desk: LANG, texts: words } = window.selonEditor;

/** The desk's own words, in the language of who edits. */
const speaking = fetch(new URL(`../review/${LANG}.json`, import.meta.url))
  .then((response) => response.json())
  .then((texts) => new Texts(LANG, texts));

const sheets = ["../review/review.css", "editor.css"].map((name) => new URL(name, import.meta.url).href);

export class Desk {
  #article;
  #bench;
  #progress = make("p", { class: "progress", role: "status" });
  #meter = make("progress", { id: "meter", max: "1", value: "0" });
  #notice = make("p", { class: "notice", role: "alert", hidden: true });
  #undo = make("button", { type: "button", onclick: () => this.#bench.undo() }, words.undo);
  #add = make("button", { type: "button", onclick: () => this.#bench.edit() }, words.add);
  #change = () => this.#show();

  /** Shows the article's statements in an element that has nothing yet. */
  constructor(host, article) {
    this.#article = article;
    const cards = make("ol", { class: "cards", tabindex: "-1" });
    this.#bench = new Bench(cards, { changed: () => this.#corrected(), say: (message) => this.#say(message) });
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    const desk = make(
      "div",
      { class: "review", lang: LANG, onkeydown: (event) => this.#onKey(event) },
      this.#progress,
      this.#meter,
      this.#notice,
      make("p", { class: "hint" }, words.hint),
      make("div", { class: "row" }, this.#add, this.#undo),
      cards,
    );
    root.replaceChildren(...sheets.map((href) => make("link", { rel: "stylesheet", href })), desk);
    article.addEventListener("change", this.#change);
    this.#show();
  }

  /** The sidebar is closed. */
  end() {
    this.#article.removeEventListener("change", this.#change);
  }

  async #show() {
    const texts = await speaking;
    const { work, trouble } = this.#article;
    this.#bench.show(work, texts);
    this.#tell(texts);
    this.#say(trouble || (work?.items.length === 0 ? words.none : ""));
  }

  #tell(texts) {
    const { work } = this.#article;
    const { checked, all } = work?.progress ?? { checked: 0, all: 0 };
    const unread = this.#article.isCurrent() ? words.empty : words.busy;
    this.#progress.textContent = work ? texts.get("bench.progress", { checked, all }) : unread;
    this.#meter.max = all || 1;
    this.#meter.value = checked;
    this.#undo.disabled = !work?.canUndo;
    this.#add.disabled = !work;
  }

  async #corrected() {
    this.#article.corrected();
    this.#tell(await speaking);
  }

  /** What is typed here is not for the editor's own shortcuts, but for the one that saves. */
  #onKey(event) {
    if (event.key === "s" && (event.ctrlKey || event.metaKey)) return;
    event.stopPropagation();
    this.#bench.onKey(event);
  }

  #say(message) {
    this.#notice.textContent = message;
    this.#notice.hidden = !message;
  }
}
