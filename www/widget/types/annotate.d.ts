export interface AnnotateOptions {
  /** BCP 47 tag of the text's language; if left out, it is detected. */
  lang?: string;
  /**
   * Attributions whose source and content are less probably right are left out; 0 to 1. By default 0.7 for what readers
   * see (`mount`, `<selon-article>`) and 0.25 for `annotate`: editors can go through what is between, by `confidence`.
   */
  threshold?: number;
}

/** Finds the attributions of a text; spans count UTF-16 units. Rejects if a file cannot be loaded. */
export function annotate(text: string, options?: AnnotateOptions): Promise<Analysis>;
