/** The review desk: an article is opened, its statements are gone through, and what comes of it is published. */

import { offerLanguages } from "../parts/ui.js";
import { card } from "./card.js";
import { editor } from "./editor.js";
import { engine, textOf } from "./engine.js";
import { save, script } from "./output.js";
import { forget, keep, kept } from "./store.js";
import { Work } from "./work.js";

const byId = (id) => document.getElementById(id);
const cards = byId("cards");
const notice = byId("notice");

/** What a key can do on a statement; the letters are those of each language's words. */
const ACTIONS = ["accept", "change", "remove"];

/** @type {import("../parts/ui.js").Texts} */
let texts;
/** @type {Work | null} */
let work = null;

// ── Opening ────────────────────────────────────────────────────────────

/** Analyses a text; checks of an earlier analysis are kept as far as they are of this text. */
async function open(text, earlier, by = byId("by").value) {
  say(texts.get("page.busy"));
  const { analyse } = await engine().catch((error) => fail("engine.missing", error));
  const analysis = await analyse(text, earlier);
  const lost = checks(earlier) - checks(analysis);
  start(new Work(text, analysis, by));
  if (lost > 0) say(texts.count("bench.lost", lost));
  cards.firstElementChild?.focus();
}

/** How many statements of an analysis somebody has checked. */
const checks = (analysis) => analysis?.attributions.filter(({ check }) => check).length ?? 0;

function start(next) {
  work = next;
  byId("bench").hidden = !work;
  byId("opening").open = !work;
  byId("by").value = work?.by ?? "";
  say("");
  show();
}

/** Opens what was pasted or read: a text, or HTML, which starts with a tag. */
async function openAny(raw) {
  const text = /^\s*<[a-z!]/i.test(raw) ? await textOf(raw) : raw.replace(/\r\n?/g, "\n").trim();
  if (!text.trim()) return say(texts.get("open.empty"));
  await open(text, work?.analysis());
}

async function openPage(address) {
  const url = new URL(address, location.href);
  if (url.origin !== location.origin) return say(texts.get("open.elsewhere"));
  const response = await fetch(url).catch((error) => fail("open.failed", error));
  if (!response.ok) fail("open.failed", new Error(`HTTP ${response.status}`));
  await openAny(await response.text());
}

// ── Going through ──────────────────────────────────────────────────────

/** Shows everything as it is now. */
function show() {
  if (!work) return cards.replaceChildren();
  cards.replaceChildren(...work.items.map((item, at) => cardOf(item, at)));
  byId("names").replaceChildren(...work.names.map((name) => new Option(name, name)));
  showProgress();
}

function cardOf(item, at) {
  const { text, lang } = work;
  return card(item, { text, lang, texts, number: at + 1, act });
}

function showProgress() {
  const { checked, all } = work.progress;
  byId("progress").textContent = texts.get("bench.progress", { checked, all });
  byId("meter").max = all || 1;
  byId("meter").value = checked;
  byId("undo").disabled = !work.canUndo;
  if (byId("inline").closest("details").open) showScript();
}

/** What has changed is kept and shown; the focus goes to the card of `key`. */
function changed(key) {
  keep(work);
  show();
  focus(cardAt(key) ?? cards.firstElementChild);
  byId("announcement").textContent = byId("progress").textContent;
}

const cardAt = (key) => cards.querySelector(`[data-key="${key}"]`);

function focus(element) {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "nearest" });
}

/** What the editor does with a statement: one of the card's actions. */
function act(action, key) {
  if (action === "change") return edit(key);
  const next = cardAt(key)?.nextElementSibling?.dataset.key;
  work[action](key);
  const isDone = work.item(key)?.removed || work.item(key)?.found.check;
  changed(isDone && next !== undefined ? next : key);
}

