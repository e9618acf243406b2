// The plugin is added and set up; a post is written, saved and corrected.
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { addPlugin, edit, follow, inDesk, openSidebar, publish, update, write } from "./hands.mjs";
import { PARAGRAPHS, kept, page, post, site, withMark } from "./stage.mjs";

const ZIP = path.resolve(process.env.SELON_PLUGIN);

const TITLE = "Le pont de Valbourg restera fermé";

test("the zip is taken by WordPress, and the plugin is active", async () => {
  await addPlugin(page, site, ZIP);
  assert.ok((await site.ask("get_option( 'active_plugins' )")).includes("selon/selon.php"));
});

test("the settings are kept, and none but their values", async () => {
  await page.goto(`${site.url}/wp-admin/options-general.php?page=selon`);
  await page.select("#selon-badges", "pill");
  await page.evaluate(() => {
    document.querySelector("#selon-panel").append(new Option("x", '"><script>alert(1)</script>'));
    document.querySelector("#selon-panel").value = '"><script>alert(1)</script>';
  });
  await follow(page, "#submit");
  const { types, ...settings } = await site.ask("get_option( 'selon_settings' )");
  assert.deepEqual(settings, { badges: "pill", panel: "summary", place: "above", lang: "", ui_lang: "" });
  assert.deepEqual(types, ["post"]);
  const languages = await page.$$eval("#selon-lang option", (options) => options.map(({ value }) => value).filter(Boolean));
  const packs = await site.ask(
    "array_map( function ( $f ) { return basename( $f, '.pack' ); }, glob( WP_PLUGIN_DIR . '/selon/assets/*/selon/*.pack' ) )",
  );
  assert.deepEqual([...languages, "model"].toSorted(), packs.toSorted());
  await page.select("#selon-badges", "marker");
  await follow(page, "#submit");
});

test("a post that is written and published has its analysis", async () => {
  await edit(page, site);
  await write(page, TITLE, PARAGRAPHS);
  post.id = await publish(page);
  const analysis = await kept();
  assert.equal(analysis.format, 1);
  assert.equal(analysis.lang, "fr");
  const names = analysis.sources.map(({ name }) => name);
  assert.ok(names.includes("Anne Vidal, maire de Valbourg") || names.some((name) => name.startsWith("Anne Vidal")), String(names));
  assert.ok(analysis.attributions.length >= 5, `${analysis.attributions.length} statements`);
});

test("the sidebar lists the statements; corrections are saved with the post, and outlive the next analysis", async () => {
  const desk = await openSidebar(page);
  const before = await kept();
  const count = await inDesk(desk, (root) => root.querySelectorAll(".card").length);
  assert.equal(count, before.attributions.length);
  // Accepted by key, removed by button, renamed in the form.
  const words = (card) =>
    inDesk(desk, (root, at) => root.querySelectorAll(".card")[at].querySelector('[data-part="content"]').textContent, card);
  const removed = await words(1);
  await inDesk(desk, (root) => root.querySelector(".card").focus());
  await page.keyboard.press("a");
  await inDesk(desk, (root) => root.querySelectorAll(".card")[1].querySelector('[data-action="remove"]').click());
  await inDesk(desk, (root) => root.querySelectorAll(".card")[2].querySelector('[data-action="change"]').click());
  await inDesk(desk, (root) => root.querySelector(".editor [name=name]").select());
  await page.keyboard.type("Jeanne Corrigée");
  await inDesk(desk, (root) => root.querySelector(".editor [type=submit]").click());
  await update(page);
  const now = await kept();
  assert.deepEqual(
    now.attributions
      .filter(({ check }) => check)
      .map(({ check }) => check.kind)
      .toSorted(),
    ["changed", "confirmed"],
  );
  assert.equal(now.removed.length, 1);
  assert.ok(
    now.removed[0].content.some(({ exact }) => exact.includes(removed) || removed.includes(exact)),
    removed,
  );
  assert.equal(now.attributions.length, before.attributions.length - 1);
  assert.ok(now.attributions.find(({ check }) => check)?.check.by, "who checked is known to the newsroom");
  // Another paragraph: what was checked stays.
  await page.evaluate(() => {
    const { blocks, data } = window.wp;
    const text = "Le préfet, Luc Marchal, a annoncé que les contrôles reprendraient lundi.";
    data.dispatch("core/block-editor").insertBlocks(blocks.createBlock("core/paragraph", { content: text }));
    const wide = blocks.createBlock("core/group", { align: "full", layout: { type: "constrained" } }, [
      blocks.createBlock("core/paragraph", { content: "Sur toute la largeur de la page." }),
    ]);
    data.dispatch("core/block-editor").insertBlocks(wide);
  });
  await update(page);
  const later = await kept();
  assert.ok(later.attributions.some(({ content }) => content.text.includes("reprendraient lundi")));
  assert.ok(later.attributions.some(({ name }) => name === "Jeanne Corrigée"));
  assert.equal(later.removed.length, 1);
  post.shown = later.attributions.filter(({ check, confidence }) => check || confidence >= 0.7).length;
});

test("a post too short to tell its language is read in the site's", async () => {
  await edit(page, site);
  await write(page, "In short", ["“Absolutely safe,” Mayor Ann Lee said."]);
  const short = await publish(page);
  const analysis = await site.ask(`json_decode( get_post_meta( ${short}, '_selon_analysis', true ) )`);
  assert.deepEqual([analysis.lang.slice(0, 2), analysis.attributions.length], ["en", 1]);
  await site.run(`wp_delete_post( ${short}, true );`);
});

test("in French, settings and sidebar speak French; the block of a post that is opened again is known", async () => {
  await site.run("update_user_meta( 1, 'locale', 'fr_FR' );");
  await page.goto(`${site.url}/wp-admin/options-general.php?page=selon`);
  assert.match(await page.$eval("h1", (title) => title.textContent), /qui dit quoi/);
  const other = await withMark("<!-- wp:selon/panel /-->");
  await edit(page, site, other);
  const desk = await openSidebar(page, "Qui dit quoi");
  assert.match(await inDesk(desk, (root) => root.querySelector(".progress").textContent), /vérifiées/);
  const names = await page.evaluate(() =>
    window.wp.data
      .select("core/block-editor")
      .getBlocks()
      .map(({ name, isValid }) => [name, isValid]),
  );
  assert.deepEqual(names.at(-1), ["selon/panel", true]);
  await site.run(`delete_user_meta( 1, 'locale' ); wp_delete_post( ${other}, true );`);
});
