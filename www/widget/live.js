// A mounted article: works in slices, and keeps up with what the page does to it.
import { script } from "selon-files";
import { calm, isCalm } from "./calm.js";
import { followLinks, report } from "./links.js";
import { checked } from "./options.js";
import { warn } from "./warn.js";

/** @import { Handle } from "selon" */

/** For so long, in milliseconds, the page may wait for one slice and what comes with it. */
const SLICE = 12;

/** Changes are looked at together, after so many milliseconds at the soonest and at the latest. */
const SOON = 100;
const LATE = 5000;

/** What can change what is read. */
const CHANGES = {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
  attributeFilter: ["class", "style", "hidden", "open", "aria-hidden", "data-selon-ignore", "data-selon-source"],
};

/** What a newsroom can say that a source is, behind the name in `data-selon-source`. */
const TYPES = /^(person|role|organization|state|media|document|anonymous|group|unspecified)$/;

/** Warns of corrections by the newsroom that mean nothing. */
function proofread(article) {
  for (const element of [article, ...article.querySelectorAll("[data-selon-source]")]) {
    const type = element.dataset.selonSource?.split("|")[1]?.trim();
    if (type && !TYPES.test(type)) warn(`data-selon-source="${element.dataset.selonSource}": there is no type “${type}”`);
  }
}

/** What a reader does in an article first. */
const USES = ["pointerover", "focusin", "touchstart"];

/** Lets the browser do what else there is to do. */
const pause = () => globalThis.scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));

/** Dispatches an event that the page hears wherever it listens, also outside of shadow roots. */
export const tell = (target, type, detail) => target.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));

/** @implements {Handle} */
export class Live {
  #engine;
  #target;
  #failed;
  #observer;
  #timer;
  #wait = SOON;
  #busy;
  #working;
  #notes;
  #sheet;
  #ends = [];

  /** Starts; events go to `target`, errors after the start to `failed`; the panel, if any, stands in `container`. */
  constructor(article, options, failed, target, container) {
    this.#engine = options.engine.mount(article, container, {
      ...options,
      isHeld: !isCalm(),
      tell: (type, detail) => {
        if (type === "selon:report") report(target, this.analysis().attributions[detail.id], options.address);
        else tell(target, type, detail);
      },
      mark: (style) => this.setBadges(style),
    });
    this.article = article;
    this.#target = target;
    this.#failed = failed;
    this.#observer = new MutationObserver((records) => this.#see(records));
    this.#observer.observe(article, CHANGES);
    this.#sheet = options.sheet;
    proofread(article);
  }

  /** Puts Selon's style sheet back where the page has set its own list of them: when it changes its look, or when it is used. */
  keepDressed() {
    const dress = () => {
      const tree = this.article.getRootNode();
      const { adoptedStyleSheets: sheets } = tree;
      if (sheets && !sheets.includes(this.#sheet)) tree.adoptedStyleSheets = [...sheets, this.#sheet];
    };
    const look = new MutationObserver(dress);
    look.observe(document.documentElement, { attributes: true });
    for (const kind of USES) this.article.addEventListener(kind, dress, { passive: true });
    this.#ends.push(() => {
      look.disconnect();
      for (const kind of USES) this.article.removeEventListener(kind, dress);
    });
  }

  /** Does all there is to do, a first slice at once; resolves to whether the article was analysed anew. */
  work() {
    return this.#busy ? this.#working : (this.#working = this.#slices());
  }

  async #slices() {
    const slice = () => {
      const end = performance.now() + SLICE;
      while (this.#engine.work()) if (performance.now() > end) return true;
      return false;
    };
    this.#busy = true;
    try {
      while (this.#own(slice)) await pause();
    } finally {
      this.#busy = false;
    }
    return this.#engine.report();
  }

  /** Changes the page: the observer must not take that for the page's own doing. */
  #own(change) {
    this.#see(this.#observer.takeRecords());
    try {
      return change();
    } finally {
      this.#observer.takeRecords();
    }
  }

  /** The page has changed: what it took for its own is given back before anything is painted. */
  #see(records) {
    if (!records.length) return;
    if (records.some(({ type }) => type !== "attributes")) {
      this.#engine.mend();
      this.#observer.takeRecords();
    }
    this.#timer ??= setTimeout(() => this.#guard(this.#update()), this.#wait);
  }

  /** Looks at what has changed. */
  async #update() {
    await this.#working;
    this.#timer = undefined;
    proofread(this.article);
    const start = performance.now();
    this.#own(() => this.#engine.update(false));
    const changed = await this.work();
    // Little of the time is spent on pages that change all the time, the least if nothing comes of it.
    this.#wait = Math.min(LATE, changed ? Math.max(SOON, 10 * (performance.now() - start)) : 2 * this.#wait);
    if (changed) tell(this.#target, "selon:update", this.found());
  }

  /** What fails after the start ends it. */
  #guard(work) {
    work.catch((error) => {
      this.destroy();
      this.#failed(error);
    });
  }

  analysis() {
    return this.#engine.analysis();
  }

  /** What the page is told: what was found, and how much of an analysis that was given was not. */
  found() {
    return { analysis: this.analysis(), lost: this.#engine.lost?.() ?? 0 };
  }

  text() {
    return this.#engine.text();
  }

  refresh() {
    this.#own(() => {
      this.#engine.update(true);
      while (this.#engine.work());
    });
  }

  setBadges(style) {
    const { badges = "marker" } = checked({ badges: style });
    this.#own(() => this.#engine.setBadges(badges));
    this.#guard(this.work());
  }

  /** Opens the statements that the page's address names. */
  followLinks() {
    this.#ends.push(followLinks(this));
  }

  /** Badges may be inserted now. */
  release() {
    this.#engine.release();
    return this.work();
  }

  open(id) {
    this.#engine.open(id);
  }

  close() {
    this.#engine.close();
  }

  destroy() {
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    this.#notes?.();
    for (const end of this.#ends.splice(0)) end();
    this.#engine.destroy();
  }

  /** Numbers and a list of sources for readers on paper. */
  async printNotes(article, texts) {
    const { notes } = await script("notes.js");
    // It may have been destroyed before this.
    if (!this.analysis()) return;
    this.#notes = notes(article, this, texts);
  }
}

/** Mounts an article whose options are prepared; resolves when all stands. `started` gets it before, to destroy it. */
export async function live(article, options, failed, target = article, container, started) {
  const live = new Live(article, options, failed, target, container);
  started?.(live);
  try {
    const isHeld = !isCalm();
    await live.work();
    live.keepDressed();
    if (isHeld) {
      await calm(article);
      await live.release();
    }
    if (options.print === "notes") await live.printNotes(article, options);
  } catch (error) {
    live.destroy();
    throw error;
  }
  live.followLinks();
  return live;
}
