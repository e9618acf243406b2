/** Buttons that copy what another element shows. */

/** How long a button says that it has copied, in milliseconds. */
const SAID = 2000;

/** Makes every `[data-copies=id]` copy the text of that element; `text(key)` gives the button's words. */
export function enableCopying(root, text) {
  for (const button of root.querySelectorAll("[data-copies]")) {
    button.addEventListener("click", async () => {
      const key = await copy(document.getElementById(button.dataset.copies));
      button.textContent = text(key);
      setTimeout(() => (button.textContent = text("button.copy")), SAID);
    });
  }
}

/** Copies an element's text; where the browser refuses, selects it for the reader to copy. */
async function copy(element) {
  try {
    await navigator.clipboard.writeText(element.textContent);
    return "button.copied";
  } catch {
    getSelection().selectAllChildren(element);
    return "button.copy.failed";
  }
}
