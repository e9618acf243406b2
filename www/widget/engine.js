// Analyses where there is no page: on servers, in workers, in tools. The declarations are in types/annotate.d.ts.
export { annotate } from "./language.js";
