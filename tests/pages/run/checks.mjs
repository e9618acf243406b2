// From measurements to verdicts. A check gives nothing (it holds), a text (what is wrong) or `null` (does not apply).
import { readdirSync } from "node:fs";
import path from "node:path";
import { SELON } from "../../browser/server.mjs";

/** Languages that Selon has a pack for; the network is none. */
const PACKS = readdirSync(SELON)
  .filter((name) => name.endsWith(".pack") && name !== "model.pack")
  .map((name) => path.parse(name).name);
export const hasPack = (lang) => !lang || PACKS.includes(lang);

/** A task that readers notice, in ms. */
const LONG_TASK = 50;

/** Without `for`: at least so much of the body's words must be read, and at most so much else. */
const COVERED = 0.8;
const FOREIGN = 0.2;

/** Every check with the heading of its column, in the table's order. */
export const CHECKS = {
  start: "starts, or says why not",
  quiet: "no error or warning caused by Selon, no policy broken",
  text: "textContent and innerText of the article unchanged",
  layout: "every element where it was",
  shift: "layout shift 0",
  task: `no task for which the main thread works over ${LONG_TASK} ms`,
  bounds: "badges and changes inside the article only",
  place: "every badge right behind its statement, in visible prose",
  details: "a badge's details open",
  restore: "the DOM exactly as before after destroy()",
  alone: "without `for`: the same article is found",
  expected: "the attributions that were expected",
};

/** Judges what was measured on a page: states `ok`, `red` and `none` with details, and numbers for the table. */
export function judge(page, { given, alone, messages, held, missing, failure }) {
  const broken = missing ? `no element matches ${page.selector}` : failure;
  if (broken) return result({ start: broken }, { held });
  const packed = hasPack(page.lang);
  const verdicts = {
    start: started(given, page.lang, packed),
    quiet: quiet([...given.complaints, ...(alone.complaints ?? []), ...messages], packed),
    text: given.changed.text || given.changed.inner,
    layout: given.changed.moved || (given.changed.height && `the page's height changed by ${given.changed.height}`),
    shift: given.shifts
      ? given.shifts
          .filter(([, nodes]) => nodes.length)
          .map(([value, nodes]) => `${value.toFixed(4)} (${nodes})`)
          .join("; ")
      : null,
    task: given.tasks
      ? given.tasks
          .filter((ms) => ms > LONG_TASK)
          .map((ms) => `${Math.round(ms)} ms`)
          .join(", ")
      : null,
    bounds: [...given.elsewhere, ...given.where.filter((place) => place.startsWith("outside"))].slice(0, 3).join("; "),
    place: given.badges ? [...given.where, ...given.misplaced].slice(0, 3).join("; ") : null,
    details: given.badges ? (given.opened ? "" : "the popover is empty or closed") : null,
    restore: restored(given.changed) || (alone && !alone.restored ? "without `for`, the DOM was not restored" : ""),
    alone: agreement(given, alone).verdict,
    expected: page.expected ? expectations(page.expected, given) : null,
  };
  return result(verdicts, {
    held,
    sentences: given.sentences,
    attributions: given.attributions.length,
    badges: given.badges,
    task: given.tasks && Math.max(0, ...given.tasks),
    ...agreement(given, alone),
  });
}

function result(verdicts, numbers) {
  const cells = {};
  for (const name of Object.keys(CHECKS)) {
    const verdict = verdicts[name];
    const state = verdict === null || verdict === undefined ? "none" : verdict === "" || verdict === 0 ? "ok" : "red";
    cells[name] = { state, detail: state === "red" ? String(verdict) : "" };
  }
  return { cells, numbers, reds: Object.keys(cells).filter((name) => cells[name].state === "red") };
}

/** With a pack it reads sentences in that language; without, it says so and stays away. */
function started({ ready, message, lang, sentences, badges }, wanted, packed) {
  if (packed) {
    if (!ready) return message;
    if (sentences === 0) return "no sentence was read";
    return wanted && lang !== wanted ? `read as ${lang}, not ${wanted}` : "";
  }
  if (ready) return `started although there is no pack for ${wanted}`;
  if (badges) return "badges in spite of a failure";
  return /there is no language pack for/.test(message) ? "" : message;
}

/** A page in a language without pack may tell the console so, once. */
function quiet(complaints, packed) {
  const documented = (complaint) => !packed && /^warn\w*: Selon: there is no language pack/.test(complaint);
  const told = new Set(complaints.filter((complaint) => !documented(complaint)));
  return [...told].join("; ");
}

function restored({ source, nodes, sheets, highlights }) {
  if (source) return source;
  if (!nodes) return "text nodes are others than before";
  if (sheets) return `${sheets} adopted style sheets more than before`;
  return highlights && `highlights left: ${highlights}`;
}

/** How much of what is read with `for` is read without it too, and how much else is. */
function agreement({ text }, alone) {
  if (!alone) return { verdict: null };
  if (!alone.ready) return { verdict: alone.message };
  const [body, found] = [tally(text), tally(alone.text)];
  let common = 0;
  for (const [word, count] of body.words) common += Math.min(count, found.words.get(word) ?? 0);
  const covered = common / Math.max(1, body.total);
  const foreign = 1 - common / Math.max(1, found.total);
  const percent = (share) => `${Math.round(share * 100)} %`;
  const fits = covered >= COVERED && foreign <= FOREIGN;
  return { verdict: fits ? "" : `${percent(covered)} of the body, ${percent(foreign)} else, in ${alone.article}`, covered, foreign };
}

function tally(text) {
  const words = new Map();
  const all = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  for (const word of all) words.set(word, (words.get(word) ?? 0) + 1);
  return { words, total: all.length };
}

/** What the sidecar says: attributions that there must be, words that must not be read as prose. */
function expectations({ attributions = [], silent = [] }, given) {
  const plain = (text) => text.replace(/[\s\u00ad\u200b-\u200d\u2060\ufeff]+/g, " ").trim();
  const found = given.attributions.map((parts) => parts.map(plain));
  const missing = attributions.filter(
    ([source, content]) => !found.some((parts) => parts[0].includes(source) && parts[2].includes(content)),
  );
  const wrong = silent.filter((words) => found.flat().some((part) => part.includes(words)));
  return [
    ...missing.map(([source, content]) => `not found: ${source} — ${content}`),
    ...wrong.map((words) => `must not be in an attribution: ${words}`),
    ...(missing.length ? [`found: ${found.map((parts) => `[${parts.join(" | ")}]`).join(" ")}`] : []),
  ].join("; ");
}