/** Opens the form for a statement, or for a new one. */
function edit(key) {
  leave();
  const { text, lang } = work;
  const done = (change) => changed(work.change(key, change));
  const { form, ready } = editor(work.item(key)?.found, { text, lang, texts, done, leave: () => leave(key) });
  form.addEventListener("empty", () => say(texts.get("edit.empty")));
  if (key === undefined) {
    const item = document.createElement("li");
    item.className = "card";
    item.append(form);
    cards.prepend(item);
  } else cardAt(key).append(form);
  form.elements.name.focus();
  ready();
}

/** Closes an open form without a change. */
function leave(key) {
  const form = cards.querySelector("form");
  if (!form) return;
  form.remove();
  cards.querySelector(".card:empty")?.remove();
  focus(cardAt(key));
}

function undo() {
  if (work?.undo()) changed(document.activeElement?.closest(".card")?.dataset.key);
}

function onKey(event) {
  if (event.target.closest("input, select, textarea, form")) return;
  const { key, ctrlKey, metaKey, altKey } = event;
  if ((ctrlKey || metaKey) && key === "z") {
    event.preventDefault();
    return undo();
  }
  const at = event.target.closest(".card");
  if (!at || ctrlKey || metaKey || altKey) return;
  const to = { ArrowDown: at.nextElementSibling, ArrowUp: at.previousElementSibling }[key];
  const action = key === "Delete" ? "remove" : ACTIONS.find((name) => texts.get(`key.${name}`) === key.toLowerCase());
  if (!to && !action) return;
  event.preventDefault();
  if (to) focus(to);
  else act(action, Number(at.dataset.key));
}

// ── Publishing ─────────────────────────────────────────────────────────

/** The analysis as it stands, in order. */
async function settled() {
  const { settle } = await engine();
  return settle(work.analysis(), work.text);
}

async function showScript() {
  byId("inline").textContent = script(await settled());
}

async function saveFile() {
  save(await settled());
  say(texts.get("output.saved"));
}

async function copyScript() {
  await showScript();
  const pre = byId("inline");
  try {
    await navigator.clipboard.writeText(pre.textContent);
    say(texts.get("output.copied"));
  } catch {
    pre.closest("details").open = true;
    getSelection().selectAllChildren(pre);
    say(texts.get("output.selected"));
  }
}

async function load(file) {
  try {
    await open(work.text, JSON.parse(await file.text()));
    changed();
  } catch (error) {
    fail("output.other", error);
  }
}

// ── The page ───────────────────────────────────────────────────────────

function say(message) {
  notice.textContent = message;
  notice.hidden = !message;
}

/** Says what went wrong, and stops. */
function fail(key, error) {
  say(texts.get(key, { reason: error.message }));
  throw error;
}

function speak(chosen) {
  texts = chosen;
  document.documentElement.lang = texts.lang;
  document.title = texts.get("page.title");
  texts.write(document);
  say("");
  show();
}

/** Runs `act` with a chosen file, again also if it is the same one. */
function onFile(id, act) {
  byId(id).addEventListener("change", ({ target }) => {
    const [file] = target.files;
    if (file) act(file);
    target.value = "";
  });
}

function onSubmit(id, act) {
  byId(id).addEventListener("submit", (event) => {
    event.preventDefault();
    act();
  });
}

onSubmit("open-text", () => openAny(byId("text").value));
onSubmit("open-page", () => openPage(byId("address").value));
onFile("file", async (file) => openAny(await file.text()));
onFile("load", load);
byId("undo").addEventListener("click", undo);
byId("add").addEventListener("click", () => edit());
byId("save").addEventListener("click", saveFile);
byId("copy").addEventListener("click", copyScript);
byId("inline")
  .closest("details")
  .addEventListener("toggle", ({ target }) => target.open && showScript());
byId("by").addEventListener("input", ({ target }) => (work.by = target.value.trim()));
byId("forget").addEventListener("click", () => {
  forget();
  start(null);
  byId("text").focus();
});
document.addEventListener("keydown", onKey);
await offerLanguages(byId("ui-language"), import.meta.url, speak);

const before = kept();
if (before) start(Work.from(before));
