import { readFile } from "node:fs/promises";
import { type Analysis, annotate } from "selon/engine";

const analysis: Analysis = await annotate(await readFile("story.txt", "utf8"), { lang: "fr", threshold: 0.7 });
for (const { name, type, content } of analysis.attributions)
  console.log(name.toUpperCase(), type satisfies string, content.spans[0]?.start);

// @ts-expect-error a threshold is a number
await annotate("", { threshold: "high" });
