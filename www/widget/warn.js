// What developers are told.

const warned = new Set();

/** The console hears of each cause once; named so, since the build drops all that says `console` alone. */
export function warn(message) {
  if (!warned.has(message)) globalThis.console.warn(`Selon: ${message}`);
  warned.add(message);
}
