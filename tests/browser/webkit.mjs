// WebKitGTK through WebDriver, with as much of puppeteer's interface as the tests use. It needs a display:
// `xvfb-run -a` gives one.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { Builder, Capabilities } from "selenium-webdriver";

const DRIVER = "/usr/bin/WebKitWebDriver";

/** A machine without a graphics card draws in software. */
const SOFTWARE = { WEBKIT_DISABLE_COMPOSITING_MODE: "1", WEBKIT_DISABLE_DMABUF_RENDERER: "1", LIBGL_ALWAYS_SOFTWARE: "1" };

const freePort = () =>
  new Promise((found) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });

/** Starts the driver; gives its address once it answers. */
async function startDriver(executable) {
  const port = await freePort();
  const env = { ...process.env, ...SOFTWARE };
  const driver = spawn(executable, [`--port=${port}`, "--host=127.0.0.1"], { stdio: "ignore", env });
  const address = `http://127.0.0.1:${port}`;
  for (const until = Date.now() + PATIENCE; Date.now() < until; ) {
    if (
      await fetch(`${address}/status`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return { driver, address };
    await new Promise((again) => setTimeout(again, 100));
  }
  driver.kill();
  throw new Error(`${executable} does not answer`);
}

/** A browser that has not come up after so many milliseconds has died while it started, of which the driver says nothing. */
const PATIENCE = 60_000;
const ATTEMPTS = 3;

/** A driver with a session of WebKitGTK. All traffic but this machine's goes to a port at which nobody listens. */
async function start(executable, attempt = 1) {
  const { driver, address } = await startDriver(executable);
  const proxy = { proxyType: "manual", httpProxy: "127.0.0.1:9", sslProxy: "127.0.0.1:9", noProxy: ["127.0.0.1"] };
  const wishes = new Capabilities({ browserName: "MiniBrowser", unhandledPromptBehavior: "dismiss", proxy });
  // A driver that is killed ends what is asked of it.
  const overdue = setTimeout(() => driver.kill("SIGKILL"), PATIENCE);
  try {
    const session = await new Builder().usingServer(address).withCapabilities(wishes).build();
    await session.manage().setTimeouts({ script: 120_000, pageLoad: 60_000 });
    return { driver, session };
  } catch (error) {
    driver.kill();
    if (attempt === ATTEMPTS) throw error;
    console.warn(`WebKitGTK did not start: ${error.message}`);
    return start(executable, attempt + 1);
  } finally {
    clearTimeout(overdue);
  }
}

/** WebKitGTK. Its browser of tests now and then goes, whatever the page: then there can be another one. */
export class WebKit {
  #executable;
  #driver;
  session;

  static async launch(executable = DRIVER) {
    const browser = new WebKit();
    browser.#executable = executable;
    await browser.#start();
    return browser;
  }

  async #start() {
    const { driver, session } = await start(this.#executable);
    this.#driver = driver;
    this.session = session;
  }

  /** Starts anew if the browser has gone; whether it had. */
  async renew() {
    const lost = await this.session.getTitle().then(
      () => null,
      (error) => error,
    );
    if (!lost) return false;
    console.warn(`WebKitGTK has gone and is started anew: ${lost.name}: ${lost.message}`);
    await this.close();
    await this.#start();
    return true;
  }

  async close() {
    await this.session.quit().catch(() => {});
    this.#driver.kill();
  }
}

/** What `fn`, a function of the page, gives for these arguments; it may be asynchronous. */
export async function evaluateIn(session, fn, args) {
  const script = `const done = arguments[arguments.length - 1];
    (async (...args) => (${fn})(...args))(...[...arguments].slice(0, -1)).then(
      (value) => done({ value: JSON.stringify(value) }),
      (error) => done({ error: String(error?.message ?? error) }),
    );`;
  // WebDriver would make null of undefined; an argument that is not given is undefined again.
  const given = args.slice(0, args.findLastIndex((argument) => argument !== undefined) + 1);
  const { value, error } = await session.executeAsyncScript(script, ...given);
  if (error !== undefined) throw new Error(error);
  return value ? JSON.parse(value) : undefined;
}
