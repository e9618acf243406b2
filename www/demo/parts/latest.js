/**
 * Makes calls to `work` as frequent as frames at most: calls within a frame become one, and calls
 * while `work` is under way one more when it is done.
 */
export function latest(work) {
  let asked = false;
  let busy = false;
  return function ask() {
    asked = true;
    if (busy) return;
    busy = true;
    requestAnimationFrame(async () => {
      asked = false;
      try {
        await work();
      } finally {
        busy = false;
        if (asked) ask();
      }
    });
  };
}
