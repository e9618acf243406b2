// <selon-article> in JSX, for React 19: `import type {} from "selon/react"` in one file of a project.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { SelonArticleElement } from "../selon.js";
import type { SelonArticleAttributes, SelonListeners } from "./attributes.js";

type Properties = Omit<DetailedHTMLProps<HTMLAttributes<SelonArticleElement>, SelonArticleElement>, keyof SelonArticleAttributes>;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "selon-article": Properties & SelonArticleAttributes & SelonListeners<"on">;
    }
  }
}
