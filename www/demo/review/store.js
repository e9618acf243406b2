/** Unsaved work, kept in this browser until the editor deletes it. */

const KEY = "selon-review";

/** Keeps the work; where the browser lets nothing be kept, nothing is. */
export function keep(work) {
  try {
    localStorage.setItem(KEY, JSON.stringify(work));
  } catch {
    // Full or forbidden: the file that is saved remains.
  }
}

/** What was kept, if anything. */
export function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

export function forget() {
  localStorage.removeItem(KEY);
}
