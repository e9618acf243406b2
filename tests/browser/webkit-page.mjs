// A page of WebKitGTK with the methods of puppeteer's pages that the tests use, over WebDriver.
import { Button, Key, Origin } from "selenium-webdriver";
import { aim } from "./aim.mjs";
import { evaluateIn } from "./webkit.mjs";

const KEYS = {
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  Tab: Key.TAB,
  Space: Key.SPACE,
  Control: Key.CONTROL,
  Shift: Key.SHIFT,
  ArrowDown: Key.ARROW_DOWN,
  ArrowUp: Key.ARROW_UP,
  ArrowLeft: Key.ARROW_LEFT,
  ArrowRight: Key.ARROW_RIGHT,
  Home: Key.HOME,
  End: Key.END,
  Backspace: Key.BACK_SPACE,
};
const key = (name) => KEYS[name] ?? name;

/** As for the other browsers: the machine may be busy. */
const LIMIT = 60_000;

/** With its tool bar, no window is narrower than some 450 pixels. */
const NARROWEST = 500;

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

export class WebKitPage {
  #session;
  /** What the page's own log has of its console: see pages/log.js. */
  messages = [];

  constructor(session) {
    this.#session = session;
  }

  /** Like puppeteer's: a function with arguments, an expression in brackets, or a script. */
  async evaluate(fn, ...args) {
    if (typeof fn === "string" && !fn.startsWith("(")) return this.#session.executeScript(fn);
    const source = typeof fn === "string" ? `() => ${fn}` : fn;
    try {
      return await evaluateIn(this.#session, source, args);
    } finally {
      const logged = await evaluateIn(this.#session, () => window.consoleLog ?? [], []).catch(() => []);
      this.messages.splice(0, Infinity, ...logged);
    }
  }

  async waitForFunction(fn, { timeout = LIMIT } = {}, ...args) {
    const until = Date.now() + timeout;
    while (!(await this.evaluate(fn, ...args).catch(() => false))) {
      if (Date.now() > until) throw new Error(`not within ${timeout} ms: ${fn}`);
      await pause(50);
    }
  }

  waitForSelector = (selector, options) => this.waitForFunction((selector) => !!document.querySelector(selector), options, selector);
  goto = (url) => this.#session.get(url);
  reload = () => this.#session.navigate().refresh();
  title = () => this.#session.getTitle();
  on() {}

  $eval = (selector, fn, ...args) =>
    this.evaluate(`((...args) => (${fn})(document.querySelector(${JSON.stringify(selector)}), ...args))(...${JSON.stringify(args)})`);

  focus = (selector) => this.evaluate((selector) => document.querySelector(selector).focus(), selector);

  async select(selector, value) {
    await this.evaluate(
      (selector, value) => {
        const field = document.querySelector(selector);
        field.value = value;
        for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
      },
      selector,
      value,
    );
  }

  async click(selector) {
    const { x, y } = await aim(this, (selector) => document.querySelector(selector), undefined, selector);
    await this.mouse.click(x, y);
  }

  /** Makes the page so large: the window has a frame and a tool bar around it. */
  async setViewport({ width, height }) {
    const inner = () => evaluateIn(this.#session, () => [innerWidth, innerHeight], []);
    const window = this.#session.manage().window();
    for (const until = Date.now() + LIMIT; ; await pause(50)) {
      const [x, y] = await inner();
      const narrow = x === width || (width < NARROWEST && x < NARROWEST);
      if (narrow && y === height) return;
      if (Date.now() > until) throw new Error(`the page is ${x} × ${y}, not ${width} × ${height}`);
      const outer = await window.getRect();
      await window.setRect({ width: outer.width + width - x, height: outer.height + height - y });
    }
  }

  #act = () => this.#session.actions({ async: true });
  #at = (x, y) => ({ origin: Origin.VIEWPORT, x: Math.round(x), y: Math.round(y), duration: 20 });

  mouse = {
    move: (x, y) => this.#act().move(this.#at(x, y)).perform(),
    click: (x, y) => this.#act().move(this.#at(x, y)).press(Button.LEFT).release(Button.LEFT).perform(),
  };

  keyboard = {
    press: (name) => this.#act().keyDown(key(name)).keyUp(key(name)).perform(),
    down: (name) => this.#act().keyDown(key(name)).perform(),
    up: (name) => this.#act().keyUp(key(name)).perform(),
    type: (text) => this.#act().sendKeys(text).perform(),
  };
}
