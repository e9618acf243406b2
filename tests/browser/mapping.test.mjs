// From the DOM to the text and back, whatever pages are made of: tests/browser/fixtures/traps.html has each trap.
import assert from "node:assert/strict";
import { test } from "node:test";
import { onPage, quiet, remember, statements, unchanged } from "./browser.mjs";

/** Source and content of every statement of the page, and nothing else. */
const EXPECTED = [
  ["Le maire Paul Garnier", "que les travaux commenceront en mai"],
  ["la préfète Odile Caron", "« le chantier sera fini avant l’hiver »"],
  ["Marc Dupré", "« Nous avons attendu dix ans pour cela »"],
  ["L’ingénieure Julie Ferrand", "que la terre sera locale"],
  ["Elle", "que rien ne sera jeté"],
  ["Le syndicat", "que le budget est trop court"],
  ["La ministre", "que la région paiera"],
  ["Le député Luc Arnal", "que la loi est claire"],
  ["Le notaire", "que l’acte est signé"],
  ["L’agricultrice 𝒜nna Bell", "que ses champs 🌾🌾 seront noyés 😢"],
  ["L’élue Zoé Lambert", "que la décision est prise"],
  ["le maire", "« الطريق آمن » est le titre du rapport"],
  ["l'adjoint", "« Tout est prêt »"],
  ["l’opposition", '"C\'est faux"'],
  ["il", "« C’est vrai »"],
  ["Le géologue Yann Morel", "que la roche tient"],
  ["la sous-préfète", "« Un vrai bloc cité »"],
  ["Le garde", "que la nuit fut calme"],
  ["Le guide", "que le sentier est ouvert"],
];

const plain = (text) =>
  text
    .normalize("NFC")
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, "")
    .replace(/\s+/g, " ");

const mount = (page, options = {}) =>
  page.evaluate(async (options) => {
    const { mount } = await import("/selon/selon.js");
    window.handle = await mount(document.getElementById("body"), options);
    return handle.analysis().attributions.map(({ source, content }) => [source.text, content.text]);
  }, options);

test("every trap: what is prose is read as a reader reads it, what is none is left out", () =>
  onPage("traps.html", async (page) => {
    const found = await mount(page);
    assert.deepEqual(
      found.map((texts) => texts.map(plain)),
      EXPECTED,
    );
    await quiet(page);
  }));

test("every trap: the painted words are the words of the statements", () =>
  onPage("traps.html", async (page) => {
    await mount(page);
    const painted = await page.evaluate(() => {
      const stretches = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]);
      const texts = stretches.map(({ startContainer, startOffset, endContainer, endOffset }) => {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        return range.toString();
      });
      return texts;
    });
    for (const [, content] of EXPECTED) {
      // One of them runs over a line break, which parts what is painted.
      assert.ok(plain(painted.join(" ")).includes(content), `${content} in ${painted.map(plain).join(" | ")}`);
    }
  }));

for (const badges of ["marker", "pill"]) {
  test(`every trap: badges as ${badges} stand behind their statements, outside links, and leave no trace`, () =>
    onPage("traps.html", async (page) => {
      await remember(page, "html");
      await mount(page, { badges });
      const ends = (await statements(page, 60)).map(plain);
      assert.equal(ends.length, EXPECTED.length);
      for (const [at, [, content]] of EXPECTED.entries()) {
        const last = content.replace(/[\s«»".]+$/u, "").slice(-12);
        assert.ok(ends[at].includes(last) || EXPECTED[at][0].endsWith(ends[at].slice(-5, -1)), `${content}: ${ends[at]}`);
      }
      assert.equal(await page.evaluate(() => document.querySelectorAll("a selon-badge, sup selon-badge, em selon-badge").length), 0);
      await page.evaluate(() => handle.destroy());
      assert.deepEqual(await unchanged(page, "html"), { source: true, nodes: true });
      await quiet(page);
    }));
}

test("in text that runs from right to left, marks stand to the left of the words", () =>
  onPage("traps.html", async (page) => {
    await mount(page);
    const sides = await page.evaluate(() => {
      const side = (paragraph) => {
        const badge = paragraph.querySelector("selon-badge");
        const { left, insetInlineStart } = getComputedStyle(badge, "::before");
        return [getComputedStyle(badge).direction, insetInlineStart === left];
      };
      return [side(document.getElementById("zero")), side(document.getElementById("rtl"))];
    });
    assert.deepEqual(sides, [
      ["ltr", true],
      ["rtl", false],
    ]);
  }));
