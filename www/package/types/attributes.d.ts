import type { SelonEventMap } from "../selon.js";

/** What `<selon-article>` takes, in any framework. */
export interface SelonArticleAttributes {
  /** CSS selector of the article's body; without it, what the element wraps, else the article is found by its text. */
  for?: string;
  /** BCP 47 tag of the article's language; by default the nearest `lang` attribute's, else it is detected. */
  lang?: string;
  /** BCP 47 tag of the interface's language; by default the page's, else English. */
  "ui-lang"?: string;
  /** How statements are marked; by default `marker`. */
  badges?: "marker" | "pill" | "none";
  /** By default `summary`. */
  panel?: "summary" | "open" | "none";
  /** CSS selectors of what is not read, beside captions, asides, forms and the like. */
  ignore?: string;
  /** From 0 to 1: what is less probably right is not shown; by default 0.7. */
  threshold?: number | string;
  /** Readers can say that an attribution is wrong; the address to go to then, if there is one. */
  report?: string;
  /** Address of the page that says how this works; one comes along. */
  method?: string;
  /** On paper, numbers at the statements and a list of the sources at the end. */
  print?: "notes";
  /** Address of an analysis that was made before: it is shown, and nothing is computed. */
  src?: string;
}

/** Listeners, under the names that a framework gives them: `onselon:ready`, say. */
export type SelonListeners<Prefix extends string> = {
  [Event in keyof SelonEventMap as `${Prefix}${Event}`]?: (event: SelonEventMap[Event]) => void;
};
