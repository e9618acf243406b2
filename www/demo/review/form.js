/** The form in which a statement is corrected, empty. */

import { make } from "./dom.js";

const text = (key) => make("span", { "data-text": key });

/** A part of a statement, to be chosen. */
const part = (value, checked) =>
  make("label", {}, make("input", { type: "radio", name: "part", value, checked }), text(`part.${value}`));

/** A new form; names are proposed to who types one. Its words come from whoever shows it. */
export const form = (names) =>
  make(
    "form",
    { class: "editor" },
    make("datalist", { id: "names" }, ...names.map((value) => make("option", { value }))),
    make(
      "div",
      { class: "row" },
      make("label", {}, text("edit.name"), " ", make("input", { name: "name", list: "names" })),
      make("label", {}, text("edit.type"), " ", make("select", { name: "type" })),
    ),
    make(
      "fieldset",
      { class: "choice" },
      make("legend", { "data-text": "edit.part" }),
      part("content", true),
      part("source"),
      part("cue"),
    ),
    make("div", { class: "words", role: "listbox", "aria-multiselectable": "true" }),
    make("p", { class: "hint", "data-text": "edit.hint" }),
    make(
      "div",
      { class: "row" },
      make("button", { type: "submit", "data-text": "edit.done" }),
      make("button", { type: "button", name: "cancel", "data-text": "edit.cancel" }),
    ),
  );
