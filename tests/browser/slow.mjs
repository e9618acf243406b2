// SELON_SLOW=1: the test pages are as slow as on a machine that has no time for them, every time and not by chance. What
// a test expects at once although it may come later is then seen to be missing.

/** A page's clock is so many milliseconds ahead when it is asked again in one go: every slice of work ends after a step. */
const STEP = 1000;

/** For so many milliseconds the page then does something else. */
const PAUSE = 40;

/** A script that makes a page slow, if that is asked for. */
export const slowness = () => (process.env.SELON_SLOW ? `(${slow})(${STEP}, ${PAUSE});` : "");

function slow(step, length) {
  let ahead = -step;
  const clock = performance.now.bind(performance);
  performance.now = () => {
    queueMicrotask(() => (ahead = -step));
    return clock() + (ahead += step);
  };
  const wait = setTimeout;
  const pause = () => new Promise((done) => wait(done, length));
  Object.defineProperty(globalThis, "scheduler", { value: { yield: pause }, configurable: true });
}
