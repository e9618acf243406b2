// What people do in WordPress: log in, add a plugin, write, save, correct.
import assert from "node:assert/strict";
import { seen as seenOfList } from "../browser/seen.mjs";
import { ADMIN } from "./site.mjs";

/** What is waited for comes at once, but on a busy machine at once may be after so many milliseconds. */
const LIMIT = 120_000;

/** How the browser is started; it finds nobody but this machine. */
export const launch = (...more) => ({
  executablePath: process.env.SELON_BROWSER_PATH ?? "/usr/bin/chromium",
  headless: true,
  args: [
    ...["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
    ...["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", ...more],
  ],
});

/** Opens an address in a browser profile; what its console says is kept. */
export async function open(context, address, { script = true, width = 1400, height = 900 } = {}) {
  const page = await context.newPage();
  page.messages = [];
  page.requests = [];
  page.on("console", (message) => page.messages.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => page.messages.push(`pageerror: ${error.message}`));
  page.on("request", (request) => page.requests.push(request.url()));
  page.setDefaultTimeout(LIMIT);
  await page.setJavaScriptEnabled(script);
  await page.setViewport({ width, height });
  await page.goto(address, { waitUntil: "load" });
  return page;
}

/** Goes on when a click has led to another page. */
export const follow = (page, selector) => Promise.all([page.waitForNavigation({ waitUntil: "load" }), page.click(selector)]);

export async function logIn(context, site, { name, password } = ADMIN) {
  const page = await open(context, `${site.url}/wp-login.php`);
  await page.evaluate(
    (name, password) => {
      document.getElementById("user_login").value = name;
      document.getElementById("user_pass").value = password;
    },
    name,
    password,
  );
  await follow(page, "#wp-submit");
  await page.close();
}

/** Uploads the plugin's zip and activates it, as who has it from elsewhere does. */
export async function addPlugin(page, site, zip) {
  await page.goto(`${site.url}/wp-admin/plugin-install.php?tab=upload`);
  const field = await page.$('input[name="pluginzip"]');
  await field.uploadFile(zip);
  await page.waitForSelector("#install-plugin-submit:not([disabled])");
  await follow(page, "#install-plugin-submit");
  await follow(page, 'a.button-primary[href*="action=activate"]');
}

/** Deactivates it and deletes it, with all that it keeps. */
export async function deletePlugin(page, site) {
  await page.goto(`${site.url}/wp-admin/plugins.php`);
  await follow(page, "#deactivate-selon");
  page.once("dialog", (dialog) => dialog.accept());
  await page.click("#delete-selon");
  await page.waitForSelector('tr.plugin-deleted-tr[data-slug="selon"], tr.deleted[data-slug="selon"]');
}

/** The editor for a post, or for a new one; nothing is in the way of it. */
export async function edit(page, site, id) {
  await page.goto(`${site.url}/wp-admin/${id ? `post.php?post=${id}&action=edit` : "post-new.php"}`);
  await page.waitForFunction(
    () => window.wp?.data?.select("core/editor")?.getCurrentPostId() && document.querySelector(".is-root-container, iframe"),
  );
  await page.evaluate(() => {
    const { dispatch } = window.wp.data;
    dispatch("core/preferences").set("core/edit-post", "welcomeGuide", false);
    dispatch("core/preferences").set("core/edit-post", "fullscreenMode", false);
  });
  await page.waitForFunction(() => !document.querySelector(".edit-post-welcome-guide"));
}

/** Types a title and paragraphs where they belong, whether the words stand in a frame or not. */
export async function write(page, title, paragraphs) {
  const frame = await page.$('iframe[name="editor-canvas"]');
  const canvas = frame ? await frame.contentFrame() : page.mainFrame();
  const field = await canvas.waitForSelector(".wp-block-post-title");
  await field.click();
  await page.keyboard.type(title);
  for (const paragraph of paragraphs) {
    await page.keyboard.press("Enter");
    await page.keyboard.type(paragraph);
  }
}

const saved = (page) =>
  page.waitForFunction(() => {
    const { isSavingPost, isEditedPostDirty, didPostSaveRequestSucceed } = window.wp.data.select("core/editor");
    return !isSavingPost() && !isEditedPostDirty() && didPostSaveRequestSucceed();
  });

/** Clicks what may still be sliding into its place. */
const press = (page, selector) => page.$eval(selector, (button) => button.click());

/** Publishes a new post by its two buttons; gives its number. */
export async function publish(page) {
  await page.waitForSelector(".editor-post-publish-panel__toggle:not([aria-disabled=true])");
  await press(page, ".editor-post-publish-panel__toggle");
  await page.waitForSelector(".editor-post-publish-panel .editor-post-publish-button:not([aria-disabled=true])");
  await press(page, ".editor-post-publish-panel .editor-post-publish-button");
  await saved(page);
  await press(page, '.editor-post-publish-panel button[aria-label="Close panel"]');
  return page.evaluate(() => window.wp.data.select("core/editor").getCurrentPostId());
}

/** Saves a post that is published. */
export async function update(page) {
  await page.waitForSelector(".editor-post-publish-button:not([aria-disabled=true])");
  await press(page, ".editor-post-publish-button");
  await saved(page);
}

/** Opens the sidebar by its button. */
export async function openSidebar(page, label = "Who says what") {
  const button = await page.waitForSelector(`.interface-pinned-items button[aria-label="${label}"]`);
  // WordPress opens what was open the last time.
  await button.evaluate((button) => button.matches(".is-pressed") || button.click());
  const desk = await page.waitForFunction(() => {
    const hosts = [...document.querySelectorAll(".interface-complementary-area div")];
    return hosts.find((host) => host.shadowRoot?.querySelector(".card"));
  });
  return desk.asElement();
}

/** Calls `work` with the sidebar's shadow root. */
export const inDesk = (desk, work, ...rest) =>
  desk.evaluate((host, work, rest) => Function(`return (${work})`)()(host.shadowRoot, ...rest), String(work), rest);

/** What a reader sees of list, references, badges and panel. */
export const seen = async (page) => ({
  ...(await seenOfList(page)),
  ...(await page.evaluate(() => ({
    elements: document.querySelectorAll("selon-article").length,
    panel: document.querySelector("selon-article")?.shadowRoot?.querySelector("summary")?.textContent ?? "",
  }))),
});

/** Waits until Selon has shown a page's analysis; gives what the page was told of it. */
export async function ready(page) {
  await page
    .waitForFunction(() => document.querySelector("selon-article")?.handle, { timeout: 30_000 })
    .catch(async () => {
      assert.fail(`Selon is not ready: ${page.messages.join("\n")}`);
    });
}
