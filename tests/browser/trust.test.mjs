// The right name or none: what readers see of denials, of pronouns, of one person with many names, and of doubt.
import assert from "node:assert/strict";
import { test } from "node:test";
import { onPage, popover, quiet, ready } from "./browser.mjs";

/** What the widget shows of an article: its rows with their statements, its pills, and what was found. */
async function shown(page, selector = "selon-article") {
  // As one text: Firefox gives back objects only so deep.
  const json = await page.evaluate((selector) => {
    const widget = document.querySelector(selector);
    const { handle, analysis } = widget;
    const rows = [...widget.shadowRoot.querySelectorAll(".sources > li")].map((row) => ({
      name: row.querySelector("b").textContent,
      statements: [...row.querySelectorAll("[data-go]")].map((button) => button.textContent),
    }));
    const badges = [...handle.article.querySelectorAll("selon-badge")];
    const pills = badges.map(({ dataset }) => [analysis.attributions[dataset.id], dataset.name]);
    return JSON.stringify({ rows, pills, attributions: analysis.attributions });
  }, selector);
  return JSON.parse(json);
}

/** The details of the statement whose cue this is. */
async function details(page, cue, selector = "selon-article") {
  await page.evaluate(
    ([cue, selector]) => {
      const { handle, analysis } = document.querySelector(selector);
      handle.open(analysis.attributions.find((found) => found.cue.text === cue).id);
    },
    [cue, selector],
  );
  return (await popover(page)).replace(/\s+/g, " ");
}

const trust = (run) =>
  onPage("trust.html", async (page) => {
    await ready(page, 2);
    await run(page);
    await quiet(page);
  });

test("a denial reads as one, in the panel and in the details of what else its source says", () =>
  trust(async (page) => {
    const statements = async (selector) => (await shown(page, selector)).rows.flatMap((row) => row.statements);
    const french = await statements();
    assert.ok(french.includes("nie : avoir vidé la caisse du marché"), french.join("\n"));
    assert.ok(!french.includes("avoir vidé la caisse du marché"));
    assert.match(await details(page, "a déclaré"), / nie : avoir vidé la caisse du marché /);
    const english = await statements("#en");
    assert.ok(english.includes("denied: emptying the till"), english.join("\n"));
    assert.ok(english.includes("never said: that the keys were lost"), english.join("\n"));
    assert.match(await details(page, "denied", "#en"), / never said: that the keys were lost /);
  }));

test("a quotation is listed as it stands in the text, before its cue", () =>
  trust(async (page) => {
    const statements = (await shown(page)).rows.flatMap((row) => row.statements);
    assert.ok(statements.includes("« Je n’ai rien pris », a déclaré"), statements.join("\n"));
  }));

test("a pill says a name whole, and what follows it whole or not at all", () =>
  trust(async (page) => {
    const { pills } = await shown(page);
    // A pill that says again what the one before says has no words.
    const said = pills.filter(([, pill]) => pill).map(([found, pill]) => [found, pill.replaceAll("\u00a0", " ")]);
    for (const [{ name, type }, pill] of said) {
      const [person, office] = name.split(", ");
      assert.ok(type !== "person" || [person, `${person}, ${office}`].includes(pill), `${name}: ${pill}`);
    }
    assert.equal(said[0][1], "Marie-Françoise de Kersauson-Lagadec");
    assert.ok(said.length < pills.length, "not repeated along a run of one source's sentences");
    for (const [at, [found, pill]] of pills.entries()) {
      // A pronoun alone is no name either.
      if (!pill && found.sourceId !== undefined) assert.equal(found.sourceId, pills[at - 1][0].sourceId);
    }
  }));

test("one person is one row, however often and however called", () =>
  trust(async (page) => {
    for (const selector of ["selon-article", "#en"]) {
      const { rows } = await shown(page, selector);
      assert.equal(new Set(rows.map((row) => row.name)).size, rows.length);
      const own = rows.filter((row) => row.name.includes("Demeyer"));
      assert.deepEqual(
        own.map((row) => row.statements.length),
        [3],
        selector,
      );
    }
    assert.equal((await shown(page)).rows[0].statements.length, 2, "the president of the communities");
  }));

test("a pronoun of whom nothing tells who it is has no row of its own", () =>
  trust(async (page) => {
    for (const [selector, pronoun, row] of [
      ["selon-article", "elle", "désignée seulement par un pronom"],
      ["#en", "she", "called by a pronoun only"],
    ]) {
      const { rows, attributions } = await shown(page, selector);
      assert.ok(attributions.some((found) => found.source.text === pronoun && found.referent === undefined));
      assert.ok(!rows.some((row) => row.name.toLowerCase() === pronoun));
      assert.equal(rows.find(({ name }) => name === row).statements.length, 1);
      const badge = await page.evaluate((selector) => {
        const { handle } = document.querySelector(selector);
        return [...handle.article.querySelectorAll("selon-badge")]
          .map((badge) => badge.ariaLabel)
          .find((label) => / (elle|she),/.test(label));
      }, selector);
      assert.ok(badge.endsWith(`${pronoun}, ${row}`), `no type is claimed: ${badge}`);
    }
  }));

test("the details say why a name is lent", () =>
  trust(async (page) => {
    const why = /désignée ici par « M\. Demeyer » .*Le même nom figure en entier ailleurs dans l’article\. /;
    assert.match(await details(page, "a ajouté"), why);
    assert.doesNotMatch(await details(page, "a déclaré"), /ailleurs dans l’article/);
  }));

test("what is doubtful is neither marked nor listed nor counted, and annotate() still gives it", () =>
  trust(async (page) => {
    const { pills, rows, attributions } = await shown(page);
    assert.ok(attributions.every(({ confidence }) => confidence >= 0.7));
    assert.equal(pills.length, attributions.length);
    assert.equal(rows.flatMap((row) => row.statements).length, attributions.length);
    const confidences = (options) =>
      page.evaluate(async (options) => {
        const { annotate } = await import("/selon/selon.js");
        const { handle } = document.querySelector("selon-article");
        const { attributions } = await annotate(handle.text(), { lang: "fr", ...options });
        return attributions.map(({ confidence }) => confidence);
      }, options);
    const editors = await confidences({});
    const doubtful = editors.filter((confidence) => confidence < 0.7);
    assert.ok(doubtful.length > 0);
    assert.ok(doubtful.every((confidence) => confidence >= 0.3));
    assert.equal(editors.length, attributions.length + doubtful.length);
    assert.ok((await confidences({ threshold: 0 })).length >= editors.length);
    // A page that wants to show them can.
    await page.evaluate(() => document.querySelector("selon-article").setAttribute("threshold", "0.3"));
    await page.waitForFunction((count) => document.querySelectorAll("#body selon-badge").length === count, {}, editors.length);
  }));
