// What is measured in the page itself. `install` is sent there as source: it can use nothing of this file.

/** Puts `window.selonProbe` into the page: a witness of all that Selon does to it. */
export function install(selector) {
  const element = document.querySelector(selector);
  const own = "selon-article, selon-badge, selon-popover";
  const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const complaints = [];
  const shifts = [];

  /** All that must be the same again at the end. */
  const snapshot = () => {
    const nodes = [];
    const walker = document.createTreeWalker(element);
    while (walker.nextNode()) nodes.push([walker.currentNode, walker.currentNode.nodeValue]);
    return {
      source: document.documentElement.outerHTML,
      nodes,
      sheets: document.adoptedStyleSheets.length,
      highlights: [...(CSS.highlights?.keys() ?? [])].join(),
    };
  };

  /** What a reader gets to see: the words, and where they stand. */
  const appearance = () => {
    const boxes = [...element.querySelectorAll("*")].filter((at) => !at.matches(own)).map((at) => at.getBoundingClientRect());
    const place = ({ x, y, width, height }) => [x, y + scrollY, width, height];
    return {
      text: element.textContent,
      // WebKit ends it with line feeds if something follows the element: here, Selon's.
      inner: element.innerText.trimEnd(),
      geometry: [place(element.getBoundingClientRect()), ...boxes.map(place)],
      height: document.documentElement.scrollHeight,
    };
  };

  /**
   * Where everything stands, in each way in which the browser lays the page out: WebKit has two for some pages,
   * and goes from one to the other whenever any style changes.
   */
  const layouts = async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { --selon-probe: 1 }");
    const sheets = [...document.adoptedStyleSheets];
    const seen = [appearance()];
    for (const adopted of [[...sheets, sheet], sheets]) {
      document.adoptedStyleSheets = adopted;
      await frames();
      seen.push(appearance());
    }
    return seen;
  };

  const fromSelon = (text) => /\/selon\/|Selon: /.test(text);
  for (const level of ["error", "warn"]) {
    const original = console[level];
    console[level] = function (...values) {
      const text = values.map((value) => value?.stack ?? String(value)).join(" ");
      if (fromSelon(text + new Error().stack)) complaints.push(`${level}: ${text}`);
      return original.apply(this, values);
    };
  }
  addEventListener("error", ({ message, filename, error }) => {
    if (fromSelon(`${filename} ${error?.stack}`)) complaints.push(`error: ${message}`);
  });
  addEventListener("unhandledrejection", ({ reason }) => {
    if (fromSelon(`${reason?.stack} ${reason?.message}`)) complaints.push(`rejection: ${reason?.message}`);
  });
  addEventListener("securitypolicyviolation", (event) => {
    if (fromSelon(event.sourceFile)) complaints.push(`policy: ${event.violatedDirective} ${event.blockedURI}`);
  });

  /** Changes outside of the article that are not Selon's own elements coming and going. */
  const elsewhere = [];
  const foreign = (node) => node.nodeType === 1 && !node.matches(own);
  const watcher = new MutationObserver((records) => {
    for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
      if (element.contains(target) || target.closest?.(own)) continue;
      if (type === "childList" && ![...addedNodes, ...removedNodes].some(foreign)) continue;
      elsewhere.push(`${type} ${attributeName ?? ""} of <${target.localName ?? "text"}>`);
    }
  });

  /** A text node that was cut in text from right to left counts as shifted although it stands where it stood. */
  const visible = ({ previousRect: from, currentRect: to }) => ["x", "y", "width", "height"].some((side) => from[side] !== to[side]);

  /** Starts to record changes and, in browsers that can tell, layout shifts; gives whether this one can. */
  const observe = async () => {
    watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const able = (PerformanceObserver.supportedEntryTypes ?? []).includes("layout-shift");
    const note = ({ value, sources }) => shifts.push([value, sources.filter(visible).map(({ node }) => node?.localName ?? "text")]);
    if (able) new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type: "layout-shift" });
    // This function's own task, and what the snapshots have cost, are not Selon's.
    await frames();
    await pause(100);
    shifts.length = 0;
    return able;
  };

  /** Adds the element as a site would, out of the flow: nothing but badges can move the page. */
  const mount = async (attributes) => {
    const widget = document.createElement("selon-article");
    for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
    Object.assign(widget.style, { position: "fixed", right: "0", top: "0", width: "48rem" });
    const outcome = new Promise((done) => {
      widget.addEventListener("selon:ready", () => done({ ready: true }));
      // Where the engine stopped, if it did, only the stack tells.
      const reason = ({ message, error }) => (error instanceof WebAssembly.RuntimeError ? `${message}\n${error.stack}` : message);
      widget.addEventListener("selon:error", ({ detail }) => done({ ready: false, message: reason(detail) }));
      setTimeout(() => done({ ready: false, message: "neither selon:ready nor selon:error within 60 s" }), 60_000);
    });
    const started = performance.now();
    await import(new URL("/selon/selon.js", location.origin).href);
    document.body.append(widget);
    const result = { ...(await outcome), time: performance.now() - started };
    await frames();
    // A page's timers go off in the order in which they are due: Selon's, if it took its own changes for the page's, before.
    await pause(150);
    return { widget, ...result };
  };

  /** Takes the element out of the page again, and waits until it is gone. */
  const unmount = async ({ widget }) => {
    widget.remove();
    await frames();
    await pause(100);
  };

  window.selonProbe = { element, layouts, snapshot, appearance, observe, mount, unmount, complaints, elsewhere, shifts };
}

/** Waits until the page has left itself alone for `quiet` ms; false if it does not within `limit` ms. */
export function steady(quiet, limit) {
  return new Promise((done) => {
    let last = performance.now();
    const start = last;
    const watcher = new MutationObserver(() => (last = performance.now()));
    watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const look = setInterval(() => {
      const now = performance.now();
      if (now - last < quiet && now - start < limit) return;
      clearInterval(look);
      watcher.disconnect();
      done(now - last >= quiet);
    }, 50);
  });
}
