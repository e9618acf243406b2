// A static site without a bundler: the package's folder is copied as it is, and the analysis is made with the page.
import { annotate } from "selon/engine";

/** The analysis of an article of paragraphs, for the light build. */
async function sourced(html) {
  const text = [...html.matchAll(/<p>(.*?)<\/p>/gs)].map(([, paragraph]) => paragraph.replace(/<[^>]*>/g, "")).join("\n\n");
  const analysis = await annotate(text, { lang: "fr", threshold: 0.7 });
  return JSON.stringify(analysis).replaceAll("<", "\\u003c");
}

export default function (config) {
  config.addAsyncFilter("sourced", sourced);
  config.addPassthroughCopy({ "node_modules/selon": "selon" });
  return { dir: { input: "pages", output: "dist", includes: "../layouts" } };
}
