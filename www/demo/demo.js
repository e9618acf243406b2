/** The demo page: samples, the box for any text, the article with its badges, the switches. */

import { loadSamples, readArticle, showBody, showHeader } from "./parts/article.js";
import { enableCopying } from "./parts/copy.js";
import { loadFinds, markFinds, showFinds } from "./parts/finds.js";
import { latest } from "./parts/latest.js";
import { blocksOf, countWords } from "./parts/text.js";
import { LANGUAGES, offerLanguages } from "./parts/ui.js";

const byId = (id) => document.getElementById(id);
const article = byId("article");
const body = byId("article-body");
const box = byId("text");
const language = byId("language");
const widget = document.querySelector("selon-article");
const finds = byId("finds");

const samples = [readArticle(article, body)];
samples.push(...(await loadSamples()));

/** @type {import("./parts/ui.js").Texts} */
let texts;
/** The module `selon.js`; undefined while it loads, null if that failed. */
let engine;
let sample = samples[0];
/** What was found in the box's text at the last look: `{ analysis, milliseconds }`. */
let found = null;
/** The reader's own text, kept while the box holds another. */
let kept = "";
let announcing;

/** What is counted beside the article is what its badges show: as much as the widget shows to readers. */
const THRESHOLD = 0.7;

/** Reads the box, shows it as an article, and what was found in it. */
async function update() {
  const text = box.value;
  found = await analyse(text);
  showHeaderOf(text);
  const changed = showBody(body, blocksOf(text));
  const lang = found?.analysis.lang ?? (language.value || sample.lang);
  if (article.lang !== lang) {
    // Another language is another pack: the widget starts anew when its attribute changes.
    article.lang = lang;
    setWidget("lang", lang);
  } else if (changed) {
    widget.handle?.refresh();
  }
  showFindings();
  showCurrentSample();
}

const updateSoon = latest(update);

/** All languages are there before the first keystroke: nothing is fetched afterwards. */
async function loadEngine() {
  try {
    const engine = await import("./selon/selon.js");
    await Promise.all(LANGUAGES.map((lang) => engine.annotate("", { lang })));
    return engine;
  } catch {
    return null;
  }
}

async function analyse(text) {
  if (!engine) return null;
  const options = { threshold: THRESHOLD, ...(language.value && { lang: language.value }) };
  const start = performance.now();
  const analysis = await engine.annotate(text, options);
  return { analysis, milliseconds: performance.now() - start };
}

/** A sample keeps its header while it is edited; a text of the reader's own has its title in the body. */
function showHeaderOf(text) {
  const own = { headline: texts.get("copy.title"), standfirst: text.trim() ? "" : texts.get("copy.empty") };
  showHeader(article, isOwn(text) ? own : sample, isOwn(text));
}

/** Whether no paragraph of the sample is left in a text. */
function isOwn(text) {
  return !blocksOf(sample.text).some((block) => block.kind === "paragraph" && text.includes(block.text));
}

function showFindings() {
  const text = box.value;
  byId("words").textContent = texts.number(countWords(text));
  byId("notice").hidden = engine !== null;
  byId("notice").textContent = engine === null ? texts.get("engine.missing") : "";
  if (!found) return;
  const { analysis, milliseconds } = found;
  const attributions = analysis.attributions.length;
  const sources = analysis.sources.length;
  byId("attributions").textContent = texts.number(attributions);
  byId("sources").textContent = texts.number(sources);
  byId("time").textContent = texts.get("figures.milliseconds", { number: texts.number(milliseconds) });
  const summary = texts.get("figures.summary", {
    attributions: texts.count("count.attributions", attributions),
    sources: texts.count("count.sources", sources),
  });
  byId("summary").textContent = summary;
  announce(summary);
  language.options[0].textContent = language.value
    ? texts.get("copy.detect")
    : texts.get("copy.detected", { language: texts.language(analysis.lang) });
  showJson();
}

