/** Passages of a text, as analyses have them. Offsets count UTF-16 units. */

/** Characters around a passage that tell it from the same words elsewhere. */
const CONTEXT = 32;

/** A word with its apostrophe, or a mark. */
const WORD = /[\p{L}\p{N}]+['’]?|[^\s\p{L}\p{N}]/gu;

/** The words of a text, each with its place. */
export const wordsOf = (text) =>
  [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }));

/** The paragraphs of a text, each with its place. */
export const paragraphsOf = (text) =>
  [...text.matchAll(/[^\n]+/g)].map(({ 0: line, index }) => ({ start: index, end: index + line.length }));

/** The passage of some spans. */
export function passage(text, spans) {
  const words = spans.map(({ start, end }) => text.slice(start, end));
  const quotes = spans.map(({ start, end }) => ({
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
  }));
  return { spans, text: words.join(" … "), quotes };
}

/** How much of some spans is in quotation marks. */
export function quotationOf(text, spans) {
  const words = spans.map(({ start, end }) => text.slice(start, end));
  if (words.every((words) => /^[«“"][^]*[»”"]$/.test(words))) return "direct";
  return words.some((words) => /[«»“”"]/.test(words)) ? "mixed" : "indirect";
}

/** Spans in order; those that touch, or between which there is white space alone, become one. */
export function joined(text, spans) {
  const inOrder = spans.toSorted((one, other) => one.start - other.start);
  const result = [];
  for (const { start, end } of inOrder) {
    const last = result.at(-1);
    if (last && !/[^ \u00A0\u202F]/.test(text.slice(last.end, start))) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

/** The sentences that some spans lie in: one stretch of the paragraph of the last of them. */
export function sentencesAround(text, spans, lang) {
  const first = Math.min(...spans.map(({ start }) => start));
  const last = Math.max(...spans.map(({ end }) => end));
  const paragraphs = paragraphsOf(text).filter(({ start, end }) => start < last && end > first);
  const around = { start: paragraphs[0]?.start ?? first, end: paragraphs.at(-1)?.end ?? last };
  const segments = new Intl.Segmenter(lang, { granularity: "sentence" }).segment(text.slice(around.start, around.end));
  const met = [...segments]
    .map(({ segment, index }) => ({
      start: around.start + index,
      end: around.start + index + segment.trimEnd().length,
    }))
    .filter(({ start, end }) => start < last && end > first);
  return { start: Math.min(first, met[0]?.start ?? first), end: Math.max(last, met.at(-1)?.end ?? last) };
}
