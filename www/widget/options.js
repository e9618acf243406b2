// What a page may choose. A wrong value is told once, and counts as none.
import { LANGUAGES } from "selon-languages";
import { warn } from "./warn.js";

/** An option that is one of several words. */
const WORDS = { badges: ["marker", "pill", "none"], panel: ["summary", "open", "none"], print: ["notes"] };

/** A BCP 47 tag, also as systems other than browsers write it ("fr_FR"); empty for what is none ("French", "fr,en"). */
export function tag(value) {
  const tag = value?.trim().replaceAll("_", "-").replace(/-$/, "") ?? "";
  return /^[a-z]{2,3}(-[a-z\d]+)*$/i.test(tag) ? tag : "";
}

export const primary = (tag) => tag.split("-")[0].toLowerCase();
export const hasPack = (tag) => LANGUAGES.includes(primary(tag));

function isSelector(value) {
  try {
    document.createDocumentFragment().querySelector(value);
    return true;
  } catch {
    return false;
  }
}

/**
 * For each option, whether a value is one, and what it should be.
 * @type {Record<string, [(value: any) => unknown, string]>}
 */
const CHECKS = {
  lang: [tag, "a language tag, such as fr"],
  uiLang: [tag, "a language tag, such as fr"],
  threshold: [(value) => value >= 0 && value <= 1, "a number from 0 to 1"],
  ignore: [isSelector, "a list of CSS selectors"],
};
for (const [name, words] of Object.entries(WORDS)) CHECKS[name] = [(value) => words.includes(value), `one of ${words.join(", ")}`];

/** The options without those that are wrong or empty; names are those of `mount`. */
export function checked(options) {
  const right = { ...options };
  for (const [name, [holds, wanted]] of Object.entries(CHECKS)) {
    const value = options[name];
    if (value === undefined || value === null || value === "") delete right[name];
    else if (!holds(value)) {
      warn(`${name}="${value}" is not ${wanted}: it counts as if it were not there`);
      delete right[name];
    }
  }
  if (right.threshold) right.threshold = Number(right.threshold);
  return right;
}
