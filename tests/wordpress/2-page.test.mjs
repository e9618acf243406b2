// The post as readers get it, with script and without, in themes of both kinds.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ready, seen } from "./hands.mjs";
import { PARAGRAPHS, asReader, asText, browser, phpText, post, site, widths, withMark } from "./stage.mjs";

test("readers with script see badges and the panel, and load no engine", () =>
  asReader(async (reader) => {
    await ready(reader);
    const { list, references, all, paired, badges, elements, panel } = await seen(reader);
    assert.deepEqual([list, references, all, paired, badges, elements], [false, 0, post.shown, true, post.shown, 1]);
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
      assert.deepEqual([list, references, all, paired, badges], [true, post.shown, post.shown, true, 0]);
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
  await reader.goto(`${site.url}/?p=${post.id}`);
  await reader.waitForFunction(() => !document.documentElement.classList.contains("selon-starts"));
  const { list, references } = await seen(reader);
  assert.deepEqual([list, references], [true, post.shown]);
  await context.close();
});

test("feeds, excerpts, embeds, lists of posts and the REST interface have nothing of it", async () => {
  const addresses = [
    "/?feed=rss2",
    "/?feed=atom",
    `/?p=${post.id}&feed=rss2&withoutcomments=1`,
    `/?p=${post.id}&embed=true`,
    "/",
    `/?rest_route=/wp/v2/posts/${post.id}`,
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
    `$GLOBALS['wp_query'] = $GLOBALS['wp_the_query'] = new WP_Query( array( 'p' => ${post.id} ) ); the_post(); echo get_the_excerpt();`,
  );
  assert.ok(excerpt.includes("Nous ne prendrons") && !/déclarations? attribuée|statements? attributed|Jeanne/.test(excerpt), excerpt);
});

for (const [kind, theme] of [
  ["a block", "twentytwentyfour"],
  ["a classic", "classic"],
]) {
  test(`${kind} theme keeps its widths`, async () => {
    await site.run(`switch_theme( '${theme}' ); update_post_meta( ${post.id}, '_selon_off', 1 );`);
    let plain;
    await asReader(async (reader) => {
      assert.equal((await seen(reader)).elements, 0, "the switch in the post has been turned off");
      plain = await widths(reader);
    });
    await site.run(`delete_post_meta( ${post.id}, '_selon_off' );`);
    assert.ok(Math.max(...plain.map(([, , , width]) => width)) >= 1380, "there is a block of the page's width");
    for (const script of [true, false]) {
      await asReader(
        async (reader) => {
          if (script) await ready(reader);
          assert.deepEqual(await widths(reader), plain);
          const { list, badges } = await seen(reader);
          assert.deepEqual([list, badges], script ? [false, post.shown] : [true, 0]);
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

/** Fails if the post tells its words before its password. */
async function isSilent() {
  await site.run(`wp_update_post( array( 'ID' => ${post.id}, 'post_password' => 'geheim' ) );`);
  const text = await asText(`/?p=${post.id}`);
  assert.ok(text.includes("post_password") && !text.includes("Jeanne") && !text.includes("<selon-article"), "it is told");
  await site.run(`wp_update_post( array( 'ID' => ${post.id}, 'post_password' => '' ) );`);
}

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
    assert.deepEqual([elements, all, badges], [1, post.shown, post.shown]);
    assert.ok(await reader.evaluate(() => document.querySelector("main > selon-article + h2, main > selon-article + h1")));
  });
  await isSilent();
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
      `'meta_input' => array( '_selon_analysis' => wp_slash( get_post_meta( ${post.id}, '_selon_analysis', true ) ) ) ) )`,
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

test("a post behind a password does not tell its words", isSilent);
