/** One statement as the editor sees it: its sentence with the parts marked, what speaks for it, and what can be done. */

import { READERS } from "./engine.js";
import { make } from "./dom.js";
import { sentencesAround } from "./passage.js";

/** The state of an item, by which cards look different. */
export const stateOf = ({ found, removed }) => (removed ? "removed" : (found.check?.kind ?? "open"));

/** The card of an item. `act(action, key)` is called for what the editor asks for. */
export function card(item, { text, lang, texts, number, act }) {
  const { key, found, removed } = item;
  const state = stateOf(item);
  const title = `who-${key}`;
  const button = (action, label) =>
    make(
      "button",
      { type: "button", "data-action": action, onclick: () => act(action, key) },
      texts.get(`card.${label}`),
    );
  return make(
    "li",
    { class: "card", "data-key": key, "data-state": state, tabindex: "-1", "aria-labelledby": title },
    make(
      "p",
      { class: "state" },
      make("b", {}, texts.get(`state.${state}`)),
      ` · ${texts.get("card.number", { n: number })} · ${likely(found, texts)}`,
    ),
    make("blockquote", { lang }, ...sentence(text, found, lang)),
    make("p", { class: "who", id: title }, ...who(found, lang, texts)),
    make("p", { class: "why" }, why(text, found, lang, texts)),
    make(
      "p",
      { class: "row" },
      removed ? button("remove", "restore") : button("accept", "accept"),
      !removed && button("change", "change"),
      !removed && button("remove", "remove"),
    ),
  );
}

/** How probable a statement is, and what that means for readers. */
function likely({ confidence, check }, texts) {
  const key = check || confidence >= READERS ? "card.sure" : "card.doubtful";
  return texts.get(key, { percent: Math.round(100 * confidence) });
}

function who({ name, type }, lang, texts) {
  if (!name) return [make("b", {}, texts.get("card.nobody"))];
  return [make("b", { lang }, name), `, ${texts.get(`type.${type}`)}`];
}

/** The evidence: construction, cue, why the name is thought to be whose. */
function why(text, found, lang, texts) {
  const { cue, source, construction, referent } = found;
  const shown = extent(text, found, lang);
  const elsewhere = source.spans.find(({ start, end }) => end <= shown.start || start >= shown.end);
  const parts = [
    texts.get(`construction.${construction}`),
    cue.text ? texts.get("card.cue", { cue: cue.text }) : texts.get("card.uncued"),
    referent && texts.get(`evidence.${referent.evidence}`),
    elsewhere && texts.get("card.elsewhere", { text: source.text }),
  ];
  return parts.filter(Boolean).join(" · ");
}

/** The sentences of a statement: those of content and cue. */
function extent(text, { cue, content }, lang) {
  return sentencesAround(text, [...cue.spans, ...content.spans], lang);
}

/** The sentence, its parts in marks. */
function sentence(text, found, lang) {
  const { start, end } = extent(text, found, lang);
  const marked = ["content", "cue", "source"].flatMap((part) => found[part].spans.map((span) => ({ ...span, part })));
  const cuts = new Set([start, end, ...marked.flatMap((span) => [span.start, span.end])]);
  const places = [...cuts].filter((cut) => cut >= start && cut <= end).toSorted((one, other) => one - other);
  return places.slice(1).map((to, at) => {
    const from = places[at];
    // The last that holds it: source and cue within a content.
    const part = marked.findLast((span) => span.start <= from && to <= span.end)?.part;
    const words = text.slice(from, to);
    return part ? make("mark", { "data-part": part }, words) : words;
  });
}
