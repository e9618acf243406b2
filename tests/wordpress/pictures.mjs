// Makes the pictures of the chapter on WordPress: node tests/wordpress/pictures.mjs FOLDER
import path from "node:path";
import puppeteer from "puppeteer-core";
import { addPlugin, edit, inDesk, launch, logIn, open, openSidebar, publish, ready, update, write } from "./hands.mjs";
import { wordpress } from "./site.mjs";

const folder = process.argv[2] ?? "docs";
const ZIP = path.resolve(process.env.SELON_PLUGIN);
const TITLE = "Le pont de Valbourg restera fermé";
const PARAGRAPHS = [
  "Le pont qui relie les deux rives de Valbourg ne rouvrira pas avant l’automne. « Nous ne prendrons aucun risque avec la sécurité des habitants », a déclaré jeudi Anne Vidal, maire de Valbourg.",
  "D’après un rapport du cabinet d’études Artelis, trois piles sont fissurées. Un haut responsable de la préfecture a reconnu que les contrôles avaient été interrompus pendant deux ans.",
  "« Le calendrier n’est pas tenable », juge Marc Dupré, président de l’association des commerçants. Il est suggéré que l’État pourrait prendre en charge la moitié de la somme.",
];

const [site, browser] = await Promise.all([wordpress(), puppeteer.launch(launch("--hide-scrollbars"))]);
const picture = (page, name) => page.screenshot({ path: path.join(folder, `${name}.webp`), type: "webp", quality: 85 });
try {
  await logIn(browser, site);
  const page = await open(browser, `${site.url}/wp-admin/`, { width: 1280, height: 900 });
  await addPlugin(page, site, ZIP);
  await edit(page, site);
  await write(page, TITLE, PARAGRAPHS);
  const id = await publish(page);
  const desk = await openSidebar(page);
  await inDesk(desk, (root) => root.querySelector('.card [data-action="accept"]').click());
  await page.evaluate(() => window.wp.data.dispatch("core/block-editor").clearSelectedBlock());
  await page.waitForFunction(() => !document.querySelector(".components-snackbar"));
  await page.evaluate(() => document.querySelector(".components-toggle-control").scrollIntoView({ block: "center" }));
  await picture(page, "wordpress-sidebar");
  await inDesk(desk, (root) => root.querySelectorAll(".card")[1].querySelector('[data-action="change"]').click());
  await inDesk(desk, (root) => root.querySelector(".editor").scrollIntoView());
  await picture(page, "wordpress-form");
  await inDesk(desk, (root) => root.querySelector(".editor [name=cancel]").click());
  await update(page);
  await page.goto(`${site.url}/wp-admin/options-general.php?page=selon`);
  await picture(page, "wordpress-settings");
  const context = await browser.createBrowserContext();
  const reader = await open(context, `${site.url}/?p=${id}`, { width: 1000, height: 900 });
  await ready(reader);
  await picture(reader, "wordpress-page");
  await reader.setJavaScriptEnabled(false);
  await reader.reload();
  await picture(reader, "wordpress-plain");
} finally {
  await browser.close();
  await site.close();
}
