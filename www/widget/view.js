// What shows an analysis that was made before, and keeps what editors have checked: without the engine.
export { default as init, carry, fit, mount } from "selon-view";
