import "selon";
import { annotate } from "selon/engine";

addEventListener("message", async ({ data }) => postMessage(await annotate(data, { lang: "fr", threshold: 0.7 })));
