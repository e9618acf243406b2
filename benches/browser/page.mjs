// What is measured in the page. Each function runs in a page of its own.

/** A tool, evaluated from memory so that the network is not measured: what analyses, and the time that took. */
async function loaded(name) {
  const source = await (await fetch(`/tools/${name}.js`)).blob();
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const started = performance.now();
  const tool = await import(name === "selon" ? "/selon/tools.js" : url);
  const analyse = await tool.load();
  return { analyse, tool, start: performance.now() - started };
}

const size = (text) => new TextEncoder().encode(text).length;

/** Milliseconds that some work takes. */
function time(work) {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** A tool over articles: its start, its first call, later calls, and passes over all of them in MB/s. */
export async function speed(name, articles, passes) {
  const { analyse, start } = await loaded(name);
  const [one] = articles;
  const cold = time(() => analyse(one.text, one.lang));
  const bytes = articles.reduce((sum, article) => sum + size(article.text), 0);
  const pass = () => articles.forEach(({ text, lang }) => analyse(text, lang));
  // The browser compiles what is used often anew, in the background.
  for (let warming = 0; warming < 2; warming++) pass();
  await new Promise((done) => setTimeout(done, 300));
  const rates = [];
  const warm = [];
  for (let at = 0; at < passes; at++) {
    // The clock steps 0.1 ms: quick tools go over the articles until it can tell.
    let rounds = 0;
    const started = performance.now();
    do {
      pass();
      rounds++;
    } while (performance.now() - started < 50);
    rates.push((rounds * bytes) / 1000 / (performance.now() - started));
    let calls = 0;
    const again = performance.now();
    do {
      analyse(one.text, one.lang);
      calls++;
    } while (performance.now() - again < 5);
    warm.push((performance.now() - again) / calls);
  }
  return { start, cold, warm, rates };
}

/** A tool over `count` articles; what of it stays is measured from outside. */
export async function use(name, articles, count) {
  const { analyse, tool } = await loaded(name);
  for (let at = 0; at < count; at++) {
    const { text, lang } = articles[at % articles.length];
    analyse(text, lang);
  }
  globalThis.kept = tool;
  return tool.held?.() ?? 0;
}

/** Selon's start, everything fetched before. */
export async function start() {
  const { start } = await import("/selon/tools.js");
  return start();
}

const painted = () =>
  new Promise((done) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage(0);
    }),
  );

/** Selon on an article of the page, everything loaded: until badges are laid out, and painted; then `again` times. */
export async function mounted({ text, lang }, again) {
  const selon = await import("/selon/tools.js");
  const article = document.createElement("article");
  article.lang = lang;
  article.append(...text.split("\n\n").map((paragraph) => Object.assign(document.createElement("p"), { textContent: paragraph })));
  document.body.append(article);
  const options = await selon.ready(article, { lang, uiLang: lang });
  await painted();
  const once = async () => {
    const started = performance.now();
    const handle = await selon.mount(article, options);
    void article.offsetHeight;
    const laidOut = performance.now() - started;
    const badges = article.querySelectorAll("selon-badge").length;
    const shown = (await painted()) - started;
    handle.destroy();
    return { laidOut, painted: shown, badges };
  };
  const cold = await once();
  const warm = [];
  for (let at = 0; at < again; at++) {
    await new Promise((done) => setTimeout(done, 20));
    warm.push(await once());
  }
  return { cold, warm };
}
