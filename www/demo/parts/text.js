/** Plain text to the blocks of an article: the same cuts as the engine makes. */

/** A heading has at most this many words. */
const HEADING_WORDS = 14;
const SENTENCE_END = /[.!?…:;,»”"’']$/u;
const OPEN_END = /[\p{L}\p{N},\-'’]$/u;
const LOWER_START = /^\p{Ll}/u;

/**
 * Cuts a text at its line breaks; hard-wrapped lines are joined again.
 *
 * @param {string} text
 * @returns {{kind: "title" | "heading" | "paragraph" | "stray", text: string}[]} "title" is a first heading,
 *   "stray" one with nothing under it, such as « Laisser un commentaire »
 */
export function blocksOf(text) {
  const blocks = lines(text).map((line) => ({ kind: isShort(line) ? "heading" : "paragraph", text: line }));
  for (let at = blocks.length - 1; at >= 0 && blocks[at].kind === "heading"; at -= 1) {
    blocks[at].kind = "stray";
  }
  if (blocks[0]?.kind === "heading") blocks[0].kind = "title";
  return blocks;
}

/** Number of words, as an editor counts them: what stands between spaces. */
export function countWords(text) {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function lines(text) {
  const lines = [];
  let emptyBefore = true;
  for (const raw of text.split(/\r\n|[\n\r\u2028\u2029\u0085]/u)) {
    const line = raw.trim();
    const last = lines.length - 1;
    if (line && !emptyBefore && OPEN_END.test(lines[last]) && LOWER_START.test(line)) {
      lines[last] += ` ${line}`;
    } else if (line) {
      lines.push(line);
    }
    emptyBefore = !line;
  }
  return lines;
}

function isShort(line) {
  return !SENTENCE_END.test(line) && line.split(/\s+/u).length <= HEADING_WORDS;
}
