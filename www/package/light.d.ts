import type { Analysis, Handle, MountOptions } from "./selon.js";

export type * from "./selon.js";

/** Shows an analysis that was made before, of an element of the page: see `mount` of the whole package. */
export function mount(article: Element, options: MountOptions & { analysis: Analysis }): Promise<Handle>;
