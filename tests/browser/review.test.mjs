// The review desk, by mouse and by keyboard: from a text to a file, and from the file to the page that readers see.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { CHROMIUM, WEBKIT, badgeAt, onPage, popover, popoverIs, quiet, server, statements } from "./browser.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const TEXT = [
  "« Nous ne prendrons aucun risque », a déclaré jeudi Anne Vidal, maire de Valbourg. Elle affirme que les travaux coûteront deux millions d’euros.",
  "Selon un rapport du cabinet Artelis, trois piles sont fissurées. Un haut responsable de la préfecture a reconnu que les contrôles avaient été interrompus.",
  "La ville compte deux ponts. Le second date de 1920 : le bedeau s’en souvient.",
].join("\n\n");

/** The desk keeps no log of its own, without which one driver does not tell what the console heard. */
const calm = (page) => WEBKIT || quiet(page);

/** Opens the desk without any work kept there, and what it should hold. */
const onDesk = (run, { search = "", ...options } = {}) =>
  onPage(
    `demo/review.html${search}`,
    async (page) => {
      const started = () => page.waitForFunction(() => !document.querySelector(".tongue").hidden);
      await started();
      await page.evaluate(() => localStorage.clear());
      await page.reload();
      await started();
      await run(page);
    },
    { ...options, plainly: true },
  );

/** Pastes a text and waits for its statements. */
async function paste(page, text = TEXT) {
  await page.evaluate((text) => (document.getElementById("text").value = text), text);
  await page.click("#open-text button");
  await page.waitForFunction(() => document.querySelectorAll(".card").length && document.getElementById("notice").hidden);
}

/** What each card says. */
const cards = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll(".card")].map((card) => ({
      state: card.dataset.state,
      percent: Number(card.querySelector(".state").textContent.match(/(\d+) %/)?.[1]),
      who: card.querySelector(".who").textContent,
      marks: [...card.querySelectorAll("mark")].map((mark) => `${mark.dataset.part}: ${mark.textContent}`),
    })),
  );

const progress = (page) => page.evaluate(() => document.getElementById("progress").textContent);

/** Gives the focus to the card that marks these words. */
const focusCard = (page, words) =>
  page.evaluate((words) => {
    const card = [...document.querySelectorAll(".card")].find((card) => card.querySelector("blockquote").textContent.includes(words));
    card.focus();
    return Number(card.dataset.key);
  }, words);

/** The file that the desk saves now. */
async function saved(page) {
  await page.evaluate(() => {
    // A download would be a question to the browser's user.
    HTMLAnchorElement.prototype.click = () => {};
    const make = URL.createObjectURL;
    window.saving = new Promise((done) => {
      URL.createObjectURL = (blob) => {
        done(blob.text());
        return make.call(URL, blob);
      };
    });
  });
  // Pressed where it is now: the page may still be scrolling to the statement that was changed.
  await page.evaluate(() => {
    const button = document.getElementById("save");
    button.scrollIntoView({ behavior: "instant", block: "center" });
    const { x, y, width, height } = button.getBoundingClientRect();
    const hit = document.elementFromPoint(x + width / 2, y + height / 2);
    if (hit !== button) throw new Error(`${hit?.outerHTML} lies over the button`);
    button.click();
  });
  return page.evaluate(() => window.saving);
}

/** The page of the article, with an analysis in a file. */
function publish(json, text = TEXT) {
  const paragraphs = text.split("\n\n").map((paragraph) => `<p>${paragraph}</p>`);
  const head = `<meta charset="utf-8"><title>Le pont</title><link rel="stylesheet" href="page.css"><script src="/typeface.js"></script>`;
  const scripts = `<script src="log.js"></script><script type="module" src="/selon/selon.js"></script>`;
  const element = `<selon-article for="#body" src="story.selon.json"></selon-article>`;
  const body = `<main><h1>Le pont</h1>${element}<div id="body">${paragraphs.join("")}</div></main>`;
  server.broken.set("/story.html", [200, `<!doctype html><html lang="fr"><head>${head}${scripts}</head><body>${body}</body></html>`]);
  server.broken.set("/story.selon.json", [200, json]);
}

