// Shows analyses that were made before: <selon-article> and `mount` without the engine.
export { mount } from "./selon.js";
