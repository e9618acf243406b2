import "selon";
import { annotate } from "selon/engine";

onmessage = async ({ data }) => postMessage(await annotate(data, { lang: "fr", threshold: 0.7 }));
