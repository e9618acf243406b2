// One page in one browser: opened, left to settle, measured, and measured again where chance plays a part.
import { install, steady } from "./probe.mjs";
import { measure, measureAlone } from "./measure.mjs";
import { hasPack, judge } from "./checks.mjs";

/** A page must have left itself alone for so long before Selon comes (ms), and be given up on after so long. */
const QUIET = 700;
const PATIENCE = 4_000;

/** The machine may be busy with something else, a page with itself: a check is red if it is red every time. */
const ATTEMPTS = 3;

/** The checks of a page in a browser: `{ name: { state, detail } }`, and what else the table shows. */
export async function visit(browser, server, page, attempts = ATTEMPTS) {
  const verdicts = [];
  for (;;) {
    const verdict = judge(page, await once(browser, server, page));
    verdicts.push(verdict);
    // What neither time nor chance can have caused is not tried again.
    const doubtful = verdict.reds.filter((name) => VARIABLE.includes(name));
    if (doubtful.length === 0 || verdicts.length === attempts) break;
    const details = doubtful.map((name) => `${name}: ${verdict.cells[name].detail}`);
    console.warn(`\n${page.file} is visited again: ${details.join("; ")}`);
  }
  return verdicts.reduce((best, next) => (next.reds.length < best.reds.length ? next : best));
}

/** Checks that the page itself or the load of the machine can spoil. */
const VARIABLE = ["task", "shift", "layout", "restore", "text", "bounds", "start"];

/** Measures with the page's scripts running, or without them if the page does not hold still. */
async function once(browser, server, page) {
  const alive = await measured(browser, `${server.url}/${page.file}`, page);
  if (alive.still) return alive;
  const held = await measured(browser, `${server.url}/${page.file}?held`, page);
  return { ...held, held: true };
}

async function measured(browser, url, { selector, lang }) {
  const tab = await browser.open(url);
  try {
    const still = (await tab.evaluate(steady, QUIET, PATIENCE)) && (await tab.evaluate(() => location.href)) === url;
    if (!still && !url.endsWith("?held")) return { still };
    const count = await tab.evaluate((selector) => document.querySelectorAll(selector).length, selector);
    if (count === 0) return url.endsWith("?held") ? { still: true, missing: true } : { still: false };
    await tab.evaluate(install, selector);
    const before = tab.messages.length;
    const recording = await tab.record?.();
    const given = await tab.evaluate(measure, selector);
    const tasks = await recording?.stop();
    const alone = hasPack(lang) && (await tab.evaluate(measureAlone));
    const messages = tab.messages.slice(before).filter(({ text, from }) => /\/selon\/|Selon: /.test(text + from));
    return { still: true, given: { ...given, tasks }, alone, messages: messages.map(({ text }) => text) };
  } catch (error) {
    // A page that goes elsewhere takes the measurement with it.
    if (url.endsWith("?held")) return { still: true, failure: error.message };
    return { still: false };
  } finally {
    await tab.close().catch(() => {});
  }
}
