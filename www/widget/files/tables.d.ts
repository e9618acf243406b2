// What the build writes for the ways in which files are had: see the scripts beside this.

/** Integrity values by name. */
export const INTEGRITY: Record<string, string>;

/** Addresses by name. */
export const FILES: Record<string, () => URL>;

/** What few pages need, by name. */
export const SCRIPTS: Record<string, () => Promise<unknown>>;
