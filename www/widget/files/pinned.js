// A site's folder of which one integrity value covers every file: the script has what else would be scripts in itself, since no
// import takes such a value, knows the values of all other files, and uses none that differs.
import { INTEGRITY } from "selon-tables";

const SCRIPTS = {
  "find.js": () => import("../find.js"),
  "notes.js": () => import("../notes.js"),
  "view.js": () => import("../view.js"),
};

export const address = (name) => new URL(name, import.meta.url).href;

export async function get(name) {
  // What has no value is not Selon's: an analysis that the page names.
  const integrity = INTEGRITY[name];
  try {
    return await fetch(address(name), { integrity });
  } catch (error) {
    throw integrity ? new Error(`not the file that belongs to this script, or none (integrity ${integrity})`) : error;
  }
}

export const script = (name) => SCRIPTS[name]();
