// The plugin in a WordPress of its own: added, used by an editor, read by readers, deleted.
import assert from "node:assert/strict";
import { appendFile, cp, readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import puppeteer from "puppeteer-core";
import { addPlugin, deletePlugin, edit, follow, inDesk, logIn, open, openSidebar, publish, ready, seen, update, write } from "./hands.mjs";
import { wordpress } from "./site.mjs";

const ZIP = path.resolve(process.env.SELON_PLUGIN);

const TITLE = "Le pont de Valbourg restera fermé";
/** As it is typed; WordPress sets other apostrophes and quotation marks for readers. */
const PARAGRAPHS = [
  "« Nous ne prendrons aucun risque avec la sécurité des habitants », a déclaré jeudi Anne Vidal, maire de Valbourg. Elle affirme que les travaux coûteront deux millions d'euros.",
  "D'après un rapport du cabinet d'études Artelis, trois piles sont fissurées. Un haut responsable de la préfecture a reconnu que les contrôles avaient été interrompus pendant deux ans.",
  "« Le calendrier n'est pas tenable », juge Marc Dupré, président de l'association des commerçants. Il est suggéré que l'État pourrait prendre en charge la moitié de la somme.",
  "La ville compte 12 000 habitants et deux ponts.",
];

let site;
let browser;
let admin;
let page;
let id;
/** How many statements readers are shown. */
let shown;

before(async () => {
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];
  const executablePath = process.env.SELON_BROWSER_PATH ?? "/usr/bin/chromium";
  [site, browser] = await Promise.all([wordpress(), puppeteer.launch({ executablePath, headless: true, args })]);
  admin = await browser.createBrowserContext();
  await logIn(admin, site);
  page = await open(admin, `${site.url}/wp-admin/`);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** Opens the post as a reader who is not known. */
async function asReader(run, { query = `p=${id}`, ...options } = {}) {
  const context = await browser.createBrowserContext();
  try {
    await run(await open(context, `${site.url}/?${query}`, options));
  } finally {
    await context.close();
  }
}

/** The analysis that is kept of the post. */
const kept = async () => JSON.parse((await site.ask(`get_post_meta( ${id}, '_selon_analysis', true )`)) || "null");

const asText = async (address) => (await fetch(`${site.url}${address}`)).text();

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
  id = await publish(page);
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
  await page.keyboard.press("v");
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
  shown = later.attributions.filter(({ check, confidence }) => check || confidence >= 0.7).length;
});

test("readers with script see badges and the panel, and load no engine", () =>
  asReader(async (reader) => {
    await ready(reader);
    const { list, references, all, paired, badges, elements, panel } = await seen(reader);
    assert.deepEqual([list, references, all, paired, badges, elements], [false, 0, shown, true, shown, 1]);
    assert.match(panel, /who says what|qui dit quoi/i);
    assert.ok(!reader.requests.some((url) => /selon\.wasm|\.pack$/.test(url)), String(reader.requests));
    assert.ok(reader.requests.some((url) => url.endsWith("view.wasm")));
    const told = await reader.evaluate(() => JSON.stringify(document.querySelector("selon-article").analysis));
    assert.ok(told.includes("Jeanne Corrigée") && !/"(by|at|was|removed)":/.test(told), "what is the newsroom's own stays there");
    assert.deepEqual(reader.messages, []);
  }));

test("readers without script see the list, and its links lead to the statements and back", () =>
  asReader(
    async (reader) => {
      const { list, references, all, paired, badges } = await seen(reader);
      assert.deepEqual([list, references, all, paired, badges], [true, shown, shown, true, 0]);
      await reader.click("#selon-2");
      assert.equal(await reader.evaluate(() => `${location.hash} ${!!document.querySelector(":target")}`), "#selon-note-2 true");
      // A reference stands behind the marks that close a statement.
      const behind = await reader.$$eval("sup[data-selon-ref]", (notes) => notes.map((note) => note.previousSibling?.textContent.at(-1)));
      assert.ok(
        behind.every((mark) => /[.,»]/.test(mark)),
        String(behind),
      );
    },
    { script: false },
  ));

