// When a page may be written into. A framework that takes over what its server has rendered compares both first: what was
// put between is a fault to it, and it throws all away.

/** Pages that frameworks render on a server, as far as they say so. */
const RENDERED =
  "[data-reactroot],[data-server-rendered],[data-sveltekit-hydrate],[ng-server-context],[data-hk],astro-island[ssr]," +
  "#__next,#__nuxt,#___gatsby,script#__NEXT_DATA__,script[data-sveltekit-fetched]";

/** What frameworks leave on an element that they have taken over, or around it. */
const TAKEN = /^(__react|__vue|__vnode|_vnode|__svelte|__ng)/;

/** So long, in milliseconds, is waited for what else a page loads, and for a framework that may never come. */
const LOADING = 5000;
const TAKING = 5000;

const pause = (delay) => new Promise((done) => setTimeout(done, delay));

/** Resolves when the browser has nothing else to do; WebKit does not say when, and gets as long. */
const idle = () => new Promise((done) => globalThis.requestIdleCallback?.(done, { timeout: 200 }) ?? setTimeout(done, 200));

/** Resolves when the page has loaded. */
const loaded = () =>
  document.readyState === "complete" ||
  Promise.race([new Promise((done) => addEventListener("load", done, { once: true })), pause(LOADING)]);

function isTaken(article) {
  for (let at = article; at; at = at.parentNode) if (Object.getOwnPropertyNames(at).some((name) => TAKEN.test(name))) return true;
  return false;
}

/** Whether nobody is about to take over what stands in the page. */
export const isCalm = () => document.readyState === "complete" && !document.querySelector(RENDERED);

/** Resolves when the page may be written into. */
export async function calm(article) {
  await loaded();
  await idle();
  const end = performance.now() + TAKING;
  while (document.querySelector(RENDERED) && !isTaken(article) && performance.now() < end) await pause(100);
}
