/** How statements are marked: a glyph that takes no room, a label with the source's name, shading only. */
export type BadgeStyle = "marker" | "pill" | "none";

export interface MountOptions extends AnnotateOptions {
  /** BCP 47 tag of the interface's language; by default the page's, or else English. */
  uiLang?: string;
  /** By default `marker`. */
  badges?: BadgeStyle;
  /** CSS selectors of what is not read, beside captions, asides, forms and the like. */
  ignore?: string;
  /** Readers can say that an attribution is wrong; an address to go to then, with `{quote}`, `{source}` and `{page}` filled in. */
  report?: string;
  /** Address of a page that says how attributions are found; by default the one in this folder. */
  method?: string;
  /** `notes`: printed pages have numbers at the statements and a list of the sources at the end. */
  print?: "notes";
  /**
   * An analysis that was made before, of this article: it is shown without the engine. What is not surely in the article any
   * more is left out; rejects if that is more than a fifth.
   */
  analysis?: Analysis;
}

/**
 * A mounted article. It keeps up with the page: what is added, changed or removed is read anew by itself. If the
 * page takes the badges away twice, none are inserted any more. Its methods do nothing after `destroy()`.
 */
export interface Handle {
  /** What was found; undefined after `destroy()`. */
  analysis(): Analysis | undefined;
  /** The text that was read, into which the analysis' spans count; undefined after `destroy()`. */
  text(): string | undefined;
  /** What was found, and how many statements of an analysis that was given were not; see `selon:ready`. */
  found(): Found;
  /** The element that was read: without `for`, the one that was found. */
  readonly article: Element;
  /** Reads the article anew at once, as it is now. */
  refresh(): void;
  /** Marks statements in another style. */
  setBadges(style: BadgeStyle): void;
  /** Scrolls to an attribution, by its `id`, and opens its details. */
  open(id: number): void;
  /** Closes the details. */
  close(): void;
  /** Gives back the article's DOM as it was. */
  destroy(): void;
}

/** What a page is told when an article was read. */
export interface Found {
  /** What was found. */
  analysis: Analysis;
  /** Of an analysis that was given, how many statements are not surely in the article: they are not shown. */
  lost: number;
}

/**
 * Shows the attributions of an element of the page. Rejects, and leaves the element as it was, if a file
 * cannot be loaded, there is no pack for its language or Selon is at work there already. An option that is wrong is told in
 * the console and counts as none. Dispatches `selon:open`, `selon:close` and `selon:report` at the element.
 */
export function mount(article: Element, options?: MountOptions): Promise<Handle>;

/**
 * `<selon-article>`: shows the article's sourcing, of what it wraps, of what `for` points at, or of the
 * page's article. Attributes: `for`, `lang`, `ui-lang`, `badges`, `panel` (`summary`, `open`, `none`),
 * `ignore`, `threshold`, `report`, `method`, `print` (`notes`), `src`: the address of an analysis that was made before, and is
 * shown without the engine, as is one in a `<script type="application/selon+json">` in the element.
 */
export interface SelonArticleElement extends HTMLElement {
  /** What was found; undefined until `selon:ready`. */
  readonly analysis?: Analysis;
  /** Undefined until `selon:ready`. */
  readonly handle?: Handle;
}

/** What is dispatched at `<selon-article>`, or at the article that was mounted, and bubbles up to the window. */
export interface SelonEventMap {
  /** The badges are in the page. */
  "selon:ready": CustomEvent<Found>;
  /** The article has changed and was read anew. */
  "selon:update": CustomEvent<Found>;
  /** Statements are marked in another style, by the reader, the page, or because the page removes badges. */
  "selon:badges": CustomEvent<{ badges: BadgeStyle }>;
  /** The details of an attribution were opened. */
  "selon:open": CustomEvent<{ id: number }>;
  "selon:close": CustomEvent<{ id: number }>;
  /** A reader says that an attribution is wrong. `preventDefault()` keeps Selon from going to the address in `report`. */
  "selon:report": CustomEvent<{ id: number; attribution: Attributed }>;
  /** Selon could not start or go on; the article is as it was. The message says what is missing where. */
  "selon:error": CustomEvent<{ message: string; error: Error }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "selon-article": SelonArticleElement;
  }
  interface HTMLElementEventMap extends SelonEventMap {}
  interface DocumentEventMap extends SelonEventMap {}
  interface WindowEventMap extends SelonEventMap {}
}