test("where Selon cannot start, list and references are there", async () => {
  const context = await browser.createBrowserContext();
  const reader = await context.newPage();
  await reader.setRequestInterception(true);
  reader.on("request", (request) => (request.url().endsWith("/selon/selon.js") ? request.abort() : request.continue()));
  await reader.goto(`${site.url}/?p=${id}`);
  await reader.waitForFunction(() => !document.documentElement.classList.contains("selon-starts"));
  const { list, references } = await seen(reader);
  assert.deepEqual([list, references], [true, shown]);
  await context.close();
});

test("feeds, excerpts, embeds, lists of posts and the REST interface have nothing of it", async () => {
  const addresses = [
    "/?feed=rss2",
    "/?feed=atom",
    `/?p=${id}&feed=rss2&withoutcomments=1`,
    `/?p=${id}&embed=true`,
    "/",
    `/?rest_route=/wp/v2/posts/${id}`,
    "/?s=Valbourg",
  ];
  for (const address of addresses) {
    const text = await asText(address);
    assert.ok(/contr(ô|\\u00f4|&#xF4;)les/.test(text) || /Valbourg/.test(text), `${address} has not the post`);
    assert.ok(!/selon-(article|list|note|panel)|data-selon|_selon_analysis.{0,5}\{|Jeanne Corrigée/.test(text), `${address} is not clean`);
  }
  const full = await asText("/?feed=rss2");
  assert.ok(full.includes("deux ponts"), "the feed has the whole post");
  const excerpt = await site.run(
    `$GLOBALS['wp_query'] = $GLOBALS['wp_the_query'] = new WP_Query( array( 'p' => ${id} ) ); the_post(); echo get_the_excerpt();`,
  );
  assert.ok(excerpt.includes("Nous ne prendrons") && !/déclarations? attribuée|statements? attributed|Jeanne/.test(excerpt), excerpt);
});

/** Places and sizes of all that the theme lays out, from the post's element on; of the plugin's own elements nothing. */
const widths = (reader) =>
  reader.evaluate(() => {
    const content = document.querySelector(".entry-content");
    const own = "selon-article, selon-article *, sup[data-selon-ref], sup[data-selon-ref] *, selon-badge";
    return [content, ...content.querySelectorAll("*")]
      .filter((element) => !element.matches(own))
      .map((element) => {
        const { left, width } = element.getBoundingClientRect();
        return [element.localName, element.className, Math.round(left), Math.round(width)];
      });
  });

for (const [kind, theme] of [
  ["a block", "twentytwentyfour"],
  ["a classic", "classic"],
]) {
  test(`${kind} theme keeps its widths`, async () => {
    await site.run(`switch_theme( '${theme}' ); update_post_meta( ${id}, '_selon_off', 1 );`);
    let plain;
    await asReader(async (reader) => {
      assert.equal((await seen(reader)).elements, 0, "the switch in the post has been turned off");
      plain = await widths(reader);
    });
    await site.run(`delete_post_meta( ${id}, '_selon_off' );`);
    assert.ok(Math.max(...plain.map(([, , , width]) => width)) >= 1380, "there is a block of the page's width");
    for (const script of [true, false]) {
      await asReader(
        async (reader) => {
          if (script) await ready(reader);
          assert.deepEqual(await widths(reader), plain);
          const { list, badges } = await seen(reader);
          assert.deepEqual([list, badges], script ? [false, shown] : [true, 0]);
          const [panel, paragraph] = await reader.evaluate(() =>
            ["selon-article", ".entry-content > p"].map((name) => document.querySelector(name).getBoundingClientRect().width),
          );
          assert.ok(Math.abs(panel - paragraph) < 2, `the summary is ${panel} wide, a paragraph ${paragraph}`);
        },
        { script },
      );
    }
  });
}

/** Another post with the same words and analysis, and behind these a mark for the summary; gives its number. */
function withMark(mark) {
  const text = PARAGRAPHS.map((words) => `<!-- wp:paragraph --><p>${words}</p><!-- /wp:paragraph -->`).join("\n");
  return site.ask(
    `wp_insert_post( array( 'post_title' => 'Autre', 'post_status' => 'publish', 'post_content' => ${phpText(`${text}\n${mark}`)}, ` +
      `'meta_input' => array( '_selon_analysis' => wp_slash( get_post_meta( ${id}, '_selon_analysis', true ) ) ) ) )`,
  );
}

test("the summary stands where block or shortcode are, once", async () => {
  for (const mark of ["<!-- wp:selon/panel /-->", "<!-- wp:shortcode -->\n[selon]\n<!-- /wp:shortcode -->"]) {
    const other = await withMark(mark);
    await asReader(
      async (reader) => {
        await ready(reader);
        assert.equal((await seen(reader)).elements, 1);
        const isLast = await reader.evaluate(() => !document.querySelector("selon-article").nextElementSibling?.matches("p"));
        assert.ok(isLast, mark);
      },
      { query: `p=${other}` },
    );
    await site.run(`wp_delete_post( ${other}, true );`);
  }
});

test("in a template of the theme, the block has the element, and the text the references alone", async () => {
  const template =
    '<!-- wp:group {"tagName":"main","layout":{"type":"constrained"}} --><main class="wp-block-group"><!-- wp:selon/panel /-->' +
    '<!-- wp:post-title /--><!-- wp:post-content {"layout":{"type":"constrained"}} /--></main><!-- /wp:group -->';
  await site.run(`switch_theme( 'twentytwentyfour' );
    $id = wp_insert_post( array( 'post_type' => 'wp_template', 'post_name' => 'single', 'post_title' => 'single', 'post_status' => 'publish',
      'post_content' => ${phpText(template)} ) );
    wp_set_object_terms( $id, 'twentytwentyfour', 'wp_theme' );`);
  await asReader(async (reader) => {
    await ready(reader);
    const { elements, all, badges } = await seen(reader);
    assert.deepEqual([elements, all, badges], [1, shown, shown]);
    assert.ok(await reader.evaluate(() => document.querySelector("main > selon-article + h2, main > selon-article + h1")));
  });
  await site.run(
    "foreach ( get_posts( array( 'post_type' => 'wp_template', 'post_status' => 'any' ) ) as $post ) { wp_delete_post( $post->ID, true ); }",
  );
});

test("a page of a post in several has the statements that are on it", async () => {
  const text = [PARAGRAPHS[0], "<!--nextpage-->", PARAGRAPHS[2]]
    .map((words) => (words.startsWith("<") ? words : `<p>${words}</p>`))
    .join("\n");
  const other = await site.ask(
    `wp_insert_post( array( 'post_title' => 'Autre', 'post_status' => 'publish', 'post_content' => ${phpText(text)}, ` +
      `'meta_input' => array( '_selon_analysis' => wp_slash( get_post_meta( ${id}, '_selon_analysis', true ) ) ) ) )`,
  );
  await asReader(
    async (reader) => {
      await ready(reader);
      const { all, paired, badges } = await seen(reader);
      assert.ok(all === 2 && paired && badges === 2, `${all} references, ${badges} badges`);
    },
    { query: `p=${other}&page=2` },
  );
  await site.run(`wp_delete_post( ${other}, true );`);
});

/** A text as PHP writes it. */
function phpText(text) {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

test("a post behind a password does not tell its words", async () => {
  await site.run(`wp_update_post( array( 'ID' => ${id}, 'post_password' => 'geheim' ) );`);
  const text = await asText(`/?p=${id}`);
  assert.ok(text.includes("post_password") && !text.includes("Jeanne") && !text.includes("<selon-article"), "it is told");
  await site.run(`wp_update_post( array( 'ID' => ${id}, 'post_password' => '' ) );`);
});

test("an analysis is taken from those alone who may edit the post, cleaned, and never as HTML", async () => {
  const send = (context, analysis) =>
    context.evaluate(
      async (id, analysis) => {
        const nonce = window.wpApiSettings?.nonce ?? window.selonNonce;
        const response = await fetch(`/?rest_route=/wp/v2/posts/${id}`, {
          method: "POST",
          headers: { "content-type": "application/json", "x-wp-nonce": nonce },
          body: JSON.stringify({ meta: { _selon_analysis: analysis } }),
        });
        return response.status;
      },
      id,
      analysis,
    );
  const good = await kept();
  // Somebody who may write posts, but not this one.
  await site.run("wp_create_user( 'autor', 'autor pass', 'autor@example.org' ); ( new WP_User( 2 ) )->set_role( 'author' );");
  const context = await browser.createBrowserContext();
  await logIn(context, site, { name: "autor", password: "autor pass" });
  const other = await open(context, `${site.url}/wp-admin/post-new.php`);
  await other.waitForFunction(() => window.wpApiSettings?.nonce);
  assert.equal(await send(other, "{}"), 403);
  await context.close();
  assert.deepEqual(await kept(), good);
  await page.waitForFunction(() => window.wpApiSettings?.nonce);
  const evil = structuredClone(good);
  const [first] = evil.attributions;
  first.check = { kind: "confirmed", by: "x" };
  first.name = evil.sources[first.sourceId].name = `<img src=x onerror="window.hurt=1">\\"'</script><script>window.hurt=2</script>&amp;]]>`;
  evil.unknown = "<b>";
  assert.equal(await send(page, JSON.stringify(evil)), 200);
  const stored = await kept();
  assert.equal(stored.unknown, undefined);
  assert.equal(stored.attributions[0].name, first.name);
  for (const script of [true, false]) {
    await asReader(
      async (reader) => {
        if (script) await ready(reader);
        const names = await reader.evaluate(() => [
          window.hurt ?? "unhurt",
          document.querySelector("selon-list").textContent,
          document.querySelectorAll("selon-list img").length,
        ]);
        assert.equal(names[0], "unhurt");
        assert.ok(names[1].includes(first.name) && names[2] === 0, names[1]);
      },
      { script },
    );
  }
  for (const bad of ["[]", "no JSON", JSON.stringify({ ...good, format: 2 }), JSON.stringify({ ...good, attributions: [{}] })]) {
    assert.equal(await send(page, bad), 200);
    assert.equal(await kept(), null, bad);
  }
  assert.equal(await send(page, "x".repeat(2_200_000)), 400);
  assert.equal(await send(page, JSON.stringify(good)), 200);
  assert.deepEqual(await kept(), good);
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

test("PHP has nothing to complain of", async () => {
  assert.deepEqual(await site.complaints(), []);
});

test("deleted, the plugin leaves nothing in the database", async () => {
  await deletePlugin(page, site);
  const left = await site.ask(`array_merge(
    $GLOBALS['wpdb']->get_col( "SELECT option_name FROM {$GLOBALS['wpdb']->options} WHERE ( option_name LIKE '%selon%' OR option_value LIKE '%selon_%' ) AND option_name NOT IN ( 'recently_activated' )" ),
    $GLOBALS['wpdb']->get_col( "SELECT meta_key FROM {$GLOBALS['wpdb']->postmeta} WHERE meta_key LIKE '%selon%' OR meta_value LIKE '%Jeanne%'" ),
    $GLOBALS['wpdb']->get_col( "SELECT meta_key FROM {$GLOBALS['wpdb']->usermeta} WHERE meta_key LIKE '%selon%'" )
  )`);
  assert.deepEqual(left, []);
  const tables = await site.ask(`$GLOBALS['wpdb']->get_col( "SHOW TABLES" )`);
  assert.ok(!tables.some((name) => /selon/.test(name)), String(tables));
  const text = await asText(`/?p=${id}`);
  assert.ok(text.includes("deux ponts") && !/<selon-|data-selon/.test(text));
});

test("the lines for a theme that the chapter on embedding has keep the widths, too, and feeds clean", async () => {
  const chapter = await readFile(new URL("../../docs/embedding.md", import.meta.url), "utf8");
  const [, lines] = chapter.match(/^```php\n([^]*?)^```$/m);
  const theme = path.join(site.folder, "wp-content/themes/classic");
  await site.run("switch_theme( 'classic' );");
  let plain;
  await asReader(async (reader) => (plain = await widths(reader)));
  assert.ok(Math.max(...plain.map(([, , , width]) => width)) >= 1380);
  await cp(new URL("../../www/dist/selon", import.meta.url), path.join(theme, "selon"), { recursive: true });
  await appendFile(path.join(theme, "functions.php"), lines);
  await asReader(async (reader) => {
    await ready(reader);
    assert.ok((await seen(reader)).badges >= 5);
    assert.deepEqual(await widths(reader), plain);
    assert.deepEqual(reader.messages, []);
  });
  assert.ok(!(await asText("/?feed=rss2")).includes("<selon-"));
});
