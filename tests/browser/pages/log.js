// Keeps what Selon tells the page.
window.log = [];
for (const type of ["selon:ready", "selon:open", "selon:close", "selon:error"]) {
  document.addEventListener(type, (event) =>
    window.log.push({ type, id: event.detail.id, message: event.detail.message, found: event.detail.analysis?.attributions.length }),
  );
}
