// <selon-article> in templates, for Vue 3.5: `import type {} from "selon/vue"` in one file of a project.
import type { DefineComponent, HTMLAttributes } from "vue";
import type { SelonArticleAttributes, SelonListeners } from "./attributes.js";

type Properties = Omit<HTMLAttributes, keyof SelonArticleAttributes> & SelonArticleAttributes & SelonListeners<"on">;

declare module "vue" {
  interface GlobalComponents {
    "selon-article": DefineComponent<Properties>;
  }
}
