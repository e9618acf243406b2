// A site's folder of which one integrity value covers every file: the script knows the values of the others, and uses none
// that differs.
import { INTEGRITY } from "selon-tables";

export const address = (name) => new URL(name, import.meta.url).href;

const differs = (name) => new Error(`not the file that belongs to this script, or none (integrity ${INTEGRITY[name]})`);

export const get = async (name) => {
  try {
    // What has no value is not Selon's: an analysis that the page names.
    return await fetch(address(name), { integrity: INTEGRITY[name] });
  } catch (error) {
    throw INTEGRITY[name] ? differs(name) : error;
  }
};

/** An import takes no integrity value, but it takes the module that a link has brought, and that has one. */
export async function script(name) {
  const href = address(name);
  const link = Object.assign(document.createElement("link"), { rel: "modulepreload", href, integrity: INTEGRITY[name] });
  await new Promise((done, failed) => {
    link.onload = done;
    link.onerror = () => failed(new Error(`${href}: ${differs(name).message}`));
    document.head.append(link);
  }).finally(() => link.remove());
  return import(href);
}
