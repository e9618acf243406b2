// Keeps what Selon tells the page, and what the console is told: not every driver shows it to the tests.
window.log = [];
window.consoleLog = [];
for (const type of ["selon:ready", "selon:open", "selon:close", "selon:error"]) {
  document.addEventListener(type, (event) =>
    window.log.push({ type, id: event.detail.id, message: event.detail.message, found: event.detail.analysis?.attributions.length }),
  );
}
for (const level of ["debug", "log", "info", "warn", "error"]) {
  const tell = console[level];
  console[level] = function (...values) {
    window.consoleLog.push(`${level}: ${values.join(" ")}`);
    tell.apply(this, values);
  };
}
addEventListener("error", ({ message }) => window.consoleLog.push(`pageerror: ${message}`));
addEventListener("unhandledrejection", ({ reason }) => window.consoleLog.push(`pageerror: ${reason?.message}`));
