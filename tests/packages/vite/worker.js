// The analysis is made in a worker, and shown by the page.
import { mount } from "selon/view";

const worker = new Worker(new URL("./analyst.js", import.meta.url), { type: "module" });
const story = document.querySelector("#story");
worker.onmessage = ({ data }) => mount(story, { analysis: data });
worker.postMessage([...story.querySelectorAll("p")].map(({ textContent }) => textContent).join("\n\n"));
