/** The work on one article: its statements, what the editor has done about each, and the way back. */

import { joined, passage, quotationOf } from "./passage.js";

const FAMILIES = { anonymous: "unnamed", group: "unnamed", unspecified: "unspecified" };

/** As many steps can be undone. */
const STEPS = 200;

export class Work {
  /** Statements in the order in which they are gone through: `{ key, found, removed }`. */
  items;
  #sources;
  #base;
  #undo = [];
  #next = 0;

  /** Starts on an analysis of `text`. */
  constructor(text, analysis, by = "") {
    const { attributions, sources, ...base } = analysis;
    this.text = text;
    this.by = by;
    this.#base = base;
    this.#sources = sources;
    const surestLast = attributions.toSorted((one, other) => one.confidence - other.confidence);
    this.items = surestLast.map((found) => ({ key: this.#next++, found, removed: false }));
  }

  /** What is kept of the work; the way back is not. */
  toJSON() {
    const { text, by, items } = this;
    return { text, by, items, sources: this.#sources, base: this.#base };
  }

  /** The work that was kept. */
  static from({ text, by, items, sources, base }) {
    const work = new Work(text, { ...base, attributions: [], sources }, by);
    work.items = items;
    work.#next = 1 + Math.max(-1, ...items.map(({ key }) => key));
    return work;
  }

  get lang() {
    return this.#base.lang;
  }

  get canUndo() {
    return this.#undo.length > 0;
  }

  /** The names of the sources, for those who type one. */
  get names() {
    return [...new Set(this.items.map(({ found }) => found.name).filter(Boolean))];
  }

  /** How many statements there are, and how many of them were checked. */
  get progress() {
    const before = this.#base.removed?.length ?? 0;
    const checked = this.items.filter(({ found, removed }) => removed || found.check).length;
    return { checked: checked + before, all: this.items.length + before };
  }

  item(key) {
    return this.items.find((item) => item.key === key);
  }

  /** Says that all of a statement is right, or takes that back. */
  accept(key) {
    this.#step();
    const item = this.item(key);
    const { check } = item.found;
    if (check?.kind === "confirmed") delete item.found.check;
    else item.found.check = check ?? this.#check("confirmed");
    item.removed = false;
  }

  /** Takes a statement out, or brings it back. */
  remove(key) {
    this.#step();
    const item = this.item(key);
    item.removed = !item.removed;
    if (item.removed && item.found.check?.kind === "added") this.items.splice(this.items.indexOf(item), 1);
  }

  /** Changes name, type and spans of a statement; makes one if `key` is none. Gives the key. */
  change(key, { name, type, spans }) {
    this.#step();
    const item = key === undefined ? this.#added() : this.item(key);
    const { found } = item;
    const before = found.content.quotes;
    for (const part of ["source", "cue", "content"]) found[part] = passage(this.text, joined(this.text, spans[part]));
    found.quotation = quotationOf(this.text, found.content.spans);
    const isOther = before.map(({ exact }) => exact).join() !== found.content.quotes.map(({ exact }) => exact).join();
    this.#name(found, name, type);
    const kind = found.check?.kind === "added" || key === undefined ? "added" : "changed";
    const was = found.check?.was ?? (isOther && kind === "changed" ? before : undefined);
    found.check = { ...this.#check(kind), ...(was && { was }) };
    item.removed = false;
    return item.key;
  }

  /** Takes the last step back; tells whether there was one. */
  undo() {
    const before = this.#undo.pop();
    if (before) [this.items, this.#sources] = [before.items, before.sources];
    return !!before;
  }

  /** The analysis as it stands now; sources and numbers are not in order yet. */
  analysis() {
    const kept = this.items.filter(({ removed }) => !removed).map(({ found }, id) => ({ ...found, id }));
    const out = this.items.filter(({ removed }) => removed).map(({ found }) => this.#removal(found));
    const removed = [...(this.#base.removed ?? []), ...out];
    return structuredClone({
      ...this.#base,
      attributions: kept,
      sources: this.#sources,
      ...(removed.length > 0 && { removed }),
    });
  }

  #removal({ content }) {
    const { by, at } = this.#check("removed");
    return { content: content.quotes, ...(by && { by }), at };
  }

  #check(kind) {
    return { kind, ...(this.by && { by: this.by }), at: new Date().toISOString() };
  }

  /** Says whose a statement is. */
  #name(found, name, type) {
    const isSame = name === found.name;
    found.type = name ? type : "unspecified";
    found.family = FAMILIES[found.type] ?? "identified";
    found.name = found.type === "unspecified" ? "" : name;
    if (!found.name) {
      delete found.referent;
      delete found.sourceId;
      return;
    }
    const isMention = found.source.text === name;
    if (isMention) delete found.referent;
    else if (!isSame) {
      found.referent = { spans: [], text: name, quotes: [], evidence: "newsroom", confidence: 1 };
    }
    let place = this.#sources.findIndex((source) => source.name === name);
    if (place < 0) place = this.#sources.push({ id: this.#sources.length, name, attributions: [] }) - 1;
    Object.assign(this.#sources[place], { type: found.type, family: found.family });
    found.sourceId = place;
  }

  /** A statement of which nothing is said yet. */
  #added() {
    const nothing = { spans: [], text: "", quotes: [] };
    const [source, cue, content] = [nothing, nothing, nothing];
    const found = { name: "", source, cue, content, construction: "clause", confidence: 1 };
    const item = { key: this.#next++, found, removed: false };
    this.items.unshift(item);
    return item;
  }

  /** Keeps what is now for the way back. */
  #step() {
    this.#undo.push(structuredClone({ items: this.items, sources: this.#sources }));
    if (this.#undo.length > STEPS) this.#undo.shift();
  }
}
