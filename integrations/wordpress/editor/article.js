/** The post that is being edited, as Selon reads it: its text, what was found in it, what the editor has made of that. */

import { engine, textOf } from "../review/engine.js";
import { Work } from "../review/work.js";

const { data } = window.wp;
const { meta, lang, site, most, texts } = window.selonEditor;
const KEY = meta.analysis;

/** What stands in a post for something else is no prose. */
const SHORTCODES = /<!-- wp:shortcode[^]*?<!-- \/wp:shortcode -->/g;

const edited = (name) => data.select("core/editor").getEditedPostAttribute(name);

/** A text has to have so many words before it tells more about its language than its site does: as where readers' browsers analyse. */
const ENOUGH = 60;

/** An analysis that the post has; null if it has none. */
function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/** A new analysis: in the language that the settings say, else that of the text; a short one is believed to be in the site's. */
async function analysed(text, earlier) {
  const { analyse } = await engine();
  if (lang || text.split(/\s+/).length >= ENOUGH) return analyse(text, earlier, lang || undefined);
  return analyse(text, earlier, site).catch((error) => {
    // The site's is none of Selon's.
    if (error.isQuiet) return analyse(text, earlier);
    throw error;
  });
}

/** What of a post says that something was corrected; it is never sent. */
export const CORRECTED = "selon_corrected";

export class Article extends EventTarget {
  /** @type {Work | null} */
  work = null;
  /** What went wrong with the last reading, in words. */
  trouble = "";
  #html;
  #corrections = 0;
  #reading = Promise.resolve();

  /** Whether what was read is what the post says now. */
  isCurrent() {
    return this.#html === data.select("core/editor").getEditedPostContent();
  }

  /** Reads the post anew if it has changed; what the editor has checked is kept, as far as its words are still there. */
  read() {
    this.#reading = this.#reading.then(() => (this.isCurrent() ? undefined : this.#read()));
    return this.#reading;
  }

  async #read() {
    const html = data.select("core/editor").getEditedPostContent();
    const earlier = this.work?.analysis() ?? parsed(edited("meta")?.[KEY]);
    this.trouble = "";
    try {
      const text = await textOf(html.replace(SHORTCODES, ""), true);
      const found = text.trim() ? await analysed(text, earlier) : null;
      this.work = found && new Work(text, found, data.select("core").getCurrentUser()?.name ?? "");
    } catch (error) {
      this.work = null;
      this.trouble = `${texts.failed} ${error.message}`;
    }
    this.#html = html;
    this.dispatchEvent(new Event("change"));
  }

  /** The analysis as it is kept, empty if nothing was found. */
  async #written() {
    if (!this.work) return "";
    const { settle } = await engine();
    const json = JSON.stringify(settle(this.work.analysis(), this.work.text));
    if (new TextEncoder().encode(json).length <= most) return json;
    this.trouble = texts.large;
    this.dispatchEvent(new Event("change"));
    return "";
  }

  /** What is saved with the post; undefined if the post could not be read. */
  async forSaving() {
    await this.read();
    return this.work || !this.trouble ? this.#written() : undefined;
  }

  /**
   * The editor has corrected something: the post can be saved. It is no change of its meta before it is, for which WordPress 6.6 would
   * ask again; and WordPress's own undo leaves it alone, the sidebar has one.
   */
  corrected() {
    data.dispatch("core/editor").editPost({ [CORRECTED]: ++this.#corrections }, { undoIgnore: true });
  }
}
