// 20,000 words: no task of the main thread is long, what the reader sees comes first, and all of it is right.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CHROMIUM, hurry, onPage, quiet } from "./browser.mjs";
import { record } from "../pages/run/trace.mjs";

/** A task is long from so many milliseconds on: what `longtask` entries tell. */
const LONG = 50;

/** Fills the body of plain.html with an invented article of more than 20,000 words. */
const fill = (page) =>
  page.evaluate(() => {
    const people = ["Anne Vidal", "le préfet", "Marc Dupré", "la ministre de la Santé", "un haut responsable", "les syndicats"];
    const made = (tag, ...content) => {
      const element = document.createElement(tag);
      element.append(...content);
      return element;
    };
    const paragraphs = Array.from({ length: 440 }, (_, at) =>
      made(
        "p",
        "Le ",
        made("b", "chantier"),
        ` numéro ${at} avance dans la vallée malgré la pluie et le vent qui retardent les ouvriers. « Nous ne prendrons aucun `,
        made("em", "risque"),
        ` avec la sécurité », a déclaré ${people[at % 6]} devant la presse. Selon `,
        made("a", people[(at + 1) % 6]),
        `, les travaux coûteront ${at} millions d’euros à la région.`,
      ),
    );
    const body = document.getElementById("body");
    body.replaceChildren(...paragraphs);
    return body.textContent.split(/\s+/).length;
  });

/** Mounts the article and tells how the badges came. */
const mount = (page) =>
  page.evaluate(async () => {
    const { annotate, mount } = await import("/selon/selon.js");
    const body = document.getElementById("body");
    await annotate("Oui.", { lang: "fr" });
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const settled = () => frame().then(frame);
    await settled();
    const batches = [];
    const watch = new MutationObserver(() => {
      const seen = [...body.children].filter(
        (paragraph) => paragraph.getBoundingClientRect().top < innerHeight && paragraph.getBoundingClientRect().bottom > 0,
      );
      batches.push({
        count: document.querySelectorAll("selon-badge").length,
        seen: seen.every((paragraph) => paragraph.querySelector("selon-badge")),
      });
    });
    watch.observe(body, { childList: true, subtree: true });
    performance.mark("selon-begin");
    const handle = await mount(body, { lang: "fr" });
    await settled();
    performance.mark("selon-end");
    watch.disconnect();
    const { attributions } = handle.analysis();
    const badges = document.querySelectorAll("selon-badge").length;
    const painted = [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
    const source = body.innerHTML;
    handle.destroy();
    return { batches, badges, painted, found: attributions.length, clean: source !== body.innerHTML && !body.querySelector("selon-badge") };
  });

test("20,000 words are mounted without a long task", { skip: !CHROMIUM && "this browser does not tell of tasks" }, () =>
  onPage("plain.html", async (page) => {
    assert.ok((await fill(page)) >= 20_000);
    // By the time that the main thread works: by the clock, a task is as long as other programs make it.
    const recording = await record(page);
    await mount(page);
    const tasks = await recording.stop();
    assert.ok(tasks.length > 10, `${tasks.length} tasks`);
    assert.deepEqual(
      tasks.filter((time) => time > LONG),
      [],
    );
    await quiet(page);
  }),
);

test("what the reader sees gets its badges first, then all the rest", () =>
  onPage("plain.html", async (page) => {
    await fill(page);
    await hurry(page);
    // In the middle of the article: what is seen is not what comes first.
    await page.evaluate(() => document.querySelector("#body :nth-child(220)").scrollIntoView());
    const { batches, badges, painted, found, clean } = await mount(page);
    assert.ok(found > 700 && badges === found && painted >= found, `${found} found, ${badges} badges, ${painted} painted`);
    assert.ok(batches.length > 2, `${batches.length} batches`);
    assert.ok(batches[0].seen && batches[0].count < found / 2, JSON.stringify(batches[0]));
    assert.ok(clean);
    await quiet(page);
  }));

test("slices do not change what is found", () =>
  onPage("plain.html", async (page) => {
    await fill(page);
    const same = await page.evaluate(async () => {
      const { annotate, mount } = await import("/selon/selon.js");
      const body = document.getElementById("body");
      const handle = await mount(body, { lang: "fr" });
      const text = [...body.children].map((paragraph) => paragraph.textContent).join("\n\n");
      const [sliced, whole] = [handle.analysis(), await annotate(text, { lang: "fr" })];
      return [JSON.stringify(sliced) === JSON.stringify(whole), whole.attributions.length > 700];
    });
    assert.deepEqual(same, [true, true]);
  }));
