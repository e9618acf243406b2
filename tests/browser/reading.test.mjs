// What is read of an article, where badges stand, and that nobody who reads or copies it meets them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load, onPage, quiet, ready, statements } from "./browser.mjs";

test("a badge stands at the end of each statement, and nowhere else", () =>
  onPage("article.html", async (page) => {
    await ready(page);
    const found = await statements(page, 22);
    for (const end of [
      "idal, maire de Valbourg.",
      "deux millions d’euros.",
      "us pendant deux ans.",
      "rra pas payer seule.",
      "on des commerçants.",
    ]) {
      assert.ok(
        found.some((statement) => end.endsWith(statement) || statement.endsWith(end)),
        `${end} in ${found}`,
      );
    }
    const elsewhere = await page.evaluate(
      () =>
        document.querySelectorAll(
          "figure selon-badge, aside selon-badge, [hidden] selon-badge, [data-selon-ignore] selon-badge, h1 selon-badge, a selon-badge",
        ).length,
    );
    assert.equal(elsewhere, 0);
    await quiet(page);
  }));

for (const name of ["article.html", "plain.html"]) {
  test(`every badge stands behind the last words of its own statement: ${name}`, () =>
    onPage(name, async (page) => {
      const places = await page.evaluate(async () => {
        const { mount } = await import("/selon/selon.js");
        const body = document.getElementById("body");
        document.querySelector("selon-article")?.remove();
        await new Promise((done) => setTimeout(done));
        const { attributions } = (await mount(body)).analysis();
        const bare = (text) => text.replace(/[\s.,;:!?…»«”“"]+/g, " ").trim();
        return [...document.querySelectorAll("selon-badge")].map((badge) => {
          const { source, cue, content } = attributions[badge.dataset.id];
          const end = ({ spans }) => spans.at(-1)?.end ?? 0;
          const last = [source, cue, content].sort((a, b) => end(b) - end(a))[0];
          const range = document.createRange();
          range.setStart(body, 0);
          range.setEndBefore(badge);
          const words = bare(last.text).slice(-15);
          return [words, bare(range.toString()).slice(-words.length)];
        });
      });
      assert.ok(places.length > 5, String(places));
      for (const [words, before] of places) assert.equal(before, words);
    }));
}

test("statements cross inline elements of any nesting, and badges stay out of links and flex boxes", () =>
  onPage("plain.html", async (page) => {
    await load(page);
    await page.evaluate(() => {
      const widget = document.createElement("selon-article");
      widget.setAttribute("for", "#body");
      document.body.prepend(widget);
    });
    await ready(page);
    const found = await statements(page, 14);
    for (const end of ["nt surpris ».", "Paul Ménard.", "ne manque.", "la nuit ».", "huit euros.", "« Enfin ! »"]) {
      assert.ok(
        found.some((statement) => statement.endsWith(end)),
        `${end} in ${found}`,
      );
    }
    const places = await page.evaluate(() => ({
      links: document.querySelectorAll("a selon-badge").length,
      flex: document.querySelectorAll("#flex selon-badge").length,
      inline: document.querySelectorAll("em selon-badge, b selon-badge, span selon-badge").length,
    }));
    assert.deepEqual(places, { links: 0, flex: 0, inline: 0 });
    await quiet(page);
  }));

test("the quotation marks of <q> are read, and its words are found in the page", () =>
  onPage("plain.html", async (page) => {
    await load(page);
    const attributed = await page.evaluate(async () => {
      const { mount } = await import("/selon/selon.js");
      const handle = await mount(document.getElementById("body"));
      const { attributions } = handle.analysis();
      return attributions.map(({ source, content, quotation }) => [source.text, content.text, quotation]);
    });
    assert.ok(
      attributed.some(
        ([source, content, quotation]) => /Ferrand/.test(source) && content === "“Tout sera fini à temps”" && quotation === "direct",
      ),
      JSON.stringify(attributed),
    );
  }));

for (const style of ["marker", "pill"]) {
  test(`text and copied text are the same with badges as ${style}`, () =>
    onPage("plain.html", async (page) => {
      const copied = async () => {
        await page.evaluate(() => {
          getSelection().selectAllChildren(document.getElementById("body"));
          document.getElementById("paste").value = "";
        });
        await page.keyboard.down("Control");
        await page.keyboard.press("c");
        await page.keyboard.up("Control");
        await page.focus("#paste");
        await page.keyboard.down("Control");
        await page.keyboard.press("v");
        await page.keyboard.up("Control");
        await page.waitForFunction(() => document.getElementById("paste").value !== "");
        return page.evaluate(() => document.getElementById("paste").value);
      };
      const text = () => page.evaluate(() => [document.getElementById("body").innerText, document.getElementById("body").textContent]);
      const before = [await text(), await copied()];
      assert.ok(before[1].includes("Paul Ménard"), before[1]);
      await page.evaluate(async (badges) => {
        const { mount } = await import("/selon/selon.js");
        await mount(document.getElementById("body"), { badges });
      }, style);
      assert.ok((await statements(page)).length > 4);
      assert.deepEqual([await text(), await copied()], before);
    }));
}

test("attributed words are painted without touching them, and the page's own highlights stay", () =>
  onPage("plain.html", async (page) => {
    const names = await page.evaluate(async () => {
      const range = document.createRange();
      range.selectNodeContents(document.getElementById("last"));
      CSS.highlights.set("theirs", new Highlight(range));
      const { mount } = await import("/selon/selon.js");
      const handle = await mount(document.getElementById("body"), { badges: "none" });
      const painted = [...CSS.highlights.get("selon-identified")].map(({ startContainer, startOffset, endContainer, endOffset }) => {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        return range.toString();
      });
      const during = [...CSS.highlights.keys()];
      handle.destroy();
      return { painted, during, after: [...CSS.highlights.keys()] };
    });
    assert.ok(
      names.painted.some((words) => words.includes("nouvelles salles")),
      names.painted,
    );
    assert.ok(names.during.includes("selon-identified"));
    assert.deepEqual(names.after, ["theirs"]);
  }));

test("selectors of the ignore option are left out", () =>
  onPage("plain.html", async (page) => {
    const counts = await page.evaluate(async () => {
      const { mount } = await import("/selon/selon.js");
      const body = document.getElementById("body");
      const count = async (options) => {
        const handle = await mount(body, options);
        const { attributions } = handle.analysis();
        handle.destroy();
        return attributions.length;
      };
      return { all: await count({}), fewer: await count({ ignore: "ul, #last" }), broken: await count({ ignore: "][" }) };
    });
    assert.equal(counts.fewer, counts.all - 2);
    assert.equal(counts.broken, counts.all);
  }));

test("the text is read as the engine reads it: offsets of annotate() count UTF-16 units", () =>
  onPage("plain.html", async (page) => {
    const result = await page.evaluate(async () => {
      const { annotate } = await import("/selon/selon.js");
      const text = "👩‍🌾 « Oui », a déclaré le maire.";
      const { attributions, lang } = await annotate(text);
      const [{ content, cue }] = attributions;
      const at = ({ spans: [{ start, end }] }) => text.slice(start, end);
      const refused = await annotate("Ja.", { lang: "zz" }).catch((error) => error.message);
      return { lang, content: at(content), cue: at(cue), refused };
    });
    assert.deepEqual({ ...result, refused: "" }, { lang: "fr", content: "« Oui »", cue: "a déclaré", refused: "" });
    assert.match(result.refused, /no language pack for "zz"/);
  }));
