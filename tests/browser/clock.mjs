// A page's clock, in the hand of a test.

/**
 * Stops the clock by which the page does something later: only `pass` turns it. What comes when is then seen to the
 * millisecond, however long anything takes on a busy machine. What is to be done next, with no delay, is done as ever.
 */
export const stopClock = (page) =>
  page.evaluate(() => {
    const [start, stop] = [window.setTimeout, window.clearTimeout];
    const waiting = new Map();
    let now = 0;
    let last = 0;
    window.setTimeout = (work, delay, ...rest) => {
      if (!(delay > 0)) return start(work, delay, ...rest);
      last -= 1;
      waiting.set(last, { work, due: now + delay });
      return last;
    };
    window.clearTimeout = (id) => waiting.delete(id) || stop(id);
    window.passTime = (milliseconds) => {
      const end = now + milliseconds;
      for (;;) {
        const [next] = [...waiting].filter(([, { due }]) => due <= end).sort(([, a], [, b]) => a.due - b.due);
        if (!next) break;
        const [id, { work, due }] = next;
        waiting.delete(id);
        now = due;
        work();
      }
      now = end;
    };
  });

/** Turns a page's stopped clock. */
export const pass = (page, milliseconds) => page.evaluate((milliseconds) => window.passTime(milliseconds), milliseconds);
