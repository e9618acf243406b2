import { mount } from "selon/view";

const analysis = await (await fetch(new URL("./story.selon.json", document.baseURI))).json();
document.querySelector("selon-article").remove();
await mount(document.querySelector("#story"), { analysis });
