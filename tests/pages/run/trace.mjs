// Tasks of a page's main thread, by the time that the thread itself has worked. A task's duration by the clock
// grows with whatever else the machine does: with three browsers on two cores it says nothing about Selon.

const CATEGORIES = ["toplevel", "blink.user_timing", "-*"];

/** Records until `stop()`, which gives the tasks between the page's marks `selon-begin` and `selon-end`, in ms. */
export async function record(page) {
  await page.tracing.start({ categories: CATEGORIES });
  return {
    async stop() {
      const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
      const mark = (name) => traceEvents.find((event) => event.name === name);
      const [begin, end] = [mark("selon-begin"), mark("selon-end")];
      if (!begin || !end) return undefined;
      const within = ({ pid, tid, ts, dur }) => pid === begin.pid && tid === begin.tid && ts > begin.ts && ts + dur < end.ts;
      const tasks = traceEvents.filter((event) => event.name === "ThreadControllerImpl::RunTask" && event.ph === "X" && within(event));
      // What took no time has none.
      return tasks.map(({ tdur = 0 }) => tdur / 1000);
    },
  };
}
