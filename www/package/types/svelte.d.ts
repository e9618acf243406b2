// <selon-article> in templates, for Svelte 5: `import type {} from "selon/svelte"` in one file of a project.
import type { HTMLAttributes } from "svelte/elements";
import type { SelonArticleElement } from "../selon.js";
import type { SelonArticleAttributes, SelonListeners } from "./attributes.js";

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "selon-article": Omit<HTMLAttributes<SelonArticleElement>, keyof SelonArticleAttributes> &
      SelonArticleAttributes &
      SelonListeners<"on">;
  }
}
