/** The review desk: an article is opened, its statements are gone through, and what comes of it is published. */

import { offerLanguages } from "../parts/ui.js";
import { Bench } from "./bench.js";
import { engine, textOf } from "./engine.js";
import { save, script } from "./output.js";
import { forget, keep, kept } from "./store.js";
import { Work } from "./work.js";

const byId = (id) => document.getElementById(id);
const cards = byId("cards");
const notice = byId("notice");

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

const bench = new Bench(cards, { changed, say });

/** Shows everything as it is now. */
function show() {
  bench.show(work, texts);
  if (work) showProgress();
}

function showProgress() {
  const { checked, all } = work.progress;
  byId("progress").textContent = texts.get("bench.progress", { checked, all });
  byId("meter").max = all || 1;
  byId("meter").value = checked;
  byId("undo").disabled = !work.canUndo;
  if (byId("inline").closest("details").open) showScript();
}

/** What has changed is kept and told. */
function changed() {
  keep(work);
  showProgress();
  byId("announcement").textContent = byId("progress").textContent;
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
byId("undo").addEventListener("click", () => bench.undo());
byId("add").addEventListener("click", () => bench.edit());
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
document.addEventListener("keydown", (event) => bench.onKey(event));
await offerLanguages(byId("ui-language"), import.meta.url, speak);

const before = kept();
if (before) start(Work.from(before));
