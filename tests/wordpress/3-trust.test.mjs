// What is taken and from whom, what PHP complains of, what is left in the end.
import assert from "node:assert/strict";
import { appendFile, cp, readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { deletePlugin, logIn, open, ready, seen } from "./hands.mjs";
import { asReader, asText, browser, kept, page, post, site, widths } from "./stage.mjs";

test("an analysis is taken from those alone who may edit the post, cleaned, and never as HTML", async () => {
  const send = (context, analysis) =>
    context.evaluate(
      async (id, analysis) => {
        const { nonce } = window.wpApiSettings;
        const response = await fetch(`/?rest_route=/wp/v2/posts/${id}`, {
          method: "POST",
          headers: { "content-type": "application/json", "x-wp-nonce": nonce },
          body: JSON.stringify({ meta: { _selon_analysis: analysis } }),
        });
        return response.status;
      },
      post.id,
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
  const text = await asText(`/?p=${post.id}`);
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