test("a wrong source is corrected, the file saved, and the article's page shows the correction", async () => {
  let file;
  await onDesk(async (page) => {
    await paste(page);
    const before = await cards(page);
    assert.ok(before.length >= 4, `${before.length} statements`);
    assert.deepEqual(
      before.map(({ percent }) => percent),
      before.map(({ percent }) => percent).toSorted((one, other) => one - other),
      "surest last",
    );
    assert.ok(before.every(({ state }) => state === "open"));
    const key = await focusCard(page, "cabinet Artelis");
    await page.click(`[data-key="${key}"] [data-action=change]`);
    await page.evaluate(() => (document.querySelector(".editor [name=name]").value = "Julie Ferrand, ingénieure"));
    await page.select(".editor [name=type]", "person");
    await page.click(".editor [type=submit]");
    await page.waitForFunction(() => !document.querySelector(".editor"));
    const changed = (await cards(page)).find(({ state }) => state === "changed");
    assert.equal(changed.who, "Julie Ferrand, ingénieure, personne nommée");
    assert.equal(await progress(page), `1 sur ${before.length} vérifiées`);
    file = await saved(page);
    await calm(page);
  });
  const analysis = JSON.parse(file);
  assert.deepEqual(Object.keys(analysis).slice(0, 4), ["format", "engine", "hash", "lang"]);
  const { name, check } = analysis.attributions.find(({ check }) => check);
  assert.deepEqual([name, check.kind], ["Julie Ferrand, ingénieure", "changed"]);
  assert.ok(analysis.sources.some((source) => source.name === name && source.type === "person"));
  publish(file);
  const { length } = server.requests;
  await onPage("story.html", async (page) => {
    await page.waitForFunction(() => window.log.at(-1)?.type === "selon:ready");
    const shown = await statements(page, 30);
    const place = shown.findIndex((statement) => statement.includes("piles sont fissurées"));
    const { x, y } = await badgeAt(page, place);
    await page.mouse.click(x, y);
    await popoverIs(page, true);
    const card = await popover(page);
    assert.match(card, /Julie Ferrand, ingénieure/);
    assert.match(card, /vérifiée par la rédaction/);
  });
  assert.ok(!server.requests.slice(length).some((path) => /selon\.wasm|\.pack$/.test(path)));
});