/** Tells screen readers what was found, once nothing has changed for a while. */
function announce(text) {
  clearTimeout(announcing);
  announcing = setTimeout(() => (byId("announcement").textContent = text), 1000);
}

/** The JSON is written only while somebody looks at it. */
function showJson() {
  const { open } = byId("result");
  byId("json").textContent = open && found ? JSON.stringify(found.analysis, null, 2) : "";
}

function listSamples() {
  const entries = samples.map(({ slug, lang, kicker, short }) => {
    const link = document.createElement("a");
    link.href = `#${slug}`;
    link.lang = lang;
    link.append(part("kicker", kicker), part("short", short));
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(slug);
    });
    const entry = document.createElement("li");
    entry.append(link);
    return entry;
  });
  byId("samples").replaceChildren(...entries);
}

function part(name, text) {
  const span = document.createElement("span");
  span.className = name;
  span.textContent = text;
  return span;
}

/** Puts a sample into the box; without one of that name nothing happens. */
function choose(slug) {
  const chosen = samples.find((candidate) => candidate.slug === slug);
  if (!chosen) return;
  keepOwn();
  sample = chosen;
  language.value = "";
  history.replaceState(null, "", `#${slug}`);
  fill(sample.text);
}

function fill(text) {
  box.value = text;
  byId("resume").hidden = !kept || text === kept;
  updateSoon();
}

function keepOwn() {
  if (box.value.trim() && isOwn(box.value)) kept = box.value;
}

function showCurrentSample() {
  const current = isOwn(box.value) ? "" : `#${sample.slug}`;
  for (const link of byId("samples").querySelectorAll("a")) {
    link.setAttribute("aria-current", link.hash === current);
  }
}

function showBadges(style) {
  setWidget("badges", style);
  markFinds(finds, style);
  byId("snippet").textContent = snippet(style);
}

/** Sets an attribute of the widget if it changes. */
function setWidget(name, value) {
  if (widget.getAttribute(name) !== value) widget.setAttribute(name, value);
}

/** The two lines a site needs; the default style goes without saying. */
function snippet(style) {
  const badges = style === "marker" ? "" : ` badges="${style}"`;
  const script = `<script type="module" src="/selon/selon.js"></script>`;
  return `${script}\n<selon-article for="#article-body"${badges}></selon-article>`;
}

async function speak(chosen) {
  const sentences = await loadFinds(chosen.lang);
  texts = chosen;
  document.documentElement.lang = texts.lang;
  document.title = texts.get("page.title");
  setWidget("ui-lang", texts.lang);
  texts.write(document);
  for (const option of [...language.options].slice(1)) option.textContent = texts.language(option.value);
  showFinds(finds, sentences);
  showHeaderOf(box.value);
  showFindings();
}

/** Runs `act` with the value of a group of radio buttons, now and whenever it changes. */
function onChoice(id, act) {
  const group = byId(id);
  group.addEventListener("change", (event) => act(event.target.value));
  act(group.querySelector(":checked").value);
}

box.value = sample.text;
listSamples();
// What is not shown is not read: the widget's sentences are in here, too.
for (const id of ["copy", "back-pages", "places"]) byId(id).hidden = false;
language.append(...LANGUAGES.map((lang) => new Option("", lang)));
await offerLanguages(byId("ui-language"), new URL("parts/", import.meta.url), speak);
onChoice("badges", showBadges);
// The panel has a switch of its own.
widget.addEventListener("selon:badges", ({ detail }) => {
  byId("badges").querySelector(`[value="${detail.badges}"]`).checked = true;
  showBadges(detail.badges);
});
enableCopying(document, (key) => texts.get(key));
box.addEventListener("input", updateSoon);
language.addEventListener("change", updateSoon);
byId("result").addEventListener("toggle", showJson);
byId("clear").addEventListener("click", () => {
  keepOwn();
  fill("");
  box.focus();
});
byId("resume").addEventListener("click", () => {
  fill(kept);
  box.focus();
});

choose(location.hash.slice(1) || sample.slug);
engine = await loadEngine();
updateSoon();
