import { mount } from "selon";
import { mount as show } from "selon/view";

document.addEventListener("selon:ready", ({ detail }) => console.log(detail.analysis.attributions.length, detail.lost + 1));
window.addEventListener("selon:error", ({ detail }) => console.log(detail.message.length));
const element = document.querySelector("selon-article");
element?.addEventListener("selon:report", ({ detail }) => console.log(detail.attribution.name));
console.log(element?.handle?.analysis()?.lang);

const handle = await mount(document.body, { badges: "pill", uiLang: "fr" });
const analysis = handle.analysis() ?? element?.analysis;
if (analysis) await show(document.body, { analysis });
// @ts-expect-error without the engine, an analysis is needed
await show(document.body, {});
// @ts-expect-error there is no such style
await mount(document.body, { badges: "big" });