test("by keyboard alone: accept, remove, undo, draw other words, and come back after a reload", () =>
  onDesk(async (page) => {
    await paste(page);
    const { length: all } = await cards(page);
    const requests = server.requests.length;
    const states = async () => (await cards(page)).map(({ state }) => state);
    await page.focus(".card");
    await page.keyboard.press("v");
    assert.deepEqual((await states()).slice(0, 2), ["confirmed", "open"]);
    // The next one has the focus.
    await page.keyboard.press("s");
    assert.deepEqual((await states()).slice(0, 2), ["confirmed", "removed"]);
    assert.equal(await progress(page), `2 sur ${all} vérifiées`);
    await page.keyboard.down("Control");
    await page.keyboard.press("z");
    await page.keyboard.up("Control");
    assert.deepEqual((await states()).slice(0, 2), ["confirmed", "open"]);

    await focusCard(page, "deux millions");
    await page.keyboard.press("m");
    await page.evaluate(() => document.querySelector('.editor [role=option][tabindex="0"]').focus());
    // From the content's first word on: « que les ».
    await page.keyboard.press(" ");
    await page.keyboard.down("Shift");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.up("Shift");
    const selected = () =>
      page.evaluate(() => [...document.querySelectorAll(".editor [aria-selected=true]")].map((word) => word.textContent));
    assert.deepEqual(await selected(), ["que", "les"]);
    await page.focus(".editor [type=submit]");
    await page.waitForFunction(() => document.activeElement.matches("[type=submit]"));
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => !document.querySelector(".editor"));
    const drawn = (await cards(page)).find(({ state }) => state === "changed");
    assert.ok(drawn.marks.includes("content: que les"), String(drawn.marks));

    await page.reload();
    await page.waitForFunction((all) => document.querySelectorAll(".card").length === all, {}, all);
    assert.equal(await progress(page), `2 sur ${all} vérifiées`);
    const { attributions } = JSON.parse(await saved(page));
    const { content, check } = attributions.find(({ check }) => check?.kind === "changed");
    assert.deepEqual([content.text, check.was[0].exact], ["que les", "que les travaux coûteront deux millions d’euros"]);
    // Nothing of the article is in what was asked for.
    assert.ok(server.requests.slice(requests).every((path) => /^\/(demo|selon)\//.test(path)));
    await page.click("#forget");
    assert.equal(await page.evaluate(() => localStorage.length), 0);
    await calm(page);
  }));

test("a statement is added by selecting its words, and kept when the article changes", () =>
  onDesk(async (page) => {
    await paste(page);
    const { length: all } = await cards(page);
    await page.click("#add");
    await page.evaluate(() => document.querySelector(".words").scrollTo(0, 1e6));
    const option = (word) =>
      page.evaluate((word) => {
        const option = [...document.querySelectorAll(".editor [role=option]")].findLast(({ textContent }) => textContent === word);
        option.setAttribute("id", "aimed");
      }, word);
    const press = async (word) => {
      await option(word);
      await page.click("#aimed");
      await page.evaluate(() => document.getElementById("aimed").removeAttribute("id"));
    };
    await press("Le");
    await page.keyboard.down("Shift");
    await press("1920");
    await page.keyboard.up("Shift");
    await page.click('.editor label:has([value="source"])');
    await press("le");
    await page.keyboard.down("Shift");
    await press("bedeau");
    await page.keyboard.up("Shift");
    assert.equal(await page.evaluate(() => document.querySelector(".editor [name=name]").value), "le bedeau");
    await page.select(".editor [name=type]", "role");
    await page.click(".editor [type=submit]");
    await page.waitForFunction(() => !document.querySelector(".editor"));
    const [added] = await cards(page);
    assert.deepEqual([added.state, added.who], ["added", "le bedeau, personne désignée par sa fonction"]);
    assert.deepEqual(added.marks, ["content: Le second date de 1920", "source: le bedeau"]);
    assert.equal((await cards(page)).length, all + 1);

    // The article has a new paragraph: the check is kept.
    await page.evaluate(() => (document.getElementById("opening").open = true));
    await paste(page, `La région paiera, a annoncé le préfet.\n\n${TEXT}`);
    await page.waitForFunction((all) => document.querySelectorAll(".card").length === all + 2, {}, all);
    const { attributions } = JSON.parse(await saved(page));
    const kept = attributions.find(({ check }) => check);
    assert.deepEqual([kept.check.kind, kept.content.text, kept.source.text], ["added", "Le second date de 1920", "le bedeau"]);
    await calm(page);
  }));

/** Gives a file to a field, as choosing it does. */
const choose = (page, id, text, name) =>
  page.evaluate(
    (id, text, name) => {
      const files = new DataTransfer();
      files.items.add(new File([text], name));
      const field = document.getElementById(id);
      field.files = files.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    },
    id,
    text,
    name,
  );

test("a file is taken up again, and what is copied for the page has no names of those who checked", () =>
  onDesk(async (page) => {
    await choose(page, "file", TEXT, "story.txt");
    await page.waitForSelector(".card");
    const { length: all } = await cards(page);
    await page.focus("#by");
    await page.keyboard.type("RD");
    await page.focus(".card");
    await page.keyboard.press("v");
    await page.keyboard.press("s");
    const file = await saved(page);
    const { attributions, removed } = JSON.parse(file);
    assert.deepEqual([attributions.length, removed.length, removed[0].by], [all - 1, 1, "RD"]);
    assert.equal(attributions.find(({ check }) => check).check.by, "RD");

    await page.evaluate(() => (document.querySelector(".output details").open = true));
    await page.waitForFunction(() => document.getElementById("inline").textContent);
    const script = await page.evaluate(() => document.getElementById("inline").textContent);
    const [, json] = script.match(/^<script type="application\/selon\+json">(.*)<\/script>$/);
    assert.deepEqual([JSON.parse(json).attributions.length, json.includes("RD"), json.includes("<")], [all - 1, false, false]);

    await page.click("#forget");
    await paste(page);
    assert.equal(await progress(page), `0 sur ${all} vérifiées`);
    await choose(page, "load", "{}", "other.json");
    await page.waitForFunction(() => document.getElementById("notice").textContent.startsWith("Ce fichier ne convient pas"));
    await choose(page, "load", file, "story.selon.json");
    await page.waitForFunction((all) => document.querySelectorAll(".card").length === all - 1, {}, all);
    assert.equal(await progress(page), `2 sur ${all} vérifiées`);
    assert.equal((await cards(page)).filter(({ state }) => state === "confirmed").length, 1);
  }));

test("HTML is read without what is no prose, a page of the site by its address, others not at all", () =>
  onDesk(async (page) => {
    await paste(
      page,
      "<article><h1>Le pont</h1><p>« Le pont tient », a déclaré le maire <b>Luc Carrel</b>.</p><aside>« Non », a dit Zoé.</aside><img src=/nowhere.png></article>",
    );
    assert.deepEqual(
      (await cards(page)).map(({ marks }) => marks),
      [["content: « Le pont tient »", "cue: a déclaré", "source: le maire Luc Carrel"]],
    );
    assert.ok(!server.requests.includes("/nowhere.png"), "nothing of a page that is read is loaded");
    await page.evaluate(() => {
      document.getElementById("opening").open = true;
      document.getElementById("address").value = "/article.html";
    });
    await page.click("#open-page button");
    await page.waitForFunction(() => document.querySelectorAll(".card").length > 5);
    await page.evaluate(() => {
      document.getElementById("opening").open = true;
      document.getElementById("address").value = "https://example.org/";
    });
    await page.click("#open-page button");
    await page.waitForFunction(() => document.getElementById("notice").textContent.includes("pages de ce site"));
    await calm(page);
  }));

for (const lang of ["fr", "en"]) {
  for (const width of [390, 1000]) {
    test(`axe finds nothing on the desk, in ${lang}, ${width} pixels wide`, () =>
      onDesk(
        async (page) => {
          await page.evaluate(AXE);
          const found = async () => {
            const violations = await page.evaluate(async () => (await axe.run(document)).violations);
            return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
          };
          assert.deepEqual(await found(), []);
          await paste(page);
          await page.click(".card [data-action=change]");
          assert.deepEqual(await found(), []);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
          assert.equal(wide, false, "nothing stands out of the page");
        },
        { search: `?ui=${lang}`, width, touch: CHROMIUM && width < 500 },
      ));
  }
}
