// Pictures for the documents.
import { writeFile } from "node:fs/promises";
import path from "node:path";

/** No picture is larger, in bytes: who reads a document waits for all of them. */
const LARGEST = 60_000;

/** Saves what the page shows as a picture of that name, as good as its size allows. */
export async function picture(page, folder, name) {
  for (let quality = 90; quality > 0; quality -= 8) {
    const image = await page.screenshot({ type: "webp", quality });
    if (image.length > LARGEST) continue;
    await writeFile(path.join(folder, `${name}.webp`), image);
    console.log(`${name}: ${image.length} bytes, quality ${quality}`);
    return;
  }
  throw new Error(`${name} is too large at any quality`);
}
