// The three browsers behind one small interface: open a page, evaluate in it, close it.
import puppeteer from "puppeteer-core";
import { evaluateIn, WebKit } from "../../browser/webkit.mjs";
import { record } from "./trace.mjs";

const SIZE = { width: 1200, height: 900 };

const CHROMIUM = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--no-first-run",
  // Whatever a page or its scripts ask for, no other machine is reached.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/** As above: every other machine is behind a proxy that does not exist. */
const FIREFOX = {
  "network.proxy.type": 1,
  "network.proxy.http": "127.0.0.1",
  "network.proxy.http_port": 9,
  "network.proxy.ssl": "127.0.0.1",
  "network.proxy.ssl_port": 9,
  "network.proxy.no_proxies_on": "127.0.0.1",
};

/** Starts `chromium`, `firefox` or `webkit`. */
export function launch(name, executable) {
  if (name === "webkit") return webkit(executable);
  return driven(
    name === "chromium"
      ? { browser: "chrome", args: CHROMIUM, executablePath: executable ?? "/usr/bin/chromium" }
      : { browser: "firefox", extraPrefsFirefox: FIREFOX, executablePath: executable ?? "/usr/bin/firefox-esr" },
  );
}

async function driven(options) {
  const browser = await puppeteer.launch({ headless: true, ...options });
  return {
    /** Opens an address in a fresh profile. */
    async open(url) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      const messages = [];
      page.on("dialog", (dialog) => dialog.dismiss().catch(() => {}));
      page.on("console", (message) => messages.push({ text: `${message.type()}: ${message.text()}`, from: message.location()?.url ?? "" }));
      page.on("pageerror", (error) => messages.push({ text: `error: ${error.message}`, from: error.stack ?? "" }));
      await page.setViewport(SIZE);
      // A page that never finishes loading is a page to try on, too.
      await page.goto(url, { timeout: 60_000 }).catch(() => {});
      return {
        evaluate: (fn, ...args) => page.evaluate(fn, ...args),
        messages,
        /** In Chromium, starts to record tasks. */
        record: options.browser === "chrome" ? () => record(page) : undefined,
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

async function webkit(executable) {
  const browser = await WebKit.launch(executable);
  return {
    async open(url) {
      await browser.renew();
      const { session } = browser;
      await session.manage().window().setRect(SIZE);
      await session.get(url).catch(() => {});
      return {
        evaluate: (fn, ...args) => evaluateIn(session, fn, args),
        // WebDriver does not tell what the console shows: the probe in the page has to do.
        messages: [],
        close: () => session.get("about:blank"),
      };
    },
    close: () => browser.close(),
  };
}
