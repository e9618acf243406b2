// One WordPress for all files of tests, which follow each other: added, written in, read, deleted.
import { after, before } from "node:test";
import puppeteer from "puppeteer-core";
import { launch, logIn, open } from "./hands.mjs";
import { wordpress } from "./site.mjs";

/** As it is typed; WordPress sets other apostrophes and quotation marks for readers. */
export const PARAGRAPHS = [
  "« Nous ne prendrons aucun risque avec la sécurité des habitants », a déclaré jeudi Anne Vidal, maire de Valbourg. Elle affirme que les travaux coûteront deux millions d'euros.",
  "D'après un rapport du cabinet d'études Artelis, trois piles sont fissurées. Un haut responsable de la préfecture a reconnu que les contrôles avaient été interrompus pendant deux ans.",
  "« Le calendrier n'est pas tenable », juge Marc Dupré, président de l'association des commerçants. Il est suggéré que l'État pourrait prendre en charge la moitié de la somme.",
  "La ville compte 12 000 habitants et deux ponts.",
];

export let site;
export let browser;
/** A page of somebody who may do everything. */
export let page;
/** The post that the tests are about: its number, and how many of its statements readers are shown. */
export const post = { id: 0, shown: 0 };

before(async () => {
  [site, browser] = await Promise.all([wordpress(), puppeteer.launch(launch())]);
  const admin = await browser.createBrowserContext();
  await logIn(admin, site);
  page = await open(admin, `${site.url}/wp-admin/`);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** Opens the post as a reader who is not known. */
export async function asReader(run, { query = `p=${post.id}`, ...options } = {}) {
  const context = await browser.createBrowserContext();
  try {
    await run(await open(context, `${site.url}/?${query}`, options));
  } finally {
    await context.close();
  }
}

/** The analysis that is kept of the post. */
export const kept = async () => JSON.parse((await site.ask(`get_post_meta( ${post.id}, '_selon_analysis', true )`)) || "null");

/** What anybody gets at an address. */
export const asText = async (address) => (await fetch(`${site.url}${address}`)).text();

/** A text as PHP writes it. */
export function phpText(text) {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}

/** Another post with the same words and analysis, and behind these a mark for the summary; gives its number. */
export function withMark(mark) {
  const text = PARAGRAPHS.map((words) => `<!-- wp:paragraph --><p>${words}</p><!-- /wp:paragraph -->`).join("\n");
  return site.ask(
    `wp_insert_post( array( 'post_title' => 'Autre', 'post_status' => 'publish', 'post_content' => ${phpText(`${text}\n${mark}`)}, ` +
      `'meta_input' => array( '_selon_analysis' => wp_slash( get_post_meta( ${post.id}, '_selon_analysis', true ) ) ) ) )`,
  );
}

/** Places and sizes of all that the theme lays out, from the post's element on; of the plugin's own elements nothing. */
export const widths = (reader) =>
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
